/**
 * Whoever holds the database, the disk and the signing key alters the record, and is found: by somebody who has nothing
 * but an old checkpoint or a receipt, and a mirror; by a witness; by the sequencer and the signer themselves.
 */
import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hashesOf } from '../../src/ledger/hashes.ts'
import { resume } from '../../src/ledger/keeping.ts'
import { policyOf } from '../../src/ledger/keys.ts'
import { enqueueEntries } from '../../src/ledger/queue.store.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { consistencyProof, formatProof, tilePath } from '../../src/tlog/index.ts'
import { checkConsistency } from '../../verify/core/consistency.ts'
import { followLog, NOTHING_KEPT } from '../../verify/core/follow.ts'
import { proveReceipt } from '../../verify/core/proving.ts'
import { testDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'
import { checkpointIn, forge, mirrorOf, scratch, submit, value, witnessedLog } from './witnessed.ts'
import type { WitnessedLog } from './witnessed.ts'

const SIZE = 700
const NO_LEAVE = { clock: false, adopt: false, fromFiles: false }

let database: TestDatabase
let next = 990_800
const open: { drop(): void }[] = []

beforeAll(async () => {
  database = await testDatabase()
})
afterEach(() => {
  for (const one of open.splice(0)) one.drop()
})
afterAll(() => database.drop())

const entryOf = (n: number): Buffer => Buffer.from(`\u0001${String(n).padStart(48, '.')}`)
const ENTRIES = Array.from({ length: SIZE }, (_, n) => entryOf(n))

async function add(log: WitnessedLog, entries: readonly Buffer[]): Promise<void> {
  const waiting = entries.map((entry) => ({ entry }))
  await enqueueEntries(database.db, log.jurisdiction, waiting)
  await log.settle()
}

async function logOf(size = SIZE): Promise<WitnessedLog> {
  const log = await witnessedLog(database.db, (next += 1))
  open.push(log)
  await add(log, ENTRIES.slice(0, size))
  return log
}

async function receiptOf(log: WitnessedLog, index: number): Promise<Uint8Array> {
  const receipt = await log.reader.receipt(log.jurisdiction, index)
  if (!receipt) throw new Error('no receipt')
  const extra = entryOf(index)
  return Buffer.from(formatProof({ ...receipt, extra }))
}

const follow = (log: WitnessedLog, folder: string) =>
  followLog({ source: mirrorOf(folder), policy: log.policy, kept: NOTHING_KEPT })

test('what nobody touched is found right: by a follower, by a receipt, by an old checkpoint', async () => {
  const log = await logOf(300)
  const old = await checkpointIn(mirrorOf(log.folder), log.policy)
  const receipt = await receiptOf(log, 17)
  await add(log, ENTRIES.slice(300))
  expect(await follow(log, log.folder)).toMatchObject({ ok: true })
  expect(proveReceipt({ receipt, opened: null, policy: log.policy, skew: 300 })).toMatchObject({
    ok: true,
  })
  const now = await checkpointIn(mirrorOf(log.folder), log.policy)
  expect(await checkConsistency(mirrorOf(log.folder), old, now)).toMatchObject({ ok: true })
})

/** From the entries as they are to what an operator would rather have. */
const HISTORIES: readonly [name: string, change: (entries: Buffer[]) => Buffer[]][] = [
  ['altered', (all) => all.with(100, Buffer.from('another'))],
  ['the last altered', (all) => all.with(SIZE - 1, Buffer.from('another'))],
  ['deleted', (all) => all.toSpliced(100, 1)],
  ['deleted, and another at the end', (all) => [...all.toSpliced(100, 1), Buffer.from('another')]],
  ['inserted', (all) => all.toSpliced(100, 0, Buffer.from('another'))],
  ['swapped', (all) => all.with(100, all[400] as Buffer).with(400, all[100] as Buffer)],
  ['put earlier', (all) => all.toSpliced(650, 1).toSpliced(10, 0, all[650] as Buffer)],
  ['truncated', (all) => all.slice(0, 600)],
  ['truncated to a full tile', (all) => all.slice(0, 512)],
  ['truncated, and gone on otherwise', (all) => [...all.slice(0, 600), ...ENTRIES.slice(0, 300)]],
  ['begun anew', () => [Buffer.from('another')]],
]

describe.each(HISTORIES)(
  'entries %s, and the whole signed again with the true key',
  (_, change) => {
    test('an old checkpoint, or that of a receipt, shows it; no witness signs it', async () => {
      const log = await logOf()
      const old = await checkpointIn(mirrorOf(log.folder), log.policy)
      const receipt = await receiptOf(log, 17)
      const forged = await forge(log, change([...ENTRIES]))
      // It has no fault in itself, and whoever believes the key alone and remembers nothing is deceived.
      const alone = { source: forged.source, policy: log.credulous, kept: NOTHING_KEPT }
      expect(await followLog(alone)).toMatchObject({ ok: true })
      // Whoever asks for a witness is not.
      expect(await followLog({ ...alone, policy: log.policy })).toMatchObject({ ok: false })
      // Nor is anybody who remembers one checkpoint.
      const now = await checkpointIn(forged.source, log.credulous)
      expect(await checkConsistency(forged.source, old, now)).toMatchObject({ ok: false })
      const proven = value(proveReceipt({ receipt, opened: null, policy: log.policy, skew: 300 }))
      expect(await checkConsistency(forged.source, proven.checkpoint, now)).toMatchObject({
        ok: false,
      })
      await expectRefused(log, forged)
    })
  },
)

/** Whatever proof comes with it: the witness signs nothing, and still knows the true tree. */
async function expectRefused(log: WitnessedLog, forged: Awaited<ReturnType<typeof forge>>) {
  const folder = {
    tile: async (name: Parameters<typeof tilePath>[0]) => forged.files.get(tilePath(name)) ?? null,
  }
  const reader = hashesOf(folder, forged.size)
  const proof = forged.size > SIZE ? await consistencyProof(reader, SIZE, forged.size) : []
  for (const [claimed, hashes] of [
    [SIZE, proof],
    [SIZE, []],
    [0, []],
    [forged.size, []],
  ] as const) {
    const { status } = await submit(log.witness, forged.note, claimed, hashes)
    expect([400, 409, 422]).toContain(status)
  }
  expect((await log.witness.signed()).map(({ size }) => size)).toEqual([SIZE])
}

const FILES = [
  'tile/0/000',
  'tile/0/002.p/188',
  'tile/1/000.p/2',
  'tile/entries/001',
  'tile/entries/002.p/188',
  'checkpoint',
]

const DAMAGE: readonly [name: string, damage: (path: string) => void][] = [
  ['flipped at its beginning', (path) => flip(path, 0)],
  ['flipped in its middle', (path) => flip(path, 0.5)],
  ['flipped at its end', (path) => flip(path, 1)],
  ['cut', (path) => truncateSync(path, readFileSync(path).length - 7)],
  ['cut to nothing', (path) => writeFileSync(path, '')],
  ['extended', (path) => writeFileSync(path, Buffer.alloc(32, 1), { flag: 'a' })],
  ['removed', (path) => rmSync(path)],
]

function flip(path: string, where: number): void {
  const bytes = readFileSync(path)
  const at = Math.min(bytes.length - 2, Math.floor(bytes.length * where))
  bytes[at] = (bytes[at] as number) ^ 2
  writeFileSync(path, bytes)
}

describe.each(FILES)('%s', (file) => {
  test.each(DAMAGE)(
    '%s: a follower finds it, and nothing untrue is ever handed out or signed',
    async (_, damage) => {
      const log = await logOf()
      const [mirror, before] = [scratch(), scratch()]
      open.push(mirror, before)
      cpSync(log.folder, mirror.folder, { recursive: true })
      damage(join(mirror.folder, file))
      expect(await follow(log, mirror.folder)).toMatchObject({ ok: false })
      // The same in the city's own folder.
      const old = await checkpointIn(mirrorOf(log.folder), log.policy)
      cpSync(log.folder, before.folder, { recursive: true })
      damage(join(log.folder, file))
      for (const index of [3, 300, 690]) {
        const receipt = await receiptOf(log, index).catch((error: Error) => error.name)
        if (typeof receipt === 'string') expect(receipt).toBe('LogStopped')
        else
          expect(
            proveReceipt({ receipt, opened: null, policy: log.policy, skew: 300 }),
          ).toMatchObject({ ok: true })
      }
      const grew = await add(log, [Buffer.from('one more')]).then(
        () => true,
        (error: Error) => {
          expect(error.name).toBe('LogStopped')
          return false
        },
      )
      if (!grew) return
      // It did not need that file: what it signed goes on from what was, by a mirror that was not touched.
      const now = await checkpointIn(mirrorOf(log.folder), log.policy)
      cpSync(log.folder, before.folder, { recursive: true, force: false })
      expect(await checkConsistency(mirrorOf(before.folder), old, now)).toMatchObject({ ok: true })
    },
  )
})

describe('a backup of yesterday', () => {
  const rollBack = async (log: WitnessedLog, size: number) => {
    const { owner } = database
    await owner.query('DELETE FROM ledger_leaves WHERE jurisdiction_id = $1 AND idx >= $2', [
      log.jurisdiction,
      size,
    ])
    const rows = await owner.query<{ note: string }>(
      'SELECT note FROM ledger_checkpoints WHERE jurisdiction_id = $1 AND size = $2',
      [log.jurisdiction, size],
    )
    await owner.query('DELETE FROM ledger_checkpoints WHERE jurisdiction_id = $1 AND size > $2', [
      log.jurisdiction,
      size,
    ])
    const root = Buffer.from(rows[0]?.note.split('\n')[2] ?? '', 'base64')
    await owner.query(
      `UPDATE ledger_heads SET size = $2, signed_size = $2, signed_root = $3, signed_note = $4,
         cosigned_size = $2, cosigned_note = $4 WHERE jurisdiction_id = $1`,
      [log.jurisdiction, size, root, rows[0]?.note],
    )
    await owner.query('DELETE FROM ledger_witnesses WHERE jurisdiction_id = $1', [log.jurisdiction])
  }

  test('of the database: the signer knows more, and signs nothing', async () => {
    const log = await logOf(300)
    await add(log, ENTRIES.slice(300))
    await rollBack(log, 300)
    await expect(log.settle()).rejects.toMatchObject({ code: 'rolled_back' })
  })

  test('of database and files: the same', async () => {
    const log = await logOf(300)
    const yesterday = scratch()
    open.push(yesterday)
    cpSync(log.folder, yesterday.folder, { recursive: true })
    await add(log, ENTRIES.slice(300))
    await rollBack(log, 300)
    rmSync(log.folder, { recursive: true })
    cpSync(yesterday.folder, log.folder, { recursive: true })
    await expect(log.settle()).rejects.toMatchObject({ code: 'rolled_back' })
  })

  test('of everything: a witness has seen more, and what is public stays as it was', async () => {
    const log = await logOf(300)
    const yesterday = scratch()
    open.push(yesterday)
    const parts = ['signer', 'ledger', 'secrets']
    for (const part of parts)
      cpSync(join(log.dataDir, part), join(yesterday.folder, part), { recursive: true })
    await add(log, ENTRIES.slice(300))
    const receipt = await receiptOf(log, 650)
    await rollBack(log, 300)
    for (const part of parts) {
      rmSync(join(log.dataDir, part), { recursive: true })
      cpSync(join(yesterday.folder, part), join(log.dataDir, part), { recursive: true })
    }
    await expect(add(log, [Buffer.from('instead')])).rejects.toMatchObject({
      code: 'witness_ahead',
    })
    const now = await checkpointIn(mirrorOf(log.folder), log.policy)
    expect(now.size).toBe(300)
    // And whoever has a receipt of today shows that it is yesterday's.
    const { checkpoint } = value(
      proveReceipt({ receipt, opened: null, policy: log.policy, skew: 300 }),
    )
    expect(await checkConsistency(mirrorOf(log.folder), checkpoint, now)).toMatchObject({
      ok: false,
    })
  })

  test('of the database is put right from the files, and the log goes on as one history', async () => {
    const log = await logOf(300)
    await add(log, ENTRIES.slice(300))
    const old = await checkpointIn(mirrorOf(log.folder), log.policy)
    await rollBack(log, 300)
    const kept = {
      db: database.db,
      dataDir: log.dataDir,
      jurisdiction: log.jurisdiction,
      clock: systemClock,
    }
    expect(await resume(kept, NO_LEAVE)).toEqual({ went: false, needs: 'fromFiles' })
    expect(await resume(kept, { ...NO_LEAVE, fromFiles: true })).toEqual({
      went: true,
      size: SIZE,
      restored: 400,
    })
    await add(log, [Buffer.from('and on')])
    const now = await checkpointIn(mirrorOf(log.folder), log.policy)
    expect(now.size).toBe(SIZE + 1)
    expect(await checkConsistency(mirrorOf(log.folder), old, now)).toMatchObject({ ok: true })
  })
})

describe('nothing goes on that somebody has not looked at', () => {
  const keptOf = (log: WitnessedLog) => {
    return {
      db: database.db,
      dataDir: log.dataDir,
      jurisdiction: log.jurisdiction,
      clock: systemClock,
    }
  }

  test('a leaf altered in the database alone: no receipt of it, and no going on', async () => {
    const log = await logOf()
    await database.owner.query(
      'UPDATE ledger_leaves SET entry = $3 WHERE jurisdiction_id = $1 AND idx = $2',
      [log.jurisdiction, 100, Buffer.from('another')],
    )
    await expect(log.reader.receipt(log.jurisdiction, 100)).rejects.toMatchObject({
      code: 'tile_differs',
    })
    await expect(resume(keptOf(log), NO_LEAVE)).rejects.toMatchObject({
      code: 'entries_differ',
      facts: { index: 100 },
    })
  })

  test('a signer without memory takes it up from what files and database agree on, when told to', async () => {
    const log = await logOf()
    rmSync(join(log.dataDir, 'signer', `${log.jurisdiction}.json`))
    await expect(log.settle()).rejects.toMatchObject({ code: 'signer_state_missing' })
    expect(await resume(keptOf(log), NO_LEAVE)).toEqual({ went: false, needs: 'adopt' })
    flip(join(log.folder, 'tile/entries/001'), 0.501)
    await expect(resume(keptOf(log), { ...NO_LEAVE, adopt: true })).rejects.toMatchObject({
      code: 'tree_differs',
    })
    flip(join(log.folder, 'tile/entries/001'), 0.501)
    expect(await resume(keptOf(log), { ...NO_LEAVE, adopt: true })).toMatchObject({
      went: true,
      size: SIZE,
    })
    await add(log, [Buffer.from('and on')])
  })

  test('a clock that was ahead is put right once, when told to', async () => {
    const log = await logOf(10)
    const path = join(log.dataDir, 'signer', `${log.jurisdiction}.json`)
    const state = JSON.parse(readFileSync(path, 'utf8')) as { at: number }
    writeFileSync(path, JSON.stringify({ ...state, at: Date.now() + 86_400_000 }))
    await expect(add(log, [Buffer.from('later')])).rejects.toMatchObject({ code: 'clock_back' })
    expect(await resume(keptOf(log), NO_LEAVE)).toEqual({ went: false, needs: 'clock' })
    expect(await resume(keptOf(log), { ...NO_LEAVE, clock: true })).toMatchObject({ went: true })
    await log.settle()
    expect((await checkpointIn(mirrorOf(log.folder), log.policy)).size).toBe(11)
  })

  test('another key in place of the log’s own signs nothing', async () => {
    const log = await logOf(10)
    writeFileSync(
      join(log.dataDir, 'secrets', `ledger-signer-${log.jurisdiction}`),
      'ab'.repeat(32),
    )
    await expect(log.settle()).rejects.toMatchObject({ code: 'key_missing' })
    expect(policyOf(log.dataDir, String(log.jurisdiction)).logs).toHaveLength(1)
  })
})
