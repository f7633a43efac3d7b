/**
 * Computes an appraisal from the events of a year's requests, the targets due in it and the ballots published of
 * it. Beside the acts, and not in one: it reads a whole year. The same events give the same results for ever; the
 * digest says which they were.
 */
import { createHash } from 'node:crypto'
import {
  addDays,
  dayOf,
  endOfDay,
  isDoerRole,
  ok,
  refuse,
  runningBindings,
  startOfDay,
} from '../kernel/index.ts'
import type { Day, Kind, Matter, Result } from '../kernel/index.ts'
import type { AppraisalState, BallotState, Results, TargetState } from '../kinds/index.ts'
import { ballotsClosed, readBirths, readBodies, targetsDue } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import { outcomeOf } from './outcomes.ts'
import { keepResults } from './results.store.ts'
import { scored, Tally } from './scoring.ts'

type Appraisal = Matter<AppraisalState>

export async function appraisalOf(
  { db }: Pick<Ports, 'db'>,
  jurisdiction: number,
  id: string,
): Promise<Appraisal | null> {
  const [found] = await readBodies(db, jurisdiction, [id])
  return found?.kind === 'appraisal' ? (found as Appraisal) : null
}

/** The year as it is asked for, read up to a quarter after it: what came in late in it has been answered. */
export function lastDayOf(year: number, today: Day): Day {
  const quarter = `${year + 1}-03-31`
  const yesterday = addDays(today, -1)
  return yesterday < quarter ? yesterday : quarter
}

/**
 * A preview of rules whose year is not over is of the year before, or of this one as far as it has gone. Kept, to be told, only where the rules stand
 * and their year is over. Refusals: `appraisal_over`.
 */
export async function computeAppraisal(
  house: Ports,
  jurisdiction: number,
  appraisal: Appraisal,
  soFar = false,
): Promise<Result<{ readonly results: Results; readonly isPreview: boolean }>> {
  const { state } = appraisal
  if (state.name === 'published' || state.name === 'dropped') return refuse('appraisal_over')
  const today = dayOf(house.clock.now())
  const isOver = today > `${state.year}-12-31`
  const thisYear = Number(today.slice(0, 4))
  const year = isOver ? state.year : soFar ? thisYear : thisYear - 1
  const through = lastDayOf(year, today)
  const results = await resultsOf(house, jurisdiction, appraisal, { year, through })
  const isPreview = !isOver || (state.name !== 'adopted' && state.name !== 'told')
  if (!isPreview) await keepResults(house.db, jurisdiction, appraisal.id, { on: today, results })
  return ok({ results, isPreview })
}

export async function resultsOf(
  house: Pick<Ports, 'db' | 'kinds'>,
  jurisdiction: number,
  appraisal: Appraisal,
  { year, through }: { readonly year: number; readonly through: Day },
): Promise<Results> {
  const { state } = appraisal
  const units = runningBindings(appraisal, 'appraised').flatMap(({ unit }) => unit ?? [])
  const leftOut = 'leftOut' in state ? state.leftOut : []
  const reading: Reading = {
    tally: new Tally(),
    hash: createHash('sha256'),
    among: new Set(units),
    without: new Set(leftOut),
    through: endOfDay(through),
  }
  await readRequests(house, jurisdiction, year, reading)
  const days = { from: `${year}-01-01`, until: `${year}-12-31` }
  const late = through < days.until ? through : days.until
  for (const one of await targetsDue(house.db, jurisdiction, { ...days, until: late }))
    takeTarget(house.kinds.get('target'), one, reading)
  for (const one of await ballotsClosed(house.db, jurisdiction, days)) takeBallot(one, reading)
  const digest = reading.hash.digest('hex')
  return { year, through, digest, leftOut, units: scored(reading.tally, state.rules, units) }
}

interface Reading {
  readonly tally: Tally
  readonly hash: ReturnType<typeof createHash>
  readonly among: ReadonlySet<string>
  readonly without: ReadonlySet<string>
  /** Instant. */
  readonly through: string
}

async function readRequests(
  { db, kinds }: Pick<Ports, 'db' | 'kinds'>,
  jurisdiction: number,
  year: number,
  { tally, hash, among, without, through }: Reading,
): Promise<void> {
  const kind = kinds.get('request')
  if (!kind) throw new Error('the house knows no requests')
  const births = readBirths(db, jurisdiction, {
    kind: 'request',
    from: startOfDay(`${year}-01-01`),
    until: startOfDay(`${year + 1}-01-01`),
    upTo: through,
  })
  for await (const { id, events } of births) {
    if (without.has(id)) continue
    const outcome = outcomeOf(kind, events, through)
    if (!outcome || !among.has(outcome.unit)) continue
    hash.update(`${JSON.stringify([id, outcome])}\n`)
    const { unit, solved, truthful, inTime } = outcome
    const category = outcome.category ?? ''
    const one = (hit: boolean | null) => ({ hits: hit === true ? 1 : 0, n: hit === null ? 0 : 1 })
    tally.add(unit, 'solved', category, one(solved))
    for (const held of truthful) tally.add(unit, 'truthful', category, one(held))
    tally.add(unit, 'in_time', category, one(inTime))
  }
}

/** Reached, not reached, or neither: not due, in somebody's hands to check, or honestly impossible. */
export function reachedOf(state: TargetState): boolean | null {
  switch (state.name) {
    case 'closed':
      return true
    case 'cannot':
      // Said without a real attempt it is what it was: nothing was done.
      return state.goodFaith ? null : false
    case 'running':
    case 'offered':
      return false
    default:
      return null
  }
}

function takeTarget(kind: Kind | undefined, target: Matter, reading: Reading): void {
  const reached = reachedOf(target.state as unknown as TargetState)
  if (!kind || reached === null || reading.without.has(target.id)) return
  const leads = target.bindings.filter(({ role, until }) => role === 'lead' && until === null)
  const unit = leads.find(({ role }) => isDoerRole(kind, role))?.unit
  if (unit === undefined || !reading.among.has(unit)) return
  reading.hash.update(`${JSON.stringify([target.id, reached])}\n`)
  reading.tally.add(unit, 'targets', '', { hits: reached ? 1 : 0, n: 1 })
}

function takeBallot(ballot: Matter, { tally, hash, among, without }: Reading): void {
  const state = ballot.state as unknown as Extract<BallotState, { name: 'published' }>
  const { answers } = state.count
  if (!answers || without.has(ballot.id)) return
  const all = Object.values(answers)
  const mean = (of: (one: (typeof all)[number]) => number) =>
    Math.round(all.reduce((total, one) => total + of(one), 0) / all.length)
  const hits = mean(({ approve }) => approve)
  // Rounding each alone must not make more yes than answers.
  const n = Math.max(
    hits,
    mean(({ approve, not, unknown }) => approve + not + unknown),
  )
  hash.update(`${JSON.stringify([ballot.id, hits, n])}\n`)
  for (const { unit } of runningBindings(ballot, 'rated'))
    if (unit !== undefined && among.has(unit)) tally.add(unit, 'ballots', '', { hits, n })
}
