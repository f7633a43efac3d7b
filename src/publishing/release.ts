/** A release: the tables of a year as they stood at the end of a Sunday, made from events alone. */
import { createHash } from 'node:crypto'
import { addDays, dayOf, endOfDay, startOfDay } from '../kernel/index.ts'
import type { Day } from '../kernel/index.ts'
import { readBirths } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import { loadOrg } from '../org/index.ts'
import { divisionsUnder, loadRules } from '../rules/index.ts'
import { METHOD } from './definitions.ts'
import { logReleases } from './logged.ts'
import { observe } from './observe.ts'
import { insertRelease, releasesOf } from './releases.store.ts'
import type { ReleaseRow } from './releases.store.ts'
import { calendarOf, Tabulation } from './tables.ts'
import type { Inputs, Tables } from './tables.ts'

/** What is counted; other kinds of matter follow from requests, or are of the house itself. */
export const KIND = 'request'

/** What came in late in a year goes on into the next: until then the old year is released as well. */
const LAST_DAY_OF_OLD_YEAR = '-03-31'

/** The Monday on or before a day: releases have a day of the week, so that nobody picks one. */
export function releaseDayOf(day: Day): Day {
  const weekday = (new Date(`${day}T00:00:00.000Z`).getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}

/** Years a release of this day says something of. */
export function yearsOf(releasedOn: Day): readonly number[] {
  const through = addDays(releasedOn, -1)
  const year = Number(through.slice(0, 4))
  return through.slice(4) <= LAST_DAY_OF_OLD_YEAR ? [year - 1, year] : [year]
}

/** Makes the release of this week, if it is not there. Null: nothing was due. */
export async function releaseDue(ports: Ports, jurisdiction: number): Promise<Day | null> {
  const releasedOn = releaseDayOf(dayOf(ports.clock.now()))
  const [last] = await releasesOf(ports.db, jurisdiction, releasedOn)
  if (last?.releasedOn === releasedOn) {
    await ports.db.transaction((tx) => logReleases(tx, jurisdiction))
    return null
  }
  const rows: ReleaseRow[] = []
  for (const year of yearsOf(releasedOn)) {
    const inputs = await inputsOf(ports, jurisdiction, year, addDays(releasedOn, -1))
    const { tables, digest } = await tablesFrom(ports, jurisdiction, inputs)
    rows.push({
      year,
      releasedOn,
      madeAt: ports.clock.now(),
      method: METHOD,
      inputs: JSON.stringify(inputs),
      tables: JSON.stringify(tables),
      digest,
    })
  }
  // All years of a day or none: half a release would never be completed.
  await ports.db.transaction(async (tx) => {
    for (const row of rows) await insertRelease(tx, jurisdiction, row)
    await logReleases(tx, jurisdiction)
  })
  return releasedOn
}

/** The lists and the calendar as they hold on the last day that is counted. */
async function inputsOf(
  { db }: Ports,
  jurisdiction: number,
  year: number,
  through: Day,
): Promise<Inputs> {
  const at = endOfDay(through)
  const [rules, org, divisions] = await Promise.all([
    loadRules(db, jurisdiction, at),
    loadOrg(db, jurisdiction, at),
    divisionsUnder(db, String(jurisdiction), through),
  ])
  const { holidays, makeups, ...calendar } = rules.calendar
  const near = (day: Day) => day >= `${year}-01-01` && day <= `${year + 1}-12-31`
  return {
    year,
    through,
    categories: rules.categories
      .map(({ code, topic, small }) => [code, topic ?? 'other', small] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    // What lies directly under the jurisdiction: districts of a city, towns of a county.
    districts: divisions
      .filter(({ parent }) => parent === String(jurisdiction))
      .map(({ code }) => code)
      .toSorted(),
    units: [...org.units.keys()].toSorted(),
    calendar: {
      ...calendar,
      holidays: [...holidays].filter(near).toSorted(),
      makeups: [...makeups].filter(near).toSorted(),
    },
  }
}

/** Reads no row that is kept beside the events: what comes out can be had again for ever. */
export async function tablesFrom(
  { db, kinds }: Pick<Ports, 'db' | 'kinds'>,
  jurisdiction: number,
  inputs: Inputs,
): Promise<{ readonly tables: Tables; readonly digest: string }> {
  const kind = kinds.get(KIND)
  if (!kind) throw new Error(`this house knows no kind ${KIND}`)
  const calendar = calendarOf(inputs)
  const upTo = endOfDay(inputs.through)
  const tabulation = new Tabulation(inputs)
  const births = readBirths(db, jurisdiction, {
    kind: KIND,
    from: startOfDay(`${inputs.year}-01-01`),
    until: startOfDay(`${inputs.year + 1}-01-01`),
    upTo,
  })
  // Altering one event may leave a rounded figure as it was; it does not leave this.
  const hash = createHash('sha256')
  for await (const { id, events } of births) {
    hash.update(`${JSON.stringify([id, events])}\n`)
    const observation = observe(kind, events, calendar)
    if (observation) tabulation.add(observation)
  }
  return { tables: tabulation.tables(), digest: hash.digest('hex') }
}
