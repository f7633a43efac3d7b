/**
 * What is sealed is read with a reason, and each reading is an event that the resident sees, written
 * and answered in one transaction: nobody has read what the course does not say (ASVS 16.3.2). Lists
 * show of a sealed matter that it is there and whose turn it is, and nothing of what it says.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { ok, refuse } from '../kernel/index.ts'
import type { Instant, Matter, Result } from '../kernel/index.ts'
import { commitAnd } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import type { WithFiles } from '../attachments/index.ts'
import { deriveKey } from '../vault/index.ts'
import { aboutCity, findMatter, pageOfMatter } from './reading.ts'
import type { Found, Within } from './reading.ts'
import type { Caller, MatterPage } from './shapes.ts'

/** The act by which a sealed matter is read; it is common to all kinds. */
const OPEN_SEALED = 'open_sealed'

/** So long its photos and documents may be looked at under the same event. */
const PASS_MS = 30 * 60_000

export interface OpenedSealed {
  readonly matter: MatterPage
  /** Goes with the addresses of its files, which a browser asks for by itself. */
  readonly pass: string
}

/** Refusals: `not_found`, `not_sealed`, and those of the reason. */
export async function openSealed(
  house: WithFiles,
  caller: Caller,
  name: string,
  reason: string,
): Promise<Result<OpenedSealed>> {
  const found = await findMatter(house, caller, name)
  if (found === null) return refuse('not_found')
  return readingSealed(house, caller, found, reason, async (within, opened) => {
    const page = await pageOfMatter(within, caller, opened)
    return { matter: page, pass: passFor(house, caller, opened.matter) }
  })
}

/** What is read of a sealed matter, in the transaction in which it is written down that it was read. */
export async function readingSealed<T>(
  house: WithFiles,
  { jurisdiction, actor }: Caller,
  found: Found,
  reason: string,
  read: (within: Within, opened: Found) => Promise<T>,
): Promise<Result<T>> {
  const about = await aboutCity(house, jurisdiction)
  const look = { matter: found.matter.id, act: OPEN_SEALED, input: { reason }, actor }
  // Without a key of repeated calls: a second answer is a second reading.
  return commitAnd(house, jurisdiction, [look], async (tx, [done]) => {
    if (!done) throw new Error('an act that was asked for has no answer')
    if (!done.ok) return done.refusal.code === 'no_such_matter' ? refuse('not_found') : done
    const opened = { matter: done.value.matter, kind: found.kind }
    return ok(await read({ ...house, db: tx, about }, opened))
  })
}

function passFor(house: Ports, caller: Caller, matter: Pick<Matter, 'id'>): string {
  const until = new Date(Date.parse(house.clock.now()) + PASS_MS).toISOString()
  return `${until}.${macOf(house, caller, matter, until)}`
}

/** Whether this official opened this matter within the last half hour. */
export function isPass(
  house: Ports,
  caller: Caller,
  matter: Pick<Matter, 'id'>,
  pass: unknown,
): boolean {
  if (typeof pass !== 'string') return false
  const cut = pass.lastIndexOf('.')
  const until = pass.slice(0, Math.max(cut, 0))
  if (!(until > house.clock.now())) return false
  const [given, right] = [pass.slice(cut + 1), macOf(house, caller, matter, until)]
  return given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right))
}

function macOf(
  house: Ports,
  { jurisdiction, actor }: Caller,
  { id }: Pick<Matter, 'id'>,
  until: Instant,
): string {
  const key = deriveKey(house.receiptSecret, 'files of an opened sealed matter v1')
  const bound = JSON.stringify([jurisdiction, id, actor.person, actor.post, until])
  return createHmac('sha256', key).update(bound).digest('base64url')
}
