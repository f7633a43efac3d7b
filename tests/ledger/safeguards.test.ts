/**
 * Each safeguard alone stands between a fault and a second history: with it, the fault is found; switched off by the
 * test, the same fault goes through. So none of them is there for show.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Grown } from '../../src/ledger/edge.ts'
import { hashesOf } from '../../src/ledger/hashes.ts'
import { policyOf } from '../../src/ledger/keys.ts'
import { enqueueEntries } from '../../src/ledger/queue.store.ts'
import type { LogSigner } from '../../src/ledger/signer.ts'
import type { AskWitnesses } from '../../src/ledger/types.ts'
import type { Database, Queryable } from '../../src/platform/database.ts'
import {
  ed25519Signer,
  formatCheckpoint,
  inclusionProof,
  leafHash,
  parseCheckpoint,
  splitNote,
  verifyInclusion,
} from '../../src/tlog/index.ts'
import { testDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'
import { witnessedLog } from './witnessed.ts'
import type { WitnessedLog } from './witnessed.ts'

let database: TestDatabase
let next = 991_000
const open: WitnessedLog[] = []

beforeAll(async () => {
  database = await testDatabase()
})
afterEach(() => {
  for (const one of open.splice(0)) one.drop()
})
afterAll(() => database.drop())

async function logOf(size: number): Promise<WitnessedLog> {
  const log = await witnessedLog(database.db, (next += 1))
  open.push(log)
  await wait(log, 0, size)
  await log.settle()
  return log
}

function wait({ jurisdiction }: WitnessedLog, from: number, to: number): Promise<void> {
  const entries = Array.from({ length: to - from }, (_, n) => ({
    entry: Buffer.from(`e ${from + n}`),
  }))
  return enqueueEntries(database.db, jurisdiction, entries)
}

/** Signs whatever it is asked, and remembers nothing. */
function willing(log: WitnessedLog): LogSigner {
  const path = join(log.dataDir, 'secrets', `ledger-signer-${log.parts.code}`)
  const signer = ed25519Signer(log.origin, Buffer.from(readFileSync(path, 'utf8').trim(), 'hex'))
  return {
    open: async () => ({ vkeys: [signer.vkey], size: 0 }),
    sign: async ({ size, root }) => [
      await signer.sign(formatCheckpoint({ origin: log.origin, size, root })),
    ],
    close: async () => {},
  }
}

describe('the signer recomputes the tree from the disk', () => {
  const bend = ({ edge, ...grown }: Grown): Grown => {
    const levels = edge.levels.map((hashes) => hashes.map((hash) => Buffer.from(hash)))
    const hash = levels[0]?.[1] as Buffer
    hash[0] = (hash[0] as number) ^ 1
    return { ...grown, edge: { ...edge, levels } }
  }

  test('with it, a bit that flipped in memory is found', async () => {
    const log = await logOf(3)
    await wait(log, 3, 5)
    const writer = await log.open({ bend })
    await expect(writer.round()).rejects.toMatchObject({ code: 'tree_differs' })
  })

  test('without it, a root that nothing has is signed', async () => {
    const log = await logOf(3)
    await wait(log, 3, 5)
    const writer = await log.open({ bend, signer: willing(log) })
    expect(await writer.round()).toBe(2)
    const { root } = writer.signed ?? {}
    const proof = await inclusionProof(hashesOf(log.parts.folder, 5), 0, 5)
    const claim = {
      leaf: leafHash(Buffer.from('e 0')),
      index: 0,
      size: 5,
      root: root as Buffer,
      proof,
    }
    expect(verifyInclusion(claim)).toBe(false)
  })
})

describe('the signer remembers what it signed', () => {
  const rollBack = async (log: WitnessedLog) => {
    await database.owner.query('DELETE FROM ledger_leaves WHERE jurisdiction_id = $1', [
      log.jurisdiction,
    ])
    await database.owner.query(
      `UPDATE ledger_heads SET size = 0, signed_size = NULL, signed_root = NULL, signed_note = NULL,
         cosigned_size = NULL, cosigned_note = NULL WHERE jurisdiction_id = $1`,
      [log.jurisdiction],
    )
  }

  test('with it, a database of yesterday signs nothing', async () => {
    const log = await logOf(3)
    await rollBack(log)
    await expect(log.open()).rejects.toMatchObject({ code: 'rolled_back' })
  })

  test('without it, a second history is signed', async () => {
    const log = await logOf(3)
    const first = splitNote(readFileSync(join(log.folder, 'checkpoint'), 'utf8')).text
    await rollBack(log)
    await wait(log, 100, 103)
    const writer = await log.open({ signer: willing(log), folder: overwriting(log) })
    await writer.round()
    const second = splitNote(writer.signed?.note ?? '').text
    expect(parseCheckpoint(second).size).toBe(parseCheckpoint(first).size)
    expect(second).not.toBe(first)
  })
})

/** Writes over what is there. */
function overwriting(log: WitnessedLog): WitnessedLog['parts']['folder'] {
  const { folder } = log.parts
  return {
    ...folder,
    async keep(files) {
      for (const { path, bytes } of files) {
        const isThere = (await folder.read(path)) !== null
        if (isThere) writeFileSync(join(log.folder, path), bytes)
        else await folder.keep([{ path, bytes }])
      }
    },
  }
}

describe('a tile is written once', () => {
  const plant = async () => {
    const log = await logOf(3)
    await wait(log, 3, 5)
    writeFileSync(join(log.folder, 'tile/0/000.p/5'), Buffer.alloc(160, 1))
    return log
  }

  test('with it, other bytes in its place are found', async () => {
    const log = await plant()
    await expect((await log.open()).round()).rejects.toMatchObject({ code: 'tile_differs' })
  })

  test('without it, they are gone without a trace', async () => {
    const log = await plant()
    expect(await (await log.open({ folder: overwriting(log) })).round()).toBe(2)
  })
})

describe('the database computes what lies on the disk as well', () => {
  /** A bit flips in memory as the entries arrive; `isBlind`: and nobody asks the database what they were. */
  const flipping = (isBlind: boolean): Database => {
    let flipped: Buffer[] = []
    const over = (inner: Queryable): Queryable => ({
      query: (text, values) => inner.query(text, values),
      async statement<R extends object>(name: string, text: string, values: readonly unknown[]) {
        const rows = await inner.statement<R>(name, text, values)
        if (name === 'ledger.leaves') {
          flipped = (rows as unknown as { entry: Buffer }[]).map(({ entry }) => entry)
          const [first] = flipped
          if (first) first[0] = (first[0] as number) ^ 1
        }
        if (name !== 'ledger.digest' || !isBlind) return rows
        const digest = createHash('sha256').update(Buffer.concat(flipped)).digest()
        return [{ digest }] as unknown as R[]
      },
    })
    const { db } = database
    return {
      ...over(db),
      transaction: (work) => db.transaction((tx) => work(over(tx))),
      close: () => db.close(),
    }
  }

  test('with it, an entry that is not the one in the database is found', async () => {
    const log = await logOf(3)
    await wait(log, 3, 5)
    const writer = await log.open({ db: flipping(false) })
    await expect(writer.round()).rejects.toMatchObject({ code: 'entries_differ' })
  })

  test('without it, it is signed, and no receipt of it will ever hold', async () => {
    const log = await logOf(3)
    await wait(log, 3, 5)
    const writer = await log.open({ db: flipping(true) })
    expect(await writer.round()).toBe(2)
    await writer.cosign(policyOf(log.dataDir, log.parts.code), log.ask)
    await expect(log.reader.receipt(log.jurisdiction, 3)).rejects.toMatchObject({
      code: 'tile_differs',
    })
  })
})

describe('every statement asks for the epoch', () => {
  /** Says the present epoch in place of the one it holds. */
  const unfenced = (jurisdiction: number): Database => {
    const { db } = database
    const present = async (): Promise<number> => {
      const rows = await db.query<{ epoch: number }>(
        'SELECT epoch FROM ledger_heads WHERE jurisdiction_id = $1',
        [jurisdiction],
      )
      return rows[0]?.epoch ?? 0
    }
    const seen = async (text: string, values: readonly unknown[] = []) =>
      text.includes('epoch = $2') ? values.with(1, await present()) : values
    const over = (inner: Queryable): Queryable => ({
      query: async (text, values) => inner.query(text, await seen(text, values)),
      statement: async (name, text, values) =>
        inner.statement(name, text, await seen(text, values)),
    })
    return {
      ...over(db),
      transaction: (work) => db.transaction((tx) => work(over(tx))),
      close: () => db.close(),
    }
  }

  test('with it, whoever lost the log can do nothing', async () => {
    const log = await logOf(3)
    const paused = await log.open()
    await log.open()
    await wait(log, 3, 5)
    await expect(paused.round()).rejects.toMatchObject({ name: 'Fenced' })
  })

  test('without it, they would go on signing', async () => {
    const log = await logOf(3)
    const paused = await log.open({ db: unfenced(log.jurisdiction) })
    await log.open()
    await wait(log, 3, 5)
    expect(await paused.round()).toBe(2)
  })
})

describe('a witness that has seen more stops the log', () => {
  /** Yesterday's backup of everything but the witness: it goes on from there. */
  const rolledBack = async () => {
    const log = await logOf(3)
    await wait(log, 3, 6)
    await log.settle()
    const fresh = await witnessedLog(database.db, (next += 1))
    open.push(fresh)
    const ask: AskWitnesses = async () => [
      {
        name: 'w',
        vkey: fresh.witness.vkey,
        line: null,
        time: null,
        size: 6,
        ahead: true,
        problem: 'ahead',
      },
    ]
    await wait(fresh, 100, 103)
    const writer = await fresh.open()
    await writer.round()
    return { fresh, ask, writer, policy: policyOf(fresh.dataDir, fresh.parts.code) }
  }

  test('with it, nothing more is signed', async () => {
    const { ask, writer, policy } = await rolledBack()
    await expect(writer.cosign(policy, ask)).rejects.toMatchObject({ code: 'witness_ahead' })
  })

  test('without it, the log would only wait for its quorum, and go on signing', async () => {
    const { fresh, ask, writer, policy } = await rolledBack()
    const deaf: AskWitnesses = async (round) =>
      (await ask(round)).map((answer) => ({ ...answer, ahead: false }))
    expect(await writer.cosign(policy, deaf)).toBe(false)
    await wait(fresh, 103, 104)
    expect(await writer.round()).toBe(1)
  })
})

describe('a receipt is checked before it is handed out', () => {
  const damage = async () => {
    const log = await logOf(300)
    const path = join(log.folder, 'tile/0/000')
    const bytes = readFileSync(path)
    bytes[32] = (bytes[32] as number) ^ 1
    writeFileSync(path, bytes)
    return log
  }

  test('with it, none is made from a damaged tile', async () => {
    const log = await damage()
    await expect(log.reader.receipt(log.jurisdiction, 0)).rejects.toMatchObject({
      code: 'tile_differs',
    })
  })

  test('without it, one that proves nothing would be', async () => {
    const log = await damage()
    const proof = await inclusionProof(hashesOf(log.parts.folder, 300), 0, 300)
    const { root } = parseCheckpoint(
      splitNote(readFileSync(join(log.folder, 'checkpoint'), 'utf8')).text,
    )
    const claim = { leaf: leafHash(Buffer.from('e 0')), index: 0, size: 300, root, proof }
    expect(verifyInclusion(claim)).toBe(false)
  })
})
