/** The witness as a log meets it: over HTTP, on a real folder. Statuses are those of C2SP tlog-witness v1.0.0. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import vectors from '../../tests/vectors/ledger-vectors.json' with { type: 'json' }
import { smallLog } from '../../tests/support/small-log.ts'
import { Failure } from '../platform/failure.ts'
import {
  consistencyProof,
  cosigner,
  ed25519Signer,
  formatNote,
  openNote,
  parseCheckpoint,
  parseCosigner,
  parseVkey,
} from '../tlog/index.ts'
import { disk } from './disk.ts'
import type { Disk } from './disk.ts'
import { startWitness } from './start.ts'
import type { RunningWitness } from './start.ts'
import { originHash } from './state.ts'

const folders: string[] = []
const running: RunningWitness[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((witness) => witness.close()))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'answerable-witness-'))
  folders.push(folder)
  return folder
}

interface Given {
  folder?: string
  name?: string | null
  logs?: readonly string[]
  now?: () => number
  disk?: Disk
  atLeast?: ReadonlyMap<string, number>
}

async function start(given: Given = {}): Promise<RunningWitness> {
  const witness = await startWitness(
    {
      dataDir: given.folder ?? newFolder(),
      host: '127.0.0.1',
      port: 0,
      name: given.name === undefined ? 'witness.example/w1' : given.name,
      logs: given.logs ?? [],
      atLeast: given.atLeast ?? new Map(),
    },
    {
      complain: () => {},
      ...(given.now && { now: given.now }),
      ...(given.disk && { disk: given.disk }),
    },
  )
  running.push(witness)
  return witness
}

async function stop(witness: RunningWitness): Promise<void> {
  running.splice(running.indexOf(witness), 1)
  await witness.close()
}

async function add(witness: RunningWitness, body: string | Buffer) {
  const answer = await fetch(`${witness.address}/add-checkpoint`, {
    method: 'POST',
    body: body as BodyInit,
  })
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: await answer.text(),
  }
}

const codeOf = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act
  } catch (error) {
    if (error instanceof Failure) return error.code
    throw error
  }
  return 'done'
}

describe('a checkpoint that grew', () => {
  it('is cosigned, and shown with the signatures of both', async () => {
    const log = smallLog('log.example/a', 5)
    const witness = await start({ logs: [log.vkey], now: () => 1_700_000_000_999 })
    const first = await add(witness, await log.request(0))
    expect(first).toMatchObject({ status: 200, type: 'text/plain; charset=utf-8' })
    const own = parseCosigner(witness.vkey)
    const cosigned = `${await log.note()}${first.body}`
    expect(openNote(cosigned, [own]).verified[0]?.time).toBe(1_700_000_000)
    log.add('more', 'and more')
    expect((await add(witness, await log.request(5))).status).toBe(200)

    const shown = await fetch(`${witness.address}/${originHash(log.origin)}/checkpoint`)
    expect(shown.headers.get('access-control-allow-origin')).toBe('*')
    const { text, verified } = openNote(await shown.text(), [own, parseVkey(log.vkey)])
    expect(verified.map(({ name }) => name)).toEqual([log.origin, 'witness.example/w1'])
    expect(parseCheckpoint(text).size).toBe(7)
  })

  it('is signed again as it is, with a newer time', async () => {
    const log = smallLog('log.example/a', 5)
    let now = 1_700_000_000_000
    const witness = await start({ logs: [log.vkey], now: () => now })
    await add(witness, await log.request(0))
    now += 60_000
    const again = await add(witness, await log.request(5, 5))
    expect(
      openNote(`${await log.note()}${again.body}`, [parseCosigner(witness.vkey)]).verified[0]?.time,
    ).toBe(1_700_000_060)
  })

  it('of size 0 is one too', async () => {
    const log = smallLog('log.example/a')
    const witness = await start({ logs: [log.vkey] })
    expect((await add(witness, await log.request(0))).status).toBe(200)
    expect((await add(witness, await log.request(0))).status).toBe(200)
    log.add('first')
    expect((await add(witness, await log.request(0))).status).toBe(200)
  })

  it('between every two sizes up to 40', async () => {
    const log = smallLog('log.example/a', 40)
    const witness = await start({ logs: [log.vkey] })
    let old = 0
    for (const size of [1, 2, 3, 7, 8, 15, 16, 17, 31, 32, 33, 40]) {
      expect((await add(witness, await log.request(old, size))).status).toBe(200)
      old = size
    }
  })

  it('carries what others have signed, sixteen of them and more', async () => {
    const log = smallLog('log.example/a', 3)
    const witness = await start({ logs: [log.vkey] })
    const others = Array.from({ length: 20 }, (_, n) =>
      cosigner(`w.example/${n}`, randomBytes(32), () => n + 1),
    )
    const text = (await log.note()).split('\n\n')[0] ?? ''
    const lines = await Promise.all(others.map((other) => other.sign(`${text}\n`)))
    const answer = await add(witness, `${await log.request(0)}${lines.join('\n')}\n`)
    expect(answer.status).toBe(200)
    expect(answer.body.match(/\n/g)).toHaveLength(1)
  })

  it('the request of the vectors, from where it stands', async () => {
    const witness = await start({ logs: [vectors.keys.log_vkey] })
    // It saw nothing of that log yet: the vector leads from 65,536.
    expect(await add(witness, vectors.add_checkpoint_request)).toEqual({
      status: 409,
      type: 'text/x.tlog.size',
      body: '0\n',
    })
    expect((await add(witness, `old 0\n\n${vectors.checkpoint}`)).status).toBe(200)
    expect((await add(witness, vectors.add_checkpoint_request)).body).toBe('70000\n')
  })
})

describe('is refused', () => {
  it('400: whatever is not written as it must be', async () => {
    const log = smallLog('log.example/a', 5)
    const witness = await start({ logs: [log.vkey] })
    const right = await log.request(0)
    const wrong: readonly (string | Buffer)[] = [
      '',
      'old 0',
      right.replace('old 0', 'old 00'),
      right.replace('old 0', 'old -1'),
      right.replace('old 0', 'Old 0'),
      right.replace('old 0', 'old 0 '),
      right.replace('old 0', 'old 9007199254740993'),
      right.replace('old 0', 'old 6'),
      right.replace('old 0\n', ''),
      right.replaceAll('\n', '\r\n'),
      right.slice(0, -1),
      right.replace('old 0\n', 'old 0\nAAAA\n'),
      right.replace('old 0\n', 'old 0\n!\n'),
      right.replace('old 0\n', `old 0\n${`${randomBytes(32).toString('base64')}\n`.repeat(64)}`),
      right.replace('\n5\n', '\n05\n'),
      right.replace('\n5\n', '\nfive\n'),
      Buffer.concat([Buffer.from(right), Buffer.of(0xff, 0x0a)]),
      `${right}— x !!!\n`,
    ]
    for (const body of wrong) expect([body, (await add(witness, body)).status]).toEqual([body, 400])
    expect((await add(witness, right)).status).toBe(200)
  })

  it('404: a log it was not told of', async () => {
    const witness = await start({ logs: [smallLog('log.example/a').vkey] })
    expect((await add(witness, await smallLog('log.example/b', 1).request(0))).status).toBe(404)
  })

  it('403: without a signature of the log, or with a wrong one', async () => {
    const log = smallLog('log.example/a', 5)
    const witness = await start({ logs: [log.vkey] })
    const stranger = smallLog('log.example/a', 5)
    expect((await add(witness, await stranger.request(0))).status).toBe(403)
    const flipped = (await log.request(0)).replace('\n5\n', '\n4\n')
    expect((await add(witness, flipped)).status).toBe(403)
    const both = `${await log.request(0)}${await log.signer.sign('something else\n')}\n`
    expect((await add(witness, both)).status).toBe(403)
  })

  it('409: from another size than the last, which it says', async () => {
    const log = smallLog('log.example/a', 9)
    const witness = await start({ logs: [log.vkey] })
    await add(witness, await log.request(0, 6))
    for (const [old, size] of [
      [0, 9],
      [5, 9],
      [7, 9],
      [0, 3],
      [3, 3],
    ] as const) {
      expect(await add(witness, await log.request(old, size))).toEqual({
        status: 409,
        type: 'text/x.tlog.size',
        body: '6\n',
      })
    }
  })

  it('422: what does not grow out of it', async () => {
    const log = smallLog('log.example/a', 9)
    const witness = await start({ logs: [log.vkey] })
    await add(witness, await log.request(0, 6))
    const other = log.fork(2)
    const proof = await consistencyProof(log.reader, 6, 9)
    const extra = `${randomBytes(32).toString('base64')}\n`
    const wrong = [
      // The same size, another root.
      await other.request(6, 6),
      await other.request(6, 9),
      (await log.request(6, 9)).replace(`${proof[0]?.toString('base64')}\n`, ''),
      (await log.request(6, 9)).replace('\n\n', `\n${extra}\n`),
      (await log.request(6, 6)).replace('\n\n', `\n${extra}\n`),
    ]
    for (const body of wrong) expect((await add(witness, body)).status).toBe(422)
    expect((await add(witness, await log.request(6, 9))).status).toBe(200)
  })

  it('422: a proof from nothing, and an empty tree with a root', async () => {
    const log = smallLog('log.example/a', 3)
    const witness = await start({ logs: [log.vkey] })
    const body = (await log.request(0)).replace(
      'old 0\n',
      `old 0\n${randomBytes(32).toString('base64')}\n`,
    )
    expect((await add(witness, body)).status).toBe(422)
    const text = `log.example/a\n0\n${randomBytes(32).toString('base64')}\n`
    const note = formatNote(text, [await log.signer.sign(text)])
    expect((await add(witness, `old 0\n\n${note}`)).status).toBe(422)
  })

  it('one history of two, whoever is first', async () => {
    const log = smallLog('log.example/a', 9)
    const witness = await start({ logs: [log.vkey] })
    const bodies = await Promise.all([log.request(0, 9), log.fork(4).request(0, 9)])
    const answers = await Promise.all(
      [...bodies, ...bodies, ...bodies].map((body) => add(witness, body)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
  })

  it('never signs less than it signed, however many ask at once', async () => {
    const log = smallLog('log.example/a', 64)
    const witness = await start({ logs: [log.vkey] })
    let highest = 0
    const climb = async (): Promise<void> => {
      let old = 0
      while (old < 64) {
        const size = Math.min(64, old + 1 + ((randomBytes(1)[0] ?? 0) % 5))
        const { status, body } = await add(witness, await log.request(old, size))
        expect([200, 409]).toContain(status)
        if (status === 200) {
          expect(size).toBeGreaterThanOrEqual(highest)
          highest = size
        }
        old = status === 200 ? size : Number(body)
      }
    }
    await Promise.all([climb(), climb(), climb(), climb()])
    expect(highest).toBe(64)
  })
})

describe('over HTTP', () => {
  it('nothing else is there', async () => {
    const log = smallLog('log.example/a', 1)
    const witness = await start({ logs: [log.vkey] })
    const status = async (path: string, method = 'GET') =>
      (await fetch(`${witness.address}${path}`, { method })).status
    expect(await status('/add-checkpoint')).toBe(405)
    expect(await status('/', 'POST')).toBe(405)
    expect(await status(`/${originHash(log.origin)}/checkpoint`)).toBe(404)
    expect(await status('/secrets/witness-key')).toBe(404)
    expect(await status('/../secrets/witness-key')).toBe(404)
    expect(await status('/vkey')).toBe(200)
  })

  it('a body too long is not read to its end', async () => {
    const witness = await start()
    expect((await add(witness, 'x'.repeat(600_000))).status).toBe(413)
  })

  it('a caller who says half of it and goes harms nobody', async () => {
    const log = smallLog('log.example/a', 1)
    const witness = await start({ logs: [log.vkey] })
    const { port } = new URL(witness.address)
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(
          'POST /add-checkpoint HTTP/1.1\r\nhost: x\r\ncontent-length: 900\r\n\r\nold 0\n',
        )
        setTimeout(() => resolve(void socket.destroy()), 50)
      })
    })
    expect((await add(witness, await log.request(0))).status).toBe(200)
  })

  it('the page says who it is and what it has signed, whatever a log is called', async () => {
    const log = smallLog('log.example/<b>&"', 1)
    const witness = await start({ logs: [log.vkey] })
    await add(witness, await log.request(0))
    for (const path of ['/', '/en']) {
      const page = await (await fetch(`${witness.address}${path}`)).text()
      expect(page).toContain(witness.vkey)
      expect(page).toContain('log.example/&#60;b&#62;&#38;&#34;')
      expect(page).not.toContain('<b>')
    }
  })
})

describe('its folder', () => {
  it('keeps key, name and logs, closed to others', async () => {
    const folder = newFolder()
    const log = smallLog('log.example/a', 5)
    const first = await start({ folder, logs: [log.vkey] })
    await add(first, await log.request(0))
    await stop(first)
    expect(statSync(join(folder, 'secrets', 'witness-key')).mode & 0o777).toBe(0o600)
    const second = await start({ folder, name: null })
    expect(second.vkey).toBe(first.vkey)
    expect((await add(second, await log.request(0))).body).toBe('5\n')
  })

  it('wants a name at first, and never another', async () => {
    const folder = newFolder()
    expect(await codeOf(start({ folder, name: null }))).toBe('usage')
    await stop(await start({ folder }))
    expect(await codeOf(start({ folder, name: 'other.example/w' }))).toBe('usage')
  })

  it('is of one process', async () => {
    const folder = newFolder()
    await start({ folder })
    expect(await codeOf(start({ folder }))).toBe('data_in_use')
  })

  it('that lost something is refused', async () => {
    const log = smallLog('log.example/a', 5)
    const folder = newFolder()
    const witness = await start({ folder, logs: [log.vkey] })
    await add(witness, await log.request(0))
    await stop(witness)
    const file = join(folder, 'signed', `${originHash(log.origin)}.checkpoint`)
    const note = readFileSync(file, 'utf8')
    const list = join(folder, 'signed', 'origins')
    const names = readFileSync(list, 'utf8')

    writeFileSync(file, note.slice(0, -10))
    expect(await codeOf(start({ folder }))).toBe('data_unusable')
    writeFileSync(file, await log.note(4))
    expect(await codeOf(start({ folder }))).toBe('data_unusable')
    rmSync(file)
    expect(await codeOf(start({ folder }))).toBe('data_unusable')
    rmSync(list)
    expect(await codeOf(start({ folder }))).toBe('data_unusable')
    writeFileSync(file, note)
    writeFileSync(list, names)
    expect(await codeOf(start({ folder }))).toBe('done')
  })

  it('whose key is gone does not begin anew over what was signed', async () => {
    const log = smallLog('log.example/a', 5)
    const folder = newFolder()
    const witness = await start({ folder, logs: [log.vkey] })
    await add(witness, await log.request(0))
    await stop(witness)
    rmSync(join(folder, 'secrets'), { recursive: true })
    expect(await codeOf(start({ folder }))).toBe('data_unusable')
  })

  it('restored from yesterday is found out: by a number, and by what the log shows', async () => {
    const log = smallLog('log.example/a', 9)
    const folder = newFolder()
    const shown = { note: await log.note(6) }
    const { createServer } = await import('node:http')
    const server = createServer((_, response) => response.end(shown.note))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
    const witness = await start({ folder, logs: [`${log.vkey} ${url}`] })
    await add(witness, await log.request(0, 6))
    const file = join(folder, 'signed', `${originHash(log.origin)}.checkpoint`)
    const yesterday = readFileSync(file, 'utf8')
    const { body } = await add(witness, await log.request(6, 9))
    shown.note = `${await log.note(9)}${body}`
    await stop(witness)
    expect(await codeOf(start({ folder, atLeast: new Map([[log.origin, 9]]) }).then(stop))).toBe(
      'done',
    )

    writeFileSync(file, yesterday)
    expect(await codeOf(start({ folder }))).toBe('data_unusable')
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    expect(await codeOf(start({ folder, atLeast: new Map([[log.origin, 9]]) }))).toBe(
      'data_unusable',
    )
    // With nobody to ask and nothing known it cannot tell, and says so.
    const late = await start({ folder })
    expect(late.notes[0]).toContain(url)
  })

  it('is given a log more, and keeps it; a line that is none is refused', async () => {
    const folder = newFolder()
    const [a, b] = [smallLog('log.example/a', 1), smallLog('log.example/b', 1)]
    await stop(await start({ folder, logs: [a.vkey] }))
    await stop(await start({ folder, logs: [b.vkey, a.vkey] }))
    const witness = await start({ folder })
    for (const log of [a, b]) expect((await add(witness, await log.request(0))).status).toBe(200)
    await stop(witness)
    expect(await codeOf(start({ folder, logs: ['nothing'] }))).toBe('usage')
    const lines = readFileSync(join(folder, 'logs'), 'utf8').split('\n')
    expect(lines.filter((line) => line.startsWith('log.example'))).toEqual([a.vkey, b.vkey])
  })

  it('two keys of one log are both taken, as when it changes its key', async () => {
    const log = smallLog('log.example/a', 4)
    const next = ed25519Signer('log.example/a', randomBytes(32))
    const witness = await start({ logs: [log.vkey, next.vkey] })
    await add(witness, await log.request(0, 2))
    const request = await log.request(2, 4)
    const text = `${request.slice(request.indexOf('\n\n') + 2).split('\n\n')[0]}\n`
    const body = `${request.slice(0, request.indexOf('\n\n') + 2)}${formatNote(text, [await next.sign(text)])}`
    expect((await add(witness, body)).status).toBe(200)
  })
})

describe('persists before it answers', () => {
  type Fault = 'not applied' | 'applied but reported failed'
  const failing = (fault: { now: Fault | null }): Disk => ({
    ...disk,
    async replace(path, text) {
      if (fault.now === 'not applied') throw new Error('EIO')
      await disk.replace(path, text)
      if (fault.now) throw new Error('EIO')
    },
  })

  it.each(['not applied', 'applied but reported failed'] as const)('a write %s', async (kind) => {
    const log = smallLog('log.example/a', 9)
    const folder = newFolder()
    const fault: { now: Fault | null } = { now: null }
    const witness = await start({ folder, logs: [log.vkey], disk: failing(fault) })
    await add(witness, await log.request(0, 4))
    fault.now = kind
    const failed = await add(witness, await log.request(4, 7))
    expect([failed.status, failed.body.includes('—')]).toEqual([500, false])
    fault.now = null
    // Where it stands is what is on the disk, and nothing else.
    const { body } = await add(witness, await log.request(1, 9))
    expect(body).toBe(kind === 'not applied' ? '4\n' : '7\n')
    expect((await add(witness, await log.request(Number(body), 9))).status).toBe(200)
  })

  it('when the answer is there, so is the file', async () => {
    const log = smallLog('log.example/a', 9)
    const folder = newFolder()
    const witness = await start({ folder, logs: [log.vkey] })
    const { body } = await add(witness, await log.request(0))
    const kept = readFileSync(
      join(folder, 'signed', `${originHash(log.origin)}.checkpoint`),
      'utf8',
    )
    expect(kept.endsWith(body)).toBe(true)
    expect(readdirSync(join(folder, 'signed')).filter((name) => name.endsWith('.new'))).toEqual([])
  })
})

describe('its clock', () => {
  it('never signs a time before one it signed, after a restart too', async () => {
    const log = smallLog('log.example/a', 9)
    const folder = newFolder()
    let now = 1_700_000_000_000
    const first = await start({ folder, logs: [log.vkey], now: () => now })
    await add(first, await log.request(0, 3))
    now -= 3_000
    const slipped = await add(first, await log.request(3, 4))
    const own = parseCosigner(first.vkey)
    expect(openNote(`${await log.note(4)}${slipped.body}`, [own]).verified[0]?.time).toBe(
      1_700_000_000,
    )
    now -= 86_400_000
    expect((await add(first, await log.request(4, 5))).status).toBe(503)
    await stop(first)
    const second = await start({ folder, now: () => now })
    expect((await add(second, await log.request(4, 5))).status).toBe(503)
    now += 2 * 86_400_000
    expect((await add(second, await log.request(4, 5))).status).toBe(200)
  })
})
