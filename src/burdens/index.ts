/** Burdens 基层负担: what is asked of units, where each datum is already, the meter that everybody reads. */
export { BURDEN_READINGS, ratesOf } from './readings.ts'
export { heldBy, whereIs } from './data.ts'
export { burdenHandlers } from './routes.ts'
