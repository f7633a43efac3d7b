/** Standings are made again when something of the plan has changed, or another day has come. */
import type { Matter } from '../kernel/index.ts'
import { planBodies, planMark, rulebookOf } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import type { Queryable } from '../platform/database.ts'
import { standingsOf } from './standing.ts'
import { keepMade, lastMade, replaceStandings } from './standings.store.ts'

const PAGE = 1000

/** Another number, and every standing is made again: the way of reckoning has changed. */
const METHOD = 1

export async function refreshStandings(
  house: Pick<Ports, 'db' | 'clock' | 'rules' | 'kinds'>,
  jurisdiction: number,
): Promise<{ readonly targets: number; readonly written: number } | null> {
  const { db, clock, kinds } = house
  const changed = await planMark(db, jurisdiction)
  if (changed === null) return null
  const mark = `${METHOD} ${changed}`
  const today = rulebookOf(await house.rules(jurisdiction)).dayOf(clock.now())
  const last = await lastMade(db, jurisdiction)
  if (last?.mark === mark && last.on === today) return null
  return db.transaction(async (tx) => {
    // First, and within: what changes while they are made is found next time.
    await keepMade(tx, jurisdiction, { mark, on: today })
    const standings = standingsOf(await allOf(tx, jurisdiction), kinds, today)
    const { written } = await replaceStandings(tx, jurisdiction, standings)
    return { targets: standings.length, written }
  })
}

async function allOf(db: Queryable, jurisdiction: number): Promise<readonly Matter[]> {
  const all: Matter[] = []
  for (let after: { at: string; id: string } | null = null; ;) {
    const page: readonly Matter[] = await planBodies(db, jurisdiction, after, PAGE)
    all.push(...page)
    const last = page.at(-1)
    if (!last || page.length < PAGE) return all
    after = { at: last.changedAt, id: last.id }
  }
}
