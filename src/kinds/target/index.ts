/**
 * Target 目标任务: what a government says it will do, broken down to one post, a number and a day; done is
 * what somebody outside has checked and those it is for have judged (the speech: 目标责任制，细化量化，
 * 明确完成的时限和基本要求; 每一项工作都有布置、有检查、有结果).
 */
import { declareKind, FOR_RESIDENTS } from '../../kernel/index.ts'
import { dependingActs } from './course.ts'
import { judgingActs } from './judging.ts'
import { planningActs } from './planning.ts'
import { runningActs } from './running.ts'
import { states } from './states.ts'
import type { TargetState } from './states.ts'

export type {
  Aggregation,
  Facts,
  Finding,
  Gap,
  Judged,
  Metric,
  Revision,
  Slip,
  Support,
} from './facts.ts'
export type { ValueRead } from './course.ts'
export type { TreeRead } from './planning.ts'
export type { Claim, TargetState } from './states.ts'

export const target = declareKind<TargetState>({
  name: 'target',
  version: 1,
  words: { zh: '目标任务', en: 'Target' },
  common: true,
  without: FOR_RESIDENTS,
  // Where it stands in the tree, what it rests on and what measures it are changed by its own acts.
  ownLinks: ['part_of', 'cites', 'depends_on'],
  roles: {
    planner: { is: 'power', power: 'supervise', words: { zh: '督考人员', en: 'Planner' } },
    head: { is: 'power', power: 'head', words: { zh: '单位负责人', en: 'Head of a unit' } },
    leader: { is: 'power', power: 'leader', words: { zh: '市领导', en: 'Leader' } },
    lead: { is: 'bound', doer: true, words: { zh: '牵头岗位', en: 'Lead post' } },
    heir: { is: 'bound', doer: true, words: { zh: '接手岗位', en: 'Post that takes over' } },
    support: { is: 'bound', doer: true, words: { zh: '配合岗位', en: 'Supporting post' } },
    checker: { is: 'power', power: 'check', words: { zh: '核查人', en: 'Checker' } },
    caller: { is: 'power', power: 'call_back', words: { zh: '回访员', en: 'Caller' } },
  },
  clocks: {
    target_planning: { zh: '拟定', en: 'Planning' },
    target_accept: { zh: '认领', en: 'Acceptance' },
    target_ruling: { zh: '裁定异议', en: 'Ruling' },
    target_deadline: { zh: '完成时限', en: 'Deadline' },
    target_support: { zh: '配合', en: 'Support' },
    target_handing: { zh: '接手', en: 'Taking over' },
    target_answer: { zh: '答复进展', en: 'Answer on progress' },
    target_check: { zh: '核查', en: 'Check' },
    target_judging: { zh: '受益人评价', en: 'Judgement' },
  },
  states,
  acts: { ...planningActs, ...runningActs, ...dependingActs, ...judgingActs },
})
