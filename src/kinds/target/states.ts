/** The states of a target, each with just the facts that exist then. */
import type { DeclaredDuty, Matter, StateDeclaration } from '../../kernel/index.ts'
import type { Facts, Judged } from './facts.ts'

export interface Claim {
  readonly value: number
  readonly proof: string
  /** The day it was said to be done, in universal time. */
  readonly on: string
}

export type TargetState =
  | ({ readonly name: 'draft' } & Facts)
  | ({ readonly name: 'offered'; readonly objected: boolean } & Facts)
  | ({ readonly name: 'objected'; readonly grounds: string } & Facts)
  | ({ readonly name: 'running' } & Facts)
  | ({ readonly name: 'claimed'; readonly claim: Claim } & Facts)
  | ({ readonly name: 'to_judge'; readonly claim: Claim } & Facts)
  | ({ readonly name: 'cannot_claimed'; readonly reason: string; readonly tried: string } & Facts)
  | ({ readonly name: 'closed'; readonly claim: Claim; readonly judged: Judged | null } & Facts)
  | ({ readonly name: 'cannot'; readonly reason: string; readonly goodFaith: boolean } & Facts)
  | ({ readonly name: 'dropped'; readonly reason: string } & Facts)

const owes =
  (role: string, acts: readonly string[], clock: string) => (): readonly DeclaredDuty[] => [
    { role, acts, clock },
  ]

export const supportClock = (post: string) => `target_support:${post}`

function runningDuties(
  matter: Matter<Extract<TargetState, { name: 'running' }>>,
): readonly DeclaredDuty[] {
  const { state } = matter
  const open = state.supports.filter(({ delivered }) => delivered === null)
  return [
    { role: 'lead', acts: ['claim_done', 'say_cannot'], clock: 'target_deadline' },
    ...(state.question === null
      ? []
      : [{ role: 'lead', acts: ['answer_progress'], clock: 'target_answer' }]),
    ...(state.heir === null
      ? []
      : [{ role: 'heir', acts: ['succeed'], clock: 'target_handing', post: state.heir }]),
    ...open.map(({ post }) => ({
      role: 'support',
      acts: ['deliver_support'],
      clock: supportClock(post),
      post,
    })),
  ]
}

type States = {
  readonly [N in TargetState['name']]: StateDeclaration<Extract<TargetState, { name: N }>>
}

export const states: States = {
  draft: {
    words: { zh: '拟定', en: 'Draft' },
    resident: { zh: '正在拟定', en: 'Being drafted' },
    counts: 'waiting',
    duties: owes('planner', ['issue_target', 'drop_draft'], 'target_planning'),
  },
  offered: {
    words: { zh: '待岗位认领', en: 'To be accepted' },
    resident: { zh: '已下达，等待岗位认领', en: 'Issued, to be accepted by its post' },
    counts: 'waiting',
    duties: ({ state }) => [
      {
        role: 'lead',
        acts: state.objected ? ['accept_target'] : ['accept_target', 'object_target'],
        clock: 'target_accept',
      },
    ],
  },
  objected: {
    words: { zh: '岗位有异议，待裁定', en: 'Objected to, to be ruled on' },
    resident: { zh: '责任岗位提出异议，正在裁定', en: 'Its post objected, being ruled on' },
    counts: 'waiting',
    duties: owes('planner', ['rule_target'], 'target_ruling'),
  },
  running: {
    words: { zh: '推进中', en: 'Running' },
    resident: { zh: '正在推进', en: 'Under way' },
    counts: 'in_hand',
    duties: runningDuties,
  },
  claimed: {
    words: { zh: '报完成，待核查', en: 'Said to be done, to be checked' },
    resident: { zh: '责任岗位报告完成，正在核查', en: 'Said to be done, being checked' },
    counts: 'in_hand',
    duties: owes('checker', ['pass_check', 'fail_check'], 'target_check'),
  },
  to_judge: {
    words: { zh: '核查通过，待受益人评价', en: 'Checked, those it is for are asked' },
    resident: {
      zh: '核查通过，正在听受益人怎么说',
      en: 'Checked, those it is for are being asked',
    },
    counts: 'answered',
    duties: owes('caller', ['record_judgement'], 'target_judging'),
  },
  cannot_claimed: {
    words: { zh: '报告办不成，待核实', en: 'Said to be impossible, to be looked into' },
    resident: {
      zh: '责任岗位报告办不成，正在核实',
      en: 'Said to be impossible, being looked into',
    },
    counts: 'in_hand',
    duties: owes('checker', ['confirm_cannot', 'refuse_cannot'], 'target_check'),
  },
  closed: {
    words: { zh: '办结', en: 'Closed' },
    resident: { zh: '已经做到', en: 'Done' },
    final: true,
    counts: 'done',
    duties: () => [],
  },
  cannot: {
    words: { zh: '办不成', en: 'Cannot be done' },
    resident: { zh: '没有做到，理由已公开', en: 'Not done, the reason is told' },
    final: true,
    counts: 'cannot',
    duties: () => [],
  },
  dropped: {
    words: { zh: '撤销', en: 'Dropped' },
    resident: { zh: '不再执行，理由已公开', en: 'Given up, the reason is told' },
    final: true,
    counts: 'withdrawn',
    duties: () => [],
  },
}
