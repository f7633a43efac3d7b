/**
 * A resident leaves no trace but what they said: no address, no browser, no way they came by, no
 * receipt in plain, no identity in plain, in no table and no line of the log (A2, B1, B5).
 */
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLog } from '../../src/platform/log.ts'
import { testCity } from '../support/city.ts'
import type { TestCity } from '../support/city.ts'
import { publicServer } from '../support/public-server.ts'
import { receiptIn, visitor } from '../support/visitor.ts'

const CANARIES = {
  'user-agent': 'CanaryBrowser/7.3',
  referer: 'https://canary-before.example/secret-page',
  'x-forwarded-for': '203.0.113.77',
  'x-real-ip': '203.0.113.78',
  forwarded: 'for=203.0.113.79',
  'accept-language': 'cy-GB-canary',
}
const WHO = { name: '金丝雀甲', phone: '13987650123', mail: 'canary.bird@example.cn' }

let city: TestCity
let log = ''

beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.drop())

/** Everything the database holds, as text; of bytes, what they say. */
async function everything(): Promise<string> {
  const { owner } = city.database
  const tables = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  expect(tables.length).toBeGreaterThan(20)
  const rows: string[] = []
  for (const { name } of tables) {
    for (const { row } of await owner.query<{ row: string }>(
      `select t::text as row from ${name} t`,
    )) {
      rows.push(row)
      for (const [, hex = ''] of row.matchAll(/\\x([0-9a-f]{8,})/g))
        rows.push(Buffer.from(hex, 'hex').toString('utf8'))
    }
  }
  return rows.join('\n')
}

describe('what a resident leaves behind', () => {
  it('is what they said, sealed where it says who they are, and nothing else', async () => {
    const sink = new Writable({
      write(chunk, _encoding, done) {
        log += String(chunk)
        done()
      },
    })
    const app = await publicServer(city.house, city.jurisdiction, openLog(sink, 'trace'))
    const someone = visitor(app, CANARIES)
    await someone.get('/say')
    await someone.press('下一步：核对', { text: '看得见的一句话', ...WHO })
    const code = receiptIn((await someone.press('提交')).body)
    await someone.get(`/my?code=${code}`)
    await someone.press('查看', { code })
    await someone.press('催办', { 'urge.words': '请快一点' })
    await someone.post('/my', { do: 'open', code: code.replace(/.$/, '0') })
    await app.inject({ url: '/nothing?secret=canary-in-query', headers: CANARIES })
    await app.close()

    const kept = await everything()
    expect(kept).toContain('看得见的一句话')
    const traces = [
      ...Object.values(CANARIES),
      ...Object.values(WHO),
      '203.0.113',
      '127.0.0.1',
      'canary-in-query',
      code,
      code.replaceAll('-', ''),
    ]
    for (const trace of traces) {
      expect(kept.includes(trace), `${trace} in the database`).toBe(false)
      expect(log.includes(trace), `${trace} in the log`).toBe(false)
    }
  })
})
