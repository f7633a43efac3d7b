import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { publicServer } from '../../tests/support/public-server.ts'
import { receiptIn, visitor } from '../../tests/support/visitor.ts'
import { padded, SIZES } from './padding.ts'

let city: TestCity
let app: FastifyInstance

beforeAll(async () => {
  city = await testCity()
  app = await publicServer(city.house, city.jurisdiction)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

describe("pages of one's own matter", () => {
  it('leave in three sizes, whatever was written and whoever is accused (A9)', async () => {
    const lengths = new Set<number>()
    const seen = (body: string) => lengths.add(Buffer.byteLength(body))
    for (let n = 0; n < 40; n += 1) {
      const someone = visitor(app)
      await someone.get('/say')
      const accuses = n % 2 === 0 ? { accuses: 'yes', accused_unit: 'urban' } : {}
      const text = `第${n}件：${'摊贩每天占着人行道，'.repeat(1 + ((n * 37) % 400))}`
      seen((await someone.press('下一步：核对', { text, ...accuses })).body)
      // Whether others said the same decides what the button is called.
      const sent = await someone.press('提交').catch(() => someone.press('不是同一件，单独提交'))
      seen(sent.body)
      await someone.get('/my')
      seen((await someone.press('查看', { code: receiptIn(sent.body) })).body)
    }
    expect(lengths.size).toBeLessThanOrEqual(3)
    for (const length of lengths) expect(SIZES).toContain(length)
  })

  it('equal pages stay equal, and what is larger than all sizes goes in their multiples', () => {
    expect(padded('同一页')).toBe(padded('同一页'))
    expect(padded('')).toHaveLength(SIZES[0])
    for (const length of [SIZES[0] - 7, SIZES[0] - 6, SIZES[2] - 6, SIZES[2] * 2 + 1])
      expect(Buffer.byteLength(padded('x'.repeat(length))) % SIZES[0]).toBe(0)
  })
})
