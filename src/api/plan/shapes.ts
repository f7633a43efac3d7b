/** What the desk is shown of a plan: its tree level by level, and a brought workbook row by row. */
import type { Input, Words } from '../../kernel/index.ts'
import type { Named } from '../shapes.ts'

/** A document in force, under which a plan begins. */
export interface PlanDocument {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly clauses: readonly { readonly number: string; readonly text: string }[]
  /** Of those that have targets the one registered last: there the editor opens. */
  readonly latest: boolean
}

export interface TargetNode {
  readonly id: string
  readonly number: string
  readonly n: number
  readonly title: string
  readonly state: Named & { readonly final: boolean }
  readonly metric: string
  readonly unit: string
  readonly goal: number
  readonly direction: 'at_least' | 'at_most'
  readonly weight: number
  readonly deadline: string
  readonly aggregation: 'sum' | 'average' | 'maximum' | 'stated'
  readonly isTop: boolean
  readonly lead: { readonly post: string; readonly words: Words; readonly unit: Words } | null
  /** How many parts it has. */
  readonly parts: number
}

/** Of all siblings, however many are shown. */
export interface PartsSum {
  readonly count: number
  readonly weights: number
  readonly sum: number
  readonly average: number | null
  readonly maximum: number | null
}

export interface PlanLevel {
  readonly nodes: readonly TargetNode[]
  readonly next: string | null
  readonly sum: PartsSum
}

/** A draft as its form is filled in; documents, parents and series by their numbers. */
export interface TargetDraft {
  readonly node: TargetNode
  readonly input: Input
}

export interface ClausePair {
  readonly own: { readonly number: string; readonly text: string }
  readonly above: { readonly number: string; readonly text: string }
  /** 0 to 1. */
  readonly share: number
}

export interface PlanRowShown {
  readonly sheet: string
  readonly row: number
  readonly code: string
  readonly title: string
  readonly outcome: 'make' | 'change' | 'same' | 'refuse'
  readonly changes: readonly {
    readonly column: Words
    readonly from: string
    readonly to: string
  }[]
  readonly findings: readonly {
    readonly cell: string | null
    readonly column: Words | null
    readonly words: Words
  }[]
}

export interface PlanPreview {
  readonly digest: string
  readonly kept: boolean
  readonly counts: Readonly<Record<PlanRowShown['outcome'], number>>
  /** Those with findings first; not all of them where there are very many. */
  readonly rows: readonly PlanRowShown[]
  readonly unread: readonly string[]
}
