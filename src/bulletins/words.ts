/** Words of the public pages of bulletins. */
import type { Words } from '../kernel/index.ts'

export const words = {
  title: { zh: '情况通报', en: 'Bulletins' },
  lead: {
    zh: '每一份都由具名的人签发。里面的数字不是谁写进去的，是从记录里算出来的：点一点数字，看它怎么数、怎么重新算。',
    en: 'Each is approved by a person who is named. Its figures were not typed by anybody but computed from the record: follow a figure to see how it is counted and computed again.',
  },
  none: { zh: '还没有发布过通报。', en: 'No bulletin has been published yet.' },
  corrected_by: { zh: '已由 {number} 更正', en: 'Corrected by {number}' },
  corrects: { zh: '更正 {number}', en: 'Corrects {number}' },
  corrected_what: {
    zh: '这一份已由新的通报更正。原文一字不动留在这里。',
    en: 'A later bulletin corrects this one. What it said stays here, word for word.',
  },
  reason: { zh: '更正的原因', en: 'Why it was corrected' },
  document: { zh: '文件全文（中文）', en: 'The document (in Chinese)' },
  signed: { zh: '签发', en: 'Approved by' },
  published: { zh: '发布', en: 'Published' },
  issuer: { zh: '发文单位', en: 'Issued by' },
  number: { zh: '编号', en: 'Number' },
  figures: { zh: '这些数字怎么来的', en: 'Where these figures come from' },
  figures_lead: {
    zh: '诉求的件数取自每周公布的统计表，向下取整到十，“余”就是这个意思；其余的数由办理记录逐件数出。',
    en: 'Counts of requests are taken from the weekly release and rounded down to tens, which is what 余 says; the others are counted from the record, matter by matter.',
  },
  figure: { zh: '数字', en: 'Figure' },
  measure: { zh: '数的是什么', en: 'What is counted' },
  period: { zh: '时期', en: 'Period' },
  filter: { zh: '只数', en: 'Only' },
  source: { zh: '取自', en: 'Taken from' },
  everything: { zh: '全部', en: 'all' },
  release: { zh: '{day}公布的统计表', en: 'The tables released on {day}' },
  events: { zh: '“{kind}”的全部记录', en: 'All events of the kind “{kind}”' },
  back: { zh: '正文', en: 'Text' },
  place: { zh: '在哪句话', en: 'Where' },
  again: { zh: '自己重新算一遍', en: 'Compute it again' },
  again_lead: {
    zh: '在保存记录的机器上运行下面这一行，每个数字从记录重新算出，与这里印的比较；有一个不同，命令就报错。',
    en: 'Run this line where the record is kept: every figure is computed again from the record and compared with what is printed here. If one differs, the command fails.',
  },
  in_ledger: {
    zh: '这份通报的指纹在公开账本里，改一个字就会被发现。',
    en: 'The hash of this bulletin is in the public ledger: if a single sign of it were changed, it would be found out.',
  },
  ledger: { zh: '看公开账本', en: 'The public ledger' },
  print: { zh: '下载打印稿（.docx）', en: 'Download for print (.docx)' },
  print_note: {
    zh: '打印稿按 GB/T 9704-2012 的尺寸排版，指定仿宋_GB2312、方正小标宋等字体。电脑上没有这些字体时会换成别的字体，那就不算合规，付印前请核对。',
    en: 'The document is laid out by the measures of GB/T 9704-2012 and names its fonts. Where a machine has none of them, others are taken and it does not comply: look before you print.',
  },
  data: { zh: '下载数据（.json）', en: 'Download the data (.json)' },
  feed: { zh: '订阅（Atom）', en: 'Follow (Atom)' },
  all: { zh: '全部通报', en: 'All bulletins' },
  how_figure: { zh: '第 {n} 个数字怎么来的', en: 'Where figure {n} comes from' },
} satisfies Record<string, Words>
