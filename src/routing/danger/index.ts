/** Danger to life and property, recognised in a text: see danger.ts. */
export { dangersIn } from './danger.ts'
export { soundsLikely } from './likely.ts'
export type { Danger } from './danger.ts'
export { DANGERS } from './kinds.ts'
export type { DangerKind } from './kinds.ts'
