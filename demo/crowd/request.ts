/** One request of the crowd: what is said, through which door, and what becomes of it. */
import type { Instant } from '../../src/kernel/index.ts'
import type { DemoRequest } from '../course.ts'
import { courseOf } from './courses.ts'
import type { Dice } from './dice.ts'
import { areaFor, spotIn } from './places.ts'
import type { Spot } from './places.ts'
import { say, slotsOf, whoOf } from './saying.ts'
import type { Situation } from './situation.ts'
import { neighbourOf, unitFor } from './units.ts'
import { doorOf, filedBy } from './when.ts'

export interface Wanted {
  readonly dice: Dice
  readonly now: Instant
  readonly key: string
  readonly situation: Situation
  /** Filed between so many and so many days ago. */
  readonly between: readonly [number, number]
  /** Counts the people, for telephone numbers that nobody has. */
  readonly order: number
  readonly spot?: Spot
  readonly thing?: string
}

export function requestOf(wanted: Wanted): DemoRequest {
  const { dice, now, key, situation, between, order } = wanted
  const spot = wanted.spot ?? spotIn(dice, areaFor(dice, situation.where), situation.where)
  const slots = {
    ...slotsOf(dice, situation, spot),
    ...(wanted.thing === undefined ? {} : { x: wanted.thing }),
  }
  const door = doorOf(dice)
  const { title, text, asks } = say(dice, situation, slots)
  const who = whoOf(dice, order)
  const unit = unitFor(situation.category, situation.trade, spot.division)
  const other = neighbourOf(situation.category, unit, spot.division)
  return {
    key,
    category: situation.category,
    division: spot.division,
    place: spot.full,
    door,
    title,
    text,
    ...(asks ? { asks } : {}),
    ...(who ? { who } : {}),
    filed: filedBy(dice, now, door, between),
    course: courseOf({ dice, situation, slots, unit, asks: asks?.length ?? 1, other }),
  }
}
