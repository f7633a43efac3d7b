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
  praises_itself: {
    zh: '不能提请表扬自己的单位。',
    en: 'Nobody proposes praise of their own unit.',
  },
  no_such_step_there: {
    zh: '那件事项没有这一步：请看它的办理过程里的编号。',
    en: 'That matter has no such step: look up the number in its course.',
  },
} satisfies Readonly<Record<string, Words>>
