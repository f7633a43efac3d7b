/** The router of a city: put together from its rules, its units and what it decided, and kept for a while. */
import { setImmediate } from 'node:timers/promises'
import { decidedRequests, ruledRequests } from '../../matters/index.ts'
import type { DecidedRequest, Ports } from '../../matters/index.ts'
import type { Rules } from '../../rules/index.ts'
import { Neighbours } from '../classify/neighbours.ts'
import { taxonomyOf } from '../classify/taxonomy.ts'
import type { Taxonomy } from '../classify/taxonomy.ts'
import { correctionsAmong } from './corrections.ts'
import { isKept } from './lessons.ts'
import { modelOf } from './models.ts'
import { routerOf } from './router.ts'
import type { Routed, Router, UnitChoice } from './router.ts'
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
  return decidedOf(await decidedRequests(house.db, jurisdiction, LOOKED_AT))
}

function decidedOf(rows: readonly DecidedRequest[]): Decided {
  return { rows, neighbours: neighboursOf(rows) }
}

function neighboursOf(rows: readonly DecidedRequest[], beside?: Neighbours): Neighbours {
  const neighbours = new Neighbours(beside)
  for (const { id, category, title, text } of rows.filter(isReadable))
    neighbours.add({ title, text }, { id, label: category })
  return neighbours
}

async function makeRouter(house: Ports, jurisdiction: number, decided: Decided): Promise<Router> {
  const ruled = await ruledRequests(house.db, jurisdiction, RULINGS)
  return routerFrom(decided, ruled, await knownIn(house, jurisdiction))
}

async function knownIn(house: Ports, jurisdiction: number) {
  const [rules, org, model] = await Promise.all([
    house.rules(jurisdiction),
    house.org(jurisdiction),
    modelOf(house, jurisdiction),
  ])
  return { rules, org, model }
}

function routerFrom(
  { rows, neighbours }: Decided,
  ruled: readonly DecidedRequest[],
  { rules, org, model }: Awaited<ReturnType<typeof knownIn>>,
): Router {
  const taxonomy = taxonomyFor(rules)
  const rulings = neighboursOf(ruled, neighbours)
  // The latest ruling comes first and stands.
  const ruledTo = new Map(ruled.toReversed().map(({ id, unit }) => [id, unit]))
  return routerOf({
    model,
    isCategory: (code) => rules.category(code) !== undefined,
    taxonomy,
    decided: neighbours,
    rulings,
    corrections: neighboursOf(correctionsAmong(ruled, model, taxonomy), neighbours),
    unitsOf: unitsBy(rows, ruled, org.units, rules),
    ruledTo: (id) => ruledTo.get(id) ?? null,
  })
}

export interface Tried {
  /** Whose people made it. */
  readonly became: { readonly category: string; readonly unit: string }
  readonly routed: Routed
  /** Whose it would be in the likeliest category. */
  readonly unit: UnitChoice | null
}

/** Between two looks others get a turn: nobody at the desk waits for this. */
const AT_ONCE = 10

/**
 * What a router that knows nothing of the kept sample says of each of it: neither what it learnt nor
 * what went where nor what was ruled has these matters in it. Empty: nothing was learnt yet.
 */
export async function triedOnKept(house: Ports, jurisdiction: number): Promise<readonly Tried[]> {
  const [rows, ruled, known] = await Promise.all([
    decidedRequests(house.db, jurisdiction, LOOKED_AT),
    ruledRequests(house.db, jurisdiction, RULINGS),
    knownIn(house, jurisdiction),
  ])
  if (known.model === null) return []
  const isLearnt = ({ id }: DecidedRequest) => !isKept(id)
  const router = routerFrom(decidedOf(rows.filter(isLearnt)), ruled.filter(isLearnt), known)
  const tried: Tried[] = []
  for (const [n, { id, title, text, division, category, unit }] of rows.entries()) {
    if (!isKept(id)) continue
    const routed = router.route({ title, text, division })
    const first = routed.categories[0]?.category
    const [own] = first === undefined ? [] : router.unitsOf(first, division)
    tried.push({ became: { category, unit }, routed, unit: own ?? null })
    if (n % AT_ONCE === 0) await setImmediate()
  }
  return tried
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
