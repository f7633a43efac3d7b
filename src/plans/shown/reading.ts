/** What the pages of a plan read: as many rows as they show. Nothing sealed, no draft. */
import type { Matter } from '../../kernel/index.ts'
import { endOfPeriod } from '../../kinds/index.ts'
import type { DocumentState, SeriesState, TargetState } from '../../kinds/index.ts'
import { linkedBodies, listPublished, readBodies } from '../../matters/index.ts'
import type { Names, Ports } from '../../matters/index.ts'
import { publicTrace } from '../../tracing/index.ts'
import type { Trace } from '../../tracing/index.ts'
import type { Point } from '../forecast.ts'
import type { Standing } from '../standing.ts'
import { standingsAmong, standingOf, standingsUnder } from '../standings.store.ts'
import type { Target } from '../tree.ts'
import type { Drawn } from './chart.ts'
import type { Shown } from './parts.ts'

export const PAGE = 50

type Reader = Pick<Ports, 'db' | 'names'>

/** Standings with the words of their targets, in the same order. */
export async function withWords(
  { db }: Pick<Ports, 'db'>,
  jurisdiction: number,
  standings: readonly Standing[],
): Promise<readonly Shown[]> {
  const bodies = await readBodies(
    db,
    jurisdiction,
    standings.map(({ target }) => target),
  )
  const byId = new Map(bodies.map((one) => [one.id, one as unknown as Target]))
  return standings.flatMap((standing) => {
    const body = byId.get(standing.target)
    return body && body.sealed === null
      ? [{ standing, title: body.subject.title, metric: body.state.metric }]
      : []
  })
}

export interface Roots {
  readonly names: Names
  /** Open ones under each commitment, in its words; '' is none. */
  readonly groups: readonly { readonly title: string | null; readonly targets: readonly Shown[] }[]
  readonly hasMore: boolean
}

export async function rootsRead(
  house: Reader,
  jurisdiction: number,
  { isOpen, offset }: { readonly isOpen: boolean; readonly offset: number },
): Promise<Roots> {
  const { db } = house
  const found = await standingsUnder(db, jurisdiction, null, { limit: PAGE + 1, offset, isOpen })
  const shown = await withWords(house, jurisdiction, found.slice(0, PAGE))
  const ids = [...new Set(shown.map(({ standing }) => standing.commitment ?? ''))]
  const documents = await readBodies(
    db,
    jurisdiction,
    ids.filter((id) => id !== ''),
  )
  const titles = new Map(documents.map(({ id, subject }) => [id, subject.title]))
  const sorted = ids.toSorted((a, b) => rank(documents, a) - rank(documents, b))
  return {
    names: await house.names(jurisdiction),
    groups: sorted.map((id) => ({
      title: titles.get(id) ?? null,
      targets: shown.filter(({ standing }) => (standing.commitment ?? '') === id),
    })),
    hasMore: found.length > PAGE,
  }
}

/** As they were registered; what leads up to none comes last. */
function rank(documents: readonly Matter[], id: string): number {
  const at = documents
    .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
    .findIndex((one) => one.id === id)
  return at === -1 ? documents.length : at
}

export interface Linked {
  readonly number: string
  readonly title: string
  readonly isShown: boolean
}

export interface Chain {
  readonly document: string
  readonly clause: string
  readonly text: string
  readonly isCopied: boolean
  readonly isRoot: boolean
}

export interface TargetRead {
  readonly names: Names
  readonly body: Target
  readonly shown: Shown
  readonly above: readonly Linked[]
  readonly parts: readonly Shown[]
  readonly hasMore: boolean
  readonly siblings: readonly Shown[]
  readonly series: SeriesState | null
  readonly points: readonly Point[]
  readonly chain: readonly Chain[]
  readonly waitsFor: readonly Shown[]
  readonly waitedBy: readonly Shown[]
  readonly path: readonly Shown[]
  readonly blockers: readonly Matter[]
  readonly behind: readonly { readonly number: string; readonly title: string }[]
  readonly trace: Trace | null
}

/** Null: there is no such target that everybody may see. */
export async function targetRead(
  house: Ports,
  jurisdiction: number,
  number: string,
  offset: number,
): Promise<TargetRead | null> {
  const { db } = house
  const standing = await standingOf(db, jurisdiction, { number })
  if (!standing) return null
  const [shown] = await withWords(house, jurisdiction, [standing])
  const [stored] = await readBodies(db, jurisdiction, [standing.target])
  if (!shown || !stored) return null
  const body = stored as unknown as Target
  const { target } = standing
  const under = await standingsUnder(db, jurisdiction, target, { limit: PAGE + 1, offset })
  const siblings =
    standing.parent === null
      ? []
      : await standingsUnder(db, jurisdiction, standing.parent, { limit: PAGE, offset: 0 })
  const ahead = await standingsAmong(
    db,
    jurisdiction,
    body.links.flatMap(({ type, to }) => (type === 'depends_on' ? [to] : [])),
  )
  const after = await linkedBodies(db, jurisdiction, {
    to: target,
    type: 'depends_on',
    kind: 'target',
  })
  const behindIt = await standingsAmong(
    db,
    jurisdiction,
    after.map(({ id }) => id),
  )
  const onPath = await standingsAmong(db, jurisdiction, standing.place.path)
  const series = await seriesOf(house, jurisdiction, body.state)
  const words = (these: readonly Standing[]) => withWords(house, jurisdiction, these)
  return {
    names: await house.names(jurisdiction),
    body,
    shown,
    above: await aboveOf(house, jurisdiction, standing),
    parts: await words(under.slice(0, PAGE)),
    hasMore: under.length > PAGE,
    siblings: (await words(siblings)).filter((one) => one.standing.target !== target),
    series,
    points: (series?.values ?? []).length === 0 || !series ? [] : pointsUpTo(series, body.state),
    chain: await chainOf(house, jurisdiction, standing, body.state),
    waitsFor: await words(ahead),
    waitedBy: await words(behindIt),
    path: (await words(onPath)).toSorted(
      (a, b) =>
        standing.place.path.indexOf(a.standing.target) -
        standing.place.path.indexOf(b.standing.target),
    ),
    blockers: (
      await linkedBodies(db, jurisdiction, { to: target, type: 'blocks', kind: 'blocker' })
    ).filter(({ sealed }) => sealed === null),
    behind: await behindOf(house, jurisdiction, body),
    trace: await publicTrace(house, jurisdiction, target),
  }
}

async function seriesOf(
  { db }: Pick<Ports, 'db'>,
  jurisdiction: number,
  { series }: TargetState,
): Promise<SeriesState | null> {
  if (series === null) return null
  const [body] = await readBodies(db, jurisdiction, [series])
  return body?.kind === 'series' && body.sealed === null
    ? (body.state as unknown as SeriesState)
    : null
}

function pointsUpTo(series: SeriesState, state: TargetState): readonly Point[] {
  const until = 'claim' in state ? state.claim.on : '9999-12-31'
  const last = new Map(series.values.map((value) => [value.period, value]))
  return [...last.values()]
    .toSorted((a, b) => (a.period < b.period ? -1 : 1))
    .map(({ period, value }) => ({ on: endOfPeriod(period), value }))
    .filter(({ on }) => on <= until)
}

const DEEPEST = 12

/** The targets above it, the highest first. */
async function aboveOf(
  house: Reader,
  jurisdiction: number,
  standing: Standing,
): Promise<readonly Linked[]> {
  const all: Linked[] = []
  for (let id = standing.parent; id !== null && all.length < DEEPEST;) {
    const above = await standingOf(house.db, jurisdiction, { target: id })
    const [shown] = above ? await withWords(house, jurisdiction, [above]) : []
    if (!above || !shown) break
    all.unshift({ number: above.number, title: shown.title, isShown: true })
    id = above.parent
  }
  return all
}

/** From its own clause up to the commitment. */
async function chainOf(
  { db }: Pick<Ports, 'db'>,
  jurisdiction: number,
  standing: Standing,
  state: TargetState,
): Promise<readonly Chain[]> {
  const chain: Chain[] = []
  let wanted: string | null = state.clause
  for (let id = standing.document; id !== null && chain.length < DEEPEST;) {
    const [document]: readonly Matter[] = await readBodies(db, jurisdiction, [id])
    if (document?.kind !== 'document' || document.sealed !== null) break
    const facts = document.state as unknown as DocumentState
    const clause = facts.clauses.find((one) => one.number === wanted)
    chain.push({
      document: document.subject.title,
      clause: wanted ?? '',
      text: clause?.text ?? '',
      isCopied: facts.copied.some((one) => one.number === wanted),
      isRoot: facts.isRoot,
    })
    wanted = clause?.carries ?? null
    id = document.links.find(({ type }) => type === 'answers')?.to ?? null
  }
  return chain
}

/** Most requests that are looked through for what may be shown. */
const BEHIND = 40

async function behindOf(
  house: Pick<Ports, 'db'>,
  jurisdiction: number,
  { id, links }: Target,
): Promise<readonly { readonly number: string; readonly title: string }[]> {
  const asked = links.filter(({ type }) => type === 'caused_by' || type === 'answers')
  if (asked.length === 0) return []
  const ids = asked.map(({ to }) => to).filter((to) => to !== id)
  const publications = (
    await Promise.all(
      ids
        .slice(0, BEHIND)
        .map((to) =>
          linkedBodies(house.db, jurisdiction, { to, type: 'cites', kind: 'publication' }),
        ),
    )
  ).flat()
  const numbers = publications.map(({ number }) => number)
  const shown = await Promise.all(
    numbers.map((number) => listPublished(house.db, jurisdiction, { number }, 1)),
  )
  return shown.flat().map(({ publication }) => ({
    number: publication.number,
    title: publication.subject.title,
  }))
}

/** What the chart of a target is drawn from. */
export function drawnOf({
  points,
  body,
  shown,
}: Pick<TargetRead, 'points' | 'body' | 'shown'>): Drawn {
  const { metric, standing } = shown
  return {
    points,
    start: body.state.start,
    deadline: body.state.deadline,
    baseline: metric.baseline,
    goal: metric.goal,
    forecast: standing.isOpen ? standing.forecast : null,
  }
}
