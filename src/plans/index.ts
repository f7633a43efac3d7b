/** Plans: targets broken down to posts, the documents they rest on, the series that measure them. */
export { shareOf } from './copied.ts'
export { PLAN_READINGS } from './readings.ts'
export { aheadOf, dependenceFaultOf } from './depending.ts'
export { leadOf, placeFaultOf, treeOf } from './tree.ts'
export type { Target } from './tree.ts'
