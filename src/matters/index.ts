/** Matters: the only writer. */
export { commit } from './commit.ts'
export type { Commission, Done, Ports, Randomness, Reading, ReadingAbout } from './ports.ts'
export { DOOR_WORDS, present } from './present.ts'
export type { ActShown, CourseEntry, DutyShown, MatterShown, Names, Viewing } from './present.ts'
export { READINGS } from './readings.ts'
export { rulebookOf } from './rulebook.ts'
export { parseNumber } from './number.ts'
export { readEvents } from './store.ts'
export { candidates, findVisible, list, readVisible, worklist } from './read.store.ts'
export type { Candidate, Cursor, Holding, Line, ListFilter } from './read.store.ts'
export { visibleOf } from './visible.ts'
export { mark, numberMark } from './words.ts'
export { renewWords } from './words.store.ts'
export { countOwed, linkedTo, relatedOf } from './related.store.ts'
export type { Related } from './related.store.ts'
export { cannotBeDone, figures, lastAnswered, publicPromises } from './figures.store.ts'
export type { CannotBeDone, Figure, PublicPromise, Told } from './figures.store.ts'
export { findOpen } from './open.store.ts'
export { isLens, LENSES } from './lenses.ts'
export type { Lens } from './lenses.ts'
export { looks } from './looks.store.ts'
export { countList, dueByDay, loadByUnit } from './overview.store.ts'
export { markMention, mentionsOf } from './mentions.store.ts'
export type { Mention } from './mentions.store.ts'
export { listPublished } from './published.store.ts'
export type { Published, PublishedFilter } from './published.store.ts'
export { listPublic, listPublicEvents, readEventsOf } from './public.store.ts'
export type { PublicEvent, PublicFilter, PublicMatter } from './public.store.ts'
export { insertOutbox, outboxDone, takeOutbox } from './outbox.store.ts'
export type { OutboxRow } from './outbox.store.ts'
export {
  countThrice,
  keepReconciliation,
  owedBySystem,
  readMatters,
  toWarn,
  withUnknownClock,
} from './oversight.store.ts'
export type { Counted, OwedBySystem, Place, Reconciliation } from './oversight.store.ts'
export { targetOfHolder } from './outbox.ts'
