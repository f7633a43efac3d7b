/** Why something cannot be done with decisions, campaigns and activities. */
import type { Words } from '../kernel/index.ts'

export const decisionRefusals = {
  option_twice: {
    zh: '两个方案同名：请给每个方案不同的名字。',
    en: 'Two options have one name: give each its own.',
  },
  no_such_option: {
    zh: '备忘录里没有这个方案：请照抄方案的名字。',
    en: 'The memo has no such option: give the name of one.',
  },
  reasons_copied: {
    zh: '这和起草单位的理由几乎一样：请用自己的话写为什么选它、不选别的。',
    en: 'This is nearly the draft of the authors: say in your own words why this option and not the others.',
  },
  commented_already: { zh: '已经征求过意见。', en: 'It was open to comment already.' },
  comment_still_open: {
    zh: '征求意见的期限还没有过，不能提前结束。',
    en: 'The time for comments is not over and is not cut short.',
  },
  not_commented_yet: {
    zh: '重大行政决策要先公开征求意见（一般不少于三十日），再提交。',
    en: 'A major decision is opened to comment first (thirty days as a rule), then submitted.',
  },
  task_named_already: {
    zh: '已经挂上这件，或者就是它自己。',
    en: 'It is named already, or is this one.',
  },
  tasks_open: {
    zh: '还有 {count} 件落实的事项没有结束，不能评为达到目的：选部分达到或没有达到，写明原因，或等它们结束。',
    en: '{count} of what carries it out is not over yet, so it cannot have done what it was for: choose in part or not, and say why, or wait.',
  },
  no_task_named: {
    zh: '还没有挂上落实的目标或事项，说不上达到目的：先“挂上任务”。',
    en: 'No target or matter carries it out, so it cannot have done what it was for: name a task first.',
  },
  chapter_missing: {
    zh: '作风转变、为民办实事、加快发展三个方面都要写，每条写明依据的事项。',
    en: 'Say something of all three respects, style, people and development, each with its matter.',
  },
  mandatory_not_yours: {
    zh: '这是本阶段必须完成的：开展单位不能自己取消，请活动办决定。',
    en: 'Its stage must bring it: the unit that holds it does not drop it, the organisers may.',
  },
  last_stage: {
    zh: '这是最后一个阶段：请用“专题活动结束”。',
    en: 'This is the last stage: close the campaign instead.',
  },
  stages_left: {
    zh: '还有阶段没有走完：请先结束本阶段。',
    en: 'There are stages left: close this stage first.',
  },
  mandatory_open: {
    zh: '本阶段还有 {count} 件必须完成的没有完成。',
    en: '{count} of what this stage must bring is not done yet.',
  },
  no_running_campaign: {
    zh: '没有这个正在进行的专题活动：请填它的编号。',
    en: 'There is no such campaign under way: give its number.',
  },
  no_such_stage: { zh: '这个专题活动没有那么多阶段。', en: 'The campaign has no such stage.' },
  activity_without_problem: {
    zh: '活动要写明解决哪个问题：请填一件诉求、热点问题、整改或卡点的编号。没有要解决的问题，就不用开展。',
    en: 'An activity names the problem it solves: give the number of a request, hot problem, rectification or blocker. Without one it need not be held.',
  },
} satisfies Readonly<Record<string, Words>>
