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
export { enqueueEntries, releaseAll } from './queue.store.ts'
export type { Waiting } from './queue.store.ts'
export { cadenceOf, releaseHeld } from './cadence.ts'
export { sm2Command } from './commands.ts'
export { realDisk } from './disk.ts'
export type { Disk } from './disk.ts'
export { isKeeping, keeping, KEEPING_OPTIONS } from './keeping-command.ts'
export { changePolicy, policyText } from './keys.ts'
export { NoLog, noLedger, openReader } from './reader.ts'
export { ownSigner } from './signer.ts'
export type { LogSigner } from './signer.ts'
export { distantSigner, serveSigner, signerSocket } from './signer-socket.ts'
export { startLedger } from './start.ts'
export type { Ledger } from './start.ts'
export { openWitnesses } from './witnesses.ts'
export { problemWords } from './witness-words.ts'
export { checkpointNotes, checkpointTimes, leavesFrom, leavesOf, queuedOf } from './audit.store.ts'
export type { CheckpointTimes, Leaf } from './audit.store.ts'
export { lateQuorum } from './quorum.ts'
export type {
  Bounds,
  LedgerReader,
  LogAlarm,
  LogIdentity,
  LogState,
  Receipt,
  WitnessState,
} from './types.ts'
