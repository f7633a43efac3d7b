/** Words for what stands beside a matter: others that say the same, and marks on an answer. */
export const besideWords = {
  beside_alike: { zh: '还有谁说这件事', en: 'Who else says so' },
  beside_alike_note: {
    zh: '按说法和地点找出，请人看过再定。只比事情和地点，不看是谁说的。',
    en: 'Found by words and place, for a person to look at. It compares things and places, never who said it.',
  },
  beside_again: {
    zh: '同样的事已有 {{count}} 件办结：可能没有根治。',
    en: 'The same was closed {{count}} times before: it may not have been solved for good.',
  },
  beside_merge: { zh: '并入这一件', en: 'Merge into this' },
  beside_merge_reason: { zh: '同一件事：{{why}}', en: 'The same thing: {{why}}' },
  beside_over: { zh: '已结束', en: 'over' },
  answer_marks: { zh: '发出前看一眼', en: 'Look once more before it is sent' },
  answer_marks_note: {
    zh: '只提示，不拦您；不留记录，也不算在谁头上。',
    en: 'Only a hint: nothing is held up, kept, or counted for anybody.',
  },
  answer_marks_check: { zh: '核查时可以留意', en: 'To look at while checking' },
  answer_marks_check_note: {
    zh: '按句子提示，供核查参考；不是对人的评价。',
    en: 'Marked by sentence, for the check; it says nothing of a person.',
  },
  answer_not_spoken: { zh: '没有说到：{{words}}', en: 'Not spoken of: {{words}}' },
  answer_like: { zh: '与 {{number}} 的答复几乎一样', en: 'Nearly the answer of {{number}}' },
  answer_fine: { zh: '没有发现要提示的。', en: 'Nothing to point out.' },
} as const
