/** Supervision 督查: inspections within their caps, what they look at, reviews; the pages of supervisors and leaders. */
export { leadingPage } from './leading.ts'
export type { LeadingPage } from './leading.ts'
export { packOf } from './pack.ts'
export type { Exhibit } from './pack.ts'
export { supervisionPage } from './page.ts'
export type { SupervisionPage } from './page.ts'
export type { SupervisedShown } from './shown.ts'
export { inspectionsRead, SUPERVISION_READINGS, unjudgeablePost, urgedBefore } from './readings.ts'
