/**
 * From outcomes to bands. Each measure is a share with its interval; a unit stands above, alike or below the
 * others by that interval alone, never by a place among them. The case mix is shown beside it and changes nothing
 * of it: a result that rests on the mix could be lowered by easy work. Pure; everything is computed from counts.
 */
import type { Band, Measure, MeasureResult, RuleLine, UnitResult } from '../kinds/index.ts'
import { bandOf, wilson } from '../publishing/index.ts'

export interface Share {
  readonly hits: number
  readonly n: number
}

/** By unit, measure and category; '' where a measure has no categories. */
export class Tally {
  readonly #cells = new Map<string, Map<Measure, Map<string, { hits: number; n: number }>>>()

  add(unit: string, measure: Measure, category: string, { hits, n }: Share): void {
    if (n === 0) return
    const of = getOr(
      this.#cells,
      unit,
      () => new Map<Measure, Map<string, { hits: number; n: number }>>(),
    )
    const cell = getOr(
      getOr(of, measure, () => new Map<string, { hits: number; n: number }>()),
      category,
      () => ({ hits: 0, n: 0 }),
    )
    cell.hits += hits
    cell.n += n
  }

  of(unit: string, measure: Measure): ReadonlyMap<string, Share> {
    return this.#cells.get(unit)?.get(measure) ?? new Map<string, Share>()
  }
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key)
  if (there !== undefined) return there
  const made = make()
  map.set(key, made)
  return made
}

const sum = (shares: Iterable<Share>): Share => {
  let [hits, n] = [0, 0]
  for (const one of shares) {
    hits += one.hits
    n += one.n
  }
  return { hits, n }
}

export function scored(
  tally: Tally,
  rules: readonly RuleLine[],
  units: readonly string[],
): readonly UnitResult[] {
  return [...units].toSorted().map((unit) => scoredUnit(tally, rules, units, unit))
}

function scoredUnit(
  tally: Tally,
  rules: readonly RuleLine[],
  units: readonly string[],
  unit: string,
): UnitResult {
  const rest = units.filter((one) => one !== unit)
  const measures = rules.flatMap(({ measure }) => measured(tally, measure, unit, rest))
  const own = new Map(measures.map((one) => [one.measure, one]))
  const theirs = new Map(
    rules.flatMap(({ measure }) => {
      const { hits, n } = sum(rest.flatMap((one) => [...tally.of(one, measure).values()]))
      return n === 0 ? [] : [[measure, hits / n] as const]
    }),
  )
  const mean = (of: (measure: Measure) => number | undefined) => weighed(rules, of)
  const beside = (of: (one: MeasureResult) => number, unknown: number) =>
    mean((measure) => (theirs.has(measure) ? of(own.get(measure) ?? UNKNOWN) : undefined)) ??
    unknown
  // What is not known of a unit may be anything: it widens the interval, and nothing that comes to be known and
  // is good can lower either end of it.
  const [low, high] = [beside((one) => one.low, 0), beside((one) => one.high, 1)]
  const share = mean((measure) => own.get(measure)?.share) ?? 0
  const others = mean((measure) => theirs.get(measure))
  const isKnown = measures.length > 0 && others !== null
  return {
    unit,
    measures,
    low,
    share,
    high,
    others,
    band: isKnown ? bandOf({ low, share, high }, others) : null,
  }
}

/** Mean by the weights, of the measures there is anything of; null: of none. */
function weighed(
  rules: readonly RuleLine[],
  of: (measure: Measure) => number | undefined,
): number | null {
  let [all, total] = [0, 0]
  for (const { measure, weight } of rules) {
    const value = of(measure)
    if (value === undefined) continue
    all += weight * value
    total += weight
  }
  return total === 0 ? null : all / total
}

const UNKNOWN = { low: 0, share: 0, high: 1 } as MeasureResult

function measured(
  tally: Tally,
  measure: Measure,
  unit: string,
  rest: readonly string[],
): readonly MeasureResult[] {
  const own = tally.of(unit, measure)
  const { hits, n } = sum(own.values())
  if (n === 0) return []
  const interval = wilson(hits, n)
  const beside = sum(rest.flatMap((one) => [...tally.of(one, measure).values()]))
  const others = beside.n === 0 ? null : beside.hits / beside.n
  const expected = others === null ? null : expectedOf(tally, measure, own, rest, others)
  const band = (than: number | null): Band => (than === null ? 'alike' : bandOf(interval, than))
  return [
    {
      measure,
      hits,
      n,
      ...interval,
      others,
      band: band(others),
      expected,
      inContext: band(expected),
    },
  ]
}

/** What the others reach, category by category, with this unit's mix; their whole where they had none of one. */
function expectedOf(
  tally: Tally,
  measure: Measure,
  own: ReadonlyMap<string, Share>,
  rest: readonly string[],
  whole: number,
): number {
  let [reached, all] = [0, 0]
  for (const [category, { n }] of own) {
    const theirs = sum(rest.flatMap((one) => tally.of(one, measure).get(category) ?? []))
    reached += n * (theirs.n === 0 ? whole : theirs.hits / theirs.n)
    all += n
  }
  return reached / all
}
