import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import { testLog } from '../../tests/support/ledger.ts'
import type { TestLog } from '../../tests/support/ledger.ts'
import { APP, withClient } from '../platform/cluster.store.ts'
import { SUPERUSER } from '../platform/embedded.ts'
import { socketUrl } from '../platform/urls.ts'
import { fixedClock } from '../platform/clock.ts'
import { openLog } from '../platform/log.ts'
import { formatCheckpoint, parseCheckpoint, splitNote } from '../tlog/index.ts'
import { policyOf } from './keys.ts'
import { resumeLog } from './log.store.ts'
import { enqueueEntries } from './queue.store.ts'
import { startSequencer } from './sequencer.ts'
import type { Sequencer, SequencerParts } from './sequencer.ts'
import { distantSigner, serveSigner, signerSocket } from './signer-socket.ts'
import { LogStopped } from './stopped.ts'
import type { LogAlarm, LogState, WitnessAnswer } from './types.ts'

let database: TestDatabase
let next = 990_400
const running: Sequencer[] = []
const logs: TestLog[] = []

beforeAll(async () => {
  database = await testDatabase()
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()))
  for (const log of logs.splice(0)) log.drop()
})
afterAll(() => database.drop())

const FAST = { look: 10, again: 50, recosign: 100, idle: 1_000 }

interface Place extends TestLog {
  readonly jurisdiction: number
  readonly alarms: LogAlarm[]
  readonly said: string[]
  start(bent?: Partial<SequencerParts>): Sequencer
  add(count: number): Promise<void>
  state(): Promise<LogState>
}

async function place(wishes: Parameters<typeof testLog>[2] = {}): Promise<Place> {
  const jurisdiction = (next += 1)
  const log = await testLog(database.db, jurisdiction, wishes)
  logs.push(log)
  const alarms: LogAlarm[] = []
  const said: string[] = []
  const parts: SequencerParts = {
    ...log.parts,
    url: database.url,
    role: APP,
    log: openLog({ write: (line: string) => said.push(line) }),
    policy: () => policyOf(log.dataDir, log.parts.code),
    ask: async () => [],
    onAlarm: async (alarm) => void alarms.push(alarm),
    times: FAST,
  }
  return {
    ...log,
    jurisdiction,
    alarms,
    said,
    start(bent = {}) {
      const one = startSequencer({ ...parts, ...bent })
      running.push(one)
      return one
    },
    add: (count) =>
      enqueueEntries(
        database.db,
        jurisdiction,
        Array.from({ length: count }, (_, n) => ({ entry: Buffer.from(`entry ${n}`) })),
      ),
    state: () => log.reader.state(jurisdiction),
  }
}

/** Every connection of the application to this test's database, as when the server restarts. */
function cutAll(): Promise<number> {
  const { socket, password } = inject('cluster')
  const name = decodeURIComponent(new URL(database.url).pathname.slice(1))
  const url = socketUrl({ socket, user: SUPERUSER, password, database: name })
  return withClient(url, async (client) => {
    const { rowCount } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND usename = $1`,
      [APP],
    )
    return rowCount ?? 0
  })
}

async function until<T>(look: () => Promise<T>, isRight: (found: T) => boolean): Promise<T> {
  const end = Date.now() + 10_000
  for (;;) {
    const found = await look()
    if (isRight(found)) return found
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(found)}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const published = (at: TestLog): number => {
  const note = readFileSync(join(at.folder, 'checkpoint'), 'utf8')
  return parseCheckpoint(splitNote(note).text).size
}

describe('the sequencer', () => {
  test('publishes what comes, by itself, and ends with nothing in hand', async () => {
    const at = await place()
    const sequencer = at.start()
    for (let n = 1; n <= 5; n += 1) {
      await at.add(10)
      await until(
        () => at.state(),
        ({ cosignedSize }) => cosignedSize === n * 10,
      )
    }
    await sequencer.stop()
    expect(published(at)).toBe(50)
    const state = await at.state()
    expect(state).toMatchObject({ size: 50, waiting: 0, alarm: null, quorumMissingSince: null })
    expect(state.sizes.at(-1)?.size).toBe(50)
    await at.add(1)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(await at.state()).toMatchObject({ size: 50, waiting: 1 })
  })

  test('is one: a second waits, says so, and takes over when the first has ended', async () => {
    const at = await place()
    const first = at.start()
    await until(
      () => at.state(),
      ({ cosignedSize }) => cosignedSize === 0,
    )
    at.start()
    await until(
      async () => at.said.join(''),
      (text) => text.includes('another process sequences'),
    )
    await at.add(3)
    await until(
      () => at.state(),
      ({ size }) => size === 3,
    )
    await first.stop()
    await at.add(4)
    await until(
      () => at.state(),
      ({ size }) => size === 7,
    )
    expect(at.said.join('').match(/another process sequences/g)).toHaveLength(1)
  })

  test('goes on when its connections are cut, again and again', async () => {
    const at = await place()
    at.start()
    for (let n = 1; n <= 5; n += 1) {
      await at.add(20)
      expect(await cutAll()).toBeGreaterThan(0)
      await until(
        () => at.state().catch(() => null),
        (state) => state?.cosignedSize === n * 20,
      )
    }
  })

  test('does not speak of a failure that passes longer than it lasts', async () => {
    const at = await place()
    await at.settle()
    let full = true
    const { folder } = at.parts
    at.start({
      folder: {
        ...folder,
        keep: (files) =>
          full
            ? Promise.reject(
                Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' }),
              )
            : folder.keep(files),
      },
    })
    await at.add(2)
    const { alarm } = await until(
      () => at.state(),
      (state) => state.alarm !== null,
    )
    expect(alarm).toMatchObject({ code: 'disk_full' })
    await new Promise((resolve) => setTimeout(resolve, 300))
    // Tried again many times, told once.
    expect(at.alarms.map(({ code }) => code)).toEqual(['disk_full'])
    full = false
    await until(
      () => at.state(),
      (state) => state.cosignedSize === 2 && state.alarm === null,
    )
  })

  test('stands still where somebody has to look, over restarts too, until they say so', async () => {
    const at = await place()
    const first = at.start({
      signer: {
        ...at.parts.signer,
        sign: () => Promise.reject(new LogStopped('tree_differs', { size: 1 })),
      },
    })
    await until(
      () => at.state(),
      ({ alarm }) => alarm?.code === 'tree_differs',
    )
    await first.stop()
    at.start()
    await at.add(2)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await at.state()).toMatchObject({ size: 0, signedAt: null, waiting: 2 })
    expect(at.alarms).toHaveLength(1)
    await resumeLog(database.db, at.jurisdiction)
    await until(
      () => at.state(),
      ({ cosignedSize, alarm }) => cosignedSize === 2 && alarm === null,
    )
  })

  test('a clock a day back: nothing is signed, and the alarm goes when the clock is right', async () => {
    const clock = fixedClock('2026-11-24T08:00:00.000Z')
    const at = await place({ clock })
    at.start()
    await at.add(1)
    await until(
      () => at.state(),
      ({ cosignedSize }) => cosignedSize === 1,
    )
    clock.advance(-86_400_000)
    await at.add(1)
    await until(
      () => at.state(),
      ({ alarm }) => alarm?.code === 'clock_back',
    )
    expect((await at.state()).size).toBe(1)
    clock.advance(86_400_000)
    await until(
      () => at.state(),
      ({ cosignedSize, alarm }) => cosignedSize === 2 && alarm === null,
    )
  })

  test('a clock a day forward is followed, and then a small step back waited for without a word', async () => {
    const clock = fixedClock('2026-11-24T08:00:00.000Z')
    const at = await place({ clock })
    at.start()
    await until(
      () => at.state(),
      ({ cosignedSize }) => cosignedSize === 0,
    )
    clock.advance(86_400_000)
    await at.add(1)
    await until(
      () => at.state(),
      ({ cosignedSize }) => cosignedSize === 1,
    )
    clock.advance(-4_000)
    await at.add(1)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await at.state()).toMatchObject({ size: 1, alarm: null })
    clock.advance(4_000)
    await until(
      () => at.state(),
      ({ cosignedSize }) => cosignedSize === 2,
    )
    expect(at.alarms).toEqual([])
  })

  test('an event that waits twice stops the log with that reason, and nothing of it is placed', async () => {
    const at = await place()
    at.start()
    const entry = { entry: Buffer.alloc(49, 1), matter: 'm', n: 1 }
    await enqueueEntries(database.db, at.jurisdiction, [entry])
    await until(
      () => at.state(),
      ({ cosignedSize }) => cosignedSize === 1,
    )
    await enqueueEntries(database.db, at.jurisdiction, [{ entry: Buffer.alloc(49, 2) }, entry])
    const { alarm, waiting } = await until(
      () => at.state(),
      (state) => state.alarm !== null,
    )
    expect([alarm?.code, waiting]).toEqual(['entry_twice', 2])
    await database.owner.query(
      'DELETE FROM ledger_queue WHERE jurisdiction_id = $1 AND matter_id IS NOT NULL',
      [at.jurisdiction],
    )
    await until(
      () => at.state(),
      (state) => state.cosignedSize === 2 && state.alarm === null,
    )
  })

  test('a policy that cannot be read is said, and put right without a restart', async () => {
    const at = await place()
    const path = join(at.dataDir, 'ledger', `${at.jurisdiction}.policy`)
    const right = readFileSync(path, 'utf8')
    writeFileSync(path, 'quorum nobody\n')
    at.start()
    await until(
      () => at.state(),
      ({ alarm }) => alarm?.code === 'policy_unreadable',
    )
    expect(at.alarms).toHaveLength(1)
    writeFileSync(path, right)
    await until(
      () => at.state(),
      ({ cosignedSize, alarm }) => cosignedSize === 0 && alarm === null,
    )
  })
})

const WITNESS = 'witness.example/w1+0717db9e+BG0MwsurYVfQKT0pOP+9KhIUO4ePFCXsaxnMzeV7PTtH'

/** A policy of one witness, whose answers the test makes. */
async function witnessed(answer: (size: number) => Partial<WitnessAnswer>) {
  const at = await place()
  const path = join(at.dataDir, 'ledger', `${at.jurisdiction}.policy`)
  const log = readFileSync(path, 'utf8').split('\n')[0]
  writeFileSync(path, `${log}\nwitness w1 ${WITNESS} https://witness.example/\nquorum w1\n`)
  at.start({
    ask: async ({ checkpoint }) => [
      {
        name: 'w1',
        vkey: WITNESS,
        line: null,
        time: null,
        size: null,
        ahead: false,
        problem: 'slow',
        ...answer(checkpoint.size),
      },
    ],
  })
  return at
}

describe('witnesses', () => {
  test('too few: signed and placed all the same, and never public', async () => {
    const at = await witnessed(() => ({}))
    await at.add(5)
    const state = await until(
      () => at.state(),
      ({ size, quorumMissingSince }) => size === 5 && quorumMissingSince !== null,
    )
    expect(state).toMatchObject({ cosignedSize: null, alarm: null })
    expect(state.witnesses).toMatchObject([{ name: 'w1', problem: 'slow', lastSize: null }])
    expect(await at.reader.receipt(at.jurisdiction, 0)).toBeNull()
    expect(await at.reader.file(at.jurisdiction, 'checkpoint')).toBeNull()
    expect(await at.reader.file(at.jurisdiction, 'tile/0/000.p/5')).toBeNull()
  })

  test('one that has seen more than we ever signed stops the log', async () => {
    const at = await witnessed((size) => ({ ahead: true, size: size + 1, problem: 'ahead' }))
    const { alarm } = await until(
      () => at.state(),
      (state) => state.alarm !== null,
    )
    expect(alarm?.code).toBe('witness_ahead')
    await at.add(1)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await at.state()).toMatchObject({ size: 0, waiting: 1 })
  })

  test('one that signed another history stops the log', async () => {
    const at = await witnessed(() => ({ problem: 'differs' }))
    const { alarm } = await until(
      () => at.state(),
      (state) => state.alarm !== null,
    )
    expect(alarm?.code).toBe('witness_differs')
  })

  test('a line that is no signature of theirs is not kept', async () => {
    const line = `— witness.example/w1 ${Buffer.concat([Buffer.from('0717db9e', 'hex'), Buffer.alloc(72, 1)]).toString('base64')}`
    const at = await witnessed((size) => ({ line, time: 1, size, problem: null }))
    await until(
      () => at.state(),
      ({ alarm }) => alarm?.code === 'failed',
    )
    expect((await at.state()).cosignedSize).toBeNull()
  })
})

describe('a signer of its own', () => {
  test('signs what it has recomputed, and nothing else', async () => {
    const at = await place()
    const server = await serveSigner(at.dataDir, at.parts.signer, openLog({ write: () => {} }))
    const signer = distantSigner(signerSocket(at.dataDir))
    try {
      at.start({ signer })
      await at.add(300)
      await until(
        () => at.state(),
        ({ cosignedSize }) => cosignedSize === 300,
      )
      await expect(
        serveSigner(at.dataDir, at.parts.signer, openLog({ write: () => {} })),
      ).rejects.toMatchObject({
        code: 'EADDRINUSE',
      })
      const code = at.parts.code
      const root = Buffer.alloc(32)
      await expect(signer.sign({ code, size: 300, root })).rejects.toMatchObject({
        code: 'history_differs',
      })
      await expect(signer.sign({ code, size: 299, root })).rejects.toMatchObject({
        code: 'rolled_back',
      })
      await expect(signer.sign({ code, size: 301, root })).rejects.toMatchObject({
        code: 'tile_missing',
      })
      await expect(signer.sign({ code: '../x', size: 301, root })).rejects.toMatchObject({
        code: 'failed',
      })
      await expect(signer.open(code, 'another.example/ledger/1', false)).rejects.toMatchObject({
        code: 'history_differs',
      })
    } finally {
      await server.close()
    }
    await at.add(1)
    await until(
      () => at.state(),
      ({ alarm }) => alarm?.code === 'signer_unreachable',
    )
    // Left behind by a process that was killed: taken over.
    const again = await serveSigner(at.dataDir, at.parts.signer, openLog({ write: () => {} }))
    await until(
      () => at.state(),
      ({ cosignedSize, alarm }) => cosignedSize === 301 && alarm === null,
    )
    await again.close()
  })

  test('that has lost its memory signs nothing', async () => {
    const at = await place()
    await at.settle()
    const state = join(at.dataDir, 'signer', `${at.jurisdiction}.json`)
    const text = formatCheckpoint({ origin: at.origin, size: 0, root: Buffer.alloc(32) })
    for (const broken of [
      null,
      '',
      '{}',
      '{"v":1}',
      text,
      readFileSync(state, 'utf8').replace('47DE', '57DE'),
    ]) {
      if (broken === null) rmSync(state)
      else writeFileSync(state, broken)
      await expect(at.open()).rejects.toMatchObject({ code: 'signer_state_missing' })
    }
  })

  test('without its key, or with a damaged one, signs nothing and makes no other', async () => {
    const at = await place()
    await at.settle()
    const key = join(at.dataDir, 'secrets', `ledger-signer-${at.jurisdiction}`)
    for (const broken of [null, 'abc', '']) {
      rmSync(key, { force: true })
      mkdirSync(join(at.dataDir, 'secrets'), { recursive: true })
      if (broken !== null) writeFileSync(key, broken, { mode: 0o600 })
      await expect(at.open()).rejects.toMatchObject({ code: 'key_missing' })
    }
  })
})
