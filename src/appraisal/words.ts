/** Words of the public pages of appraisals. */
import type { Words } from '../kernel/index.ts'

export const words = {
  list: { zh: '年度考核', en: 'Yearly appraisal' },
  lead: {
    zh: '看办成了什么，不看跑了多少趟、开了多少会、写了多少材料。办法事先定好、征求过意见；结果分档，不排名次；只看单位，不看个人。',
    en: 'By what came of the work; not by visits, meetings or papers. Rules are set and consulted beforehand; results are bands and no ranking; of units, never of people.',
  },
  none: { zh: '还没有考核。', en: 'There is no appraisal yet.' },
  year: { zh: '{year} 年', en: '{year}' },
  rules: { zh: '办法', en: 'The rules' },
  rules_table: { zh: '指标和权重', en: 'Measures and weights' },
  basis: { zh: '依据', en: 'Basis' },
  measure: { zh: '看什么', en: 'Measure' },
  weight: { zh: '权重', en: 'Weight' },
  method: { zh: '怎样算', en: 'How it is computed' },
  comments: { zh: '各单位的意见', en: 'Comments of the units' },
  dealt: { zh: '采纳情况', en: 'What was made of them' },
  context: { zh: '各单位情况的不同', en: 'In what the units differ' },
  results: { zh: '结果', en: 'Results' },
  above: { zh: '高于其他单位', en: 'Above the others' },
  alike: { zh: '与其他单位相当', en: 'Like the others' },
  below: { zh: '低于其他单位', en: 'Below the others' },
  unsaid: { zh: '材料不足，不作判断', en: 'Too little to say' },
  nobody: { zh: '没有', en: 'None' },
  band_how: {
    zh: '分档只看区间：整个区间都在其他单位合计之上的，为“高于”；都在之下的，为“低于”；其余都是“相当”。档内按名称列出，先后没有意义。',
    en: 'Bands go by the interval alone: above only where all of it lies above the others together, below where all lies below. Within a band the order means nothing.',
  },
  table: { zh: '各项指标', en: 'Measure by measure' },
  unit: { zh: '单位', en: 'Unit' },
  few: { zh: '不足 {least} 件', en: 'fewer than {least}' },
  expected: { zh: '同类诉求应有 {share}', en: 'with its mix {share} expected' },
  mix: {
    zh: '括号里是百分之九十五的区间。“同类诉求应有”是其他单位办同样种类的诉求达到的占比：诉求难的单位，与难的比。它只放在旁边看，不改变分档：否则多办容易的事反而会吃亏。',
    en: 'In brackets the 95% interval. “With its mix” is what the others reach in the same categories: hard cases stand beside hard cases. It is shown beside the result and changes no band, or easy work could lower it.',
  },
  appeals: { zh: '申诉', en: 'Appeals' },
  granted: { zh: '采纳', en: 'granted' },
  stands: { zh: '维持', en: 'it stands' },
  left_out: {
    zh: '经申诉，{count} 件事项没有计入。',
    en: '{count} matters were left out of account, by appeal.',
  },
  recompute: {
    zh: '结果只由到 {day} 为止的记录算出，读了什么有摘要：{digest}。用 answerable figures 加编号可以重算核对。',
    en: 'Computed from the record up to {day} alone; digest of what was read: {digest}. The command answerable figures with its number computes it again.',
  },
  dropped: { zh: '没有进行：{reason}', en: 'Dropped: {reason}' },
  to_list: { zh: '历年考核', en: 'Other years' },
} satisfies Record<string, Words>
