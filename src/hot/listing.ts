/** Hot problems as officials and everybody read them. */
import type { Actor, Instant, Words } from '../kernel/index.ts'
import { dayOf } from '../kernel/index.ts'
import { hardOnes, hotMatters, linesOf } from '../matters/index.ts'
import type { HardOne, HotMatter, LineOfMatter, Names, Ports } from '../matters/index.ts'
import { membersOf, readEvent, readEvents, readOpposed } from './events.store.ts'
import type { EventRow, OpposedRow, Shown, Topic } from './events.store.ts'
import { readRulings } from './rulings.store.ts'

export interface HotTaken {
  readonly number: string
  readonly state: string
  readonly unit: Words | null
  readonly until: string | null
  readonly isOpen: boolean
}

/** As officials read it: every figure of the heat, so that the order can be recomputed. */
export interface HotLine {
  readonly id: string
  readonly rank: number
  readonly title: string
  /** In words of those who spoke, where an official gave another title. */
  readonly words: string
  readonly place: string
  readonly category: Words | null
  readonly division: Words | null
  readonly voices: number
  readonly messages: number
  readonly recency: number
  readonly harm: number
  readonly age: number
  readonly heat: number
  readonly first: string
  readonly last: string
  readonly weeks: readonly number[]
  readonly topic: Topic
  readonly isPublic: boolean
  readonly taken: HotTaken | null
  readonly opposed: readonly { readonly id: string; readonly title: string }[]
}

const SHOWN = 100
const HARD_DAYS = 90
const HARD_SHOWN = 100
/** Who looks across the city sees all; others what everybody sees. */
const WIDE = new Set(['supervise', 'leader', 'dispatch', 'arbitrate', 'audit'])
const LEAST_VOICES = 2

export function seesAllHot(actor: Actor): boolean {
  return actor.as === 'official' && actor.powers.some((power) => WIDE.has(power))
}

export async function hotLines(
  ports: Ports,
  jurisdiction: number,
  actor: Actor,
): Promise<readonly HotLine[]> {
  const all = await readEvents(ports.db, jurisdiction, SHOWN)
  const seen = all.filter(({ shown, voices }) =>
    seesAllHot(actor) ? voices >= LEAST_VOICES : shown !== null,
  )
  return linesFor(ports, jurisdiction, seen)
}

async function linesFor(
  ports: Ports,
  jurisdiction: number,
  rows: readonly EventRow[],
): Promise<readonly HotLine[]> {
  const [matters, opposed, names] = await Promise.all([
    hotMatters(ports.db, jurisdiction),
    readOpposed(ports.db, jurisdiction),
    ports.names(jurisdiction),
  ])
  const titles = new Map(rows.map((row) => [row.id, titleOf(row, names)]))
  return rows.map((row, at) => ({
    ...row,
    rank: at + 1,
    title: titleOf(row, names),
    words: row.title,
    category: row.category === null ? null : names.category(row.category),
    division: row.division === null ? null : names.division(row.division),
    isPublic: row.shown !== null,
    taken: takenOf(row, matters, names.unit),
    opposed: othersOf(row.id, opposed).flatMap((id) => {
      const title = titles.get(id)
      return title === undefined ? [] : [{ id, title }]
    }),
  }))
}

/** Where no word is in enough mouths, its category says what it is about. */
function titleOf({ named, title, place, category }: EventRow, names: Names): string {
  if (named !== null) return named
  const words = title === place ? '' : title
  if (words !== '') return words
  const about = category === null ? '' : names.category(category).zh
  return [place, about].filter((one) => one !== '').join('：') || '—'
}

function takenOf(
  { matter }: EventRow,
  matters: readonly HotMatter[],
  unit: (id: string) => Words,
): HotTaken | null {
  const found = matters.find(({ number }) => number === matter)
  if (!found) return null
  const { number, state, until, isOpen } = found
  return { number, state, until, isOpen, unit: found.unit === null ? null : unit(found.unit) }
}

function othersOf(id: string, opposed: readonly OpposedRow[]): string[] {
  const found = opposed.flatMap(({ event, other }) =>
    event === id ? [other] : other === id ? [event] : [],
  )
  return [...new Set(found)]
}

export interface HotDetail extends HotLine {
  /** Those of its matters that the reader may open. */
  readonly matters: readonly (LineOfMatter & {
    readonly id: string
    readonly unitWords: Words | null
  })[]
  readonly rulings: readonly {
    readonly act: 'merge' | 'split' | 'rename'
    readonly by: Words
    readonly at: Instant
    readonly reason: string
    readonly title: string | null
  }[]
}

export async function hotDetail(
  ports: Ports,
  jurisdiction: number,
  actor: Actor,
  id: string,
): Promise<HotDetail | null> {
  const row = await readEvent(ports.db, jurisdiction, id)
  if (!row || (!seesAllHot(actor) && row.shown === null)) return null
  const [lines, all, names, rulings] = await Promise.all([
    linesFor(ports, jurisdiction, [row]),
    readEvents(ports.db, jurisdiction, SHOWN),
    ports.names(jurisdiction),
    readRulings(ports.db, jurisdiction, id),
  ])
  const [line] = lines
  if (!line) return null
  const ids = await membersOf(ports.db, jurisdiction, id)
  const matters = await linesOf(ports.db, jurisdiction, actor, ids)
  const opposed = othersOf(id, await readOpposed(ports.db, jurisdiction))
  return {
    ...line,
    rank: all.findIndex((one) => one.id === id) + 1,
    opposed: all.flatMap((one) =>
      opposed.includes(one.id) ? [{ id: one.id, title: titleOf(one, names) }] : [],
    ),
    matters: matters.map((one) => ({
      ...one,
      unitWords: one.unit === null ? null : names.unit(one.unit),
    })),
    rulings: rulings.map(({ act, post, at, reason, ...rest }) => ({
      act,
      by: names.post(post),
      at,
      reason,
      title: rest.input && 'title' in rest.input ? rest.input.title : null,
    })),
  }
}

export interface HardShown extends HardOne {
  readonly unitWords: Words | null
}

export async function hardLines(
  ports: Ports,
  jurisdiction: number,
  actor: Actor,
): Promise<readonly HardShown[]> {
  const today = dayOf(ports.clock.now())
  const [found, names] = await Promise.all([
    hardOnes(ports.db, jurisdiction, actor, { today, days: HARD_DAYS, limit: HARD_SHOWN }),
    ports.names(jurisdiction),
  ])
  return found.map((one) => ({
    ...one,
    unitWords: one.unit === null ? null : names.unit(one.unit),
  }))
}

/** As everybody reads it. */
export interface PublicHot {
  readonly id: string
  readonly title: string
  readonly place: string
  readonly category: Words | null
  readonly figures: Shown
  readonly topic: Topic
  readonly taken: HotTaken | null
  readonly opposed: readonly string[]
}

/** The hottest first, by the figures that are shown. */
export async function publicHot(ports: Ports, jurisdiction: number): Promise<readonly PublicHot[]> {
  const [rows, matters, opposed, names] = await Promise.all([
    readEvents(ports.db, jurisdiction, 1_000),
    hotMatters(ports.db, jurisdiction),
    readOpposed(ports.db, jurisdiction),
    ports.names(jurisdiction),
  ])
  const open = new Set(rows.flatMap(({ id, shown }) => (shown === null ? [] : [id])))
  return rows
    .flatMap((row) => (row.shown === null ? [] : [{ row, figures: row.shown }]))
    .toSorted((a, b) => b.figures.heat - a.figures.heat || (a.row.id < b.row.id ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ row, figures }) => ({
      id: row.id,
      title: titleOf(row, names),
      place: row.place,
      category: row.category === null ? null : names.category(row.category),
      figures,
      topic: row.topic,
      taken: takenOf(row, matters, names.unit),
      opposed: othersOf(row.id, opposed).filter((id) => open.has(id)),
    }))
}
