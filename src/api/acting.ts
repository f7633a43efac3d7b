/** Opening matters and acting on them, as an official or as a department's system. */
import { refuse } from '../kernel/index.ts'
import type { Door, Refusal, Kind, Result } from '../kernel/index.ts'
import { commit, readVisible, visibleOf } from '../matters/index.ts'
import type { Commission, Done, Ports } from '../matters/index.ts'
import type { Opened, WithFiles } from '../attachments/index.ts'
import { can } from '../org/index.ts'
import type { Identity } from '../vault/index.ts'
import { OPEN_IDENTITY, OPEN_ORIGINAL, idOf, readMatter } from './reading.ts'
import { unfilledIn } from './unfilled.ts'
import type { Caller } from './shapes.ts'

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
  { act: what, input, seen, key }: Deed,
): Promise<Result<Done>> {
  const id = await idOf(house, caller, name)
  if (id === null) return refuse('not_found')
  if (LOOKS.has(what) && !(await mayOpen(house, caller, id))) {
    return refuse('identity_not_yours')
  }
  const hole = holeIn(house, what, input)
  if (hole) return { ok: false, refusal: hole }
  const done = await one(house, caller, {
    matter: id,
    act: what,
    input,
    actor: caller.actor,
    holder: caller.scope,
    idempotency: { key, scope: caller.scope },
    ...(seen === undefined ? {} : { seen }),
  })
  // Lost from sight between looking and acting: the same answer as never having been there.
  return !done.ok && done.refusal.code === 'no_such_matter' && done.refusal.field === undefined
    ? refuse('not_found')
    : done
}

/**
 * Who the resident is. The look is written, and durable, before anything is opened: an identity
 * seen without its event cannot happen, an event without a look is only caution.
 */
export async function openIdentity(
  house: Ports,
  caller: Caller,
  name: string,
  { reason, key }: { readonly reason: unknown; readonly key: string },
): Promise<Result<{ readonly identity: Identity | null }>> {
  const looked = await perform(house, caller, name, { act: OPEN_IDENTITY, input: { reason }, key })
  if (!looked.ok) return looked
  // The same call again would be a second look under the first one's event.
  if (looked.value.repeated) return refuse('look_used')
  const { id } = looked.value.matter
  return {
    ok: true,
    value: { identity: await house.vault.openIdentity(house.db, caller.jurisdiction, id) },
  }
}

/**
 * A file as it came, with all that a camera or an office program wrote into it: opened like an
 * identity, by whoever may open that, with a reason that the resident sees.
 */
export async function openOriginal(
  house: WithFiles,
  caller: Caller,
  name: string,
  { file, reason, key }: { readonly file: string; readonly reason: string; readonly key: string },
): Promise<Result<Opened & { readonly number: string }>> {
  const { jurisdiction } = caller
  const matter = await readMatter(house, caller, name)
  if (!matter?.files.some(({ id }) => id === file)) return refuse('not_found')
  const deed = { act: OPEN_ORIGINAL, input: { file, reason }, key }
  const looked = await perform(house, caller, name, deed)
  if (!looked.ok) return looked
  if (looked.value.repeated) return refuse('look_used')
  const original = await house.files.open(jurisdiction, matter.id, file, 'original')
  return original
    ? { ok: true, value: { ...original, number: matter.number } }
    : refuse('not_found')
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
