/** What an appraisal 考核 says: rules of one year, what came of them, and what units said to that. Of units, never of people. */
import type { Words } from '../../kernel/index.ts'

/**
 * The closed set of what can be measured. Each is a share of outcomes, so volume alone moves nothing; none reads
 * a visit, a meeting, a report, a note or an hour, so activity moves nothing either.
 */
export const MEASURES = {
  solved: { zh: '解决', en: 'Solved' },
  truthful: { zh: '报完成属实', en: 'Said to be done, and done' },
  in_time: { zh: '按期答复', en: 'Answered in time' },
  targets: { zh: '目标任务达成', en: 'Targets reached' },
  ballots: { zh: '群众评议认可', en: 'Approved in ballots' },
} as const satisfies Readonly<Record<string, Words>>

export const METHODS: Readonly<Record<Measure, Words>> = {
  solved: {
    zh: '诉求人说解决了的，占说了解决与否的。如实答复办不了的不在内；没有评价的不在内。',
    en: 'Requests whose voice says solved, of those who said either. An honest “cannot” is not in it, nor who said nothing.',
  },
  truthful: {
    zh: '报完成后经无关人员核查或诉求人评价站得住的，占核查过、评价过的。经核查属实的“办不了”不在内；被查出能办而说办不了的，按不属实算。',
    en: 'Claims of done that stood when somebody outside looked or the resident spoke, of those looked at. A “cannot” that holds is not in it; one found to be untrue counts as untrue.',
  },
  in_time: {
    zh: '第一次答复不晚于期限的，占已答复和已逾期的。还没到期的不在内；办成和办不了一样算。',
    en: 'First answers by their date, of those answered or overdue. What is not due is not in it; done and cannot count alike.',
  },
  targets: {
    zh: '到期的目标任务里，经核查和受益人评价达成的。如实报告办不成、经确认尽了力的不在内；到期没有动静的按没有达成算。',
    en: 'Targets due in the year that were reached, checked and judged. Those honestly said to be impossible after a real attempt are not in it; those nobody moved count as not reached.',
  },
  ballots: {
    zh: '当年公布的评议里，四问认可的平均占比；弃权不算认可，也不进分母；不足最低人数的评议不算。',
    en: 'Mean share of yes over the four questions of ballots published in the year; abstention is no yes and not in it; ballots with too few voices do not count.',
  },
}

export type Measure = keyof typeof MEASURES

export interface RuleLine {
  readonly measure: Measure
  /** Of a hundred. */
  readonly weight: number
}

export type Band = 'above' | 'alike' | 'below'

export interface MeasureResult {
  readonly measure: Measure
  readonly hits: number
  readonly n: number
  /** Shares from 0 to 1; the true one lies between low and high 95 times of a hundred. */
  readonly low: number
  readonly share: number
  readonly high: number
  /** The same share of all the other units together; null: they have none. */
  readonly others: number | null
  readonly band: Band
  /** What the others would reach with this unit's mix of categories, and where it stands beside that. */
  readonly expected: number | null
  readonly inContext: Band
}

export interface UnitResult {
  readonly unit: string
  readonly measures: readonly MeasureResult[]
  /** By the weights: of what is known; the interval runs from 0 to 1 in what is not. */
  readonly low: number
  readonly share: number
  readonly high: number
  readonly others: number | null
  /** Null: nothing to say of it. */
  readonly band: Band | null
}

export interface Results {
  readonly year: number
  /** Last day whose events were read. */
  readonly through: string
  /** SHA-256 of everything that was read, in order. */
  readonly digest: string
  /** Ids of matters that were left out of account, each by a decision on an appeal. */
  readonly leftOut: readonly string[]
  readonly units: readonly UnitResult[]
}

export interface Comment {
  readonly unit: string
  readonly words: string
}

export interface Appeal {
  readonly unit: string
  readonly measure: Measure
  readonly grounds: string
  readonly decided: { readonly granted: boolean; readonly reason: string } | null
}

export interface Facts {
  readonly year: number
  readonly basis: string
  readonly context: string
  readonly rules: readonly RuleLine[]
  readonly comments: readonly Comment[]
  /** What was made of the comments; null: not adopted yet. */
  readonly dealt: string | null
}

export interface Told {
  readonly results: Results
  readonly appeals: readonly Appeal[]
  readonly leftOut: readonly string[]
  readonly next: 'decide' | 'tell' | 'publish'
}

export type AppraisalState =
  | ({ readonly name: 'drafted' } & Facts)
  | ({ readonly name: 'consulting'; readonly closes: string } & Facts)
  | ({ readonly name: 'adopted' } & Facts)
  | ({ readonly name: 'told' } & Facts & Told)
  | ({ readonly name: 'published' } & Facts & Told)
  | ({ readonly name: 'dropped'; readonly reason: string } & Facts)

export const isOpenAppeal = ({ decided }: Appeal) => decided === null

/** Told, with whatever is to be done next: an appeal first, then results that an appeal changed, then publishing. */
export function toldWith(told: Omit<Told, 'next'>): Told {
  const { results, leftOut, appeals } = told
  const isSame = [...results.leftOut].toSorted().join() === [...leftOut].toSorted().join()
  const next = appeals.some(isOpenAppeal) ? 'decide' : isSame ? 'publish' : 'tell'
  return { ...told, next }
}
