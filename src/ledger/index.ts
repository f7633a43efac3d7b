/** The public log of a city: what is bound there, and what waits for its place. */
export {
  canonicalText,
  commitmentOf,
  dummyEntry,
  ENROLLED,
  enrolledEntry,
  eventEntry,
  locatorOf,
  newSalt,
  publishedEntry,
  withheldOf,
} from './commitment.ts'
export { enqueueEntries } from './queue.store.ts'
export type { Waiting } from './queue.store.ts'
export { CADENCE, releaseHeld } from './cadence.ts'
export type { Cadence } from './cadence.ts'
