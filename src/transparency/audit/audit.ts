/** The database of a city, row by row, against its log: the first difference has a name and a place. */
import { ENROLLED } from '../../ledger/index.ts'
import type { Ports } from '../../matters/index.ts'
import { inOrder } from './differences.ts'
import type { Difference } from './differences.ts'
import { compareFigures, saidBy } from './figures.ts'
import type { Entries } from './entries.ts'
import { readLog } from './log.ts'
import { compareMatters } from './matters.ts'
import type { Comparing } from './matters.ts'
import { comparePlaces } from './places.ts'
import type { Source } from './source.ts'
import { Times } from './times.ts'

export interface Audit {
  readonly origin: string
  /** Entries of the log that was compared with. */
  readonly size: number
  readonly quorum: boolean
  readonly matters: number
  readonly events: number
  readonly tables: number
  /** In the order of the log, at most MOST of them. */
  readonly differences: readonly Difference[]
  /** How many there are in all. */
  readonly count: number
}

/** What is kept of them: whoever finds more has enough to begin with. */
const MOST = 1_000

export interface AuditWishes {
  readonly source: Source
  readonly policy: string
  /** Checkpoints that somebody else kept. */
  readonly older: readonly string[]
}

/** @throws BadLog where the log itself cannot be believed. */
export async function audit(
  ports: Ports,
  jurisdiction: number,
  { source, policy, older }: AuditWishes,
): Promise<Audit> {
  const log = await readLog(source, policy, older)
  const { entries, checkpoint } = log
  const kept: Difference[] = []
  let count = 0
  const comparing: Comparing = {
    ports,
    jurisdiction,
    entries,
    times: await Times.read(ports.db, jurisdiction, log.policy, entries.size),
    enrolled: enrolledAt(entries),
    owned: new Uint8Array(entries.size),
    report(difference) {
      count += 1
      if (kept.length < MOST) kept.push(difference)
    },
  }
  const { matters, events } = await compareMatters(comparing)
  await comparePlaces(comparing)
  const tables = await compareFigures(comparing)
  const { origin, size, quorum } = checkpoint
  return { origin, size, quorum, matters, events, tables, differences: inOrder(kept), count }
}

/** The place after which times are bound: a city that was there before its log was entered as it stood. */
function enrolledAt(entries: Entries): number {
  for (let index = 0; index < entries.size; index += 1)
    if (entries.isPublished(index) && saidBy(entries.at(index))?.name === ENROLLED) return index
  return 0
}
