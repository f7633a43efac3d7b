/** The router of a city: put together from its rules, its units and what it decided, and kept for a while. */
import { decidedRequests, ruledRequests } from '../../matters/index.ts'
import type { DecidedRequest, Ports } from '../../matters/index.ts'
import type { Rules } from '../../rules/index.ts'
import { Neighbours } from '../classify/neighbours.ts'
import { taxonomyOf } from '../classify/taxonomy.ts'
import type { Taxonomy } from '../classify/taxonomy.ts'
import { modelOf } from './models.ts'
import { routerOf } from './router.ts'
import type { Router } from './router.ts'
import { unitsBy } from './units.ts'

/** Earlier matters that suggestions are compared with. */
const LOOKED_AT = 4_000
const RULINGS = 1_000
/** What was decided changes slowly; what was ruled is heard within a minute. */
const DECIDED_FOR = 10 * 60_000
const RULED_FOR = 60_000

interface Kept<T> {
  until: number
  value: Promise<T>
}

interface Decided {
  readonly rows: readonly DecidedRequest[]
  readonly neighbours: Neighbours
}

interface KeptCity {
  decided?: Kept<Decided>
  router?: Kept<Router>
}

const kept = new WeakMap<Ports, Map<number, KeptCity>>()

/** While it is made anew the earlier one serves: only the first to ask after the start waits. */
export function routerFor(house: Ports, jurisdiction: number): Promise<Router> {
  const ofHouse = kept.get(house) ?? new Map<number, KeptCity>()
  kept.set(house, ofHouse)
  const city = ofHouse.get(jurisdiction) ?? {}
  ofHouse.set(jurisdiction, city)
  const now = Date.parse(house.clock.now())
  city.router = renewed(city.router, now, RULED_FOR, async () => {
    // The earlier router serves meanwhile; this one is not made of what is old already.
    if (!city.decided || city.decided.until <= now)
      city.decided = renewed(undefined, now, DECIDED_FOR, () => decidedIn(house, jurisdiction))
    return makeRouter(house, jurisdiction, await city.decided.value)
  })
  return city.router.value
}

function renewed<T>(
  known: Kept<T> | undefined,
  now: number,
  keptFor: number,
  make: () => Promise<T>,
): Kept<T> {
  if (known && known.until > now) return known
  const entry: Kept<T> = { until: now + keptFor, value: make() }
  if (!known) {
    // What could not be made is tried again by whoever asks next.
    entry.value.catch(() => (entry.until = 0))
    return entry
  }
  const serving: Kept<T> = { until: entry.until, value: known.value }
  entry.value.then(
    (value) => (serving.value = Promise.resolve(value)),
    () => (serving.until = 0),
  )
  return serving
}

async function decidedIn(house: Ports, jurisdiction: number): Promise<Decided> {
  const rows = await decidedRequests(house.db, jurisdiction, LOOKED_AT)
  const neighbours = new Neighbours()
  for (const { id, category, title, text } of rows.filter(isReadable))
    neighbours.add({ title, text }, { id, label: category })
  return { rows, neighbours }
}

async function makeRouter(
  house: Ports,
  jurisdiction: number,
  { rows, neighbours }: Decided,
): Promise<Router> {
  const [ruled, rules, org, model] = await Promise.all([
    ruledRequests(house.db, jurisdiction, RULINGS),
    house.rules(jurisdiction),
    house.org(jurisdiction),
    modelOf(house, jurisdiction),
  ])
  const rulings = new Neighbours(neighbours)
  for (const { id, category, title, text } of ruled.filter(isReadable))
    rulings.add({ title, text }, { id, label: category })
  return routerOf({
    model,
    isCategory: (code) => rules.category(code) !== undefined,
    taxonomy: taxonomyFor(rules),
    decided: neighbours,
    rulings,
    unitsOf: unitsBy(rows, ruled, org.units, rules),
  })
}

/** Of an erased matter nothing can be read. */
function isReadable({ title, text }: DecidedRequest): boolean {
  return `${title}${text}`.trim() !== ''
}

const taxonomies = new Map<string, Taxonomy>()

function taxonomyFor({ version, jurisdiction, categories }: Rules): Taxonomy {
  const key = `${jurisdiction} ${version}`
  const made =
    taxonomies.get(key) ??
    taxonomyOf(
      categories.map(({ code, name, description, keywords }) => ({
        label: code,
        names: [name.zh, name.en],
        description: description.zh,
        keywords,
      })),
    )
  // One per city: an earlier version is asked for no more.
  for (const one of taxonomies.keys())
    if (one.startsWith(`${jurisdiction} `) && one !== key) taxonomies.delete(one)
  taxonomies.set(key, made)
  return made
}
