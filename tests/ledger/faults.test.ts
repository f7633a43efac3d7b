/**
 * Every single call that a round makes of the file system fails once, in every way a call can: it was not done, it
 * was done and its success was lost, the process ended with it. Whatever was public stays true, and the next try
 * comes to exactly the tree that the entries make. `npm run soak -- ledger-faults` does it with larger rounds too.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { realDisk } from '../../src/ledger/disk.ts'
import { policyOf } from '../../src/ledger/keys.ts'
import { enqueueEntries } from '../../src/ledger/queue.store.ts'
import { Fenced, stopOf } from '../../src/ledger/stopped.ts'
import {
  CompactRange,
  leafHash,
  parseCheckpoint,
  parsePolicy,
  splitNote,
  weigh,
} from '../../src/tlog/index.ts'
import { testDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'
import { testLog } from '../support/ledger.ts'
import type { TestLog } from '../support/ledger.ts'
import { faultyDatabase } from './faulty-database.ts'
import { faultyDisk } from './faulty-disk.ts'
import type { Death, Fault, FaultyDisk } from './faulty-disk.ts'

/** Entries of each round: with 255 a tile fills at every turn but one, with partial ones before and after. */
const SIZES = process.env['LEDGER_FAULTS'] ? [1, 255, 600, 3_000] : [255]

let database: TestDatabase
let next = 990_600

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

interface Place {
  readonly log: TestLog
  readonly disk: FaultyDisk
  readonly jurisdiction: number
  /** What the entries make, by the definition alone. */
  readonly truth: Map<number, string>
  readonly range: CompactRange
}

async function place(): Promise<Place> {
  const jurisdiction = (next += 1)
  const disk = faultyDisk(realDisk)
  const log = await testLog(database.db, jurisdiction, { disk })
  const range = new CompactRange()
  return { log, disk, jurisdiction, range, truth: new Map([[0, range.root().toString('base64')]]) }
}

async function add(at: Place, count: number): Promise<void> {
  const from = at.range.size
  const entries = Array.from({ length: count }, (_, n) => Buffer.from(`entry ${from + n}`))
  for (let start = 0; start < count; start += 5_000) {
    const some = entries.slice(start, start + 5_000)
    await enqueueEntries(
      database.db,
      at.jurisdiction,
      some.map((entry) => ({ entry })),
    )
  }
  for (const entry of entries) at.range.append(leafHash(entry))
  at.truth.set(at.range.size, at.range.root().toString('base64'))
}

/** A whole turn of a process: it starts, works, and asks for nothing twice. */
async function turn({ log }: Place): Promise<void> {
  const writer = await log.open()
  while ((await writer.round()) > 0);
  await writer.cosign(policyOf(log.dataDir, log.parts.code), async () => [])
}

/** Whatever happened: what is public was signed, and is the tree of the entries. */
function expectTrue({ log, truth, jurisdiction }: Place): number {
  const path = join(log.folder, 'checkpoint')
  if (!existsSync(path)) return 0
  const note = readFileSync(path, 'utf8')
  expect(weigh(parsePolicy(log.reader.identity(jurisdiction).policy), note).quorum).toBe(true)
  const { size, root } = parseCheckpoint(splitNote(note).text)
  expect(root.toString('base64')).toBe(truth.get(size))
  return size
}

async function strike(
  at: Place,
  count: number,
  call: number,
  how: Fault | Death,
  code: 'EIO' | 'ENOSPC',
) {
  await add(at, count)
  const before = expectTrue(at)
  at.disk.plan(call, how, code)
  let failure: unknown = null
  try {
    await turn(at)
  } catch (error) {
    failure = error
  }
  const { struck } = at.disk
  at.disk.plan(null)
  const between = expectTrue(at)
  expect(between).toBeGreaterThanOrEqual(before)
  if (struck) {
    // Nothing is swallowed, and nothing that would need a person is made of it.
    expect(failure instanceof Fenced ? null : stopOf(failure)).toMatchObject({
      lasting: false,
      code: code === 'EIO' ? 'disk_failed' : 'disk_full',
    })
  } else expect(failure).toBeNull()
  await turn(at)
  expect(expectTrue(at)).toBe(at.range.size)
  return struck
}

describe.each(SIZES)('a round of %i entries', (count) => {
  test.each<[Fault | Death, 'EIO' | 'ENOSPC']>([
    ['not applied', 'EIO'],
    ['applied, and reported failed', 'ENOSPC'],
    ['dies before', 'EIO'],
    ['dies after', 'EIO'],
  ])('any call %s (%s)', async (how, code) => {
    const at = await place()
    try {
      await turn(at)
      await add(at, 100)
      await turn(at)
      let call = 1
      while (await strike(at, count, call, how, code)) call += 1
      // The last was beyond the end: every call before it was struck.
      expect(call).toBeGreaterThan(20)
      const { receipt } = at.log.reader
      for (const index of [0, 99, 100, at.range.size - 1]) {
        expect(await receipt(at.jurisdiction, index)).not.toBeNull()
      }
    } finally {
      at.log.drop()
    }
  })
})

test('a first start that is cut short at any call goes on to make one log, with one key', async () => {
  for (const how of ['not applied', 'applied, and reported failed'] as const) {
    let call = 1
    while (await cutFirstStart(call, how)) call += 1
    expect(call).toBeGreaterThan(10)
  }
})

async function cutFirstStart(call: number, how: Fault): Promise<boolean> {
  const jurisdiction = (next += 1)
  const dataDir = mkdtempSync(join(tmpdir(), 'answerable-log-'))
  const disk = faultyDisk(realDisk)
  try {
    disk.plan(call, how)
    const failure = await testLog(database.db, jurisdiction, { disk, dataDir }).then(
      () => null,
      (error: NodeJS.ErrnoException) => error.code,
    )
    const { struck } = disk
    expect(failure).toBe(struck ? 'EIO' : null)
    disk.plan(null)
    const log = await testLog(database.db, jurisdiction, { disk, dataDir })
    await log.settle()
    expect(readdirSync(join(dataDir, 'secrets'))).toEqual([`ledger-signer-${jurisdiction}`])
    expect(parsePolicy(log.reader.identity(jurisdiction).policy).logs).toHaveLength(1)
    return struck
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

test.each(['not applied', 'applied, and reported failed'] as const)(
  'the database away at any statement: %s',
  async (how) => {
    const at = await place()
    try {
      await turn(at)
      let call = 1
      while (await cutStatement(at, call, how)) call += 1
      expect(call).toBeGreaterThan(7)
    } finally {
      at.log.drop()
    }
  },
)

/** As when the server restarts, or another takes its place: the last answer may be lost though it was done. */
async function cutStatement(at: Place, call: number, how: Fault): Promise<boolean> {
  await add(at, 255)
  const cut = faultyDatabase(database.db, call, how)
  let failure: unknown = null
  try {
    const writer = await at.log.open({ db: cut.db })
    while ((await writer.round()) > 0);
    await writer.cosign(policyOf(at.log.dataDir, at.log.parts.code), async () => [])
  } catch (error) {
    failure = error
  }
  expectTrue(at)
  // Neither an alarm nor a stop comes of it: it is waited for.
  if (cut.struck()) expect(stopOf(failure)).toBeNull()
  else expect(failure).toBeNull()
  await turn(at)
  expect(expectTrue(at)).toBe(at.range.size)
  return cut.struck()
}
