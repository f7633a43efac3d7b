/**
 * Plays the demo requests through the real writer, in the order of time. What falls within the same
 * few minutes shares one commit, as it does in a house with many hands.
 */
import type { Instant, Matter } from '../src/kernel/index.ts'
import { addDays, dayOf } from '../src/kernel/index.ts'
import { commissionOf } from '../src/intake/index.ts'
import { commit } from '../src/matters/index.ts'
import type { Commission, Done } from '../src/matters/index.ts'
import { actorOf, official } from './cast.ts'
import type { DemoRequest, Step } from './course.ts'
import { CITY_CODE } from './divisions.ts'
import type { Photo } from './photos/index.ts'
import { Queue } from './queue.ts'
import { afterDraw, afterJudging, drawOf } from './silence.ts'
import { Misplayed } from './stage.ts'
import type { Filed, Running, Stage } from './stage.ts'
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

/** What happens within this many milliseconds is written together, and at most so much of it. */
const WINDOW = 12 * 60_000
const MOST = 120

export async function play(
  stage: Stage,
  requests: readonly DemoRequest[],
  onActs?: (done: number) => void,
): Promise<Play> {
  const filed = requests.map((request): Filed => ({ request, matter: null, receipt: null }))
  const byKey = new Map(filed.map((one) => [one.request.key, one]))
  const company: Company = { stage, byKey, queue: new Queue(), failures: [], count: 0 }
  for (const one of filed) {
    const { request } = one
    enter(company, one, request.course, filedAt(stage.now, request.filed), false)
  }
  let acts = 0
  for (let next = company.queue.first; next; next = company.queue.first) {
    if (next.at > stage.now) break
    const batch = gather(company.queue, stage.now)
    stage.clock.set(batch.at(-1)?.at ?? next.at)
    acts += await perform(company, batch)
    onActs?.(acts)
  }
  const played = filed.flatMap(({ request, matter, receipt }) =>
    matter === null ? [] : [{ key: request.key, matter, receipt: receipt?.code ?? null }],
  )
  return { played, failures: company.failures }
}

interface Company {
  readonly stage: Stage
  readonly byKey: ReadonlyMap<string, Filed>
  readonly queue: Queue<Running>
  readonly failures: string[]
  count: number
}

function enter(
  company: Company,
  filed: Filed,
  steps: readonly Step[],
  at: Instant,
  isBeside: boolean,
): void {
  const order = company.count
  company.count += 1
  company.queue.add({ filed, steps: [...steps], at, order, isBeside })
}

function gather(queue: Queue<Running>, now: Instant): Running[] {
  const batch: Running[] = []
  const from = queue.first?.at ?? now
  const until = new Date(Math.min(Date.parse(from) + WINDOW, Date.parse(now))).toISOString()
  for (
    let next = queue.first;
    next && next.at <= until && batch.length < MOST;
    next = queue.first
  ) {
    queue.take()
    batch.push(next)
  }
  return batch
}

interface Part {
  readonly running: Running
  readonly step: Step | null
  readonly commission: Commission
}

async function perform(company: Company, batch: readonly Running[]): Promise<number> {
  const parts: Part[] = []
  for (const running of batch) {
    running.at = company.stage.clock.now()
    const part = await partOf(company, running)
    if (part) parts.push(part)
  }
  const results = await commit(
    company.stage.house,
    CITY_CODE,
    parts.map(({ commission }) => commission),
  )
  for (const [index, part] of parts.entries()) {
    const result = results[index]
    if (result?.ok) happened(company, part, result.value)
    else refused(company, part, result?.refusal)
    await goOn(company, part.running)
  }
  return parts.length
}

/** What is asked of the writer; null: it cannot be asked yet, and is tried again. */
async function partOf(company: Company, running: Running): Promise<Part | null> {
  const { stage } = company
  if (running.filed.matter === null)
    return { running, step: null, commission: await opening(stage, running.filed) }
  const step = running.steps.shift()
  if (!step) throw new Error('no step is left')
  const commission =
    step.act === 'silence' ? await drawOf(stage, running) : await acting(company, running, step)
  if (commission) return { running, step, commission }
  running.steps.unshift(step)
  const again = step.act === 'silence' ? await afterJudging(stage, running) : running.at
  running.at = again > running.at ? again : later(running.at)
  company.queue.add(running)
  return null
}

function happened(company: Company, { running, step }: Part, done: Done): void {
  const { filed } = running
  filed.matter = done.matter
  if (step?.act === 'silence') running.steps.unshift(...afterDraw(done, step.input ?? {}))
  if (step !== null) return
  filed.receipt = done.receipt
  for (const steps of filed.request.beside ?? []) {
    const first = steps[0]
    if (first) enter(company, filed, steps, afterStep(company.stage, running.at, first), true)
  }
}

function refused(
  { failures }: Company,
  { running, step }: Part,
  refusal: { readonly code: string } | undefined,
): void {
  // Nobody extends a date that is not known yet; the rest of the course goes on.
  if (refusal?.code === 'date_still_unknown') return
  const { request } = running.filed
  // Two matters that looked like one: what it was to be merged into was answered before.
  const isAlone = step?.act === 'merge' && request.otherwise !== undefined
  running.steps = isAlone ? [...(request.otherwise ?? [])] : []
  if (isAlone || running.isBeside) return
  const name = step?.act ?? 'the opening'
  failures.push(`demo request ${request.key}: ${name} was refused: ${JSON.stringify(refusal)}`)
}

async function goOn({ stage, queue }: Company, running: Running): Promise<void> {
  const step = running.steps[0]
  if (!step) return
  running.at =
    step.act === 'silence' ? await afterJudging(stage, running) : afterStep(stage, running.at, step)
  queue.add(running)
}

/** Whose course takes its time was looked at and found not urgent, whatever its words sound like. */
function dangerOf({ danger, course, otherwise = [] }: DemoRequest): { readonly danger?: boolean } {
  if (danger !== undefined) return { danger }
  const unhurried = new Set(['object', 'extend', 'defer', 'escalate'])
  const takesTime = [...course, ...otherwise].some(({ act }) => unhurried.has(act))
  return takesTime ? { danger: false } : {}
}

async function opening(stage: Stage, { request }: Filed): Promise<Commission> {
  const { door, who, opening: begun = draftOf(request) } = request
  const input = {
    text: request.text,
    title: request.title,
    category: request.category,
    division: request.division,
    ...(request.place === '' ? {} : { place: request.place }),
    ...(request.asks === undefined ? {} : { asks: request.asks }),
    ...dangerOf(request),
    ...(request.accuses === undefined ? {} : { accuses: true, accused_unit: request.accuses }),
  }
  if (begun === null) {
    const identity = who ? { identity: who } : {}
    const photo = await stage.photos.found.get(request.key)
    const commission = commissionOf(stage.house, { door, input, ...identity, receipt: true })
    return withPhoto(commission, photo)
  }
  return {
    kind: 'request',
    act: begun.act,
    input: { ...input, ...begun.input },
    actor: await official(stage, 'operator-1'),
    door,
    ...(who ? { identity: who } : {}),
    receipt: 'author',
  }
}

type Begun = NonNullable<DemoRequest['opening']>

/** What begins with submitting or discarding was a draft first. */
function draftOf({ course }: DemoRequest): Begun | null {
  const first = course[0]?.act
  return first === 'submit' || first === 'discard' ? { act: 'draft', input: {} } : null
}

/** Null: it names a request that nobody has filed yet. */
async function acting(
  { stage, byKey }: Company,
  running: Running,
  step: Step,
): Promise<Commission | null> {
  const { matter, request } = running.filed
  if (!matter) throw new Error(`${request.key} was not filed`)
  const needed = step.act === 'dispatch' ? { category: request.category } : {}
  const input = resolved(step.input ?? {}, stage, byKey)
  if (input === null) return null
  const commission: Commission = {
    matter: matter.id,
    act: step.act,
    input: { ...needed, ...input },
    actor: await actorOf(stage, running.filed, step.by),
    ...(step.by === 'neighbour' ? { receipt: 'second' as const } : {}),
  }
  const isLast = step.act === 'claim_done' && !running.steps.some(({ act }) => act === 'claim_done')
  return isLast ? withPhoto(commission, await stage.photos.mended.get(request.key)) : commission
}

function withPhoto(commission: Commission, photo: Photo | undefined): Commission {
  if (!photo) return commission
  const { holder, file } = photo
  const input = commission.input as Readonly<Record<string, unknown>>
  return { ...commission, input: { ...input, files: [file] }, holder }
}

/** Days counted from the step, and other requests by the number they were given. */
function resolved(
  input: Readonly<Record<string, unknown>>,
  stage: Stage,
  byKey: ReadonlyMap<string, Filed>,
): Record<string, unknown> | null {
  const today = dayOf(stage.clock.now())
  let isKnown = true
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve)
    if (typeof value !== 'object' || value === null) return value
    if ('daysAhead' in value) return addDays(today, Number(value.daysAhead))
    if ('request' in value) {
      const key = String(value.request)
      if (!byKey.has(key)) throw new Misplayed(`there is no demo request ${key}`)
      const other = byKey.get(key)?.matter
      if (!other) isKnown = false
      return other?.number
    }
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolve(one)]))
  }
  const all = resolve(input) as Record<string, unknown>
  return isKnown ? all : null
}

function afterStep({ calendar, random }: Stage, from: Instant, step: Step): Instant {
  const by = step.by === 'resident' || step.by === 'neighbour' ? 'resident' : 'official'
  return afterWait(from, step.after, by, calendar, random)
}

function later(at: Instant): Instant {
  return new Date(Date.parse(at) + 20 * 60_000).toISOString()
}
