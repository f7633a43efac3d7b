/**
 * Who holds the log's key can write two histories and show one to the first who asks and the other to the next. Here
 * somebody does: two databases, two folders, two sequencers of this house, one name and one key. What each client
 * finds out is asked of the verifier, which has nothing but a policy, what it kept, and a mirror.
 */
import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realDisk } from '../../src/ledger/disk.ts'
import { keepLog, keepPolicy } from '../../src/ledger/keys.ts'
import { enqueueEntries } from '../../src/ledger/queue.store.ts'
import { ownSigner } from '../../src/ledger/signer.ts'
import type { AskWitnesses } from '../../src/ledger/types.ts'
import { openWitnesses } from '../../src/ledger/witnesses.ts'
import { cosigner, formatNote, formatProof, splitNote } from '../../src/tlog/index.ts'
import { originHash } from '../../src/witness/state.ts'
import { startWitness } from '../../src/witness/index.ts'
import type { RunningWitness } from '../../src/witness/index.ts'
import { sourceOf } from '../../verify/command/files.ts'
import { readCheckpoint } from '../../verify/core/checkpoint.ts'
import type { Checkpoint } from '../../verify/core/checkpoint.ts'
import { checkConsistency } from '../../verify/core/consistency.ts'
import { PATIENCE } from '../../verify/core/http.ts'
import { SKEW, proveReceipt } from '../../verify/core/proving.ts'
import { parsePolicy } from '../../verify/core/policy.ts'
import { testDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'
import { testLog } from '../support/ledger.ts'
import type { TestLog } from '../support/ledger.ts'

const folder = mkdtempSync(join(tmpdir(), 'answerable-split-'))
const witnesses: RunningWitness[] = []
const logs: TestLog[] = []
let database: TestDatabase
let next = 990_700

beforeAll(async () => {
  database = await testDatabase()
})
afterAll(async () => {
  await Promise.all(witnesses.map((one) => one.close()))
  for (const log of logs) log.drop()
  await database.drop()
  rmSync(folder, { recursive: true })
})

async function witness(name: string, vkey: string): Promise<RunningWitness> {
  const one = await startWitness(
    {
      dataDir: join(folder, name),
      host: '127.0.0.1',
      port: 0,
      name: `${name}.example/witness`,
      logs: [vkey],
      atLeast: new Map(),
    },
    { complain: () => {} },
  )
  witnesses.push(one)
  return one
}

/** An entry of an event, as far as anybody can see: what differs between the two histories. */
const entryOf = (n: number, history: string): Buffer =>
  Buffer.concat([Buffer.of(1), Buffer.alloc(48, `${history}${n}`)])

interface Side {
  readonly log: TestLog
  readonly code: string
  add(from: number, to: number): Promise<void>
  policy(text: string): Promise<void>
}

function sideOf(log: TestLog, jurisdiction: number, history: string): Side {
  logs.push(log)
  const code = String(jurisdiction)
  return {
    log,
    code,
    add: (from, to) => {
      const entries = Array.from({ length: to - from }, (_, n) => ({
        // Up to the fifth entry both say the same.
        entry: entryOf(from + n, from + n < 5 ? 'same' : history),
      }))
      return enqueueEntries(database.db, jurisdiction, entries)
    },
    policy: (text) => keepPolicy(realDisk, log.dataDir, code, text),
  }
}

/** The same log twice: name and key of the first, taken to another folder and another database. */
async function twoHistories(ask: AskWitnesses): Promise<{ one: Side; two: Side; vkey: string }> {
  const [first, second] = [(next += 1), (next += 1)]
  const real = await testLog(database.db, first, { ask })
  const { origin } = real
  const { vkey } = real.reader.identity(first)
  const dataDir = mkdtempSync(join(tmpdir(), 'answerable-log-'))
  mkdirSync(join(dataDir, 'secrets'))
  copyFileSync(
    join(real.dataDir, 'secrets', `ledger-signer-${first}`),
    join(dataDir, 'secrets', `ledger-signer-${second}`),
  )
  const signer = ownSigner({ dataDir, disk: realDisk, now: Date.now })
  await signer.open(String(second), origin, true)
  const keys = [{ vkey, since: new Date().toISOString(), until: null }]
  await keepLog(realDisk, dataDir, String(second), { origin, keys })
  await keepPolicy(realDisk, dataDir, String(second), `log ${vkey}\nquorum none\n`)
  const copy = await testLog(database.db, second, { dataDir, signer, ask })
  return { one: sideOf(real, first, 'one'), two: sideOf(copy, second, 'two'), vkey }
}

const published = (side: Side): Buffer => readFileSync(join(side.log.folder, 'checkpoint'))

/** The verdict of a client on a checkpoint: its code, or the checkpoint itself. */
function seenBy(policy: string, note: Uint8Array): Checkpoint | string {
  const parsed = parsePolicy(Buffer.from(policy))
  if (!parsed.ok) throw new Error(parsed.refusal.code)
  const read = readCheckpoint(note, parsed.value)
  return read.ok ? read.value : read.refusal.code
}

function accepted(policy: string, note: Uint8Array): Checkpoint {
  const seen = seenBy(policy, note)
  if (typeof seen === 'string') throw new Error(seen)
  return seen
}

async function compared(old: Checkpoint, now: Checkpoint, mirror: Side): Promise<string> {
  const answer = await checkConsistency(sourceOf(mirror.log.folder, PATIENCE), old, now)
  return answer.ok ? 'consistent' : answer.refusal.code
}

/** Whoever runs both folders asks for as much as they like: what a client asks for is another matter. */
const nobody = (vkey: string): string => `log ${vkey}\nquorum none\n`

/** The second history up to `size`, under the log's own signature and nobody's beside. */
async function publishedAlone(two: Side, vkey: string, size: number, from = 0): Promise<Buffer> {
  await two.policy(nobody(vkey))
  await two.add(from, size)
  await two.log.settle()
  return published(two)
}

async function policyWith(vkey: string, quorum: string, names: readonly string[]): Promise<string> {
  const lines: string[] = []
  for (const name of names) {
    const one = await witness(`${name}${next}`, vkey)
    lines.push(`witness ${name} ${one.vkey} ${one.address}`)
  }
  return `log ${vkey}\n${lines.join('\n')}\ngroup all ${quorum} ${names.join(' ')}\nquorum all\n`
}

describe('with witnesses that know nothing of it', () => {
  it('the second history gets no quorum, and nobody who asks for one believes it', async () => {
    const { one, two, vkey } = await twoHistories(openWitnesses())
    const policy = await policyWith(vkey, '2', ['A', 'B', 'C'])
    await one.policy(policy)
    await two.policy(policy)
    await one.add(0, 10)
    await one.log.settle()
    const first = accepted(policy, published(one))
    expect(first.size).toBe(10)

    // A smaller one, another of the same size, and a larger one that is no continuation.
    await two.add(0, 7)
    await expect(two.log.settle()).rejects.toMatchObject({ code: 'witness_ahead' })
    for (const [from, to] of [
      [7, 10],
      [10, 20],
    ] as const) {
      await two.add(from, to)
      await expect(two.log.settle()).rejects.toMatchObject({ code: 'witness_differs' })
    }
    expect(existsSync(join(two.log.folder, 'checkpoint'))).toBe(false)

    // Handed out all the same, under the log's own signature.
    const note = await publishedAlone(two, vkey, 21, 20)
    expect(seenBy(policy, note)).toBe('quorum')
    // And with the cosignatures of the first history under it.
    const borrowed = splitNote(published(one).toString()).signatures.slice(1)
    const { text, signatures } = splitNote(note.toString())
    const lines = [...signatures, ...borrowed].map(({ line }) => line)
    expect(seenBy(policy, Buffer.from(formatNote(text, lines)))).toBe('witness_signature')
    // Whoever asks for no witness can be shown it; but not whoever has seen the first.
    const second = accepted(nobody(vkey), note)
    expect(await compared(first, second, two)).toBe('rewritten')
  })

  it('one of them that signs whatever it is shown makes no quorum', async () => {
    const colluding = cosigner('friend.example/witness', randomBytes(32), () =>
      Math.floor(Date.now() / 1_000),
    )
    const { one, two, vkey } = await twoHistories(openWitnesses())
    const honest = await policyWith(vkey, '2', ['A', 'B'])
    const policy = honest.replace(
      'group all 2 A B',
      `witness F ${colluding.vkey}\ngroup all 2 A B F`,
    )
    await one.policy(policy)
    await one.add(0, 10)
    await one.log.settle()
    expect(typeof seenBy(policy, published(one))).toBe('object')
    const note = await publishedAlone(two, vkey, 12)
    const { text, signatures } = splitNote(note.toString())
    const lines = [...signatures.map(({ line }) => line), await colluding.sign(text)]
    expect(seenBy(policy, Buffer.from(formatNote(text, lines)))).toBe('quorum')
  })
})

describe('where no witness is asked for, or all who are asked collude', () => {
  it.each([
    ['of the same size', 10, 'split_view'],
    ['grown larger', 15, 'rewritten'],
    ['cut shorter', 7, 'shorter'],
  ])('each client alone believes; both together find out: %s', async (_what, size, code) => {
    const { one, two, vkey } = await twoHistories(async () => [])
    await one.add(0, 10)
    await one.log.settle()
    const first = accepted(nobody(vkey), published(one))
    const second = accepted(nobody(vkey), await publishedAlone(two, vkey, size))
    expect(await compared(first, first, one)).toBe('consistent')
    expect(await compared(first, second, two)).toBe(code)
  })

  it('a receipt of the one is none of the other', async () => {
    const { one, two, vkey } = await twoHistories(async () => [])
    await one.add(0, 10)
    await one.log.settle()
    const note = await publishedAlone(two, vkey, 10)
    const policy = parsePolicy(Buffer.from(nobody(vkey)))
    const receipt = await one.log.reader.receipt(Number(one.code), 7)
    if (!policy.ok || !receipt) throw new Error('the log has a policy and receipts')
    const prove = (checkpoint: string): string => {
      const text = formatProof({ ...receipt, checkpoint, extra: entryOf(7, 'one') })
      const given = { receipt: Buffer.from(text), opened: null, policy: policy.value, skew: SKEW }
      const proven = proveReceipt(given)
      return proven.ok ? 'proven' : proven.refusal.code
    }
    expect(prove(receipt.checkpoint)).toBe('proven')
    expect(prove(note.toString())).toBe('not_included')
  })

  it('what one honest witness shows of the log is enough to find it', async () => {
    const { one, two, vkey } = await twoHistories(openWitnesses())
    const honest = await witness(`honest${next}`, vkey)
    await one.policy(`log ${vkey}\nwitness H ${honest.vkey} ${honest.address}\nquorum H\n`)
    await one.add(0, 10)
    await one.log.settle()
    const second = accepted(nobody(vkey), await publishedAlone(two, vkey, 15))
    const shown = await fetch(`${honest.address}/${originHash(one.log.origin)}/checkpoint`)
    const kept = accepted(nobody(vkey), Buffer.from(await shown.arrayBuffer()))
    expect(await compared(kept, second, two)).toBe('rewritten')
  })
})

describe('yesterday’s backup', () => {
  it('brought back, is not signed on: the witnesses remember', async () => {
    const { one, two, vkey } = await twoHistories(openWitnesses())
    const policy = await policyWith(vkey, '1', ['A'])
    await one.policy(policy)
    await one.add(0, 10)
    await one.log.settle()
    // The same first entries, and then what came instead of what was lost.
    await two.policy(policy)
    await two.add(0, 5)
    await expect(two.log.settle()).rejects.toMatchObject({ code: 'witness_ahead' })
    await two.add(5, 12)
    await expect(two.log.settle()).rejects.toMatchObject({ code: 'witness_differs' })
  })
})
