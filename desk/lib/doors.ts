/** How a matter came in, as lists and sheets say it. */
import type { Words } from '../../src/kernel/index.ts'

export const DOOR_WORDS: Readonly<Record<string, Words>> = {
  web: { zh: '网页', en: 'Web page' },
  hotline: { zh: '热线', en: 'Hotline' },
  open311: { zh: 'Open311 接口', en: 'Open311' },
  sheet: { zh: '表格导入', en: 'Spreadsheet' },
  api: { zh: '部门系统', en: 'Department’s system' },
  visit: { zh: '来访', en: 'Visit' },
  desk: { zh: '办公台', en: 'Desk' },
}
