/** The tree of a plan for its editor: a level at a time; drafts moved and amended, all of a list or none. */
import { ok, refuse, runningBindings } from '../../kernel/index.ts'
import type { Input, Json, Matter, Refusal, Result } from '../../kernel/index.ts'
import { target } from '../../kinds/index.ts'
import type { DocumentState, TargetState } from '../../kinds/index.ts'
import {
  commitWhole,
  findVisible,
  list,
  levelOf,
  readBodies,
  readVisible,
  sumLevel,
} from '../../matters/index.ts'
import type { Names, Ports } from '../../matters/index.ts'
import { visibleTo } from '../../org/index.ts'
import { standingOf } from '../../planbook/index.ts'
import { paged, readCursor } from '../cursor.ts'
import type { Caller } from '../shapes.ts'
import type { PlanDocument, PlanLevel, TargetDraft, TargetNode } from './shapes.ts'

const LEVEL = 100
const MOST_DOCUMENTS = 500

/** Documents in force, the oldest first: a plan rests on one of them. */
export async function planDocuments(
  house: Ports,
  { jurisdiction, actor }: Caller,
): Promise<readonly PlanDocument[]> {
  const filter = { kind: 'document', state: 'in_force', unsealed: true }
  const lines = await list(house.db, jurisdiction, actor, filter, {
    after: null,
    limit: MOST_DOCUMENTS,
  })
  const ids = lines.map(({ id }) => id)
  const bodies = new Map(
    (await readBodies(house.db, jurisdiction, ids)).map((one) => [one.id, one]),
  )
  const latest = await latestPlanned(house, { jurisdiction, actor }, ids)
  return lines.map(({ id, number, title }) => {
    const state = bodies.get(id)?.state as unknown as Pick<DocumentState, 'clauses'> | undefined
    return { id, number, title, clauses: state?.clauses ?? [], latest: id === latest }
  })
}

/** The latest of them that has targets: an editor opens where there is something to edit. */
async function latestPlanned(
  { db }: Ports,
  { jurisdiction, actor }: Omit<Caller, 'scope'>,
  documents: readonly string[],
): Promise<string | null> {
  for (const document of documents.toReversed()) {
    const [root] = await levelOf(db, jurisdiction, actor, { document }, { after: null, limit: 1 })
    if (root) return document
  }
  return null
}

export interface LevelAsked {
  readonly document?: string
  readonly part_of?: string
  readonly after?: string
}

export async function planLevel(
  house: Ports,
  { jurisdiction, actor }: Caller,
  { document, part_of: parent, after }: LevelAsked,
): Promise<PlanLevel> {
  const of = parent === undefined ? { document: document ?? '' } : { part_of: parent }
  const page = { after: readCursor(after), limit: LEVEL + 1 }
  const [found, sum, names] = await Promise.all([
    levelOf(house.db, jurisdiction, actor, of, page),
    sumLevel(house.db, jurisdiction, actor, of),
    house.names(jurisdiction),
  ])
  const { rows, next } = paged(
    found.map((one) => ({ ...one, openedAt: one.body.openedAt, id: one.body.id })),
    LEVEL,
  )
  return { nodes: rows.map(({ body, parts }) => nodeOf(body, parts, names)), next, sum }
}

export function nodeOf(matter: Matter, parts: number, names: Names): TargetNode {
  const state = matter.state as unknown as TargetState
  const declared = target.states[matter.state.name]
  const lead = runningBindings(matter, 'lead').at(-1)
  return {
    id: matter.id,
    number: matter.number,
    n: matter.n,
    title: matter.subject.title,
    state: {
      id: matter.state.name,
      words: declared?.words ?? { zh: matter.state.name, en: matter.state.name },
      final: declared?.final === true,
    },
    metric: state.metric.name,
    unit: state.metric.unit,
    goal: state.metric.goal,
    direction: state.metric.direction,
    weight: state.weight,
    deadline: state.deadline,
    aggregation: state.aggregation,
    isTop: state.isTop,
    lead:
      lead?.post === undefined
        ? null
        : { post: lead.post, words: names.post(lead.post), unit: names.unit(lead.unit ?? '') },
    parts,
  }
}

/** Refusal: `not_found`, also for what is no target. */
export async function planDraft(
  house: Ports,
  { jurisdiction, actor }: Caller,
  id: string,
): Promise<Result<TargetDraft>> {
  const matter = await readVisible(house.db, jurisdiction, id, actor)
  if (matter?.kind !== 'target' || matter.sealed) return refuse('not_found')
  const names = await house.names(jurisdiction)
  return ok({ node: nodeOf(matter, 0, names), input: await numbered(house, jurisdiction, matter) })
}

/** As a person fills it in: matters by their numbers. */
async function numbered(house: Ports, jurisdiction: number, matter: Matter): Promise<Input> {
  const input = standingOf(matter)
  const ids = ['document', 'part_of', 'series'].flatMap((name) => {
    const value = input[name]
    return typeof value === 'string' ? [value] : []
  })
  const found = new Map(
    (await readBodies(house.db, jurisdiction, ids)).map(({ id, number }) => [id, number]),
  )
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => [
      name,
      typeof value === 'string' ? (found.get(value) ?? value) : value,
    ]),
  )
}

export interface Amending {
  readonly id: string
  /** Number of the last event that was seen. */
  readonly n: number
  readonly changes: Readonly<Record<string, Json>>
}

/**
 * Drafts changed together, or none of them. Refusals: `not_found`, and those of the act; `field` is then
 * `<number of the list>.<field>`.
 */
export async function amendDrafts(
  house: Ports,
  { jurisdiction, actor, scope }: Caller,
  all: readonly Amending[],
): Promise<Result<number>> {
  const ids = await visibleIds(house, { jurisdiction, actor, scope }, all)
  if (ids === null) return refuse('not_found')
  const bodies = new Map(
    (await readBodies(house.db, jurisdiction, ids)).map((one) => [one.id, one]),
  )
  const commissions = all.flatMap(({ id, n, changes }) => {
    const matter = bodies.get(id)
    if (!matter) return []
    // What is emptied is left out; in a form nothing is written as an empty text.
    const input = Object.fromEntries(
      Object.entries({ ...standingOf(matter), ...changes }).filter(
        ([, value]) => value !== null && value !== '',
      ),
    )
    return [{ matter: id, act: 'amend_target', input, actor, seen: n }]
  })
  return whole(await commitWhole(house, jurisdiction, commissions))
}

/** All of a list are issued, or none: siblings weigh a hundred only together. */
export async function issueDrafts(
  house: Ports,
  caller: Caller,
  all: readonly Pick<Amending, 'id' | 'n'>[],
): Promise<Result<number>> {
  const { jurisdiction, actor } = caller
  if ((await visibleIds(house, caller, all)) === null) return refuse('not_found')
  const commissions = all.map(({ id, n }) => {
    return { matter: id, act: 'issue_target', input: {}, actor, seen: n }
  })
  return whole(await commitWhole(house, jurisdiction, commissions))
}

async function visibleIds(
  { db }: Ports,
  { jurisdiction, actor }: Caller,
  all: readonly Pick<Amending, 'id'>[],
): Promise<readonly string[] | null> {
  const ids = await Promise.all(
    all.map(({ id }) => findVisible(db, jurisdiction, { id, number: '' }, visibleTo(actor, 4))),
  )
  const found = ids.flatMap((id) => id ?? [])
  return found.length === all.length ? found : null
}

function whole({ results }: Awaited<ReturnType<typeof commitWhole>>): Result<number> {
  const at = results.findIndex((one) => !one.ok)
  const first = results[at]
  if (first && !first.ok) return { ok: false, refusal: placed(first.refusal, at) }
  return ok(results.length)
}

function placed(refusal: Refusal, at: number): Refusal {
  return { ...refusal, field: `${at}.${refusal.field ?? ''}` }
}
