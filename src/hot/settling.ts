/** Problems made as what was said and ruled now has it, a few at a time: each time they and all that hangs together with them. */
import { setImmediate } from 'node:timers/promises'
import type { Instant } from '../kernel/index.ts'
import { hotMatters, saidOf } from '../matters/index.ts'
import type { HotMatter, Ports } from '../matters/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { Common } from '../routing/index.ts'
import {
  eventIds,
  eventsOf,
  keepFigures,
  keepFound,
  membersWith,
  readEvents,
} from './events.store.ts'
import type { Figures, MemberRow } from './events.store.ts'
import type { DivisionName } from './hearing.ts'
import { figuresOf, problemsOf } from './problems.ts'
import { namedIn } from './ruled.ts'
import { readRulings } from './rulings.store.ts'
import type { Ruling } from './rulings.store.ts'
import { markSettled, readSaid, saidIn, saidOfEvents, unsettled } from './said.store.ts'
import type { EventSaid } from './said.store.ts'
import { keepFingerprint, lockHot, readSeen } from './seen.store.ts'

export interface Settling {
  readonly now: Instant
  readonly common: Common
  readonly divisionName: DivisionName
}

/** So many are begun with at a time; what hangs together with them comes along. */
const AT_A_TIME = 200
const ALL = 1_000_000

/** Whether anything was to be done. */
export async function settle(
  ports: Ports,
  jurisdiction: number,
  settling: Settling,
): Promise<boolean> {
  let any = false
  for (;;) {
    const done = await ports.db.transaction(async (tx) => {
      await lockHot(tx, jurisdiction)
      const matters = await unsettled(tx, jurisdiction, AT_A_TIME)
      if (matters.length > 0) await settleThese(tx, jurisdiction, matters, settling)
      return matters.length === 0
    })
    if (done) return any
    any = true
    await setImmediate()
  }
}

async function settleThese(
  tx: Queryable,
  jurisdiction: number,
  matters: readonly string[],
  { now, common, divisionName }: Settling,
): Promise<void> {
  const [rulings, taken] = [await readRulings(tx, jurisdiction), await hotMatters(tx, jurisdiction)]
  const { scope, members } = await hangingTogether(tx, jurisdiction, matters, rulings)
  const [rows, said] = [
    await readSaid(tx, jurisdiction, [...scope]),
    await saidOf(tx, jurisdiction, [...scope]),
  ]
  const before = await eventsOf(tx, jurisdiction, [...new Set(members.map(({ event }) => event))])
  const used = await eventIds(tx, jurisdiction)
  for (const { id } of before) used.delete(id)
  const groups = Map.groupBy(
    rows.filter(({ found }) => found !== null),
    ({ found }) => found,
  )
  const found = problemsOf(
    [...groups.values()]
      .filter((group) => group.length > 1)
      .map((group) => group.map(({ matter }) => matter)),
    {
      said: new Map(said.map((one) => [one.id, one])),
      rows: new Map(rows.map((one) => [one.matter, one])),
      before,
      members,
      used,
      rulings: rulings.filter((one) => namedIn(one).some((matter) => scope.has(matter))),
      taken,
      now,
      common,
      divisionName,
    },
  )
  await keepFound(tx, jurisdiction, found, {
    events: before.map(({ id }) => id),
    matters: [...scope],
  })
  await markSettled(tx, jurisdiction, [...scope])
}

/** These, those found or ruled to be one with them, those once in one problem with them, and so on. */
async function hangingTogether(
  tx: Queryable,
  jurisdiction: number,
  matters: readonly string[],
  rulings: readonly Ruling[],
): Promise<{ readonly scope: ReadonlySet<string>; readonly members: readonly MemberRow[] }> {
  const scope = new Set<string>()
  const members = new Map<string, MemberRow>()
  let asked = [...matters]
  while (asked.length > 0) {
    for (const one of asked) scope.add(one)
    const rows = await readSaid(tx, jurisdiction, asked)
    const inGroups = await saidIn(tx, jurisdiction, [
      ...new Set(rows.flatMap(({ found }) => found ?? [])),
    ])
    const inEvents = await membersWith(tx, jurisdiction, asked)
    for (const one of inEvents) members.set(one.matter, one)
    const ruled = rulings.map(namedIn).filter((named) => named.some((one) => scope.has(one)))
    const more = [...inGroups, ...inEvents].map(({ matter }) => matter)
    asked = [...new Set([...more, ...ruled.flat()])].filter((one) => !scope.has(one))
  }
  return { scope, members: [...members.values()] }
}

/** On another day, or when somebody took one on: the figures of all, whose words stay. */
export async function renewFigures(
  ports: Ports,
  jurisdiction: number,
  taken: readonly HotMatter[],
  fingerprint: string,
): Promise<boolean> {
  const now = ports.clock.now()
  return ports.db.transaction(async (tx) => {
    await lockHot(tx, jurisdiction)
    if ((await readSeen(tx, jurisdiction))?.fingerprint === fingerprint) return false
    const events = await readEvents(tx, jurisdiction, ALL)
    const said = Map.groupBy(await saidOfEvents(tx, jurisdiction), ({ event }: EventSaid) => event)
    const figures = events.flatMap((event): Figures[] => {
      const rows = said.get(event.id)
      return rows ? [figuresOf(event.id, rows, { now, taken, shown: event.shown })] : []
    })
    await keepFigures(tx, jurisdiction, figures)
    await keepFingerprint(tx, jurisdiction, fingerprint)
    return true
  })
}
