/** Words of opening what is sealed, and of what is erased or kept. */
import type { Words } from '../../src/kernel/index.ts'

export const sealedWords = {
  sealed_title: { zh: '密办事项', en: 'A sealed matter' },
  sealed_line: { zh: '密办事项（打开时写明理由）', en: 'Sealed: say why when you open it' },
  sealed_open_title: { zh: '打开密办事项', en: 'Open a sealed matter' },
  sealed_open_note: {
    zh: '每次打开都会记下您的岗位、时间和理由。反映人看得到；被反映的单位、人员和他们的上下级看不到。',
    en: 'Each time it is opened, your post, the time and your reason are written down. Whoever reported it sees them; those it is about, and their line, do not.',
  },
  sealed_reason: { zh: '为什么要看', en: 'Why you need to read it' },
  sealed_reason_hint: {
    zh: '半小时内在这个窗口再看这件事，沿用这个理由，每次仍会记下。',
    en: 'For half an hour this window uses the same reason for this matter; each reading is still written down.',
  },
  sealed_quick: { zh: '常用理由', en: 'Common reasons' },
  sealed_quick_handle: { zh: '办理这件事', en: 'I work on this matter' },
  sealed_quick_progress: { zh: '核对办理进展', en: 'Checking how it stands' },
  sealed_quick_answer: { zh: '准备答复', en: 'Preparing the answer' },
  sealed_quick_review: { zh: '复核办理情况', en: 'Reviewing how it was handled' },
  sealed_open: { zh: '打开', en: 'Open' },
  sealed_leave: { zh: '不看了', en: 'Do not open' },
  sealed_news: {
    zh: '这件事有新进展。重新读取会再记一次查看。',
    en: 'Something new happened here. Reading it again is written down once more.',
  },
  sealed_read_again: { zh: '重新读取', en: 'Read again' },
  erased: { zh: '内容已删除', en: 'Erased' },
  erased_title: { zh: '内容已按规定删除', en: 'What was said is erased' },
  erased_note: {
    zh: '经过、日期和统计仍在；写下的话、照片和联系方式已经没有，恢复备份也读不到。',
    en: 'Course, dates and counts are still here; words, photos and contacts are gone, from every backup too.',
  },
  erased_line: { zh: '内容已按规定删除', en: 'What was said is erased' },
  on_hold: { zh: '依法保留到 {{until}}', en: 'On legal hold until {{until}}' },
} satisfies Record<string, Words>
