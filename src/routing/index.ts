/** Routing 分派建议: what is it about, whose is it, who else says so. Suggests, never decides. */
export { alike } from './likeness.ts'
export type { Said } from './likeness.ts'
export { learn } from './guess.ts'
export type { Decided, Guess, Learnt, Lexicon } from './guess.ts'
