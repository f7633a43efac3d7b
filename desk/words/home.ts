/** Words of the first pages: outcomes, what needs a hand, who looked. */
import type { Words } from '../../src/kernel/index.ts'

export const homeWords = {
  outcomes: { zh: '办得怎么样', en: 'What came of it' },
  outcomes_since: { zh: '{{day}}以来提出的', en: 'Of what was asked since {{day}}' },
  solved_share: {
    zh: '评价过的 {{judged}} 件中，{{solved}} 件说解决了（{{percent}}%）；另有 {{silent}} 件没有评价或没有接通。',
    en: 'Of {{judged}} judged, {{solved}} are said to be solved ({{percent}}%); {{silent}} more are silent or were not reached.',
  },
  needs_a_hand: { zh: '要盯住的', en: 'What needs a hand' },
  at_this_step: { zh: '在这一步的', en: 'At this step' },
  due_this_week: { zh: '七天内到期', en: 'Falling due within seven days' },
  with_units: { zh: '在各单位手里（{{count}} 个单位）', en: 'With the units ({{count}})' },
  still_open: { zh: '未了结', en: 'Open' },
  of_these_late: { zh: '其中逾期', en: 'Of these late' },
  looks: { zh: '身份查看记录', en: 'Who looked' },
  looks_lead: {
    zh: '谁、何时、为什么看过诉求人的身份。诉求人在自己的事项里看到的是同一份记录。',
    en: 'Who looked at who a resident is, when and why. The resident sees the same record.',
  },
  no_looks: { zh: '还没有人看过。', en: 'Nobody has looked yet.' },
  matter_number: { zh: '事项编号', en: 'Matter' },
  narrowed_to: { zh: '只看', en: 'Narrowed to' },
  take_off: { zh: '去掉“{{words}}”', en: 'Take off "{{words}}"' },
  lens_late: { zh: '已逾期', en: 'Late' },
  lens_soon: { zh: '两天内到期', en: 'Due within two days' },
  lens_silent: { zh: '七天没有动静', en: 'No step for seven days' },
  lens_bouncing: { zh: '推来推去', en: 'Going from hand to hand' },
  lens_danger: { zh: '危及生命财产', en: 'Danger to life or property' },
  lens_solved: { zh: '说解决了', en: 'Said to be solved' },
  lens_partly: { zh: '说部分解决', en: 'Said to be partly solved' },
  lens_unsolved: { zh: '说没解决', en: 'Said not to be solved' },
  lens_unjudged: { zh: '没有评价或没有接通', en: 'Silent or not reached' },
  lens_cannot: { zh: '办不了', en: 'Cannot be done' },
  lens_reworked: { zh: '返工重办', en: 'Done again' },
  due_on: { zh: '到期日', en: 'Due on' },
  opened_since: { zh: '提出日起', en: 'Opened since' },
} satisfies Record<string, Words>
