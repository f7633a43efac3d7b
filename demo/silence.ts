/** Of those who say nothing a sample is drawn and called. */
import type { Instant, Matter } from '../src/kernel/index.ts'
import { readVisible } from '../src/matters/index.ts'
import type { Step } from './course.ts'
import { CITY_CODE } from './divisions.ts'
import { act, Misplayed } from './stage.ts'
import type { Running, Stage } from './stage.ts'

/** Draws the sample; who is drawn is called, three times at most, and then it is closed as what it is. */
export async function breakSilence(stage: Stage, running: Running, step: Step): Promise<void> {
  const matter = await stored(stage, running)
  const isOver = matter.state.name === 'answered' && stage.clock.now() > judgingEnds(matter)
  if (!isOver) {
    running.steps.unshift(step)
    return
  }
  const draw = { act: 'draw', input: {}, actor: { as: 'system', part: 'sampling' } } as const
  const done = await act(stage, { matter: matter.id, ...draw }, running.request)
  running.matter = done.matter
  const isCalled = 'sample' in done.matter.state && done.matter.state.sample === 'call'
  running.steps.unshift(...afterDraw(isCalled, step.input ?? {}))
}

function afterDraw(isCalled: boolean, verdict: NonNullable<Step['input']>): readonly Step[] {
  const call = (after: Step['after'], input: Step['input'] = { reached: false }): Step => ({
    act: 'call_back',
    by: 'caller',
    after,
    input,
  })
  const unjudged: Step = { act: 'close_unjudged', by: 'caller', after: '2wh' }
  if (!isCalled) return [unjudged]
  if (Object.keys(verdict).length === 0) return [call('2wh'), call('1wd'), call('1wd'), unjudged]
  return [call('3wh', { reached: true, ...verdict }), { act: 'close', by: 'caller', after: '2wh' }]
}

/** As it is now: an answer may have come through a matter this one was merged into. */
async function stored(stage: Stage, running: Running): Promise<Matter> {
  const id = running.matter?.id ?? ''
  const system = { as: 'system', part: 'sampling' } as const
  const matter = await readVisible(stage.house.db, CITY_CODE, id, system)
  if (!matter) throw new Misplayed(`${running.request.key} is not there`)
  return matter
}

/** Where the calendar is not known, silence lasts: nothing is closed by guessing. */
function judgingEnds(matter: Matter): Instant {
  return matter.clocks['judging']?.due ?? NEVER
}

const NEVER = '9999-12-31T00:00:00.000Z'
const DAY = 86_400_000

/** After the time to judge is over; a day later again, where there is no answer yet. */
export async function afterJudging(stage: Stage, running: Running): Promise<Instant> {
  const matter = await stored(stage, running)
  const from = matter.clocks['judging'] ? judgingEnds(matter) : running.at
  if (from === NEVER) return NEVER
  const wait = matter.clocks['judging'] ? 9 * 3_600_000 : DAY
  return new Date(Date.parse(from) + wait).toISOString()
}
