/** Threads as officials and as everybody may follow them: what one may not see is not there. */
import type { Actor, Kind, Words } from '../kernel/index.ts'
import { publicHot } from '../hot/index.ts'
import { linkedStep, tracedOf } from '../matters/index.ts'
import type { Follower, Linked, Names, Ports, Traced } from '../matters/index.ts'
import { resultOf } from './results.ts'
import { LEADS, MOST, STAGE_OF, STAGES, threadOf } from './walk.ts'
import type { Edge, Stage, Step } from './walk.ts'

export interface TraceNode {
  readonly number: string
  readonly stage: Stage
  readonly kindName: string
  readonly kind: Words
  readonly title: string
  readonly state: Words
  readonly isOpen: boolean
  readonly unit: Words | null
  readonly result: Words | null
  /** The one that the reader came from. */
  readonly isHere: boolean
  /** Numbers of those that led to it. */
  readonly of: readonly string[]
}

export interface Trace {
  readonly nodes: readonly TraceNode[]
  /** There is more than is shown. */
  readonly isCut: boolean
}

export const TRACED_KINDS: readonly string[] = Object.keys(STAGE_OF)

/** What an official may see of the thread of a matter; null: there is none, or the matter is not to be seen. */
export async function traceFor(
  ports: Ports,
  jurisdiction: number,
  actor: Actor,
  id: string,
): Promise<Trace | null> {
  const [here] = await tracedOf(ports.db, jurisdiction, actor, [id])
  if (!here || STAGE_OF[here.kind] === undefined) return null
  return shown(ports, jurisdiction, here, stepOf(ports, jurisdiction, actor, here))
}

/**
 * What everybody may see: of plans and decisions what is no draft any more; of hot problems those on the
 * public page; of requests none by itself.
 */
export async function publicTrace(
  ports: Ports,
  jurisdiction: number,
  id: string,
): Promise<Trace | null> {
  const [here] = await tracedOf(ports.db, jurisdiction, 'everybody', [id])
  if (!here || !isPublic(here)) return null
  const hot = new Map(
    (await publicHot(ports, jurisdiction)).flatMap(({ taken, title }) =>
      taken ? [[taken.number, title] as const] : [],
    ),
  )
  const [open, all] = [
    stepOf(ports, jurisdiction, 'everybody', here),
    stepOf(ports, jurisdiction, { as: 'system', part: 'effects' }, here),
  ]
  const step: Step<Traced> = async (ids, towards) => {
    const seen = (await open(ids, towards)).filter(({ node }) => isPublic(node))
    if (hot.size === 0) return seen
    const problems = (await all(ids, towards)).flatMap((taken) => {
      const title = taken.node.kind === 'hot_problem' ? hot.get(taken.node.number) : undefined
      return title === undefined ? [] : [{ ...taken, node: { ...taken.node, title } }]
    })
    return [...seen, ...problems]
  }
  return shown(ports, jurisdiction, here, step)
}

/** States in which nothing has been said in public yet. */
const INSIDE: Readonly<Record<string, ReadonlySet<string>>> = {
  decision: new Set(['drafted', 'submitted', 'dropped']),
  target: new Set(['draft']),
  activity: new Set(['proposed', 'dropped']),
  inspection: new Set(['planned', 'approved', 'dropped']),
}

const PUBLIC_KINDS = new Set(TRACED_KINDS.filter((kind) => kind !== 'request'))

export function isPublic({ kind, state, facts }: Traced): boolean {
  // What was open to comment stays open to be read, whatever became of it.
  const wasOpen = kind === 'decision' && typeof facts['comments'] === 'string'
  return PUBLIC_KINDS.has(kind) && (wasOpen || INSIDE[kind]?.has(state) !== true)
}

const TYPES_ON = Object.keys(LEADS).filter((type) => LEADS[type] === 'on')
const TYPES_BACK = Object.keys(LEADS).filter((type) => LEADS[type] === 'back')

function stepOf(
  ports: Ports,
  jurisdiction: number,
  follower: Follower,
  here: Traced,
): Step<Traced> {
  const kinds = new Map([[here.id, here.kind]])
  return async (ids, towards) => {
    const of = (way: 'away' | 'back', types: readonly string[]) =>
      linkedStep(ports.db, jurisdiction, follower, ids, way, {
        kinds: TRACED_KINDS,
        types,
        most: MOST + 1,
      })
    // A matter's own link names what came first, or what comes of it, by its type.
    const isEnd = towards === 'end'
    const found = [
      ...(await of(isEnd ? 'back' : 'away', TYPES_ON)),
      ...(await of(isEnd ? 'away' : 'back', TYPES_BACK)),
    ]
    for (const { id, kind } of found) kinds.set(id, kind)
    // What a target waits for is no part of its thread; what measures it is.
    const isOfThread = ({ type, to }: Linked) => type !== 'depends_on' || kinds.get(to) === 'series'
    return found.flatMap(({ link, ...node }) =>
      isOfThread(link) ? [{ node, edge: edgeOf(link) }] : [],
    )
  }
}

function edgeOf({ from, to, type }: Linked): Edge {
  return LEADS[type] === 'on' ? { from: to, to: from, type } : { from, to, type }
}

async function shown(
  ports: Ports,
  jurisdiction: number,
  here: Traced,
  step: Step<Traced>,
): Promise<Trace> {
  const { nodes, edges, isCut } = await threadOf(here, step)
  const names = await ports.names(jurisdiction)
  const numbers = new Map(nodes.map(({ id, number }) => [id, number]))
  const order = (one: Traced) => STAGES.indexOf(STAGE_OF[one.kind] ?? 'asked')
  return {
    nodes: nodes
      .toSorted((a, b) => order(a) - order(b) || (a.openedAt < b.openedAt ? -1 : 1))
      .map((node) => ({
        ...nodeShown(node, ports.kinds, names),
        isHere: node.id === here.id,
        of: edges.flatMap(({ from, to }) => (to === node.id ? (numbers.get(from) ?? []) : [])),
      })),
    isCut,
  }
}

function nodeShown(
  node: Traced,
  kinds: ReadonlyMap<string, Kind>,
  names: Names,
): Omit<TraceNode, 'isHere' | 'of'> {
  const kind = kinds.get(node.kind)
  const same = { zh: node.state, en: node.state }
  return {
    number: node.number,
    stage: STAGE_OF[node.kind] ?? 'asked',
    kindName: node.kind,
    kind: kind?.words ?? { zh: node.kind, en: node.kind },
    title: node.title,
    state: kind?.states[node.state]?.words ?? same,
    isOpen: node.isOpen,
    unit: node.leadUnit === null ? null : names.unit(node.leadUnit),
    result: resultOf(node),
  }
}
