/** Of those who say nothing a sample is drawn and called. */
import type { Instant, Matter } from '../src/kernel/index.ts'
import { readVisible } from '../src/matters/index.ts'
import type { Commission, Done } from '../src/matters/index.ts'
import type { Step } from './course.ts'
import { CITY_CODE } from './divisions.ts'
import { Misplayed } from './stage.ts'
import type { Running, Stage } from './stage.ts'

/** Draws the sample, once the time to judge is over; null: it is not yet. */
export async function drawOf(stage: Stage, running: Running): Promise<Commission | null> {
  const matter = await stored(stage, running)
  const isOver = matter.state.name === 'answered' && stage.clock.now() > judgingEnds(matter)
  if (!isOver) return null
  return { matter: matter.id, act: 'draw', input: {}, actor: { as: 'system', part: 'sampling' } }
}

/** Who is drawn is called, three times at most, and then it is closed as what it is. */
export function afterDraw({ matter }: Done, verdict: NonNullable<Step['input']>): readonly Step[] {
  const isCalled = 'sample' in matter.state && matter.state.sample === 'call'
  const call = (after: Step['after'], input: Step['input'] = { reached: false }): Step => ({
    act: 'call_back',
    by: 'caller',
    after,
    input,
  })
  const unjudged: Step = { act: 'close_unjudged', by: 'caller', after: '2wh' }
  if (!isCalled) return [unjudged]
  if (Object.keys(verdict).length === 0) return [call('2wh'), call('1wd'), call('1wd'), unjudged]
  const close: Step = { act: 'close', by: 'caller', after: '2wh' }
  return [call('3wh', { reached: true, ...verdict }), ...(verdict['again'] === true ? [] : [close])]
}

/** As it is now: an answer may have come through a matter this one was merged into. */
async function stored(stage: Stage, { filed }: Running): Promise<Matter> {
  if (filed.matter && filed.matter.state.name !== 'merged') return filed.matter
  const system = { as: 'system', part: 'sampling' } as const
  const matter = await readVisible(stage.house.db, CITY_CODE, filed.matter?.id ?? '', system)
  if (!matter) throw new Misplayed(`${filed.request.key} is not there`)
  filed.matter = matter
  return matter
}

/** Where the calendar is not known, silence lasts: nothing is closed by guessing. */
function judgingEnds(matter: Matter): Instant {
  return matter.clocks['judging']?.due ?? NEVER
}

const NEVER = '9999-12-31T00:00:00.000Z'
const TWO_DAYS = 2 * 86_400_000

/** After the time to judge is over; two days later again, where there is no answer yet. */
export async function afterJudging(stage: Stage, running: Running): Promise<Instant> {
  const matter = await stored(stage, running)
  const from = matter.clocks['judging'] ? judgingEnds(matter) : running.at
  if (from === NEVER) return NEVER
  const wait = matter.clocks['judging'] ? 9 * 3_600_000 : TWO_DAYS
  return new Date(Date.parse(from) + wait).toISOString()
}
