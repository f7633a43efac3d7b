/** What a target 目标任务 says of itself, and the fields it is filled in by. */
import { choice, day, number, reference, text, yesNo, optionalText } from '../../kernel/index.ts'
import type { Input, Json, Matter, Refusal, Sight } from '../../kernel/index.ts'

/** How the goals of the parts make the goal of the whole. */
export type Aggregation = 'sum' | 'average' | 'maximum' | 'stated'

export interface Metric {
  readonly name: string
  readonly unit: string
  readonly baseline: number
  readonly baseYear: number
  readonly goal: number
  /** Whether more is better: `at_least` 1,200 homes; `at_most` 18 per cent less energy. */
  readonly direction: 'at_least' | 'at_most'
  readonly method: string
  readonly source: string
}

export interface Support {
  readonly post: string
  readonly work: string
  readonly deadline: string
  readonly delivered: string | null
}

/** A later date the lead expects, and why; the deadline itself stays. */
export interface Slip {
  readonly on: string
  readonly expected: string
  readonly reason: string
}

/** What was changed by two people, with what it was before. */
export interface Revision {
  readonly on: string
  readonly goal: number
  readonly deadline: string
  readonly reason: string
}

/** What those it was for said of it. */
export interface Judged {
  readonly asked: number
  readonly answered: number
  readonly approved: number
}

/** What somebody who did no part of it found; `on` is the day in universal time. */
export interface Finding {
  readonly on: string
  readonly by: 'check' | 'judgement'
  readonly passed: boolean
  readonly words: string
  readonly judged: Judged | null
}

/** How far it was from its goal, why, and what is done about it. */
export interface Gap {
  readonly on: string
  readonly value: number | null
  readonly goal: number
  readonly cause: string
  readonly measure: string
  readonly until: string
  readonly context: string | null
}

export interface Facts {
  readonly clause: string
  readonly metric: Metric
  readonly start: string
  readonly deadline: string
  readonly criteria: string
  readonly who: 'people' | 'enterprises' | 'none'
  readonly benefit: string
  readonly instrument: string
  readonly weight: number
  readonly aggregation: Aggregation
  readonly rule: string | null
  readonly isTop: boolean
  readonly series: string | null
  readonly supports: readonly Support[]
  readonly slips: readonly Slip[]
  readonly revisions: readonly Revision[]
  readonly heir: string | null
  readonly question: string | null
  readonly reworks: number
  /** Of checks and judgements, failed ones too: what was found stays beside what came after. */
  readonly findings: readonly Finding[]
  readonly gaps: readonly Gap[]
}

const number4 = { min: -1e12, max: 1e12, decimals: 4, to: 'resident' } as const
const line = { lines: false, to: 'resident' } as const

export const targetFields = {
  title: text({ zh: '目标', en: 'Target' }, { ...line, min: 4, max: 200 }),
  document: reference(
    'matter',
    { zh: '依据的文件（编号）', en: 'Rests on document (number)' },
    { to: 'resident' },
  ),
  clause: text({ zh: '条款号', en: 'Clause' }, { ...line, max: 20 }),
  part_of: reference(
    'matter',
    { zh: '属于哪个上级目标（编号）', en: 'Part of target (number)' },
    { optional: true, to: 'resident' },
  ),
  metric: text({ zh: '指标', en: 'Metric' }, { ...line, min: 2, max: 120 }),
  unit: text({ zh: '计量单位', en: 'Unit' }, { ...line, max: 40 }),
  baseline: number({ zh: '基期值', en: 'Baseline' }, number4),
  base_year: number({ zh: '基期年份', en: 'Base year' }, { min: 1949, max: 2200, to: 'resident' }),
  goal: number({ zh: '目标值', en: 'Goal' }, number4),
  direction: choice(
    { zh: '怎样算达到', en: 'Reached when' },
    {
      at_least: { zh: '不低于目标值', en: 'at least the goal' },
      at_most: { zh: '不高于目标值', en: 'at most the goal' },
    },
    { to: 'resident' },
  ),
  method: text({ zh: '计算方法', en: 'Method' }, { min: 4, max: 1000, to: 'resident' }),
  source: text({ zh: '数据来源', en: 'Source of the data' }, { ...line, min: 2, max: 200 }),
  series: reference(
    'matter',
    { zh: '指标序列（编号）', en: 'Series (number)' },
    { optional: true, to: 'resident' },
  ),
  start: day({ zh: '开始', en: 'Begins' }, { to: 'resident' }),
  deadline: day({ zh: '完成时限', en: 'Deadline' }, { to: 'resident' }),
  criteria: text(
    { zh: '验收标准', en: 'Acceptance criteria' },
    { min: 6, max: 2000, to: 'resident' },
  ),
  who: choice(
    { zh: '谁受益', en: 'Who gains by it' },
    {
      people: { zh: '居民', en: 'residents' },
      enterprises: { zh: '企业', en: 'enterprises' },
      none: { zh: '没有直接受益人', en: 'nobody directly' },
    },
    { to: 'resident' },
  ),
  benefit: text(
    { zh: '他们得到什么实惠', en: 'What they gain' },
    { min: 4, max: 500, to: 'resident' },
  ),
  instrument: text(
    { zh: '抓手：靠什么做成', en: 'Instrument: by what means' },
    { min: 4, max: 500, to: 'resident' },
  ),
  weight: number(
    { zh: '权重（同级合计 100）', en: 'Weight (siblings make 100)' },
    { max: 100, decimals: 1, to: 'resident' },
  ),
  aggregation: choice(
    { zh: '下级目标值怎样合成', en: 'How its parts make it up' },
    {
      sum: { zh: '相加', en: 'sum' },
      average: { zh: '平均', en: 'average' },
      maximum: { zh: '取最大', en: 'maximum' },
      stated: { zh: '另行说明', en: 'as stated' },
    },
    { to: 'resident' },
  ),
  rule: text(
    { zh: '合成办法的说明', en: 'How it is made up, as stated' },
    { optional: true, max: 500, to: 'resident' },
  ),
  top: yesNo({ zh: '头等大事', en: 'Top priority' }, { optional: true, to: 'resident' }),
  lead: reference(
    'post',
    { zh: '牵头岗位（只有一个）', en: 'Lead post (one only)' },
    { to: 'resident' },
  ),
}

export function factsOf(input: Input): Facts {
  return {
    clause: String(input['clause']),
    metric: {
      name: String(input['metric']),
      unit: String(input['unit']),
      baseline: Number(input['baseline']),
      baseYear: Number(input['base_year']),
      goal: Number(input['goal']),
      direction: input['direction'] as Metric['direction'],
      method: String(input['method']),
      source: String(input['source']),
    },
    start: String(input['start']),
    deadline: String(input['deadline']),
    criteria: String(input['criteria']),
    who: input['who'] as Facts['who'],
    benefit: String(input['benefit']),
    instrument: String(input['instrument']),
    weight: Number(input['weight']),
    aggregation: input['aggregation'] as Aggregation,
    rule: optionalText(input, 'rule'),
    isTop: input['top'] === true,
    series: optionalText(input, 'series'),
    supports: [],
    slips: [],
    revisions: [],
    heir: null,
    question: null,
    reworks: 0,
    findings: [],
    gaps: [],
  }
}

export function faultOfFacts(
  _matter: Matter,
  input: Input,
  { today, readings }: Sight,
): Refusal | null {
  const [start, deadline] = [String(input['start']), String(input['deadline'])]
  if (deadline <= today) return { code: 'day_must_be_ahead', field: 'deadline' }
  if (start >= deadline) return { code: 'starts_after_deadline', field: 'start' }
  if (Number(input['base_year']) > Number(today.slice(0, 4)))
    return { code: 'base_year_ahead', field: 'base_year' }
  if (Number(input['weight']) <= 0) return { code: 'weight_nothing', field: 'weight' }
  if (input['aggregation'] === 'stated' && optionalText(input, 'rule') === null)
    return { code: 'rule_not_stated', field: 'rule' }
  const { goal, baseline, direction } = input
  const isBackwards =
    direction === 'at_least' ? Number(goal) < Number(baseline) : Number(goal) > Number(baseline)
  if (isBackwards) return { code: 'goal_behind_baseline', field: 'goal' }
  return placeFault(readings['place'])
}

/** What the shell found of document, parent and series; a refusal code where something is wrong. */
function placeFault(read: Json | undefined): Refusal | null {
  if (typeof read !== 'object' || read === null || !('wrong' in read)) return null
  const { wrong, field } = read as { readonly wrong: string; readonly field: string }
  return { code: wrong, field }
}
