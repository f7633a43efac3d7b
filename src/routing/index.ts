/** Routing 分派建议: what is it about, whose is it, who else says so. Suggests, never decides. */
export { DEGREES, whoElseSays } from './same/index.ts'
export type { Degree, Sameness } from './same/index.ts'
export { firstLesson, isKept, learnFromCity, routerFor, triedOnKept } from './whose/index.ts'
export type {
  CategoryChoice,
  Routed,
  Router,
  Tried,
  UnitChoice,
  UnitReason,
} from './whose/index.ts'
export { DANGERS, dangersIn, soundsLikely } from './danger/index.ts'
export type { Danger, DangerKind } from './danger/index.ts'
export { accusationsIn } from './accusations/index.ts'
export type { Accusation } from './accusations/index.ts'
export { placeReader } from './place/index.ts'
export type { PlaceReader, PlacesRead } from './place/index.ts'
export { addedReading, signsReading } from './signs.ts'
export { FLAWS, marksOn } from './replies/index.ts'
export type { AnswerGiven, Earlier, Flaw, MarkOnAnswer } from './replies/index.ts'
export { heatOf, heatParts } from './hot/heat.ts'
export type { HeatParts } from './hot/heat.ts'
export type { Heard } from './hot/heard.ts'
export { placeOf } from './hot/naming.ts'
export { tellingWords } from './text/index.ts'
export { groupHeard, likelihoods, tellingTerms } from './hot/city.ts'
export type { GroupedHeard } from './hot/city.ts'
export { commonOf, packCommon } from './hot/common.ts'
export { pairsOf } from './hot/terms.ts'
export type { Common } from './hot/terms.ts'
