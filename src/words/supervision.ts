/** Why something cannot be done with inspections, rectifications, urging, praise, referrals and reviews. */
import type { Words } from '../kernel/index.ts'

export const supervisionRefusals = {
  inspected_already: {
    zh: '同一单位、同一内容的督查已有一件（{number}）：请并入那一件，不要重复督查。',
    en: 'There is an inspection of this unit on this topic already ({number}): join that one; none is repeated.',
  },
  too_many_inspections: {
    zh: '这个单位今年的督查已到上限 {most} 次。',
    en: 'This unit has had {most} inspections this year, the most allowed.',
  },
  too_many_comprehensive: {
    zh: '这个单位今年的综合督查已到上限 {most} 次：可改为专项督查。',
    en: 'This unit has had {most} comprehensive inspections this year, the most allowed: make it a special one.',
  },
  window_still_open: {
    zh: '申请复核的期限还没有过。',
    en: 'The time in which a review may be asked is not over.',
  },
  review_window_over: {
    zh: '申请复核的三十日已过：可以另行“申请复核”某一步，由别人看。',
    en: 'The thirty days for a review are over: ask for a review of a step instead.',
  },
  not_urged_before: {
    zh: '这不是对同一单位、同一事项已经送达的督办：请填那一次的编号，或者不填。',
    en: 'This is no delivered urging of the same unit about the same matter: give the number of one, or none.',
  },
  letter_before_reminder: {
    zh: '先提醒，再发督办单：请填那次提醒的编号，或写明为什么越过提醒。',
    en: 'A reminder comes before a letter: give its number, or say why it is passed over.',
  },
  talk_before_letter: {
    zh: '先发督办单，再约谈：请填那份督办单的编号，或写明为什么越过它。',
    en: 'A letter comes before a talk: give its number, or say why it is passed over.',
  },
  reply_window_short: {
    zh: '至少要给当事人 {days} 天陈述申辩：请改一个更晚的日期。',
    en: 'The person concerned has {days} days at least to reply: choose a later day.',
  },
  reply_window_open: {
    zh: '陈述申辩的期限还没有过，不能当作没有说。',
    en: 'The time to reply is not over; nobody is taken to have been silent before.',
  },
  appealed_twice: {
    zh: '已经复审、复核过，不能再申诉：期满办结。',
    en: 'It was reviewed twice, as the law has it: close it when the time is over.',
  },
  appeal_window_open: {
    zh: '申诉期限还没有过，期满再办结。',
    en: 'The time for an appeal is not over; close it afterwards.',
  },
  praises_itself: {
    zh: '不能提请表扬自己的单位和上下级单位。',
    en: 'Nobody proposes praise of their own unit or of its line.',
  },
  no_evidence_here: {
    zh: '只有问责移送有证据材料可取。',
    en: 'Only a referral has evidence to take.',
  },
  no_such_step_there: {
    zh: '那件事项没有这一步：请看它的办理过程里的编号。',
    en: 'That matter has no such step: look up the number in its course.',
  },
} satisfies Readonly<Record<string, Words>>
