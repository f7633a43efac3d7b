/** What becomes of a request, by who acts: on time or late, well or badly, promised, pressed, silent. */
import { defaultCategories } from '../../src/rules/index.ts'
import * as c from '../course.ts'
import type { DemoAnswer, Step, Wait } from '../course.ts'
import type { Dice } from './dice.ts'
import { fill, shuffled } from './saying.ts'
import type { Slots } from './saying.ts'
import type { Situation } from './situation.ts'
import { characterOf } from './units.ts'
import type { Character } from './units.ts'
import * as words from './officials.ts'
import { verdictOf, verdictSteps } from './verdicts.ts'

const BY_CODE = new Map(defaultCategories().map((one) => [one.code, one]))

export interface Given {
  readonly dice: Dice
  readonly situation: Situation
  readonly slots: Slots
  readonly unit: string
  readonly asks: number
  /** An unit that lies near, for support and for objections. */
  readonly other: string
}

export function courseOf(given: Given): readonly Step[] {
  const { dice, situation } = given
  const category = BY_CODE.get(situation.category)
  if (!category) throw new Error(`no category ${situation.category}`)
  if (category.channel !== null && dice.chance(0.8)) return elsewhere(dice, category.channel)
  if (dice.chance(0.012)) return [c.withdraw(dice.pick(words.WITHDRAWN), 'no', '4h')]
  const begun = beginning(given, category.limitClass)
  const isMoved = begun.some(({ act, input }) => act === 'rule' && input?.['unit'] === given.other)
  const then = isMoved ? { ...given, unit: given.other, other: given.unit } : given
  return [...begun, ...work(then, category)]
}

function elsewhere(dice: Dice, channel: string): readonly Step[] {
  const how = dice.pick(words.ELSEWHERE)
  if (dice.chance(0.6)) return [c.handOver(channel, how)]
  const refused = [c.refuse(how, channel), c.confirmRefusal(how)]
  if (!dice.chance(0.2)) return refused
  const appealed = [...refused, c.appeal(dice.pick(words.APPEALS))]
  return dice.chance(0.7) ? [...appealed, c.uphold(how)] : appealed
}

type Class = NonNullable<ReturnType<typeof BY_CODE.get>>['limitClass']

function beginning({ dice, unit, other }: Given, of: Class): readonly Step[] {
  const character = characterOf(unit)
  const fast = of === 'danger' || of === 'utilities'
  const dispatched = c.dispatch(unit, {
    after: of === 'danger' ? '8m' : fast ? `${dice.from(15, 70)}m` : `${dice.from(1, 3)}wh`,
    ...(dice.chance(0.14) ? { words: dice.pick(words.TO_UNIT) } : {}),
  })
  const accepted = c.accept(
    of === 'danger'
      ? '12m'
      : fast
        ? `${dice.from(20, 80)}m`
        : dice.chance(character.late / 2)
          ? '11wh'
          : `${dice.from(1, 5)}wh`,
  )
  if (fast || !dice.chance(character.objects)) return [dispatched, accepted]
  // Whoever objects often is seldom right.
  const wins = dice.chance(0.22)
  return [
    dispatched,
    c.object(dice.pick(words.GROUNDS), other, '2wh'),
    c.rule(wins ? other : unit, dice.pick(wins ? words.RULED_FOR : words.RULED_AGAINST)),
    accepted,
  ]
}

function work(
  given: Given,
  category: { readonly limitClass: Class; readonly checkRequired: boolean },
): readonly Step[] {
  const { dice, unit } = given
  const character = characterOf(unit)
  const isLate = dice.chance(character.late)
  const after = duration(dice, category.limitClass, character, isLate)
  const slow = category.limitClass === 'general' || category.limitClass === 'complex'
  const isPoor = dice.chance(character.poor)
  const before = [
    // Asked for early: what is late already cannot be extended any more.
    ...(slow && dice.chance(character.extends) ? [c.extend(dice.pick(words.EXTENDED), '4wh')] : []),
    ...(slow && dice.chance(0.07) ? support(given) : []),
    ...(dice.chance(0.12) ? [c.tell(fill(dice.pick(words.TOLD), given.slots), '2wh')] : []),
    ...(slow && dice.chance(0.06)
      ? [c.urge(dice.chance(0.5) ? dice.pick(words.URGES) : null, '22h')]
      : []),
  ]
  if (slow && dice.chance(0.012))
    return [...before, ...raised(given), ...answered(given, category.checkRequired, after, isPoor)]
  if (slow && dice.chance(character.defers))
    return [...before, ...promised(given, character, category.checkRequired)]
  return [...before, ...answered(given, category.checkRequired, after, isPoor)]
}

function duration(dice: Dice, of: Class, { pace }: Character, isLate: boolean): Wait {
  const scaled = (least: number, most: number) =>
    Math.max(1, Math.round(dice.from(least, most) * pace))
  switch (of) {
    case 'danger':
      return isLate ? `${dice.from(3, 9)}h` : `${scaled(20, 60)}m`
    case 'utilities':
      return isLate ? `${dice.from(28, 60)}h` : `${scaled(3, 15)}h`
    case 'consult':
      return isLate ? `${dice.from(2, 4)}wd` : `${Math.min(6, scaled(1, 5))}wh`
    case 'complex':
      return isLate ? `${dice.from(16, 30)}wd` : `${Math.min(13, scaled(4, 12))}wd`
    case 'general':
      return isLate ? `${dice.from(6, 16)}wd` : `${Math.min(4, scaled(1, 4))}wd`
  }
}

function support({ dice, slots, other }: Given): readonly Step[] {
  const asked = c.askSupport(other, fill(dice.pick(words.SUPPORT_ASKED), slots), '2wh')
  // Some never answer: the lead does without.
  return dice.chance(0.25)
    ? [asked]
    : [
        asked,
        c.replySupport(
          other,
          fill(dice.pick(words.SUPPORTED), slots),
          dice.chance(0.3) ? '4wd' : '1wd',
        ),
      ]
}

function raised({ dice, unit }: Given): readonly Step[] {
  return [
    c.escalate(dice.pick(words.RAISED), '1wd'),
    c.coordinate(unit, dice.pick(words.COORDINATED)),
    c.accept('1wh'),
  ]
}

function promised(given: Given, { breaks }: Character, isChecked: boolean): readonly Step[] {
  const { dice } = given
  const days = dice.from(14, 45)
  const promise = c.defer(days, fill(dice.pick(words.PROMISED), given.slots), '1wd')
  if (dice.chance(breaks)) return [promise, c.urge(dice.pick(words.URGES), `${days + 4}d`)]
  return [promise, ...answered(given, isChecked, `${Math.max(2, days - dice.from(2, 9))}d`, false)]
}

function answersOf(
  { dice, situation, slots, asks }: Given,
  isPoor: boolean,
): readonly DemoAnswer[] {
  const cannot = situation.cannot
  if (!isPoor && cannot && dice.chance(0.3)) {
    const [text, reason] = dice.pick(cannot)
    return Array.from({ length: asks }, () =>
      c.cannot(fill(text, slots), reason, dice.from(40, 120)),
    )
  }
  const texts = shuffled(dice, isPoor ? words.POOR : situation.fixed)
  return Array.from({ length: asks }, (_none, index) => {
    const text = fill(texts[index % texts.length] ?? '', slots)
    return isPoor || dice.chance(0.12) ? c.partly(text) : c.done(text)
  })
}

function checked({ dice, situation, slots }: Given): Step {
  return c.passCheck(
    fill(dice.pick(situation.found ?? words.FOUND), slots),
    `${dice.from(3, 11)}wh`,
  )
}

function answered(given: Given, isChecked: boolean, after: Wait, isPoor: boolean): readonly Step[] {
  const { dice, slots } = given
  const first = c.answer(answersOf(given, isPoor), after)
  if (!isChecked) return [first, ...judgedAfter(given, isChecked, isPoor)]
  if (isPoor && dice.chance(0.7)) {
    const failed = c.failCheck(fill(dice.pick(words.NOT_FOUND), slots), '1wd')
    return [
      first,
      failed,
      c.answer(answersOf(given, false), '3wd'),
      checked(given),
      ...judgedAfter(given, true, false),
    ]
  }
  return [first, checked(given), ...judgedAfter(given, isChecked, isPoor)]
}

/** Judged, called or silent; whoever is not satisfied has it done again. */
function judgedAfter(given: Given, isChecked: boolean, isPoor: boolean): readonly Step[] {
  const { dice } = given
  const verdict = verdictOf(dice, isPoor ? 0.25 : 0.83)
  const wantsAgain = verdict.solved === 'no' && dice.chance(isPoor ? 0.75 : 0.4)
  if (!wantsAgain) return verdictSteps(dice, verdict)
  return [
    c.judge({ ...verdict, again: true }, `${dice.from(3, 40)}h`),
    c.answer(answersOf(given, false), `${dice.from(1, 4)}wd`),
    ...(isChecked ? [checked(given)] : []),
    ...verdictSteps(dice, verdictOf(dice, 0.78), 'supervisor'),
  ]
}
