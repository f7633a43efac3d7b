import type { Words } from '../../kernel/index.ts'

export const words = {
  held: { zh: '已经收好的', en: 'Kept so far' },
  held_hint: {
    zh: '加密存着，不用再选；提交以后经办人才看得到。',
    en: 'Encrypted and kept: no need to choose them again. Nobody sees them before you send.',
  },
  photo: { zh: '照片', en: 'Photo' },
  document: { zh: 'PDF，{n} 页', en: 'PDF, {n} pages' },
  remove: { zh: '去掉', en: 'Remove' },
  remove_which: { zh: '去掉第 {n} 个：{what}', en: 'Remove number {n}: {what}' },
  full: {
    zh: '已满 {n} 个。要换别的，先去掉一个。',
    en: 'All {n} are used. Remove one to add another.',
  },
  not_taken: { zh: '没有收下', en: 'Not taken' },
  files: { zh: '照片和文件', en: 'Photos and documents' },
  save: { zh: '下载{what}', en: 'Download {what}' },
  number: { zh: '第 {n} 个', en: 'number {n}' },
} satisfies Record<string, Words>
