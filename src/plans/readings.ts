/** What acts of the plan look at beside their matter, in the same transaction. */
import { addDays } from '../kernel/index.ts'
import type { Input, Json, Matter } from '../kernel/index.ts'
import type { Clause, SeriesState, TargetState } from '../kinds/index.ts'
import { endOfPeriod, standingValues } from '../kinds/index.ts'
import {
  countOpen,
  countOwedInRole,
  countTopPriorities,
  linkedBodies,
  partsOf,
  readBodies,
  rulebookOf,
} from '../matters/index.ts'
import type { Reading, ReadingAbout } from '../matters/index.ts'
import { copiedIn } from './copied.ts'
import { dependenceFaultOf, valueReadOf, wayFrom } from './depending.ts'
import { leadOf, placeFaultOf, treeOf } from './tree.ts'
import type { Target } from './tree.ts'

export const PLAN_READINGS: Readonly<Record<string, Reading>> = {
  /** The unit of the post that an act names. */
  unit_of_post: async ({ input, org }) => {
    const post = input['post'] ?? input['lead'] ?? input['keeper']
    return org.posts.get(String(post))?.unit ?? ''
  },
  /** What is wrong with document, clause, parent and series of a target. */
  place: async ({ kinds, input, matter, bodies }) => {
    const named = ['document', 'part_of', 'series'].flatMap((name) =>
      typeof input[name] === 'string' ? [input[name]] : [],
    )
    const found = new Map((await bodies(named)).map((one) => [one.id, one]))
    const parent = found.get(String(input['part_of']))
    const ancestors = parent ? await ancestorsOf(bodies, parent) : []
    return placeFaultOf(input, matter?.id ?? null, found, kinds, ancestors)
  },
  /** Weights and goals of a target among its siblings, and how much its post and the city have taken on. */
  tree: async (about) => {
    const { tx, jurisdiction, matter, rules, settle } = about
    if (!matter) return null
    await settle()
    const parent = await parentOf(tx, jurisdiction, matter)
    const siblings = parent
      ? await linkedBodies(tx, jurisdiction, { to: parent.id, type: 'part_of', kind: 'target' })
      : await rootsBeside(about, matter)
    const lead = matter.bindings.findLast(({ role, until }) => role === 'lead' && until === null)
    const counts = {
      ofLead: await countOwedInRole(tx, jurisdiction, { post: lead?.post ?? '', role: 'lead' }),
      mostOfLead: rules.cap('targets_a_post').value,
      tops: await countTopPriorities(tx, jurisdiction),
      mostTops: rules.cap('top_priorities').value,
    }
    return { ...treeOf(siblings as readonly Target[], parent as Target | null, counts) }
  },
  /** Parts of a target that are not over. */
  open_parts: async ({ tx, jurisdiction, kinds, matter, settle }) => {
    if (!matter) return 0
    await settle()
    const parts = await linkedBodies(tx, jurisdiction, {
      to: matter.id,
      type: 'part_of',
      kind: 'target',
    })
    return countOpen(parts, kinds)
  },
  /** What is wrong with waiting for the target that an act names; null: nothing. */
  dependence: async ({ tx, jurisdiction, kinds, matter, input, settle }) => {
    if (!matter) return 'depends_on_what'
    await settle()
    const readers = {
      bodies: (ids: readonly string[]) => readBodies(tx, jurisdiction, ids),
      parts: (ids: readonly string[]) => partsOf(tx, jurisdiction, ids),
    }
    const way = await wayFrom(readers, input['on'])
    return dependenceFaultOf(matter, String(input['on']), kinds, way)
  },
  /** What stands in the series of the target, and whether it reaches the goal; null: nothing does. */
  own_value: async ({ tx, jurisdiction, matter, settle }) => {
    if (!matter) return null
    await settle()
    const { series, metric } = matter.state as unknown as TargetState
    const [found] = series === null ? [] : await readBodies(tx, jurisdiction, [series])
    return valueReadOf(metric, found ?? null)
  },
  /** Whether neither the series nor the matter itself has said anything of late. */
  silent: async ({ tx, jurisdiction, matter, now, rules }) => {
    if (!matter) return true
    const today = rulebookOf(rules).dayOf(now)
    if (matter.changedAt.slice(0, 10) > addDays(today, -14)) return false
    const series = matter.links.filter(({ type }) => type === 'depends_on').map(({ to }) => to)
    const found = await readBodies(tx, jurisdiction, series)
    return !found.some((one) => one.kind === 'series' && isFresh(one, today))
  },
  /** Who leads the target that an act names, and which units work on it; null: none that runs. */
  lead_of_about: async ({ tx, jurisdiction, input, settle }) => {
    await settle()
    const [about] = await readBodies(tx, jurisdiction, [String(input['about'])])
    return about ? leadOf(about) : null
  },
  /** Numbers of the clauses of the document above; null: there is none. */
  clauses_above: async (about) => (await clausesAbove(about))?.map(({ number }) => number) ?? null,
  /** Clauses that only repeat the ones above. */
  copied: async (about) => {
    const own = clausesOf(about.input)
    const above = await clausesAbove(about)
    return above === null ? [] : copiedIn(own, above).map((one) => ({ ...one }))
  },
  targets_on_it: async ({ tx, jurisdiction, kinds, matter, settle }) => {
    if (!matter) return 0
    await settle()
    const all = await linkedBodies(tx, jurisdiction, {
      to: matter.id,
      type: 'cites',
      kind: 'target',
    })
    return countOpen(all, kinds)
  },
}

type Tx = ReadingAbout['tx']

async function parentOf(tx: Tx, jurisdiction: number, matter: Matter): Promise<Matter | null> {
  const id = matter.links.find(({ type }) => type === 'part_of')?.to
  return id === undefined ? null : ((await readBodies(tx, jurisdiction, [id]))[0] ?? null)
}

/** A tree deeper than this is none that a government could carry out. */
const DEEPEST = 12

async function ancestorsOf(
  bodies: ReadingAbout['bodies'],
  from: Matter,
): Promise<readonly string[]> {
  const ids = [from.id]
  for (let at: Matter | undefined = from; at && ids.length < DEEPEST;) {
    const above: string | undefined = at.links.find(({ type }) => type === 'part_of')?.to
    if (above === undefined) break
    ids.push(above)
    const [next]: readonly Matter[] = await bodies([above])
    at = next
  }
  return ids
}

/** Targets without a parent that rest on the same document: they share a hundred. */
async function rootsBeside(
  { tx, jurisdiction }: ReadingAbout,
  matter: Matter,
): Promise<readonly Matter[]> {
  const document = matter.links.find(({ type }) => type === 'cites')?.to
  if (document === undefined) return [matter]
  const all = await linkedBodies(tx, jurisdiction, { to: document, type: 'cites', kind: 'target' })
  return all.filter(({ links }) => !links.some(({ type }) => type === 'part_of'))
}

function isFresh({ state }: Matter, today: string): boolean {
  const last = standingValues(state as unknown as SeriesState).at(-1)
  return last !== undefined && addDays(endOfPeriod(last.period), 45) >= today
}

function clausesOf(input: Input): readonly Clause[] {
  const given = Array.isArray(input['clauses']) ? (input['clauses'] as readonly Json[]) : []
  return given.flatMap((one) =>
    typeof one === 'object' && one !== null && 'text' in one
      ? [{ number: String(Reflect.get(one, 'number')), text: String(one.text), carries: null }]
      : [],
  )
}

async function clausesAbove({
  tx,
  jurisdiction,
  input,
  settle,
}: ReadingAbout): Promise<readonly Clause[] | null> {
  if (typeof input['above'] !== 'string') return null
  await settle()
  const [above] = await readBodies(tx, jurisdiction, [input['above']])
  if (above?.kind !== 'document') return null
  return (above.state as unknown as { readonly clauses: readonly Clause[] }).clauses
}
