/** Keys of programs that file requests for residents. Reading what is public needs none. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { ok, refuse } from '../../kernel/index.ts'
import type { Result } from '../../kernel/index.ts'
import type { Ports } from '../../matters/index.ts'
import { actorForKey, addKey } from '../../org/index.ts'

/** What a key needs to file: that of whoever takes in what residents say. */
const POWER = 'intake'

export interface Caller {
  readonly key: string
}

/** Null: none was given. Refusals: `key_not_known`, `key_of_another` (jurisdiction or purpose). */
export async function callerOf(
  { db, clock }: Ports,
  jurisdiction: number,
  presented: string | null,
): Promise<Result<Caller | null>> {
  if (presented === null) return ok(null)
  const known = await actorForKey(db, presented, clock.now())
  if (!known) return refuse('key_not_known')
  if (known.actor.jurisdiction !== jurisdiction || !known.powers.includes(POWER))
    return refuse('key_of_another')
  return ok({ key: known.id })
}

/**
 * The key that a new installation starts with, kept in a file for its owner alone, because the
 * database has only its hash. A key that was ended is not made again in its name: a new one is.
 * Null: the city has no units yet that could answer for it.
 */
export async function ensureOpen311Key(
  { db, clock, org }: Ports,
  jurisdiction: number,
  file: string,
): Promise<string | null> {
  const now = clock.now()
  const kept = readKept(file)
  if (kept !== null && (await actorForKey(db, kept, now))?.actor.jurisdiction === jurisdiction)
    return kept
  const root = [...(await org(jurisdiction)).units.values()].find(({ parent }) => parent === null)
  if (!root) return null
  const made = await addKey(
    { db, jurisdiction, now, by: 'house' },
    { unit: root.id, label: 'Open311', powers: [POWER] },
  )
  if (!made.ok) throw new Error(`Open311 key: ${made.refusal.code}`)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, `${made.value.key}\n`, { mode: 0o600, flush: true })
  chmodSync(file, 0o600)
  return made.value.key
}

function readKept(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
