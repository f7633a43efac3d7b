import { once } from 'node:events'
import { request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { multipart } from '../../tests/support/multipart.ts'
import type { Sent } from '../../tests/support/multipart.ts'
import { fixedClock } from './clock.ts'
import { formTokens } from './forms.ts'
import { buildHttp } from './http.ts'
import type { Handler } from './http.ts'
import { openLog } from './log.ts'

const MEGABYTE = 1_048_576
const echo: Handler = {
  forms: 'open',
  uploads: { files: 2, fileBytes: MEGABYTE },
  async handle({ body, uploads }) {
    const told = uploads.map(({ field, name, bytes, fault }) => [
      field,
      name,
      bytes?.length ?? null,
      fault,
    ])
    return { body, told }
  },
}
const large: Handler = { ...echo, uploads: { files: 8, fileBytes: 10 * MEGABYTE } }

let app: FastifyInstance
let port = 0

beforeAll(async () => {
  app = await buildHttp({
    routes: [
      ['POST', '/echo', 'public', echo],
      ['POST', '/large', 'public', large],
      ['POST', '/none', 'public', { forms: 'open', handle: async () => 'x' }],
    ],
    log: openLog(undefined, 'silent'),
    clock: fixedClock('2026-11-23T02:00:00.000Z'),
    tokens: formTokens(Buffer.alloc(32, 3)),
    sessionCookie: '__Host-answerable',
    publicUrl: null,
    admit: async () => true,
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  port = (app.server.address() as AddressInfo).port
})
afterAll(() => app.close())

const file = (name: string, size: number): Sent => ({
  field: 'f',
  name,
  bytes: Buffer.alloc(size, 1),
})

async function send(fields: Record<string, string>, files: readonly Sent[], url = '/echo') {
  const { payload, type } = multipart(fields, files)
  return app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload })
}

/** Sends the head and perhaps some bytes, and not the rest. */
function begin(path: string, headers: Record<string, string | number>) {
  const asked = request({ host: '127.0.0.1', port, path, method: 'POST', headers })
  asked.on('error', () => {})
  asked.flushHeaders()
  return asked
}

describe('a form with files', () => {
  it('gives texts as a plain form does, and every byte of every file', async () => {
    const { body, told } = (
      await send({ a: '路灯坏了\r\n两盏', b: '' }, [file('甲.jpg', 7)])
    ).json()
    expect(body).toEqual({ a: '路灯坏了\r\n两盏', b: '' })
    expect(told).toEqual([['f', '甲.jpg', 7, null]])
  })

  it('says of each file what is wrong with it, and keeps the rest', async () => {
    const { body, told } = (
      await send({ a: 'x' }, [
        file('', 0),
        file('big', MEGABYTE + 1),
        file('exact', MEGABYTE),
        file('empty', 0),
        file('third', 5),
      ])
    ).json()
    expect(body).toEqual({ a: 'x' })
    expect(told).toEqual([
      ['f', 'big', null, 'too_large'],
      ['f', 'exact', MEGABYTE, null],
      ['f', 'empty', 0, null],
      ['f', 'third', null, 'too_many'],
    ])
  })

  it('is taken only where a route takes it', async () => {
    expect((await send({}, [], '/none')).statusCode).toBe(415)
  })

  it('with a name twice, or too many parts, is refused as a plain form is', async () => {
    const part = 'Content-Disposition: form-data; name="a"\r\n\r\nx\r\n'
    const twice = Buffer.from(`--b\r\n${part}--b\r\n${part}--b--\r\n`)
    const headers = { 'content-type': 'multipart/form-data; boundary=b' }
    const answer = await app.inject({ method: 'POST', url: '/echo', headers, payload: twice })
    expect(answer.statusCode).toBe(400)
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`a${n}`, 'x']))
    expect((await send(many, [])).statusCode).toBe(400)
  })
})

describe('memory', () => {
  const type = { 'content-type': 'multipart/form-data; boundary=b' }

  it('is not given to a body that does not say how long it is, or is far too long', async () => {
    const chunked = begin('/echo', { ...type, 'transfer-encoding': 'chunked' })
    const [unknown] = (await once(chunked, 'response')) as [IncomingMessage]
    expect(unknown.statusCode).toBe(411)
    chunked.destroy()
    const huge = begin('/echo', { ...type, 'content-length': 100 * MEGABYTE })
    const [refused] = (await once(huge, 'response')) as [IncomingMessage]
    expect(refused.statusCode).toBe(413)
    huge.destroy()
  })

  it('that all uploads in hand may take is bounded; whoever comes beyond is told to come back, and a place is free again', async () => {
    const open = [1, 2].map(() => begin('/large', { ...type, 'content-length': 75 * MEGABYTE }))
    const more = async () => {
      const asked = begin('/large', { ...type, 'content-length': 75 * MEGABYTE })
      const told = await Promise.race([
        once(asked, 'response').then(([answer]) => (answer as IncomingMessage).statusCode),
        new Promise((resolve) => setTimeout(resolve, 300, 'waits for the rest')),
      ])
      asked.destroy()
      return told
    }
    await expect.poll(more).toBe(503)
    // Small ones are still taken.
    expect((await send({ a: 'x' }, [file('a', 5)])).statusCode).toBe(200)
    for (const asked of open) asked.destroy()
    await expect.poll(more).toBe('waits for the rest')
  })

  it('is given back by forms that end in their middle', async () => {
    for (let round = 0; round < 30; round += 1) {
      const asked = begin('/large', { ...type, 'content-length': 20 * MEGABYTE })
      asked.write('--b\r\ncontent-disposition: form-data; name="f"; filename="x"\r\n\r\nhalf')
      await new Promise((resolve) => setTimeout(resolve, 5))
      asked.destroy()
    }
    await expect
      .poll(async () => (await send({ a: 'x' }, [file('a', 5)], '/large')).statusCode)
      .toBe(200)
  })
})
