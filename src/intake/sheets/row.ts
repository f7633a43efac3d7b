/** One row of a sheet as a message for the door, or why it is none. */
import { createHash } from 'node:crypto'
import { ok, refuse } from '../../kernel/index.ts'
import type { Instant, Result } from '../../kernel/index.ts'
import type { IntakeMessage } from '../submit.ts'
import { cleanLine, cleanLines, lengthOf, shortened } from './clean.ts'
import type { Columns, Field } from './columns.ts'
import { identityFrom } from './contact.ts'
import { readInstant } from './dates.ts'
import type { Directory } from './directory.ts'
import type { Cell, SheetRow } from './table.ts'
import { isBlank } from './table.ts'

export interface Reading {
  readonly columns: Columns
  readonly width: number
  readonly source: string
  readonly now: Instant
  readonly directory: Directory
}

export interface ReadRow {
  readonly message: IntakeMessage
  readonly externalId: string
  /** By which way it came to whoever kept the sheet. */
  readonly channel: string | null
  /** Invisible characters were taken out. */
  readonly cleaned: boolean
  readonly undated: boolean
}

const LONGEST_TITLE = 120
const LONGEST_PLACE = 200
const LONGEST_ID = 200
const LONGEST_CHANNEL = 60

export function readRow({ cells }: SheetRow, reading: Reading): Result<ReadRow> {
  if (cells.slice(reading.width).some((cell) => !isBlank(cell))) return refuse('too_many_cells')
  const texts = textsOf(cells, reading.columns)
  const { directory } = reading
  const externalId = texts.line('external_id') ?? `row:${hashOf(cells)}`
  if (lengthOf(externalId) > LONGEST_ID)
    return refuse('too_long', {
      field: 'external_id',
      params: { max: LONGEST_ID, length: lengthOf(externalId) },
    })
  const dated = dateOf(cells, reading)
  if (!dated.ok) return dated
  const category = directory.category(texts.line('category'))
  if (!category.ok) return category
  const division = directory.division(texts.line('division'))
  if (!division.ok) return division
  const said = whatWasSaid(texts)
  if (said === null) return refuse('nothing_said')
  const identity = identityFrom(texts.line('contact'))
  const channel = texts.line('channel')
  return ok({
    externalId,
    channel: channel === null ? null : shortened(channel, LONGEST_CHANNEL),
    cleaned: texts.cleaned(),
    undated: dated.value === null,
    message: {
      door: 'sheet',
      input: {
        ...said,
        ...(category.value ? { category: category.value.code } : {}),
        ...(category.value?.sealed ? { accuses: true } : {}),
        ...(division.value === null ? {} : { division: division.value }),
      },
      ...(identity ? { identity } : {}),
      ...(dated.value === null ? {} : { openedAt: dated.value }),
      external: { source: reading.source, id: externalId },
      receipt: false,
    },
  })
}

function dateOf(cells: readonly Cell[], { columns, now }: Reading): Result<Instant | null> {
  const index = columns.get('received_at')
  const cell = index === undefined ? null : (cells[index] ?? null)
  return isBlank(cell) ? ok(null) : readInstant(cell, now)
}

/** Title, text and place; what a short field cannot hold stands whole at the head of the text. */
function whatWasSaid(texts: Texts): Record<string, string> | null {
  const title = texts.line('title')
  const description = texts.lines('description')
  const place = texts.line('place')
  const overlong = [
    title !== null && lengthOf(title) > LONGEST_TITLE ? title : null,
    place !== null && lengthOf(place) > LONGEST_PLACE ? place : null,
  ]
  const text = [...overlong, description ?? title].filter((part) => part !== null).join('\n')
  if (text === '') return null
  return {
    text,
    ...(title === null ? {} : { title: shortened(title, LONGEST_TITLE) }),
    ...(place === null ? {} : { place: shortened(place, LONGEST_PLACE) }),
  }
}

interface Texts {
  line(field: Field): string | null
  lines(field: Field): string | null
  cleaned(): boolean
}

function textsOf(cells: readonly Cell[], columns: Columns): Texts {
  let changed = false
  const read = (field: Field, clean: typeof cleanLine): string | null => {
    const index = columns.get(field)
    if (index === undefined) return null
    const cleaned = clean(textOf(cells[index] ?? null))
    changed ||= cleaned.changed
    return cleaned.text === '' ? null : cleaned.text
  }
  return {
    line: (field) => read(field, cleanLine),
    lines: (field) => read(field, cleanLines),
    cleaned: () => changed,
  }
}

/** A cell as text; dates in the jurisdiction's wall clock, as the sheet showed them. */
export function textOf(cell: Cell): string {
  if (cell === null) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 19).replace('T', ' ') : String(cell)
}

/** The same row, imported again, is the same message. */
function hashOf(cells: readonly Cell[]): string {
  const texts = cells.map(textOf)
  while (texts.at(-1)?.trim() === '') texts.pop()
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 32)
}
