/** Opening matters and acting on them, as an official or as a department's system. */
import { ok, refuse } from '../kernel/index.ts'
import type { Door, Kind, Matter, Refusal, Result } from '../kernel/index.ts'
import { commit, commitAnd, readVisible, visibleOf } from '../matters/index.ts'
import type { Commission, Done, Ports } from '../matters/index.ts'
import type { Opened, WithFiles } from '../attachments/index.ts'
import { can } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { Identity } from '../vault/index.ts'
import {
  aboutCity,
  findMatter,
  idOf,
  OPEN_IDENTITY,
  OPEN_ORIGINAL,
  pageOfMatter,
  readMatter,
} from './reading.ts'
import { unfilledIn } from './unfilled.ts'
import type { Acted, Caller } from './shapes.ts'

export interface Opening {
  readonly kind: string
  readonly act: string
  readonly input: unknown
  readonly door: Door
  readonly identity?: Identity
  readonly external?: Commission['external']
  readonly key: string
}

export interface Deed {
  readonly act: string
  readonly input: unknown
  readonly seen?: number
  readonly key: string
}

/** Refusals: `no_such_kind`, and those of commit. */
export function openMatter(house: Ports, caller: Caller, opening: Opening): Promise<Result<Done>> {
  const { kind, act, input, identity, external, key } = opening
  // What nobody outside can ask for an official begins: it came in by no door and has no receipt.
  const isAsked = opensByDoor(house.kinds.get(kind))
  const door = isAsked || opening.door === 'api' ? opening.door : 'desk'
  return one(house, caller, {
    kind,
    act,
    input,
    door,
    actor: caller.actor,
    idempotency: { key, scope: caller.scope },
    ...(isAsked ? { receipt: 'author' as const } : {}),
    holder: caller.scope,
    ...(identity && Object.values(identity).some(Boolean) ? { identity } : {}),
    ...(external ? { external } : {}),
  })
}

function opensByDoor(kind: Kind | undefined): boolean {
  return Object.values(kind?.acts ?? {}).some(
    (act) => act.from === 'new' && act.by.includes('door'),
  )
}

/** Refusals: `not_found` alike for what is not there and what is not to be seen; those of commit. */
export async function perform(
  house: Ports,
  caller: Caller,
  name: string,
  deed: Deed,
): Promise<Result<Done>> {
  const commission = await commissionFor(house, caller, name, deed)
  return commission.ok ? seenAs(await one(house, caller, commission.value)) : commission
}

async function commissionFor(
  house: Ports,
  caller: Caller,
  name: string,
  { act: what, input, seen, key }: Deed,
): Promise<Result<Commission>> {
  const id = await idOf(house, caller, name)
  if (id === null) return refuse('not_found')
  if (LOOKS.has(what) && !(await mayOpen(house, caller, id))) return refuse('identity_not_yours')
  const hole = holeIn(house, what, input)
  if (hole) return { ok: false, refusal: hole }
  return ok({
    matter: id,
    act: what,
    input,
    actor: caller.actor,
    holder: caller.scope,
    idempotency: { key, scope: caller.scope },
    ...(seen === undefined ? {} : { seen }),
  })
}

/** Lost from sight between looking and acting: the same answer as never having been there. */
function seenAs(done: Result<Done>): Result<Done> {
  return !done.ok && done.refusal.code === 'no_such_matter' && done.refusal.field === undefined
    ? refuse('not_found')
    : done
}

/**
 * The look and what it shows are one transaction: what was seen without its event cannot be, whatever
 * breaks. The same call again would be a second look under the first one's event, and is refused.
 */
async function look<T>(
  house: Ports,
  caller: Caller,
  name: string,
  deed: Deed,
  show: (tx: Queryable, matter: string) => Promise<T>,
): Promise<Result<T>> {
  const commission = await commissionFor(house, caller, name, deed)
  if (!commission.ok) return commission
  return commitAnd(house, caller.jurisdiction, [commission.value], async (tx, [looked]) => {
    if (!looked) throw new Error('an act that was asked for has no answer')
    const done = seenAs(looked)
    if (!done.ok) return done
    if (done.value.repeated) return refuse('look_used')
    return ok(await show(tx, done.value.matter.id))
  })
}

/** Who the resident is. Refusals: `identity_not_yours`, `look_used`, and those of perform. */
export function openIdentity(
  house: Ports,
  caller: Caller,
  name: string,
  { reason, key }: { readonly reason: unknown; readonly key: string },
): Promise<Result<{ readonly identity: Identity | null }>> {
  const deed = { act: OPEN_IDENTITY, input: { reason }, key }
  return look(house, caller, name, deed, async (tx, matter) => ({
    identity: await house.vault.openIdentity(tx, caller.jurisdiction, matter),
  }))
}

/**
 * A file as it came, with all that a camera or an office program wrote into it: opened like an
 * identity, by whoever may open that, with a reason that the resident sees. Its key is taken in the
 * transaction of the look, its bytes are fetched afterwards.
 */
export async function openOriginal(
  house: WithFiles,
  caller: Caller,
  name: string,
  { file, reason, key }: { readonly file: string; readonly reason: string; readonly key: string },
): Promise<Result<Opened & { readonly number: string }>> {
  const { jurisdiction } = caller
  const shown = await filesShown(house, caller, name)
  if (!shown?.files.has(file)) return refuse('not_found')
  const deed = { act: OPEN_ORIGINAL, input: { file, reason }, key }
  const unlocked = await look(house, caller, name, deed, (tx, matter) =>
    house.files.unlock(tx, jurisdiction, matter, file, 'original'),
  )
  if (!unlocked.ok) return unlocked
  const original = await unlocked.value?.fetch()
  return original ? ok({ ...original, number: shown.matter.number }) : refuse('not_found')
}

/** Those files of a matter that its course shows to this caller; null: no such matter. */
export async function filesShown(
  house: WithFiles,
  caller: Caller,
  name: string,
): Promise<{ readonly matter: Matter; readonly files: ReadonlySet<string> } | null> {
  const found = await findMatter(house, caller, name)
  if (found === null) return null
  const about = await aboutCity(house, caller.jurisdiction)
  const { files } = await pageOfMatter({ ...house, about }, caller, found)
  return { matter: found.matter, files: new Set(files.map(({ id }) => id)) }
}

const LOOKS: ReadonlySet<string> = new Set([OPEN_IDENTITY, OPEN_ORIGINAL])

/** What a template left open, whichever kind the act is of. */
function holeIn(house: Ports, what: string, input: unknown): Refusal | null {
  if (typeof input !== 'object' || input === null) return null
  for (const { acts } of house.kinds.values()) {
    const act = Object.hasOwn(acts, what) ? acts[what] : undefined
    const hole = act && unfilledIn(act.fields, input as Readonly<Record<string, unknown>>)
    if (hole) return hole
  }
  return null
}

/** What an act answers with: the matter as it stands now, unless reading it takes a reason of its own. */
export async function afterwards(
  house: WithFiles,
  caller: Caller,
  { matter: { id }, repeated }: Done,
): Promise<Acted> {
  const read = await readMatter(house, caller, id)
  if (read.ok) return { n: read.value.n, repeated, matter: read.value, sealed: false }
  const sealed = read.refusal.code === 'sealed_needs_reason'
  return { n: null, repeated, matter: null, sealed }
}

async function mayOpen(
  house: Ports,
  { jurisdiction, actor }: Caller,
  id: string,
): Promise<boolean> {
  const matter = await readVisible(house.db, jurisdiction, id, actor)
  return matter !== null && can(actor, OPEN_IDENTITY, visibleOf(matter))
}

async function one(house: Ports, caller: Caller, commission: Commission): Promise<Result<Done>> {
  const [done] = await commit(house, caller.jurisdiction, [commission])
  if (!done) throw new Error('an act that was asked for has no answer')
  return done
}
