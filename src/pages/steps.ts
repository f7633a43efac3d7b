/** What each clock waits for, as one says it to whoever waits; a clock without words has those of its kind. */
import type { Words } from '../kernel/index.ts'

export const STEPS: Readonly<Record<string, Words>> = {
  dispatch: { zh: '确定由哪个单位来办', en: 'Find the unit that must act' },
  refusal_review: {
    zh: '由第二个人看该不该在这里办',
    en: 'A second person looks whether it is ours',
  },
  appeal: { zh: '由没经手的人重新看一遍', en: 'Somebody who had no part looks at it again' },
  accept: { zh: '接手这件事', en: 'Take it on' },
  ruling: { zh: '裁定到底归谁办', en: 'Rule whose it is' },
  whole: { zh: '办好，逐项答复您', en: 'Do it and answer each thing you asked' },
  support: { zh: '配合办理', en: 'Do its part' },
  coordination: { zh: '由上一级协调解决', en: 'Settle it at the next level' },
  check: { zh: '由别的单位核查是不是真办好了', en: 'Another unit checks that it is done' },
  judging: { zh: '评价办得怎么样', en: 'Say how it was done' },
  call_back: { zh: '打电话问问您办得怎么样', en: 'Call you and ask how it was done' },
  closing: { zh: '看过您的评价，办结', en: 'Read your verdict and close it' },
  rework: { zh: '重新办好，再答复您', en: 'Do it again and answer you anew' },
}
