/** Why a handover cannot be done so. */
import type { Words } from '../kernel/index.ts'

export const handoverRefusals = {
  nothing_to_hand_over: {
    zh: '这个岗位手上没有在办的事项，不用交接。',
    en: 'This post has nothing in hand: there is nothing to hand over.',
  },
  predecessor_is_successor: {
    zh: '前任现在的岗位不能就是这个岗位。',
    en: 'The predecessor cannot be at the same post.',
  },
  item_twice: {
    zh: '“{number}”写了两次：每个编号一行。',
    en: '“{number}” is there twice: one line a number.',
  },
  item_not_waiting: {
    zh: '“{number}”不在待接手的事项里：请看清单里的编号。',
    en: '“{number}” is not among what waits: look at the numbers in the list.',
  },
  signed_already: { zh: '前任已经交代过。', en: 'The predecessor has said it already.' },
  takes_over_already: {
    zh: '现在就是由这个岗位接手：请选别的岗位。',
    en: 'This post is the one that takes over now: choose another.',
  },
  caretaker_sees_nothing: {
    zh: '这个岗位看不到要交接的事项：请选本单位的岗位，或督查、领导岗位。',
    en: 'This post sees nothing of what is handed over: choose one of the same unit, or a supervisor or leader.',
  },
  post_is_vacant: {
    zh: '这个岗位现在没有人：请选有人的岗位。',
    en: 'Nobody holds this post: choose one that somebody holds.',
  },
} as const satisfies Readonly<Record<string, Words>>
