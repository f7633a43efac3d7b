/** Why something cannot be done with ballots. */
import type { Words } from '../kernel/index.ts'

export const ballotRefusals = {
  rates_itself: {
    zh: '不能组织对本单位、上级或下级单位的评议：请由无关的单位组织。',
    en: 'Nobody holds a ballot on their own unit or its line: somebody outside does.',
  },
  ballot_about_wrong: {
    zh: '评议只能针对公开的事项：文件、目标任务、决策、专题活动、整改。请改填编号，或留空只评议单位。',
    en: 'A ballot is about what is public: a document, a target, a decision, a campaign, a rectification. Give another number, or leave it empty.',
  },
  frame_without_period: {
    zh: '凭回执参加的评议，要写明诉求的起止日期。',
    en: 'A ballot by receipts needs the first and last day of the requests.',
  },
  frame_period_wrong: {
    zh: '止日不能早于起日，也不能晚于今天。',
    en: 'The last day is not before the first, nor after today.',
  },
  more_drawn_than_there_are: {
    zh: '“{name}”抽出的比名册上的还多：请核对两个数。',
    en: '“{name}”: more were drawn than the register has. Check both figures.',
  },
  group_twice: {
    zh: '有两组同名：请合并或改名。',
    en: 'Two groups have one name: join or rename them.',
  },
  group_too_small: {
    zh: '“{name}”不足 {least} 份，公布作答率会看出是谁：请与别的组合并。',
    en: '“{name}” has fewer than {least} slips, and its turn-out would say who answered: join it with another group.',
  },
  frame_too_small: {
    zh: '一共只有 {invited} 份，不足 {least} 份的结果不计：请扩大范围。',
    en: 'There are {invited} slips in all; fewer than {least} are never counted. Ask more people.',
  },
  frame_too_large: {
    zh: '一次评议最多 {most} 份：请抽样。',
    en: 'A ballot has {most} slips at most: draw a sample.',
  },
  slips_not_made: {
    zh: '评议码还没有生成，或生成后评议对象又改过：请先生成评议码。',
    en: 'The slips have not been made, or who is asked was changed since: make them first.',
  },
  frame_moved: {
    zh: '确定对象之后，这些诉求有了变化：请重新确定评议对象，再生成评议码。',
    en: 'Since who is asked was fixed, these requests changed: fix it again, then make the slips.',
  },
  ballot_still_open: {
    zh: '评议期还没有过，谁也不能开箱。',
    en: 'The time to answer is not over; nobody opens the box.',
  },
  box_does_not_reconcile: {
    zh: '票箱里的票数与已用的评议码对不上，不能计票：请中止评议，公开说明理由。',
    en: 'The votes in the box and the slips used are not the same number: it is not counted. Call the ballot off and say why.',
  },
  slips_changed: {
    zh: '评议码在开始后变动过，不能计票：请中止评议，公开说明理由。',
    en: 'Slips were changed after the ballot opened: it is not counted. Call it off and say why.',
  },
  count_differs: {
    zh: '复点与计票不一致，不能公布：请报告审计。',
    en: 'Counting again gave other figures: it is not published. Tell the auditor.',
  },
  ballot_not_open: {
    zh: '这项评议现在不接受作答。',
    en: 'This ballot takes no answers now.',
  },
  window_too_long: {
    zh: '最多 {days} 天：请选近一点的截止日。',
    en: '{days} days at most: choose an earlier last day.',
  },
  form_stale: {
    zh: '这个页面放得太久，已经过期。您填的都还在，请再按一次。',
    en: 'This page was open for too long. What you filled in is still here: please send it once more.',
  },
  slip_unknown: {
    zh: '这不是本次评议的评议码。请对照来信核对；凭回执参加的，请填回执码。',
    en: 'This is no code of this ballot. Compare it with your letter, or with your receipt where receipts are asked for.',
  },
  slip_used: {
    zh: '这个码已经用过了。一个码只能用一次；您的答案已经在票箱里，谁也查不出是哪一张。',
    en: 'This code has been used. Each serves once; the answers are in the box, and nobody can tell which.',
  },
} satisfies Readonly<Record<string, Words>>
