/** `answerable figures NUMBER`: results of an appraisal computed again from the record, and the first figure that differs. */
import type { AppraisalState, Results } from '../kinds/index.ts'
import type { Ports } from '../matters/index.ts'
import { appraisalOf, resultsOf } from './computing.ts'
import { appraisalByNumber } from './listing.ts'

/** Null: no appraisal has this number. */
export async function appraisalFigures(house: Ports, jurisdiction: number, number: string) {
  const shown = await appraisalByNumber(house, jurisdiction, number)
  const matter = shown && (await appraisalOf(house, jurisdiction, shown.id))
  if (!matter) return null
  const state: AppraisalState = matter.state
  if (!('results' in state))
    return { same: true, lines: ['还没有结果 · there are no results yet'], json: null }
  const told = state.results
  const again = await resultsOf(house, jurisdiction, matter, told)
  const differs = firstDifference(told, again)
  const same = `${told.units.length} 个单位，读到 ${told.through}，一致 · units, read to that day: the same`
  return { same: differs === null, lines: [differs ?? same], json: { told, again } }
}

export function firstDifference(told: Results, again: Results): string | null {
  for (const [index, unit] of told.units.entries()) {
    const other = again.units[index]
    for (const [place, one] of unit.measures.entries()) {
      const figure = other?.measures[place]
      if (one.measure !== figure?.measure || one.hits !== figure.hits || one.n !== figure.n)
        return `${unit.unit} ${one.measure}: ${one.hits}/${one.n} ≠ ${figure?.hits ?? 0}/${figure?.n ?? 0}`
    }
    if (unit.band !== other?.band)
      return `${unit.unit}: ${unit.band ?? '—'} ≠ ${other?.band ?? '—'}`
  }
  return told.digest === again.digest ? null : `${told.digest} ≠ ${again.digest}`
}
