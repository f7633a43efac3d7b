/** The city's rules in the form the kernel asks for them. */
import { dueAfter } from '../kernel/index.ts'
import type { Limit as Term, Rulebook } from '../kernel/index.ts'
import type { Rules } from '../rules/index.ts'

const OFFSET = 8 * 3_600_000

export function rulebookOf(rules: Rules): Rulebook {
  return {
    limit: (name, category) => limitOf(rules, name, category),
    due: (start, term) => dueAfter(rules.calendar, start, term),
    endOfDay: (day) => new Date(Date.parse(`${day}T23:59:59.999+08:00`)).toISOString(),
    dayOf: (instant) => new Date(Date.parse(instant) + OFFSET).toISOString().slice(0, 10),
    calendarVersion: rules.calendar.version,
  }
}

/** `clock@class`: the limit of that class, where there is one, whatever the category. */
function limitOf(rules: Rules, name: string, category: string | null): Term | null {
  const [clock = '', ofClass] = name.split('@')
  const limit =
    rules.limits.find((one) => one.clock === clock && one.scope === `class:${ofClass ?? ''}`) ??
    (rules.limits.some((one) => one.clock === clock) ? rules.limitFor(clock, category) : undefined)
  return limit
    ? { term: limit.term, rule: `${limit.clock} v${limit.version} · ${limit.basis.zh}` }
    : null
}
