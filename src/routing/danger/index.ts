/** Danger to life and property, recognised in a text: see danger.ts. */
export { dangersIn, soundsLikely } from './danger.ts'
export type { Danger } from './signed.ts'
export { DANGERS } from './kinds.ts'
export type { DangerKind } from './kinds.ts'
