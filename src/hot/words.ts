import type { Words } from '../kernel/index.ts'

export const words = {
  title: { zh: '热点问题', en: 'Hot problems' },
  lead: {
    zh: '同一个地方、同一件事，五个人以上反映过的。只看事，不看人。',
    en: 'The same matter at the same place, asked by five people or more. It is about matters, never about persons.',
  },
  none: {
    zh: '现在没有五个人以上反映的同一件事。',
    en: 'There is nothing at the moment that five people or more ask.',
  },
  first: { zh: '最热的四件', en: 'The four hottest' },
  pages: { zh: '更多热点', en: 'More problems' },
  earlier: { zh: '前面：第 {from} 至 {to} 件', en: 'Before: {from} to {to}' },
  later: { zh: '后面：第 {from} 至 {to} 件', en: 'More: {from} to {to}' },
  hard: {
    zh: '难点：一个季度以上还没有解决',
    en: 'Hard ones: not solved for a quarter of a year and longer',
  },
  hard_lead: {
    zh: '“时长”在 0.3 以上、还没有核查属实的，时间最长的在前。',
    en: 'Those of an age of 0.3 and more that are not confirmed as solved, the longest first.',
  },
  worked: { zh: '例如“{title}”：', en: 'For example, “{title}”:' },
  voices: { zh: '多少人反映', en: 'People who ask' },
  period: { zh: '从何时到何时', en: 'From, until' },
  recency: { zh: '新近', en: 'Recency' },
  harm: { zh: '危险', en: 'Danger' },
  age: { zh: '时长', en: 'Age' },
  heat: { zh: '热度', en: 'Heat' },
  what: { zh: '问题', en: 'Problem' },
  everywhere: { zh: '全市（不止一处）', en: 'the whole city' },
  nobody: { zh: '还没有定牵头单位', en: 'nobody leads it yet' },
  lead_by: { zh: '{unit}牵头，{until}前解决', en: '{unit}, to be solved by {until}' },
  lead_of: { zh: '{unit}牵头', en: '{unit}' },
  solved: { zh: '已解决，并经核查', en: 'solved, and checked' },
  new: { zh: '新出现', en: 'new' },
  season: { zh: '去年这时也有', en: 'also a year ago' },
  opposed: { zh: '与此相对的诉求：{title}', en: 'Others here ask the opposite: {title}' },
  many: { zh: '{from}至{to}人', en: '{from} to {to}' },
  at_least: { zh: '{n}人以上', en: '{n} or more' },
  how: { zh: '热度怎么算', en: 'How heat is computed' },
  how_lead: {
    zh: '每一项都在表里，谁都可以自己算一遍：',
    en: 'Every figure stands in the table, so that anybody can compute it:',
  },
  how_v: {
    zh: '人数：反映的人和附议的人，一人只算一次；说法几乎一样的几条算一个人。公布时向下取到 5、10、20……',
    en: 'People: whoever said or seconded it, each once; messages with nearly the same words are one. Shown rounded down to 5, 10, 20 …',
  },
  how_recency: {
    zh: '新近：每个人最后一次反映到现在，每过 90 天减半，取平均；保留一位小数。',
    en: 'Recency: halves with every 90 days since somebody last spoke, the mean over all; to one decimal.',
  },
  how_harm: {
    zh: '危险：一半以上的人说到人身、财产危险时为 1，否则为 0。',
    en: 'Danger: 1 where half of them or more speak of danger to life or property, otherwise 0.',
  },
  how_age: {
    zh: '时长：从第一次到最近一次反映的天数除以 365，最多为 1；保留一位小数。',
    en: 'Age: days from first to last divided by 365, at most 1; to one decimal.',
  },
  how_limits: {
    zh: '人越多增加得越慢，所以一个人说五十遍、一群人一起点赞，都推不动它。热度决定先看哪一件，不评价任何人、任何单位。',
    en: 'It grows ever more slowly, so that one person saying it fifty times, or a crowd of clicks, hardly moves it. It says what is looked at first, and judges nobody.',
  },
  rounded: {
    zh: '数字每天算一次，都取过整，看不出某一个人（与公开榜同样的道理）。密办的事不在其中。',
    en: 'Figures are computed once a day and rounded, so that nobody can be made out. Sealed matters are not among them.',
  },
  data: { zh: '下载数据（JSON）', en: 'Download the data (JSON)' },
  on: { zh: '{day} 的数字', en: 'As of {day}' },
} as const satisfies Readonly<Record<string, Words>>
