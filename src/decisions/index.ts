/** Decisions 决策 and campaigns 专题活动: what hangs on them, and whether it is done. */
export { activityFault, isCopied, openMandatory } from './reading.ts'
export { campaignReport } from './report.ts'
export type { CampaignReport } from './report.ts'
export { decisionPageHandlers } from './routes.ts'
export { memoFor } from './memo.ts'
export type { MemoShown } from './memo.ts'
export { DECISION_READINGS } from './readings.ts'
