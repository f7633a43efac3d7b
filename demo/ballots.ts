/**
 * Ballots of the demo city: one that enough people answered, one that too few did, and one that is open now,
 * for whoever holds the receipt of a request that the urban managers answered.
 */
import { castVote, destroyBoxes, makeSlips } from '../src/ballots/index.ts'
import { addDays, dayOf } from '../src/kernel/index.ts'
import type { Day, Input, Instant } from '../src/kernel/index.ts'
import type { BallotAnswer } from '../src/kinds/index.ts'
import type { Ports } from '../src/matters/index.ts'
import type { FixedClock } from '../src/platform/clock.ts'
import { official } from './cast.ts'
import { CITY_CODE } from './divisions.ts'
import { PlanStage } from './plan/stage.ts'
import { demoRandom } from './random.ts'
import type { DemoRandom } from './random.ts'

interface Held {
  readonly key: string
  readonly draft: Input
  readonly groups: readonly {
    readonly name: string
    readonly people: number
    readonly invited: number
  }[]
  /** Days ago. */
  readonly ago: { readonly drafted: number; readonly opened: number; readonly closes: number }
  readonly answers: number
  /** Of a hundred who answer each question: yes, no, do not know; the rest abstain. */
  readonly mood: readonly (readonly [number, number, number])[]
}

const BY_STATISTICS =
  '由市统计局按门牌号等距抽取，信件随机装封，邮政送达；被评单位不经手名册，也不经手信件'

const HELD: readonly Held[] = [
  {
    key: 'ballot-homes',
    draft: {
      title: '保障性住房建设和配租',
      unit: 'housing',
      what: '去年全市交付保障性住房，按轮候次序配租。房租按面积收，公交和小学离得多远、房子好不好住，请住进去的和还在轮候的人来评。',
    },
    groups: [
      { name: '已入住的住户', people: 1180, invited: 70 },
      { name: '轮候家庭', people: 2460, invited: 50 },
    ],
    ago: { drafted: 62, opened: 50, closes: 30 },
    answers: 83,
    mood: [
      [71, 17, 8],
      [66, 22, 8],
      [58, 27, 10],
      [62, 20, 12],
    ],
  },
  {
    key: 'ballot-market',
    draft: {
      title: '柳岸农贸市场改造',
      unit: 'liuan',
      what: '市场停业四个月改造了排水、摊位和公厕，摊位费每月涨了八十元。买菜的人和摊主都受影响，请两方面的人来评。',
    },
    groups: [
      { name: '周边住户', people: 940, invited: 30 },
      { name: '市场摊主', people: 64, invited: 14 },
    ],
    ago: { drafted: 55, opened: 44, closes: 26 },
    answers: 22,
    mood: [
      [60, 25, 10],
      [55, 30, 10],
      [50, 35, 10],
      [55, 25, 15],
    ],
  },
]

export async function seedBallots(given: {
  readonly house: Ports
  readonly clock: FixedClock
  readonly now: Instant
  readonly seed: number
  /** What they are about, by the key of the ballot. */
  readonly about: ReadonlyMap<string, string>
  /** There are requests whose voices can be asked. */
  readonly isAsked: boolean
}): Promise<readonly string[]> {
  const { clock, now, seed, about } = given
  const random = demoRandom(seed)
  const house = { ...given.house, random }
  const stage = new PlanStage(house, clock, now)
  const failures: string[] = []
  const at = (days: number, hour = '03:10') => instantOf(dayOf(now), -days, hour)
  const act = (when: Instant, key: string, by: string, name: string, input: Input = {}) =>
    stage.at(when, [{ key, by, act: name, input }])
  const slips = async (key: string) => {
    const made = await makeSlips(
      house,
      CITY_CODE,
      stage.id(key),
      await official(stage, 'supervisor-1'),
    )
    if (!made.ok) failures.push(`slips of ${key}: ${made.refusal.code}`)
    return made.ok ? made.value.codes : []
  }
  const draft = (when: Instant, key: string, input: Input) =>
    stage.at(when, [
      {
        key,
        opens: 'ballot',
        by: 'supervisor-1',
        act: 'draft_ballot',
        input: withAbout(input, about.get(key)),
      },
    ])
  for (const { ago, ...one } of HELD) {
    const on = (days: number) => addDays(dayOf(now), -days)
    const days = {
      drafted: on(ago.drafted),
      opened: on(ago.opened),
      closes: on(ago.closes),
      counted: on(ago.closes - 2),
    }
    const asked = withAbout(one.draft, about.get(one.key))
    failures.push(...(await holdBallot(stage, { ...one, draft: asked, days }, random)))
  }
  if (given.isAsked) await openNow({ stage, draft, act, slips, at })
  clock.set(now)
  await destroyBoxes(house, CITY_CODE)
  return [...failures, ...stage.failures]
}

/** Drafted, answered, counted and published, each on its day; what went wrong. */
export async function holdBallot(
  stage: PlanStage,
  held: Omit<Held, 'ago'> & {
    readonly days: Readonly<Record<'drafted' | 'opened' | 'closes' | 'counted', Day>>
  },
  random: DemoRandom,
): Promise<readonly string[]> {
  const { key, days, groups, draft, answers, mood } = held
  const failures: string[] = []
  const at = (day: Day, hour = '03:10'): Instant => `${day}T${hour}:00.000Z`
  const act = (when: Instant, by: string, name: string, input: Input = {}) =>
    stage.at(when, [{ key, by, act: name, input }])
  await stage.at(at(days.drafted), [
    { key, opens: 'ballot', by: 'supervisor-1', act: 'draft_ballot', input: draft },
  ])
  const frame = { sort: 'letters', register: '街道住户名册', drawing: BY_STATISTICS }
  await act(at(addDays(days.drafted, 2)), 'supervisor-1', 'fix_frame', { ...frame, groups })
  const supervisor = await official(stage, 'supervisor-1')
  const made = await makeSlips(stage.house, CITY_CODE, stage.id(key), supervisor)
  if (!made.ok) return [`slips of ${key}: ${made.refusal.code}`]
  await act(at(days.opened), 'reviewer-1', 'open_ballot', { closes: days.closes })
  const asked = made.value.codes.toSorted(() => random.fraction() - 0.5).slice(0, answers)
  for (const { code } of asked) {
    const given = { code, answers: answersOf(mood, () => random.fraction()) }
    const cast = await castVote(stage.house, CITY_CODE, stage.id(key), given)
    if (!cast.ok) failures.push(`vote in ${key}: ${cast.refusal.code}`)
  }
  await act(at(days.counted), 'reviewer-1', 'count_ballot')
  await act(at(addDays(days.counted, 1)), 'supervisor-1', 'publish_ballot')
  return failures
}

interface Opening {
  readonly stage: PlanStage
  readonly draft: (when: Instant, key: string, input: Input) => Promise<unknown>
  readonly act: (
    when: Instant,
    key: string,
    by: string,
    name: string,
    input?: Input,
  ) => Promise<unknown>
  readonly slips: (key: string) => Promise<unknown>
  readonly at: (days: number, hour?: string) => Instant
}

/** Whoever has the receipt of an answered request may try it. */
async function openNow({ stage, draft, act, slips, at }: Opening): Promise<void> {
  const key = 'ballot-urban'
  await draft(at(2, '01:20'), key, {
    title: '占道、油烟和夜间噪声的处理',
    unit: 'urban',
    what: '今年以来市民反映的占道经营、油烟和夜间施工噪声，由综合行政执法局办理。办得实不实、快不快、管不管长远，请反映过的人来评。',
  })
  await act(at(2, '02:40'), key, 'supervisor-1', 'fix_frame', {
    sort: 'voices',
    register: '市综合行政执法局今年已答复的诉求',
    drawing: '不抽样：每一件已答复的诉求，反映的人和附议的人各凭自己的回执参加',
    from: addDays(stage.today, -300),
    until: addDays(stage.today, -3),
  })
  await slips(key)
  const closes = addDays(stage.today, 12)
  await act(at(1, '01:00'), key, 'reviewer-2', 'open_ballot', { closes })
}

const withAbout = (input: Input, about: string | undefined): Input =>
  about === undefined ? input : { ...input, about }

function instantOf(today: Day, days: number, hour: string): Instant {
  return `${addDays(today, days)}T${hour}:00.000Z`
}

function answersOf(mood: Held['mood'], fraction: () => number) {
  const answer = (index: number): BallotAnswer => {
    const [yes, no, unknown] = mood[index] ?? [0, 0, 0]
    const drawn = fraction() * 100
    if (drawn < yes) return 'approve'
    if (drawn < yes + no) return 'not'
    return drawn < yes + no + unknown ? 'unknown' : 'abstain'
  }
  return { support: answer(0), agree: answer(1), glad: answer(2), consent: answer(3) }
}
