/** Plays the demo requests through the real submit() and commit(), in the order of time. */
import type { Instant, Matter } from '../src/kernel/index.ts'
import { addDays, dayOf } from '../src/kernel/index.ts'
import { submit } from '../src/intake/index.ts'
import { actorOf, official } from './cast.ts'
import type { DemoRequest } from './course.ts'
import { CITY_CODE } from './divisions.ts'
import { afterJudging, breakSilence } from './silence.ts'
import { act, Misplayed, must } from './stage.ts'
import type { Running, Stage } from './stage.ts'
import { afterWait, filedAt } from './timeline.ts'

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
      // Nobody extends a date that is not known yet; the rest of the course goes on.
      if (error.code !== 'date_still_unknown') {
        failures.push(error.message)
        next.steps.length = 0
      }
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

async function timeOf(stage: Stage, running: Running): Promise<Instant> {
  const step = running.steps[0]
  if (!step) throw new Error('no step is left')
  if (step.act === 'silence') return afterJudging(stage, running)
  const { calendar } = await stage.house.rules(CITY_CODE)
  const by = step.by === 'resident' || step.by === 'neighbour' ? 'resident' : 'official'
  return afterWait(running.at, step.after, by, calendar, stage.random)
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
