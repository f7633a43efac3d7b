/**
 * Who waits for whom: when each target is to be expected, how much room it has, and the chain that nothing
 * may delay (the speech: 从关键环节着手). Pure. A target whose parts are others waits for its parts.
 */
import { addDays } from '../kernel/index.ts'
import type { Day } from '../kernel/index.ts'
import { daysBetween } from './forecast.ts'

export interface Node {
  readonly id: string
  readonly start: Day
  readonly deadline: Day
  /** When it is to be expected by what itself says: its slip, its trend, else its deadline. */
  readonly own: Day
  /** What has to be there before its last stretch can begin. */
  readonly waitsFor: readonly string[]
  /** What it is made of. */
  readonly parts: readonly string[]
}

export interface Place {
  readonly finish: Day
  /** Days after its deadline because of others; 0: none are carried. */
  readonly carried: number
  /** Whose delay is carried; null: nobody's. */
  readonly from: string | null
  /** Days it may still slip before a deadline falls that waits for it, its own first; below 0: one falls already. */
  readonly margin: number
  /** Days it may slip without moving the end of its chain; null: it waits for nothing and nothing waits. */
  readonly float: number | null
  /** The chain that decides when the end comes, in order; empty: it is in none. */
  readonly path: readonly string[]
}

const later = (a: Day, b: Day): Day => (a > b ? a : b)
const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

export function placesOf(nodes: readonly Node[]): ReadonlyMap<string, Place> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const order = inOrder(nodes, byId)
  const finish = new Map<string, Day>()
  const driver = new Map<string, string>()
  for (const node of order) {
    let end = node.own
    for (const id of before(node)) {
      const ready = finish.get(id)
      const ahead = byId.get(id)
      if (ready === undefined || !ahead) continue
      const then = node.parts.includes(id)
        ? ready
        : addDays(later(node.start, ready), workAfter(node, ahead))
      if (then > end) driver.set(node.id, id)
      end = later(end, then)
    }
    finish.set(node.id, end)
  }
  const at = (id: string): Day => finish.get(id) ?? ''
  const after = followers(nodes)
  const caps = latest(order, byId, after, ({ deadline }) => deadline)
  const chains = chainsOf(nodes)
  const ends = new Map<string, Day>()
  for (const chain of chains) for (const id of chain) ends.set(id, chain.map(at).reduce(later))
  const floats = latest(order, byId, after, ({ id }) => ends.get(id) ?? at(id))
  const paths = new Map<string, readonly string[]>()
  for (const chain of chains) {
    const path = pathOf(chain, byId, at)
    for (const id of chain) paths.set(id, path)
  }
  return new Map(
    nodes.map((node): [string, Place] => {
      const end = at(node.id)
      const from = driver.get(node.id) ?? null
      return [
        node.id,
        {
          finish: end,
          carried:
            from === null ? 0 : Math.max(0, daysBetween(later(node.deadline, node.own), end)),
          from,
          margin: daysBetween(end, caps.get(node.id) ?? node.deadline),
          float: ends.has(node.id) ? daysBetween(end, floats.get(node.id) ?? end) : null,
          path: paths.get(node.id) ?? [],
        },
      ]
    }),
  )
}

const before = ({ waitsFor, parts }: Node): readonly string[] => [...waitsFor, ...parts]

/** The stretch of its own time that lies after what it waits for, as planned. */
function workAfter(node: Node, ahead: Node): number {
  return Math.max(0, daysBetween(later(node.start, ahead.deadline), node.deadline))
}

/** What comes first, first; a circle that somebody managed to make is cut where it is met. */
function inOrder(nodes: readonly Node[], byId: ReadonlyMap<string, Node>): readonly Node[] {
  const order: Node[] = []
  const seen = new Set<string>()
  for (const root of nodes) {
    const stack: { node: Node; next: number }[] = seen.has(root.id) ? [] : [{ node: root, next: 0 }]
    seen.add(root.id)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const id = before(top.node)[top.next]
      top.next += 1
      const node = id === undefined ? undefined : byId.get(id)
      if (id === undefined) {
        order.push(top.node)
        stack.pop()
      } else if (node && !seen.has(id)) {
        seen.add(id)
        stack.push({ node, next: 0 })
      }
    }
  }
  return order
}

function followers(nodes: readonly Node[]): ReadonlyMap<string, readonly Node[]> {
  const after = new Map<string, Node[]>()
  for (const node of nodes)
    for (const id of node.waitsFor) {
      const known = after.get(id)
      if (known) known.push(node)
      else after.set(id, [node])
    }
  return after
}

/** The latest day on which each may end, so that none that waits for it ends after its own limit. */
function latest(
  order: readonly Node[],
  byId: ReadonlyMap<string, Node>,
  after: ReadonlyMap<string, readonly Node[]>,
  limit: (node: Node) => Day,
): ReadonlyMap<string, Day> {
  const known = new Map<string, Day>()
  for (const node of order.toReversed()) {
    let end = limit(node)
    for (const next of after.get(node.id) ?? []) {
      const its = known.get(next.id)
      if (its !== undefined && byId.has(next.id))
        end = earlier(end, addDays(its, -workAfter(next, node)))
    }
    known.set(node.id, end)
  }
  return known
}

/** Targets that hang together by waiting for one another. */
function chainsOf(nodes: readonly Node[]): readonly (readonly string[])[] {
  const near = new Map<string, string[]>()
  const join = (a: string, b: string) => near.set(a, [...(near.get(a) ?? []), b])
  const known = new Set(nodes.map(({ id }) => id))
  for (const { id, waitsFor } of nodes)
    for (const other of waitsFor) {
      if (!known.has(other)) continue
      join(id, other)
      join(other, id)
    }
  const seen = new Set<string>()
  return [...near.keys()].flatMap((from) => {
    if (seen.has(from)) return []
    const chain = [from]
    seen.add(from)
    for (const id of chain)
      for (const other of near.get(id) ?? [])
        if (!seen.has(other)) {
          seen.add(other)
          chain.push(other)
        }
    return [chain]
  })
}

/** Back from the end of the chain, always by what was waited for longest. */
function pathOf(
  chain: readonly string[],
  byId: ReadonlyMap<string, Node>,
  at: (id: string) => Day,
): readonly string[] {
  const end = chain.reduce((a, b) => (at(b) > at(a) ? b : a))
  const path = [end]
  for (let node = byId.get(end); node && path.length <= chain.length;) {
    const here = node
    const [next] = here.waitsFor
      .flatMap((id) => byId.get(id) ?? [])
      .filter(({ id }) => !path.includes(id) && at(id) >= here.start)
      .map((ahead) => ({
        ahead,
        ready: addDays(at(ahead.id), workAfter(here, ahead)),
      }))
      .toSorted((a, b) => (a.ready > b.ready ? -1 : 1))
    // It decides only where the target would have been ready before.
    if (!next || next.ready < at(here.id)) break
    path.unshift(next.ahead.id)
    node = next.ahead
  }
  return path
}
