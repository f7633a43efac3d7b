/** Whose is it: category and unit of a request, with reasons. */
export { routerFor, triedOnKept } from './city.ts'
export type { Tried } from './city.ts'
export { firstLesson, isKept, learnFromCity } from './lessons.ts'
export type { Learnt } from './lessons.ts'
export type { CategoryChoice, Routed, Router, UnitChoice, UnitReason } from './router.ts'
