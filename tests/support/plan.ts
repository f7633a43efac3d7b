/** A small plan in a test city: a document, a series, and targets that rest on it. */
import type { Json } from '../../src/kernel/index.ts'
import { refreshStandings } from '../../src/plans/index.ts'
import type { TestCity } from './city.ts'
import { mustIn } from './published.ts'
import { writerOf } from './writer.ts'

export const PLAN_DOCUMENT = '加快发展、科学发展不动摇'

export const documentInput = (more: Record<string, Json> = {}): Record<string, Json> => ({
  title: PLAN_DOCUMENT,
  issuer: '中共试验市委',
  level: 'city',
  issued: '2026-01-08',
  root: true,
  clauses: [
    { number: '一', text: '今年建成保障性住房一千二百套，优先安排低收入家庭入住。' },
    { number: '二', text: '单位生产总值能耗比2020年下降百分之十八。' },
  ],
  ...more,
})

/** Its id. */
export function documentIn(city: TestCity, more: Record<string, Json> = {}): Promise<string> {
  const input = documentInput(more)
  return writerOf(() => city).must('document', 'register_document', 'supervisor', input)
}

/** Its id. */
export function seriesIn(city: TestCity, more: Record<string, Json> = {}): Promise<string> {
  return writerOf(() => city).must('series', 'declare_series', 'supervisor', {
    title: '竣工交付套数',
    unit: '套',
    decimals: 0,
    frequency: 'month',
    method: '以竣工验收备案表计数',
    keeper: 'housing-clerk',
    review: '2027-12-31',
    ...more,
  })
}

export const targetInput = (
  document: string,
  more: Record<string, Json> = {},
): Record<string, Json> => ({
  title: '建成保障性住房 1,200 套',
  document,
  clause: '一',
  metric: '竣工交付的保障性住房',
  unit: '套',
  baseline: 0,
  base_year: 2025,
  goal: 1200,
  direction: 'at_least',
  method: '以竣工验收备案表计数',
  source: '住建局竣工备案',
  start: '2026-01-10',
  deadline: '2027-12-20',
  criteria: '竣工验收备案并交付钥匙',
  who: 'people',
  benefit: '低收入家庭有房住',
  instrument: '三个集中建设地块',
  weight: 100,
  aggregation: 'sum',
  lead: 'housing-head',
  ...more,
})

/** The id of a draft. */
export function draftIn(
  city: TestCity,
  document: string,
  more: Record<string, Json> = {},
): Promise<string> {
  const input = targetInput(document, more)
  return writerOf(() => city).must('target', 'draft_target', 'supervisor', input)
}

/** The number of a target that was issued, as everybody may see it. */
export async function promisedIn(city: TestCity): Promise<string> {
  const title = '另一份有效的文件'
  const id = await draftIn(city, await documentIn(city, { title }))
  const { matter } = await mustIn(city, id, 'supervisor', 'issue_target', {})
  await refreshStandings(city.house, city.jurisdiction)
  return matter.number
}
