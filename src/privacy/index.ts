/** What in a text says who somebody is or where they live, found by rule; and the text without it. */
export { marksOf } from './marks.ts'
export type { Mark, MarkKind } from './marks.ts'
export { MARK_WORDS } from './words.ts'
export { masked, maskedNumbers, maskedPlace } from './masking.ts'
