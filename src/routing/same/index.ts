/** The same matter, said again: see same.ts. */
export { whoElseSays } from './find.ts'
export { DEGREES } from './same.ts'
export type { Degree, Said, Sameness } from './same.ts'
