/** Calls that end on the line: answered from what is known, or connected to those who save lives. */
import type { Instant } from '../../src/kernel/index.ts'
import * as c from '../course.ts'
import type { DemoRequest } from '../course.ts'
import type { Dice } from './dice.ts'
import { areaFor, spotIn } from './places.ts'
import { fill, slotsOf, whoOf } from './saying.ts'
import type { Situation } from './situation.ts'
import { SITUATIONS } from './situations/index.ts'
import { DAYS, filedBy } from './when.ts'

const ASKED_OFTEN: ReadonlySet<string> = new Set([
  'gov-policy',
  'order-household',
  'care-health-insurance',
  'care-fund',
  'gov-paper',
  'firm-licence',
])

interface Emergency {
  readonly channel: string
  readonly category: string
  readonly title: string
  readonly text: string
}

const EMERGENCIES: readonly Emergency[] = [
  {
    channel: '119',
    category: 'safety-danger',
    title: '{s}楼道起火冒烟',
    text: '{p}三楼楼道冒黑烟，有人在喊。',
  },
  {
    channel: '120',
    category: 'health-hospital',
    title: '{s}有老人倒地',
    text: '{p}有位老人突然倒地，叫不应。',
  },
  {
    channel: '110',
    category: 'order-nuisance',
    title: '{s}有人持棍打架',
    text: '{p}七八个人打起来了，有人拿棍子。',
  },
  {
    channel: '122',
    category: 'traffic-jam',
    title: '{s}两车相撞有人受伤',
    text: '{p}两车撞了，司机卡在里面。',
  },
]

export interface Calling {
  readonly dice: Dice
  readonly now: Instant
  readonly count: number
}

export function answeredCalls({ dice, now, count }: Calling): readonly DemoRequest[] {
  const known = SITUATIONS.filter(({ category }) => ASKED_OFTEN.has(category))
  return Array.from({ length: count }, (_none, order) => {
    const situation = dice.weighted(known)
    const { slots, ...said } = heard(dice, situation, order)
    const solved = dice.chance(0.8) ? { solved: dice.chance(0.92) ? 'yes' : 'partly' } : {}
    return {
      ...said,
      key: `call-${order}`,
      category: situation.category,
      title: fill(dice.pick(situation.titles), slots),
      text: `${fill(dice.pick(situation.says), slots)}${fill(dice.pick(situation.wants), slots)}。`,
      filed: filedBy(dice, now, 'hotline', [0, DAYS - 1]),
      opening: {
        act: 'answer_call',
        input: { answer: fill(dice.pick(situation.fixed), slots), ...solved },
      },
      course:
        'solved' in solved ? [c.close('4wh')] : [c.silence({ solved: 'yes', satisfied: 'yes' })],
    }
  })
}

export function connectedCalls({ dice, now, count }: Calling): readonly DemoRequest[] {
  const anywhere = SITUATIONS.find(({ where }) => where === 'road')
  if (!anywhere) throw new Error('there are no roads')
  return Array.from({ length: count }, (_none, order) => {
    const { channel, category, title, text } = dice.pick(EMERGENCIES)
    const { slots, ...said } = heard(dice, anywhere, 500_000 + order)
    return {
      ...said,
      key: `connected-${order}`,
      category,
      title: fill(title, slots),
      text: fill(text, slots),
      filed: filedBy(dice, now, 'hotline', [0, DAYS - 1]),
      opening: { act: 'connect_call', input: { channel } },
      course: [],
    }
  })
}

function heard(dice: Dice, situation: Situation, order: number) {
  const spot = spotIn(dice, areaFor(dice, situation.where), situation.where)
  const who = whoOf(dice, 400_000 + order)
  return {
    door: 'hotline' as const,
    division: spot.division,
    place: spot.full,
    slots: slotsOf(dice, situation, spot),
    ...(who ? { who } : {}),
  }
}
