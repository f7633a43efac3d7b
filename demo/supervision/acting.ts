/** Acts of supervision in the demo city, so many days ago and in office hours. */
import { addDays } from '../../src/kernel/index.ts'
import type { Input, Instant } from '../../src/kernel/index.ts'
import { linkedBodies } from '../../src/matters/index.ts'
import { CITY_CODE } from '../divisions.ts'
import { officeTime } from '../plan/calendar.ts'
import type { PlanStage } from '../plan/stage.ts'

export interface Play {
  readonly stage: PlanStage
  /** So many days ago, at this hour. */
  at(days: number, hour?: number): Instant
  /** A day before today, or after it where the number is negative. */
  day(days: number): string
  opens(
    days: number,
    key: string,
    by: string,
    way: readonly [string, string],
    input: Input,
  ): Promise<void>
  does(days: number, key: string, by: string, act: string, input?: Input): Promise<void>
  /** Keys for what came of a matter by itself, each by words of its own. */
  cameOf(key: string, kind: string, words: Readonly<Record<string, string>>): Promise<void>
}

export function playOn(stage: PlanStage): Play {
  const day = (days: number) => addDays(stage.today, -days)
  const at = (days: number, hour = 10) => officeTime(day(days), hour)
  return {
    stage,
    at,
    day,
    async opens(days, key, by, [opens, act], input) {
      await stage.at(at(days, 9), [{ key, opens, by, act, input }])
    },
    async does(days, key, by, act, input = {}) {
      await stage.at(at(days), [{ key, by, act, input }])
    },
    async cameOf(key, kind, words) {
      const to = { to: stage.id(key), type: 'caused_by', kind }
      const found = await linkedBodies(stage.house.db, CITY_CODE, to)
      for (const [name, text] of Object.entries(words)) {
        const one = found.find(({ subject }) => subject.text.includes(text))
        if (one) stage.ids.set(name, one.id)
      }
    },
  }
}
