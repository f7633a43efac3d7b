/** Figures of a plan as they are written and added up. Tenths are exact in thousandths: 33.3 + 33.3 + 33.4 is 100. */
import type { PartsSum, TargetNode } from '../../src/api/index.ts'
import type { Language } from '../../src/kernel/index.ts'

export function saysFigure(value: number, language: Language): string {
  return value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 4 })
}

/** What was typed for a target; undefined: nothing. */
export interface Typed {
  readonly goal?: string
  readonly weight?: string
}

export const figureOf = (typed: string | undefined, standing: number): number => {
  if (typed === undefined) return standing
  const value = Number(typed.replaceAll(',', '').trim())
  return typed.trim() === '' || Number.isNaN(value) ? Number.NaN : value
}

export interface Made {
  readonly weights: number
  /** Null: the rule is in words, or there is nothing to add up. */
  readonly made: number | null
}

const exact = (value: number) => Math.round(value * 1000) / 1000

/** What all siblings come to with what was typed, also where not all of them are on the screen. */
export function madeOf(
  sum: PartsSum,
  nodes: readonly TargetNode[],
  typed: ReadonlyMap<string, Typed>,
  rule: TargetNode['aggregation'] | null,
): Made {
  const parts = nodes.filter(({ state }) => state.id !== 'dropped')
  const goals = parts.map(({ id, goal }) => figureOf(typed.get(id)?.goal, goal))
  const weights = parts.reduce(
    (all, { id, weight }) => all + figureOf(typed.get(id)?.weight, weight) - weight,
    sum.weights,
  )
  const changed = parts.reduce((all, { goal }, index) => all + (goals[index] ?? goal) - goal, 0)
  const isWhole = parts.length === sum.count
  return { weights: exact(weights), made: goalOf() }

  function goalOf(): number | null {
    if (rule === null || rule === 'stated' || sum.count === 0) return null
    if (rule === 'sum') return Number((sum.sum + changed).toFixed(4))
    if (rule === 'average') return Number(((sum.sum + changed) / sum.count).toFixed(4))
    // The largest of those that are not on the screen is only known where it is the largest of all.
    return Math.max(...goals, ...(isWhole ? [] : [sum.maximum ?? Number.NEGATIVE_INFINITY]))
  }
}
