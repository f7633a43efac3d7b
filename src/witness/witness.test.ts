/** The witness as a log meets it, over HTTP. Statuses are those of C2SP tlog-witness v1.0.0. */
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import vectors from '../../tests/vectors/ledger-vectors.json' with { type: 'json' }
import { smallLog } from '../../tests/support/small-log.ts'
import {
  consistencyProof,
  cosigner,
  formatNote,
  openNote,
  parseCheckpoint,
  parseCosigner,
  parseVkey,
} from '../tlog/index.ts'
import { originHash } from './state.ts'
import { add, start } from './witness.fixture.ts'

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
    // Nor one that does not say how long it is.
    const parts = new ReadableStream({
      start(controller) {
        for (let n = 0; n < 60; n += 1) controller.enqueue(Buffer.alloc(10_000, 120))
        controller.close()
      },
    })
    const init = { method: 'POST', body: parts, duplex: 'half' } as RequestInit
    const answer = await fetch(`${witness.address}/add-checkpoint`, init).catch(() => null)
    expect([413, undefined]).toContain(answer?.status)
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
