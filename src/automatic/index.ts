/** Automatic dispatch 自动派单: by category, off until a city switches it on; people look at a tenth, and at all it doubts. */
export { watchAgreement } from './agreement.ts'
export { dispatchAutomatically } from './dispatching.ts'
export { isWithheld } from './drawing.ts'
export { forgetLook } from './looks.store.ts'
export { automaticOverview, automaticAlarms } from './overview.ts'
export type { AutomaticAlarm, AutomaticOverview, CategoryOverview } from './overview.ts'
export { AUTOMATIC_READINGS } from './readings.ts'
