/** Words 文案: what the house says when it refuses. */
export { REFUSALS, refusalWords } from './refusals.ts'
