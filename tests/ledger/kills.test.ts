/**
 * The sequencer as a process: killed at random moments under load, stopped and gone on with, and lied to by the
 * operating system at single calls. Whatever happens, what was accepted, what has a place and what the public tree
 * holds are the same, and every checkpoint that anybody saw is the beginning of the last.
 *
 * `npm run soak -- ledger` kills five hundred times; `npm run soak -- ledger-faults` lies at every call it can.
 */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { enqueueEntries } from '../../src/ledger/queue.store.ts'
import { CompactRange, leafHash, parseCheckpoint, splitNote } from '../../src/tlog/index.ts'
import { checkConsistency } from '../../verify/core/consistency.ts'
import { parsePolicy } from '../../verify/core/policy.ts'
import { readCheckpoint } from '../../verify/core/checkpoint.ts'
import { testDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'
import { testLog } from '../support/ledger.ts'
import type { TestLog } from '../support/ledger.ts'
import type { Told } from './sequencing.ts'
import { mirrorOf, value } from './witnessed.ts'

const KILLS = Number(process.env['LEDGER_KILLS'] ?? 10)
const LIES = Number(process.env['LEDGER_FAULTS'] ?? 0)
/** Milliseconds; in a long run beside other work the machine may be slow for a while. */
const PATIENCE = KILLS > 20 || LIES > 0 ? 240_000 : 60_000
const SCRIPT = join(import.meta.dirname, 'sequencing.ts')

let database: TestDatabase
let next = 991_400
const children: ChildProcess[] = []
const logs: TestLog[] = []
const stopping: AbortController[] = []

beforeAll(async () => {
  database = await testDatabase()
})
afterEach(() => {
  for (const one of stopping.splice(0)) one.abort()
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const log of logs.splice(0)) log.drop()
})
afterAll(() => database.drop())

async function place() {
  const jurisdiction = (next += 1)
  const log = await testLog(database.db, jurisdiction)
  logs.push(log)
  const accepted = new Set<string>()
  const seen = new Map<number, string>()
  const note = (): string | null => {
    const path = join(log.folder, 'checkpoint')
    return existsSync(path) ? readFileSync(path, 'utf8') : null
  }
  return {
    log,
    accepted,
    seen,
    jurisdiction,
    async add(count: number) {
      const entries = Array.from({ length: count }, () => ({ entry: randomBytes(49) }))
      await enqueueEntries(database.db, jurisdiction, entries)
      for (const { entry } of entries) accepted.add(entry.toString('hex'))
    },
    /** Remembers what anybody could have seen just now. */
    look() {
      const text = note()
      if (text) seen.set(parseCheckpoint(splitNote(text).text).size, text)
    },
    start(times: Told['times'] = {}) {
      const told: Told = {
        url: database.url,
        dataDir: log.dataDir,
        jurisdiction,
        origin: log.origin,
        times: { look: 10, again: 100, ...times },
      }
      const child = spawn(process.execPath, [SCRIPT, JSON.stringify(told)], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      children.push(child)
      let said = ''
      child.stderr?.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-100_000)
      })
      return { child, said: () => said }
    },
    size: () => {
      const text = note()
      return text ? parseCheckpoint(splitNote(text).text).size : -1
    },
  }
}

type Place = Awaited<ReturnType<typeof place>>

async function until(isRight: () => boolean, what: () => string): Promise<void> {
  const end = Date.now() + PATIENCE
  while (!isRight()) {
    if (Date.now() > end) throw new Error(what())
    await pause(10)
  }
}

const pause = (milliseconds: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** What was accepted = what has a place = what the tree holds; and all that was ever public is its beginning. */
async function expectWhole({ log, accepted, seen, jurisdiction }: Place): Promise<void> {
  const rows = await database.db.query<{ idx: number; entry: Buffer }>(
    'SELECT idx, entry FROM ledger_leaves WHERE jurisdiction_id = $1 ORDER BY idx',
    [jurisdiction],
  )
  expect(rows.map(({ idx }) => idx)).toEqual([...rows.keys()])
  expect(rows).toHaveLength(accepted.size)
  expect(new Set(rows.map(({ entry }) => entry.toString('hex')))).toEqual(accepted)
  const range = new CompactRange()
  for (const { entry } of rows) range.append(leafHash(entry))
  const last = readFileSync(join(log.folder, 'checkpoint'), 'utf8')
  expect(parseCheckpoint(splitNote(last).text)).toMatchObject({
    size: rows.length,
    root: range.root(),
  })
  const { policy } = log.reader.identity(jurisdiction)
  const read = (note: string) =>
    value(readCheckpoint(Buffer.from(note), value(parsePolicy(Buffer.from(policy)))))
  for (const note of seen.values()) {
    expect(await checkConsistency(mirrorOf(log.folder), read(note), read(last))).toMatchObject({
      ok: true,
    })
  }
  expect((await log.reader.state(jurisdiction)).alarm).toBeNull()
}

test(
  `killed ${KILLS} times under load, it loses and invents nothing`,
  async () => {
    const at = await place()
    const end = new AbortController()
    stopping.push(end)
    const load = (async () => {
      while (!end.signal.aborted) {
        await at.add(1 + Math.floor(Math.random() * 40))
        at.look()
        await pause(Math.random() * 15)
      }
    })()
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { child, said } = at.start()
      const ended = new Promise((resolve) => {
        child.once('exit', resolve)
      })
      // It has begun to work, and is somewhere within a round.
      const before = at.size()
      await until(
        () => at.size() > before,
        () => `kill ${kill}, stuck at ${before}: ${said().slice(-4_000)}`,
      )
      await pause(Math.random() * 120)
      child.kill('SIGKILL')
      await ended
    }
    end.abort()
    await load
    const { said } = at.start()
    await until(() => at.size() === at.accepted.size, said)
    await expectWhole(at)
    expect(at.seen.size).toBeGreaterThan(KILLS)
  },
  60_000 + KILLS * 10_000,
)

test('stopped in its work, and gone on with when another has taken over, it stands back', async () => {
  const at = await place()
  const first = at.start({ idle: 1_000 })
  await at.add(100)
  await until(() => at.size() === 100, first.said)
  const end = new AbortController()
  const load = (async () => {
    while (!end.signal.aborted) {
      await at.add(20)
      at.look()
      await pause(5)
    }
  })()
  await pause(100)
  // In the middle of whatever it does: its lock is still held, its transaction perhaps open.
  first.child.kill('SIGSTOP')
  const second = at.start({ idle: 1_000 })
  await until(() => second.said().includes('waiting'), second.said)
  const stopped = at.size()
  await until(() => at.size() > stopped + 200, second.said)
  first.child.kill('SIGCONT')
  await until(() => first.said().includes('another process sequences'), first.said)
  await pause(300)
  end.abort()
  await load
  await until(() => at.size() === at.accepted.size, second.said)
  await expectWhole(at)
  expect(first.said()).not.toContain('stands still')
}, 60_000)

/** Every thread of it: a call may be made by any. */
function isTraced(pid: number): boolean {
  return readdirSync(`/proc/${pid}/task`).every((thread) => {
    try {
      return !/^TracerPid:\s*0$/m.test(readFileSync(`/proc/${pid}/task/${thread}/status`, 'utf8'))
    } catch {
      return true
    }
  })
}

const isGone = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null

const hasStrace = spawnSync('strace', ['-V']).status === 0

/** Of the kernel's calls while a round is worked: what comes back from them, and which one of its kind. */
const CALLS = ['fsync', 'link', 'rename', 'openat', 'write', 'unlink'] as const
const ANSWERS = ['error=EIO', 'error=ENOSPC', 'signal=SIGKILL'] as const

describe.runIf(hasStrace)('the operating system lies', () => {
  const turns = LIES > 0 ? LIES : 1
  const cases = CALLS.flatMap((call) => ANSWERS.map((answer) => [call, answer] as const))
  test.each(LIES > 0 ? cases : cases.filter((_, n) => n % 7 === 0))(
    '%s: %s',
    async (call, answer) => {
      const at = await place()
      let struck = 0
      for (let turn = 1; turn <= turns; turn += 1) {
        const { child, said } = at.start()
        await at.add(3)
        await until(() => at.size() === at.accepted.size, said)
        const strace = spawn(
          'strace',
          [
            '-f',
            '-qq',
            '-o',
            '/dev/null',
            '-e',
            `trace=${call}`,
            '-e',
            `inject=${call}:${answer}:when=${turn}`,
            '-p',
            String(child.pid),
          ],
          { stdio: 'ignore' },
        )
        await until(() => isTraced(child.pid ?? 0), said)
        const began = at.size()
        await at.add(200)
        // Either the call was reached, or the round came to its end without it.
        const isStruck = () => isGone(child) || /stands still|waits for the database/.test(said())
        await until(() => isStruck() || at.size() === at.accepted.size, said)
        await pause(100)
        if (isStruck()) struck += 1
        expect(at.size()).toBeGreaterThanOrEqual(began)
        strace.kill('SIGINT')
        child.kill('SIGKILL')
        await pause(50)
        const again = at.start()
        await until(() => at.size() === at.accepted.size, again.said)
        at.look()
        again.child.kill('SIGKILL')
        await pause(50)
      }
      const last = at.start()
      await until(() => at.size() === at.accepted.size, last.said)
      await pause(300)
      await expectWhole(at)
      // The first call of its kind is always reached; which number lies beyond the end of a round, by chance.
      expect(struck).toBeGreaterThan(0)
      console.log(`${call} ${answer}: struck in ${struck} of ${turns}`)
    },
    60_000 + turns * 20_000,
  )
})
