/** Supervision 督查: inspections within their caps, what they look at, and reviews. */
export { inspectionsRead, SUPERVISION_READINGS, unjudgeablePost, urgedBefore } from './readings.ts'
