/** Whose a category's matters become: by what the city decided, and by the duty list; never a level without the power. */
import type { Unit } from '../../org/index.ts'
import type { Rules } from '../../rules/index.ts'
import type { UnitChoice, UnitReason } from './router.ts'

export interface Went {
  readonly category: string
  readonly division: string | null
  readonly unit: string
}

/** A unit that the duty list names counts as if it had had so many already. */
const LISTED = 3
/** A ruling, as so many dispatches. */
const RULED = 10
/** What went from the same district, against what went from anywhere. */
const HERE = 8

/**
 * Calibration, learnt from what was decided, each left out of its own counts: shares are raised to a
 * power (above 1 what is usual is surer than its share says) and then lose what nobody could have known.
 */
interface Scale {
  readonly power: number
  readonly unknown: number
}

const POWERS = [0.5, 0.7, 0.85, 1, 1.2, 1.4, 1.7, 2, 2.5, 3]
const UNKNOWN = [0, 0.01, 0.02, 0.04, 0.06, 0.08, 0.12, 0.16]
const AS_IT_IS: Scale = { power: 1, unknown: 0 }
/** With fewer a share is taken as it is. */
const FEWEST = 100
/** So many tell enough: they are taken evenly out of all. */
const TRIED = 800

export function unitsBy(
  decided: readonly Went[],
  ruled: readonly Went[],
  units: ReadonlyMap<string, Unit>,
  rules: Rules,
): (category: string, division: string | null) => readonly UnitChoice[] {
  const went = new Map<string, Map<string, number>>()
  const add = ({ category, division, unit }: Went, n: number): void => {
    for (const place of new Set(['', ...placesOf(division)])) {
      const key = `${category} ${place}`
      const known = went.get(key) ?? new Map<string, number>()
      went.set(key, known)
      known.set(unit, (known.get(unit) ?? 0) + n)
    }
  }
  for (const one of decided) add(one, 1)
  for (const one of ruled) add(one, RULED)
  const byRuling = new Set(ruled.map(({ category, unit }) => `${category} ${unit}`))

  /** Units that have the power, with what speaks for each. */
  function countsFor(category: string, division: string | null): Map<string, number> {
    const counts = new Map<string, number>()
    const sum = (found: ReadonlyMap<string, number> | undefined, weight: number): void => {
      for (const [unit, n] of found ?? []) counts.set(unit, (counts.get(unit) ?? 0) + weight * n)
    }
    sum(went.get(`${category} `), 1)
    for (const place of placesOf(division)) sum(went.get(`${category} ${place}`), HERE)
    for (const { unit } of rules.dutiesFor(category))
      if (unit) counts.set(unit, (counts.get(unit) ?? 0) + LISTED)
    for (const unit of counts.keys()) {
      const known = units.get(unit)
      if (known === undefined || !rules.powerOf(category, known.level).has) counts.delete(unit)
    }
    return counts
  }

  /** What its own unit would have had without it. */
  function countsWithout({ category, division, unit }: Went): Map<string, number> {
    const counts = countsFor(category, division)
    const own = 1 + HERE * placesOf(division).length
    const left = (counts.get(unit) ?? 0) - own
    if (left > 0) counts.set(unit, left)
    else counts.delete(unit)
    return counts
  }

  const scale = scaleFor(
    evenly(decided, TRIED).map((one) => ({ counts: countsWithout(one), unit: one.unit })),
  )

  return (category, division) => {
    const bases = new Map(
      rules
        .dutiesFor(category)
        .flatMap(({ unit, basis }) => (unit ? [[unit, basis] as const] : [])),
    )
    return [...sharesOf(countsFor(category, division), scale)]
      .map(([unit, chance]) => ({
        unit,
        chance,
        reason: reasonFor(category, unit, bases.has(unit)),
        basis: bases.get(unit) ?? null,
      }))
      .toSorted((a, b) => b.chance - a.chance)
  }

  function reasonFor(of: string, unit: string, isListed: boolean): UnitReason {
    if (byRuling.has(`${of} ${unit}`)) return 'ruled'
    return isListed ? 'listed' : 'lately'
  }
}

interface Left {
  readonly counts: ReadonlyMap<string, number>
  /** Whose it became. */
  readonly unit: string
}

/** Under which it would have been least surprising how often its first unit was right. */
function scaleFor(left: readonly Left[]): Scale {
  const known = left.filter(({ counts }) => counts.size > 0)
  if (known.length < FEWEST) return AS_IT_IS
  let best = { scale: AS_IT_IS, surprise: Infinity }
  for (const power of POWERS) {
    const firsts = known.map(({ counts, unit }) => {
      const shares = [...sharesOf(counts, { power, unknown: 0 })]
      const [first, share] = shares.reduce((a, b) => (b[1] > a[1] ? b : a))
      return { share, isRight: first === unit }
    })
    for (const unknown of UNKNOWN) {
      const surprise = firsts.reduce((sum, { share, isRight }) => {
        const chance = Math.min(0.999, (1 - unknown) * share)
        return sum - Math.log(isRight ? chance : 1 - chance)
      }, 0)
      if (surprise < best.surprise) best = { scale: { power, unknown }, surprise }
    }
  }
  return best.scale
}

function sharesOf(
  counts: ReadonlyMap<string, number>,
  { power, unknown }: Scale,
): Map<string, number> {
  const raised = new Map([...counts].map(([unit, n]) => [unit, n ** power] as const))
  const all = [...raised.values()].reduce((sum, n) => sum + n, 0) || 1
  for (const [unit, n] of raised) raised.set(unit, ((1 - unknown) * n) / all)
  return raised
}

function evenly<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, all.length / most)
  const some: T[] = []
  for (let at = 0; at < all.length; at += step) some.push(all[Math.floor(at)] as T)
  return some
}

/** The division and the county it lies in (GB/T 2260: the first six digits). */
function placesOf(division: string | null): readonly string[] {
  return division === null ? [] : [...new Set([division, division.slice(0, 6)])]
}
