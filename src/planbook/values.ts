/** Rows of values: entered, revised beside what they revise, or there already. */
import type { Json, Matter } from '../kernel/index.ts'
import type { SeriesState, Value } from '../kinds/index.ts'
import { readBodies } from '../matters/index.ts'
import type { Commission } from '../matters/index.ts'
import { readPeriod, textOf } from './cells.ts'
import { VALUE_COLUMNS } from './columns.ts'
import type { Laid } from './columns.ts'
import { byTitle, linesOf } from './names.ts'
import { found, rowsOf } from './rows.ts'
import type { RowPlanned, RowRead } from './rows.ts'
import type { City } from './targets.ts'

export interface ValueRow extends RowRead {
  readonly series: Matter | null
  readonly name: string
}

export interface ValuesPlanned {
  readonly planned: readonly RowPlanned[]
  readonly commissions: readonly Commission[]
  readonly of: readonly ValueRow[]
}

const periodsOf = (matter: Matter) => matter.state as unknown as SeriesState

export async function planValues(city: City, laid: readonly Laid[]): Promise<ValuesPlanned> {
  const rows = await lookedUp(city, laid)
  /** Of each series, what stands and what the rows before would add. */
  const values = new Map<string, Value[]>()
  const planned: RowPlanned[] = []
  const doing: { readonly row: ValueRow; readonly commission: Commission }[] = []
  for (const row of rows) {
    const { series } = row
    const there = series ? (values.get(series.id) ?? [...periodsOf(series).values]) : []
    if (series) values.set(series.id, there)
    const commission = series ? commissionOf(city, row, series, there) : null
    const outcome =
      row.findings.length > 0
        ? 'refuse'
        : commission === null
          ? 'same'
          : commission.act === 'revise_value'
            ? 'change'
            : 'make'
    if (row.findings.length === 0 && commission) doing.push({ row, commission })
    planned.push({
      sheet: row.laid.sheet.name,
      row: row.row,
      code: periodIn(row),
      title: row.name,
      outcome,
      changes: commission ? changesOf(commission, there) : [],
      findings: row.findings,
    })
    if (commission) there.push(added(commission))
  }
  return {
    planned,
    commissions: doing.map(({ commission }) => commission),
    of: doing.map(({ row }) => row),
  }
}

async function lookedUp(city: City, laid: readonly Laid[]): Promise<readonly ValueRow[]> {
  const { house, jurisdiction, actor } = city
  const read = laid.flatMap((one) => rowsOf(one, VALUE_COLUMNS))
  if (read.length === 0) return []
  const all = await linesOf(house, jurisdiction, actor, { kind: 'series' })
  const titles = byTitle(all, 'series_not_known')
  const named = read.map((row) => {
    const typed = textOf((row.values.get('series') ?? '') as string)
    const result = typed === '' ? null : titles.find(typed)
    if (result && !result.ok) row.findings.push(found(row, 'series', result.refusal))
    return { row, typed, id: result?.ok ? result.value : null }
  })
  const ids = named.flatMap(({ id }) => id ?? [])
  const bodies = new Map(
    (await readBodies(house.db, jurisdiction, ids)).map((one) => [one.id, one]),
  )
  return named.map(({ row, typed, id }) => {
    return { ...row, name: typed, series: id === null ? null : (bodies.get(id) ?? null) }
  })
}

function periodIn({ values, series }: ValueRow): string {
  const typed = (values.get('period') ?? '') as string
  return series ? readPeriod(typed, periodsOf(series).frequency) : textOf(typed)
}

/** Null: it is there already, or the row cannot be read. */
function commissionOf(
  { actor }: City,
  row: ValueRow,
  series: Matter,
  there: readonly Value[],
): Commission | null {
  const { values } = row
  const period = periodIn(row)
  const figure = values.get('value')
  if (typeof figure !== 'number' || period === '') return null
  const source = textOf((values.get('source') ?? '') as string)
  const given = values.get('reason')
  const reason = given === undefined ? null : textOf(given as string)
  const ofPeriod = there.filter((one) => one.period === period)
  const isThere = ofPeriod.some(
    (one) => one.value === figure && one.source === source && one.reason === reason,
  )
  // A row that says only what stands asks for nothing, whatever reason it was written with.
  const last = ofPeriod.at(-1)
  if (isThere || (last?.value === figure && last.source === source)) return null
  const input: Record<string, Json> = { period, value: figure, source }
  if (last === undefined) return { matter: series.id, act: 'enter_value', input, actor }
  if (reason === null) {
    const params = { value: last.value, period }
    row.findings.push(found(row, 'reason', { code: 'revision_without_reason', params }))
    return null
  }
  return { matter: series.id, act: 'revise_value', input: { ...input, reason }, actor }
}

function added({ input }: Commission): Value {
  const { period, value, source, reason } = input as Readonly<Record<string, Json>>
  return {
    period: String(period),
    value: Number(value),
    source: String(source),
    reason: typeof reason === 'string' ? reason : null,
    n: 0,
    person: '',
    checked: 'waiting',
  }
}

function changesOf({ act, input }: Commission, there: readonly Value[]): RowPlanned['changes'] {
  if (act !== 'revise_value') return []
  const { period, value } = input as { readonly period: string; readonly value: number }
  const last = there.findLast((one) => one.period === period)
  return last ? [{ column: 'value', from: last.value, to: value }] : []
}
