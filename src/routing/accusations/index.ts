/** Accusations of officials and offices, recognised in a text: see accusations.ts. */
export { accusationsIn } from './accusations.ts'
export type { Accusation } from './accusations.ts'
export { unitsNamedIn } from './units.ts'
