/** What to try first with each demo account: one sentence, for the page of accounts. */
import type { Words } from '../src/kernel/index.ts'

export const HINTS: Readonly<Record<string, Words>> = {
  operator: {
    zh: '接一个电话：边听边记，右边就有相似诉求、单位和知识条目，不用鼠标。',
    en: 'Take a call: type what you hear; similar requests, the unit and knowledge entries appear beside it.',
  },
  dispatcher: {
    zh: '把等着的诉求派出去，或把说同一件事的并成一件。',
    en: 'Dispatch what waits, or merge those that speak of the same thing.',
  },
  clerk: {
    zh: '签收、办理、逐项答复；写一句“已转交处理”试试会怎样。',
    en: 'Accept, work and answer each ask; try “received and forwarded” and see what happens.',
  },
  clerk2: {
    zh: '一个办得又快又好的单位：看看它的桌面有多干净。',
    en: 'A unit that is quick and good: see how clear its desk is.',
  },
  clerk3: {
    zh: '公开承诺过日期的事项，看哪些快到期了。',
    en: 'Matters with a date promised in public: see which fall due soon.',
  },
  head: {
    zh: '看本单位谁手上压得多、什么快到期、居民怎么评价。',
    en: 'See who in your unit has too much, what falls due, and what residents say.',
  },
  arbiter: {
    zh: '有单位退单了：看理由和权责清单，裁定由谁办。',
    en: 'A unit has objected: read its grounds and the duty list, and rule whose it is.',
  },
  caller: {
    zh: '给抽中的、没有评价的人打回访电话，问四个问题。',
    en: 'Call back those whom the sample drew, and ask the four questions.',
  },
  checker: {
    zh: '到现场（或打电话）核查：答复说的和看到的一样吗。',
    en: 'Check what was claimed done: is it as the answer says?',
  },
  reviewer: {
    zh: '复核“不予受理”，并把答复过的诉求隐去个人信息后公开。',
    en: 'Review refusals, and publish answered requests once nobody in them can be recognised.',
  },
  supervisor: {
    zh: '看哪些逾期、快到期、没人动、来回推，催办或提级协调。',
    en: 'See what is late, soon late, silent or bouncing; urge or coordinate.',
  },
  leader: {
    zh: '一分钟看结果：解决了多少、等了多久，每个数字都能点开看事项。',
    en: 'Outcomes in a minute: every figure opens the matters behind it.',
  },
  sealed: {
    zh: '办理反映单位作风的密件：被反映的单位看不到、搜不到、数不到。',
    en: 'Sealed reports against units: the accused can neither see, search nor count them.',
  },
  auditor: {
    zh: '查谁在什么时候看过什么，身份为什么被打开。',
    en: 'Read who looked at what and when, and why an identity was opened.',
  },
  archivist: { zh: '把办结满期的事项归档。', en: 'File what has been closed long enough.' },
  'admin.system': {
    zh: '管单位、类别、时限和日历，看改动前后的差别和生效日。',
    en: 'Units, categories, limits, calendars: each change with its difference and its day.',
  },
  'admin.security': {
    zh: '管人员、岗位、账号和钥匙；试试把自己设成审计员。',
    en: 'People, posts, accounts and keys; try to make yourself an auditor.',
  },
  'admin.audit': {
    zh: '看另外两位管理员做过什么，他们看不了您的。',
    en: 'Read what the other two administrators did; they cannot read yours.',
  },
}
