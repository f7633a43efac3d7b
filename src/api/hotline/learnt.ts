/** What dispatchers decided lately, learnt once and kept for a while: no call waits for it twice. */
import type { Ports } from '../../matters/index.ts'
import { recentDispatched } from '../../matters/index.ts'
import { learn } from '../../routing/index.ts'
import type { Learnt } from '../../routing/index.ts'

const LOOKED_AT = 4_000
const KEPT_FOR = 10 * 60_000

interface Kept {
  until: number
  learnt: Promise<Learnt>
}

const kept = new WeakMap<Ports, Map<number, Kept>>()

/** While it is learnt anew the earlier one serves: only the first call after the start waits. */
export function learntOf(house: Ports, jurisdiction: number): Promise<Learnt> {
  const now = Date.parse(house.clock.now())
  const ofHouse = kept.get(house) ?? new Map<number, Kept>()
  kept.set(house, ofHouse)
  const known = ofHouse.get(jurisdiction)
  if (known && known.until > now) return known.learnt
  const learnt = learnNow(house, jurisdiction)
  const entry = { until: now + KEPT_FOR, learnt }
  ofHouse.set(jurisdiction, known ? { until: entry.until, learnt: known.learnt } : entry)
  learnt.then(
    () => ofHouse.set(jurisdiction, entry),
    // The next call tries again.
    () => ofHouse.delete(jurisdiction),
  )
  return known ? known.learnt : learnt
}

async function learnNow(house: Ports, jurisdiction: number): Promise<Learnt> {
  const [decided, { categories }] = await Promise.all([
    recentDispatched(house.db, jurisdiction, LOOKED_AT),
    house.rules(jurisdiction),
  ])
  const lexicon = categories.map(({ code, name, keywords }) => ({
    category: code,
    words: [name.zh, name.en, ...keywords],
  }))
  return learn(decided, lexicon)
}
