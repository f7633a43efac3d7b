/** Why a photo or a document is not taken, and what to do instead. */
import type { Words } from '../kernel/index.ts'

export const fileRefusals = {
  file_empty: {
    zh: '这个文件是空的（0 字节），请重新选择。',
    en: 'This file is empty (0 bytes). Please choose it again.',
  },
  file_too_large: {
    zh: '这个文件超过 {mb} MB。请在手机上选小一点的尺寸，或截一张图再发。',
    en: 'This file is larger than {mb} MB. Choose a smaller size on your phone, or send a screenshot of it.',
  },
  file_heic: {
    zh: '这是 HEIC 照片，这里打不开。请在手机“设置 › 相机 › 格式”里选“兼容性最佳”，或截一张图再发。',
    en: 'This is a HEIC photo, which cannot be opened here. In your phone choose Settings › Camera › Formats › Most Compatible, or send a screenshot of it.',
  },
  file_type: {
    zh: '只收照片（JPEG、PNG、WebP、GIF）和 PDF。Word、Excel 等文件请另存为 PDF。',
    en: 'Only photos (JPEG, PNG, WebP, GIF) and PDF are taken. Please save Word or Excel files as PDF.',
  },
  file_disguised: {
    zh: '这个文件里还藏着别的东西（压缩包、网页或程序），不能收。请截一张图或重新导出再发。',
    en: 'Something else is hidden in this file (an archive, a page or a program). Please send a screenshot of it or export it anew.',
  },
  file_unreadable: {
    zh: '这个文件打不开，可能没有传完或已经损坏。请重新选择。',
    en: 'This file cannot be opened; it may be cut short or damaged. Please choose it again.',
  },
  file_too_complex: {
    zh: '这个文件太大太复杂，处理不了。请截一张图，或另存为小一点的文件再发。',
    en: 'This file is too large or too complex to be processed. Send a screenshot of it, or save it smaller.',
  },
  pdf_encrypted: {
    zh: '这个 PDF 加了密码或限制。请先去掉，或打印成新的 PDF 再发。',
    en: 'This PDF is protected. Please remove the protection, or print it to a new PDF.',
  },
  pdf_too_many_pages: {
    zh: '这个 PDF 页数太多（最多 300 页），请只发有关的几页。',
    en: 'This PDF has too many pages (at most 300). Please send only those that matter.',
  },
  file_infected: {
    zh: '病毒扫描认为这个文件有问题，没有收下。',
    en: 'The virus scanner found something in this file, and it was not taken.',
  },
  scanner_unreachable: {
    zh: '现在不能做病毒扫描，文件先不收；文字可以照常提交，文件过一会儿再补充。',
    en: 'Files cannot be scanned for viruses just now and are not taken. You can send your words all the same, and add the file later.',
  },
  files_a_day: {
    zh: '今天从这里传的文件已达 {max} 个，请明天再传；文字可以照常提交。',
    en: '{max} files have been sent from here today; please send more tomorrow. Your words can be sent all the same.',
  },
  files_full: {
    zh: '现在传文件的人太多，文件先不收；文字可以照常提交，文件过一会儿再补充。',
    en: 'Too many files are being sent just now. You can send your words all the same, and add the file later.',
  },
  files_a_matter: {
    zh: '一件事项最多 {max} 个文件。',
    en: 'A matter takes at most {max} files.',
  },
  too_many_files: {
    zh: '这里最多 {max} 个文件，多出来的没有收。',
    en: 'At most {max} files here; those beyond were not taken.',
  },
  no_such_file: {
    zh: '有一个文件已经用过或过期了，请重新选择。',
    en: 'One of the files was used before or is too old. Please choose it again.',
  },
  length_required: {
    zh: '请求没有说明长度，请换一个浏览器再试。',
    en: 'The request does not say how long it is. Please try another browser.',
  },
} satisfies Record<string, Words>
