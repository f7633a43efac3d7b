/**
 * npm run bench -- ledger [SIZE]: a log of SIZE entries (a million unless told) in a scratch database that writes
 * durably, with a witness in the same process. Beside every figure, in the same run, what the machine can do at most:
 * how often it makes a file durable, and how fast it hashes.
 */
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realDisk } from '../src/ledger/disk.ts'
import { openFolder } from '../src/ledger/folder.ts'
import { hashesOf, TileCache } from '../src/ledger/hashes.ts'
import { dummyEntry, openReader, ownSigner } from '../src/ledger/index.ts'
import { keepPolicy, keysOf, policyOf, policyText } from '../src/ledger/keys.ts'
import { raiseEpoch } from '../src/ledger/log.store.ts'
import { enqueueEntries } from '../src/ledger/queue.store.ts'
import { entryAt, headState } from '../src/ledger/reader.store.ts'
import { startSequencer } from '../src/ledger/sequencer.ts'
import type { SequencerParts } from '../src/ledger/sequencer.ts'
import { ensureLog } from '../src/ledger/start.ts'
import type { AskWitnesses } from '../src/ledger/types.ts'
import { openWriter } from '../src/ledger/writer.ts'
import type { Writer } from '../src/ledger/writer.ts'
import { systemClock } from '../src/platform/clock.ts'
import { openDatabase } from '../src/platform/database.ts'
import { openLog } from '../src/platform/log.ts'
import { silently } from '../src/platform/progress.ts'
import { openStorage } from '../src/platform/storage.ts'
import type { Storage } from '../src/platform/storage.ts'
import {
  cosigner,
  inclusionProof,
  leafHash,
  splitNote,
  verifyInclusion,
} from '../src/tlog/index.ts'

/** Two logs in one database: a small one stays beside the large one, so that both are measured under the same load. */
const SMALL = 990_001
const LARGE = 990_000

export async function bench([size = '1000000']: readonly string[]): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'answerable-bench-'))
  const storage = await openStorage({ config: { dataDir, databaseUrl: null }, progress: silently })
  try {
    await measure(
      await placeIn(dataDir, storage, LARGE),
      await placeIn(dataDir, storage, SMALL),
      Number(size),
    )
  } finally {
    await storage.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

interface Place {
  readonly dataDir: string
  readonly storage: Storage
  readonly parts: SequencerParts
}

async function placeIn(dataDir: string, storage: Storage, jurisdiction: number): Promise<Place> {
  const { db } = storage
  const signer = ownSigner({ dataDir, disk: realDisk, now: Date.now })
  const around = { db, dataDir, disk: realDisk, signer, clock: systemClock, publicUrl: null }
  const origin = await ensureLog(around, jurisdiction)
  const code = String(jurisdiction)
  const witness = cosigner('witness.example/bench', randomBytes(32), () =>
    Math.floor(Date.now() / 1_000),
  )
  const log = policyText(dataDir, code)?.split('\n')[0]
  await keepPolicy(realDisk, dataDir, code, `${log}\nwitness w ${witness.vkey}\nquorum w\n`)
  const ask: AskWitnesses = async ({ checkpoint, note }) => {
    const line = await witness.sign(splitNote(note).text)
    const time = Math.floor(Date.now() / 1_000)
    const none = { ahead: false, problem: null }
    return [{ name: 'w', vkey: witness.vkey, line, time, size: checkpoint.size, ...none }]
  }
  return {
    dataDir,
    storage,
    parts: {
      db,
      jurisdiction,
      code,
      origin,
      folder: openFolder(join(dataDir, 'ledger', code), realDisk),
      signer,
      clock: systemClock,
      keys: () => keysOf(dataDir, code),
      url: storage.appUrl,
      role: storage.role,
      log: openLog(undefined, 'error'),
      policy: () => policyOf(dataDir, code),
      ask,
      onAlarm: async ({ code: why }) => {
        throw new Error(`the log stands still: ${why}`)
      },
    },
  }
}

async function measure(place: Place, other: Place, size: number): Promise<void> {
  const limits = { fsync: fsyncRate(place.dataDir), hash: hashRate() }
  say('fsync of a file of 8 KB', `${limits.fsync.toFixed(0)} /s`)
  say('leaf hashes of 49 bytes', `${limits.hash.toFixed(0)} /s`)
  await latency(place)
  await throughput(place, limits.fsync)
  await restart(place)
  await fillTo(other, 10_000)
  await fillTo(place, size)
  await calm(place)
  await growth(other, place)
  await startUp(place)
  await proofs(place, limits.hash)
}

function fsyncRate(folder: string): number {
  const bytes = randomBytes(8_192)
  const end = performance.now() + 2_000
  let count = 0
  for (; performance.now() < end; count += 1) {
    const path = join(folder, 'fsync')
    const file = openSync(path, 'w')
    writeSync(file, bytes)
    fsyncSync(file)
    closeSync(file)
    rmSync(path)
  }
  return count / 2
}

function hashRate(): number {
  const entry = randomBytes(49)
  const end = performance.now() + 1_000
  let count = 0
  for (; performance.now() < end; count += 100) for (let n = 0; n < 100; n += 1) leafHash(entry)
  return count
}

async function enqueue({ parts: { db, jurisdiction } }: Place, count: number): Promise<void> {
  for (let left = count; left > 0; left -= 5_000) {
    const entries = Array.from({ length: Math.min(left, 5_000) }, () => ({ entry: dummyEntry() }))
    await enqueueEntries(db, jurisdiction, entries)
  }
}

/** 200 entries a second, each in a transaction of its own, for twenty seconds: commit to signed checkpoint. */
async function latency(place: Place): Promise<void> {
  const { db } = place.parts
  const sequencer = startSequencer(place.parts)
  await until(place, 'signedSize', 0)
  const began: number[] = []
  const took: number[] = []
  const watch = async (): Promise<void> => {
    const head = await headState(db, LARGE)
    const now = performance.now()
    for (let at = took.length; at < (head?.signedSize ?? 0); at += 1) {
      took.push(now - (began[at] ?? now))
    }
  }
  const ended = new AbortController()
  const watching = (async () => {
    while (!ended.signal.aborted || took.length < began.length) {
      await watch()
      await pause(5)
    }
  })()
  const start = performance.now()
  for (let n = 0; n < 4_000; n += 1) {
    await enqueueEntries(db, LARGE, [{ entry: dummyEntry() }])
    began.push(performance.now())
    await pause(Math.max(0, start + (n + 1) * 5 - performance.now()))
  }
  ended.abort()
  await watching
  await sequencer.stop()
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0)} ms`
  say(
    'in a signed checkpoint at 200 /s: p50, p99, most',
    `${at(0.5)}, ${at(0.99)}, ${at(0.999_999)}`,
  )
}

/** As fast as it goes, a hundred to a transaction: until the last has a receipt. */
async function throughput(place: Place, fsync: number): Promise<void> {
  const { db } = place.parts
  const before = (await headState(db, LARGE))?.signedSize ?? 0
  const count = 50_000
  const sequencer = startSequencer(place.parts)
  const began = performance.now()
  const clients = Array.from({ length: 4 }, async () => {
    for (let n = 0; n < count / 4; n += 100) {
      const entries = Array.from({ length: 100 }, () => ({ entry: dummyEntry() }))
      await enqueueEntries(db, LARGE, entries)
    }
  })
  await Promise.all(clients)
  await until(place, 'cosignedSize', before + count)
  const seconds = (performance.now() - began) / 1_000
  await sequencer.stop()
  const rate = count / seconds
  say(
    'appended until a quorum has cosigned',
    `${rate.toFixed(0)} /s, ${(rate / fsync).toFixed(1)} × fsync`,
  )
  const reader = openReader({ db, clock: systemClock, dataDir: place.dataDir })
  const start = performance.now()
  const made = 5_000
  for (let n = 0; n < made; n += 1) {
    const receipt = await reader.receipt(LARGE, before + Math.floor(Math.random() * count))
    if (!receipt) throw new Error('no receipt')
  }
  say(
    'receipts made, each checked before it is handed out',
    `${((made / (performance.now() - start)) * 1_000).toFixed(0)} /s`,
  )
}

async function writerOf({ parts }: Place): Promise<Writer> {
  const begun = await raiseEpoch(parts.db, parts.jurisdiction, 'bench')
  if (!begun) throw new Error('no log')
  return openWriter(parts, begun)
}

async function fillTo(place: Place, size: number): Promise<void> {
  const writer = await writerOf(place)
  while ((writer.signed?.size ?? 0) < size) {
    await enqueue(place, Math.min(100_000, size - (writer.signed?.size ?? 0)))
    await writer.round()
  }
}

/** A million entries within a minute leave the database with work that it does by itself, later: now. */
async function calm({ storage }: Place): Promise<void> {
  const owner = openDatabase({ url: storage.ownerUrl, max: 1 })
  await owner.query('VACUUM ANALYZE')
  await owner.close()
  await pause(15_000)
}

/** Medians of a hundred rounds of a thousand entries, by turns in a small log and in a large one. */
async function growth(small: Place, large: Place): Promise<void> {
  const both = [small, large].map((place) => ({ place, times: [] as number[] }))
  const writers = [await writerOf(small), await writerOf(large)]
  const sizes = writers.map((writer) => (writer.signed?.size ?? 0).toLocaleString('en'))
  for (let n = 0; n < 200; n += 1) {
    const one = both[n % 2]
    if (!one) continue
    await enqueue(one.place, 1_000)
    const began = performance.now()
    await writers[n % 2]?.round()
    one.times.push(performance.now() - began)
  }
  const [few = 0, many = 0] = both.map(({ times }) => times.toSorted((a, b) => a - b)[50])
  say(
    `a round of 1,000 entries at ${sizes.join(' and at ')} leaves`,
    `${few.toFixed(1)} ms and ${many.toFixed(1)} ms: ${percent(many / few - 1)} more`,
  )
}

async function restart(place: Place): Promise<void> {
  const before = (await headState(place.parts.db, place.parts.jurisdiction))?.signedSize ?? 0
  await enqueue(place, 100_000)
  const began = performance.now()
  const sequencer = startSequencer(place.parts)
  await until(place, 'signedSize', before + 100_000)
  say(
    'after a restart with 100,000 waiting, all in a signed checkpoint',
    `${((performance.now() - began) / 1_000).toFixed(2)} s`,
  )
  await sequencer.stop()
}

async function startUp(place: Place): Promise<void> {
  await enqueue(place, 1)
  const before = (await headState(place.parts.db, place.parts.jurisdiction))?.signedSize ?? 0
  const began = performance.now()
  const writer = await writerOf(place)
  await writer.round()
  say(
    `start-up at ${before.toLocaleString('en')} leaves, until the next is signed`,
    `${(performance.now() - began).toFixed(0)} ms`,
  )
}

/** Of random entries, in a tree of all of them, tiles in memory; every hundredth is checked. */
async function proofs(place: Place, hash: number): Promise<void> {
  const head = await headState(place.parts.db, place.parts.jurisdiction)
  const size = head?.signedSize ?? 0
  const reader = hashesOf(place.parts.folder, size, new TileCache())
  const { root } = (await writerOf(place)).signed ?? {}
  // A city's receipts are asked for while they are new: of the last hundred thousand.
  const indexes = Array.from(
    { length: 40_000 },
    () => size - 1 - Math.floor(Math.random() * Math.min(size, 100_000)),
  )
  for (const index of indexes.slice(0, 5_000)) await inclusionProof(reader, index, size)
  const began = performance.now()
  const made: Buffer[][] = []
  for (const index of indexes) made.push(await inclusionProof(reader, index, size))
  const rate = (indexes.length / (performance.now() - began)) * 1_000
  for (let n = 0; n < indexes.length; n += 100) {
    const index = indexes[n] ?? 0
    const entry = await entryAt(place.parts.db, LARGE, index)
    const leaf = leafHash(entry ?? Buffer.alloc(0))
    const proof = made[n] ?? []
    if (!root || !verifyInclusion({ leaf, index, size, root, proof })) throw new Error('no proof')
  }
  say(
    'inclusion proofs from tiles in memory',
    `${rate.toFixed(0)} /s, ${(rate / hash).toFixed(3)} × hash`,
  )
}

async function until(
  place: Place,
  which: 'signedSize' | 'cosignedSize',
  size: number,
): Promise<void> {
  for (;;) {
    const head = await headState(place.parts.db, place.parts.jurisdiction)
    if ((head?.[which] ?? -1) >= size) return
    await pause(5)
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function say(what: string, figure: string): void {
  console.log(`| ${what} | ${figure} |`)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}
