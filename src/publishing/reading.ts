/** Reads what the board shows; kept for a minute, so that many readers cost one reading. */
import type { Day } from '../kernel/index.ts'
import { cannotBeDone, figures, lastAnswered, publicPromises } from '../matters/index.ts'
import type { CannotBeDone, Names, Ports, PublicPromise } from '../matters/index.ts'
import { boardOf } from './board.ts'
import type { Board } from './board.ts'
import { medianWait } from './waits.ts'
import type { Wait } from './waits.ts'

export interface BoardRead {
  readonly since: Day
  readonly today: Day
  readonly board: Board
  readonly wait: Wait | null
  readonly promises: readonly PublicPromise[]
  readonly cannot: readonly CannotBeDone[]
  readonly names: Names
}

const YEAR = 365 * 86_400_000
const KEPT_FOR = 60_000
const SAMPLE = 200
const PROMISES = 30
const CANNOT = 12

export function boardReader(house: Ports, jurisdiction: number): () => Promise<BoardRead> {
  let kept: { readonly until: number; readonly read: Promise<BoardRead> } | null = null
  return () => {
    const now = Date.parse(house.clock.now())
    // The clock of a test may be set back; a reading is never older than it may be.
    if (kept && now < kept.until && now >= kept.until - KEPT_FOR) return kept.read
    const read = readBoard(house, jurisdiction)
    kept = { until: now + KEPT_FOR, read }
    read.catch(() => {
      kept = null
    })
    return read
  }
}

async function readBoard(house: Ports, jurisdiction: number): Promise<BoardRead> {
  const { db, kinds } = house
  const now = house.clock.now()
  const since = localDay(Date.parse(now) - YEAR)
  const rules = await house.rules(jurisdiction)
  const small = rules.categories.filter((one) => one.small).map((one) => one.code)
  const [counted, told, promises, cannot, names] = await Promise.all([
    figures(db, jurisdiction, since),
    lastAnswered(db, jurisdiction, small, SAMPLE),
    publicPromises(db, jurisdiction, PROMISES),
    cannotBeDone(db, jurisdiction, since, CANNOT),
    house.names(jurisdiction),
  ])
  return {
    since,
    today: localDay(Date.parse(now)),
    board: boardOf(counted, kinds, rules),
    wait: medianWait(told, kinds),
    promises,
    cannot,
    names,
  }
}

function localDay(at: number): Day {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
}
