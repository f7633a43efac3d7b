/** The command line as a person uses it: files and folders, servers that are honest, slow, endless and broken, exit codes. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestLog, dummies, matterFile, matterOf } from '../log.fixture.ts'

const MAIN = join(import.meta.dirname, 'main.ts')
const TIME = 1_700_000_000
const HOUR = 3_600

let folder = ''
const inFolder = (name: string) => join(folder, name)

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env['PATH'] ?? '', LANG: 'en_GB.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, error]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', (data: Buffer) => out.push(data))
  child.stderr.on('data', (data: Buffer) => error.push(data))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), error: Buffer.concat(error).toString() }),
    )
  })
}

const log = new TestLog('city.example/ledger/990100')
const stamp = (seconds: number) => new Date(seconds * 1_000).toISOString()
const matter = matterOf([stamp(TIME - 5 * HOUR), stamp(TIME - 3 * HOUR), stamp(TIME - HOUR)])
const [first, second, third] = matter.events
log.add(
  ...dummies(300),
  first!.entry,
  ...dummies(100),
  second!.entry,
  third!.entry,
  ...dummies(200),
)
const PLACES = [300, 401, 402]
const opening = Buffer.concat([first!.locator, first!.salt])

function writeLog(name: string, files: ReadonlyMap<string, Buffer>): string {
  const root = inFolder(name)
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), bytes)
  }
  return root
}

let mirror = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'))
  writeFileSync(inFolder('policy'), log.policy())
  writeFileSync(inFolder('one.tlog-proof'), log.receipt(300, opening))
  writeFileSync(inFolder('one.json'), first!.canonical)
  writeFileSync(inFolder('whole.matter.json'), matterFile(log, matter, PLACES))
  writeFileSync(inFolder('short.matter.json'), matterFile(log, matter, PLACES.slice(0, 2)))
  writeFileSync(inFolder('old-checkpoint'), log.checkpoint(350, TIME - 4 * HOUR))
  mirror = writeLog('mirror', log.files())
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const POLICY = ['--policy']
const withPolicy = (...args: string[]) => run([...args, ...POLICY, inFolder('policy')])

describe('receipt', () => {
  it('says yes, and why, in the language of the machine or the one asked for', async () => {
    const args = [
      'receipt',
      inFolder('one.tlog-proof'),
      '--event',
      inFolder('one.json'),
      '--policy',
      inFolder('policy'),
    ]
    const english = await run(args)
    expect(english).toMatchObject({ code: 0, error: '' })
    expect(english.out).toMatch(/^✓ Yes\n/u)
    expect(english.out).toContain('step 1 of matter 261124-K7Q2M-5, "file"')
    expect(english.out).toContain('at index 300')
    expect(english.out).toContain('witness.example/w1 (2023-11-14T22:13:20Z)')
    const chinese = await run(args, { LANG: 'zh_CN.UTF-8' })
    expect(chinese.out).toMatch(/^✓ 成立\n/u)
    expect((await run([...args, '--lang', 'zh'])).out).toBe(chinese.out)
  })

  it('says no with another event, and that it cannot say without one', async () => {
    writeFileSync(inFolder('forged.json'), first!.canonical.replace('第', '地'))
    const no = await withPolicy(
      'receipt',
      inFolder('one.tlog-proof'),
      '--event',
      inFolder('forged.json'),
    )
    expect(no.code).toBe(1)
    expect(no.out).toMatch(/^✗ No\n {2}The root computed is not the one that is signed/u)
    const unsaid = await withPolicy('receipt', inFolder('one.tlog-proof'))
    expect(unsaid).toMatchObject({ code: 2, out: expect.stringContaining('? Cannot be said') })
  })

  it('answers a program in JSON', async () => {
    const yes = await withPolicy(
      'receipt',
      inFolder('one.tlog-proof'),
      '--event',
      inFolder('one.json'),
      '--json',
    )
    expect(JSON.parse(yes.out)).toMatchObject({
      verdict: 'yes',
      statements: [{ code: 'event' }, { code: 'in_log' }, {}, {}, {}],
    })
    const no = await withPolicy('receipt', inFolder('old-checkpoint'), '--json')
    expect(JSON.parse(no.out)).toMatchObject({ verdict: 'no', refusal: { code: 'receipt_header' } })
  })

  it.each([
    [['receipt'], 'Name the file'],
    [['receipt', 'none.tlog-proof'], 'ENOENT'],
    [['receipt', '.'], 'not a file'],
    [['follow'], 'Name the address of the log'],
    [['consistency', 'x'], 'Name the address of the log'],
    [['matter'], 'Name the file'],
    [['follow', 'x', '--timeout', 'soon'], 'number of seconds'],
  ])('cannot say anything of %j', async (args, words) => {
    const ended = await withPolicy(...args)
    expect(ended.code).toBe(2)
    expect(ended.out).toContain(words)
  })

  it('explains itself, and what it does not understand', async () => {
    expect(await run(['--help'])).toMatchObject({ code: 0, error: '' })
    expect((await run([])).code).toBe(2)
    expect((await run(['toString'])).code).toBe(2)
    const unknown = await run(['receipt', 'x', '--polcy', 'y'])
    expect(unknown).toMatchObject({ code: 2, out: '' })
    expect(unknown.error).toContain('--polcy')
    expect((await run(['receipt', 'x'])).out).toContain('--policy')
    expect((await run(['receipt', 'x', '--policy', inFolder('one.json')])).out).toContain('Line 1')
  })
})

describe('matter', () => {
  it('is complete in a mirror, each event with the bounds of its time', async () => {
    const old = ['--checkpoint', inFolder('old-checkpoint')]
    const ended = await withPolicy('matter', inFolder('whole.matter.json'), '--log', mirror, ...old)
    expect(ended.out).toContain('All 3 records of matter 261124-K7Q2M-5')
    expect(ended.out).toContain('Record 1 came into the log by 2023-11-14T18:13:20Z')
    expect(ended.out).toContain(
      'Record 2 came into the log after 2023-11-14T18:13:20Z, and by 2023-11-14T22:13:20Z',
    )
    expect(ended.code).toBe(0)
  })

  it('that does not show an event is found out', async () => {
    const ended = await withPolicy('matter', inFolder('short.matter.json'), '--log', mirror)
    expect(ended.code).toBe(1)
    expect(ended.out).toContain('holds event 3 of this matter (index 402)')
    const unsearched = await withPolicy('matter', inFolder('short.matter.json'))
    expect(unsearched.code).toBe(0)
    expect(unsearched.out).toContain('The log was not searched')
  })
})

describe('follow and consistency', () => {
  it('follow a folder from where it stopped, and keep a state', async () => {
    const state = inFolder('state.json')
    const early = new TestLog(log.origin, 2, log.signer)
    early.add(...log.entries.slice(0, 350))
    const small = writeLog('early', early.files())
    expect((await withPolicy('follow', small, '--state', state)).code).toBe(0)
    const ended = await withPolicy('follow', mirror, '--state', state)
    expect(ended.out).toContain(
      'It continues the 350 entries checked before, which are unchanged; 253 are new.',
    )
    expect(ended.out).toContain('hours ago')
    expect(existsSync(`${state}.new`)).toBe(false)
    const back = await withPolicy('follow', small, '--state', state)
    expect(back).toMatchObject({
      code: 1,
      out: expect.stringContaining('The log has become shorter: 603'),
    })
    writeFileSync(state, readFileSync(state, 'utf8').replace('"size": 603', '"size": 604'))
    expect((await withPolicy('follow', mirror, '--state', state)).code).toBe(2)
  })

  it('find a history that was written anew with nothing but an old checkpoint, or an old receipt', async () => {
    const early = new TestLog(log.origin, 2, log.signer)
    early.add(...log.entries.slice(0, 350))
    writeFileSync(inFolder('early.tlog-proof'), early.receipt(300, opening))
    for (const old of ['old-checkpoint', 'early.tlog-proof'])
      expect(await withPolicy('consistency', inFolder(old), mirror)).toMatchObject({ code: 0 })
    const other = writeLog(
      'forged',
      log.rewritten((entries) => entries.splice(3, 1, ...dummies(1))).files(),
    )
    for (const old of ['old-checkpoint', 'early.tlog-proof']) {
      const ended = await withPolicy('consistency', inFolder(old), other)
      expect(ended).toMatchObject({
        code: 1,
        out: expect.stringContaining('its history was rewritten'),
      })
    }
  })
})

type Serve = (path: string, response: ServerResponse) => void

async function withServer<T>(serve: Serve, use: (address: string) => Promise<T>): Promise<T> {
  const server: Server = createServer(({ url = '' }, response) => serve(url.slice(1), response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const files = log.files()
const honest: Serve = (path, response) => {
  const bytes = files.get(path)
  response.writeHead(bytes ? 200 : 404).end(bytes)
}

describe('a server', () => {
  const followed = (serve: Serve) =>
    withServer(serve, (address) => withPolicy('follow', address, '--timeout', '2'))

  it('that is honest is followed, also by the address of its checkpoint, and where entries come compressed', async () => {
    expect(await followed(honest)).toMatchObject({ code: 0 })
    const compressed: Serve = (path, response) =>
      path.startsWith('tile/entries/')
        ? response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(files.get(path)!))
        : honest(path, response)
    expect(await followed(compressed)).toMatchObject({ code: 0 })
    const ended = await withServer(honest, (address) =>
      withPolicy('follow', `${address}/checkpoint`),
    )
    expect(ended.code).toBe(0)
  })

  it('that fails once in a while is asked again', async () => {
    const failed = new Set<string>()
    const flaky: Serve = (path, response) => {
      if (path === 'tile/0/001' && !failed.has(path)) {
        failed.add(path)
        response.writeHead(503).end()
      } else honest(path, response)
    }
    expect(await followed(flaky)).toMatchObject({ code: 0 })
  })

  it.each<readonly [string, string, Serve]>([
    ['hangs', 'did not arrive within 2 seconds', () => {}],
    [
      'drips',
      'did not arrive within 2 seconds',
      (_path, response) => {
        const timer = setInterval(() => response.write('x'), 200)
        response.once('close', () => clearInterval(timer))
      },
    ],
    [
      'never ends',
      'larger than such a file can be',
      (_path, response) => {
        const pour = () => {
          while (!response.destroyed && response.write(Buffer.alloc(65_536)));
        }
        response.on('drain', pour)
        pour()
      },
    ],
    [
      'sends a bomb',
      'larger than such a file can be',
      (_path, response) =>
        response
          .writeHead(200, { 'content-encoding': 'gzip' })
          .end(gzipSync(Buffer.alloc(50_000_000))),
    ],
    ['sends a page instead', 'no signatures', (_path, response) => response.end('<!doctype html>')],
    ['sends nothing', 'no signatures', (_path, response) => response.end()],
    ['is empty', 'has no checkpoint', (_path, response) => response.writeHead(404).end()],
    ['fails', 'answered 500', (_path, response) => response.writeHead(500).end()],
    ['breaks off', 'cannot be reached', (_path, response) => response.destroy()],
    [
      'sends half a tile',
      'must have exactly',
      (path, response) =>
        path === 'tile/1/000.p/2'
          ? response.end(files.get(path)!.subarray(1))
          : honest(path, response),
    ],
  ])('that %s is told of, soon', async (_what, words, serve) => {
    const began = Date.now()
    const ended = await followed(serve)
    expect(ended.out).toContain(words)
    expect(ended.code).toBeGreaterThan(0)
    expect(Date.now() - began).toBeLessThan(15_000)
  })

  it('that is not there', async () => {
    const ended = await withPolicy('follow', 'http://127.0.0.1:9', '--timeout', '2')
    expect(ended).toMatchObject({ code: 2, out: expect.stringContaining('cannot be reached') })
  })
})
