/** Where a text speaks of, read against the city's own names; the reader is made once and kept for a while. */
import type { Words } from '../kernel/index.ts'
import type { Ports } from '../matters/index.ts'
import { placeReader } from '../routing/index.ts'
import type { PlaceReader } from '../routing/index.ts'
import { gazetteerOf } from './places.ts'
import { syllablesOf } from './sounds.ts'

export interface WhereRead {
  /** Each place it may be, with why it was taken for it; the city's own names. */
  readonly places: readonly {
    readonly name: string
    readonly division: { readonly code: string; readonly words: Words } | null
    /** As it stands in the text, with what is said beside it. */
    readonly said: string
    readonly why: Words
  }[]
  /** The one division all of them lie in; null: somebody has to be asked. */
  readonly division: string | null
}

const WHY: Readonly<Record<'whole' | 'short' | 'sound', Words>> = {
  whole: { zh: '地名库里有这个名字', en: 'the name stands in the city’s list' },
  short: { zh: '地名库里全称如此', en: 'the full name stands in the city’s list' },
  sound: { zh: '读音相同，字不同', en: 'sounds the same, written otherwise' },
}

export async function placesIn(
  house: Ports,
  jurisdiction: number,
  text: string,
): Promise<WhereRead> {
  const [reader, names] = await Promise.all([
    readerOf(house, jurisdiction),
    house.names(jurisdiction),
  ])
  const { places, division, beside } = await reader.read(text)
  return {
    places: places.map(({ named, said, how }, at) => ({
      name: named.name,
      division:
        named.division === null
          ? null
          : { code: named.division, words: names.division(named.division) },
      said: `${said}${at === 0 ? (beside ?? '') : ''}`,
      why: WHY[how],
    })),
    division,
  }
}

const KEPT_FOR = 10 * 60_000

interface Kept {
  readonly until: number
  readonly reader: Promise<PlaceReader>
}

const kept = new WeakMap<Ports, Map<number, Kept>>()

function readerOf(house: Ports, jurisdiction: number): Promise<PlaceReader> {
  const now = Date.parse(house.clock.now())
  const ofHouse = kept.get(house) ?? new Map<number, Kept>()
  kept.set(house, ofHouse)
  const known = ofHouse.get(jurisdiction)
  if (known && known.until > now) return known.reader
  const reader = gazetteerOf(house, jurisdiction).then((names) =>
    placeReader({ names }, syllablesOf),
  )
  ofHouse.set(jurisdiction, { until: now + KEPT_FOR, reader })
  // What could not be read is read again the next time.
  reader.catch(() => ofHouse.delete(jurisdiction))
  return reader
}
