/**
 * Hot problems as they stand: found anew in what was said within two years, with what officials ruled of
 * them. A problem keeps its number as long as most of its messages stay together.
 */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { dayOf } from '../kernel/index.ts'
import type { Instant } from '../kernel/index.ts'
import { hotMatters, saidMark, saidSince } from '../matters/index.ts'
import type { HotMatter, Ports, SaidOfMatter } from '../matters/index.ts'
import {
  dangersIn,
  findEvents,
  heatOf,
  heatParts,
  placeOf,
  tellingWords,
} from '../routing/index.ts'
import type { Heard, HotEvent } from '../routing/index.ts'
import { keepFound, keepSeen, lockHot, readEvents, readMembers, seenMark } from './events.store.ts'
import type { EventRow, Found } from './events.store.ts'
import { countRulings, readRulings } from './rulings.store.ts'
import type { Ruling } from './rulings.store.ts'
import { applyRulings } from './ruled.ts'
import { shownOf } from './shown.ts'
import { stanceOf } from './stance.ts'
import { topicOf, weeksOf } from './topics.ts'
import { COMMON_VOICES, wordingOf } from './wording.ts'

const DAY_MS = 86_400_000
const WINDOW_DAYS = 800
/** The newest; a city with more within two years looks back less far. */
const MOST = 20_000
/** Of how they are found: another version finds them anew. */
const VERSION = '4'
const ALL = 100_000

/** Whether anything was computed: nothing said, nothing ruled, the same day: nothing to do. */
export async function refreshHot(ports: Ports, jurisdiction: number): Promise<boolean> {
  const now = ports.clock.now()
  const since = dayOf(new Date(Date.parse(now) - WINDOW_DAYS * DAY_MS).toISOString())
  const mark = [
    VERSION,
    dayOf(now),
    await saidMark(ports.db, jurisdiction, since),
    await countRulings(ports.db, jurisdiction),
    ...(await hotMatters(ports.db, jurisdiction)).map(({ number, state }) => `${number} ${state}`),
  ].join(' ')
  if ((await seenMark(ports.db, jurisdiction)) === mark) return false
  const said = await saidSince(ports.db, jurisdiction, since, MOST)
  const [before, members, rulings, taken, names] = await Promise.all([
    readEvents(ports.db, jurisdiction, ALL),
    readMembers(ports.db, jurisdiction),
    readRulings(ports.db, jurisdiction),
    hotMatters(ports.db, jurisdiction),
    ports.names(jurisdiction),
  ])
  const found = await foundIn(said, {
    before,
    members,
    rulings,
    taken,
    now,
    divisionName: (code) => names.division(code).zh,
  })
  await ports.db.transaction(async (tx) => {
    await lockHot(tx, jurisdiction)
    await keepFound(tx, jurisdiction, found)
    await keepSeen(tx, jurisdiction, mark, now)
  })
  return true
}

export interface Known {
  readonly before: readonly EventRow[]
  readonly members: readonly { readonly matter: string; readonly event: string }[]
  readonly rulings: readonly Ruling[]
  readonly taken: readonly HotMatter[]
  readonly now: Instant
  /** What people call it: everybody of a street says it, so it tells two places apart no more than the city. */
  readonly divisionName: (code: string) => string
}

export async function foundIn(
  said: readonly SaidOfMatter[],
  { before, members, rulings, taken, now, divisionName }: Known,
): Promise<Found> {
  const today = Date.parse(now)
  const heard = said.map((one) => withoutDivision(heardOf(one), divisionName))
  const byId = new Map(said.map((one) => [one.id, one]))
  const events = await findEvents(heard, {
    now: today,
    isDangerous: (text) => dangersIn(text).length > 0,
    breathe: async () => {
      await setImmediate()
    },
  })
  const parted = events.flatMap((event) => byStance(event, byId))
  const groups = applyRulings(
    parted.map(({ ids }) => ids),
    rulings,
    new Set(byId.keys()),
  )
  const ids = numbered(groups, before, members)
  const common = commonWords(said)
  const rows = groups.map((group, at) => {
    const matters = group.flatMap((id) => byId.get(id) ?? [])
    return rowOf(ids[at] ?? '', matters, {
      before,
      rulings,
      taken,
      today,
      common,
      divisionName,
      size: said.length,
    })
  })
  const eventOf = new Map(
    groups.flatMap((group, at) => group.map((matter) => [matter, ids[at] ?? ''] as const)),
  )
  const opposed = parted.flatMap(({ ids: own, against }) => {
    const [one, other] = [eventOf.get(own[0] ?? ''), eventOf.get(against?.[0] ?? '')]
    return one === undefined || other === undefined || one === other ? [] : [{ event: one, other }]
  })
  return {
    events: rows,
    members: [...eventOf].map(([matter, event]) => ({ matter, event })),
    opposed,
  }
}

function heardOf({
  id,
  title,
  text,
  place,
  category,
  division,
  openedAt,
  seconded,
}: SaidOfMatter): Heard {
  return {
    id,
    // Nobody is known across matters: the same words are one voice (red line: nothing is keyed by person).
    who: '',
    title,
    detail: place === null ? text : `${place}。${text}`,
    at: Date.parse(openedAt),
    likes: 0,
    against: 0,
    area: division,
    category,
    where: place,
    seconds: seconded,
  }
}

function withoutDivision(one: Heard, name: (code: string) => string): Heard {
  const own = one.area === null ? '' : name(one.area)
  if (own.length < 2) return one
  return {
    ...one,
    title: one.title.replaceAll(own, ''),
    detail: one.detail.replaceAll(own, ''),
    where: one.where?.replaceAll(own, '') ?? null,
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
  { members }: HotEvent,
  matters: ReadonlyMap<string, SaidOfMatter>,
): readonly Parted[] {
  const sides = { for: [] as string[], against: [] as string[], none: [] as string[] }
  for (const { id } of members) {
    const one = matters.get(id)
    sides[(one && stanceOf(one.title, one.text)) ?? 'none'].push(id)
  }
  if (sides.for.length < LEAST_OF_STANCE || sides.against.length < LEAST_OF_STANCE)
    return [{ ids: members.map(({ id }) => id), against: null }]
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
  before: readonly EventRow[],
  members: Known['members'],
): readonly string[] {
  const was = new Map(members.map(({ matter, event }) => [matter, event]))
  const known = new Set(before.map(({ id }) => id))
  const wishes = groups.map((group, at) => {
    const counts = new Map<string, number>()
    for (const matter of group) {
      const event = was.get(matter)
      if (event !== undefined && known.has(event)) counts.set(event, (counts.get(event) ?? 0) + 1)
    }
    const [best] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    return { at, event: best?.[0], shared: best?.[1] ?? 0 }
  })
  const ids: string[] = []
  const taken = new Set<string>()
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

interface About {
  readonly before: readonly EventRow[]
  readonly rulings: readonly Ruling[]
  readonly taken: readonly HotMatter[]
  readonly today: number
  readonly common: (word: string) => number
  readonly divisionName: (code: string) => string
  readonly size: number
}

function rowOf(id: string, matters: readonly SaidOfMatter[], about: About): EventRow {
  const { before, rulings, today } = about
  const inside = new Set(matters.map((one) => one.id))
  const heard = matters.map((one) => withoutDivision(heardOf(one), about.divisionName))
  const times = matters.map(({ openedAt }) => Date.parse(openedAt))
  const parts = heatParts(
    heard.map((one, at) => ({
      voice: wordsOf(one, heard.slice(0, at)),
      at: one.at,
      clicks: 0,
      danger: dangersIn(`${one.title} ${one.detail}`).length > 0,
      seconds: one.seconds,
    })),
    today,
  )
  const named = rulings.findLast((one) => one.act === 'rename' && inside.has(one.input.matter))
  const taken = about.taken.find(({ asked }) => asked.some((matter) => inside.has(matter)))
  const place = sharedPlace(heard)
  const words = wordingOf(matters, place, about.common, about.size)
  const row = {
    id,
    title: [place, words].filter((one) => one !== '').join('：'),
    named: named?.act === 'rename' ? named.input.title : null,
    place,
    category: mostOf(matters.map(({ category }) => category)),
    division: mostOf(matters.map(({ division }) => division)),
    voices: parts.voices,
    messages: matters.length,
    recency: parts.recency,
    harm: parts.harm,
    age: parts.age,
    heat: heatOf(parts),
    first: dayOf(new Date(Math.min(...times)).toISOString()),
    last: dayOf(new Date(Math.max(...times)).toISOString()),
    weeks: weeksOf(times, today),
    topic: topicOf(times, parts.voices, today),
    matter: taken?.number ?? null,
  }
  const known = before.find((one) => one.id === id)
  return { ...row, shown: shownOf(row, known?.shown ?? null, today) }
}

/** Who says nearly the same words is one voice. */
function wordsOf({ id, title, detail }: Heard, earlier: readonly Heard[]): string {
  const plain = (text: string) => text.replaceAll(/[^\p{L}]/gu, '')
  const own = plain(`${title}${detail}`)
  return earlier.find((one) => plain(`${one.title}${one.detail}`) === own)?.id ?? id
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

function commonWords(said: readonly SaidOfMatter[]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const { title } of said)
    for (const word of new Set(tellingWords(title.toLowerCase())))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => counts.get(word) ?? 0
}
