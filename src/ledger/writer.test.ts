import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import { testLog } from '../../tests/support/ledger.ts'
import type { TestLog, TestLogWishes } from '../../tests/support/ledger.ts'
import { fixedClock } from '../platform/clock.ts'
import {
  CompactRange,
  leafHash,
  parseCheckpoint,
  parsePolicy,
  splitNote,
  verifyInclusion,
  weigh,
} from '../tlog/index.ts'
import { enqueueEntries } from './queue.store.ts'
import { Fenced, stopOf } from './stopped.ts'

let database: TestDatabase
let next = 990_200
const logs: TestLog[] = []

beforeAll(async () => {
  database = await testDatabase()
})
afterEach(() => {
  for (const log of logs.splice(0)) log.drop()
})
afterAll(() => database.drop())

async function newLog(wishes: TestLogWishes = {}): Promise<TestLog & { jurisdiction: number }> {
  const jurisdiction = (next += 1)
  const log = await testLog(database.db, jurisdiction, wishes)
  logs.push(log)
  return { ...log, jurisdiction }
}

const entryOf = (n: number): Buffer => Buffer.from(`entry ${n}`)

async function wait(jurisdiction: number, from: number, to: number): Promise<void> {
  for (let at = from; at < to; at += 5_000) {
    const entries = Array.from({ length: Math.min(5_000, to - at) }, (_, n) => ({
      entry: entryOf(at + n),
    }))
    await enqueueEntries(database.db, jurisdiction, entries)
  }
}

function checkpointOf(log: TestLog): ReturnType<typeof parseCheckpoint> {
  const note = readFileSync(join(log.folder, 'checkpoint'), 'utf8')
  return parseCheckpoint(splitNote(note).text)
}

function rootOfEntries(size: number): string {
  const range = new CompactRange()
  for (let n = 0; n < size; n += 1) range.append(leafHash(entryOf(n)))
  return range.root().toString('base64')
}

describe('a log', () => {
  test('has a checkpoint before it has an entry', async () => {
    const log = await newLog()
    await log.settle()
    expect(checkpointOf(log)).toMatchObject({ origin: log.origin, size: 0 })
    expect(checkpointOf(log).root.toString('base64')).toBe(rootOfEntries(0))
    expect(log.origin).toBe(`city.example/ledger/${log.jurisdiction}`)
  })

  test('keeps its key in a file of mode 600, and lists none of it elsewhere', async () => {
    const log = await newLog()
    await log.settle()
    const name = `ledger-signer-${log.jurisdiction}`
    const path = join(log.dataDir, 'secrets', name)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const seed = readFileSync(path, 'utf8').trim()
    const others = readdirSync(log.dataDir, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile() && file.name !== name)
      .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'))
    expect(others.length).toBeGreaterThan(3)
    expect(others.some((text) => text.includes(seed))).toBe(false)
    chmodSync(path, 0o644)
    await log.settle()
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test.each([1, 2, 255, 256, 257, 511, 513])(
    'of %i entries, given one after another',
    async (size) => {
      const log = await newLog()
      const writer = await log.open()
      const steps = [1, 7, 100, 300, 600]
      for (let from = 0, step = 0; from < size; step += 1) {
        const to = Math.min(size, from + (steps[step] ?? size))
        await wait(log.jurisdiction, from, to)
        expect(await writer.round()).toBe(to - from)
        from = to
      }
      await log.settle()
      const { root } = checkpointOf(log)
      expect(root.toString('base64')).toBe(rootOfEntries(size))
    },
  )

  test('of 70,000 has the tiles and the root of the vectors, and every receipt holds', async () => {
    const log = await newLog()
    await wait(log.jurisdiction, 0, 70_000)
    await log.settle()
    expect(checkpointOf(log).root.toString('base64')).toBe(
      'o5IPun8jmgcam9EHIfE0Gt3vuu3ttBx+JEN6nRa98Ao=',
    )
    const files = readdirSync(log.folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name).slice(log.folder.length + 1))
    const full = (level: string) =>
      files.filter((path) => path.startsWith(`tile/${level}/`) && !path.includes('.p'))
    expect(full('0')).toHaveLength(273)
    expect(full('1')).toHaveLength(1)
    expect(full('entries')).toHaveLength(273)
    expect(
      files.filter((path) => path.includes('.p/')).toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['tile/0/273.p/112', 'tile/1/001.p/17', 'tile/2/000.p/1', 'tile/entries/273.p/112'])
    const { policy } = log.reader.identity(log.jurisdiction)
    for (const index of [0, 1, 255, 256, 65_535, 65_536, 69_999]) {
      const receipt = await log.reader.receipt(log.jurisdiction, index)
      const weighed = weigh(parsePolicy(policy), receipt?.checkpoint ?? '')
      expect(weighed.quorum).toBe(true)
      const { size, root } = weighed
      const leaf = leafHash(entryOf(index))
      const proof = receipt?.hashes ?? []
      expect(verifyInclusion({ leaf, index, size, root, proof })).toBe(true)
    }
    expect(await log.reader.receipt(log.jurisdiction, 70_000)).toBeNull()
  })

  test('serves partial tiles of every published size, also when the tile is full by now', async () => {
    const log = await newLog()
    for (const [from, to] of [
      [0, 3],
      [3, 200],
      [200, 255],
    ] as const) {
      await wait(log.jurisdiction, from, to)
      await log.settle()
    }
    const get = (path: string) => log.reader.file(log.jurisdiction, path)
    const before = await Promise.all(['tile/0/000.p/3', 'tile/entries/000.p/200'].map(get))
    expect(before.map((bytes) => bytes?.length)).toEqual([96, bundleLength(200)])
    expect(await get('tile/0/000')).toBeNull()
    expect(await get('tile/1/000.p/1')).toBeNull()
    await wait(log.jurisdiction, 255, 257)
    await log.settle()
    expect(existsSync(join(log.folder, 'tile/0/000.p'))).toBe(false)
    const after = await Promise.all(['tile/0/000.p/3', 'tile/entries/000.p/200'].map(get))
    expect(after).toEqual(before)
    expect(await get('tile/0/000')).toHaveLength(8_192)
    expect(await get('tile/1/000.p/1')).toHaveLength(32)
    expect(await get('tile/0/001.p/1')).toHaveLength(32)
    expect(await get('tile/0/001.p/2')).toBeNull()
    for (const path of [
      '',
      'tile',
      'tile/0/../../x',
      '../checkpoint',
      'checkpoint/',
      'tile/0/002',
    ]) {
      expect(await get(path)).toBeNull()
    }
  })

  test('goes on where it was, whoever worked on it before', async () => {
    const log = await newLog()
    for (let size = 0; size < 600; size += 37) {
      await wait(log.jurisdiction, size, size + 37)
      await log.settle()
      expect(checkpointOf(log).root.toString('base64')).toBe(rootOfEntries(size + 37))
    }
  })

  test('an event has one place, and its receipt is the same bytes each time', async () => {
    const log = await newLog()
    const entry = randomBytes(49)
    await enqueueEntries(database.db, log.jurisdiction, [{ entry, matter: 'm1', n: 1 }])
    expect(await log.reader.indexOf(log.jurisdiction, 'm1', 1)).toBeNull()
    await log.settle()
    expect(await log.reader.indexOf(log.jurisdiction, 'm1', 1)).toBe(0)
    expect(await log.reader.indexOf(log.jurisdiction + 1, 'm1', 1)).toBeNull()
    const first = await log.reader.receipt(log.jurisdiction, 0)
    await wait(log.jurisdiction, 1, 300)
    await log.settle()
    expect(await log.reader.receipt(log.jurisdiction, 0)).toEqual(first)
    await enqueueEntries(database.db, log.jurisdiction, [{ entry, matter: 'm1', n: 1 }])
    await expect(log.settle()).rejects.toMatchObject({ code: '23505' })
  })

  test('leaves what is held where it is', async () => {
    const log = await newLog()
    await enqueueEntries(database.db, log.jurisdiction, [{ entry: randomBytes(49), held: true }])
    await wait(log.jurisdiction, 0, 2)
    await log.settle()
    expect(checkpointOf(log).size).toBe(2)
    expect(await log.reader.state(log.jurisdiction)).toMatchObject({ size: 2, waiting: 0, held: 1 })
  })

  test('knows between which cosignatures an entry came', async () => {
    const clock = fixedClock('2026-11-24T08:00:00.000Z')
    const log = await newLog({ clock })
    await log.settle()
    clock.advance(60_000)
    await log.settle()
    await wait(log.jurisdiction, 0, 1)
    clock.advance(60_000)
    await log.settle()
    clock.advance(60_000)
    await log.settle()
    expect(await log.reader.bounds(log.jurisdiction, 0)).toEqual({
      after: '2026-11-24T08:01:00.000Z',
      before: '2026-11-24T08:02:00.000Z',
    })
    expect(await log.reader.bounds(log.jurisdiction, 1)).toEqual({
      after: '2026-11-24T08:03:00.000Z',
      before: null,
    })
  })
})

describe('one history', () => {
  test('whoever lost the epoch can neither place nor sign', async () => {
    const log = await newLog()
    const first = await log.open()
    await wait(log.jurisdiction, 0, 3)
    const second = await log.open()
    await expect(first.round()).rejects.toMatchObject({ name: 'Fenced' })
    expect(await second.round()).toBe(3)
    await expect(first.round()).rejects.toMatchObject({ name: 'Fenced' })
    const policy = parsePolicy(log.reader.identity(log.jurisdiction).policy)
    await second.cosign(policy, async () => [])
    await log.open()
    await expect(second.cosign(policy, async () => [])).rejects.toMatchObject({ name: 'Fenced' })
  })

  test('many at once, each for a moment: every entry has one place, and nothing is lost', async () => {
    const log = await newLog()
    let given = 0
    const clients = Array.from({ length: 4 }, async () => {
      for (let turn = 0; turn < 12; turn += 1) {
        const entries = Array.from({ length: 5 }, () => ({
          entry: Buffer.from(`e ${(given += 1)}`),
        }))
        await enqueueEntries(database.db, log.jurisdiction, entries)
        try {
          const writer = await log.open()
          await writer.round()
        } catch (error) {
          // One clears away the drafts of another, or comes too late: nothing that would need somebody to look.
          const stop = stopOf(error)
          if (!(error instanceof Fenced) && stop?.code !== 'rolled_back') {
            expect(stop).toMatchObject({ lasting: false })
          }
        }
      }
    })
    await Promise.all(clients)
    await log.settle()
    const rows = await database.db.query<{ idx: number; entry: Buffer }>(
      'SELECT idx, entry FROM ledger_leaves WHERE jurisdiction_id = $1 ORDER BY idx',
      [log.jurisdiction],
    )
    expect(rows.map(({ idx }) => idx)).toEqual(Array.from({ length: given }, (_, n) => n))
    expect(new Set(rows.map(({ entry }) => entry.toString())).size).toBe(given)
    const range = new CompactRange()
    for (const { entry } of rows) range.append(leafHash(entry))
    expect(checkpointOf(log).root).toEqual(range.root())
  })

  test('a clock that goes back is refused, and goes on when it is past', async () => {
    const clock = fixedClock('2026-11-24T08:00:00.000Z')
    const log = await newLog({ clock })
    await log.settle()
    await wait(log.jurisdiction, 0, 1)
    clock.advance(-86_400_000)
    const writer = await log.open()
    await expect(writer.round()).rejects.toMatchObject({ code: 'clock_back' })
    clock.advance(86_400_000)
    expect(await writer.round()).toBe(1)
  })

  test('a bit that flips in memory before the signature is caught, wherever it is', async () => {
    for (const part of ['file', 'edge', 'entry'] as const) {
      const log = await newLog()
      await wait(log.jurisdiction, 0, 300)
      const bent = await log.open({
        bend(grown) {
          if (part === 'edge') {
            const levels = grown.edge.levels.map((hashes) =>
              hashes.map((hash) => Buffer.from(hash)),
            )
            const hash = levels[0]?.[3] as Buffer
            hash[5] = (hash[5] as number) ^ 1
            return { ...grown, edge: { ...grown.edge, levels } }
          }
          const wanted = part === 'entry' ? 'tile/entries/000' : 'tile/0/000'
          const files = grown.files.map(({ path, bytes }) => {
            if (path !== wanted) return { path, bytes }
            const other = Buffer.from(bytes)
            other[100] = (other[100] as number) ^ 4
            return { path, bytes: other }
          })
          return { ...grown, files }
        },
      })
      await expect(bent.round()).rejects.toMatchObject({ name: 'LogStopped' })
      const [row] = await database.db.query<{ signed_size: number | null }>(
        'SELECT signed_size FROM ledger_heads WHERE jurisdiction_id = $1',
        [log.jurisdiction],
      )
      expect(row?.signed_size).toBeNull()
      const state = join(log.dataDir, 'signer', `${log.jurisdiction}.json`)
      expect((JSON.parse(readFileSync(state, 'utf8')) as { size: number }).size).toBe(0)
    }
  })

  test('what lies on the disk already is never written over', async () => {
    const log = await newLog()
    await wait(log.jurisdiction, 0, 3)
    await log.settle()
    const writer = await log.open()
    await wait(log.jurisdiction, 3, 5)
    writeFileSync(join(log.folder, 'tile/0/000.p/5'), Buffer.alloc(160))
    await expect(writer.round()).rejects.toMatchObject({ code: 'tile_differs' })
    expect(readFileSync(join(log.folder, 'tile/0/000.p/5'))).toEqual(Buffer.alloc(160))
  })
})

function bundleLength(count: number): number {
  return Array.from({ length: count }, (_, n) => 2 + entryOf(n).length).reduce((a, b) => a + b)
}
