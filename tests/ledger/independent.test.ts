/**
 * What this house publishes, before programs that nobody of it wrote: Go's own `golang.org/x/mod/sumdb` over the files
 * and receipts, and `sigsum-witness` as a witness of the sequencer. Where a machine has them not, it says so.
 * Debian: golang-go, golang-golang-x-mod-dev; sigsum-go (backports).
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realDisk } from '../../src/ledger/disk.ts'
import { keepLog, keepPolicy, makeSeed } from '../../src/ledger/keys.ts'
import { switchNationalOn } from '../../src/ledger/national.ts'
import { enqueueEntries } from '../../src/ledger/queue.store.ts'
import { ownSigner } from '../../src/ledger/signer.ts'
import { openWitnesses } from '../../src/ledger/witnesses.ts'
import { ed25519Signer, formatProof, parsePolicy, parseVkey, weigh } from '../../src/tlog/index.ts'
import { startWitness } from '../../src/witness/index.ts'
import type { RunningWitness } from '../../src/witness/index.ts'
import { testDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'
import { testLog } from '../support/ledger.ts'
import type { TestLog } from '../support/ledger.ts'
import { smallLog } from '../support/small-log.ts'

const GOPATH = '/usr/share/gocode'
const isOnPath = (program: string): boolean => spawnSync(program, ['--help']).error === undefined
const hasGo = isOnPath('go') && existsSync(join(GOPATH, 'src/golang.org/x/mod/sumdb/tlog'))
const hasSigsum = isOnPath('sigsum-witness')
if (!hasGo) console.log('not asked, as this machine has it not: Go with golang.org/x/mod/sumdb')
if (!hasSigsum) console.log('not asked, as this machine has it not: sigsum-witness')

let database: TestDatabase
const folder = join(tmpdir(), `answerable-independent-${randomBytes(6).toString('hex')}`)
beforeAll(async () => {
  mkdirSync(folder, { mode: 0o700 })
  database = await testDatabase()
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

const entryOf = (n: number): Buffer => Buffer.from(`entry ${n} 登记`)

function add(jurisdiction: number, from: number, to: number): Promise<void> {
  const entries = Array.from({ length: to - from }, (_, n) => ({ entry: entryOf(from + n) }))
  return enqueueEntries(database.db, jurisdiction, entries)
}

describe.runIf(hasGo)('Go’s sumdb says', () => {
  const JURISDICTION = 990_501
  const program = join(folder, 'check')
  let log: TestLog
  let witness: RunningWitness
  let vkey = ''

  const check = (...args: readonly string[]): string => {
    const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
    return `${stdout}${stderr}`.trim()
  }
  const settle = async (from: number, to: number): Promise<void> => {
    await add(JURISDICTION, from, to)
    await log.settle()
  }

  beforeAll(async () => {
    execFileSync(
      'go',
      ['build', '-o', program, join(import.meta.dirname, '../independent/check.go')],
      {
        env: {
          ...process.env,
          GO111MODULE: 'off',
          GOPATH,
          GOFLAGS: '',
          GOCACHE: join(folder, 'cache'),
        },
      },
    )
    log = await testLog(database.db, JURISDICTION, { ask: openWitnesses() })
    vkey = log.reader.identity(JURISDICTION).vkey
    witness = await startWitness(
      {
        dataDir: join(folder, 'witness'),
        host: '127.0.0.1',
        port: 0,
        name: 'paper.example/witness',
        logs: [vkey],
        atLeast: new Map(),
      },
      { complain: () => {} },
    )
    const policy = `log ${vkey}\nwitness paper ${witness.vkey} ${witness.address}\nquorum paper\n`
    await keepPolicy(realDisk, log.dataDir, String(JURISDICTION), policy)
  }, 120_000)
  afterAll(async () => {
    await witness.close()
    log.drop()
  })

  it.each([
    [0, 1],
    [1, 2],
    [2, 255],
    [255, 256],
    [256, 257],
    [257, 1_300],
  ])(
    'yes: a log that grew from %i to %i, its entries, tiles, signature and cosignature',
    async (from, to) => {
      const old = join(folder, 'old')
      const current = join(log.folder, 'checkpoint')
      if (existsSync(current)) copyFileSync(current, old)
      await settle(from, to)
      expect(check('log', log.folder, vkey, witness.vkey)).toMatch(
        new RegExp(`^yes: ${to} entries`),
      )
      if (existsSync(old) && from > 0) {
        expect(check('grown', old, log.folder, vkey)).toBe(
          `yes: ${to} entries, grown out of ${from}`,
        )
      }
    },
  )

  it('yes: receipts; and no to any that is not', async () => {
    const file = join(folder, 'receipt.tlog-proof')
    for (const index of [0, 1, 255, 256, 900, 1_299]) {
      const receipt = await log.reader.receipt(JURISDICTION, index)
      if (!receipt) throw new Error('an entry of a cosigned checkpoint has a receipt')
      writeFileSync(file, formatProof({ ...receipt, extra: Buffer.from('salt') }))
      const entry = (n: number) => entryOf(n).toString('hex')
      expect(check('receipt', file, entry(index), vkey, witness.vkey)).toMatch(
        new RegExp(`^yes: entry ${index} is in the tree`),
      )
      expect(check('receipt', file, entry(index + 1), vkey, witness.vkey)).toMatch(/^no: /)
    }
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.slice(0, text.indexOf('— paper.example')))
    expect(check('receipt', file, entryOf(1_299).toString('hex'), vkey, witness.vkey)).toMatch(
      /^no: 1 of 2/,
    )
  })

  it('no: where a byte of an entry or a tile was changed', () => {
    for (const path of ['tile/entries/001', 'tile/0/002', 'tile/1/000.p/5']) {
      const file = join(log.folder, path)
      const right = readFileSync(file)
      const wrong = Buffer.from(right)
      wrong[40] = (wrong[40] ?? 0) ^ 1
      writeFileSync(file, wrong)
      expect(check('log', log.folder, vkey, witness.vkey)).toMatch(/^no: /)
      writeFileSync(file, right)
    }
    expect(check('log', log.folder, vkey, witness.vkey)).toMatch(/^yes: 1300 /)
  })

  it('yes: with a second signature of national cryptography, which it passes over', async () => {
    await switchNationalOn(log.dataDir, String(JURISDICTION))
    await settle(1_300, 1_310)
    expect(readFileSync(join(log.folder, 'checkpoint'), 'utf8').match(/^— /gm)).toHaveLength(3)
    expect(check('log', log.folder, vkey, witness.vkey)).toMatch(/^yes: 1310 /)
  })
})

describe.runIf(hasSigsum)('sigsum-witness', () => {
  const JURISDICTION = 990_502
  const code = String(JURISDICTION)
  const keys = join(folder, 'sigsum')
  let program: ChildProcess
  let log: TestLog
  let witnessKey = ''
  let seed: Buffer

  beforeAll(async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'answerable-log-'))
    seed = makeSeed(dataDir, code)
    const publicKey = parseVkey(ed25519Signer('any', seed).vkey).publicKey
    // That program knows logs of one kind of name: made of the hash of the log's key.
    const origin = `sigsum.org/v1/tree/${createHash('sha256').update(publicKey).digest('hex')}`
    const signer = ownSigner({ dataDir, disk: realDisk, now: Date.now })
    const { vkeys } = await signer.open(code, origin, true)
    const port = await freePort()
    execFileSync('sigsum-key', ['generate', '-o', keys])
    witnessKey = witnessVkey(`${keys}.pub`)
    const url = `http://127.0.0.1:${port}`
    const policy = `log ${vkeys[0]}\nwitness sigsum ${witnessKey} ${url}\nquorum sigsum\n`
    await keepPolicy(realDisk, dataDir, code, policy)
    const since = new Date().toISOString()
    await keepLog(realDisk, dataDir, code, {
      origin,
      keys: vkeys.map((vkey) => ({ vkey, since, until: null })),
    })
    log = await testLog(database.db, JURISDICTION, { dataDir, signer, ask: openWitnesses() })
    writeFileSync(`${keys}.log`, sshKey(publicKey))
    program = spawn(
      'sigsum-witness',
      [
        '-k',
        keys,
        '--log-key',
        `${keys}.log`,
        '--state-file',
        `${keys}.state`,
        `127.0.0.1:${port}`,
      ],
      // Debian builds it for the rules of an older Go, by which its only address would be nowhere.
      { env: { ...process.env, GODEBUG: 'httpmuxgo121=0' }, stdio: 'ignore' },
    )
    await answers(url)
  })
  afterAll(() => {
    program.kill()
    log.drop()
  })

  it('cosigns what our sequencer publishes, step by step', async () => {
    let from = 0
    for (const to of [1, 2, 7, 256, 700]) {
      await add(JURISDICTION, from, to)
      await log.settle()
      const note = readFileSync(join(log.folder, 'checkpoint'), 'utf8')
      const policy = parsePolicy(log.reader.identity(JURISDICTION).policy)
      expect(weigh(policy, note)).toMatchObject({
        size: to,
        quorum: true,
        witnesses: [{ name: 'sigsum' }],
      })
      from = to
    }
    const [witness] = (await log.reader.state(JURISDICTION)).witnesses
    expect(witness).toMatchObject({ vkey: witnessKey, lastSize: 700, problem: null })
  })

  it('says to another history with our own key what our client takes for an alarm', async () => {
    const other = smallLog(log.origin, 720, seed)
    const ask = openWitnesses()
    const asked = async (size: number, last: number) => {
      const [answer] = await ask({
        policy: parsePolicy(log.reader.identity(JURISDICTION).policy),
        checkpoint: await other.checkpoint(size),
        note: await other.note(size),
        reader: other.reader,
        lastSizes: new Map([[witnessKey, last]]),
      })
      return answer
    }
    expect(await asked(600, 0)).toMatchObject({ ahead: true, size: 700, line: null })
    expect(await asked(720, 700)).toMatchObject({ problem: 'differs', line: null })
  })
})

/** It calls itself by the hash of its key, whatever it is told. */
function witnessVkey(path: string): string {
  const [, encoded = ''] = readFileSync(path, 'utf8').split(' ')
  const publicKey = Buffer.from(encoded, 'base64').subarray(-32)
  const name = `sigsum.org/v1/witness/${createHash('sha256').update(publicKey).digest('hex')}`
  return execFileSync('sigsum-key', ['to-vkey', '-k', path, '-n', name, '-t', 'cosignature/v1'], {
    encoding: 'utf8',
  }).trim()
}

/** As OpenSSH writes public keys (RFC 4253 §6.6). */
function sshKey(publicKey: Buffer): string {
  const field = (bytes: Buffer): Buffer => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    return Buffer.concat([length, bytes])
  }
  const key = Buffer.concat([field(Buffer.from('ssh-ed25519')), field(publicKey)])
  return `ssh-ed25519 ${key.toString('base64')} log\n`
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

async function answers(url: string): Promise<void> {
  const end = Date.now() + 10_000
  for (;;) {
    const answer = await fetch(url).catch(() => null)
    if (answer) return
    if (Date.now() > end) throw new Error(`${url} does not answer`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
