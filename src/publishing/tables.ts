/** The published tables out of observations: counted, rounded, and nothing of the counts kept. Pure. */
import type { Calendar, Day } from '../kernel/index.ts'
import type { PriorityTopic } from '../rules/index.ts'
import { Cell, waitsOf } from './cell.ts'
import type { WaitShown } from './cell.ts'
import { COUNTS, DEFINITIONS, TABLES } from './definitions.ts'
import type { Count, TableName, WaitColumn } from './definitions.ts'
import { STANDINGS } from './observe.ts'
import type { Observation } from './observe.ts'
import { down, easeSums } from './rounding.ts'
import type { Figure, Line } from './rounding.ts'

export const TOPICS = ['income', 'safety', 'fairness', 'environment', 'other'] as const
export type Topic = PriorityTopic | 'other'

export function isTopic(text: string): text is Topic {
  return (TOPICS as readonly string[]).includes(text)
}

/** What the tables are made with besides the events; kept with them, so that they can be made again. */
export interface Inputs {
  readonly year: number
  /** The last day that is counted. */
  readonly through: Day
  /** Code, topic, and whether it is a small matter. */
  readonly categories: readonly (readonly [string, Topic, boolean])[]
  readonly districts: readonly string[]
  readonly units: readonly string[]
  /** Days off and made-up days of this calendar, as lists. */
  readonly calendar: Omit<Calendar, 'holidays' | 'makeups'> & {
    readonly holidays: readonly Day[]
    readonly makeups: readonly Day[]
  }
}

/** Counts in tens: 0 is "fewer than ten". */
export type Row = Readonly<Record<Count, number>> &
  Readonly<Partial<Record<WaitColumn, WaitShown>>> & {
    /** Values of the table's keys, in their order. */
    readonly keys: readonly string[]
  }

export type Tables = Readonly<Record<TableName, readonly Row[]>>

/** Everybody of whom nothing more is known. */
const NONE = ''

/** Adds observations one by one, so that memory grows with the tables and not with the requests. */
export class Tabulation {
  readonly #inputs: Inputs
  readonly #topics: ReadonlyMap<string, Topic>
  readonly #small: ReadonlySet<string>
  readonly #districts: ReadonlySet<string>
  /** Of a code: the first digits of a place say its district. */
  readonly #digits: number
  readonly #units: ReadonlySet<string>
  readonly #cells: ReadonlyMap<TableName, Map<string, Cell>>

  constructor(inputs: Inputs) {
    this.#inputs = inputs
    this.#topics = new Map(inputs.categories.map(([code, topic]) => [code, topic]))
    this.#small = new Set(inputs.categories.flatMap(([code, , small]) => (small ? [code] : [])))
    this.#districts = new Set(inputs.districts)
    this.#digits = inputs.districts[0]?.length ?? 0
    this.#units = new Set(inputs.units)
    this.#cells = new Map(
      TABLES.map((table) => [
        table,
        new Map(keysOf(table, inputs).map((key) => [key, new Cell()])),
      ]),
    )
  }

  add(one: Observation): void {
    // What the lists of this release do not know is counted with what said nothing.
    const category = this.#topics.has(one.category ?? NONE) ? (one.category ?? NONE) : NONE
    const topic = this.#topics.get(category) ?? 'other'
    const division = (one.division ?? NONE).slice(0, this.#digits)
    const district = this.#districts.has(division) ? division : NONE
    const unit = this.#units.has(one.unit ?? NONE) ? (one.unit ?? NONE) : NONE
    const places: readonly (readonly [TableName, string])[] = [
      ['city', ''],
      ['district', district],
      ['topic', topic],
      ['category', category],
      ['unit', unit],
      ['month', one.openedOn.slice(0, 7)],
      ...(this.#small.has(category) ? ([['small', '']] as const) : []),
      ['district_topic', `${district} ${topic}`],
    ]
    for (const [table, key] of places) {
      const cell = this.#cells.get(table)?.get(key)
      if (!cell) throw new Error(`table ${table} has no row ${key}`)
      cell.add(one)
    }
  }

  tables(): Tables {
    const rounded = new Rounded(this.#cells)
    easeSums(linesOf(this.#inputs, rounded))
    return Object.fromEntries(
      TABLES.map((table) => [
        table,
        [...(this.#cells.get(table) ?? [])].map(([key, cell]) => rowOf(table, key, cell, rounded)),
      ]),
    ) as unknown as Tables
  }
}

/** Every row there may be, whether anything falls into it or not: a missing row would say "none". */
export function keysOf(table: TableName, inputs: Inputs): readonly string[] {
  switch (table) {
    case 'city':
    case 'small':
      return ['']
    case 'district':
      return [...inputs.districts, NONE]
    case 'topic':
      return TOPICS
    case 'category':
      return [...inputs.categories.map(([code]) => code), NONE]
    case 'unit':
      return [...inputs.units, NONE]
    case 'month':
      return Array.from(
        {
          length:
            Number(inputs.through.slice(0, 4)) > inputs.year
              ? 12
              : Number(inputs.through.slice(5, 7)),
        },
        (_, at) => `${inputs.year}-${String(at + 1).padStart(2, '0')}`,
      )
    case 'district_topic':
      return [...inputs.districts, NONE].flatMap((district) =>
        TOPICS.map((topic) => `${district} ${topic}`),
      )
  }
}

/** Whether a figure is the sum of others that are shown: then it may be shown one step lower. */
export function isSum(table: TableName, count: Count): boolean {
  return SUMS.has(table) || (count === 'came_in' && table !== 'district_topic')
}

const SUMS: ReadonlySet<TableName> = new Set(['city', 'district', 'topic', 'small'])

/** Every count as it will be shown, by table, row and column. */
export class Rounded {
  readonly #figures = new Map<string, Figure>()

  constructor(cells: ReadonlyMap<TableName, ReadonlyMap<string, Cell>>) {
    for (const [table, rows] of cells)
      for (const [key, cell] of rows)
        for (const count of DEFINITIONS[table].counts) {
          const name = `${table} ${key} ${count}`
          const shown = down(cell.counts.get(count) ?? 0)
          this.#figures.set(name, { key: name, shown, isSum: isSum(table, count) })
        }
  }

  of(table: TableName, key: string, count: Count): Figure {
    const figure = this.#figures.get(`${table} ${key} ${count}`)
    if (!figure) throw new Error(`no figure ${table} ${key} ${count}`)
    return figure
  }
}

/** Everything that can be added up over the tables: rows to their sums, standings to what came in. */
export function linesOf(inputs: Inputs, rounded: Rounded): readonly Line[] {
  const line = (
    count: Count,
    sum: readonly [TableName, string],
    parts: readonly (readonly [TableName, string])[],
  ): Line => ({
    sum: rounded.of(...sum, count),
    parts: parts.map((part) => rounded.of(...part, count)),
  })
  const rows = (table: TableName) => keysOf(table, inputs).map((key) => [table, key] as const)
  const codes = (which: (topic: Topic, small: boolean) => boolean) =>
    inputs.categories.flatMap(([code, topic, small]) =>
      which(topic, small) ? [['category', code] as const] : [],
    )
  const own = inputs.categories.some(([, , small]) => small)
  const perCount = COUNTS.flatMap((count) => [
    ...(['district', 'topic', 'category', 'unit', 'month'] as const).map((table) =>
      line(count, ['city', ''], rows(table)),
    ),
    ...TOPICS.map((topic) =>
      line(
        count,
        ['topic', topic],
        [
          ...codes((of) => of === topic),
          ...(topic === 'other' ? [['category', NONE] as const] : []),
        ],
      ),
    ),
    ...(own
      ? [
          line(
            count,
            ['small', ''],
            codes((_, small) => small),
          ),
        ]
      : []),
  ])
  const perRow = TABLES.filter((table) => table !== 'district_topic').flatMap((table) =>
    keysOf(table, inputs).map((key) => ({
      sum: rounded.of(table, key, 'came_in'),
      parts: STANDINGS.map((standing) => rounded.of(table, key, standing)),
    })),
  )
  const crossed = [
    ...keysOf('district', inputs).map((district) =>
      line(
        'came_in',
        ['district', district],
        TOPICS.map((topic) => ['district_topic', `${district} ${topic}`] as const),
      ),
    ),
    ...TOPICS.map((topic) =>
      line(
        'came_in',
        ['topic', topic],
        keysOf('district', inputs).map(
          (district) => ['district_topic', `${district} ${topic}`] as const,
        ),
      ),
    ),
  ]
  return [...perCount, ...perRow, ...crossed].filter(({ parts }) => parts.length > 0)
}

function rowOf(table: TableName, key: string, cell: Cell, rounded: Rounded): Row {
  const { counts, waits, keys } = DEFINITIONS[table]
  const parts = Object.keys(keys).length
  return {
    keys: parts === 0 ? [] : parts === 1 ? [key] : key.split(' '),
    ...(Object.fromEntries(
      counts.map((count) => [count, rounded.of(table, key, count).shown]),
    ) as Record<Count, number>),
    ...(waits ? waitsOf(cell, rounded.of(table, key, 'waits').shown) : {}),
  }
}

export function calendarOf({ calendar }: Inputs): Calendar {
  return { ...calendar, holidays: new Set(calendar.holidays), makeups: new Set(calendar.makeups) }
}
