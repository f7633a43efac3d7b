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

  return (category, division) => {
    const counts = new Map<string, number>()
    const sum = (found: ReadonlyMap<string, number> | undefined, weight: number): void => {
      for (const [unit, n] of found ?? []) counts.set(unit, (counts.get(unit) ?? 0) + weight * n)
    }
    sum(went.get(`${category} `), 1)
    for (const place of placesOf(division)) sum(went.get(`${category} ${place}`), HERE)
    const duties = new Map(
      rules.dutiesFor(category).flatMap((duty) => (duty.unit ? [[duty.unit, duty] as const] : [])),
    )
    for (const unit of duties.keys()) counts.set(unit, (counts.get(unit) ?? 0) + LISTED)
    const able = [...counts].filter(([unit]) => {
      const known = units.get(unit)
      return known !== undefined && rules.powerOf(category, known.level).has
    })
    const all = able.reduce((total, [, n]) => total + n, 0) || 1
    return able
      .map(([unit, n]) => ({
        unit,
        chance: n / all,
        reason: reasonFor(category, unit),
        basis: duties.get(unit)?.basis ?? null,
      }))
      .toSorted((a, b) => b.chance - a.chance)

    function reasonFor(of: string, unit: string): UnitReason {
      if (byRuling.has(`${of} ${unit}`)) return 'ruled'
      return duties.has(unit) ? 'listed' : 'lately'
    }
  }
}

/** The division and the county it lies in (GB/T 2260: the first six digits). */
function placesOf(division: string | null): readonly string[] {
  return division === null ? [] : [...new Set([division, division.slice(0, 6)])]
}
