/** Who else says so: found by index, judged one by one, the same for the page, the hotline and the desk. */
import type { Alike, Eyes, Ports } from '../../matters/index.ts'
import { alikeTo, likenessOf, sampleOfRequests } from '../../matters/index.ts'
import { backgroundOf } from './background.ts'
import type { Background } from './background.ts'
import { sameAs } from './same.ts'
import type { Said, Sameness } from './same.ts'

/** Judged one by one. */
const JUDGED = 16
const SAMPLED = 4_000
const KEPT_FOR = 10 * 60_000
/** Whoever asks for something that was over long ago asks for something new. */
const HALF_A_YEAR = 183 * 86_400_000
const TWO_YEARS = 731 * 86_400_000

export interface Wanted {
  readonly said: Said
  /** With what is over, of two years: does it come again? Left out: only what is open, of half a year. */
  readonly ended?: boolean
  readonly not?: string
  readonly limit: number
}

export async function whoElseSays(
  house: Ports,
  jurisdiction: number,
  eyes: Eyes,
  { said, ended, not, limit }: Wanted,
): Promise<readonly Sameness<Alike>[]> {
  const numbers = likenessOf([said.title ?? '', said.text, said.place ?? ''])
  if (numbers.length === 0) return []
  const background = await backgroundFor(house, jurisdiction)
  const span = ended ? TWO_YEARS : HALF_A_YEAR
  const found = await alikeTo(
    house.db,
    jurisdiction,
    eyes,
    {
      numbers,
      rare: background.rare(numbers),
      since: new Date(Date.parse(house.clock.now()) - span).toISOString().slice(0, 10),
      ...(ended ? {} : { open: true }),
      ...(not === undefined ? {} : { not }),
    },
    JUDGED,
  )
  return sameAs(said, found, background, limit)
}

interface Kept {
  readonly until: number
  readonly background: Promise<Background>
}

const kept = new WeakMap<Ports, Map<number, Kept>>()

/** While it is learnt anew the earlier one serves: only the first question after the start waits. */
function backgroundFor(house: Ports, jurisdiction: number): Promise<Background> {
  const now = Date.parse(house.clock.now())
  const ofHouse = kept.get(house) ?? new Map<number, Kept>()
  kept.set(house, ofHouse)
  const known = ofHouse.get(jurisdiction)
  if (known && known.until > now) return known.background
  const background = sampleOfRequests(house.db, jurisdiction, SAMPLED).then(backgroundOf)
  const fresh = { until: now + KEPT_FOR, background }
  ofHouse.set(jurisdiction, known ? { ...fresh, background: known.background } : fresh)
  background.then(
    () => ofHouse.set(jurisdiction, fresh),
    // The next question tries again.
    () => ofHouse.delete(jurisdiction),
  )
  return known ? known.background : background
}
