/** Appraisal 考核: units by what came of their work, in bands; nothing that is only activity, and no person. */
export { APPRAISAL_READINGS } from './readings.ts'
export { appraisalOf, computeAppraisal } from './computing.ts'
export { appraisalFigures } from './commands.ts'
export { appraisalAtDesk, appraisalsAtDesk, resultsShown } from './listing.ts'
export type { AppraisalShown, MeasureShown, ResultsShown, UnitShown } from './listing.ts'
export { appraisalPageHandlers } from './routes.ts'
