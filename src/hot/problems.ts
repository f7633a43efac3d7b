/**
 * Problems out of groups: parted where some ask the opposite, joined and parted as officials ruled, each
 * with the number it had, its words and its figures.
 */
import { createHash } from 'node:crypto'
import { dayOf } from '../kernel/index.ts'
import type { Instant } from '../kernel/index.ts'
import type { HotMatter, SaidOfMatter } from '../matters/index.ts'
import { heatOf, heatParts, pairsOf, placeOf } from '../routing/index.ts'
import type { Common, Heard } from '../routing/index.ts'
import type { EventRow, Figures, Found, MemberRow } from './events.store.ts'
import { heardOf } from './hearing.ts'
import type { DivisionName } from './hearing.ts'
import type { Ruling } from './rulings.store.ts'
import { applyRulings } from './ruled.ts'
import type { SaidRow } from './said.store.ts'
import { shownOf } from './shown.ts'
import { stanceOf } from './stance.ts'
import { topicOf, weeksOf } from './topics.ts'
import { COMMON_VOICES, wordingOf } from './wording.ts'

export interface About {
  /** Of everything in the groups. */
  readonly said: ReadonlyMap<string, SaidOfMatter>
  readonly rows: ReadonlyMap<string, SaidRow>
  /** The problems that any of it was in before, with all that was in them. */
  readonly before: readonly EventRow[]
  readonly members: readonly MemberRow[]
  /** Numbers that other problems have. */
  readonly used: ReadonlySet<string>
  readonly rulings: readonly Ruling[]
  readonly taken: readonly HotMatter[]
  readonly now: Instant
  readonly common: Common
  readonly divisionName: DivisionName
}

export function problemsOf(groups: readonly (readonly string[])[], about: About): Found {
  const parted = groups.flatMap((group) => byStance(group, about.said))
  const ruled = applyRulings(
    parted.map(({ ids }) => ids),
    about.rulings,
    new Set(about.rows.keys()),
  )
  const ids = numbered(ruled, about.members, about.used)
  const eventOf = new Map(
    ruled.flatMap((group, at) => group.map((matter) => [matter, ids[at] ?? ''] as const)),
  )
  const opposed = parted.flatMap(({ ids: own, against }) => {
    const [one, other] = [eventOf.get(own[0] ?? ''), eventOf.get(against?.[0] ?? '')]
    return one === undefined || other === undefined || one === other ? [] : [{ event: one, other }]
  })
  return {
    events: ruled.map((group, at) => eventRow(ids[at] ?? '', group, about)),
    members: [...eventOf].map(([matter, event]) => ({ matter, event })),
    opposed,
  }
}

interface Parted {
  readonly ids: readonly string[]
  /** Of the part that asks the opposite. */
  readonly against: readonly string[] | null
}

const LEAST_OF_STANCE = 2

/** Those for and those against are two problems; who says neither stays with the more. */
function byStance(
  group: readonly string[],
  said: ReadonlyMap<string, SaidOfMatter>,
): readonly Parted[] {
  const sides = { for: [] as string[], against: [] as string[], none: [] as string[] }
  for (const id of group) {
    const one = said.get(id)
    sides[(one && stanceOf(one.title, one.text)) ?? 'none'].push(id)
  }
  if (sides.for.length < LEAST_OF_STANCE || sides.against.length < LEAST_OF_STANCE)
    return [{ ids: group, against: null }]
  const isFor = sides.for.length > sides.against.length
  const more = [...(isFor ? sides.for : sides.against), ...sides.none]
  const fewer = isFor ? sides.against : sides.for
  return [
    { ids: more, against: fewer },
    { ids: fewer, against: more },
  ]
}

/** The number of the problem that most of a group was in before; a new one is made of its first matter. */
export function numbered(
  groups: readonly (readonly string[])[],
  members: readonly MemberRow[],
  used: ReadonlySet<string>,
): readonly string[] {
  const was = new Map(members.map(({ matter, event }) => [matter, event]))
  const wishes = groups.map((group, at) => {
    const counts = new Map<string, number>()
    for (const matter of group) {
      const event = was.get(matter)
      if (event !== undefined) counts.set(event, (counts.get(event) ?? 0) + 1)
    }
    const [best] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    return { at, event: best?.[0], shared: best?.[1] ?? 0 }
  })
  const ids: string[] = []
  const taken = new Set(used)
  for (const { at, event } of wishes.toSorted((a, b) => b.shared - a.shared || a.at - b.at)) {
    if (event === undefined || taken.has(event)) continue
    taken.add(event)
    ids[at] = event
  }
  // Its first matter may have given its number to the problem that went on without it.
  for (const [at, group] of groups.entries()) {
    if (ids[at] !== undefined) continue
    let id = newId(group, 0)
    for (let again = 1; taken.has(id); again += 1) id = newId(group, again)
    taken.add(id)
    ids[at] = id
  }
  return ids
}

function newId(group: readonly string[], again: number): string {
  const first = [...group].toSorted()[0] ?? ''
  return createHash('sha256').update(`hot ${first} ${again}`).digest('hex').slice(0, 12)
}

function eventRow(id: string, group: readonly string[], about: About): EventRow {
  const { before, rulings, divisionName, common } = about
  const rows = group.flatMap((matter) => about.rows.get(matter) ?? [])
  const matters = group.flatMap((matter) => about.said.get(matter) ?? [])
  const heard = matters.map((one) => heardOf(one, divisionName))
  const inside = new Set(group)
  const named = rulings.findLast((one) => one.act === 'rename' && inside.has(one.input.matter))
  const place = sharedPlace(heard)
  const words = wordingOf(matters, place, (word) => commonness(word, common), common.size)
  const days = rows.map(({ at }) => dayOf(at)).toSorted()
  const known = before.find((one) => one.id === id)
  return {
    ...figuresOf(id, rows, { ...about, shown: known?.shown ?? null }),
    title: [place, words].filter((one) => one !== '').join('：'),
    named: named?.act === 'rename' ? named.input.title : null,
    place,
    category: mostOf(rows.map(({ category }) => category)),
    division: mostOf(rows.map(({ division }) => division)),
    first: days[0] ?? '',
    last: days.at(-1) ?? '',
  }
}

/** What changes with the day and with what stands beside the problem, and needs no word of it. */
export function figuresOf(
  id: string,
  rows: readonly SaidRow[],
  { now, taken, shown }: Pick<About, 'now' | 'taken'> & { readonly shown: EventRow['shown'] },
): Figures {
  const today = Date.parse(now)
  const times = rows.map(({ at }) => Date.parse(at))
  const parts = heatParts(
    rows.map(({ wording, at, dangerous, seconded }) => ({
      voice: wording,
      at: Date.parse(at),
      clicks: 0,
      danger: dangerous,
      seconds: seconded,
    })),
    today,
  )
  const inside = new Set(rows.map(({ matter }) => matter))
  const days = rows.map(({ at }) => dayOf(at)).toSorted()
  const figures = {
    id,
    voices: parts.voices,
    messages: rows.length,
    recency: parts.recency,
    harm: parts.harm,
    age: parts.age,
    heat: heatOf(parts),
    weeks: weeksOf(times, today),
    topic: topicOf(times, parts.voices, today),
    matter: taken.find(({ asked }) => asked.some((matter) => inside.has(matter)))?.number ?? null,
  }
  const period = { first: days[0] ?? '', last: days.at(-1) ?? '' }
  return { ...figures, shown: shownOf({ ...figures, ...period }, shown, today) }
}

/** As common as the rarest of its pairs of characters. */
function commonness(word: string, common: Common): number {
  return Math.min(...pairsOf(word).map((pair) => common.having(pair)), common.size)
}

/** A place that so many name belongs to none of them. */
function sharedPlace(heard: readonly Heard[]): string {
  const place = placeOf(heard)
  const sayers = heard.filter(({ title, detail }) => `${title}${detail}`.includes(place)).length
  return place !== '' && sayers >= Math.min(COMMON_VOICES, heard.length) ? place : ''
}

function mostOf(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null
}
