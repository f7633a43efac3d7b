/** Whose is it: category and unit of a request, with reasons. */
export { routerFor } from './city.ts'
export { firstLesson, learnFromCity } from './lessons.ts'
export type { Learnt } from './lessons.ts'
export type { CategoryChoice, Routed, Router, UnitChoice, UnitReason } from './router.ts'
