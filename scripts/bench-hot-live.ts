/**
 * npm run bench -- hot-live [COUNT | FILE.csv --map … --gold GOLD.csv]: how fast hot problems follow what is
 * said, in an embedded database of its own: all but the last thousand messages grouped at once, the last
 * in looks of a burst (200 a minute, a look every twenty seconds), then all grouped anew, and how many
 * messages that puts elsewhere. The messages are drawn, with events planted among them, or those of a sheet.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CITY_CODE } from '../demo/divisions.ts'
import { setUpCity } from '../demo/setup.ts'
import { refreshHot, regroupHot } from '../src/hot/index.ts'
import { buildHouse } from '../src/house.ts'
import { openDatabase } from '../src/platform/database.ts'
import type { Database } from '../src/platform/database.ts'
import { silently } from '../src/platform/progress.ts'
import { openStorage } from '../src/platform/storage.ts'
import { readMessages } from '../src/routing/hot/sheet.ts'
import { goldOf } from './bench-hot.ts'
import { bareRequests } from '../tests/support/bare-requests.ts'
import { seenHot } from '../tests/support/hot-seen.ts'
import { eventF1, hotStream, plantedIn } from '../tests/support/hot-stream.ts'
import type { Streamed } from '../tests/support/hot-stream.ts'

const NOW = '2026-11-24T02:00:00.000Z'
const LOOKS = 15
const A_LOOK = 67
const LOOK_MS = 20_000

interface Told {
  readonly messages: readonly Omit<Streamed, 'event'>[]
  readonly events: ReadonlyMap<string, readonly string[]>
}

export async function bench(args: readonly string[]): Promise<void> {
  const { messages, events } = await toldBy(args)
  const first = messages.length - LOOKS * A_LOOK
  const folder = mkdtempSync(join(tmpdir(), 'answerable-bench-'))
  const storage = await openStorage({
    config: { dataDir: folder, databaseUrl: null },
    progress: silently,
  })
  let now = Date.parse(NOW)
  const clock = { now: () => new Date(now).toISOString() }
  try {
    await setUpCity(storage.db, Buffer.alloc(32, 1), '2024-11-01T00:00:00.000Z')
    const owner = openDatabase({ url: storage.ownerUrl, max: 1 })
    const house = buildHouse({
      db: storage.db,
      clock,
      masterKey: Buffer.alloc(32, 1),
      receiptSecret: Buffer.alloc(32, 2),
      scan: null,
    })
    await write(owner, messages.slice(0, first))
    await owner.query('VACUUM ANALYZE matters')
    await timed(`${first} messages grouped for the first time`, () => refreshHot(house, CITY_CODE))
    await owner.query('VACUUM ANALYZE hot_said')
    const times: number[] = []
    for (let look = 0; look < LOOKS; look += 1) {
      const from = first + look * A_LOOK
      await bareRequests(owner, CITY_CODE, messages.slice(from, from + A_LOOK), clock.now())
      now += LOOK_MS
      const began = performance.now()
      await refreshHot(house, CITY_CODE)
      times.push(performance.now() - began)
    }
    const sorted = times.toSorted((a, b) => a - b).map((ms) => Math.round(ms))
    console.log(
      `a look at ${A_LOOK} new ones, ${LOOKS} times: median ${sorted[LOOKS >> 1]} ms, longest ${sorted.at(-1)} ms`,
    )
    await timed('a look with nothing new', () => refreshHot(house, CITY_CODE))
    await score(storage.db, 'the last one by one', events)
    await timed('all grouped anew', () => regroupHot(house, CITY_CODE))
    await score(storage.db, 'all anew', events)
    console.log(`most memory: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)
    await owner.close()
  } finally {
    await storage.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const cpu = process.cpuUsage()
  const began = performance.now()
  const done = await work()
  const { user, system } = process.cpuUsage(cpu)
  console.log(
    `${what}: ${((performance.now() - began) / 1_000).toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor) ${typeof done === 'object' ? JSON.stringify(done) : ''}`,
  )
}

async function write(owner: Database, messages: Told['messages']): Promise<void> {
  for (let from = 0; from < messages.length; from += 2_000)
    await bareRequests(owner, CITY_CODE, messages.slice(from, from + 2_000))
}

async function score(db: Database, name: string, planted: Told['events']): Promise<void> {
  if (planted.size === 0) return
  const { f1, events } = eventF1(planted, (await seenHot(db, CITY_CODE)).found)
  console.log(`${name}: event-F1 ${f1.toFixed(3)} (n = ${events})`)
}

async function toldBy(args: readonly string[]): Promise<Told> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { map: { type: 'string' }, gold: { type: 'string' } },
  })
  const [what = '20000'] = positionals
  if (values.map === undefined) {
    const count = Number(what) + LOOKS * A_LOOK
    const messages = hotStream({ seed: 5, count, until: NOW, days: 700 })
    return { messages, events: plantedIn(messages) }
  }
  const from = process.env['INIT_CWD'] ?? process.cwd()
  const { messages } = await readMessages(resolve(from, what), values.map, null)
  const dated = messages
    .filter(({ at }) => at !== null)
    .toSorted((a, b) => Number(a.at) - Number(b.at))
  const last = Number(dated.at(-1)?.at)
  return {
    // Moved in time as a whole: the last was said today.
    messages: dated.map(({ id, at, title, detail }) => ({
      id,
      openedAt: new Date(Number(at) - last + Date.parse(NOW)).toISOString(),
      title,
      text: detail,
      place: '',
    })),
    events: values.gold === undefined ? new Map() : await goldOf(resolve(from, values.gold)),
  }
}
