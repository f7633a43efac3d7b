/** Periods of a series: months, quarters, years, as they are written, and when their values are due. Pure. */
import { addDays } from '../../kernel/index.ts'

export type Frequency = 'month' | 'quarter' | 'year'

export const PERIODS: Readonly<Record<Frequency, RegExp>> = {
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-Q[1-4]$/,
  year: /^\d{4}$/,
}

/** Values are due this many days after their period ends. */
export const DAYS_AFTER = 20

/** The day after which a period is over: `2026-09` → `2026-09-30`. */
export function endOfPeriod(period: string): string {
  const year = Number(period.slice(0, 4))
  const month = /^\d{4}$/.test(period)
    ? 12
    : period.includes('Q')
      ? Number(period.at(-1)) * 3
      : Number(period.slice(5))
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

/** The period in which a day lies. */
export function periodOf(frequency: Frequency, on: string): string {
  const [year, month] = [on.slice(0, 4), Number(on.slice(5, 7))]
  if (frequency === 'year') return year
  return frequency === 'quarter'
    ? `${year}-Q${Math.ceil(month / 3)}`
    : `${year}-${String(month).padStart(2, '0')}`
}

/** When the next value is owed: some days after the first period that has none. */
export function nextDue(frequency: Frequency, known: string | null, today: string): string {
  const from = known === null ? today : addDays(endOfPeriod(known), 1)
  return addDays(endOfPeriod(periodOf(frequency, from)), DAYS_AFTER)
}
