/** The states of a request 诉求, each with just the facts that exist then. */
import type { DeclaredDuty, Matter, StateDeclaration } from '../../kernel/index.ts'

export type Outcome = 'done' | 'partly' | 'cannot'

/** What a unit answered to one ask. `cannot` always has its reason and a day it is looked at again. */
export interface Answer {
  readonly outcome: Outcome
  readonly text: string
  readonly reason?: string
  readonly review?: string
}

export type Opinion = 'yes' | 'partly' | 'no' | 'unknown'

/** What the resident says of the answer; `unknown` and silence are values of their own. */
export interface Verdict {
  readonly solved: Opinion
  readonly satisfied: Opinion
  readonly explained: Opinion
  readonly pressed: Opinion
  readonly words: string | null
  readonly via: 'resident' | 'call'
}

/** From the first word on: the asks, each of which an answer must address. */
interface Asked {
  readonly asks: readonly string[]
  readonly danger: boolean
}

/** Once it is somebody's. `fixed`: an arbiter has ruled whose it is, no further objection. */
interface Taken extends Asked {
  readonly fixed: boolean
  readonly checks: boolean
  readonly extended: boolean
  readonly deferred: boolean
  readonly reworks: number
  /** A machine dispatched it: whoever asked, and any dispatcher, may have a person decide instead. */
  readonly machine?: true
}

interface WithAnswer extends Taken {
  readonly answers: readonly Answer[]
}

export type Draft = { readonly name: 'draft' } & Asked
export type Received = { readonly name: 'received' } & Asked
export type RefusalProposed = {
  readonly name: 'refusal_proposed'
  readonly reason: string
  readonly channel: string
} & Asked
export type NotOurs = {
  readonly name: 'not_ours'
  readonly reason: string
  readonly channel: string
  readonly reviewed: boolean
} & Asked
export type HandedOver = {
  readonly name: 'handed_over'
  readonly reason: string
  readonly channel: string
} & Asked
export type Appealed = {
  readonly name: 'appealed'
  readonly reason: string
  readonly channel: string
  readonly was: 'not_ours' | 'handed_over'
} & Asked
export type Dispatched = { readonly name: 'dispatched' } & Taken
export type Objected = {
  readonly name: 'objected'
  readonly grounds: string
  readonly proposed: string | null
} & Taken
export type InHand = { readonly name: 'in_hand' } & Taken
export type Deferred = {
  readonly name: 'deferred'
  readonly promised: string
  readonly reason: string
} & Taken
export type Escalated = { readonly name: 'escalated'; readonly reason: string } & Taken
export type Claimed = { readonly name: 'claimed' } & WithAnswer
export type Answered = {
  readonly name: 'answered'
  /** Of those who say nothing a random sample is called. The unit never learns who was drawn. */
  readonly sample: 'undrawn' | 'call' | 'leave'
  readonly calls: number
} & WithAnswer
export type Judged = { readonly name: 'judged'; readonly verdict: Verdict } & WithAnswer
export type Rework = {
  readonly name: 'rework'
  readonly why: string | null
  readonly earlier: readonly Answer[]
} & Taken
export type ReworkAsked = {
  readonly name: 'rework_asked'
  readonly why: string
  readonly verdict: Verdict
} & WithAnswer
export type Closed = {
  readonly name: 'closed'
  readonly how: 'judged' | 'unjudged' | 'unreached'
  readonly verdict: Verdict | null
  readonly declined: string | null
} & WithAnswer
export type Archived = Omit<Closed, 'name'> & { readonly name: 'archived' }
export type Withdrawn = { readonly name: 'withdrawn'; readonly reason: string | null } & Asked
export type Merged = {
  readonly name: 'merged'
  readonly into: string
  readonly was: Received | Dispatched | InHand
} & Asked

export type RequestState =
  | Draft
  | Received
  | RefusalProposed
  | NotOurs
  | HandedOver
  | Appealed
  | Dispatched
  | Objected
  | InHand
  | Deferred
  | Escalated
  | Claimed
  | Answered
  | Judged
  | Rework
  | ReworkAsked
  | Closed
  | Archived
  | Withdrawn
  | Merged

/** Facts that a matter somebody has taken on carries from state to state. */
export function taken(state: Taken): Taken {
  const { asks, danger, fixed, checks, extended, deferred, reworks, machine } = state
  const facts = { asks, danger, fixed, checks, extended, deferred, reworks }
  return machine ? { ...facts, machine } : facts
}

export function asked(state: Asked): Asked {
  return { asks: state.asks, danger: state.danger }
}

export function answeredFacts(state: WithAnswer): WithAnswer {
  return { ...taken(state), answers: state.answers }
}

/** Clocks of the work; they stop when it is answered or claimed done. */
export const WORK_CLOCKS: readonly string[] = ['accept', 'whole', 'rework']

export function supportClock(unit: string): string {
  return `support:${unit}`
}

/** Supports owe their own part by their own date; their silence counts against them, not the lead. */
function supportDuties(matter: Matter): readonly DeclaredDuty[] {
  return Object.keys(matter.clocks)
    .filter((clock) => clock.startsWith(supportClock('')))
    .map((clock) => ({
      role: 'support',
      acts: ['reply_support'],
      clock,
      unit: clock.slice(supportClock('').length),
    }))
}

const owes =
  (role: string, acts: readonly string[], clock: string) => (): readonly DeclaredDuty[] => [
    { role, acts, clock },
  ]

const leadOwes =
  (acts: readonly string[], clock: string) =>
  (matter: Matter): readonly DeclaredDuty[] => [
    { role: 'lead', acts, clock },
    ...supportDuties(matter),
  ]

const noDuty = (): readonly DeclaredDuty[] => []

type States = {
  readonly [N in RequestState['name']]: StateDeclaration<Extract<RequestState, { name: N }>>
}

export const states: States = {
  draft: {
    words: { zh: '草稿', en: 'Draft' },
    resident: { zh: '还没有提交', en: 'Not sent yet' },
    counts: 'waiting',
    duties: owes('operator', ['submit', 'discard'], 'draft'),
  },
  received: {
    words: { zh: '待派单', en: 'To be dispatched' },
    resident: { zh: '已收到，正在确定由谁来办', en: 'Received; we are finding out whose it is' },
    counts: 'waiting',
    duties: owes('dispatcher', ['dispatch', 'propose_refusal', 'hand_over', 'merge'], 'dispatch'),
  },
  refusal_proposed: {
    words: { zh: '拟不予受理，待复核', en: 'Refusal proposed' },
    resident: {
      zh: '正在由第二个人复核是否属于受理范围',
      en: 'A second person is checking whether this is ours',
    },
    counts: 'waiting',
    duties: owes('reviewer', ['confirm_refusal', 'overturn_refusal'], 'refusal_review'),
  },
  not_ours: {
    words: { zh: '不予受理', en: 'Not ours' },
    resident: {
      zh: '这件事不归我们办，已说明理由和办理渠道；不同意可以申请复核',
      en: 'This is not ours; you have the reason and the right channel, and may appeal',
    },
    final: true,
    counts: 'not_ours',
    duties: noDuty,
  },
  handed_over: {
    words: { zh: '已转法定渠道', en: 'Handed over' },
    resident: {
      zh: '已转到法定渠道，并说明了怎么办理',
      en: 'Handed over to the channel the law provides',
    },
    final: true,
    counts: 'not_ours',
    duties: noDuty,
  },
  appealed: {
    words: { zh: '复核中', en: 'Under appeal' },
    resident: { zh: '另一个人正在复核您的申请', en: 'Another person is looking at your appeal' },
    counts: 'waiting',
    duties: owes('reviewer', ['uphold', 'overturn'], 'appeal'),
  },
  dispatched: {
    words: { zh: '待签收', en: 'To be accepted' },
    resident: {
      zh: '已派给承办单位，等它签收',
      en: 'Sent to the unit that must act; it has to accept',
    },
    counts: 'in_hand',
    duties: leadOwes(['accept', 'object'], 'accept'),
  },
  objected: {
    words: { zh: '退单待裁定', en: 'Objection to be ruled on' },
    resident: {
      zh: '对由谁办有不同意见，正在裁定；期限不会因此停下',
      en: 'Whose it is is in doubt; an arbiter decides, and your clock keeps running',
    },
    counts: 'in_hand',
    duties: owes('arbiter', ['rule'], 'ruling'),
  },
  in_hand: {
    words: { zh: '办理中', en: 'In hand' },
    resident: { zh: '正在办理', en: 'Being worked on' },
    counts: 'in_hand',
    duties: leadOwes(['claim_done', 'extend', 'defer', 'escalate'], 'whole'),
  },
  deferred: {
    words: { zh: '挂账', en: 'Deferred' },
    resident: {
      zh: '一时办不了，已公开承诺办结日期',
      en: 'Not possible now; a date has been promised in public',
    },
    counts: 'in_hand',
    duties: leadOwes(['claim_done', 'escalate'], 'whole'),
  },
  escalated: {
    words: { zh: '提级协调', en: 'Escalated' },
    resident: { zh: '已提到上一级协调', en: 'Raised to the next level' },
    counts: 'in_hand',
    duties: owes('supervisor', ['coordinate'], 'coordination'),
  },
  claimed: {
    words: { zh: '办毕待核查', en: 'Claimed done, to be checked' },
    resident: {
      zh: '承办单位说办好了，正在由别的单位核查',
      en: 'The unit says it is done; somebody else is checking',
    },
    counts: 'in_hand',
    duties: owes('checker', ['pass_check', 'fail_check'], 'check'),
  },
  answered: {
    words: { zh: '已答复，待评价', en: 'Answered, to be judged' },
    resident: { zh: '已经答复，请您评价', en: 'Answered: please judge it' },
    counts: 'answered',
    // While the resident has time to judge, nobody else owes anything; then the sample is drawn.
    duties: (matter) => [
      { role: 'resident', acts: ['judge'], clock: 'judging' },
      matter.state.sample === 'undrawn'
        ? { role: 'system', acts: ['draw'], clock: 'judging' }
        : { role: 'caller', acts: ['call_back', 'close_unjudged'], clock: 'call_back' },
    ],
  },
  judged: {
    words: { zh: '已评价，待办结', en: 'Judged, to be closed' },
    resident: { zh: '您已评价，正在办结', en: 'You have judged; it is being closed' },
    counts: 'answered',
    duties: owes('caller', ['close'], 'closing'),
  },
  rework: {
    words: { zh: '重办', en: 'Rework' },
    resident: { zh: '您不满意，正在重办', en: 'You were not satisfied; it is being done again' },
    counts: 'in_hand',
    duties: leadOwes(['claim_done', 'escalate'], 'rework'),
  },
  rework_asked: {
    words: { zh: '再次要求重办，待决定', en: 'Rework asked again' },
    resident: {
      zh: '您要求再次重办，督查人员正在决定',
      en: 'You asked again; a supervisor decides',
    },
    counts: 'in_hand',
    duties: owes('supervisor', ['grant_rework', 'decline_rework'], 'appeal'),
  },
  closed: {
    words: { zh: '办结', en: 'Closed' },
    resident: {
      zh: '已办结；没解决可以要求重办',
      en: 'Closed; if it is not solved you may ask again',
    },
    final: true,
    counts: 'done',
    duties: noDuty,
  },
  archived: {
    words: { zh: '归档', en: 'Archived' },
    resident: { zh: '已归档', en: 'Archived' },
    final: true,
    counts: 'done',
    duties: noDuty,
  },
  withdrawn: {
    words: { zh: '已撤回', en: 'Withdrawn' },
    resident: { zh: '您已撤回', en: 'You withdrew it' },
    final: true,
    counts: 'withdrawn',
    duties: noDuty,
  },
  merged: {
    words: { zh: '已并单', en: 'Merged' },
    resident: {
      zh: '与同一件事合并办理，您的话已保留；答复时同样请您评价',
      en: 'Worked on together with the same matter; your words are kept and you will judge the answer too',
    },
    counts: 'merged',
    duties: owes('dispatcher', ['unmerge'], 'merged'),
  },
}
