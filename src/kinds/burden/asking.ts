/** What is asked of units, and how many hours of a year it takes: computed from what is asked, never reported. */
import {
  choice,
  day,
  groups,
  groupsIn,
  number,
  optionalText,
  reference,
  several,
  text,
  textsOf,
} from '../../kernel/index.ts'
import type { Input } from '../../kernel/index.ts'

export type Sort = 'form' | 'report' | 'document' | 'meeting' | 'inspection'
export type Often = 'once' | 'year' | 'half_year' | 'quarter' | 'month' | 'week' | 'day'

export interface Datum {
  readonly name: string
  /** Number of the matter from which it is filled in; null: units are asked for it. */
  readonly from: string | null
}

export interface Asked {
  readonly sort: Sort
  readonly basis: string
  readonly purpose: string
  readonly data: readonly Datum[]
  readonly characters: number
  readonly minutes: number
  readonly days: number
  readonly people: number
  readonly often: Often
  readonly units: readonly string[]
  readonly until: string
  readonly whyLong: string | null
}

/** Rates and limits of the city, as they are read from its caps. */
export interface Rates {
  readonly aField: number
  readonly aThousandWritten: number
  readonly aThousandRead: number
  readonly longestDocument: number
  readonly longestReport: number
  readonly longestMeeting: number
}

const HOURS_A_DAY = 7
const WORKING_DAYS = 250

export const TIMES: Readonly<Record<Often, number>> = {
  once: 1,
  year: 1,
  half_year: 2,
  quarter: 4,
  month: 12,
  week: 52,
  day: WORKING_DAYS,
}

/** Of one unit in a year, to a tenth of an hour. What is filled in from elsewhere costs nobody anything. */
export function hoursOf(
  asked: Omit<Asked, 'basis' | 'purpose' | 'units' | 'until' | 'whyLong'>,
  rates: Rates,
): number {
  const { sort, data, characters, minutes, days, people, often } = asked
  const fields = data.filter(({ from }) => from === null).length * rates.aField
  const thousands = characters / 1000
  const each = {
    form: fields,
    report: fields + thousands * rates.aThousandWritten,
    document: thousands * rates.aThousandRead * Math.max(1, people),
    meeting: minutes * people,
    inspection: days * HOURS_A_DAY * 60 * people,
  }[sort]
  return Math.round((each * TIMES[often] * 10) / 60) / 10
}

export const SORTS = {
  form: { zh: '报表', en: 'form' },
  report: { zh: '书面材料', en: 'report' },
  document: { zh: '文件', en: 'document' },
  meeting: { zh: '会议', en: 'meeting' },
  inspection: { zh: '检查', en: 'inspection' },
} as const

export const OFTEN = {
  once: { zh: '一次', en: 'once' },
  year: { zh: '每年', en: 'yearly' },
  half_year: { zh: '每半年', en: 'half-yearly' },
  quarter: { zh: '每季', en: 'quarterly' },
  month: { zh: '每月', en: 'monthly' },
  week: { zh: '每周', en: 'weekly' },
  day: { zh: '每个工作日', en: 'each working day' },
} as const

const line = { lines: false, to: 'resident' } as const
const count = (zh: string, en: string, max: number) =>
  number({ zh, en }, { optional: true, max, to: 'resident' })

export const untilField = day(
  { zh: '到哪天为止', en: 'Until which day' },
  {
    to: 'resident',
    hint: { zh: '没有期限的要求不能提。', en: 'Nothing is asked without an end.' },
  },
)

export const askedFields = {
  title: text({ zh: '要求什么', en: 'What is asked' }, { ...line, min: 4, max: 120 }),
  sort: choice({ zh: '种类', en: 'Sort' }, SORTS, { to: 'resident' }),
  basis: text(
    { zh: '依据（法律、法规、文件的名称和条款）', en: 'Basis (law or document, with its article)' },
    { ...line, min: 6, max: 200 },
  ),
  purpose: text({ zh: '用来做什么', en: 'What it is for' }, { min: 6, max: 500, to: 'resident' }),
  data: groups(
    { zh: '要填的项目', en: 'Data asked for' },
    {
      name: text({ zh: '项目', en: 'Datum' }, { ...line, min: 2, max: 60 }),
      from: reference(
        'matter',
        {
          zh: '已在哪里（编号，填了就直接取数）',
          en: 'Already where (number; then it is filled in)',
        },
        { optional: true, to: 'resident' },
      ),
    },
    { min: 0, max: 100, optional: true, to: 'resident' },
  ),
  characters: count('多少字（材料、文件）', 'Characters (report, document)', 200_000),
  minutes: count('开多久（分钟）', 'Length of the meeting, minutes', 2_000),
  days: count('查几天', 'Days of the inspection', 100),
  people: count('每个单位几个人参加', 'People of each unit', 1_000),
  often: choice({ zh: '多久一次', en: 'How often' }, OFTEN, { to: 'resident' }),
  units: several(
    'unit',
    { zh: '向哪些单位要', en: 'Of which units' },
    { max: 200, to: 'resident' },
  ),
  until: untilField,
  why_long: text(
    { zh: '超过字数或时长的理由', en: 'Why it is longer than it may be' },
    {
      optional: true,
      min: 6,
      max: 300,
      to: 'resident',
      hint: {
        zh: '《整治形式主义为基层减负若干规定》（2024年）：文件不超过5000字，专项材料不超过4000字，会议不超过1小时。没有超过就不用填。',
        en: 'Rules on relieving the grassroots (2024): documents 5,000 characters, reports on one task 4,000, meetings one hour. Leave empty if it is shorter.',
      },
    },
  ),
}

export function dataIn(input: Input): readonly Datum[] {
  return groupsIn(input, 'data').map((one) => ({
    name: String(one['name']),
    from: optionalText(one, 'from'),
  }))
}

export function askedIn(input: Input): Asked {
  const figure = (name: string) => Number(input[name] ?? 0)
  return {
    sort: input['sort'] as Sort,
    basis: String(input['basis']),
    purpose: String(input['purpose']),
    data: dataIn(input),
    characters: figure('characters'),
    minutes: figure('minutes'),
    days: figure('days'),
    people: figure('people'),
    often: input['often'] as Often,
    units: textsOf(input, 'units'),
    until: String(input['until']),
    whyLong: optionalText(input, 'why_long'),
  }
}
