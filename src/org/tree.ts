/** The tree of units with its posts and their holders, as it stands at one instant. Pure. */
import type { Instant, Power } from '../kernel/index.ts'

export interface Unit {
  readonly id: string
  readonly externalId: string | null
  readonly parent: string | null
  readonly level: 1 | 2 | 3
  readonly name: { readonly zh: string; readonly en: string }
}

export interface Post {
  readonly id: string
  readonly unit: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly powers: readonly Power[]
}

export interface Holding {
  readonly id: string
  readonly person: string
  readonly post: string
}

/** `above` from the parent up to the root; `below` every unit beneath. */
export interface Line {
  readonly above: readonly string[]
  readonly unit: string
  readonly below: readonly string[]
}

export interface OrgParts {
  readonly jurisdiction: number
  readonly version: number
  readonly at: Instant
  readonly units: readonly Unit[]
  readonly posts: readonly Post[]
  readonly holdings: readonly Holding[]
  /** Every parent a unit ever had, ended versions too. */
  readonly everUnder: readonly { readonly unit: string; readonly parent: string }[]
  /** Where every post ever was. */
  readonly everIn: readonly { readonly post: string; readonly unit: string }[]
}

export interface Org {
  readonly jurisdiction: number
  readonly version: number
  readonly at: Instant
  readonly units: ReadonlyMap<string, Unit>
  readonly posts: ReadonlyMap<string, Post>
  readonly holdings: ReadonlyMap<string, Holding>
  /** The line as it stands now: whom a unit answers to, and who answers to it. */
  unitLine(unit: string): Line
  /**
   * Everybody who now stands or ever stood in the unit's line, itself included. Sealing uses this:
   * moving a unit in the tree must not let its former line read what it is accused of.
   */
  everInLine(unit: string): ReadonlySet<string>
  /** Units a post is or ever was in. */
  unitsOfPost(post: string): readonly string[]
  holdingsOf(person: string): readonly Holding[]
  holdersOf(post: string): readonly string[]
}

export function buildOrg(parts: OrgParts): Org {
  const units = new Map(parts.units.map((unit) => [unit.id, unit]))
  const posts = new Map(parts.posts.map((post) => [post.id, post]))
  const holdings = new Map(
    parts.holdings.filter(({ post }) => posts.has(post)).map((one) => [one.id, one]),
  )
  const current = graph(
    parts.units.flatMap(({ id, parent }) => (parent === null ? [] : [{ unit: id, parent }])),
  )
  const ever = graph(parts.everUnder)
  const lines = remembered((unit: string): Line => ({
    above: [...current.above(unit)],
    unit,
    below: [...current.below(unit)],
  }))
  const everLines = remembered(
    (unit: string): ReadonlySet<string> =>
      new Set([...ever.above(unit), unit, ...ever.below(unit)]),
  )
  const byPerson = Map.groupBy(holdings.values(), (one) => one.person)
  const byPost = Map.groupBy(holdings.values(), (one) => one.post)
  const unitsByPost = Map.groupBy(parts.everIn, (one) => one.post)
  return {
    jurisdiction: parts.jurisdiction,
    version: parts.version,
    at: parts.at,
    units,
    posts,
    holdings,
    unitLine: lines,
    everInLine: everLines,
    unitsOfPost: (post) => [...new Set(unitsByPost.get(post)?.map((one) => one.unit) ?? [])],
    holdingsOf: (person) => byPerson.get(person) ?? [],
    holdersOf: (post) => byPost.get(post)?.map((one) => one.person) ?? [],
  }
}

/** Reachability over parent edges. A ring (a bug elsewhere) ends instead of turning for ever. */
function graph(edges: readonly { readonly unit: string; readonly parent: string }[]) {
  const up = Map.groupBy(edges, (edge) => edge.unit)
  const down = Map.groupBy(edges, (edge) => edge.parent)
  const reach = (start: string, next: (from: string) => string[]): Set<string> => {
    const seen = new Set<string>()
    const queue = next(start)
    for (const unit of queue) {
      if (unit === start || seen.has(unit)) continue
      seen.add(unit)
      queue.push(...next(unit))
    }
    return seen
  }
  return {
    above: (unit: string) => reach(unit, (from) => up.get(from)?.map((edge) => edge.parent) ?? []),
    below: (unit: string) => reach(unit, (from) => down.get(from)?.map((edge) => edge.unit) ?? []),
  }
}

function remembered<T>(compute: (unit: string) => T): (unit: string) => T {
  const known = new Map<string, T>()
  return (unit) => {
    const value = known.get(unit) ?? compute(unit)
    known.set(unit, value)
    return value
  }
}
