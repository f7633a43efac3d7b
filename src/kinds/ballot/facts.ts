/** What a ballot 评议 asks of whom, and what came of it. Who answered, and what each said, is nowhere in here. */
import type { Json, Words } from '../../kernel/index.ts'

/** The speech: 人民拥护不拥护、赞成不赞成、高兴不高兴、答应不答应. */
export const QUESTIONS = {
  support: { zh: '拥护不拥护', en: 'Do you support it?' },
  agree: { zh: '赞成不赞成', en: 'Do you agree with it?' },
  glad: { zh: '高兴不高兴', en: 'Are you glad of it?' },
  consent: { zh: '答应不答应', en: 'Do you consent to it?' },
} as const satisfies Readonly<Record<string, Words>>

/** What stands beside each box, question by question. Only the first is approval; the last is no answer at all. */
export const ANSWERS = {
  support: {
    approve: { zh: '拥护', en: 'I support it' },
    not: { zh: '不拥护', en: 'I do not support it' },
    unknown: { zh: '说不清', en: 'I do not know' },
    abstain: { zh: '弃权', en: 'I abstain' },
  },
  agree: {
    approve: { zh: '赞成', en: 'I agree' },
    not: { zh: '不赞成', en: 'I do not agree' },
    unknown: { zh: '说不清', en: 'I do not know' },
    abstain: { zh: '弃权', en: 'I abstain' },
  },
  glad: {
    approve: { zh: '高兴', en: 'I am glad' },
    not: { zh: '不高兴', en: 'I am not glad' },
    unknown: { zh: '说不清', en: 'I do not know' },
    abstain: { zh: '弃权', en: 'I abstain' },
  },
  consent: {
    approve: { zh: '答应', en: 'I consent' },
    not: { zh: '不答应', en: 'I do not consent' },
    unknown: { zh: '说不清', en: 'I do not know' },
    abstain: { zh: '弃权', en: 'I abstain' },
  },
} as const satisfies Readonly<Record<keyof typeof QUESTIONS, Readonly<Record<string, Words>>>>

export type BallotQuestion = keyof typeof QUESTIONS
export type BallotAnswer = 'approve' | 'not' | 'unknown' | 'abstain'

export type Answered = Readonly<Record<BallotAnswer, number>>
export type Counted = Readonly<Record<BallotQuestion, Answered>>

/** A part of those who are asked: how many there are, and how many of them were given a slip. */
export interface FrameGroup {
  readonly name: string
  readonly people: number
  readonly invited: number
}

/**
 * `letters`: codes on paper, delivered by people who do not know which code goes where. `voices`: whoever
 * has the receipt of a request that the rated unit answered.
 */
export interface Frame {
  readonly sort: 'letters' | 'voices'
  readonly register: string
  readonly drawing: string
  readonly from: string | null
  readonly until: string | null
  readonly groups: readonly FrameGroup[]
}

export interface Turnout extends FrameGroup {
  readonly cast: number
}

/** What the box held. `answers` null: too few voices, and nobody opened it. */
export interface Count {
  readonly invited: number
  readonly cast: number
  /** From how many voices a result is counted: the city's cap when it was. */
  readonly least: number
  readonly groups: readonly Turnout[]
  readonly answers: Counted | null
}

/** What the shell found in the box; `wrong`: why it cannot be counted. */
export type BoxRead = Count | { readonly wrong: string }

export interface Facts {
  /** What the rated did, in words of the organiser: read by whoever answers. */
  readonly what: string
  readonly about: string | null
}

export type BallotState =
  | ({ readonly name: 'drafted' } & Facts)
  | ({ readonly name: 'framed'; readonly frame: Frame } & Facts)
  | ({ readonly name: 'open' } & Facts & Open)
  | ({ readonly name: 'counted'; readonly count: Count } & Facts & Open)
  | ({ readonly name: 'published'; readonly count: Count } & Facts & Open)
  | ({ readonly name: 'dropped'; readonly reason: string; readonly frame: Frame | null } & Facts)

export interface Open {
  readonly frame: Frame
  readonly opens: string
  readonly closes: string
  /** SHA-256 over the slips as they were when it opened: no slip comes or goes after that. */
  readonly slips: string
}

export function totalOf(groups: readonly FrameGroup[]): { people: number; invited: number } {
  return {
    people: groups.reduce((sum, { people }) => sum + people, 0),
    invited: groups.reduce((sum, { invited }) => sum + invited, 0),
  }
}

export function groupsOf(read: Json | undefined): readonly FrameGroup[] {
  return Array.isArray(read) ? (read as readonly unknown[] as readonly FrameGroup[]) : []
}
