import type { Words } from '../kernel/index.ts'
import type { Band } from './statistics.ts'
import type { Standing } from './observe.ts'
import type { Topic } from './tables.ts'

export const words = {
  title: { zh: '公开榜', en: 'The board' },
  lead: {
    zh: '{year} 年收到的诉求，截至{day}。每周一公布一次。',
    en: 'Requests that came in in {year}, as they stood on {day}. Released every Monday.',
  },
  rounded: {
    zh: '件数一律向下取整到十，“<10”是不到十件，一件没有也这样写：谁也不能从数字里认出人。所以各项相加会比合计少一点。',
    en: 'All counts are rounded down to tens, and "<10" is fewer than ten, none included, so that nobody can be recognised. Parts therefore add up to a little less than their sum.',
  },
  how: { zh: '怎么数、怎么取整、怎么重新计算', en: 'How it is counted, rounded and recomputed' },
  none_yet: {
    zh: '还没有公布过数字：第一次公布在下一个整周之后。',
    en: 'No figures have been released yet: the first come after the first whole week.',
  },
  came_in: { zh: '收到', en: 'Came in' },
  standing: { zh: '收到的，现在到哪一步', en: 'What came in, and where it stands' },
  standing_lead: {
    zh: '每件只在一格里。办不了的如实写办不了，不算办成。',
    en: 'Each request is in one place only. What cannot be done is said so and not counted as done.',
  },
  key_answered: { zh: '办结或已答复', en: 'Done or answered' },
  key_elsewhere: { zh: '不归我们、撤回、并单', en: 'Not ours, withdrawn, merged' },
  ended_done: { zh: '办结', en: 'Done' },
  wait: { zh: '等了多久才有答复', en: 'How long until an answer' },
  wait_lead: {
    zh: '从提出到第一次答复。还没等到的也算在内，按“更久”计。',
    en: 'From asking to the first answer. Those still waiting are counted, as longer.',
  },
  median: { zh: '一半的人等了不超过', en: 'Half waited no more than' },
  median_short: { zh: '等答复（中位数）', en: 'Wait (median)' },
  ninth: { zh: '九成的人等了不超过', en: 'Nine in ten waited no more than' },
  days: { zh: '{n} 天', en: '{n} days' },
  same_day: { zh: '当天', en: 'the same day' },
  working_days: { zh: '{n} 个工作日', en: '{n} working days' },
  not_yet: { zh: '还没到', en: 'not reached yet' },
  of_n: { zh: 'n = {n}', en: 'n = {n}' },
  too_few: { zh: '不到 {n} 件，不公布比例', en: 'Fewer than {n}: no share is given' },
  interval: {
    zh: '95% 区间 {low}–{high}，n ≥ {n}',
    en: '95% interval {low}–{high}, n ≥ {n}',
  },
  verdict: { zh: '诉求人怎么说', en: 'What those who asked say' },
  verdict_lead: {
    zh: '只算开口说了的。沉默不算满意：没有评价的、联系不上的单独计数。',
    en: 'Of those who said something. Silence is not satisfaction: those who said nothing or could not be reached are counted as such.',
  },
  solved: { zh: '说解决了', en: 'Say it is solved' },
  solved_short: { zh: '说解决了（95% 区间）', en: 'Solved (95% interval)' },
  satisfied: { zh: '说满意', en: 'Say they are satisfied' },
  reopened: { zh: '答复后又重办', en: 'Done again after an answer' },
  silent: { zh: '没有评价', en: 'Said nothing' },
  unreached: { zh: '抽中回访，没联系上', en: 'Drawn to be called, not reached' },
  topics: { zh: '四件大事在前', en: 'The four priorities first' },
  topics_lead: {
    zh: '收入、安全、公平、环境排在最前。',
    en: 'Income, safety, fairness and environment come first.',
  },
  topic: { zh: '主题', en: 'Topic' },
  by_topic: { zh: '按主题', en: 'By topic' },
  months: { zh: '按月', en: 'By month' },
  months_chart: { zh: '每月收到的件数', en: 'How many came in each month' },
  month: { zh: '月份', en: 'Month' },
  districts: { zh: '按区县', en: 'By district' },
  districts_lead: {
    zh: '每格一个区县。符号说的是“解决了”的比例与全市相比：▲ 高于，＝ 相近，▼ 低于，· 太少不比。',
    en: 'A square for each district. The sign compares the share solved with the whole city: ▲ above, ＝ alike, ▼ below, · too few to say.',
  },
  district: { zh: '区县', en: 'District' },
  unsaid: { zh: '没有写地点', en: 'No place given' },
  undispatched: { zh: '还没有派出', en: 'Not dispatched yet' },
  units: { zh: '按承办单位', en: 'By unit' },
  units_lead: {
    zh: '不排名次。按“解决了”的比例是否明显不同于全市分成几组，组内按名称排列；n 小的单位不会因为百分之百就排在前面。',
    en: 'No ranking. Units are grouped by whether the share solved clearly differs from the whole city, and listed by name within a group; 100% of a few never comes first.',
  },
  unit: { zh: '承办单位', en: 'Unit' },
  years: { zh: '按年', en: 'By year' },
  year: { zh: '年份', en: 'Year' },
  all: { zh: '全市', en: 'The whole city' },
  small: { zh: '小事快办', en: 'The lane of small matters' },
  small_lead: {
    zh: '路灯、井盖、垃圾、停水这样的小事单走一条道，单独算等了多久。',
    en: 'Street lights, manholes, rubbish, a dry tap: small matters have a lane and a wait of their own.',
  },
  promises: { zh: '挂账：公开承诺的日期', en: 'Deferred, with a date promised in public' },
  promises_lead: {
    zh: '一时办不了的，当众说好哪一天办成。到期没有办成，就在这里写着晚了。',
    en: 'What is not possible now has a day on which it will be. When the day has passed without it, this list says so.',
  },
  promises_none: { zh: '现在没有挂账的。', en: 'Nothing is deferred just now.' },
  promised: { zh: '承诺日期', en: 'Promised by' },
  overdue: { zh: '已过期', en: 'overdue' },
  cannot: { zh: '办不了的，和为什么', en: 'What cannot be done, and why' },
  cannot_lead: {
    zh: '如实说办不了，也是答复；一件事里也可能只有一项办不了。理由和依据由承办单位写，到“再看”的日期还要再看一次。',
    en: 'An honest "cannot" is an answer. It may be one ask among several. The unit writes why and by which rule, and looks at it again on the day given.',
  },
  cannot_none: { zh: '最近没有。', en: 'None of late.' },
  review: { zh: '再看', en: 'Looked at again' },
  uncategorised: { zh: '还没有归类', en: 'Not yet put into a category' },
  sealed: {
    zh: '密办的事项不在这些数字里。',
    en: 'Sealed matters are in none of these figures.',
  },
  data: { zh: '下载数据、订阅更新', en: 'Download the data, follow what is new' },
  jump: { zh: '这一页有', en: 'On this page' },
  more_promises: { zh: '其余 {n} 件', en: 'The other {n}' },
  table_of: { zh: '表：{what}', en: 'Table: {what}' },
  feed: { zh: '订阅（Atom）', en: 'Follow (Atom)' },
  plan: {
    zh: '政府自己答应的事：目标、三盏灯、谁负责',
    en: 'What the government itself promised: targets, three lights, who answers',
  },
  back: { zh: '回到全市', en: 'Back to the whole city' },
} satisfies Record<string, Words>

export const standings: Readonly<Record<Standing, Words>> = {
  in_hand: { zh: '在办', en: 'In hand' },
  answered: { zh: '已答复，未办结', en: 'Answered, not closed yet' },
  done: { zh: '办结（含部分办成）', en: 'Done or partly done' },
  cannot: { zh: '每项都办不了', en: 'Cannot be done at all' },
  not_ours: { zh: '不归我们，已说明去处', en: 'Not ours; told where to go' },
  other: { zh: '撤回或并单', en: 'Withdrawn or merged' },
}

export const topics: Readonly<Record<Topic, Words>> = {
  income: { zh: '收入', en: 'Income' },
  safety: { zh: '安全', en: 'Safety' },
  fairness: { zh: '公平', en: 'Fairness' },
  environment: { zh: '环境', en: 'Environment' },
  other: { zh: '其他', en: 'Other' },
}

/** Null: there is no such topic. */
export function topicWords(topic: string): Words | null {
  return Object.hasOwn(topics, topic) ? topics[topic as Topic] : null
}

export const bands: Readonly<Record<Band | 'few', Words>> = {
  above: { zh: '明显高于全市', en: 'Clearly above the whole city' },
  alike: { zh: '与全市相近', en: 'Much like the whole city' },
  below: { zh: '明显低于全市', en: 'Clearly below the whole city' },
  few: { zh: '评价的人太少，不作比较', en: 'Too few said something to compare' },
}
