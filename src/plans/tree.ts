/** Whether the parts of a plan make its whole: weights, goals, what a target rests on. Pure. */
import { isFinal } from '../kernel/index.ts'
import type { Input, Json, Kind, Matter } from '../kernel/index.ts'
import type { Aggregation, TargetState, TreeRead } from '../kinds/index.ts'

export type Target = Matter<TargetState>

/** Matters that were given up are no part of anything. */
const isPart = ({ state }: Matter) => state.name !== 'dropped'

/**
 * What the goals come to under the parent's rule; null where the rule is in words. Averages are plain:
 * a weighted one is a stated rule.
 */
export function madeOf(rule: Aggregation, goals: readonly number[]): number | null {
  if (rule === 'stated' || goals.length === 0) return null
  if (rule === 'maximum') return Math.max(...goals)
  const sum = goals.reduce((all, goal) => all + goal, 0)
  return rule === 'sum' ? sum : sum / goals.length
}

export function treeOf(
  siblings: readonly Target[],
  parent: Target | null,
  counts: Pick<TreeRead, 'ofLead' | 'mostOfLead' | 'tops' | 'mostTops'>,
): TreeRead {
  const parts = siblings.filter(isPart)
  // Tenths are exact in thousands: 33.3 + 33.3 + 33.4 is 100.
  const weights = parts.reduce((sum, { state }) => sum + Math.round(state.weight * 1000), 0) / 1000
  const goals = parts.map(({ state }) => state.metric.goal)
  return {
    weights,
    made: parent === null ? null : madeOf(parent.state.aggregation, goals),
    parentGoal: parent?.state.metric.goal ?? null,
    parentUnit: parent?.state.metric.unit ?? null,
    parentIssued: parent === null || parent.state.name !== 'draft',
    ...counts,
  }
}

/** Who leads a running target, and the units that work on it. */
export function leadOf(matter: Matter): Json {
  if (matter.kind !== 'target' || matter.state.name !== 'running') return null
  const running = matter.bindings.filter(({ until }) => until === null)
  const lead = running.find(({ role }) => role === 'lead')
  if (lead?.post === undefined || lead.unit === undefined) return null
  const units = running.flatMap(({ unit }) => (unit === undefined ? [] : [unit]))
  return { post: lead.post, unit: lead.unit, units: [...new Set(units)] }
}

/** What is wrong with where a target is put; null: nothing. */
export function placeFaultOf(
  input: Input,
  own: string | null,
  found: ReadonlyMap<string, Matter>,
  kinds: ReadonlyMap<string, Kind>,
  ancestors: readonly string[],
): Json {
  const wrong = (code: string, field: string) => ({ wrong: code, field })
  const document = found.get(String(input['document']))
  if (document?.kind !== 'document' || document.state.name !== 'in_force')
    return wrong('document_missing', 'document')
  const { clauses } = document.state as unknown as {
    readonly clauses: readonly { number: string }[]
  }
  if (!clauses.some(({ number }) => number === input['clause']))
    return wrong('no_such_clause_here', 'clause')
  if (typeof input['series'] === 'string' && found.get(input['series'])?.kind !== 'series')
    return wrong('series_missing', 'series')
  if (typeof input['part_of'] !== 'string') return null
  const parent = found.get(input['part_of'])
  const kind = parent && kinds.get(parent.kind)
  if (!parent || !kind || parent.kind !== 'target') return wrong('parent_missing', 'part_of')
  if (isFinal(kind, parent)) return wrong('parent_is_over', 'part_of')
  if (own !== null && (parent.id === own || ancestors.includes(own)))
    return wrong('tree_goes_round', 'part_of')
  const { deadline, metric } = parent.state as unknown as TargetState
  if (String(input['deadline']) > deadline) return wrong('later_than_parent', 'deadline')
  return metric.unit === input['unit'] ? null : wrong('unit_not_parents', 'unit')
}
