/** Matters: the only writer. */
export { commit, commitAnd, commitWhole, rehearse } from './commit.ts'
export { readPicked } from './picked.store.ts'
export type {
  Commission,
  Done,
  Forgetting,
  Ports,
  Randomness,
  Reading,
  ReadingAbout,
} from './ports.ts'
export { DOOR_WORDS } from './course.ts'
export { numberedFor, present } from './present.ts'
export type { ActShown, CourseEntry, DutyShown, MatterShown, Names, Viewing } from './shown.ts'
export { READINGS } from './readings.ts'
export { mattersNamed, namesOfMatters } from './external.store.ts'
export { rulebookOf } from './rulebook.ts'
export { parseNumber } from './number.ts'
export { readEvents, readEventsOf, readFactsOf, readStored } from './events.store.ts'
export type { Records } from './events.store.ts'
export { enrolEvents } from './enrol.ts'
export { hasUnsealed } from './enrol.store.ts'
export { openedEvents } from './openings.ts'
export type { OpenedMatter, Opening } from './openings.ts'
export { eventWithTexts, openEvent } from './committed.ts'
export { matterIdsAfter, matterRows } from './audit.store.ts'
export type { OpenedEvent, StoredEvent } from './committed.ts'
export { findVisible, list, readVisible } from './read.store.ts'
export type { Cursor, Holding, Line, ListFilter } from './read.store.ts'
export { visibleOf } from './visible.ts'
export { changesSince } from './changes.store.ts'
export { beginningOfDay } from './coarse.ts'
export type { Change } from './changes.store.ts'
export { mark, numberMark, withoutPersons } from './words.ts'
export { renewWords } from './words.store.ts'
export { linkedTo, relatedOf } from './related.store.ts'
export { openBoundTo } from './bound.store.ts'
export { levelOf, sumLevel } from './level.store.ts'
export {
  countOwedInRole,
  countTopPriorities,
  linkedBodies,
  partsOf,
  planBodies,
  planMark,
  readBodies,
} from './tree.store.ts'
export { bodiesNumbered, bodiesStanding } from './named.store.ts'
export { countOwed, countWorklist, worklist } from './worklist.store.ts'
export type { Related } from './related.store.ts'
export { linkedStep, listTraced, tracedByNumber, tracedOf } from './trace.store.ts'
export {
  inspectedInYear,
  longestOverdue,
  overdueByUnit,
  owedByPower,
  standingOf,
  supervised,
  supervisedAmong,
} from './supervised.store.ts'
export type { InspectedUnit, KindCount, OverdueOf, Supervised } from './supervised.store.ts'
export type { Follower, Linked, Traced } from './trace.store.ts'
export { readBirths } from './births.store.ts'
export type { Born, BornFilter } from './births.store.ts'
export { cannotBeDone, publicPromises } from './figures.store.ts'
export type { CannotBeDone, PublicPromise } from './figures.store.ts'
export { countEntries, listEntries } from './entries.store.ts'
export type { EntryFilter } from './entries.store.ts'
export { likenessOf } from './likeness.ts'
export { alikeTo, recentAnswers, sampleOfRequests } from './similar.store.ts'
export type { Alike, Eyes, Sampled } from './similar.store.ts'
export {
  hardOnes,
  hotMatters,
  linesOf,
  mayBeTold,
  requestsChanged,
  saidOf,
  saidSince,
} from './hot.store.ts'
export type {
  HardOne,
  HotMatter,
  LineOfMatter,
  RequestChange,
  SaidOfMatter,
  SaidPlace,
} from './hot.store.ts'
export {
  actsDone,
  automaticAnswers,
  becameOf,
  countAutomatic,
  waitingForDispatch,
} from './automatic.store.ts'
export { decidedRequests, precedentsAmong, ruledRequests } from './decided.store.ts'
export type { DecidedRequest, Precedent } from './decided.store.ts'
export { ballotsClosed, newestOfKind, targetsDue } from './targets.store.ts'
export { answeredBy } from './voices.store.ts'
export { findOpen } from './open.store.ts'
export { countOpen } from './open.ts'
export { couldBeJudged, peopleOf, sealingIn } from './people.ts'
export { inspectionsOf } from './inspections.store.ts'
export type { Inspected } from './inspections.store.ts'
export { LENSES } from './lenses.ts'
export type { Lens } from './lenses.ts'
export { lastChange } from './last.store.ts'
export { cameInByDoor } from './doors.store.ts'
export { looks } from './looks.store.ts'
export { countList, dueByDay, loadByUnit } from './overview.store.ts'
export { markMention, mentionsOf } from './mentions.store.ts'
export type { Mention } from './mentions.store.ts'
export { listPublished } from './published.store.ts'
export type { Published, PublishedFilter } from './published.store.ts'
export { listPublic, listPublicEvents } from './public.store.ts'
export type { PublicEvent, PublicFilter, PublicMatter } from './public.store.ts'
export { countErasures, erasuresAfter, notErased } from './erasures.store.ts'
export type { Erasure, ErasureBasis } from './erasures.store.ts'
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
