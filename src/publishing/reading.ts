/** Reads what the pages show: the last releases, and the few matters the board says more of. */
import { dayOf } from '../kernel/index.ts'
import type { Day, Instant } from '../kernel/index.ts'
import { cannotBeDone, publicPromises } from '../matters/index.ts'
import type { CannotBeDone, Names, Ports, PublicPromise } from '../matters/index.ts'
import { lastReleases } from './releases.store.ts'
import type { ReleaseRow } from './releases.store.ts'
import { LEAST_OF_RATE } from './rounding.ts'
import type { Inputs, Tables } from './tables.ts'

/** A release, as the pages read it. */
export interface Release {
  readonly year: number
  readonly releasedOn: Day
  readonly madeAt: Instant
  readonly method: number
  readonly inputs: Inputs
  readonly tables: Tables
  readonly digest: string
}

export interface BoardRead {
  readonly today: Day
  /** The last of every year, the newest year first; none: nothing was released yet. */
  readonly releases: readonly Release[]
  readonly promises: readonly PublicPromise[]
  readonly cannot: readonly CannotBeDone[]
  readonly names: Names
}

const YEAR = 365 * 86_400_000
const KEPT_FOR = 60_000
const PROMISES = 24
const CANNOT = 9

/** Kept for a minute, so that many readers cost one reading. */
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
  const { db } = house
  const now = house.clock.now()
  const today = dayOf(now)
  const since = dayOf(new Date(Date.parse(now) - YEAR).toISOString())
  const [rows, promises, cannot, names] = await Promise.all([
    lastReleases(db, jurisdiction, today),
    publicPromises(db, jurisdiction, PROMISES),
    cannotBeDone(db, jurisdiction, since, CANNOT),
    house.names(jurisdiction),
  ])
  return { today, releases: rows.map(releaseOf), promises, cannot, names }
}

export function releaseOf({ inputs, tables, ...row }: ReleaseRow): Release {
  return { ...row, inputs: JSON.parse(inputs) as Inputs, tables: JSON.parse(tables) as Tables }
}

/** The year that is shown first: the newest of which there is something to say. */
export function currentOf({ releases }: BoardRead): Release | null {
  const telling = releases.find(({ tables }) => (tables.city[0]?.came_in ?? 0) >= LEAST_OF_RATE)
  return telling ?? releases[0] ?? null
}
