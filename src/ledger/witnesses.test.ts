/** The client before witnesses that do everything a witness must not do, over real HTTP, and before one that is right. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { smallLog } from '../../tests/support/small-log.ts'
import type { SmallLog } from '../../tests/support/small-log.ts'
import { cosigner, ed25519Signer, parsePolicy } from '../tlog/index.ts'
import { startWitness } from '../witness/index.ts'
import type { RunningWitness } from '../witness/index.ts'
import type { WitnessAnswer } from './types.ts'
import { openWitnesses, placesOf } from './witnesses.ts'

const NOW = 1_800_000_000
const log = smallLog('log.example/330600', 20)
const own = cosigner('witness.example/bad', randomBytes(32), () => NOW)

type Misbehave = (response: ServerResponse, body: string, request: IncomingMessage) => void

let server: Server
let url = ''
let behave: Misbehave = () => {}
const seen: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8')
      seen.push(`${request.method} ${request.url} ${body.split('\n')[0]}`)
      behave(response, body, request)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})
afterEach(() => void seen.splice(0))

const textOf = (body: string): string => {
  const note = body.slice(body.indexOf('\n\n') + 2)
  return note.slice(0, note.lastIndexOf('\n\n') + 1)
}

interface Round {
  policy?: string
  lastSizes?: ReadonlyMap<string, number>
  from?: SmallLog
  size?: number
  ask?: ReturnType<typeof openWitnesses>
}

async function askAll(round: Round = {}): Promise<readonly WitnessAnswer[]> {
  const { from = log, lastSizes = new Map<string, number>() } = round
  const ask = round.ask ?? openWitnesses({ now: () => NOW * 1_000, within: 400, grace: 100 })
  const policy = round.policy ?? `log ${from.vkey}\nwitness W ${own.vkey} ${url}\nquorum W\n`
  return ask({
    policy: parsePolicy(policy),
    checkpoint: await from.checkpoint(round.size),
    note: await from.note(round.size),
    reader: from.reader,
    lastSizes,
  })
}

async function askOne(round: Round = {}): Promise<WitnessAnswer> {
  const [answer] = await askAll(round)
  if (!answer) throw new Error('a policy with a witness has an answer of it')
  return answer
}

const status =
  (code: number, body = '', type = 'text/plain'): Misbehave =>
  (response) => {
    response.writeHead(code, { 'content-type': type }).end(body)
  }
const lines =
  (sign: (text: string) => string | Promise<string>): Misbehave =>
  (response, body) => {
    void Promise.resolve(sign(textOf(body))).then((text) => response.end(text))
  }
const stranger = cosigner('witness.example/other', randomBytes(32), () => NOW)
/** A signature line of our witness with these 8 bytes as its time, and the signature of another time. */
const timed = (text: string, stamp: bigint): string => {
  const [dash, name, encoded = ''] = own.signAt(text, NOW).split(' ')
  const bytes = Buffer.from(encoded, 'base64')
  bytes.writeBigUInt64BE(stamp, 4)
  return `${dash} ${name} ${bytes.toString('base64')}\n`
}

describe('a witness that is right', () => {
  it('gives its signature, and the time of it', async () => {
    behave = lines((text) => `${own.signAt(text, NOW - 7)}\n`)
    expect(await askOne()).toMatchObject({
      name: 'W',
      time: NOW - 7,
      size: 20,
      ahead: false,
      problem: null,
    })
    expect(seen).toEqual(['POST /add-checkpoint old 0'])
  })

  it('is asked again over the same line, and over another where that was closed', async () => {
    behave = lines((text) => `${own.signAt(text, NOW)}\n`)
    let opened = 0
    const count = (): void => void (opened += 1)
    server.on('connection', count)
    const ask = openWitnesses({ now: () => NOW * 1_000, within: 2_000 })
    for (let n = 0; n < 5; n += 1) expect((await askOne({ ask })).problem).toBeNull()
    expect(opened).toBe(1)
    server.closeIdleConnections()
    for (let n = 0; n < 5; n += 1) expect((await askOne({ ask })).problem).toBeNull()
    // One more, or two where the end of the old one was noticed only when it was used.
    expect([2, 3]).toContain(opened)
    // Closed just when it is used: what was asked is asked again.
    let isFirst = true
    behave = (response, body, request) => {
      if (isFirst) response.socket?.resetAndDestroy()
      else lines((text) => `${own.signAt(text, NOW)}\n`)(response, body, request)
      isFirst = false
    }
    expect((await askOne({ ask })).problem).toBeNull()
    server.off('connection', count)
  })

  it('among twenty lines of others, of kinds nobody knows too', async () => {
    behave = lines((text) => {
      const strangers = Array.from({ length: 20 }, () => `${stranger.signAt(text, NOW)}\n`)
      return `${strangers.join('')}— x ${randomBytes(2_000).toString('base64')}\n${own.signAt(text, NOW)}\n`
    })
    const answer = await askOne()
    expect(answer.line?.startsWith('— witness.example/bad ')).toBe(true)
  })

  it('is asked from where it stood, and once more from where it says it stands', async () => {
    behave = (response, body) => {
      if (body.startsWith('old 5\n'))
        lines((text) => `${own.signAt(text, NOW)}\n`)(response, body, response.req)
      else status(409, '5\n', 'text/x.tlog.size; charset=utf-8')(response, body, response.req)
    }
    expect(await askOne({ lastSizes: new Map([[own.vkey, 12]]) })).toMatchObject({
      problem: null,
      size: 20,
    })
    expect(seen.map((line) => line.split(' old ')[1])).toEqual(['12', '5'])
  })
})

describe('whatever a witness does is an answer', () => {
  const cases: readonly (readonly [string, string, Misbehave])[] = [
    ['status', 'a failure of its own', status(500, 'oops')],
    ['status', 'somewhere else', (response) => response.writeHead(302, { location: url }).end()],
    ['status', 'nothing but done', status(204)],
    ['garbage', 'an empty answer', status(200, '')],
    ['garbage', 'a page', status(200, '<html>welcome</html>', 'text/html')],
    ['garbage', 'bytes', (response) => response.end(randomBytes(5_000))],
    ['garbage', 'a line without its end', lines((text) => own.signAt(text, NOW))],
    ['garbage', 'a right line after a wrong one', lines((text) => `x\n${own.signAt(text, NOW)}\n`)],
    [
      'garbage',
      'more signatures than anybody reads',
      lines((text) => `${stranger.signAt(text, NOW)}\n`.repeat(101)),
    ],
    ['too_long', 'an endless answer', (response) => void response.write('—'.repeat(100_000))],
    ['not_signed', 'the signature of another', lines((text) => `${stranger.signAt(text, NOW)}\n`)],
    [
      'not_signed',
      'a plain signature by its key',
      lines((text) =>
        ed25519Signer('witness.example/bad', randomBytes(32))
          .sign(text)
          .then((line) => `${line}\n`),
      ),
    ],
    [
      'bad_signature',
      'a signature over other text',
      lines(() => `${own.signAt('log.example/330600\n21\n', NOW)}\n`),
    ],
    [
      'bad_signature',
      'a signature over the whole note',
      lines((text) => `${own.signAt(`${text}\n`, NOW)}\n`),
    ],
    ['bad_signature', 'time zero', lines((text) => timed(text, 0n))],
    [
      'bad_signature',
      'a time that no signature covers',
      lines((text) => timed(text, BigInt(NOW) + 1n)),
    ],
    ['bad_signature', 'a time beyond all calendars', lines((text) => timed(text, 2n ** 63n))],
    [
      'bad_signature',
      'a right and a wrong one',
      lines((text) => `${own.signAt(text, NOW)}\n${own.signAt('x\n', NOW)}\n`),
    ],
    ['time_future', 'far ahead of time', lines((text) => `${own.signAt(text, NOW + 301)}\n`)],
    ['time_past', 'a stale signature', lines((text) => `${own.signAt(text, NOW - 301)}\n`)],
    ['unknown_there', 'it does not know us', status(404)],
    ['not_accepted', 'it knows us by another key', status(403)],
    ['differs', 'it says we are another history', status(422)],
    ['garbage', 'a conflict without its size', status(409, '', 'text/x.tlog.size')],
    ['garbage', 'a conflict of no number', status(409, '007\n', 'text/x.tlog.size')],
    [
      'garbage',
      'a conflict of a size beyond counting',
      status(409, `${'9'.repeat(30)}\n`, 'text/x.tlog.size'),
    ],
    ['garbage', 'a conflict of another type', status(409, '5\n', 'text/plain')],
    ['garbage', 'a conflict with what it was asked', status(409, '0\n', 'text/x.tlog.size')],
    [
      'moving',
      'one conflict after another',
      (response, body) =>
        status(409, body.startsWith('old 0\n') ? '3\n' : '4\n', 'text/x.tlog.size')(
          response,
          body,
          response.req,
        ),
    ],
    ['slow', 'silence', () => {}],
    ['slow', 'a word and silence', (response) => void response.writeHead(200).write('— ')],
    ['unreachable', 'the line cut', (response) => void response.socket?.destroy()],
    [
      'unreachable',
      'the line cut in the middle',
      (response) => {
        response.writeHead(200, { 'content-length': '500' }).write('— ')
        setTimeout(() => response.socket?.destroy(), 20)
      },
    ],
    ['unreachable', 'no HTTP', (response) => void response.socket?.end('hello\r\n\r\n')],
  ]
  it.each(cases)('%s: %s', async (problem, _what, how) => {
    behave = how
    const answer = await askOne()
    expect(answer).toMatchObject({ problem, line: null, time: null, ahead: false })
  })

  it('unreachable, or at no address that may be called', async () => {
    const at = async (address: string) =>
      (await askOne({ policy: `log ${log.vkey}\nwitness W ${own.vkey} ${address}\nquorum W\n` }))
        .problem
    expect(await at('http://127.0.0.1:9')).toBe('unreachable')
    expect(await at('')).toBe('address')
    expect(await at('http://witness.example')).toBe('address')
    expect(await at('https://169.254.169.254/latest')).toBe('address')
    expect(await at('https://user:secret@witness.example')).toBe('address')
    // A public name that leads to this machine.
    expect(await at('https://localhost.localdomain')).toMatch(/^(address|unreachable)$/)
  })
})

it('names lead to public addresses, or first into a network of one’s own where that was said', () => {
  const reaches = (address: string, named: 'public' | 'private') =>
    placesOf(address, named).map((place) => `${place.reach} ${place.url.href}`)
  const end = 'https://paper.example/w/add-checkpoint'
  expect(reaches('https://paper.example/w/', 'public')).toEqual([`public ${end}`])
  expect(reaches('https://paper.example/w', 'private')).toEqual([`private ${end}`, `public ${end}`])
  for (const named of ['public', 'private'] as const) {
    expect(reaches('https://10.0.0.5', named)).toEqual(['private https://10.0.0.5/add-checkpoint'])
    expect(reaches('https://[fd00::1]', named)).toEqual([
      'private https://[fd00::1]/add-checkpoint',
    ])
    expect(reaches('https://9.9.9.9', named)).toEqual(['public https://9.9.9.9/add-checkpoint'])
    expect(reaches('http://localhost:81', named)).toEqual([
      'loopback http://localhost:81/add-checkpoint',
    ])
    for (const bad of [
      'http://paper.example',
      'http://10.0.0.5',
      'https://169.254.169.254',
      'ftp://x',
      'w',
    ]) {
      expect(reaches(bad, named)).toEqual([])
    }
  }
})

describe('a larger tree than ours', () => {
  it('is told, and is no consent', async () => {
    behave = status(409, '21\n', 'text/x.tlog.size')
    expect(await askOne()).toMatchObject({ ahead: true, size: 21, problem: 'ahead', line: null })
  })
  it('also when it is told at the second try', async () => {
    behave = (response, body) =>
      status(409, body.startsWith('old 0\n') ? '3\n' : '21\n', 'text/x.tlog.size')(
        response,
        body,
        response.req,
      )
    expect(await askOne()).toMatchObject({ ahead: true, size: 21 })
  })
  it('also when we wrote it down ourselves; nobody is asked then', async () => {
    expect(await askOne({ lastSizes: new Map([[own.vkey, 21]]) })).toMatchObject({
      ahead: true,
      size: 21,
    })
    expect(seen).toEqual([])
  })
})

describe('many witnesses', () => {
  const good = cosigner('witness.example/good', randomBytes(32), () => NOW)
  const policyOf = (quorum: string): string =>
    `log ${log.vkey}\nwitness A ${own.vkey} ${url}/a\nwitness B ${good.vkey} ${url}/b\ngroup any any A B\nquorum ${quorum}\n`
  const oneHangs: Misbehave = (response, body, request) => {
    if (request.url?.startsWith('/b'))
      lines((text) => `${good.signAt(text, NOW)}\n`)(response, body, request)
  }

  it('one that hangs holds nobody up for longer than its grace', async () => {
    behave = oneHangs
    const ask = openWitnesses({ now: () => NOW * 1_000, within: 10_000, grace: 100 })
    const began = performance.now()
    const answers = await askAll({ policy: policyOf('any'), ask })
    expect(answers.map(({ name, problem }) => [name, problem])).toEqual([
      ['A', 'slow'],
      ['B', null],
    ])
    expect(performance.now() - began).toBeLessThan(5_000)
  })

  it('are asked at the same time', async () => {
    const waiting: (() => void)[] = []
    behave = (response, body, request) => {
      const signer = request.url?.startsWith('/b') ? good : own
      waiting.push(() => lines((text) => `${signer.signAt(text, NOW)}\n`)(response, body, request))
      if (waiting.length === 2) for (const go of waiting) go()
    }
    const answers = await askAll({ policy: policyOf('any') })
    expect(answers.map(({ problem }) => problem)).toEqual([null, null])
  })

  it('one that failed is left alone for a while, the others are not; then it is asked again', async () => {
    behave = oneHangs
    let now = NOW * 1_000
    const ask = openWitnesses({ now: () => now, within: 200, grace: 100 })
    const policy = policyOf('any')
    await askAll({ policy, ask })
    const second = await askAll({ policy, ask })
    expect(second.map(({ problem }) => problem)).toEqual(['slow', null])
    expect(seen.filter((line) => line.includes('/a/'))).toHaveLength(1)
    now += 600
    await askAll({ policy, ask })
    expect(seen.filter((line) => line.includes('/a/'))).toHaveLength(2)
  })
})

describe('two histories', () => {
  let witness: RunningWitness
  const folder = mkdtempSync(join(tmpdir(), 'answerable-witness-'))
  beforeAll(async () => {
    witness = await startWitness(
      {
        dataDir: folder,
        host: '127.0.0.1',
        port: 0,
        name: 'paper.example/witness',
        logs: [log.vkey],
        atLeast: new Map(),
      },
      { complain: () => {} },
    )
  })
  afterAll(async () => {
    await witness.close()
    rmSync(folder, { recursive: true })
  })
  const before = (from: SmallLog, size?: number, lastSizes?: ReadonlyMap<string, number>) =>
    askOne({
      from,
      ...(size !== undefined && { size }),
      ...(lastSizes && { lastSizes }),
      policy: `log ${log.vkey}\nwitness P ${witness.vkey} ${witness.address}\nquorum P\n`,
      ask: openWitnesses({ within: 5_000 }),
    })

  it('get one signature between them', async () => {
    expect(await before(log, 9)).toMatchObject({ problem: null, size: 9 })
    const other = log.fork(4)
    // The same size with another root; a larger one that is no continuation; and a smaller one.
    expect(await before(other, 9)).toMatchObject({ problem: 'differs', line: null })
    expect(await before(other, 15)).toMatchObject({ problem: 'differs', line: null })
    expect(await before(other, 6)).toMatchObject({ problem: 'ahead', ahead: true, size: 9 })
    expect(await before(log, 20, new Map([[witness.vkey, 9]]))).toMatchObject({
      problem: null,
      size: 20,
    })
  })

  it('a log restored from yesterday is found out by the next one who asks', async () => {
    expect(await before(log, 12, new Map([[witness.vkey, 12]]))).toMatchObject({
      ahead: true,
      size: 20,
    })
  })
})
