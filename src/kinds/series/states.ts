/** The states of a series, and the values that stand in it. */
import type { Frequency } from './periods.ts'

export interface Value {
  /** `2026`, `2026-Q3` or `2026-09`. */
  readonly period: string
  readonly value: number
  readonly source: string
  /** Why it differs from the value before it of the same period; null: it is the first. */
  readonly reason: string | null
  /** Number of the event that added it. */
  readonly n: number
  readonly person: string
  readonly checked: 'waiting' | 'confirmed' | 'questioned'
}

export interface Question {
  readonly period: string
  readonly why: 'outlier' | 'digits' | 'checker'
  readonly words: string | null
  readonly answer: string | null
}

export interface Facts {
  readonly unit: string
  readonly decimals: number
  readonly frequency: Frequency
  readonly method: string
  readonly values: readonly Value[]
  readonly questions: readonly Question[]
}

export type SeriesState =
  | ({ readonly name: 'kept' } & Facts)
  | ({ readonly name: 'ended'; readonly reason: string } & Facts)

/** The value that stands for each period, in the order of time: the last one added. */
export function standingValues({ values }: Pick<Facts, 'values'>): readonly Value[] {
  const last = new Map(values.map((value) => [value.period, value]))
  return [...last.values()].toSorted((a, b) => (a.period < b.period ? -1 : 1))
}
