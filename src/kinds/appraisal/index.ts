/**
 * Appraisal 考核: rules of a year, known before; results of units in bands with intervals, told first to those
 * they are about, open to appeal. No place in a list, no person anywhere, nothing that is only activity
 * (the speech: 有检查、有考核; 少一点虚功、多一点实干; 强化考核评议).
 */
import { declareKind, FOR_RESIDENTS } from '../../kernel/index.ts'
import type { DeclaredDuty } from '../../kernel/index.ts'
import type { AppraisalState } from './facts.ts'
import { resultActs } from './results.ts'
import { ruleActs } from './rules.ts'

export { MEASURES, METHODS } from './facts.ts'
export type {
  AppraisalState,
  Band,
  Measure,
  MeasureResult,
  Results,
  RuleLine,
  UnitResult,
} from './facts.ts'

const owed = (role: string, acts: readonly string[], clock: string): DeclaredDuty => ({
  role,
  acts,
  clock,
})

export const appraisal = declareKind<AppraisalState>({
  name: 'appraisal',
  version: 1,
  words: { zh: '考核', en: 'Appraisal' },
  common: true,
  without: FOR_RESIDENTS,
  roles: {
    organiser: { is: 'power', power: 'supervise', words: { zh: '考核组织人', en: 'Organiser' } },
    leader: { is: 'power', power: 'leader', words: { zh: '市领导', en: 'Leader' } },
    arbiter: { is: 'power', power: 'arbitrate', words: { zh: '裁定人', en: 'Arbiter' } },
    publisher: { is: 'power', power: 'review', words: { zh: '复核人', en: 'Reviewer' } },
    appraised: {
      is: 'bound',
      doer: true,
      words: { zh: '被考核单位', en: 'Unit that is appraised' },
    },
  },
  clocks: {
    appraisal_rules: { zh: '拟定办法', en: 'Drafting the rules' },
    appraisal_consulting: { zh: '征求意见', en: 'Comments' },
    appraisal_adopting: { zh: '通过办法', en: 'Adopting the rules' },
    appraisal_computing: { zh: '计算并反馈', en: 'Computing and telling' },
    appraisal_window: { zh: '申诉期', en: 'Time to appeal' },
    appraisal_appeal: { zh: '裁定申诉', en: 'Deciding an appeal' },
    appraisal_publishing: { zh: '公布', en: 'Publishing' },
  },
  states: {
    drafted: {
      words: { zh: '办法拟定中', en: 'Rules drafted' },
      resident: { zh: '正在拟定办法', en: 'The rules are being drafted' },
      counts: 'waiting',
      duties: () => [owed('organiser', ['consult', 'drop_appraisal'], 'appraisal_rules')],
    },
    consulting: {
      words: { zh: '征求意见', en: 'Open to comments' },
      resident: { zh: '办法正在征求意见', en: 'The rules are open to comments' },
      counts: 'waiting',
      duties: () => [owed('leader', ['adopt_rules', 'drop_appraisal'], 'appraisal_adopting')],
    },
    adopted: {
      words: { zh: '办法已通过', en: 'Rules adopted' },
      resident: {
        zh: '办法已通过，年底后计算',
        en: 'The rules are adopted; computed after the year',
      },
      counts: 'in_hand',
      duties: () => [owed('organiser', ['tell_results', 'drop_appraisal'], 'appraisal_computing')],
    },
    told: {
      words: { zh: '已反馈，申诉期', en: 'Told, open to appeal' },
      resident: { zh: '已反馈各单位，申诉期', en: 'The units were told and may appeal' },
      counts: 'in_hand',
      duties: ({ state: { next } }) => [
        next === 'decide'
          ? owed('arbiter', ['decide_appeal'], 'appraisal_appeal')
          : next === 'tell'
            ? owed('organiser', ['tell_results'], 'appraisal_publishing')
            : owed('publisher', ['publish_results'], 'appraisal_publishing'),
      ],
    },
    published: {
      words: { zh: '已公布', en: 'Published' },
      resident: { zh: '已公布', en: 'Published' },
      final: true,
      counts: 'done',
      duties: () => [],
    },
    dropped: {
      words: { zh: '不考核', en: 'Dropped' },
      resident: { zh: '不进行', en: 'Dropped' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: { ...ruleActs, ...resultActs },
})
