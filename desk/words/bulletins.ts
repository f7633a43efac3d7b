/** Words of bulletins at the desk: the text with its figures, and what is checked while it is written. */
import type { Words } from '../../src/kernel/index.ts'

export const bulletinWords = {
  bl_begin: { zh: '起草情况通报', en: 'Draft a bulletin' },
  bl_burden: { zh: '登记基层负担', en: 'Record what is asked of units' },
  bl_text: { zh: '正文', en: 'Text' },
  bl_hint: {
    zh: '停在数字上，看它数的是什么、从哪里来。',
    en: 'Rest on a figure to see what it counts and where it comes from.',
  },
  bl_published: { zh: '看发布的样子', en: 'As it is published' },
  bl_print: { zh: '打印稿（.docx）', en: 'For print (.docx)' },
  bl_writing: { zh: '写出来是这样', en: 'As it will read' },
  bl_length: {
    zh: '{{length}} 字，不宜超过 {{most}} 字',
    en: '{{length}} characters, {{most}} at most',
  },
  bl_fine: { zh: '每句话都有出处。', en: 'Every sentence has its source.' },
  bl_insert: { zh: '插入数字', en: 'Insert a figure' },
  bl_measure: { zh: '数什么', en: 'What is counted' },
  bl_when: { zh: '什么时期', en: 'Of when' },
  bl_this: { zh: '这个时期', en: 'this period' },
  bl_previous: { zh: '上一个时期', en: 'the one before' },
  bl_year: { zh: '今年以来', en: 'the year so far' },
  bl_put: { zh: '插到光标处', en: 'Put it at the cursor' },
  bl_put_where: {
    zh: '先点一下要插入的那段正文，再按这里。',
    en: 'Click into the text first, then press this.',
  },
} satisfies Record<string, Words>
