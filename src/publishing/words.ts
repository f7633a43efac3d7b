import type { Words } from '../kernel/index.ts'
import type { Standing, Topic } from './board.ts'

export const words = {
  title: { zh: '公开榜', en: 'The board' },
  lead: {
    zh: '收到多少、在办多少、办成多少、办不了多少，一件不少。数字从{day}起，每分钟更新。',
    en: 'What came in, what is in hand, what was done and what cannot be done; nothing is left out. Counted since {day}, renewed every minute.',
  },
  adds_up: {
    zh: '收到的 {n} 件都在上面各格里，加起来正好相等。',
    en: 'The {n} that came in are all above; the figures add up to exactly that.',
  },
  came_in: { zh: '收到', en: 'Came in' },
  standing: { zh: '现在到哪一步', en: 'Where they stand now' },
  ended_title: { zh: '办完的，是谁说了算', en: 'Who judged what is over' },
  ended_lead: {
    zh: '沉默不算满意：没有评价、联系不上的单独计数。',
    en: 'Silence is not satisfaction: those who did not judge or could not be reached are counted as such.',
  },
  judged: { zh: '本人评价后办结', en: 'Judged by whoever asked' },
  unjudged: { zh: '本人没有评价', en: 'Not judged' },
  unreached: { zh: '抽中回访，没联系上', en: 'Drawn to be called, not reached' },
  topics: { zh: '四件大事在前', en: 'The four priorities first' },
  topics_lead: {
    zh: '收入、安全、公平、环境排在最前；n 是收到的件数。',
    en: 'Income, safety, fairness and environment come first; n is how many came in.',
  },
  topic: { zh: '主题', en: 'Topic' },
  table_topics: { zh: '各主题现在到哪一步', en: 'Where each topic stands' },
  districts: { zh: '按区县和主题', en: 'By district and topic' },
  districts_table: { zh: '收到的件数', en: 'How many came in' },
  hidden: {
    zh: '少于 10 件的写作“<10”，免得从数字里认出人；为了不能倒推，有时旁边的数字也不写，画“—”。',
    en: 'Counts below 10 are written "<10" so that nobody can be recognised; sometimes a neighbour is withheld too ("—"), so that it cannot be worked out.',
  },
  district: { zh: '区县', en: 'District' },
  unsaid: { zh: '没有写地点', en: 'No place given' },
  all: { zh: '合计', en: 'All' },
  small: { zh: '小事快办', en: 'The lane of small matters' },
  small_lead: {
    zh: '路灯、井盖、垃圾、停水这样的小事单走一条道，单独算等了多久。',
    en: 'Street lights, manholes, rubbish, a dry tap: small matters have a lane and a median wait of their own.',
  },
  small_open: { zh: '还没答复', en: 'Not answered yet' },
  median: { zh: '等答复的中位数', en: 'Median wait for an answer' },
  median_of: { zh: '最近 {n} 件已答复的', en: 'of the last {n} answered' },
  median_none: { zh: '还没有答复过', en: 'None answered yet' },
  promises: { zh: '挂账：公开承诺的日期', en: 'Deferred, with a date promised in public' },
  promises_lead: {
    zh: '一时办不了的，当众说好哪一天办成。到期没有办成，就在这里写着晚了。',
    en: 'What is not possible now has a day on which it will be. When the day has passed without it, this list says so.',
  },
  promises_none: { zh: '现在没有挂账的。', en: 'Nothing is deferred just now.' },
  promised: { zh: '承诺日期', en: 'Promised by' },
  overdue: { zh: '已过期', en: 'overdue' },
  what: { zh: '什么事', en: 'What' },
  who: { zh: '谁承诺', en: 'Who promised' },
  why: { zh: '为什么要等', en: 'Why it takes so long' },
  cannot: { zh: '办不了的，和为什么', en: 'What cannot be done, and why' },
  cannot_lead: {
    zh: '如实说办不了，也是答复；一件事里也可能只有一项办不了。理由和依据由承办单位写，到“再看”的日期还要再看一次。',
    en: 'An honest "cannot" is an answer. It may be one ask among several. The unit writes why and by which rule, and looks at it again on the day given.',
  },
  cannot_none: { zh: '最近没有。', en: 'None of late.' },
  reason: { zh: '理由和依据', en: 'Reason and rule' },
  review: { zh: '再看', en: 'Looked at again' },
  uncategorised: { zh: '还没有归类', en: 'Not yet put into a category' },
  sealed: {
    zh: '密办的事项不在这些数字里。',
    en: 'Sealed matters are in none of these figures.',
  },
  scroll: { zh: '表格可以左右滑动', en: 'The table scrolls sideways' },
} satisfies Record<string, Words>

export const standings: Readonly<Record<Standing, Words>> = {
  waiting: { zh: '待派出', en: 'To be dispatched' },
  in_hand: { zh: '在办', en: 'In hand' },
  answered: { zh: '已答复，待评价', en: 'Answered, to be judged' },
  done: { zh: '办结（含部分办成）', en: 'Done or partly done' },
  cannot: { zh: '每项都办不了', en: 'Cannot be done at all' },
  not_ours: { zh: '不归我们，已说明去处', en: 'Not ours; told where to go' },
  withdrawn: { zh: '本人撤回', en: 'Withdrawn' },
  merged: { zh: '与同一件合并', en: 'Merged with the same' },
}

export const topics: Readonly<Record<Topic, Words>> = {
  income: { zh: '收入', en: 'Income' },
  safety: { zh: '安全', en: 'Safety' },
  fairness: { zh: '公平', en: 'Fairness' },
  environment: { zh: '环境', en: 'Environment' },
  other: { zh: '其他', en: 'Other' },
}
