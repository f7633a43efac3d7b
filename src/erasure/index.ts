/** Erasure 删除: the register that outlives a restored backup, and what is done about traces on the disk. */
export { eraseAgain, keepRegister } from './again.ts'
export type { Keeping } from './again.ts'
export { tidyErasures } from './tidy.ts'
export type { Tidying } from './tidy.ts'
