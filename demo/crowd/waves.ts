/** What many say at once: a storm, a street without water, wages before a holiday, the same lamp five times. */
import type { Instant } from '../../src/kernel/index.ts'
import * as c from '../course.ts'
import type { DemoRequest, Step, Wait } from '../course.ts'
import { AREAS, areaFor, spotIn } from './places.ts'
import type { Dice } from './dice.ts'
import * as words from './officials.ts'
import { slotsOf } from './saying.ts'
import { SITUATIONS } from './situations/index.ts'
import type { Situation } from './situation.ts'
import { requestOf } from './request.ts'
import { DAYS, holidayBefore } from './when.ts'

export interface Crowding {
  readonly dice: Dice
  readonly now: Instant
  /** How many requests are wanted. */
  readonly count: number
}

function situationsOf(...categories: readonly string[]): readonly Situation[] {
  return SITUATIONS.filter(({ category }) => categories.includes(category))
}

export function secondedBy(dice: Dice, count: number): readonly (readonly Step[])[] {
  return Array.from({ length: count }, () => {
    const after: Wait = dice.chance(0.6) ? `${dice.from(8, 240)}m` : `${dice.from(5, 60)}h`
    return [c.second(dice.chance(0.55) ? dice.pick(words.SAME) : null, after)]
  })
}

/** Wind and rain over one night: each its own place, most of it urgent. */
export function storm({ dice, now, count }: Crowding): readonly DemoRequest[] {
  const struck = situationsOf('road-flooding', 'safety-danger', 'utility-power', 'utility-sewage')
  const days = [41, 40] as const
  return Array.from({ length: count }, (_none, order) => {
    const one = dice.weighted(struck)
    return requestOf({
      dice,
      now,
      key: `storm-${order}`,
      situation: one,
      between: days,
      order: 600_000 + order,
    })
  })
}

/** One street without water: the first is heard, the others are merged into it or only second it. */
export function outage({ dice, now, count }: Crowding): readonly DemoRequest[] {
  const [dry] = situationsOf('utility-water')
  const street = AREAS.find(({ name }) => name === '绣川街道')
  if (!dry || !street) throw new Error('no water to be without')
  return repeated({ dice, now, count, seconds: 40 }, dry, street, 'outage', 23)
}

/** In the fortnight before the last long holiday. */
export function wages({ dice, now, count }: Crowding): readonly DemoRequest[] {
  const owed = situationsOf('work-wages', 'work-migrant-wages')
  const holiday = holidayBefore(now)
  return Array.from({ length: count }, (_none, order) => {
    const one = dice.weighted(owed)
    const between = [holiday + 1, Math.min(DAYS - 1, holiday + 14)] as const
    return requestOf({
      dice,
      now,
      key: `wages-${order}`,
      situation: one,
      between,
      order: 700_000 + order,
    })
  })
}

/** The same thing at the same place, two to six times within two days. */
export function repeats({ dice, now, count }: Crowding): readonly DemoRequest[] {
  const made: DemoRequest[] = []
  const weighted = SITUATIONS.filter(({ where }) =>
    ['road', 'estate', 'park', 'site', 'shop', 'stop'].includes(where),
  )
  while (made.length < count) {
    const one = dice.weighted(weighted)
    const size = Math.min(dice.from(2, 6), Math.max(2, count - made.length))
    const crowding = { dice, now, count: size, seconds: dice.chance(0.5) ? dice.from(1, 9) : 0 }
    made.push(
      ...repeated(
        crowding,
        one,
        areaFor(dice, one.where),
        `same-${made.length}`,
        dice.from(1, DAYS - 2),
      ),
    )
  }
  return made.slice(0, count)
}

function repeated(
  { dice, now, count, seconds }: Crowding & { readonly seconds: number },
  situation: Situation,
  area: ReturnType<typeof areaFor>,
  key: string,
  ago: number,
): readonly DemoRequest[] {
  const spot = spotIn(dice, area, situation.where)
  const { x } = slotsOf(dice, situation, spot)
  const first = `${key}-0`
  return Array.from({ length: count }, (_none, order): DemoRequest => {
    const between = order === 0 ? ([ago, ago] as const) : ([Math.max(0, ago - 1), ago] as const)
    const made = requestOf({
      dice,
      now,
      key: `${key}-${order}`,
      situation,
      between,
      order: 800_000 + ago * 1000 + order,
      spot,
      thing: x ?? '',
    })
    if (order === 0)
      return {
        ...made,
        filed: `${ago}d 07:${String(dice.from(5, 25)).padStart(2, '0')}`,
        beside: secondedBy(dice, seconds),
      }
    if (!dice.chance(0.62)) return made
    const verdict = made.course.find(({ act }) => act === 'silence')
    return {
      ...made,
      course: [
        c.merge(first, dice.pick(words.MERGED), `${dice.from(6, 50)}m`),
        verdict ?? c.silence(),
      ],
      otherwise: made.course,
    }
  })
}
