/** Is it an answer? See replies.ts. */
export { marksOn } from './replies.ts'
export type { AnswerGiven, Asking, Earlier, MarkOnAnswer } from './replies.ts'
export { FLAWS } from './words.ts'
export type { Flaw } from './words.ts'
