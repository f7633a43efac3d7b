/**
 * The caps a new city starts with. All can be changed; what has no law behind it says so.
 *
 * Sources: 中共中央办公厅《关于解决形式主义突出问题为基层减负的若干规定》 (August 2024), 政府督查工作条例 (2021),
 * 重大行政决策程序暂行条例 (2019).
 */
import type { Words } from '../../kernel/index.ts'

export interface DefaultCap {
  readonly name: string
  readonly value: number
  readonly basis: Words
}

const RELIEF: Words = {
  zh: '《整治形式主义为基层减负若干规定》（2024年）：严控督查检查考核总量频次；数值为本市默认值',
  en: 'Rules on relieving the grassroots (2024): the number of inspections is strictly limited; the figure is a city default',
}
const INSPECTION: Words = {
  zh: '《政府督查工作条例》（2021年）第十五条：控制督查频次，不得重复督查、多头督查；数值为本市默认值',
  en: 'Regulations on Government Supervision (2021), art. 15: frequency limited, no repeated inspection; the figure is a city default',
}
const CITY: Words = {
  zh: '本市默认值，可依规调整',
  en: 'City default; may be changed by rule',
}
const DEFENCE: Words = {
  zh: '《公职人员政务处分法》（2020年）第四十三条：听取陈述和申辩；天数为本市默认值',
  en: 'Law on Administrative Sanctions (2020), art. 43: the defence is heard; the figure is a city default',
}
const SHORT: Words = {
  zh: '《整治形式主义为基层减负若干规定》（2024年）：文件不超过5000字，专项工作的不超过4000字，会议讲话不超过1小时',
  en: 'Rules on relieving the grassroots (2024): documents 5,000 characters, on one task 4,000, speeches one hour',
}
const SMALL: Words = {
  zh: '样本少于三十的比例不能说明问题；本市默认值',
  en: 'A share of fewer than thirty says nothing; city default',
}

export const DEFAULT_CAPS: readonly DefaultCap[] = [
  { name: 'inspections_a_unit_a_year', value: 4, basis: INSPECTION },
  { name: 'comprehensive_inspections_a_year', value: 1, basis: RELIEF },
  { name: 'top_priorities', value: 10, basis: CITY },
  { name: 'targets_a_post', value: 12, basis: RELIEF },
  { name: 'referral_reply_days', value: 5, basis: DEFENCE },
  { name: 'ballot_voices', value: 30, basis: SMALL },
  { name: 'document_characters', value: 5000, basis: SHORT },
  { name: 'report_characters', value: 4000, basis: SHORT },
  { name: 'meeting_minutes', value: 60, basis: SHORT },
  { name: 'burden_minutes_a_field', value: 3, basis: CITY },
  { name: 'burden_minutes_written', value: 40, basis: CITY },
  { name: 'burden_minutes_read', value: 4, basis: CITY },
  { name: 'ledger_quorum_hours', value: 4, basis: CITY },
  { name: 'sealed_tick_minutes', value: 10, basis: CITY },
  { name: 'sealed_tick_entries', value: 16, basis: CITY },
  { name: 'sealed_most_ticks', value: 3, basis: CITY },
]
