/**
 * Where a text speaks of, against the city's own names of places and divisions: whole names, names
 * without their last word (柳岸 for 柳岸街道), without what lies above, and with wrong characters that sound
 * the same. It proposes; where a name may be several places, it is asked and never guessed.
 */
import { normalise } from '../text/index.ts'

export interface Named {
  readonly name: string
  /** Of the division it lies in, or that it is. */
  readonly division: string | null
  /** Whether it is the division itself. */
  readonly isDivision: boolean
  /** Syllables without tones, one after another; '' where nobody sounded it out. */
  readonly sounds: string
}

export interface Gazetteer {
  readonly names: readonly Named[]
}

/** `whole`: as the list writes it; `short`: without its last word; `sound`: in other characters. */
export type Reading = 'whole' | 'short' | 'sound'

export interface PlaceRead {
  readonly named: Named
  readonly how: Reading
  /** What stands in the text. */
  readonly said: string
}

export interface PlacesRead {
  /** Those it may be, the longest name first. */
  readonly places: readonly PlaceRead[]
  /** The division all of them lie in, as near as it can be said; null: they lie apart, or nowhere known. */
  readonly division: string | null
  /** What is said with the name: the number of a house, 对面, 门口. */
  readonly beside: string | null
}

const SHORTENED =
  /(?:街道办事处|街道|社区居委会|社区|居委会|村民委员会|村委会|行政村|新村|自治县|地区|省|市|区|县|镇|乡|村|小区|花园|公寓|公交站|地铁站|站)$/u
const SHORTEST = 2
/** Names of two characters sound like too much else. */
const SHORTEST_SOUND = 3
const LONGEST = 24
const BESIDE =
  /^[\s,，]{0,2}((?:\d{1,5}|[一二三四五六七八九十百]{1,4})(?:号|弄|幢|栋|单元|室|路口)(?:\d{0,4}(?:号|幢|栋|单元|室))*|(?:的)?(?:斜?对面|对过|旁边?|隔壁|门口|门前|后门|后面|附近|路口|交叉口|转角|东侧|西侧|南侧|北侧|东门|西门|南门|北门|地下车库|楼下))/u
/** What a name said in passing does not mean: the office, the firm, the road to it. */
const NOT_A_PLACE =
  /^(?:街道|镇|乡|区|县|市)?(?:政府|办(?:事处|的)?|公安|法院|教育局|人社局|有关|领导|工作人员|电视台|日报)/u

export interface Sounding {
  /** Syllables of a text, one for each of its characters; '' where a character has none. */
  (text: string): Promise<readonly string[]>
}

interface Entry {
  readonly named: Named
  readonly how: Reading
}

export interface PlaceReader {
  read(text: string): Promise<PlacesRead>
}

/** Made once for a list of names; reading a text then takes a time that does not grow with the list. */
export function placeReader({ names }: Gazetteer, sounding: Sounding): PlaceReader {
  const written = new Map<string, Entry[]>()
  const sounded = new Map<string, Named[]>()
  for (const named of names) {
    const name = normalise(named.name)
    put(written, name, { named, how: 'whole' })
    const short = name.replace(SHORTENED, '')
    if (short !== name && [...short].length >= SHORTEST)
      put(written, short, { named, how: 'short' })
    if (named.sounds !== '' && [...name].length >= SHORTEST_SOUND) put(sounded, named.sounds, named)
  }

  function writtenIn(text: string): readonly (PlaceRead & { readonly at: number })[] {
    const found: (PlaceRead & { at: number })[] = []
    for (let at = 0; at < text.length; at += 1) {
      for (let length = Math.min(LONGEST, text.length - at); length >= SHORTEST; length -= 1) {
        const said = text.slice(at, at + length)
        const entries = written.get(said)
        if (!entries || NOT_A_PLACE.test(text.slice(at + length))) continue
        // A whole name is meant before a short one of the same characters.
        const whole = entries.filter(({ how }) => how === 'whole')
        for (const { named, how } of whole.length > 0 ? whole : entries)
          found.push({ named, how, said, at })
        at += length - 1
        break
      }
    }
    return found
  }

  async function soundedIn(
    text: string,
  ): Promise<readonly (PlaceRead & { readonly at: number })[]> {
    const characters = [...text]
    const syllables = await sounding(text)
    const found: (PlaceRead & { at: number })[] = []
    for (let at = 0; at < characters.length; at += 1) {
      for (
        let length = Math.min(10, characters.length - at);
        length >= SHORTEST_SOUND;
        length -= 1
      ) {
        const part = syllables.slice(at, at + length)
        if (part.length < length || part.includes('')) continue
        const alike = sounded.get(part.join(''))?.filter(({ name }) => [...name].length === length)
        if (!alike || alike.length === 0) continue
        const said = characters.slice(at, at + length).join('')
        for (const named of alike) found.push({ named, how: 'sound', said, at: text.indexOf(said) })
        at += length - 1
        break
      }
    }
    return found
  }

  return {
    async read(typed) {
      const text = normalise(typed.slice(0, 1_000))
      const exact = writtenIn(text)
      const isSure = exact.some(({ how }) => how === 'whole')
      const all = isSure ? exact : [...exact, ...(await soundedIn(text))]
      return settled(text, all)
    },
  }
}

const SHOWN = 6

function settled(text: string, all: readonly (PlaceRead & { readonly at: number })[]): PlacesRead {
  const wholes = all.filter(({ how }) => how !== 'short')
  const used = wholes.length > 0 ? wholes : all
  const once = new Map(used.map((one) => [`${one.named.name} ${one.named.division}`, one]))
  // What lies in another that is named too only says where that one is: 湖东区 of 湖东区柳岸街道.
  const nearest = [...once.values()].filter(
    ({ named }) =>
      !named.isDivision ||
      ![...once.values()].some(
        (other) =>
          other.named !== named &&
          other.named.division !== null &&
          named.division !== null &&
          other.named.division !== named.division &&
          other.named.division.startsWith(named.division),
      ),
  )
  // A name that is in several divisions is the one in the division that is named besides.
  const divisions = [...once.values()].flatMap(({ named }) =>
    named.isDivision && named.division !== null ? [named.division] : [],
  )
  const fitting = nearest.filter(
    ({ named }) =>
      named.isDivision ||
      divisions.length === 0 ||
      divisions.some((division) => named.division?.startsWith(division)),
  )
  const places = (fitting.length > 0 ? fitting : nearest).toSorted(
    (a, b) =>
      Number(a.named.isDivision) - Number(b.named.isDivision) || b.said.length - a.said.length,
  )
  const first = places[0]
  const after = first ? text.slice(first.at + first.said.length) : ''
  return {
    places: places.slice(0, SHOWN).map(({ named, how, said }) => ({ named, how, said })),
    division: commonDivision(places),
    beside: BESIDE.exec(after)?.[1]?.replace(/^的/u, '') ?? null,
  }
}

/** The nearest division in which all of them lie: of codes of which one begins with the other the longer. */
function commonDivision(places: readonly PlaceRead[]): string | null {
  const codes = [...new Set(places.map(({ named }) => named.division))]
  if (codes.length === 0 || codes.includes(null)) return null
  const sorted = codes.map(String).toSorted((a, b) => a.length - b.length)
  const longest = sorted.at(-1) ?? ''
  return sorted.every((code) => longest.startsWith(code)) ? longest : null
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const there = map.get(key)
  if (there) there.push(value)
  else map.set(key, [value])
}
