/** How the plan of the demo city is told: streams of work, units, posts; figures follow from them. */

/** How a leaf of the plan goes: what comes of each month's share. */
export type Course = 'steady' | 'early' | 'slow' | 'stalled' | 'recovering'

export interface Leaf {
  readonly key: string
  readonly lead: string
  /** Whose it is in the title: a place, a group, a piece of work. */
  readonly what: string
  /** What is to be added this year. */
  readonly add: number
  readonly weight: number
  readonly course: Course
  /** How it went last year; left out: like this year's steady ones. */
  readonly before?: Course
  /** It was a target of its own last year. */
  readonly past?: true
  /** Due so many days before the end of the plan; 30 if left out. */
  readonly early?: number
  readonly waitsFor?: { readonly key: string; readonly why: string }
}

export interface Part {
  readonly key: string
  readonly lead: string
  readonly what: string
  readonly weight: number
  readonly leaves: readonly Leaf[]
}

export interface Stream {
  readonly key: string
  readonly lead: string
  /** Which commitment it carries out, and the clause of the city's plan. */
  readonly document: 'growth' | 'people' | 'work'
  readonly clause: string
  readonly clauseText: string
  readonly title: string
  readonly verb: string
  readonly metric: string
  readonly unit: string
  readonly decimals: number
  readonly weight: number
  readonly isTop: boolean
  readonly method: string
  readonly source: string
  readonly criteria: string
  readonly who: 'people' | 'enterprises' | 'none'
  readonly benefit: string
  readonly instrument: string
  readonly parts: readonly Part[]
}
