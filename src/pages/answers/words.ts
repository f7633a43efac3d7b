import type { Words } from '../../kernel/index.ts'

export const words = {
  title: { zh: '常见问题', en: 'Questions and answers' },
  lead: {
    zh: '各单位写的答案，有依据、有负责的单位、有复核日期。到期没有复核的会标明。',
    en: 'Answers by the units that must know, each with its source, who answers for it, and the day it is reviewed. What was not reviewed in time says so.',
  },
  search: { zh: '您想问什么？', en: 'What would you like to know?' },
  find: { zh: '查找', en: 'Search' },
  topics: { zh: '按类别看', en: 'By topic' },
  all: { zh: '全部', en: 'All' },
  found: { zh: '找到这些', en: 'Found' },
  newest: { zh: '最近更新', en: 'Lately updated' },
  none: {
    zh: '没有这样的问题。写下来告诉我们，会有单位答复您。',
    en: 'No such question yet. Write it to us: a unit will answer you.',
  },
  say: { zh: '写下来问', en: 'Ask it' },
  more: { zh: '更多', en: 'More' },
  source: { zh: '依据', en: 'Source' },
  owner: { zh: '负责单位', en: 'Answered for by' },
  review: { zh: '复核日期', en: 'To be reviewed by' },
  valid: { zh: '有效期至', en: 'Valid until' },
  since: { zh: '启用日期', en: 'In force since' },
  to_review: {
    zh: '这个答案待复核，可能已经变了。要紧的事请先打热线问清楚。',
    en: 'This answer is due for review and may have changed. If it matters, ask the hotline first.',
  },
  expired: {
    zh: '这个答案已过有效期，不要当作现行规定。请打热线或者写下来问。',
    en: 'This answer is no longer valid. Do not rely on it: ask the hotline, or write to us.',
  },
  helped: { zh: '有用吗？', en: 'Did it help?' },
  helped_hint: {
    zh: '只记有用、没用各多少次，不记是谁。',
    en: 'Only how many said yes or no is counted, not who.',
  },
  useful: { zh: '有用', en: 'Yes' },
  useless: { zh: '没用', en: 'No' },
  thanks: { zh: '谢谢，已经记下。', en: 'Thank you, it has been counted.' },
  still: {
    zh: '还没解决？写下来，会有单位答复您，也会由您评价。',
    en: 'Still not solved? Write it: a unit will answer, and you will judge the answer.',
  },
  only_zh: { zh: '', en: 'This answer is kept in Chinese only.' },

  fits_title: { zh: '也许已经有答案', en: 'Perhaps it is answered already' },
  fits_hint: {
    zh: '打开看看。答上了就不用提交；没答上，照样在下面提交。',
    en: 'Have a look. If it is your answer there is nothing to send; if not, send yours below all the same.',
  },
  solved: { zh: '这回答了我的问题', en: 'This answers my question' },
  solved_title: { zh: '好，没有提交', en: 'Good: nothing was sent' },
  solved_lead: {
    zh: '您写的没有提交。下面是这个答案，可以打印。',
    en: 'What you wrote was not sent. Here is the answer, to print if you like.',
  },
  not_solved: { zh: '还是要提交', en: 'Send mine after all' },
} satisfies Record<string, Words>
