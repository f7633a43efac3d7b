/** Words of the lists: searching, views, taking out, what changed meanwhile. */
import type { Words } from '../../src/kernel/index.ts'

export const listWords = {
  search_hint: {
    zh: '词语、地点、单位、编号或编号末几位',
    en: 'Words, place, unit, number or its last digits',
  },
  news: { zh: '有更新，点此刷新', en: 'There is news: refresh' },
  views: { zh: '视图', en: 'Views' },
  view_all: { zh: '全部', en: 'All of them' },
  view_of_unit: { zh: '本单位共用', en: 'of the unit' },
  keep_view: { zh: '存为视图', en: 'Keep as a view' },
  view_name: { zh: '视图名称', en: 'Name of the view' },
  view_shared: { zh: '本单位共用', en: 'For my whole unit' },
  view_first: { zh: '打开时先看它', en: 'Begin with it' },
  view_save: { zh: '保存', en: 'Keep' },
  view_make_first: { zh: '设为首选', en: 'Begin with it' },
  view_unmake_first: { zh: '取消首选', en: 'Do not begin with it' },
  view_leave: { zh: '删除视图', en: 'Take the view away' },
  take_out: { zh: '导出', en: 'Take out' },
  take_out_note: {
    zh: '导出会记录在案；不含身份信息和密办事项，内容已隐去个人信息。',
    en: 'It is written down that you did. Nobody’s identity and nothing sealed is in it; texts are without personal data.',
  },
  taking_out: { zh: '正在导出…', en: 'Taking out …' },
  exports: { zh: '导出记录', en: 'Lists taken out' },
  export_rows: { zh: '{{count}} 件', en: '{{count}} matters' },
  export_what: { zh: '导出了什么', en: 'What was taken out' },
  no_exports: { zh: '还没有人导出过。', en: 'Nobody has taken anything out yet.' },
} satisfies Readonly<Record<string, Words>>
