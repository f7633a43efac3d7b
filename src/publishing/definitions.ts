/** What is published: the tables and their columns, in both languages. The data dictionary is made from this. */
import type { Words } from '../kernel/index.ts'

/** Of the method: how a request is counted and rounded. A change is a new number and a line in CHANGES. */
export const METHOD = 1

export const COUNTS = [
  'came_in',
  'in_hand',
  'answered',
  'done',
  'cannot',
  'not_ours',
  'other',
  'judged',
  'solved',
  'satisfaction_said',
  'satisfied',
  'silent',
  'unreached',
  'reopened',
  'waits',
] as const
export type Count = (typeof COUNTS)[number]

export const WAITS = [
  'wait_median_days',
  'wait_p90_days',
  'wait_median_working_days',
  'wait_p90_working_days',
] as const
export type WaitColumn = (typeof WAITS)[number]

export const COLUMNS: Readonly<Record<Count | WaitColumn, Words>> = {
  came_in: { zh: '收到', en: 'Came in' },
  in_hand: { zh: '在办（含待派出、重办）', en: 'In hand (to be dispatched and rework included)' },
  answered: { zh: '已答复，未办结', en: 'Answered, not closed yet' },
  done: { zh: '办结（含部分办成）', en: 'Done or partly done' },
  cannot: { zh: '每项都办不了，已说明理由', en: 'Cannot be done at all, with the reason' },
  not_ours: { zh: '不归我们，已说明去处', en: 'Not ours; told where to go' },
  other: { zh: '撤回或并单', en: 'Withdrawn, or merged with the same' },
  judged: { zh: '诉求人说了是否解决', en: 'Whoever asked said whether it is solved' },
  solved: { zh: '其中说解决了', en: 'Of these: solved' },
  satisfaction_said: {
    zh: '诉求人说了是否满意',
    en: 'Whoever asked said whether they are satisfied',
  },
  satisfied: { zh: '其中说满意', en: 'Of these: satisfied' },
  silent: { zh: '办结时诉求人没有评价', en: 'Closed without a word from whoever asked' },
  unreached: { zh: '抽中回访，没联系上', en: 'Drawn to be called, not reached' },
  reopened: { zh: '答复后又重办', en: 'Done again after an answer' },
  waits: { zh: '等答复的件数（含还在等的）', en: 'Waits counted (those still waiting included)' },
  wait_median_days: {
    zh: '等答复：中位数（日历天）',
    en: 'Wait for an answer: median, calendar days',
  },
  wait_p90_days: {
    zh: '等答复：九成在几天内（日历天）',
    en: 'Wait for an answer: nine in ten within, calendar days',
  },
  wait_median_working_days: {
    zh: '等答复：中位数（工作日）',
    en: 'Wait for an answer: median, working days',
  },
  wait_p90_working_days: {
    zh: '等答复：九成在几个工作日内',
    en: 'Wait for an answer: nine in ten within, working days',
  },
}

/** Names of what is published every week, in Chinese: nobody needs to be asked for it. */
export function releasedColumns(): readonly string[] {
  return Object.values(COLUMNS).map(({ zh }) => zh)
}

export const TABLES = [
  'city',
  'district',
  'topic',
  'category',
  'unit',
  'month',
  'small',
  'district_topic',
] as const
export type TableName = (typeof TABLES)[number]

export interface TableDefinition {
  readonly title: Words
  /** What a row stands for. */
  readonly keys: Readonly<Record<string, Words>>
  /** All of them, or came_in alone. */
  readonly counts: readonly Count[]
  readonly waits: boolean
}

const district: Words = {
  zh: '区划代码（六位），空：没有写地点',
  en: 'Division code (six digits); empty: no place given',
}
const topic: Words = {
  zh: '主题：income、safety、fairness、environment、other',
  en: 'Topic: income, safety, fairness, environment, other',
}
const whole = { counts: COUNTS, waits: true }

export const DEFINITIONS: Readonly<Record<TableName, TableDefinition>> = {
  city: { title: { zh: '全市', en: 'The whole city' }, keys: {}, ...whole },
  district: { title: { zh: '按区县', en: 'By district' }, keys: { district }, ...whole },
  topic: { title: { zh: '按主题', en: 'By topic' }, keys: { topic }, ...whole },
  category: {
    title: { zh: '按事项类别', en: 'By category' },
    keys: {
      category: { zh: '类别代码，空：还没有归类', en: 'Code of the category; empty: none yet' },
    },
    ...whole,
  },
  unit: {
    title: { zh: '按承办单位', en: 'By unit' },
    keys: {
      unit: {
        zh: '承办单位代码，空：还没有派出',
        en: 'Code of the unit that leads; empty: not dispatched yet',
      },
    },
    ...whole,
  },
  month: {
    title: { zh: '按收到的月份', en: 'By the month in which they came in' },
    keys: { month: { zh: '月份 YYYY-MM', en: 'Month, YYYY-MM' } },
    ...whole,
  },
  small: { title: { zh: '小事快办', en: 'The lane of small matters' }, keys: {}, ...whole },
  district_topic: {
    title: { zh: '按区县和主题', en: 'By district and topic' },
    keys: { district, topic },
    counts: ['came_in'],
    waits: false,
  },
}

/** What changed in how things are counted, newest first. */
export const CHANGES: readonly {
  readonly method: number
  readonly since: string
  readonly what: Words
}[] = [
  {
    method: 1,
    since: '2026-11-24',
    what: {
      zh: '第一版：按收到的年份统计，每周一发布截至上周日的数字；所有件数向下取整到十。',
      en: 'First version: counted by the year in which a request came in, released on Mondays up to the Sunday before; all counts rounded down to tens.',
    },
  },
]

export function isTable(name: string): name is TableName {
  return (TABLES as readonly string[]).includes(name)
}
