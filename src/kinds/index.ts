/** Every kind of matter this house knows. Adding a kind is adding one file and its name here. */
import type { Kind } from '../kernel/index.ts'
import { activity } from './activity.ts'
import { appraisal } from './appraisal/index.ts'
import { ballot } from './ballot/index.ts'
import { blocker } from './blocker.ts'
import { bulletin } from './bulletin/index.ts'
import { burden } from './burden/index.ts'
import { campaign } from './campaign.ts'
import { decision } from './decision.ts'
import { document } from './document.ts'
import { handover } from './handover.ts'
import { hotProblem } from './hot-problem.ts'
import { inspection } from './inspection.ts'
import { knowledgeEntry } from './knowledge/index.ts'
import { praise } from './praise.ts'
import { pressureCheck } from './pressure-check.ts'
import { publicWord } from './public-word.ts'
import { publication } from './publication.ts'
import { rectification } from './rectification.ts'
import { referral } from './referral.ts'
import { request } from './request/index.ts'
import { review } from './review.ts'
import { series } from './series/index.ts'
import { target } from './target/index.ts'
import { urging } from './urging.ts'

export {
  activity,
  appraisal,
  ballot,
  blocker,
  bulletin,
  burden,
  campaign,
  decision,
  document,
  handover,
  hotProblem,
  inspection,
  knowledgeEntry,
  praise,
  pressureCheck,
  publicWord,
  publication,
  rectification,
  referral,
  request,
  review,
  series,
  target,
  urging,
}
export { MEASURES, METHODS } from './appraisal/index.ts'
export type {
  AppraisalState,
  Band,
  Measure,
  MeasureResult,
  Results,
  RuleLine,
  UnitResult,
} from './appraisal/index.ts'
export { ANSWERS, QUESTIONS, SMALLEST_GROUP } from './ballot/index.ts'
export type {
  Answered,
  BallotAnswer,
  BallotQuestion,
  BallotState,
  BoxRead,
  Count,
  Counted,
  Frame,
  FrameGroup,
  RatedRead,
  SlipsRead,
  Turnout,
} from './ballot/index.ts'
export { CHAPTERS, SERIES_NAMES } from './campaign.ts'
export type { CampaignState } from './campaign.ts'
export type { ActivityState } from './activity.ts'
export type { HotProblemState, HotRead } from './hot-problem.ts'
export {
  dayAfter,
  firstDayOf,
  isPeriod,
  lengthOf,
  parseToken,
  periodBefore,
  piecesOf,
  readAs,
  tokensOf,
  faultOfSections,
} from './bulletin/index.ts'
export type {
  BulletinState,
  Composed,
  Section,
  Source,
  Token,
  When,
  Wrong,
} from './bulletin/index.ts'
export { OFTEN, SORTS } from './burden/index.ts'
export type { Asked, BurdenRead, BurdenState, Rates } from './burden/index.ts'
export type { DecisionOption, DecisionState } from './decision.ts'
export type { Clause, Copied, DocumentState } from './document.ts'
export type { HandoverItem, HandoverState } from './handover.ts'
export type { InspectionsRead } from './inspection.ts'
export { endOfPeriod, periodOf, standingValues } from './series/index.ts'
export type { Frequency, Question, SeriesState, Value } from './series/index.ts'
export type {
  Aggregation,
  Facts,
  Finding,
  Gap,
  Judged,
  Metric,
  TargetState,
  TreeRead,
  ValueRead,
} from './target/index.ts'
export type { Content, KnowledgeState, Version } from './knowledge/index.ts'
export type { RequestState, Answer, Verdict } from './request/states.ts'

export const KINDS: readonly Kind[] = [
  request,
  pressureCheck,
  publication,
  publicWord,
  knowledgeEntry,
  document,
  series,
  target,
  blocker,
  hotProblem,
  inspection,
  rectification,
  urging,
  praise,
  referral,
  review,
  decision,
  campaign,
  activity,
  ballot,
  bulletin,
  burden,
  appraisal,
  handover,
]
