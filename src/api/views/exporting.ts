/**
 * A list taken out of the house as a table: only what the reader may see, nothing sealed, nobody's
 * identity, and texts without what a rule takes for a name, a number or an address. That it was
 * taken, by whom and how much, is written before the first row leaves.
 */
import { refuse } from '../../kernel/index.ts'
import type { Instant, Result, Words } from '../../kernel/index.ts'
import { countList, countWorklist, list, worklist } from '../../matters/index.ts'
import type { Line, ListFilter, Ports } from '../../matters/index.ts'
import type { Cell, Rows } from '../../platform/sheets.ts'
import { masked, maskedPlace } from '../../privacy/index.ts'
import { recordExport } from '../../views/index.ts'
import { holdersOf } from '../holders.ts'
import { filterOf } from '../inputs.ts'
import type { ListQuery } from '../inputs.ts'
import { showLine } from '../lines.ts'
import { withNames } from '../search.ts'
import type { Caller } from '../shapes.ts'

export interface ExportAsked {
  readonly list: 'worklist' | 'matters'
  readonly format: 'csv' | 'xlsx'
  readonly language: 'zh' | 'en'
  readonly query: ListQuery
  readonly person: { readonly id: string; readonly name: string }
}

export interface Exported {
  readonly rows: Rows
  readonly count: number
  readonly widths: readonly number[]
}

/** A list of more matters than this is no list; open data has them all. */
export const MOST_ROWS = 50_000
/** Rows read at once: masking them takes a few milliseconds, in which nobody else is served. */
const PAGE = 100

const COLUMNS: readonly (readonly [Words, number])[] = [
  [{ zh: '编号', en: 'Number' }, 16],
  [{ zh: '类别', en: 'Kind' }, 10],
  [{ zh: '状态', en: 'State' }, 16],
  [{ zh: '标题', en: 'Title' }, 36],
  [{ zh: '内容（已隐去个人信息）', en: 'Text (personal data taken out)' }, 60],
  [{ zh: '地点', en: 'Place' }, 24],
  [{ zh: '事项分类', en: 'Category' }, 18],
  [{ zh: '区划', en: 'District' }, 14],
  [{ zh: '承办单位', en: 'Unit' }, 24],
  [{ zh: '受理渠道', en: 'Door' }, 12],
  [{ zh: '收到时间', en: 'Opened' }, 18],
  [{ zh: '该谁办', en: 'Whose turn' }, 24],
  [{ zh: '期限', en: 'Due' }, 18],
  [{ zh: '附议人数', en: 'Seconded' }, 10],
]

/** Refusals: `export_too_many`, `export_nothing`. */
export async function exportList(
  house: Ports,
  caller: Caller,
  asked: ExportAsked,
): Promise<Result<Exported>> {
  const { jurisdiction, actor } = caller
  const now = house.clock.now()
  const { newest = false } = asked.query
  const filter = await withNames(house, jurisdiction, {
    ...filterOf(asked.query, now),
    unsealed: true,
  })
  const count =
    asked.list === 'matters'
      ? await countList(house.db, jurisdiction, actor, filter, MOST_ROWS + 1)
      : await countWorklist(house.db, jurisdiction, actor, holdersOf(actor), filter, MOST_ROWS + 1)
  if (count === 0) return refuse('export_nothing')
  if (count > MOST_ROWS) return refuse('export_too_many', { params: { max: MOST_ROWS } })
  await recordExport(house.db, jurisdiction, {
    id: house.random.uuid(),
    at: now,
    person: asked.person.id,
    name: asked.person.name,
    post: actor.post,
    unit: actor.unit,
    list: asked.list,
    format: asked.format,
    query: textsOf(asked.query),
    rows: count,
  })
  const head = await headOf(house, caller, asked, { count, now })
  const rows = rowsOf(house, caller, asked, { filter, newest })
  return { ok: true, value: { rows: both(head, rows), count, widths: COLUMNS.map(([, w]) => w) } }
}

function textsOf(query: ListQuery): Readonly<Record<string, string>> {
  const { after: _after, limit: _limit, ...asked } = query
  return Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, String(value)]))
}

async function* both(head: readonly (readonly Cell[])[], rows: Rows): Rows {
  yield head
  yield* rows
}

/** Who took it out stands in the table itself, wherever it goes. */
async function headOf(
  house: Ports,
  { jurisdiction, actor }: Caller,
  { language, person }: ExportAsked,
  { count, now }: { readonly count: number; readonly now: Instant },
): Promise<readonly (readonly Cell[])[]> {
  const names = await house.names(jurisdiction)
  const who = `${names.unit(actor.unit)[language]} ${names.post(actor.post)[language]} ${person.name}`
  const when = localTime(now)
  const mark =
    language === 'zh'
      ? `${who} 于 ${when} 导出，共 ${count} 件。仅供工作使用；已隐去个人信息，不含密办事项。`
      : `Taken out by ${who} on ${when}: ${count} matters. For work only; personal data taken out, nothing sealed.`
  return [[mark], COLUMNS.map(([words]) => words[language])]
}

async function* rowsOf(
  house: Ports,
  { jurisdiction, actor }: Caller,
  { list: name, language }: ExportAsked,
  { filter, newest }: { readonly filter: ListFilter; readonly newest: boolean },
): Rows {
  const names = await house.names(jurisdiction)
  const words = { kinds: house.kinds, names, now: house.clock.now() }
  let after: Pick<Line, 'openedAt' | 'id'> | null = null
  for (let left = MOST_ROWS; left > 0; left -= PAGE) {
    const page = { after, limit: Math.min(PAGE, left), texts: true }
    const lines: readonly Line[] =
      name === 'matters'
        ? await list(house.db, jurisdiction, actor, filter, { ...page, newest })
        : await worklist(house.db, jurisdiction, actor, holdersOf(actor), filter, page)
    if (lines.length > 0) yield lines.map((line) => cellsOf(line))
    after = lines.at(-1) ?? null
    if (lines.length < page.limit) return
  }

  function cellsOf(line: Line): readonly Cell[] {
    const shown = showLine(line, words)
    const say = (said: { readonly words: Words } | null) => said?.words[language] ?? ''
    return [
      shown.number,
      say(shown.kind),
      say(shown.state),
      plain(line.title),
      plain(line.said?.text ?? ''),
      maskedPlace(line.said?.place ?? ''),
      say(shown.category),
      say(shown.division),
      say(shown.unit),
      say(shown.door),
      localTime(line.openedAt),
      shown.duty?.holder[language] ?? '',
      shown.duty?.due ? localTime(shown.duty.due) : '',
      shown.seconded,
    ]
  }
}

/** The strictest there is, without any number: nobody looks this over before it leaves. */
function plain(text: string): string {
  return maskedPlace(masked(text))
}

/** Minutes of the city's own zone, +08:00. */
function localTime(instant: Instant): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`
}
