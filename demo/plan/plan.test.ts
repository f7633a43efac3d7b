import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../../tests/support/database.ts'
import type { SeriesState, TargetState } from '../../src/kinds/index.ts'
import { backtest } from '../../src/plans/forecast.ts'
import { pointsOf } from '../../src/plans/standing.ts'
import { CITY_CODE, seedDemo } from '../seed.ts'

const NOW = '2026-11-24T05:21:00.000Z'
const SECRETS = { masterKey: Buffer.alloc(32, 1), receiptSecret: Buffer.alloc(32, 2) }

let test: TestDatabase
let made: Awaited<ReturnType<typeof seedDemo>>
beforeAll(async () => {
  test = await testDatabase()
  made = await seedDemo({ parts: { db: test.db, ...SECRETS }, now: NOW, requests: [] })
}, 180_000)
afterAll(() => test.drop())

async function countBy(kind: string): Promise<Readonly<Record<string, number>>> {
  const rows = await test.db.query<{ state: string; n: number }>(
    `select state, count(*)::int as n from matters where jurisdiction_id = $1 and kind = $2 group by 1`,
    [CITY_CODE, kind],
  )
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

describe('the plan of the demo city', () => {
  it('was made and lived through, nothing refused', () => {
    expect(made.plan.failures).toEqual([])
  })

  it('has targets on three levels, some of last year, in every state a reader should meet', async () => {
    const states = await countBy('target')
    expect(Object.keys(states).toSorted()).toEqual([
      'cannot',
      'cannot_claimed',
      'claimed',
      'closed',
      'running',
      'to_judge',
    ])
    const all = Object.values(states).reduce((sum, n) => sum + n, 0)
    expect(all).toBe(made.plan.ids.size - 37 - 12 - 4)
    expect(await countBy('series')).toEqual({ kept: 37 })
    expect(await countBy('blocker')).toEqual({ raised: 3, solved: 1 })
  })

  it('is looked after: inspected, praised, urged, reviewed, decided on, in a campaign', async () => {
    expect(made.failures).toEqual([])
    expect(await countBy('inspection')).toEqual({ approved: 1, closed: 2, planned: 1 })
    expect(await countBy('rectification')).toEqual({ closed: 3, found: 1, working: 1 })
    expect(await countBy('urging')).toEqual({ closed: 1, replied: 1 })
    expect(await countBy('praise')).toEqual({ approved: 1 })
    expect(await countBy('review')).toEqual({ asked: 1 })
    expect(await countBy('decision')).toEqual({ decided: 1, submitted: 1 })
    expect(await countBy('campaign')).toEqual({ running: 1 })
    expect(await countBy('activity')).toEqual({ approved: 1, closed: 2 })
  })
})

/** What the early warning would have said of last year, month by month, beside what came of it. */
describe('the early warning, tried on the past of the demo', () => {
  it('warned two months before of what was missed, and of nothing else', async () => {
    const rows = await test.db.query<{ state: TargetState; series: SeriesState }>(
      `select t.body -> 'state' as state, s.body -> 'state' as series from matters t
         join matters s on s.jurisdiction_id = $1 and s.matter_id = t.body -> 'state' ->> 'series'
        where t.jurisdiction_id = $1 and t.kind = 'target'
          and t.body -> 'state' ->> 'deadline' < '2026-01-01'`,
      [CITY_CODE],
    )
    const found = backtest(
      rows.map(({ state, series }) => ({ ...state, points: pointsOf(series) })),
    )
    expect(found.courses).toBe(15)
    expect(found.missed).toBeGreaterThanOrEqual(4)
    expect(found.precision).toBeGreaterThanOrEqual(0.8)
    expect(found.recall).toBeGreaterThanOrEqual(0.75)
    expect(found.days).toBeGreaterThanOrEqual(60)
  })
})
