/** How a demo request is written down: what was said, and what then happened step by step. */
import type { Door } from '../src/kernel/index.ts'
import type { DemoDivision } from './divisions.ts'

export interface DemoRequest {
  /** Names it for the others: 'second', 'merge', 'link'. */
  readonly key: string
  readonly category: string
  readonly division: DemoDivision
  readonly place: string
  readonly door: Door
  readonly title: string
  readonly text: string
  /** What is asked for; an answer addresses each. The title where none is given. */
  readonly asks?: readonly string[]
  readonly who?: { readonly name?: string; readonly phone?: string; readonly mail?: string }
  readonly danger?: true
  /** Sealed: it says something against this unit. */
  readonly accuses?: string
  /** '12d 19:40' (days before now, local time) or '5h' before now. */
  readonly filed: string
  readonly course: readonly Step[]
  /** How it is opened, where a door does not simply receive it: by an operator, with what else is said. */
  readonly opening?: { readonly act: string; readonly input: Readonly<Record<string, unknown>> }
  /** What others do meanwhile, each list by itself from the day it was filed. */
  readonly beside?: readonly (readonly Step[])[]
  /** The course where it could not be merged any more. */
  readonly otherwise?: readonly Step[]
}

/** Who does a step: a post's id, or someone on the matter. */
export type Doer =
  | 'operator'
  | 'dispatcher'
  | 'reviewer'
  | 'other-reviewer'
  | 'arbiter'
  | 'lead'
  | 'checker'
  | 'caller'
  | 'supervisor'
  | 'archivist'
  | 'sealed'
  | 'other-sealed'
  | 'resident'
  | 'neighbour'
  | 'sampling'
  | { readonly unit: string }
  | { readonly post: string }

/** '30m', '5h': by the clock. '3wh', '2wd': working hours and days. */
export type Wait = `${number}${'m' | 'h' | 'd' | 'wh' | 'wd'}`

export interface Step {
  readonly act: string
  readonly by: Doer
  readonly after: Wait
  readonly input?: Readonly<Record<string, unknown>>
}

/** A promised or announced day, so many days after the step. */
export interface DaysAhead {
  readonly daysAhead: number
}
/** Another demo request, by its key. */
export interface Other {
  readonly request: string
}

const step = (act: string, by: Doer, after: Wait, input?: Step['input']): Step => ({
  act,
  by,
  after,
  ...(input === undefined ? {} : { input }),
})

export const inDays = (daysAhead: number): DaysAhead => ({ daysAhead })

/* From the first word to the unit that must act */

export const dispatch = (
  unit: string,
  more: { words?: string; asks?: readonly string[]; after?: Wait; by?: Doer } = {},
) => {
  const { after = '1wh', by = 'dispatcher', ...input } = more
  return step('dispatch', by, after, { unit, ...input })
}
export const accept = (after: Wait = '2wh', by: Doer = 'lead') => step('accept', by, after)
export const object = (grounds: string, proposed: string, after: Wait = '3wh') =>
  step('object', 'lead', after, { grounds, proposed })
export const rule = (unit: string, reason: string, after: Wait = '4wh') =>
  step('rule', 'arbiter', after, { unit, reason })
export const refuse = (reason: string, channel: string, after: Wait = '2wh') =>
  step('propose_refusal', 'dispatcher', after, { reason, channel })
export const confirmRefusal = (reason: string, after: Wait = '5wh') =>
  step('confirm_refusal', 'reviewer', after, { reason })
export const overturnRefusal = (reason: string, after: Wait = '5wh') =>
  step('overturn_refusal', 'reviewer', after, { reason })
export const handOver = (
  channel: string,
  reason: string,
  after: Wait = '1wh',
  by: Doer = 'operator',
) => step('hand_over', by, after, { channel, reason })
export const appeal = (words: string, after: Wait = '20h') =>
  step('appeal', 'resident', after, { words })
export const uphold = (reason: string, after: Wait = '2wd') =>
  step('uphold', 'other-reviewer', after, { reason })
export const overturn = (reason: string, after: Wait = '2wd') =>
  step('overturn', 'other-reviewer', after, { reason })
export const merge = (into: string, reason: string, after: Wait = '2wh') =>
  step('merge', 'dispatcher', after, { into: { request: into } satisfies Other, reason })
export const unmerge = (reason: string, after: Wait = '3wh') =>
  step('unmerge', 'dispatcher', after, { reason })
export const markDanger = (reason: string, after: Wait = '10m', by: Doer = 'operator') =>
  step('mark_danger', by, after, { reason })

/* The work */

export const extend = (reason: string, after: Wait = '3wd') =>
  step('extend', 'lead', after, { reason })
export const defer = (days: number, reason: string, after: Wait = '3wd') =>
  step('defer', 'lead', after, { promised: inDays(days), reason })
export const escalate = (reason: string, after: Wait = '3wd', by: Doer = 'lead') =>
  step('escalate', by, after, { reason })
export const coordinate = (unit: string, reason: string, after: Wait = '2wd') =>
  step('coordinate', 'supervisor', after, { unit, reason })
export const askSupport = (unit: string, task: string, after: Wait = '2wh') =>
  step('ask_support', 'lead', after, { unit, task })
export const replySupport = (unit: string, words: string, after: Wait = '1wd') =>
  step('reply_support', { unit }, after, { words })
export const tell = (words: string, after: Wait = '1wd', by: Doer = 'lead') =>
  step('tell', by, after, { words })
export const note = (words: string, after: Wait = '2wh', by: Doer = 'lead') =>
  step('note', by, after, { words })

export interface DemoAnswer {
  readonly outcome: 'done' | 'partly' | 'cannot'
  readonly text: string
  readonly reason?: string
  readonly review?: DaysAhead
}
export const done = (text: string): DemoAnswer => ({ outcome: 'done', text })
export const partly = (text: string): DemoAnswer => ({ outcome: 'partly', text })
/** An honest "cannot": why, by which rule, and when it is looked at again. */
export const cannot = (text: string, reason: string, days: number): DemoAnswer => ({
  outcome: 'cannot',
  text,
  reason,
  review: inDays(days),
})
export const answer = (
  answers: readonly DemoAnswer[] | DemoAnswer,
  after: Wait = '2wd',
  by: Doer = 'lead',
) => step('claim_done', by, after, { answers: Array.isArray(answers) ? answers : [answers] })
export const passCheck = (evidence: string, after: Wait = '1wd', by: Doer = 'checker') =>
  step('pass_check', by, after, { evidence })
export const failCheck = (evidence: string, after: Wait = '1wd') =>
  step('fail_check', 'checker', after, { evidence })

/* Judging and closing */

type Opinion = 'yes' | 'partly' | 'no' | 'unknown'
export interface DemoVerdict {
  readonly solved: Opinion
  readonly satisfied?: Opinion
  readonly explained?: Opinion
  readonly pressed?: 'no' | 'yes' | 'unknown'
  readonly words?: string
  readonly again?: true
}
export const judge = (verdict: DemoVerdict, after: Wait = '16h') =>
  step('judge', 'resident', after, { ...verdict })
/** Whoever says nothing: the sample is drawn; who is drawn is called, up to three times. */
export const silence = (ifCalled: DemoVerdict | 'unreached' = 'unreached') =>
  step('silence', 'caller', '8d', ifCalled === 'unreached' ? {} : { ...ifCalled })
export const callBack = (verdict: DemoVerdict, after: Wait = '2wd') =>
  step('call_back', 'caller', after, { reached: true, ...verdict })
export const close = (after: Wait = '3wh', by: Doer = 'caller') => step('close', by, after)
export const archive = (after: Wait = '20d') => step('archive', 'archivist', after)
export const askAgain = (words: string | null, after: Wait = '2d') =>
  step('ask_again', 'resident', after, words === null ? {} : { words })
export const grantRework = (reason: string, after: Wait = '1wd') =>
  step('grant_rework', 'supervisor', after, { reason })
export const declineRework = (reason: string, after: Wait = '1wd') =>
  step('decline_rework', 'supervisor', after, { reason })

/* Beside it */

export const urge = (words: string | null, after: Wait = '2d', by: Doer = 'resident') =>
  step('urge', by, after, words === null ? {} : { words })
export const add = (words: string, after: Wait = '5h') => step('add', 'resident', after, { words })
export const second = (words: string | null, after: Wait = '9h') =>
  step('second', 'neighbour', after, words === null ? {} : { words })
export const withdraw = (
  reason: string | null,
  pressed: 'no' | 'yes' | 'unknown' = 'no',
  after: Wait = '1d',
) => step('withdraw', 'resident', after, { ...(reason === null ? {} : { reason }), pressed })
export const openIdentity = (reason: string, after: Wait = '30m', by: Doer = 'lead') =>
  step('open_identity', by, after, { reason })
export const recuse = (reason: string, by: Doer = 'lead', after: Wait = '30m') =>
  step('recuse', by, after, { reason })
export const correct = (event: number, words: string, by: Doer = 'lead', after: Wait = '2wh') =>
  step('correct', by, after, { event: String(event), words })
export const link = (to: string, type: string, by: Doer = 'dispatcher', after: Wait = '1wh') =>
  step('link', by, after, { to: { request: to } satisfies Other, type })
export const nameAccused = (unit: string, after: Wait = '2wh') =>
  step('name_accused', 'sealed', after, { unit })
export const submitDraft = (after: Wait = '2wh') => step('submit', 'operator', after)
export const discardDraft = (reason: string, after: Wait = '1wd') =>
  step('discard', 'operator', after, { reason })
export const proposeSeal = (reason: string, after: Wait = '20m') =>
  step('propose_seal', 'dispatcher', after, { reason })
export const seal = (unit: string, after: Wait = '30m') =>
  step('seal', 'supervisor', after, { unit })
export const proposeUnseal = (reason: string, after: Wait = '1wd') =>
  step('propose_unseal', 'sealed', after, { reason })
export const unseal = (after: Wait = '4wh') => step('unseal', 'other-sealed', after)
export const unlink = (to: string, type: string, by: Doer = 'dispatcher', after: Wait = '3wh') =>
  step('unlink', by, after, { to: { request: to } satisfies Other, type })
