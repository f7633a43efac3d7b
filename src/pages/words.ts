/** Words of the frame and of what several pages share. Those of one page stand beside it. */
import type { Words } from '../kernel/index.ts'

export const frame = {
  name: { zh: '有应', en: 'Answerable' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  ways: { zh: '主要页面', en: 'Main pages' },
  say: { zh: '我要说', en: 'Say it' },
  my: { zh: '我的事', en: 'My matter' },
  board: { zh: '公开榜', en: 'The board' },
  answers: { zh: '常见问题', en: 'Questions and answers' },
  answered: { zh: '别人问过的事', en: 'What others asked' },
  plan: { zh: '政府答应的事', en: 'What was promised' },
  hot: { zh: '热点问题', en: 'Hot problems' },
  decisions: { zh: '决策公开', en: 'Decisions' },
  burden: { zh: '基层负担', en: 'What is asked of units' },
  bulletins: { zh: '情况通报', en: 'Bulletins' },
  ballots: { zh: '群众评议', en: 'Ballots' },
  appraisals: { zh: '年度考核', en: 'Appraisal' },
  ledger: { zh: '公开账本', en: 'The public ledger' },
  law: { zh: '办理期限和依据', en: 'Limits and the rules behind them' },
  desk: { zh: '工作人员入口', en: 'For officials' },
  elder: { zh: '长辈版', en: 'Larger text' },
  larger: { zh: '字大一点', en: 'Larger' },
  smaller: { zh: '字小一点', en: 'Smaller' },
  normal: { zh: '标准版', en: 'Standard size' },
  unsent: { zh: '还没有发出去，您写的都在。', en: 'Not sent yet. What you wrote is still here.' },
  unsent_what: {
    zh: '现在连不上网络。等信号好一点，再按一次就行；这一页先不要关。',
    en: 'There is no connection just now. Press the button once more when it is back, and leave this page open.',
  },
  promise: {
    zh: '民有所盼、我有所应。本站不记录您的网络地址，不用跟踪，不请求任何第三方。',
    en: 'What people hope for gets an answer. This site keeps no network addresses, does not track, and asks nothing of third parties.',
  },
} satisfies Record<string, Words>

export const emergency = {
  title: { zh: '有危险，先打电话', en: 'In danger, call first' },
  lead: {
    zh: '正在发生危险时不要在这里填写：这里没有人分秒守着。',
    en: 'When danger is under way do not write here: nobody watches this page by the second.',
  },
  call: { zh: '拨打', en: 'Call' },
} satisfies Record<string, Words>

export const forms = {
  errors: { zh: '还有几处要改', en: 'Something needs your attention' },
  optional: { zh: '可不填', en: 'optional' },
  none: { zh: '不选', en: 'None chosen' },
  one_a_line: { zh: '一行写一项。', en: 'One item a line.' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  stale: {
    zh: '这个页面放得太久，已经过期。您填的都还在，请再按一次提交。',
    en: 'This page was open for too long. Everything you typed is still here: please send it once more.',
  },
  unknown_date: {
    zh: '日期还不能确定：那一年的放假安排还没有公布',
    en: 'not known yet: the holidays of that year have not been published',
  },
} satisfies Record<string, Words>
