import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import type { Json, Matter } from '../kernel/index.ts'
import { submit } from '../intake/index.ts'
import { commit, readEvents, toWarn } from '../matters/index.ts'
import { fixedClock } from '../platform/clock.ts'
import type { Queryable } from '../platform/database.ts'
import { importCalendar } from '../rules/index.ts'
import { drawSamples, recomputeUnknown, reconcile, revealedSeeds, sweep } from './index.ts'
import { drawValue } from './sampling.ts'

const DAY = 86_400_000

let city: TestCity
const clock = fixedClock('2026-03-02T01:00:00.000Z')

beforeAll(async () => {
  city = await testCity({ clock })
})

afterAll(() => city.drop({ replays: false }))

type Login = Parameters<TestCity['actorOf']>[0]

async function file(input: Record<string, Json> = {}): Promise<Matter> {
  const done = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input: { text: '巷口的路灯坏了，晚上看不见路', ...input },
    receipt: false,
  })
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value.matter
}

async function act(matter: Matter, name: string, login: Login, input: Json = {}): Promise<Matter> {
  const actor = await city.actorOf(login)
  const [done] = await commit(city.house, city.jurisdiction, [
    { matter: matter.id, act: name, input, actor },
  ])
  if (!done?.ok) throw new Error(`${name}: ${done?.refusal.code}`)
  return done.value.matter
}

const dispatched = async () =>
  act(await file(), 'dispatch', 'dispatcher', { unit: 'housing', category: 'home-property' })

async function answered(): Promise<Matter> {
  const matter = await act(await dispatched(), 'accept', 'housing-clerk')
  return act(matter, 'claim_done', 'housing-clerk', {
    answers: [{ outcome: 'done', text: '三月二日已更换三盏路灯并逐一通电试亮' }],
  })
}

async function current(matter: Matter): Promise<Matter> {
  const [row] = await city.house.db.query<{ body: Matter }>(
    'select body from matters where jurisdiction_id = $1 and matter_id = $2',
    [city.jurisdiction, matter.id],
  )
  if (!row) throw new Error('not there')
  return row.body
}

async function noticesOf(matter: Matter, name: string): Promise<string[]> {
  const rows = await city.house.db.query<{ body: { to: string; act: string } }>(
    'select body from outbox where jurisdiction_id = $1 and matter_id = $2 order by created_at, outbox_id',
    [city.jurisdiction, matter.id],
  )
  return rows.filter(({ body }) => body.act === name).map(({ body }) => body.to)
}

const stagesOf = async (matter: Matter) =>
  (await readEvents(city.house, city.jurisdiction, matter.id))
    .filter((event) => event.act === 'warn')
    .map((event) => event.input['stage'])

describe('the sweep', () => {
  it('tells supervisors before, the holder when it is due, and the next level after a limit', async () => {
    const matter = await dispatched()
    // Accept within one working day: until Tuesday midnight.
    await sweep(city.house, city.jurisdiction)
    expect(await stagesOf(matter)).toEqual([])
    clock.set('2026-03-03T12:00:00.000Z')
    await sweep(city.house, city.jurisdiction)
    expect(await stagesOf(matter)).toEqual(['soon'])
    expect(await noticesOf(matter, 'warn')).toEqual(['power:supervise'])
    clock.set('2026-03-03T16:00:00.000Z')
    await sweep(city.house, city.jurisdiction)
    expect(await stagesOf(matter)).toEqual(['soon', 'due'])
    expect(await noticesOf(matter, 'warn')).toEqual(['power:supervise', 'unit:housing'])
    clock.set('2026-03-05T16:00:00.000Z')
    await sweep(city.house, city.jurisdiction)
    await sweep(city.house, city.jurisdiction)
    expect((await stagesOf(matter)).slice(0, 3)).toEqual(['soon', 'due', 'over'])
    expect((await noticesOf(matter, 'warn')).slice(0, 3)).toEqual([
      'power:supervise',
      'unit:housing',
      'unit:gov',
    ])
  })

  it('says the latest that is true when it was not there for a while', async () => {
    const matter = await dispatched()
    clock.advance(30 * DAY)
    await sweep(city.house, city.jurisdiction)
    expect(await stagesOf(matter)).toEqual(['over'])
    await sweep(city.house, city.jurisdiction)
    expect(await stagesOf(matter)).toEqual(['over'])
  })

  it('gives one warning however many sweep at once', async () => {
    const matter = await dispatched()
    clock.advance(30 * DAY)
    await Promise.all(Array.from({ length: 5 }, () => sweep(city.house, city.jurisdiction)))
    expect(await stagesOf(matter)).toEqual(['over'])
    expect(await noticesOf(matter, 'warn')).toHaveLength(1)
  })

  it('changes nothing but that it was warned', async () => {
    const matter = await dispatched()
    clock.advance(30 * DAY)
    await sweep(city.house, city.jurisdiction)
    const after = await current(matter)
    expect({ ...after, n: 0, changedAt: '', warned: [] }).toEqual({
      ...JSON.parse(JSON.stringify(matter)),
      n: 0,
      changedAt: '',
      warned: [],
    })
  })

  it('warns anew when a new term begins: a rework does not escalate at once', async () => {
    const matter = await answered()
    const actor = { as: 'resident', matter: matter.id, receipt: 'r' } as const
    clock.advance(20 * DAY)
    const [done] = await commit(city.house, city.jurisdiction, [
      { matter: matter.id, act: 'judge', input: { solved: 'no', again: true }, actor },
    ])
    expect(done?.ok).toBe(true)
    await sweep(city.house, city.jurisdiction)
    expect(await stagesOf(matter)).toEqual([])
  })

  it('tells of a sealed matter only the posts that may know of it', async () => {
    const inside = await file({ accuses: true, accused_unit: 'housing' })
    clock.advance(2 * DAY)
    await sweep(city.house, city.jurisdiction)
    expect(new Set(await noticesOf(inside, 'warn'))).toEqual(new Set(['post:sealed']))
  })

  it('reads what is due by index: a hundred thousand duties not yet due cost nothing', async () => {
    await city.database.owner.query(
      `insert into duties select $1, 'far-' || n, 'k', 'lead', '{accept}', 'unit', 'nowhere', 'accept',
         '2026-01-01', '2199-01-01', 'soon', '2198-01-01', '2026-01-01' from generate_series(1, 100000) n`,
      [city.jurisdiction],
    )
    await city.database.owner.query('analyze duties')
    const explained: string[] = []
    const explaining: Queryable = {
      query: async <R extends object>(text: string, values: readonly unknown[] = []) => {
        const rows = await city.database.owner.query<{ 'QUERY PLAN': unknown }>(
          `explain (analyze, buffers, format json) ${text}`,
          values,
        )
        explained.push(JSON.stringify(rows))
        return [] as R[]
      },
      statement: () => Promise.reject(new Error('not asked')),
    }
    await toWarn(explaining, city.jurisdiction, clock.now(), null, 50)
    expect(explained.join()).toContain('duties_to_warn')
    const [plan] = JSON.parse(explained[0] ?? '[]') as [
      { 'QUERY PLAN': [{ Plan: Record<string, number> }] },
    ]
    const { 'Shared Hit Blocks': hit = 0, 'Shared Read Blocks': read = 0 } =
      plan['QUERY PLAN'][0].Plan
    expect(hit + read).toBeLessThan(60)
    await city.database.owner.query(
      `delete from duties where jurisdiction_id = $1 and matter_id like 'far-%'`,
      [city.jurisdiction],
    )
  })
})

describe('the sample of those who say nothing', () => {
  it('is drawn once the time to judge is over, and can be drawn again by anybody afterwards', async () => {
    const matters = await Promise.all(Array.from({ length: 30 }, answered))
    expect(await drawSamples(city.house, city.jurisdiction)).toBe(0)
    clock.advance(8 * DAY)
    expect(await drawSamples(city.house, city.jurisdiction)).toBeGreaterThanOrEqual(30)
    expect(await drawSamples(city.house, city.jurisdiction)).toBe(0)

    const day = clock.now()
    expect((await revealedSeeds(city.house.db, city.jurisdiction, day)).length).toBe(0)
    clock.advance(DAY)
    const [revealed] = await revealedSeeds(city.house.db, city.jurisdiction, clock.now())
    if (!revealed) throw new Error('no seed was told')
    const seed = Buffer.from(revealed.seed, 'hex')
    expect(revealed.commitment).toBe(`sha256:${createHash('sha256').update(seed).digest('hex')}`)
    const drawn: string[] = []
    for (const matter of matters) {
      const events = await readEvents(city.house, city.jurisdiction, matter.id)
      const draw = events.find((event) => event.act === 'draw')?.given.readings['draw']
      expect(draw).toEqual({
        value: drawValue(seed, matter.id),
        rate: 0.2,
        day: revealed.day,
        seed: revealed.commitment,
      })
      const { state } = await current(matter)
      expect(state).toMatchObject({ sample: drawValue(seed, matter.id) < 0.2 ? 'call' : 'leave' })
      drawn.push((state as unknown as { sample: string }).sample)
    }
    expect(drawn).toContain('leave')
  })

  it('has the rate the city set', async () => {
    await city.database.owner.query(
      `update jurisdictions set settings = '{"call_back_rate": 1}' where id = $1`,
      [city.jurisdiction],
    )
    const matter = await answered()
    clock.advance(20 * DAY)
    await drawSamples(city.house, city.jurisdiction)
    expect((await current(matter)).state).toMatchObject({ sample: 'call' })
  })

  it('lets nobody change a seed', async () => {
    const sql = `update sampling_seeds set seed = seed where jurisdiction_id = 1`
    await expect(city.house.db.query(sql)).rejects.toThrow(/permission denied/)
  })

  it('is nearly as large as it should be, over many', () => {
    const seed = Buffer.alloc(32, 9)
    const drawn = Array.from({ length: 20_000 }, (_, n) => drawValue(seed, `m-${n}`)).filter(
      (value) => value < 0.2,
    )
    // Five standard deviations.
    expect(Math.abs(drawn.length - 4000)).toBeLessThan(5 * Math.sqrt(20_000 * 0.2 * 0.8))
  })
})

describe('reconciliation', () => {
  it('finds that what came in is the sum of states, and says so', async () => {
    const found = await reconcile(city.house, city.jurisdiction)
    expect(found.differences).toEqual([])
    expect(found.cameIn).toBe(found.inStates)
    expect(found.cameIn).toBeGreaterThan(30)
  })

  it('raises the alarm when a count was altered', async () => {
    await city.database.owner.query(
      `update tallies set value = value + 1 where ctid = (
         select ctid from tallies where jurisdiction_id = $1 and measure = 'state' and door = 'web' limit 1)`,
      [city.jurisdiction],
    )
    clock.advance(1)
    const found = await reconcile(city.house, city.jurisdiction)
    expect(found.inStates).toBe(found.cameIn + 1)
    expect(found.differences).toContainEqual({
      door: 'web',
      state: '',
      counted: found.inStates,
      found: found.cameIn,
    })
    const alarms = await city.house.db.query<{ body: { what: string } }>(
      `select body from outbox where jurisdiction_id = $1 and topic = 'alarm'`,
      [city.jurisdiction],
    )
    expect(alarms.map(({ body }) => body.what)).toEqual(['reconciliation'])
    const [kept] = await city.house.db.query<{ differences: unknown[] }>(
      'select differences from reconciliations where jurisdiction_id = $1 order by at desc limit 1',
      [city.jurisdiction],
    )
    expect(kept?.differences).toEqual(found.differences)
  })

  it('raises it when a matter was lost', async () => {
    await city.database.owner.query(
      `delete from matters where jurisdiction_id = $1 and matter_id = (select min(matter_id) from matters where jurisdiction_id = $1)`,
      [city.jurisdiction],
    )
    clock.advance(1)
    const { differences } = await reconcile(city.house, city.jurisdiction)
    expect(differences.some(({ state, counted, found }) => state !== '' && counted > found)).toBe(
      true,
    )
  })
})

describe('dates beyond the last known year', () => {
  it('are unknown, get a date when the notice comes, and keep that they were unknown', async () => {
    clock.set('2026-12-30T02:00:00.000Z')
    const matter = await act(await dispatched(), 'accept', 'housing-clerk')
    expect(matter.clocks['whole']).toMatchObject({ due: null, earlier: [] })
    await sweep(city.house, city.jurisdiction)
    expect(await recomputeUnknown(city.house, city.jurisdiction)).toBe(0)
    await city.database.owner.transaction((tx) => publish2027(tx))
    clock.set('2026-12-31T02:00:00.000Z')
    expect(await recomputeUnknown(city.house, city.jurisdiction)).toBeGreaterThan(0)
    const after = await current(matter)
    // Thursday and Friday of the old year are counted, then New Year's Day off.
    expect(after.clocks['whole']?.due).toMatch(/^2027-01-0[5-8]T15:59:59/)
    expect(after.clocks['whole']?.earlier).toEqual([null])
    expect(await recomputeUnknown(city.house, city.jurisdiction)).toBe(0)
  })
})

async function publish2027(tx: Queryable): Promise<void> {
  const notice = {
    year: 2027,
    paper: '试验〔2026〕1号',
    title: '试验用节假日安排',
    issued: '2026-12-30',
    holidays: ['2027-01-01', ...Array.from({ length: 10 }, (_, n) => `2027-10-${n + 10}`)],
    makeups: [],
  }
  expect(await importCalendar(tx, notice)).toMatchObject({ ok: true })
}
