/**
 * Appraisals of the demo city: last year's, from its rules to its publication, with one appeal that stood; and this
 * year's, whose rules stand and whose results are still to come.
 */
import { appraisalOf, computeAppraisal } from '../src/appraisal/index.ts'
import { destroyBoxes } from '../src/ballots/index.ts'
import { addDays, dayOf } from '../src/kernel/index.ts'
import type { Input, Instant } from '../src/kernel/index.ts'
import { targetsDue } from '../src/matters/index.ts'
import type { Ports } from '../src/matters/index.ts'
import type { FixedClock } from '../src/platform/clock.ts'
import { holdBallot } from './ballots.ts'
import { CITY_CODE } from './divisions.ts'
import { PlanStage } from './plan/stage.ts'
import { demoRandom } from './random.ts'

const BASIS =
  '《示范市年度考核办法》，《整治形式主义为基层减负若干规定》（2024年）：不以开会发文、台账留痕、工作笔记作为考核依据'
const CONTEXT =
  '住建、交通的任务周期长、受征迁影响大；人社、民政的任务面向个人，数量多；执法、环保的诉求以夜间噪声、油烟为主，反复率高。所以旁边列出同类诉求应有的占比，不作加减分。'

/** Asked last autumn about the work of these units. */
const ASKED = [
  {
    unit: 'transport',
    title: '公交线路优化',
    what: '去年调整了十一条公交线路，撤并三个站点，新开两条夜班车。等车时间、换乘次数都有变化，请沿线住户来评。',
    mood: [78, 14, 5],
  },
  {
    unit: 'environment',
    title: '油烟和扬尘治理',
    what: '去年对两百家餐馆加装油烟净化，对十九个工地装了喷淋。闻不闻得到、看不看得见，请周边住户来评。',
    mood: [54, 33, 9],
  },
] as const

export async function seedAppraisals(given: {
  readonly house: Ports
  readonly clock: FixedClock
  readonly now: Instant
  readonly seed: number
}): Promise<readonly string[]> {
  const { clock, now, seed } = given
  const random = demoRandom(seed)
  const house = { ...given.house, random }
  const stage = new PlanStage(house, clock, now)
  const year = Number(dayOf(now).slice(0, 4))
  const units = await unitsOf(house, year - 1)
  if (units.length < 2) return []
  const at = (day: string, hour = '02:20'): Instant => `${day}T${hour}:00.000Z`
  const act = (day: string, key: string, by: string, name: string, input: Input = {}) =>
    stage.at(at(day), [{ key, by, act: name, input }])
  const rules = (of: number, measures: readonly (readonly [string, number])[]): Input => ({
    title: `${of} 年度工作考核`,
    year: of,
    basis: BASIS,
    measures: measures.map(([measure, weight]) => ({ measure, weight })),
    units,
    context: CONTEXT,
  })
  const adopt = async (
    key: string,
    of: number,
    measures: readonly (readonly [string, number])[],
  ) => {
    await stage.at(at(`${of}-01-08`), [
      {
        key,
        opens: 'appraisal',
        by: 'supervisor-1',
        act: 'draft_rules',
        input: rules(of, measures),
      },
    ])
    await act(`${of}-01-10`, key, 'supervisor-1', 'consult', { closes: `${of}-01-26` })
    const words = '征迁慢不全在本单位，建议看清楚是哪一方没有动。'
    await act(`${of}-01-16`, key, 'housing-clerk-1', 'comment_rules', { words })
    const dealt = '采纳：只看到期的任务有没有达成；如实报告办不成、经核查确已尽力的，不计入。'
    await act(`${of}-01-28`, key, 'mayor', 'adopt_rules', { dealt })
  }
  const before = year - 1
  await adopt('appraisal-before', before, [
    ['targets', 50],
    ['ballots', 50],
  ])
  const failures: string[] = []
  for (const [n, { mood, ...draft }] of ASKED.entries()) {
    const held = {
      key: `ballot-before-${n}`,
      draft,
      groups: [
        { name: '沿线和周边住户', people: 5200, invited: 48 },
        { name: '街道居民代表', people: 320, invited: 16 },
      ],
      days: {
        drafted: `${before}-09-04`,
        opened: `${before}-09-12`,
        closes: `${before}-09-30`,
        counted: `${before}-10-09`,
      },
      answers: 44 + n * 5,
      mood: [mood, mood, mood, mood],
    }
    failures.push(...(await holdBallot(stage, held, random)))
  }
  await told({ stage, act, clock, at, year })
  await adopt('appraisal', year, [
    ['solved', 30],
    ['truthful', 15],
    ['in_time', 15],
    ['targets', 25],
    ['ballots', 15],
  ])
  clock.set(now)
  await destroyBoxes(house, CITY_CODE)
  return [...failures, ...stage.failures]
}

interface Telling {
  readonly stage: PlanStage
  readonly act: (
    day: string,
    key: string,
    by: string,
    name: string,
    input?: Input,
  ) => Promise<unknown>
  readonly clock: FixedClock
  readonly at: (day: string) => Instant
  readonly year: number
}

async function told({ stage, act, clock, at, year }: Telling): Promise<void> {
  const key = 'appraisal-before'
  clock.set(at(`${year}-04-08`))
  const matter = await appraisalOf(stage.house, CITY_CODE, stage.id(key))
  if (matter) await computeAppraisal(stage.house, CITY_CODE, matter)
  await act(`${year}-04-09`, key, 'supervisor-1', 'tell_results')
  await act(`${year}-04-15`, key, 'environment-clerk-1', 'appeal_result', {
    measure: 'ballots',
    grounds: '评议对象里工地周边的住户偏多，不能代表全市，请不计入这次评议。',
  })
  await act(`${year}-04-24`, key, 'arbiter', 'decide_appeal', {
    outcome: 'stands',
    reason: '评议对象由统计局按门牌号等距抽取，范围和办法在评议开始前已经公布，没有偏向。',
  })
  await act(addDays(`${year}-04-09`, 40), key, 'reviewer-1', 'publish_results')
}

/** Those that led a target of that year, but for whoever holds the appraisal. */
async function unitsOf(house: Ports, year: number): Promise<readonly string[]> {
  const due = await targetsDue(house.db, CITY_CODE, {
    from: `${year}-01-01`,
    until: `${year}-12-31`,
  })
  const leads = due.flatMap(({ bindings }) =>
    bindings.flatMap(({ role, unit, until }) =>
      role === 'lead' && until === null ? (unit ?? []) : [],
    ),
  )
  const holders = new Set(['gov', 'inspection', 'hotline'])
  const asked = ['housing', ...ASKED.map(({ unit }) => unit)]
  return [...new Set([...leads, ...asked])].filter((unit) => !holders.has(unit)).toSorted()
}
