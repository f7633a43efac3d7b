/**
 * npm run bench -- desk [COUNT]: a scratch city of COUNT matters, half of them open, in an embedded
 * database of its own. Every matter is filed and acted on through commit(), a hundred to a
 * transaction. Then, over HTTP, one request after another: lists as different posts, searches,
 * opening a matter, an act; beside them the fastest there could be in the same run, one row by its
 * primary key.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CITY_CODE } from '../demo/divisions.ts'
import { POSTS } from '../demo/city.ts'
import { setUpCity } from '../demo/setup.ts'
import { buildHouse } from '../src/house.ts'
import { fixedClock } from '../src/platform/clock.ts'
import type { FixedClock } from '../src/platform/clock.ts'
import { list } from '../src/matters/index.ts'
import type { Ports } from '../src/matters/index.ts'
import { accountByLogin } from '../src/org/accounts.store.ts'
import { openThrottle, SESSION_COOKIE } from '../src/org/index.ts'
import { createSession } from '../src/org/sessions.store.ts'
import { folderStore } from '../src/platform/files.ts'
import { openLog } from '../src/platform/log.ts'
import { silently } from '../src/platform/progress.ts'
import { openStorage } from '../src/platform/storage.ts'
import { openDatabase } from '../src/platform/database.ts'
import { serve } from '../src/serving.ts'
import { guessLimiter } from '../src/vault/index.ts'
import { fill } from './bench-desk-city.ts'
import { EVERYTHING, limitOf, measure, report } from './bench-desk-measure.ts'
import type { Asked } from './bench-desk-measure.ts'

const NOW = '2026-11-24T02:00:00.000Z'
const RUNS = 200

export async function bench([count = '100000', runs = String(RUNS)]: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'answerable-bench-'))
  const config = { dataDir: folder, databaseUrl: null }
  const storage = await openStorage({ config, progress: silently })
  const clock = fixedClock(NOW)
  const master = Buffer.alloc(32, 1)
  try {
    await setUpCity(storage.db, master, '2024-11-01T00:00:00.000Z')
    const house = buildHouse({
      db: storage.db,
      clock,
      masterKey: master,
      receiptSecret: Buffer.alloc(32, 2),
      files: folderStore(join(folder, 'files')),
      scan: null,
    })
    await fill(house, clock, Number(count))
    clock.set(NOW)
    const owner = openDatabase({ url: storage.ownerUrl, max: 1 })
    await owner.query('VACUUM ANALYZE')
    await owner.close()
    await ask(house, clock, master, Number(runs))
  } finally {
    await storage.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function ask(house: Ports, clock: FixedClock, master: Buffer, runs: number): Promise<void> {
  const app = await serve({
    house: house as never,
    org: {
      db: house.db,
      clock,
      master,
      throttle: openThrottle(),
      guesses: guessLimiter(),
      jurisdiction: CITY_CODE,
      issuer: 'bench',
    },
    log: openLog(undefined, 'silent'),
    formKey: Buffer.alloc(32, 3),
    publicUrl: null,
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const bound = app.server.address()
  const base = `http://127.0.0.1:${bound !== null && typeof bound === 'object' ? bound.port : 0}`
  try {
    const cookies = await signedIn(house)
    const limit = await limitOf(house, CITY_CODE, runs)
    const rows = []
    for (const one of await questions(house))
      rows.push(await measure(base, cookies.get(one.post) ?? '', one, runs))
    report(limit, rows)
  } finally {
    await app.close()
  }
}

/** A session for each post that asks. */
async function signedIn(house: Ports): Promise<ReadonlyMap<string, string>> {
  const cookies = new Map<string, string>()
  for (const { id, login } of POSTS) {
    const account = login && (await accountByLogin(house.db, CITY_CODE, login))
    if (!account) continue
    const now = house.clock.now()
    const token = await createSession(house.db, CITY_CODE, account.id, `h-${id}`, now)
    cookies.set(id, `${SESSION_COOKIE}=${token}`)
  }
  return cookies
}

async function questions(house: Ports): Promise<readonly Asked[]> {
  const page = { after: null, limit: 400 }
  const numbers = (await list(house.db, CITY_CODE, EVERYTHING, { open: true }, page)).map(
    ({ number }) => number,
  )
  const posts = withAccounts()
  const search = (post: string, words: readonly string[], name: string): Asked => ({
    name,
    post,
    urls: words.map((one) => `/desk/api/matters?newest=true&words=${encodeURIComponent(one)}`),
  })
  const lists = posts.flatMap(({ post, title }): Asked[] => [
    { name: `待办 worklist, ${title}`, post, urls: ['/desk/api/worklist'] },
    { name: `全部 all open, ${title}`, post, urls: ['/desk/api/matters?open=true'] },
  ])
  const wide = posts[0]?.post ?? ''
  return [
    ...lists,
    { name: '待办数 how much waits', post: wide, urls: ['/desk/api/waiting'] },
    { name: '逾期 late', post: wide, urls: ['/desk/api/matters?open=true&late=true'] },
    search(wide, ['路灯', '停水', '物业', '噪音', '井盖'], '搜索两字 two characters'),
    search(wide, ['积水不退', '电梯停运', '占用盲道', '油烟扰民'], '搜索四字 four characters'),
    search(wide, ['路灯 老人', '停水 三天', '物业 收费'], '搜索两词 two words'),
    search(wide, ['一', '水', '路'], '搜索一字 one character'),
    search(wide, ['小区'], '常见词 a word in most'),
    search(wide, ['没有这样的词'], '没有的词 a word in none'),
    search(wide, numbers.slice(0, 50), '整个编号 whole number'),
    search(
      wide,
      numbers.slice(0, 50).map((one) => one.slice(-5)),
      '编号末几位 last digits',
    ),
    search(wide, ['综合行政执法局', '水务'], '单位名 a unit'),
    ...posts
      .slice(1)
      .map(({ post, title }) => search(post, ['路灯', '停水'], `搜索 two characters, ${title}`)),
    ...CALLS.map((text, n): Asked => ({
      name: `接听建议 hotline suggestions ${n + 1}`,
      post: 'operator-1',
      urls: ['/desk/api/hotline/suggestions'],
      body: { text, place: '和平路' },
    })),
    {
      name: '打开事项 open a matter',
      post: wide,
      urls: numbers.map((one) => `/desk/api/matters/${one}`),
    },
    {
      name: '动作 an act (note)',
      post: wide,
      urls: numbers.map((one) => `/desk/api/matters/${one}/acts/note`),
      body: { input: { words: '已电话核实地点' } },
    },
  ]
}

/** As a call grows while it is typed: two words, a sentence, all of it. */
const CALLS = [
  '路灯坏了',
  '和平路的路灯坏了三盏，晚上看不清路很危险',
  '和平路的路灯坏了三盏，晚上看不清路很危险，老人和孩子都不敢走，打过电话说正在处理，已经三天了没有人来看，希望说清楚什么时候能好，请到现场看一看',
]

/** The widest post first; then a clerk and a head of one unit. */
function withAccounts(): readonly { readonly post: string; readonly title: string }[] {
  const held = POSTS.filter(({ login }) => login !== undefined)
  const by = (power: string) => held.find(({ powers }) => powers.some((one) => one === power))
  return ['dispatch', 'supervise', 'handle', 'head'].flatMap((power) => {
    const found = by(power)
    return found ? [{ post: found.id, title: found.title.en }] : []
  })
}
