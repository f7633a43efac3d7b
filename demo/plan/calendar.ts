/** The months the plan lives through: two years of values, the second of them the year of the plan. */
import type { Day, Instant } from '../../src/kernel/index.ts'
import { addDays } from '../../src/kernel/index.ts'

/** Months with values: the year before, and what is over of the year of the plan. */
export const BEFORE = 12
export const OVER = 10

export interface Month {
  /** 0 is the first month of the year before. */
  readonly n: number
  /** `2026-09`. */
  readonly period: string
  readonly first: Day
  readonly last: Day
}

/** Month `n` of the plan seen on a day: the last that is over is number BEFORE + OVER - 1. */
export function monthOf(today: Day, n: number): Month {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const at = (offset: number) =>
    new Date(Date.UTC(year, month - 1 + offset, 1)).toISOString().slice(0, 10)
  const offset = n - (BEFORE + OVER)
  const first = at(offset)
  return { n, period: first.slice(0, 7), first, last: addDays(at(offset + 1), -1) }
}

/** First and last day of the year of the plan, and of the year before it. */
export function yearOf(
  today: Day,
  which: 'plan' | 'before',
): { readonly from: Day; readonly to: Day } {
  const first = which === 'plan' ? BEFORE : 0
  return { from: monthOf(today, first).first, to: monthOf(today, first + 11).last }
}

/** A day of the year of the plan, in office hours; days before now count from now. */
export function officeTime(day: Day, hour: number): Instant {
  return new Date(`${day}T${String(hour).padStart(2, '0')}:00:00.000+08:00`).toISOString()
}
