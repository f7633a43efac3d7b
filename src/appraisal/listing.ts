/** Appraisals as they may be read: by everybody once published; before that by those who hold them, and by a unit its own. */
import { dayOf, runningBindings } from '../kernel/index.ts'
import type { Matter, Official, Words } from '../kernel/index.ts'
import { MEASURES, METHODS } from '../kinds/index.ts'
import type { AppraisalState, Measure, MeasureResult, Results, UnitResult } from '../kinds/index.ts'
import { listPublic, newestOfKind, parseNumber } from '../matters/index.ts'
import type { Names, Ports } from '../matters/index.ts'
import type { Rules } from '../rules/index.ts'
import { appraisalOf } from './computing.ts'

export interface RuleShown {
  readonly measure: Measure
  readonly words: Words
  readonly method: Words
  readonly weight: number
}

/** Counts and shares are null where there are too few of them to be shown to everybody. */
export interface MeasureShown extends Omit<MeasureResult, 'hits' | 'n' | 'low' | 'share' | 'high'> {
  readonly hits: number | null
  readonly n: number | null
  readonly low: number | null
  readonly share: number | null
  readonly high: number | null
}

export interface UnitShown extends Omit<UnitResult, 'measures'> {
  readonly words: Words
  readonly measures: readonly MeasureShown[]
}

export interface ResultsShown {
  readonly year: number
  readonly through: string
  readonly digest: string
  readonly leftOut: number
  readonly units: readonly UnitShown[]
}

export interface AppraisalShown {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: AppraisalState['name']
  readonly stateWords: Words
  readonly year: number
  /** The year is over: what is computed may be told. */
  readonly isPast: boolean
  readonly basis: string
  readonly context: string
  readonly rules: readonly RuleShown[]
  readonly units: readonly Words[]
  readonly comments: readonly { readonly unit: Words; readonly words: string }[]
  readonly dealt: string | null
  readonly appeals: readonly {
    readonly unit: Words
    readonly measure: Words
    readonly decided: { readonly granted: boolean; readonly reason: string } | null
  }[]
  readonly reason: string | null
  readonly results: ResultsShown | null
}

const PAGE = 50

/** Whoever holds, decides or audits an appraisal. */
const HOLDERS: ReadonlySet<string> = new Set([
  'supervise',
  'leader',
  'arbitrate',
  'review',
  'audit',
])

/** Null: everybody. */
type Reader = Official | null

/** Everybody's: without drafts, without results that are not published. */
export async function listAppraisals(
  house: Ports,
  jurisdiction: number,
  number?: string,
): Promise<readonly AppraisalShown[]> {
  const kind = house.kinds.get('appraisal')
  if (!kind) throw new Error('the house knows no appraisals')
  const filter = number === undefined ? {} : { numbers: [number] }
  const page = { limit: PAGE, offset: 0 }
  const found = await listPublic(house.db, jurisdiction, kind, filter, page)
  return shownAll(
    house,
    jurisdiction,
    null,
    found.map(({ matter }) => matter),
  )
}

export async function appraisalByNumber(
  house: Ports,
  jurisdiction: number,
  typed: string,
): Promise<AppraisalShown | null> {
  const number = parseNumber(typed)
  if (number === null) return null
  return (await listAppraisals(house, jurisdiction, number))[0] ?? null
}

export async function appraisalsAtDesk(
  house: Ports,
  jurisdiction: number,
  reader: Official,
): Promise<readonly AppraisalShown[]> {
  const found = await newestOfKind(house.db, jurisdiction, { kind: 'appraisal', limit: PAGE })
  return shownAll(house, jurisdiction, reader, found)
}

export async function appraisalAtDesk(
  house: Ports,
  jurisdiction: number,
  reader: Official,
  id: string,
): Promise<AppraisalShown | null> {
  const matter = await appraisalOf(house, jurisdiction, id)
  return matter && ((await shownAll(house, jurisdiction, reader, [matter]))[0] ?? null)
}

async function shownAll(
  house: Ports,
  jurisdiction: number,
  reader: Reader,
  matters: readonly Matter[],
): Promise<readonly AppraisalShown[]> {
  const kind = house.kinds.get('appraisal')
  const today = dayOf(house.clock.now())
  const [names, rules] = await Promise.all([house.names(jurisdiction), house.rules(jurisdiction)])
  return matters.map((matter) => {
    const stateWords = kind?.states[matter.state.name]?.resident ?? MEASURES.solved
    return shownOf(matter as Matter<AppraisalState>, { names, rules, reader, stateWords, today })
  })
}

interface Showing {
  readonly names: Names
  readonly rules: Rules
  readonly reader: Reader
  readonly stateWords: Words
  readonly today: string
}

function shownOf(matter: Matter<AppraisalState>, showing: Showing): AppraisalShown {
  const { state } = matter
  const { names, stateWords } = showing
  const appeals =
    'appeals' in state && (showing.reader || state.name === 'published') ? state.appeals : []
  return {
    id: matter.id,
    number: matter.number,
    title: matter.subject.title,
    state: state.name,
    stateWords,
    year: state.year,
    isPast: showing.today > `${state.year}-12-31`,
    basis: state.basis,
    context: state.context,
    rules: state.rules.map(({ measure, weight }) => ({
      measure,
      weight,
      words: MEASURES[measure],
      method: METHODS[measure],
    })),
    units: runningBindings(matter, 'appraised').flatMap(({ unit }) =>
      unit === undefined ? [] : [names.unit(unit)],
    ),
    comments: state.comments.map(({ unit, words }) => ({ unit: names.unit(unit), words })),
    dealt: state.dealt,
    appeals: appeals.map(({ unit, measure, decided }) => ({
      unit: names.unit(unit),
      measure: MEASURES[measure],
      decided,
    })),
    reason: state.name === 'dropped' ? state.reason : null,
    results:
      'results' in state ? resultsFor(state.results, state.name === 'published', showing) : null,
  }
}

function resultsFor(results: Results, isPublished: boolean, showing: Showing): ResultsShown | null {
  const { reader } = showing
  if (!isPublished && !reader) return null
  const seesAll = isPublished || reader?.powers.some((power) => HOLDERS.has(power)) === true
  const units = seesAll ? results.units : results.units.filter(({ unit }) => unit === reader?.unit)
  return units.length === 0 ? null : resultsShown({ ...results, units }, showing)
}

/** In the order of their names' keys: no place in it means anything. */
export function resultsShown(
  { year, through, digest, leftOut, units }: Results,
  { names, rules, reader }: Pick<Showing, 'names' | 'rules' | 'reader'>,
): ResultsShown {
  const least = rules.cap('ballot_voices').value
  const isExact = reader?.powers.some((power) => HOLDERS.has(power)) === true
  return {
    year,
    through,
    digest,
    leftOut: leftOut.length,
    units: units.map(({ measures, ...one }) => ({
      ...one,
      words: names.unit(one.unit),
      measures: measures.map((each) => (isExact || each.n >= least ? each : few(each))),
    })),
  }
}

const few = ({
  hits: _h,
  n: _n,
  low: _l,
  share: _s,
  high: _i,
  ...one
}: MeasureResult): MeasureShown => ({
  ...one,
  hits: null,
  n: null,
  low: null,
  share: null,
  high: null,
})
