/** Where something is, by a part of its name or the first letters of its sounds: divisions and named places. */
import type { Words } from '../kernel/index.ts'
import { dayOf } from '../kernel/index.ts'
import type { Ports } from '../matters/index.ts'
import type { Queryable } from '../platform/database.ts'
import { divisionsUnder } from '../rules/index.ts'
import { allPlaces, findPlaces, putPlaces } from './places.store.ts'
import { soundsOf } from './sounds.ts'
import type { Sounds } from './sounds.ts'

export interface PlaceFound {
  /** Null: the division itself is meant. */
  readonly name: string | null
  readonly division: { readonly code: string; readonly words: Words } | null
}

export interface Place {
  readonly id: string
  readonly name: string
  readonly division: string | null
}

const SHOWN = 8

export async function addPlaces(
  db: Queryable,
  jurisdiction: number,
  places: readonly Place[],
): Promise<void> {
  const rows = []
  for (const place of places) rows.push({ ...place, ...(await soundsOf(place.name)) })
  await putPlaces(db, jurisdiction, rows)
}

export async function placesLike(
  house: Ports,
  jurisdiction: number,
  typed: string,
): Promise<readonly PlaceFound[]> {
  const part = typed.normalize('NFKC').trim().toLowerCase().slice(0, 40)
  if (part === '') return []
  const [places, divisions, names] = await Promise.all([
    findPlaces(house.db, jurisdiction, part, SHOWN),
    sounded(house, jurisdiction),
    house.names(jurisdiction),
  ])
  const isLatin = /^[a-z0-9 ]+$/u.test(part)
  const fitting = divisions.filter(({ words, initials, sounds }) =>
    isLatin
      ? initials.startsWith(part) ||
        sounds.startsWith(part) ||
        words.en.toLowerCase().startsWith(part)
      : words.zh.includes(part),
  )
  return [
    ...places.map(({ name, division }) => ({
      name,
      division: division === null ? null : { code: division, words: names.division(division) },
    })),
    ...fitting.map(({ code, words }) => ({ name: null, division: { code, words } })),
  ].slice(0, SHOWN)
}

interface SoundedDivision extends Sounds {
  readonly code: string
  readonly words: Words
}

/** The city's names of places and divisions, as texts are read against them: one list for all. */
export interface NamedPlace {
  readonly name: string
  readonly division: string | null
  readonly isDivision: boolean
  readonly sounds: string
}

/** Held in memory; a city has some ten thousand. */
const MOST_NAMES = 200_000

export async function gazetteerOf(
  house: Ports,
  jurisdiction: number,
): Promise<readonly NamedPlace[]> {
  const [places, divisions] = await Promise.all([
    allPlaces(house.db, jurisdiction, MOST_NAMES),
    sounded(house, jurisdiction),
  ])
  return [
    ...places.map((place) => ({ ...place, isDivision: false })),
    ...divisions
      // The city itself is everywhere.
      .filter(({ code }) => code !== String(jurisdiction))
      .map(({ code, words, sounds }) => ({
        name: words.zh,
        division: code,
        isDivision: true,
        sounds,
      })),
  ]
}

/** Divisions change once a year; their sounds are found once an hour. */
const KEPT_FOR = 3_600_000
const kept = new WeakMap<Ports, Map<number, { until: number; all: Promise<SoundedDivision[]> }>>()

function sounded(house: Ports, jurisdiction: number): Promise<SoundedDivision[]> {
  const now = Date.parse(house.clock.now())
  const ofHouse = kept.get(house) ?? new Map()
  kept.set(house, ofHouse)
  const known = ofHouse.get(jurisdiction)
  if (known && known.until > now) return known.all
  const all = readDivisions(house, jurisdiction)
  ofHouse.set(jurisdiction, { until: now + KEPT_FOR, all })
  // What could not be read is read again the next time.
  all.catch(() => ofHouse.delete(jurisdiction))
  return all
}

async function readDivisions(house: Ports, jurisdiction: number): Promise<SoundedDivision[]> {
  const all = await divisionsUnder(house.db, String(jurisdiction), dayOf(house.clock.now()))
  const sounds: SoundedDivision[] = []
  for (const { code, name } of all)
    sounds.push({
      code,
      words: { zh: name.zh, en: name.en ?? name.zh },
      ...(await soundsOf(name.zh)),
    })
  return sounds
}
