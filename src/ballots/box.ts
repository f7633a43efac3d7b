/** The box itself: what goes in, and what comes out of it once. */
import { createHash } from 'node:crypto'
import type { Matter } from '../kernel/index.ts'
import { ANSWERS, QUESTIONS } from '../kinds/index.ts'
import type { BallotAnswer, BallotQuestion, BallotState, BoxRead, Counted } from '../kinds/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { BallotVault } from '../vault/index.ts'
import { countMarks, lockTurnout, readSlips, readVotes } from './box.store.ts'
import type { Slip } from './box.store.ts'

export type Answers = Readonly<Record<BallotQuestion, BallotAnswer>>

const QUESTION_NAMES = Object.keys(QUESTIONS) as BallotQuestion[]
const ANSWER_NAMES = Object.keys(ANSWERS.support) as BallotAnswer[]

/** Over slips in the order in which they are read. */
export function digestOf(slips: readonly Slip[]): string {
  const hash = createHash('sha256')
  for (const { slip, group } of slips) hash.update(slip).update(`${group}\n`)
  return hash.digest('hex')
}

/** A byte a question: every vote is as long as any other. */
export function packed(answers: Answers): Buffer {
  return Buffer.from(QUESTION_NAMES.map((one) => ANSWER_NAMES.indexOf(answers[one])))
}

function unpacked(bytes: Buffer): Answers {
  const given = QUESTION_NAMES.map((name, index) => {
    const answer = ANSWER_NAMES[bytes[index] ?? -1]
    if (answer === undefined || bytes.length !== QUESTION_NAMES.length)
      throw new Error('a vote of this box is none')
    return [name, answer] as const
  })
  return Object.fromEntries(given) as Answers
}

export function tallied(votes: readonly Answers[]): Counted {
  const count = (question: BallotQuestion) =>
    Object.fromEntries(
      ANSWER_NAMES.map((answer) => [
        answer,
        votes.filter((vote) => vote[question] === answer).length,
      ]),
    )
  return Object.fromEntries(QUESTION_NAMES.map((name) => [name, count(name)])) as unknown as Counted
}

/**
 * What the box holds, counted. From fewer than `least` voices on it is not opened at all. Waits for whoever is
 * just answering, and whoever comes later finds it closed.
 */
export async function readBox(
  tx: Queryable,
  vault: BallotVault,
  ballot: Matter<BallotState>,
  least: number,
): Promise<BoxRead> {
  const { jurisdiction, id, state } = ballot
  if (state.name !== 'open' && state.name !== 'counted') return { wrong: 'ballot_not_open' }
  const turnout = await lockTurnout(tx, jurisdiction, id, null)
  if (digestOf(await readSlips(tx, jurisdiction, id)) !== state.slips)
    return { wrong: 'slips_changed' }
  const votes = await readVotes(tx, jurisdiction, id)
  const groups = state.frame.groups.map((one) => ({ ...one, cast: turnout.get(one.name) ?? 0 }))
  const cast = groups.reduce((sum, one) => sum + one.cast, 0)
  const marks = await countMarks(tx, jurisdiction, id)
  if (votes.length !== cast || marks !== cast) return { wrong: 'box_does_not_reconcile' }
  const invited = groups.reduce((sum, one) => sum + one.invited, 0)
  const known = { invited, cast, least, groups }
  if (cast < least) return { ...known, answers: null }
  const keys = await vault.known(tx, jurisdiction, id)
  if (!keys) throw new Error(`the box of ${id} was destroyed before it was counted`)
  return { ...known, answers: tallied(votes.map((vote) => unpacked(keys.open(vote)))) }
}
