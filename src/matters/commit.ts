/**
 * The only way anything happens to a matter: load → decide → append events, update the row,
 * duties, links, tallies, outbox, identity and receipt, in one transaction.
 */
import { decide, ok, refuse } from '../kernel/index.ts'
import type {
  Actor,
  Birth,
  Decision,
  Effect,
  Input,
  Json,
  Kind,
  Matter,
  Refusal,
  Result,
  World,
} from '../kernel/index.ts'
import { can } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import { attachFiles, claimFiles } from './attaching.ts'
import { load } from './batch.ts'
import { beginningOfDay, coarseWorld } from './coarse.ts'
import type { Batch } from './batch.ts'
import { answerAgain, duplicateOf, idempotencyOf, receiptSlot } from './calls.ts'
import type { Key } from './calls.ts'
import { readKey, takeExternalId, takeKey } from './keys.store.ts'
import { publicNumber } from './number.ts'
import { peopleOf } from './people.ts'
import { eventsFor } from './course.ts'
import type { Commission, Done, Ports } from './ports.ts'
import { resolveReferences } from './references.ts'
import { rulebookOf } from './rulebook.ts'
import { readEvents } from './events.store.ts'
import { readBodies } from './tree.store.ts'
import { visibleOf } from './visible.ts'
import { write } from './write.ts'

/** Effects may follow effects; a chain longer than this is a loop in a kind's declaration. */
const LONGEST_CHAIN = 200
/** Events that are gathered before they are written: a statement of PostgreSQL takes 65,535 values. */
const MOST_GATHERED = 500

export async function commit(
  ports: Ports,
  jurisdiction: number,
  commissions: readonly Commission[],
): Promise<Result<Done>[]> {
  return inOne(ports, jurisdiction, commissions)
}

/**
 * As commit, with what `answer` reads in the same transaction once everything is written: it is told
 * only where the events it rests on are durable. It may run again, and must do nothing but read.
 */
export async function commitAnd<T>(
  ports: Ports,
  jurisdiction: number,
  commissions: readonly Commission[],
  answer: (tx: Queryable, results: readonly Result<Done>[]) => Promise<T>,
): Promise<T> {
  let read: { readonly answer: T } | null = null
  await inOne(ports, jurisdiction, commissions, {
    afterWriting: async (tx, results) => {
      read = { answer: await answer(tx, results) }
    },
  })
  if (read === null) throw new Error('a transaction that committed was never answered')
  return (read as { readonly answer: T }).answer
}

/**
 * As commit, but all of it or nothing: where one act is refused, or has come in before, none is kept.
 * The answers say which; those of the others are what they would have been.
 */
export async function commitWhole(
  ports: Ports,
  jurisdiction: number,
  commissions: readonly Commission[],
): Promise<{ readonly kept: boolean; readonly results: readonly Result<Done>[] }> {
  let tried: readonly Result<Done>[] = []
  try {
    const beforeWriting = (results: readonly Result<Done>[]) => {
      tried = results
      if (results.some((one) => !one.ok || one.value.duplicate)) throw new Rehearsed()
    }
    return { kept: true, results: await inOne(ports, jurisdiction, commissions, { beforeWriting }) }
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error
    return { kept: false, results: tried }
  }
}

/** What a batch would come to. Nothing is kept of it: everything it wrote is rolled back. */
export async function rehearse(
  ports: Ports,
  jurisdiction: number,
  commissions: readonly Commission[],
): Promise<Result<number>[]> {
  const results: Result<number>[] = []
  try {
    await inOne(ports, jurisdiction, commissions, {
      beforeWriting: (tried) => {
        results.splice(0, results.length, ...tried.map((one) => (one.ok ? ok(one.value.n) : one)))
        throw new Rehearsed()
      },
    })
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error
  }
  return results
}

class Rehearsed extends Error {}

function spelt(commission: Commission, earlier: readonly Result<Done>[]): Commission {
  return commission.inputAfter
    ? { ...commission, input: commission.inputAfter(earlier) }
    : commission
}

interface Between {
  readonly beforeWriting?: (results: readonly Result<Done>[]) => void
  readonly afterWriting?: (tx: Queryable, results: readonly Result<Done>[]) => Promise<void>
}

async function inOne(
  ports: Ports,
  jurisdiction: number,
  commissions: readonly Commission[],
  { beforeWriting, afterWriting }: Between = {},
): Promise<Result<Done>[]> {
  // Read before the transaction: caches, the same for every act of the batch.
  const [rules, org] = await Promise.all([ports.rules(jurisdiction), ports.org(jurisdiction)])
  const divisions = await ports.divisions(jurisdiction)
  return retryCollisions(() =>
    ports.db.transaction(async (tx) => {
      const batch: Batch = {
        tx,
        ports,
        jurisdiction,
        now: ports.clock.now(),
        rules,
        org,
        divisions,
        loaded: new Map(),
        before: new Map(),
        events: [],
        told: [],
        receipts: [],
        identities: [],
        outcomes: [],
      }
      await load(
        batch,
        commissions.flatMap((one) => one.matter ?? []),
      )
      const results: Result<Done>[] = []
      for (const one of commissions) {
        results.push(await perform(batch, spelt(one, results)))
        // One statement holds so many values and no more.
        if (batch.events.length >= MOST_GATHERED) await write(batch)
      }
      beforeWriting?.(results)
      await write(batch)
      await afterWriting?.(tx, results)
      return results
    }),
  )
}

/** A public number was drawn twice: draw again. */
async function retryCollisions<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= 5 || !isNumberCollision(error)) throw error
    }
  }
}

function isNumberCollision(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return false
  // On a sharded table the constraint's name carries the shard's number.
  return (
    'constraint' in error && String(error.constraint).startsWith('matters_jurisdiction_id_number')
  )
}

async function perform(batch: Batch, commission: Commission): Promise<Result<Done>> {
  const key = idempotencyOf(commission, batch.ports.receiptSecret)
  if (key) {
    // The same key twice in one batch: the first is written before it is answered again.
    if (batch.outcomes.some((one) => one.key.equals(key.hash))) await write(batch)
    const kept = await readKey(batch.tx, batch.jurisdiction, key.hash)
    if (kept) return answerAgain(batch, key, kept)
  }
  const current = currentOf(batch, commission)
  if (!current.ok) return current
  const { kind, matter } = current.value
  const stale = matter ? await staleness(batch, kind, matter, commission) : null
  if (stale) return { ok: false, refusal: stale }
  const decided = await decideIn(batch, kind, matter, commission)
  if (!decided.ok) {
    // Pressed twice at once: the other press, which this one waited for, has used its files.
    const twin =
      key &&
      decided.refusal.code === 'no_such_file' &&
      (await readKey(batch.tx, batch.jurisdiction, key.hash))
    return key && twin ? answerAgain(batch, key, twin) : decided
  }
  const { value: decision } = decided
  // Whose key it was is not told by it, and at what hour it came by nothing.
  const about = { matter: decision.matter.id, at: beginningOfDay(batch.now) }
  if (key && !(await takeKey(batch.tx, batch.jurisdiction, key, about))) {
    const kept = await readKey(batch.tx, batch.jurisdiction, key.hash)
    return kept ? answerAgain(batch, key, kept) : refuse('try_again')
  }
  if (commission.external) {
    const { source, id } = commission.external
    const earlier = await takeExternalId(
      batch.tx,
      batch.jurisdiction,
      source,
      id,
      decision.matter.id,
    )
    if (earlier !== null) return duplicateOf(batch, earlier)
  }
  return record(batch, kind, decision, commission, key)
}

function currentOf(
  batch: Batch,
  commission: Commission,
): Result<{ kind: Kind; matter: Matter | null }> {
  if (commission.matter === undefined) {
    const kind = batch.ports.kinds.get(commission.kind ?? '')
    return kind ? { ok: true, value: { kind, matter: null } } : refuse('no_such_kind')
  }
  const matter = batch.loaded.get(commission.matter)
  // What may not be seen does not exist, in the same words.
  if (!matter || !mayReach(commission.actor, matter)) return refuse('no_such_matter')
  const kind = batch.ports.kinds.get(matter.kind)
  if (!kind) throw new Error(`matter ${matter.id} is of an unknown kind ${matter.kind}`)
  return { ok: true, value: { kind, matter } }
}

/** A door reaches what is not sealed (to second it, to add to it); everyone else what they may see. */
function mayReach(actor: Actor, matter: Matter): boolean {
  return actor.as === 'door' ? matter.sealed === null : can(actor, 'see', visibleOf(matter))
}

/** Two people act at once: the second is told what changed meanwhile, and nothing they typed is lost. */
async function staleness(
  batch: Batch,
  kind: Kind,
  matter: Matter,
  { seen, actor }: Commission,
): Promise<Refusal | null> {
  if (seen === undefined || seen >= matter.n) return null
  const records = { db: batch.tx, vault: batch.ports.vault }
  const stored = await readEvents(records, batch.jurisdiction, matter.id)
  const all = [...stored, ...batch.events.filter((event) => event.matter === matter.id)]
  // An official counts what the course shows them: of the rest not even that there is any is told.
  const shown = actor.as === 'official' ? eventsFor({ kind, matter, actor }, all) : all
  const since = actor.as === 'official' ? shown.slice(seen) : all.filter(({ n }) => n > seen)
  const changes = since.filter((event) => !kind.acts[event.act]?.silent)
  if (changes.length === 0) return null
  return {
    code: 'changed_meanwhile',
    params: { acts: changes.map((event) => event.act).join(','), n: shown.length },
  }
}

async function decideIn(
  batch: Batch,
  kind: Kind,
  matter: Matter | null,
  commission: Commission,
): Promise<Result<Decision>> {
  const act = Object.hasOwn(kind.acts, commission.act) ? kind.acts[commission.act] : undefined
  if (!act) return refuse('unknown_act', { params: { act: commission.act.slice(0, 60) } })
  const { tx, jurisdiction, rules, org, divisions, ports } = batch
  // Whoever waited for the row acts after whoever had it: the times of a matter's events never go back.
  const now = matter && matter.changedAt > batch.now ? matter.changedAt : batch.now
  const input = await resolveReferences(act.fields, commission.input, {
    tx,
    jurisdiction,
    actor: commission.actor,
    rules,
    org,
    divisions,
    held: batch.loaded,
  })
  if (!input.ok) return input
  const files = await claimFiles(batch, act, input.value, commission)
  if (files) return { ok: false, refusal: files }
  const readings: Record<string, Json> = {}
  for (const name of act.readings ?? []) {
    const reading = ports.readings[name]
    if (!reading) throw new Error(`kind ${kind.name} needs a reading nobody offers: ${name}`)
    readings[name] = await reading({
      tx,
      jurisdiction,
      kind,
      kinds: ports.kinds,
      matter,
      input: asInput(input.value),
      now,
      rules,
      org,
      settle: (about) => (concerns(batch, about) ? write(batch) : Promise.resolve()),
      bodies: (ids) => bodiesIn(batch, ids),
    })
  }
  const world: World = {
    rulebook: rulebookOf(rules),
    readings,
    people: peopleOf(org),
    ...(matter ? {} : { birth: birthOf(batch, kind, commission) }),
  }
  const deed = { act: commission.act, input: input.value }
  const decided = decide(kind, matter, deed, commission.actor, now, world)
  if (!decided.ok || !(await isNameless(batch, commission, decided.value.matter))) return decided
  const day = beginningOfDay(now)
  const coarse = matter && matter.changedAt > day ? matter.changedAt : day
  return decide(kind, matter, deed, commission.actor, coarse, coarseWorld(world, coarse))
}

/** A resident's own act on what is sealed, and nobody of the matter said who they are. */
async function isNameless(
  { tx, jurisdiction, ports, identities }: Batch,
  { actor, identity }: Commission,
  { id, sealed }: Matter,
): Promise<boolean> {
  if (sealed === null || (actor.as !== 'resident' && actor.as !== 'door')) return false
  const isNamed = Object.values(identity ?? {}).some(Boolean)
  if (isNamed || identities.some(({ matter }) => matter === id)) return false
  return !(await ports.vault.isNamed(tx, jurisdiction, id))
}

async function bodiesIn(
  { tx, jurisdiction, loaded }: Batch,
  ids: readonly string[],
): Promise<readonly Matter[]> {
  const others = ids.filter((id) => !loaded.has(id))
  const held = ids.flatMap((id) => loaded.get(id) ?? [])
  return others.length === 0 ? held : [...held, ...(await readBodies(tx, jurisdiction, others))]
}

/** Whether anything gathered and not yet written is about this matter, or linked to it now or before. */
function concerns({ loaded, before }: Batch, about: string | undefined): boolean {
  if (about === undefined) return true
  return [...loaded].some(([id, matter]) => {
    const was = before.get(id)
    if (matter === was) return false
    return id === about || [...matter.links, ...(was?.links ?? [])].some(({ to }) => to === about)
  })
}

/** Readings look only at references, which are texts; whatever else was sent is judged by decide. */
function asInput(value: unknown): Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Input)
    : {}
}

function birthOf(batch: Batch, kind: Kind, commission: Commission): Birth {
  const openedAt = commission.openedAt ?? batch.now
  const openedOn = rulebookOf(batch.rules).dayOf(openedAt)
  const { random } = batch.ports
  return {
    jurisdiction: batch.jurisdiction,
    id: random.uuid(),
    kind: kind.name,
    number: publicNumber(openedOn, (limit) => random.below(limit)),
    door: commission.door ?? (commission.actor.as === 'door' ? commission.actor.door : 'hotline'),
    openedAt,
    openedOn,
  }
}

async function record(
  batch: Batch,
  kind: Kind,
  decision: Decision,
  commission: Commission,
  key: Key | null,
): Promise<Result<Done>> {
  keep(batch, decision)
  const { matter } = decision
  for (const event of decision.events)
    await attachFiles(batch, kind.acts[event.act], matter.id, event, commission.holder)
  const slot = receiptSlot(batch, commission, matter, key)
  if (commission.identity) {
    const { identity, language } = commission
    const voice = commission.receipt === 'second' ? slot : null
    batch.identities.push({ matter: matter.id, slot: voice, identity, language })
  }
  const n = decision.events.at(-1)?.n ?? matter.n
  batch.told.push(...(commission.tell ?? []).map((to) => ({ matter: matter.id, n, to })))
  await followEffects(batch, decision)
  if (key) batch.outcomes.push({ key: key.hash, matter: matter.id, n, slot })
  return {
    ok: true,
    value: {
      matter: currentMatter(batch, matter),
      n,
      receipt: slot,
      repeated: false,
      duplicate: false,
    },
  }
}

function currentMatter(batch: Batch, matter: Matter): Matter {
  return batch.loaded.get(matter.id) ?? matter
}

function keep(batch: Batch, { matter, events }: Decision): void {
  if (!batch.before.has(matter.id)) batch.before.set(matter.id, null)
  batch.loaded.set(matter.id, matter)
  batch.events.push(...events.map((event) => ({ ...event, matter: matter.id })))
}

/** Acts on other matters that follow from this one, decided there by their own rules. */
async function followEffects(batch: Batch, decision: Decision): Promise<void> {
  const queue = [...decision.effects]
  for (let done = 0; queue.length > 0; done += 1) {
    if (done > LONGEST_CHAIN) throw new Error('effects follow effects without an end')
    const effect = queue.shift()
    if (!effect) break
    const { kind, matter } = await affected(batch, effect)
    // Nothing can be added to what is erased; what followed from elsewhere has nobody to tell it to.
    if (matter?.erased) continue
    const actor = { as: 'system', part: 'effects' } as const
    const { act, input } = effect
    const { door } = decision.matter
    const result = await decideIn(batch, kind, matter, { act, input, actor, door })
    if (!result.ok)
      throw new Error(
        `effect ${act} on ${matter?.number ?? `a new ${kind.name}`} was refused: ${result.refusal.code}`,
      )
    keep(batch, result.value)
    queue.push(...result.value.effects)
  }
}

async function affected(
  batch: Batch,
  effect: Effect,
): Promise<{ kind: Kind; matter: Matter | null }> {
  if ('opens' in effect) {
    const kind = batch.ports.kinds.get(effect.opens)
    if (!kind) throw new Error(`an effect opens an unknown kind: ${effect.opens}`)
    return { kind, matter: null }
  }
  await load(batch, [effect.on])
  const matter = batch.loaded.get(effect.on)
  const kind = matter && batch.ports.kinds.get(matter.kind)
  if (!matter || !kind) throw new Error(`an effect names a matter that is not there: ${effect.on}`)
  return { kind, matter }
}
