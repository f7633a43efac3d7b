/** What residents say of an answer, or do not say. */
import * as c from '../course.ts'
import type { DemoVerdict, Doer, Step } from '../course.ts'
import type { Dice } from './dice.ts'
import * as words from './officials.ts'

export function verdictOf(dice: Dice, solvedShare: number): DemoVerdict {
  const draw = dice.fraction()
  const solved =
    draw < solvedShare ? 'yes' : draw < solvedShare + (1 - solvedShare) * 0.4 ? 'partly' : 'no'
  const said = solved === 'yes' ? words.GLAD : solved === 'partly' ? words.HALF : words.ANGRY
  const satisfied =
    solved === 'yes' ? (dice.chance(0.9) ? 'yes' : 'partly') : solved === 'partly' ? 'partly' : 'no'
  return {
    solved,
    satisfied,
    explained: solved === 'no' ? (dice.chance(0.5) ? 'no' : 'partly') : 'yes',
    ...(dice.chance(0.5) ? { pressed: dice.chance(0.012) ? 'yes' : 'no' } : {}),
    ...(dice.chance(0.45) ? { words: dice.pick(said) } : {}),
  }
}

/** Two in three say nothing; of those a sample is called, and not everybody answers the telephone. */
export function verdictSteps(
  dice: Dice,
  verdict: DemoVerdict,
  closer: Doer = 'caller',
): readonly Step[] {
  if (!dice.chance(0.36))
    return [c.silence(dice.chance(0.66) ? withoutPressure(verdict) : 'unreached')]
  const judged = [c.judge(verdict, `${dice.from(2, 60)}h`), c.close(`${dice.from(2, 6)}wh`, closer)]
  if (verdict.solved === 'yes' && dice.chance(0.16)) return [...judged, consent(dice)]
  if (verdict.solved !== 'yes' && dice.chance(0.12))
    return [...judged, c.askAgain(dice.pick(words.ANGRY), '3d')]
  return dice.chance(0.05) ? [...judged, c.archive()] : judged
}

function consent(dice: Dice): Step {
  return { act: 'consent', by: 'resident', after: `${dice.from(1, 30)}h`, input: { publish: true } }
}

/** Who presses is seldom named on the telephone. */
function withoutPressure({ pressed: _pressed, ...verdict }: DemoVerdict): DemoVerdict {
  return verdict
}
