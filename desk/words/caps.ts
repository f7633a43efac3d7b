/** Words of the caps a city sets itself. */
import type { Words } from '../../src/kernel/index.ts'

export const capsWords = {
  caps: { zh: '上限', en: 'Caps' },
  cap: { zh: '哪个上限', en: 'Cap' },
  change_cap: { zh: '改一个上限', en: 'Change a cap' },
} as const

export const capWords: Readonly<Record<string, Words>> = {
  inspections_a_unit_a_year: {
    zh: '一个单位一年最多受几次督查',
    en: 'Inspections of one unit in a year, at most',
  },
  comprehensive_inspections_a_year: {
    zh: '综合性督查一年最多几次',
    en: 'Comprehensive inspections in a year, at most',
  },
  top_priorities: { zh: '同时最多几件头等大事', en: 'Top priorities at one time, at most' },
  targets_a_post: { zh: '一个岗位最多牵头几项目标', en: 'Targets one post leads, at most' },
  referral_reply_days: {
    zh: '问责移送前至少给当事人几天陈述申辩',
    en: 'Days the person concerned has to reply before a referral, at least',
  },
  ballot_voices: {
    zh: '评议结果至少要有几人作答才公布',
    en: 'Answers a ballot needs before its result is shown',
  },
  sealed_tick_minutes: {
    zh: '密办事项每隔几分钟记入账本一次',
    en: 'Minutes between the times at which sealed matters come into the ledger',
  },
  sealed_tick_entries: {
    zh: '每次记入几条（不够的用无内容的补足）',
    en: 'Entries each time, filled up with ones that say nothing',
  },
  sealed_most_ticks: {
    zh: '密办事项最多等几次才记入账本',
    en: 'Times after which nothing sealed waits any longer',
  },
  document_characters: { zh: '一份文件最多多少字', en: 'Characters of a document, at most' },
  report_characters: {
    zh: '一份专项材料最多多少字',
    en: 'Characters of a report on one task, at most',
  },
  meeting_minutes: { zh: '一次会议最多几分钟', en: 'Minutes of a meeting, at most' },
  burden_minutes_a_field: {
    zh: '填一个项目按几分钟算',
    en: 'Minutes that one datum of a form is reckoned at',
  },
  burden_minutes_written: {
    zh: '写一千字按几分钟算',
    en: 'Minutes that a thousand characters written are reckoned at',
  },
  burden_minutes_read: {
    zh: '读一千字按几分钟算',
    en: 'Minutes that a thousand characters read are reckoned at',
  },
  ledger_quorum_hours: {
    zh: '账本的见证方几小时联系不上，就在受理处说明',
    en: 'Hours the ledger’s witnesses may be out of reach before intake says so',
  },
}
