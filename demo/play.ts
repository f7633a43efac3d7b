/** Plays the demo requests through the real submit() and commit(), in the order of time. */
import type { Actor, Instant, Matter } from '../src/kernel/index.ts'
import { addDays, dayOf } from '../src/kernel/index.ts'
import { submit } from '../src/intake/index.ts'
import { commit } from '../src/matters/index.ts'
import type { Commission, Done, Ports } from '../src/matters/index.ts'
import { officialOf } from '../src/org/index.ts'
import type { FixedClock } from '../src/platform/clock.ts'
import type { DemoRequest, Doer, Step } from './course.ts'
import { CITY_CODE } from './divisions.ts'
import type { DemoRandom } from './random.ts'
import { afterWait, filedAt } from './timeline.ts'

export interface Stage {
  readonly house: Ports
  readonly clock: FixedClock
  readonly random: DemoRandom
  readonly now: Instant
}

/** A request on its way: what comes next, and when. */
interface Running {
  readonly request: DemoRequest
  readonly steps: Step[]
  at: Instant
  matter: Matter | null
  receipt: { readonly id: string; readonly code: string } | null
}

export interface Played {
  readonly key: string
  readonly matter: Matter
  readonly receipt: string | null
}

/** Steps that were refused: a test allows none, a newcomer's first start survives them. */
export interface Play {
  readonly played: readonly Played[]
  readonly failures: readonly string[]
}

class Misplayed extends Error {}

/** Posts that do a step when none is named. */
const POST_OF: Partial<Record<Extract<Doer, string>, readonly string[]>> = {
  operator: ['operator-1', 'operator-2'],
  dispatcher: ['dispatcher-1', 'dispatcher-2'],
  reviewer: ['reviewer-1'],
  'other-reviewer': ['reviewer-2'],
  arbiter: ['arbiter'],
  checker: ['checker-1', 'checker-2'],
  caller: ['caller-1', 'caller-2'],
  supervisor: ['supervisor-1'],
  archivist: ['archivist'],
  sealed: ['sealed-1'],
  'other-sealed': ['sealed-2'],
}

export async function play(
  stage: Stage,
  requests: readonly DemoRequest[],
  onAct?: (done: number) => void,
): Promise<Play> {
  const running = requests.map((request): Running => ({
    request,
    steps: [...request.course],
    at: filedAt(stage.now, request.filed),
    matter: null,
    receipt: null,
  }))
  const byKey = new Map(running.map((one) => [one.request.key, one]))
  const waiting = new Set(running)
  const failures: string[] = []
  for (let acts = 0; waiting.size > 0; acts += 1) {
    const next = earliest(waiting)
    if (next.at > stage.now) break
    stage.clock.set(next.at)
    try {
      if (next.matter === null) await file(stage, next)
      else await perform(stage, next, byKey)
    } catch (error) {
      if (!(error instanceof Misplayed)) throw error
      failures.push(error.message)
      next.steps.length = 0
    }
    if (next.steps.length === 0) waiting.delete(next)
    else next.at = await timeOf(stage, next)
    onAct?.(acts + 1)
  }
  const played = running.flatMap(({ request, matter, receipt }) =>
    matter === null ? [] : [{ key: request.key, matter, receipt: receipt?.code ?? null }],
  )
  return { played, failures }
}

function earliest(waiting: ReadonlySet<Running>): Running {
  let first: Running | undefined
  for (const one of waiting) if (first === undefined || one.at < first.at) first = one
  if (first === undefined) throw new Error('nothing is waiting')
  return first
}

async function file(stage: Stage, running: Running): Promise<void> {
  const { request } = running
  const isDraft = request.course[0]?.act === 'submit' || request.course[0]?.act === 'discard'
  const input = {
    text: request.text,
    title: request.title,
    category: request.category,
    division: request.division,
    ...(request.place === '' ? {} : { place: request.place }),
    ...(request.asks === undefined ? {} : { asks: request.asks }),
    ...(request.danger === undefined ? {} : { danger: request.danger }),
    ...(request.accuses === undefined ? {} : { accuses: true, accused_unit: request.accuses }),
  }
  const done = isDraft
    ? await act(stage, {
        kind: 'request',
        act: 'draft',
        input,
        actor: await official(stage, 'operator-1'),
        door: request.door,
        ...(request.who ? { identity: request.who } : {}),
        receipt: 'author',
      })
    : must(
        request,
        'receive',
        await submit(stage.house, CITY_CODE, {
          door: request.door,
          input,
          ...(request.who ? { identity: request.who } : {}),
          receipt: true,
        }),
      )
  running.matter = done.matter
  running.receipt = done.receipt
}

async function perform(
  stage: Stage,
  running: Running,
  byKey: ReadonlyMap<string, Running>,
): Promise<void> {
  const step = running.steps.shift()
  if (!step) throw new Error('no step is left')
  if (step.act === 'silence') return breakSilence(stage, running, step)
  const matter = running.matter
  if (!matter) throw new Error(`${running.request.key} was not filed`)
  const needed = step.act === 'dispatch' ? { category: running.request.category } : {}
  const input = { ...needed, ...resolved(step.input ?? {}, stage, byKey) }
  const done = await act(
    stage,
    {
      matter: matter.id,
      act: step.act,
      input,
      actor: await actorOf(stage, running, step.by),
      ...(step.by === 'neighbour' ? { receipt: 'second' as const } : {}),
    },
    running.request,
  )
  running.matter = done.matter
}

/** Draws the sample; who is drawn is called, three times at most, and then it is closed as what it is. */
async function breakSilence(stage: Stage, running: Running, { input = {} }: Step): Promise<void> {
  const matter = running.matter
  if (!matter) throw new Error(`${running.request.key} was not filed`)
  const done = await act(
    stage,
    { matter: matter.id, act: 'draw', input: {}, actor: { as: 'system', part: 'sampling' } },
    running.request,
  )
  running.matter = done.matter
  const isCalled = 'sample' in done.matter.state && done.matter.state.sample === 'call'
  const call = (after: Step['after'], answer: Step['input']): Step => ({
    act: 'call_back',
    by: 'caller',
    after,
    ...(answer ? { input: answer } : {}),
  })
  const close = (act_: string): Step => ({ act: act_, by: 'caller', after: '2wh' })
  if (!isCalled) running.steps.unshift(close('close_unjudged'))
  else if (Object.keys(input).length === 0) {
    const nobody = { reached: false }
    running.steps.unshift(
      call('2wh', nobody),
      call('1wd', nobody),
      call('1wd', nobody),
      close('close_unjudged'),
    )
  } else running.steps.unshift(call('3wh', { reached: true, ...input }), close('close'))
}

async function timeOf(stage: Stage, running: Running): Promise<Instant> {
  const step = running.steps[0]
  if (!step) throw new Error('no step is left')
  if (step.act === 'silence') {
    const due = running.matter?.clocks['judging']?.due
    // Not known: it is answered when it is known, which is not in this demonstration.
    return due
      ? new Date(Date.parse(due) + 9 * 3_600_000).toISOString()
      : '9999-12-31T00:00:00.000Z'
  }
  const { calendar } = await stage.house.rules(CITY_CODE)
  const by = step.by === 'resident' || step.by === 'neighbour' ? 'resident' : 'official'
  return afterWait(running.at, step.after, by, calendar, stage.random)
}

async function actorOf(stage: Stage, running: Running, by: Doer): Promise<Actor> {
  const { matter, receipt } = running
  if (typeof by === 'object') return official(stage, 'post' in by ? by.post : `${by.unit}-clerk-1`)
  switch (by) {
    case 'resident':
      return { as: 'resident', matter: matter?.id ?? '', receipt: receipt?.id ?? '' }
    case 'neighbour':
      return { as: 'door', door: 'web' }
    case 'sampling':
      return { as: 'system', part: 'sampling' }
    case 'lead': {
      const lead = matter?.bindings.find((one) => one.role === 'lead' && one.until === null)
      return official(stage, `${lead?.unit}-clerk-1`)
    }
    default: {
      const posts = POST_OF[by] ?? []
      return official(stage, posts[stage.random.below(posts.length)] ?? by)
    }
  }
}

async function official(stage: Stage, post: string): Promise<Actor> {
  const actor = officialOf(await stage.house.org(CITY_CODE), `h-${post}`)
  if (!actor) throw new Error(`nobody holds the post ${post}`)
  return actor
}

/** Days counted from the step, and other requests by the number they were given. */
function resolved(
  input: Readonly<Record<string, unknown>>,
  stage: Stage,
  byKey: ReadonlyMap<string, Running>,
): Record<string, unknown> {
  const today = dayOf(stage.clock.now())
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve)
    if (typeof value !== 'object' || value === null) return value
    if ('daysAhead' in value) return addDays(today, Number(value.daysAhead))
    if ('request' in value) {
      const other = byKey.get(String(value.request))?.matter
      if (!other) throw new Misplayed(`${String(value.request)} is not filed yet`)
      return other.number
    }
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolve(one)]))
  }
  return resolve(input) as Record<string, unknown>
}

async function act(stage: Stage, commission: Commission, request?: DemoRequest): Promise<Done> {
  const [result] = await commit(stage.house, CITY_CODE, [commission])
  return must(request, commission.act, result)
}

type Outcome = Awaited<ReturnType<typeof commit>>[number]

function must(request: DemoRequest | undefined, name: string, result: Outcome | undefined): Done {
  if (result?.ok) return result.value
  throw new Misplayed(
    `demo request ${request?.key}: ${name} was refused: ${JSON.stringify(result?.refusal)}`,
  )
}
