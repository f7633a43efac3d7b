/**
 * kill -9 at random points under load: of the server, of its PostgreSQL, of one connection's
 * process, of both. Afterwards events and rows agree, every request that was answered with a receipt
 * is there, and what was never answered can be asked again without becoming two.
 *
 * `npm run soak -- crash` does it a hundred times.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { houseOf } from '../../src/installation.ts'
import { KINDS } from '../../src/kinds/index.ts'
import { addKey, loadOrg } from '../../src/org/index.ts'
import { reconcile } from '../../src/oversight/index.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { recordedPid } from '../../src/platform/postmaster.ts'
import { silently } from '../../src/platform/progress.ts'
import { openStorage } from '../../src/platform/storage.ts'
import type { Storage } from '../../src/platform/storage.ts'
import { jurisdictionsOf } from '../../src/rules/index.ts'
import { findReceipt } from '../../src/vault/index.ts'
import { assertReplays } from '../support/replays.ts'
import { startLoad } from './crash.ts'
import type { Asked } from './crash.ts'
import { cluster, dataFolder, pause, remove, serve, stop } from './support.ts'
import type { Served } from './support.ts'

const POINTS = Number(process.env['CRASH_POINTS'] ?? 8)
/** Replaying everything grows with what there is; in a long run not every point is worth it. */
const FULL_CHECK_EVERY = POINTS > 20 ? 10 : 2

const VICTIMS = ['server', 'postgres', 'connection', 'both'] as const
type Victim = (typeof VICTIMS)[number]

let data: string
let server: Served
let key: string

beforeAll(async () => {
  data = dataFolder()
  server = await serve(data)
  key = await beside(async (storage, jurisdiction) => {
    const now = new Date().toISOString()
    const org = await loadOrg(storage.db, jurisdiction, now)
    const [unit] = org.units.keys()
    const made = await addKey(
      { db: storage.db, jurisdiction, now, by: 'house' },
      { unit: unit ?? '', label: 'crash', powers: ['intake', 'dispatch'] },
    )
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value.key
  })
})

afterAll(async () => {
  await stop(server)
  await remove(data)
})

/** Works on the data beside the running server. */
async function beside<T>(work: (storage: Storage, jurisdiction: number) => Promise<T>): Promise<T> {
  const config = { dataDir: data, databaseUrl: null }
  const storage = await openStorage({ config, progress: silently, share: true })
  try {
    const [city] = await jurisdictionsOf(storage.db)
    if (!city) throw new Error('no city')
    return await work(storage, city.id)
  } finally {
    await storage.close()
  }
}

function strike(victim: Victim): void {
  const postmaster = recordedPid(cluster(data)) ?? 0
  if (victim === 'server' || victim === 'both') server.child.kill('SIGKILL')
  if (victim === 'postgres' || victim === 'both') process.kill(postmaster, 'SIGKILL')
  if (victim === 'connection') {
    const children = childrenOf(postmaster)
    const child = children[Math.floor(Math.random() * children.length)]
    if (child !== undefined) process.kill(child, 'SIGKILL')
  }
}

/** Processes that PostgreSQL has started: connections, and its own. */
function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => parentOf(pid) === parent)
    .map(Number)
}

function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}

/** A server whose database was killed ends by itself; one that lost a connection goes on. */
async function backAgain(victim: Victim): Promise<void> {
  if (victim === 'connection') {
    for (let tries = 0; tries < 100; tries += 1) {
      const isUp = await fetch(`${server.address}/healthz`).then(
        ({ status }) => status === 200,
        () => false,
      )
      if (isUp) return
      if (server.child.exitCode !== null) break
      await pause(100)
    }
  }
  await Promise.race([server.ended, pause(10_000)])
  if (server.child.exitCode === null && server.child.signalCode === null) {
    server.child.kill('SIGKILL')
    await server.ended
  }
  server = await serve(data)
}

/** Every request that was answered with a receipt is there, and opens with it. */
async function assertThere(storage: Storage, jurisdiction: number, asked: readonly Asked[]) {
  for (const one of asked) {
    if (one.receipt === null) continue
    const found = await findReceipt(storage.db, one.receipt)
    expect(found).toMatchObject({ jurisdiction, role: 'author' })
    const [row] = await storage.db.query<{ number: string; state: string }>(
      'select number, state from matters where jurisdiction_id = $1 and matter_id = $2',
      [jurisdiction, found?.matter],
    )
    expect(row?.number).toBe(one.number)
    if (one.handedOver === 'done') expect(row?.state).toBe('handed_over')
  }
}

async function assertAgrees(storage: Storage, jurisdiction: number): Promise<number> {
  const owner = openDatabase({ url: storage.ownerUrl, max: 2 })
  try {
    const house = houseOf(storage, { dataDir: data, s3: null, clamd: null })
    const seen = await assertReplays(owner, KINDS, house.vault)
    expect((await reconcile(house, jurisdiction)).differences).toEqual([])
    return seen
  } finally {
    await owner.close()
  }
}

/** Every event has its one place in a checkpoint, and nothing has a place that never happened. */
async function assertLogged(storage: Storage, jurisdiction: number): Promise<void> {
  const { ledger } = houseOf(storage, { dataDir: data, s3: null, clamd: null })
  const until = Date.now() + 30_000
  for (;;) {
    const { waiting, size, cosignedSize, alarm } = await ledger.state(jurisdiction)
    expect(alarm).toBeNull()
    if (waiting === 0 && cosignedSize === size) break
    if (Date.now() > until)
      throw new Error(`${waiting} wait, ${cosignedSize} of ${size} are public`)
    await pause(50)
  }
  const [found] = await storage.db.query<{ lost: number; invented: number; twice: number }>(
    `SELECT count(*) FILTER (WHERE l.idx IS NULL)::integer AS lost,
       count(*) FILTER (WHERE e.n IS NULL)::integer AS invented,
       (count(*) - count(DISTINCT (coalesce(e.matter_id, l.matter_id), coalesce(e.n, l.n))))::integer AS twice
     FROM (SELECT matter_id, n FROM events WHERE jurisdiction_id = $1) e
     FULL JOIN (SELECT matter_id, n, idx FROM ledger_leaves WHERE jurisdiction_id = $1
       AND matter_id NOT LIKE 'table:%') l USING (matter_id, n)`,
    [jurisdiction],
  )
  expect(found).toEqual({ lost: 0, invented: 0, twice: 0 })
}

it(
  `loses nothing that was acknowledged, at ${POINTS} random points`,
  async () => {
    const load = startLoad()
    let checked = 0
    for (let point = 0; point < POINTS; point += 1) {
      const victim = VICTIMS[point % VICTIMS.length] ?? 'server'
      const running = load.run(server, key)
      await pause(40 + Math.random() * 700)
      strike(victim)
      await Promise.all([running.stop(), backAgain(victim)])
      const recent = load.asked.slice(checked)
      await beside(async (storage, jurisdiction) => {
        await assertThere(storage, jurisdiction, recent)
        if ((point + 1) % FULL_CHECK_EVERY === 0) await assertAgrees(storage, jurisdiction)
      })
      await load.again(server, key)
      checked = load.asked.length
    }
    await beside(async (storage, jurisdiction) => {
      await assertThere(storage, jurisdiction, load.asked)
      expect(load.asked.filter(({ handedOver }) => handedOver !== 'done')).toEqual([])
      await assertLogged(storage, jurisdiction)
      // Asked twice is there once: as many matters as keys.
      expect(await assertAgrees(storage, jurisdiction)).toBe(load.asked.length)
    })
    expect(load.asked.length).toBeGreaterThan(POINTS)
    console.log(`${POINTS} points, ${load.asked.length} requests`)
  },
  60_000 + POINTS * 20_000,
)
