/** Words of the page of burdens. */
import type { Words } from '../kernel/index.ts'

export const words = {
  title: { zh: '基层负担', en: 'What is asked of units' },
  lead: {
    zh: '每一张报表、每一份材料、每一次会议和检查，谁要的、凭什么要、要到哪天，都在这里。时间是按要的内容推算的，没有谁去填报。',
    en: 'Every form, report, document, meeting and inspection: who asks for it, on what basis, until which day. The hours are computed from what is asked; nobody reports them.',
  },
  total: {
    zh: '在用 {n} 项，一年占用各单位 {hours} 小时。',
    en: '{n} in force; they take {hours} hours of all units in a year.',
  },
  none: { zh: '现在没有在用的要求。', en: 'Nothing is asked at present.' },
  by_asked: { zh: '向谁要', en: 'Of whom' },
  by_asked_lead: {
    zh: '按名称排列，不排名次。条的长短是一年的小时数。',
    en: 'By name, not by rank. A bar is as long as the hours of a year.',
  },
  by_asker: { zh: '谁在要', en: 'By whom' },
  unit: { zh: '单位', en: 'Unit' },
  burdens: { zh: '几项', en: 'How many' },
  data: { zh: '要填几个数', en: 'Data asked for' },
  hours: { zh: '一年几小时', en: 'Hours a year' },
  hours_each: { zh: '每个单位一年几小时', en: 'Hours a year of each unit' },
  all: { zh: '逐项', en: 'One by one' },
  what: { zh: '要求', en: 'What is asked' },
  sort: { zh: '种类', en: 'Sort' },
  basis: { zh: '依据', en: 'Basis' },
  often: { zh: '多久一次', en: 'How often' },
  units: { zh: '几个单位', en: 'Units' },
  until: { zh: '到哪天', en: 'Until' },
  over: { zh: '期限已过，不用再报', en: 'its end has passed; nobody has to answer' },
  filled: { zh: '其中 {n} 项直接取数', en: '{n} of them filled in from the record' },
  long: { zh: '超长的理由：{why}', en: 'Why it is longer: {why}' },
  how: { zh: '怎么推算', en: 'How the hours are computed' },
  how_form: {
    zh: '报表：向单位要的项目数 × 每个项目 {field} 分钟 × 一年几次；已经有的、直接取数的不算。',
    en: 'Forms: data asked for × {field} minutes each × times a year; what is filled in counts nothing.',
  },
  how_text: {
    zh: '材料：每写一千字 {written} 分钟；文件：每读一千字 {read} 分钟 × 人数。',
    en: 'Reports: {written} minutes for a thousand characters written. Documents: {read} minutes for a thousand read × people.',
  },
  how_meeting: {
    zh: '会议：时长 × 人数 × 次数；检查：天数 × 7 小时 × 人数。',
    en: 'Meetings: length × people × times. Inspections: days × 7 hours × people.',
  },
  how_once: {
    zh: '已经有的数不许再要：系统会告诉提要求的人它在哪里。新增一项，要有期限，还要停掉一项。',
    en: 'Nobody may ask for what is already there: the house says where it is. Whoever adds one gives it an end, and ends another.',
  },
} satisfies Record<string, Words>
