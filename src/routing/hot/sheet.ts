/** Messages of a sheet, for the search for hot problems: `--map id=编号,who=用户,title=主题,…`. */
import { findColumns, mapOf, openTable, readInstant } from '../../intake/index.ts'
import type { Cell, MapForm } from '../../intake/index.ts'
import { Failure } from '../../platform/failure.ts'
import type { Heard } from './heard.ts'

const FIELDS = ['id', 'who', 'title', 'time', 'detail', 'against', 'likes'] as const
type Field = (typeof FIELDS)[number]

const FORM: MapForm<Field> = {
  fields: FIELDS,
  form: '--map id=编号列,who=用户列,title=主题列,time=时间列,detail=内容列,against=反对列,likes=点赞列',
  said: ['title', 'detail'],
}

export interface SheetOfMessages {
  readonly messages: readonly Heard[]
  /** Rows left out or read only in part. */
  readonly empty: number
  readonly repeated: number
  readonly undated: number
}

/** Dates are taken as they are: a file may be of any year. */
const ANY_DAY = '9999-12-31T00:00:00.000Z'
/** A few rows are read wherever they lie; more than memory holds is not. */
const MOST = 2_000_000

export async function readMessages(
  path: string,
  typedMap: string,
  sheet: string | null,
): Promise<SheetOfMessages> {
  const map = mapOf(typedMap, FORM)
  const table = await openTable(path, sheet)
  const columns = findColumns(map, table.header)
  const messages: Heard[] = []
  const seen = new Set<string>()
  const counts = { empty: 0, repeated: 0, undated: 0 }
  for await (const { row, cells } of table.rows) {
    const cell = (field: Field): Cell => {
      const at = columns.get(field)
      return at === undefined ? null : (cells[at] ?? null)
    }
    const [title, detail] = [textOf(cell('title')), textOf(cell('detail'))]
    if (`${title}${detail}`.trim() === '') {
      counts.empty += 1
      continue
    }
    const id = columns.has('id') ? textOf(cell('id')).trim() : String(row)
    if (id === '' || seen.has(id)) {
      counts.repeated += 1
      continue
    }
    seen.add(id)
    const said = columns.has('time') ? readInstant(cell('time'), ANY_DAY) : null
    const at = said?.ok === true ? Date.parse(said.value) : null
    if (at === null) counts.undated += 1
    const who = textOf(cell('who')).trim()
    const [likes, against] = [countOf(cell('likes')), countOf(cell('against'))]
    messages.push({
      id,
      who,
      title,
      detail,
      at,
      likes,
      against,
      area: null,
      category: null,
      where: null,
      seconds: 0,
    })
    if (messages.length > MOST) throw tooMany()
  }
  return { messages, ...counts }
}

function textOf(cell: Cell): string {
  if (cell === null) return ''
  return (cell instanceof Date ? cell.toISOString() : String(cell)).toWellFormed()
}

/** What is no count is none. */
function countOf(cell: Cell): number {
  const count = Number(textOf(cell).normalize('NFKC').replaceAll(',', '').trim())
  return Number.isFinite(count) && count > 0 ? Math.floor(count) : 0
}

function tooMany(): Failure {
  return new Failure(
    'usage',
    `一次最多 ${MOST.toLocaleString('en')} 条：请按年份分开。`,
    `At most ${MOST.toLocaleString('en')} messages at a time: split the file by year.`,
  )
}
