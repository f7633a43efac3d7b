/** Texts made comparable: one form, its words, its runs of characters. Shared by everything that routes. */
export { normalise } from './normal.ts'
export { eachGram, hashOf } from './grams.ts'
export type { GramOptions } from './grams.ts'
export { finderOf } from './finder.ts'
export type { Finder } from './finder.ts'
export { tellingWords, wordsOf } from './segment.ts'
