/** What acts of an appraisal look at beside the matter, in the same transaction. */
import type { Matter } from '../kernel/index.ts'
import type { AppraisalState, Results } from '../kinds/index.ts'
import type { Reading } from '../matters/index.ts'
import { keptResults } from './results.store.ts'

/** Fit to be told: of the right year, and with everything left out that was granted since. */
export function fitToTell(matter: Matter | null, results: Results | null): Results | null {
  const state = matter?.state as AppraisalState | undefined
  if (!results || !state || results.year !== state.year) return null
  const leftOut = 'leftOut' in state ? state.leftOut : []
  const isSame = leftOut.toSorted().join() === results.leftOut.toSorted().join()
  return isSame ? results : null
}

export const APPRAISAL_READINGS: Readonly<Record<string, Reading>> = {
  appraisal_results: async ({ tx, jurisdiction, matter }) => {
    const kept = matter && (await keptResults(tx, jurisdiction, matter.id))
    return JSON.parse(JSON.stringify(fitToTell(matter, kept)))
  },
}
