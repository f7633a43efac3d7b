/** Ballots 评议: slips, the box, what was counted, and the pages of it. Nothing in here leads from an answer to a person. */
export { ballotReadings, endOf, ratedIn } from './readings.ts'
export { ballotAtDesk, ballotsAtDesk } from './listing.ts'
export type { BallotAtDesk } from './listing.ts'
export { ballotPageHandlers } from './routes.ts'
export { castVote, destroyBoxes, makeSlips } from './voting.ts'
