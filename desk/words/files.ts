/** Words of photos and documents at the desk. */
import type { Words } from '../../src/kernel/index.ts'

export const filesWords = {
  file_originals: { zh: '照片和文件的原件', en: 'Originals of photos and documents' },
  files_sending: { zh: '正在上传和检查 {{name}}……', en: 'Sending and checking {{name}} …' },
  files_taken: { zh: '已收好 {{name}}', en: '{{name}} is kept' },
  files_kept: { zh: '已选的文件', en: 'Files chosen' },
  files_remove: { zh: '去掉 {{name}}', en: 'Remove {{name}}' },
  files_full: { zh: '已满 {{max}} 个', en: 'All {{max}} are used' },
  files_earlier: { zh: '先前选好的文件 {{n}}', en: 'File {{n}} chosen before' },
  files_lost: {
    zh: '{{name}} 没有传上去，请再选一次。',
    en: '{{name}} did not get through. Please choose it again.',
  },
  file_photo: { zh: '照片 {{n}}', en: 'Photo {{n}}' },
  file_pdf: { zh: 'PDF {{n}}，{{pages}} 页', en: 'PDF {{n}}, {{pages}} pages' },
  file_save: { zh: '下载{{what}}（{{size}}）', en: 'Download {{what}} ({{size}})' },
  file_original: { zh: '查看原件', en: 'Open the original' },
  file_original_note: {
    zh: '原件里可能有拍摄地点、时间和作者。写明理由后下载；诉求人会看到谁、何时、为什么打开过。',
    en: 'An original may hold where, when and by whom it was made. Say why, and it is downloaded; the resident will see who opened it, when and why.',
  },
  file_original_which: { zh: '哪一个文件', en: 'Which file' },
  file_original_open: { zh: '下载原件', en: 'Download the original' },
} satisfies Record<string, Words>
