/** A brought workbook as the desk is shown it, and as it is handed back with what was found in each row. */
import { ok } from '../../kernel/index.ts'
import type { Json, Language, Result, Words } from '../../kernel/index.ts'
import {
  TARGET_COLUMNS,
  VALUE_COLUMNS,
  readBook,
  withFindings,
  written,
} from '../../planbook/index.ts'
import type { City, Planned, RowPlanned } from '../../planbook/index.ts'
import { CHOICES, previewPlan } from '../../planbook/index.ts'
import { readBodies } from '../../matters/index.ts'
import type { Names } from '../../matters/index.ts'
import { spoken } from '../refusals.ts'
import type { PlanPreview, PlanRowShown } from './shapes.ts'

/** More rows than this are in the workbook that is handed back. */
const MOST_SHOWN = 1_000

const columnWords = new Map(
  [...VALUE_COLUMNS, ...TARGET_COLUMNS].map(({ key, words }) => [key, words] as const),
)

export async function showPreview(city: City, planned: Planned): Promise<PlanPreview> {
  const { house, jurisdiction } = city
  const counted = (outcome: string) => planned.rows.filter((row) => row.outcome === outcome).length
  const rank = ({ outcome }: RowPlanned) => (outcome === 'refuse' ? 0 : outcome === 'same' ? 2 : 1)
  const rows = planned.rows.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_SHOWN)
  const named = await numbersIn(city, rows)
  const names = await house.names(jurisdiction)
  return {
    digest: planned.digest,
    kept: planned.kept,
    counts: {
      make: counted('make'),
      change: counted('change'),
      same: counted('same'),
      refuse: counted('refuse'),
    },
    rows: rows.map((row) =>
      showRow(row, (column, value) => valueWords(column, value, named, names)),
    ),
    unread: [...new Set(planned.unread)],
  }
}

/** Matters that a change names, by id: people know them by their numbers. */
async function numbersIn(
  { house, jurisdiction }: City,
  rows: readonly RowPlanned[],
): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap(({ changes }) =>
    changes.flatMap(({ column, from, to }) =>
      ['document', 'series', 'part_of'].includes(column) ? [from, to] : [],
    ),
  )
  const texts = ids.filter((id) => typeof id === 'string')
  const found = await readBodies(house.db, jurisdiction, texts)
  return new Map(found.map(({ id, number }) => [id, number]))
}

function valueWords(
  column: string,
  value: Json,
  numbers: ReadonlyMap<string, string>,
  names: Names,
): string {
  if (value === null) return '—'
  if (value === true) return '是 / yes'
  const said = String(value)
  if (column === 'lead') return names.post(said).zh
  const choice = CHOICES[column]?.[said]
  return choice ? choice.zh : (numbers.get(said) ?? said)
}

function showRow(
  { sheet, row, code, title, outcome, changes, findings }: RowPlanned,
  say: (column: string, value: Json) => string,
): PlanRowShown {
  return {
    sheet,
    row,
    code,
    title,
    outcome,
    changes: changes.map(({ column, from, to }) => ({
      column: wordsOf(column),
      from: say(column, from),
      to: say(column, to),
    })),
    findings: findings.map(({ cell, column, refusal }) => ({
      cell,
      column: column === null ? null : wordsOf(column),
      words: spoken(refusal).words,
    })),
  }
}

const wordsOf = (column: string): Words => columnWords.get(column) ?? { zh: column, en: column }

/** Refusals: those of the book. */
export async function bookWithFindings(
  city: City,
  bytes: Buffer,
  language: Language,
): Promise<Result<Buffer>> {
  const [book, planned] = [await readBook(bytes), await previewPlan(city, bytes)]
  if (!book.ok) return book
  if (!planned.ok) return planned
  const said = new Map(
    planned.value.rows.map(({ sheet, row, findings }) => [
      `${sheet} ${row}`,
      findings
        .map(
          ({ cell, refusal }) =>
            `${cell === null ? '' : `${cell} `}${spoken(refusal).words[language]}`,
        )
        .join('\n'),
    ]),
  )
  const sheets = withFindings(
    book.value,
    (sheet, row) => said.get(`${sheet} ${row}`) ?? '',
    language,
  )
  return ok(await written(sheets))
}
