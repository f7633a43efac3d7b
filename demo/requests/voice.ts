/** Short requests: what was said in full, and one of the usual courses with its own answer. */
import type { Door } from '../../src/kernel/index.ts'
import * as c from '../course.ts'
import type { DemoAnswer, DemoRequest, DemoVerdict, Step } from '../course.ts'
import type { DemoDivision } from '../divisions.ts'

type Voice = Omit<DemoRequest, 'key'>

/** `days`: filed so many days ago; or '5h'. */
export function voice(
  category: string,
  [division, place]: readonly [DemoDivision, string],
  [door, days]: readonly [Door, number | `${number}h` | `${number}m`],
  title: string,
  text: string,
  course: readonly Step[],
  more: Partial<Pick<Voice, 'asks' | 'who' | 'danger'>> = {},
): Voice {
  const filed = typeof days === 'number' ? `${days}d ${hourOf(door, title)}` : days
  return { category, division, place, door, filed, title, text, course, ...more }
}

/** Names the requests of a file, so that every key is there once. */
export function named(name: string, voices: readonly Voice[]): readonly DemoRequest[] {
  return voices.map((one, n) => ({ key: `${name}-${n + 1}`, ...one }))
}

/** People telephone in the morning and write at night; the same title always at the same minute. */
function hourOf(door: Door, title: string): string {
  let sum = 0
  for (const character of title) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 100_003
  const [first, span] = door === 'web' || door === 'open311' ? [9, 14] : [8, 10]
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(first + (sum % span))}:${pad(sum % 60)}`
}

type Answers = string | DemoAnswer | readonly DemoAnswer[]
const answers = (given: Answers) => (typeof given === 'string' ? c.done(given) : given)
const begun = (unit: string): Step[] => [c.dispatch(unit), c.accept()]
const checked = (evidence: string | undefined): Step[] =>
  evidence === undefined ? [] : [c.passCheck(evidence)]

interface More {
  /** What the check found, where the category is checked. */
  readonly check?: string
  readonly after?: c.Wait
  readonly between?: readonly Step[]
}

/** Nobody has taken it yet. */
export const waiting = (): readonly Step[] => []
export const sent = (unit: string): readonly Step[] => [c.dispatch(unit, { after: '30m' })]
export const inHand = (unit: string, told?: string): readonly Step[] => [
  ...begun(unit),
  ...(told === undefined ? [] : [c.tell(told, '3wh')]),
]
export const answered = (unit: string, given: Answers, more: More = {}): readonly Step[] => [
  ...begun(unit),
  ...(more.between ?? []),
  c.answer(answers(given), more.after ?? '2wd'),
  ...checked(more.check),
]
/** Judged by the resident, and closed. */
export const judged = (
  unit: string,
  given: Answers,
  verdict: DemoVerdict,
  more: More = {},
): readonly Step[] => [...answered(unit, given, more), c.judge(verdict), c.close()]
export const solved = (
  unit: string,
  given: Answers,
  words?: string,
  more: More = {},
): readonly Step[] =>
  judged(
    unit,
    given,
    {
      solved: 'yes',
      satisfied: 'yes',
      explained: 'yes',
      ...(words === undefined ? {} : { words }),
    },
    more,
  )
/** Called back and asked. */
export const called = (
  unit: string,
  given: Answers,
  verdict: DemoVerdict,
  more: More = {},
): readonly Step[] => [...answered(unit, given, more), c.callBack(verdict), c.close()]
/** Says nothing; if drawn, is asked, or cannot be reached. */
export const quiet = (
  unit: string,
  given: Answers,
  ifCalled?: DemoVerdict,
  more: More = {},
): readonly Step[] => [...answered(unit, given, more), c.silence(ifCalled)]
/** Not satisfied the first time. */
export const again = (
  unit: string,
  first: Answers,
  why: string | undefined,
  second: Answers,
  verdict: DemoVerdict,
  more: More = {},
): readonly Step[] => [
  ...answered(unit, first, more),
  c.judge({
    solved: 'no',
    satisfied: 'no',
    again: true,
    ...(why === undefined ? {} : { words: why }),
  }),
  c.answer(answers(second), '3wd'),
  ...checked(more.check),
  c.judge(verdict),
  c.close('3wh', 'supervisor'),
]
