/** A unit's own page: what it promised, what it owes today, which values are due, what blocks it and what it blocks. */
import { runningBindings } from '../../kernel/index.ts'
import type { Matter, Words } from '../../kernel/index.ts'
import type { SeriesState, TargetState } from '../../kinds/index.ts'
import { list, readBodies, worklist } from '../../matters/index.ts'
import type { Line, ListFilter, Ports } from '../../matters/index.ts'
import { holdersOf } from '../holders.ts'
import { showLine } from '../lines.ts'
import type { Caller, LineShown } from '../shapes.ts'
import type { TargetNode } from './shapes.ts'
import { nodeOf } from './tree.ts'

const MOST = 200
const TODAY = 20

export interface UnitTarget extends TargetNode {
  /** It waits for the reader's own post to accept it. */
  readonly isMine: boolean
  /** Days past its deadline; null: it is still ahead. */
  readonly late: number | null
  /** What its lead expects, where that is later than the deadline. */
  readonly expected: string | null
}

export interface ValueDue {
  readonly number: string
  readonly title: string
  readonly unit: string
  readonly last: { readonly period: string; readonly value: number } | null
  readonly due: string | null
  readonly late: boolean
  readonly keeper: Words
}

export interface UnitPage {
  readonly unit: Words
  readonly targets: readonly UnitTarget[]
  readonly duties: readonly LineShown[]
  readonly values: readonly ValueDue[]
  /** Raised by this unit, or waiting for it. */
  readonly blockers: readonly (LineShown & { readonly ours: boolean })[]
}

export async function unitPage(house: Ports, caller: Caller): Promise<UnitPage> {
  const { jurisdiction, actor } = caller
  const names = await house.names(jurisdiction)
  const now = house.clock.now()
  const words = { kinds: house.kinds, names, now }
  const open = (filter: ListFilter) =>
    list(house.db, jurisdiction, actor, { ...filter, open: true, unsealed: true }, page(MOST))
  const [targets, series, blockers, owed] = await Promise.all([
    open({ kind: 'target', unit: actor.unit }),
    open({ kind: 'series', unit: actor.unit }),
    open({ kind: 'blocker' }),
    worklist(house.db, jurisdiction, actor, holdersOf(actor), { unsealed: true }, page(TODAY)),
  ])
  const bodies = await bodiesOf(house, jurisdiction, [...targets, ...series, ...blockers])
  const today = now.slice(0, 10)
  return {
    unit: names.unit(actor.unit),
    targets: targets.flatMap(({ id }) => {
      const body = bodies.get(id)
      return body ? [targetOf(body, nodeOf(body, 0, names), actor.post, today)] : []
    }),
    duties: owed.map((line) => showLine(line, words)).toSorted(soonestFirst),
    values: series.flatMap(({ id }) => {
      const body = bodies.get(id)
      const keeper = body && runningBindings(body, 'keeper').at(-1)?.post
      return body ? [valueOf(body, names.post(keeper ?? ''), now)] : []
    }),
    blockers: blockers.flatMap((line) => {
      const units = bodies.get(line.id)?.bindings ?? []
      const mine = units.find(({ unit, until }) => unit === actor.unit && until === null)
      return mine ? [{ ...showLine(line, words), ours: mine.role === 'blocked' }] : []
    }),
  }
}

const soonestFirst = (a: LineShown, b: LineShown) =>
  (a.duty?.due ?? '9999').localeCompare(b.duty?.due ?? '9999')

const page = (limit: number) => ({ after: null, limit })

async function bodiesOf(
  { db }: Ports,
  jurisdiction: number,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, Matter>> {
  const bodies = await readBodies(
    db,
    jurisdiction,
    lines.map(({ id }) => id),
  )
  return new Map(bodies.map((one) => [one.id, one]))
}

function targetOf(matter: Matter, node: TargetNode, post: string, today: string): UnitTarget {
  const { slips } = matter.state as unknown as Pick<TargetState, 'slips'>
  const expected = slips.at(-1)?.expected ?? null
  const days = Math.round((Date.parse(today) - Date.parse(node.deadline)) / 86_400_000)
  return {
    ...node,
    isMine: matter.state.name === 'offered' && node.lead?.post === post,
    late: days > 0 ? days : null,
    expected: expected !== null && expected > node.deadline ? expected : null,
  }
}

function valueOf(matter: Matter, keeper: Words, now: string): ValueDue {
  const { unit, values } = matter.state as unknown as SeriesState
  const last = values.toSorted((a, b) => (a.period < b.period ? -1 : 1)).at(-1)
  const due = matter.clocks['next_value']?.due ?? null
  return {
    number: matter.number,
    title: matter.subject.title,
    unit,
    last: last ? { period: last.period, value: last.value } : null,
    due,
    late: due !== null && due < now,
    keeper,
  }
}
