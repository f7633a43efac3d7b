/** Month by month: posts enter their values, somebody else checks them, what looks odd is explained. */
import type { Instant, Matter } from '../../src/kernel/index.ts'
import { addDays } from '../../src/kernel/index.ts'
import type { SeriesState } from '../../src/kinds/index.ts'
import { BEFORE, monthOf, officeTime, OVER } from './calendar.ts'
import type { MadePlan, Planned } from './making.ts'
import type { Deed, PlanStage } from './stage.ts'

/** Something that happens in the plan, beside its values. */
export interface Happening {
  readonly at: Instant
  /** Made when it happens: it may name what came before. */
  readonly deeds: () => readonly Deed[]
}

/** Which value was put right later, and why. */
const REVISED = { key: 'homes-liuqiao-new', month: BEFORE + 2, less: 18 } as const
const WHY_REVISED = '多计了十八套：主体完工但钥匙还没有交付，核对交付单后扣除'

export async function liveThrough(
  stage: PlanStage,
  { leaves }: MadePlan,
  happenings: readonly Happening[],
): Promise<void> {
  const ahead = happenings.toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const until = async (at: Instant) => {
    for (let next = ahead[0]; next && next.at <= at; next = ahead[0]) {
      ahead.shift()
      await stage.at(next.at, next.deeds())
    }
  }
  for (let n = 0; n < BEFORE + OVER; n += 1) {
    const month = monthOf(stage.today, n)
    const entered = officeTime(addDays(month.last, 8), 10)
    await until(entered)
    const bodies = await stage.at(
      entered,
      leaves.map((one) => valueOf(one, n, month.period)),
    )
    await stage.at(officeTime(addDays(month.last, 9), 15), checksOf(leaves, n, month.period))
    const asked = questionsIn(bodies, leaves, month.period)
    await stage.at(officeTime(addDays(month.last, 10), 9), asked)
    if (n === REVISED.month + 2)
      await stage.at(officeTime(addDays(month.last, 11), 9), [revision(stage, leaves)])
  }
  await until(stage.now)
}

function valueOf({ leaf, stream, figures }: Planned, n: number, period: string): Deed {
  return {
    key: `${leaf.key}-series`,
    by: leaf.lead,
    act: 'enter_value',
    input: { period, value: figures.values[n] ?? 0, source: stream.source },
  }
}

/** The last month is only half looked at: there is something to do at the desk. */
function checksOf(leaves: readonly Planned[], n: number, period: string): readonly Deed[] {
  const all = n === BEFORE + OVER - 1 ? leaves.filter((_one, at) => at % 3 > 0) : leaves
  return all.map(({ leaf }, at): Deed => ({
    key: `${leaf.key}-series`,
    by: at % 2 === 0 ? 'checker-1' : 'checker-2',
    act: 'check_value',
    input: { period, outcome: 'confirmed', words: '抽查原始单据，与填报的一致' },
  }))
}

const EXPLAINED: Readonly<Record<string, string>> = {
  stalled: '这个月几乎没有进展：前置条件没有到位，现场停工，已提出卡点。',
  recovering: '前几个月欠账，入夏后加了班组，这个月补得多。',
}

function questionsIn(
  bodies: readonly Matter[],
  leaves: readonly Planned[],
  period: string,
): readonly Deed[] {
  return bodies.flatMap((body): Deed[] => {
    const { questions } = body.state as unknown as SeriesState
    const owner = leaves.find(
      ({ leaf }) =>
        body.bindings.some(({ post }) => post === leaf.lead) &&
        body.subject.title.includes(leaf.what),
    )
    const isOpen = questions.some((one) => one.period === period && one.answer === null)
    if (!isOpen || !owner) return []
    const words =
      EXPLAINED[owner.leaf.course] ?? '当月集中验收了两批，单据日期集中，已附验收单编号。'
    return [
      {
        key: `${owner.leaf.key}-series`,
        by: owner.leaf.lead,
        act: 'answer_question',
        input: { period, words },
      },
    ]
  })
}

function revision(stage: PlanStage, leaves: readonly Planned[]): Deed {
  const one = leaves.find(({ leaf }) => leaf.key === REVISED.key)
  if (!one) throw new Error(`the plan has no ${REVISED.key}`)
  const { period } = monthOf(stage.today, REVISED.month)
  return {
    key: `${REVISED.key}-series`,
    by: one.leaf.lead,
    act: 'revise_value',
    input: {
      period,
      value: (one.figures.values[REVISED.month] ?? 0) - REVISED.less,
      source: one.stream.source,
      reason: WHY_REVISED,
    },
  }
}
