/** Published tables against their entries, and the last of them against the events they were made from. */
import { createHash } from 'node:crypto'
import { issuedBulletins } from '../../bulletins/index.ts'
import { dayOf } from '../../kernel/index.ts'
import { queuedOf } from '../../ledger/index.ts'
import { leafOwner, publishedTables, recompute, releaseName } from '../../publishing/index.ts'
import type { Comparing } from './matters.ts'

/** What an entry of a published table says. */
export interface Said {
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly text?: string
}

/** Null: not written as a published table is; the log may hold it, this house did not enter it. */
export function saidBy(entry: Buffer): Said | null {
  try {
    const said = JSON.parse(entry.subarray(1).toString('utf8')) as Partial<Said> | null
    const isRight =
      typeof said?.name === 'string' &&
      typeof said.size === 'number' &&
      typeof said.sha256 === 'string'
    return isRight ? (said as Said) : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Returns how many tables were looked at. */
export async function compareFigures(comparing: Comparing): Promise<number> {
  const { entries, report } = comparing
  const logged = new Map<string, { readonly index: number; readonly said: Said }>()
  for (let index = 0; index < entries.size; index += 1) {
    if (!entries.isPublished(index)) continue
    const said = saidBy(entries.at(index))
    if (said === null) {
      const detail = { zh: '不是本系统写的格式', en: 'it is not written as this house writes' }
      report({ code: 'place_altered', index, of: '–', detail })
      continue
    }
    // Of several with one name the last holds: a correction is a new entry.
    logged.set(said.name, { index, said })
  }
  const there = new Set<string>()
  for await (const { name, text } of publishedFiles(comparing)) {
    there.add(name)
    const known = logged.get(name)
    if (!known) {
      if (!(await isWaiting(comparing, name)))
        report({ code: 'figure_unlogged', index: null, of: name })
    } else if (!isSame(text, known.said))
      report({ code: 'figure_altered', index: known.index, of: name })
  }
  for (const [name, { index }] of logged)
    if (/^(?:release|bulletin)-/u.test(name) && !there.has(name))
      report({ code: 'figure_deleted', index, of: name })
  await recomputeLast(comparing)
  return there.size
}

/** Whatever this house publishes whole: releases of figures, and bulletins. */
async function* publishedFiles({ ports, jurisdiction }: Comparing) {
  yield* publishedTables(ports.db, jurisdiction)
  yield* issuedBulletins(ports.db, jurisdiction)
}

function isSame(text: string, { size, sha256 }: Said): boolean {
  const bytes = Buffer.from(text, 'utf8')
  return bytes.length === size && createHash('sha256').update(bytes).digest('hex') === sha256
}

/** In the queue, or placed after the log was read. */
async function isWaiting(
  { ports, jurisdiction, entries }: Comparing,
  name: string,
): Promise<boolean> {
  const owner = leafOwner(name)
  if ((await queuedOf(ports.db, jurisdiction, [owner])).length > 0) return true
  const index = await ports.ledger.indexOf(jurisdiction, owner, 1)
  return index !== null && index >= entries.size
}

/** The tables of the last day of releases, made again from the events as they are now. */
async function recomputeLast({ ports, jurisdiction, report }: Comparing): Promise<void> {
  const today = dayOf(ports.clock.now())
  for (const found of await recompute(ports, jurisdiction, today)) {
    if (found.same) continue
    const [first] = found.differences
    const cell = first && `${first.table} [${first.row}] ${first.column}`
    const detail = cell
      ? { zh: cell, en: cell }
      : { zh: '取整后的数字一样，记录不一样', en: 'the rounded figures do, the events do not' }
    report({ code: 'figure_not_recomputed', index: null, of: releaseName(found), detail })
  }
}
