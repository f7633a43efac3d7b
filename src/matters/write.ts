/** Writes what a batch has gathered: events first, then what they add up to. */
import { enqueueEntries } from '../ledger/index.ts'
import { AUTHOR } from '../vault/index.ts'
import type { IdentityOf } from '../vault/index.ts'
import type { Kind, Matter } from '../kernel/index.ts'
import type { Batch } from './batch.ts'
import { issue } from './calls.ts'
import { keepOutcome } from './keys.store.ts'
import { replaceDuties } from './duties.store.ts'
import { mentionedBy } from './mentions.ts'
import { insertMentions } from './mentions.store.ts'
import { outboxOf } from './outbox.ts'
import { insertOutbox } from './outbox.store.ts'
import { commitEvent } from './committed.ts'
import { commitmentsOf, insertEvents } from './events.store.ts'
import { insertMatters, replaceLinks, updateMatter } from './store.ts'
import type { Stir } from './store.ts'
import { deltasOf, summed } from './tally.ts'
import { isBlind } from './course.ts'
import { erase, withoutWords } from './erasing.ts'
import type { Changed } from './erasing.ts'
import { addTallies } from './tally.store.ts'

export async function write(batch: Batch): Promise<void> {
  const { tx, jurisdiction, ports } = batch
  const changed = [...batch.before].flatMap(([id, before]): Changed[] => {
    const matter = batch.loaded.get(id)
    if (!matter || matter === before) return []
    const kind = ports.kinds.get(matter.kind)
    if (!kind) throw new Error(`unknown kind ${matter.kind}`)
    return [{ kind, matter, before, isNew: before === null }]
  })
  if (changed.length === 0) return
  await appendEvents(batch, new Map(changed.map(({ matter, kind }) => [matter.id, kind])))
  const erased = await withoutWords(batch, changed)
  await insertMatters(
    tx,
    changed.filter((one) => one.isNew),
  )
  for (const { kind, matter, isNew } of changed) {
    if (!isNew) await updateMatter(tx, kind, matter, stirOf(batch, kind, matter))
  }
  await replaceDuties(tx, jurisdiction, changed)
  for (const { before, matter } of changed) await replaceLinks(tx, before, matter)
  const byId = new Map(changed.map((one) => [one.matter.id, one]))
  await insertMentions(
    tx,
    jurisdiction,
    batch.events.flatMap((event) => {
      const kind = byId.get(event.matter)?.kind
      const posts = kind ? mentionedBy(kind, event) : []
      return posts.map((post) => ({ matter: event.matter, n: event.n, post, at: event.at }))
    }),
  )
  await addTallies(
    tx,
    jurisdiction,
    summed(changed.flatMap(({ before, matter }) => deltasOf(before, matter))),
    ports.random.below(16),
  )
  await insertOutbox(tx, jurisdiction, outboxOf(batch, byId))
  await issue(batch)
  for (const { key, matter, n, slot } of batch.outcomes)
    await keepOutcome(tx, jurisdiction, key, { matter, n, receipt: slot?.id ?? null })
  if (batch.identities.length > 0)
    await ports.vault.sealIdentities(tx, jurisdiction, batch.identities.map(spoken))
  for (const { matter } of erased) await erase(batch, matter)
  settled(batch)
}

/** Each bound to the one before it, and waiting for its place in the public log. */
async function appendEvents(batch: Batch, kinds: ReadonlyMap<string, Kind>): Promise<void> {
  const { tx, jurisdiction, ports } = batch
  const last = [...batch.before].flatMap(([id, before]) =>
    before && kinds.has(id) ? [{ matter: id, n: before.n }] : [],
  )
  const keys = await ports.vault.events.making(tx, jurisdiction, [...kinds.keys()])
  const heads = new Map(await commitmentsOf(tx, jurisdiction, last))
  const appended = batch.events.map((event) => {
    const [kind, own] = [kinds.get(event.matter), keys.get(event.matter)]
    const matter = batch.loaded.get(event.matter)
    if (!kind || !own || !matter) throw new Error(`an event of ${event.matter} without its matter`)
    const place = { jurisdiction, matter: matter.id, kind: kind.name, number: matter.number }
    const prev = heads.get(matter.id) ?? null
    const committed = commitEvent(kind, place, event, prev, own)
    heads.set(matter.id, committed.commitment)
    return { event, committed, held: isHeld(batch, matter) }
  })
  await insertEvents(tx, jurisdiction, appended)
  await enqueueEntries(
    tx,
    jurisdiction,
    appended.map(({ event: { matter, n }, committed: { entry }, held }) => {
      return { entry, matter, n, held }
    }),
  )
}

/** The hour of a leaf must not tell when somebody accused an office: such leaves wait for a fixed time. */
function isHeld({ before }: Batch, matter: Matter): boolean {
  return matter.sealed !== null || (before.get(matter.id)?.sealed ?? null) !== null
}

function spoken({ matter, slot, identity, language }: Batch['identities'][number]): IdentityOf {
  return {
    matter,
    voice: slot === null ? AUTHOR : slot.id,
    identity,
    ...(language === undefined ? {} : { language }),
  }
}

/**
 * Whom a sample drew stays unknown to those whose work it is: so does the hour of it. Who looked is in
 * the course of the matter; the matter itself did not change by it.
 */
function stirOf({ events }: Batch, kind: Kind, matter: Matter): Stir {
  const acts = events.flatMap((event) => (event.matter === matter.id ? kind.acts[event.act] : []))
  if (acts.every((act) => act?.looks)) return 'none'
  return acts.every((act) => act && (act.looks || isBlind(act, matter))) ? 'hidden' : 'shown'
}

/** What was written is what there was before whatever comes next. */
function settled(batch: Batch): void {
  for (const [id, matter] of batch.loaded) batch.before.set(id, matter)
  const lists = [batch.events, batch.told, batch.receipts, batch.identities, batch.outcomes]
  for (const list of lists) list.length = 0
}
