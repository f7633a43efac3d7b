/** JSON for the desk and for departments' systems, and the desk's page. */
export { keyOfRequest } from './answers/routes.ts'
export type { ApiHouse } from './answers/routes.ts'
export { openLive } from './live/hub.ts'
export type { Live } from './live/hub.ts'
export { documentRoutes } from './openapi/routes.ts'
export { deskFiles } from './page/routes.ts'
export { apiHandlers } from './routes.ts'
export type { AlikeShown, CategoryGuess, EntryShown, Suggestions } from './hotline/suggest.ts'
export type { AnswerMark } from './beside/beside.ts'
export type { WhoseShown } from './whose/whose.ts'
export type { AutomaticAlarm, AutomaticOverview, CategoryOverview } from '../automatic/index.ts'
export type { LeadingPage, SupervisedShown, SupervisionPage } from '../supervision/index.ts'
export type { CampaignReport, MemoShown } from '../decisions/index.ts'
export type { Geometry, StandingShown, TargetLine, ValueLine } from '../plans/index.ts'
export type { Trace, TraceNode } from '../tracing/index.ts'
export type {
  ClausePair,
  PlanDocument,
  PlanLevel,
  PlanPreview,
  PlanRowShown,
  TargetDraft,
  TargetNode,
  PartsSum,
} from './plan/shapes.ts'
export type { UnitPage, UnitTarget } from './plan/unit.ts'
export type { AppraisalShown, MeasureShown, ResultsShown, UnitShown } from '../appraisal/index.ts'
export type { BulletinAtDesk, SectionShown, TextChecked } from '../bulletins/index.ts'
export type { BallotAtDesk } from '../ballots/index.ts'
export type { HardShown, HotDetail, HotLine } from '../hot/index.ts'
export type { FileShown } from '../attachments/index.ts'
export type { PlaceFound as PlaceShown } from '../knowledge/index.ts'
export type { Choices } from './choices.ts'
export type { View, ViewList } from '../views/index.ts'
export type {
  Acted,
  ExportShown,
  FigureShown,
  KindShown,
  LookShown,
  LineShown,
  BatchResult,
  MatterPage,
  MentionShown,
  Picked,
  Named,
  OpeningShown,
  Overview,
  Page,
  RelatedShown,
  SpokenRefusal,
  Waiting,
} from './shapes.ts'
