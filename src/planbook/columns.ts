/** The columns of a plan's workbook, in both languages: what is read, and what only tells. */
import type { Words } from '../kernel/index.ts'
import { headerName } from '../intake/index.ts'
import type { BookSheet } from './book.ts'
import { headOf } from './book.ts'

export type Reads = 'text' | 'number' | 'year' | 'day' | 'choice' | 'yes_no'

export interface Column {
  /** Name of the field of the act; of what only the workbook has, its own. */
  readonly key: string
  readonly words: Words
  readonly reads: Reads
  /** In characters, for the written sheet. */
  readonly width: number
  readonly optional?: true
  /** Written, never read. */
  readonly only?: 'told'
  /** Other names that offices give the column. */
  readonly also?: readonly string[]
}

const column = (
  key: string,
  zh: string,
  en: string,
  more: Partial<Omit<Column, 'key' | 'words'>> = {},
): Column => ({ key, words: { zh, en }, reads: 'text', width: 14, ...more })

/** One row a target. Post and unit are named as the city names them, documents and series by title or number. */
export const TARGET_COLUMNS: readonly Column[] = [
  column('code', '编码', 'Code', { also: ['目标编码', '序号'] }),
  column('part_of', '上级编码', 'Part of', { optional: true, also: ['上级目标编码'] }),
  column('title', '目标', 'Target', { width: 36, also: ['目标任务', '目标名称'] }),
  column('document', '依据文件', 'Document', { width: 28 }),
  column('clause', '条款号', 'Clause', { width: 8, also: ['条款'] }),
  column('metric', '指标', 'Metric', { width: 22, also: ['指标名称'] }),
  column('unit', '计量单位', 'Unit of measure', { width: 10, also: ['单位'] }),
  column('baseline', '基期值', 'Baseline', { reads: 'number', width: 10, also: ['基数'] }),
  column('base_year', '基期年份', 'Base year', { reads: 'year', width: 10, also: ['基期'] }),
  column('goal', '目标值', 'Goal', { reads: 'number', width: 10 }),
  column('direction', '怎样算达到', 'Reached when', { reads: 'choice' }),
  column('method', '计算方法', 'Method', { width: 28 }),
  column('source', '数据来源', 'Source', { width: 20 }),
  column('series', '指标序列', 'Series', { optional: true, width: 18 }),
  column('start', '开始', 'Begins', { reads: 'day', width: 12, also: ['开始日期'] }),
  column('deadline', '完成时限', 'Deadline', {
    reads: 'day',
    width: 12,
    also: ['时限', '完成日期'],
  }),
  column('criteria', '验收标准', 'Acceptance criteria', { width: 30 }),
  column('who', '谁受益', 'Who gains', { reads: 'choice', width: 10, also: ['受益人'] }),
  column('benefit', '得到什么实惠', 'What they gain', { width: 24 }),
  column('instrument', '抓手', 'Instrument', { width: 24 }),
  column('weight', '权重', 'Weight', { reads: 'number', width: 8 }),
  column('aggregation', '下级怎样合成', 'Made up by', { reads: 'choice', width: 12 }),
  column('rule', '合成说明', 'As stated', { optional: true, width: 18 }),
  column('top', '头等大事', 'Top priority', { reads: 'yes_no', optional: true, width: 10 }),
  column('lead_unit', '牵头单位', 'Lead unit', { width: 24 }),
  column('lead', '牵头岗位', 'Lead post', { width: 16, also: ['责任岗位'] }),
  column('state', '状态（只供查看）', 'State (for reading)', { only: 'told', width: 16 }),
  column('support', '配合岗位（只供查看）', 'Supports (for reading)', { only: 'told', width: 24 }),
]

/** One row a value that was entered; what it revised stands in a row of its own. */
export const VALUE_COLUMNS: readonly Column[] = [
  column('series', '指标序列', 'Series', { width: 28, also: ['序列'] }),
  column('unit', '计量单位（只供查看）', 'Unit (for reading)', { only: 'told', width: 12 }),
  column('period', '时期', 'Period', { width: 12 }),
  column('value', '数值', 'Value', { reads: 'number', width: 14 }),
  column('source', '数据来源', 'Source', { width: 30 }),
  column('reason', '修订原因', 'Why revised', { optional: true, width: 30 }),
  column('checked', '核对（只供查看）', 'Check (for reading)', { only: 'told', width: 14 }),
]

export const FINDINGS: Words = { zh: '核对结果', en: 'Findings' }

/** Where each column stands in a sheet; from 1, as a spreadsheet counts. */
export interface Laid {
  readonly sheet: BookSheet
  /** Row of the names, from 1. */
  readonly head: number
  readonly at: ReadonlyMap<string, number>
  readonly missing: readonly Column[]
  readonly twice: readonly Column[]
  /** Named in the head, and known to nobody here. */
  readonly unknown: readonly string[]
}

const namesOf = ({ words, also = [] }: Column) => [words.zh, words.en, ...also].map(nameOf)

/** Without what stands in brackets, and blanks: 状态（只供查看） is 状态. */
function nameOf(cell: unknown): string {
  return headerName(typeof cell === 'string' ? cell : null)
    .replaceAll(/\([^)]*\)/gu, '')
    .replaceAll(/[\s*]/gu, '')
    .toLowerCase()
}

/** Null: this is no such sheet. */
export function laidOut(sheet: BookSheet, columns: readonly Column[]): Laid | null {
  const known = new Map(columns.flatMap((one) => namesOf(one).map((name) => [name, one] as const)))
  const head = headOf(sheet, (name) => known.has(nameOf(name)), 3)
  const cells = head === null ? undefined : sheet.rows[head]
  if (head === null || !cells) return null
  const at = new Map<string, number>()
  const twice = new Set<Column>()
  const unknown: string[] = []
  for (const [index, cell] of cells.entries()) {
    const name = nameOf(cell)
    const found = known.get(name)
    if (name === '' || namesOf({ ...columns[0], words: FINDINGS } as Column).includes(name))
      continue
    if (!found) unknown.push(headerName(cell))
    else if (at.has(found.key)) twice.add(found)
    else at.set(found.key, index + 1)
  }
  const missing = columns.filter(({ key, only, optional }) => !only && !optional && !at.has(key))
  return { sheet, head: head + 1, at, missing, twice: [...twice], unknown }
}
