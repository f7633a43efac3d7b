import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
// @ts-expect-error It has no types of its own.
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderStore, s3Store } from './files.ts'
import type { FileStore } from './files.ts'

let folder: string
let server: { run(): Promise<AddressInfo>; close(): Promise<void> }
let endpoint = ''
const stores = new Map<string, FileStore>()

const KEY = { region: 'us-east-1', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'files-'))
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'answerable' }],
  })
  const { port } = await server.run()
  endpoint = `http://127.0.0.1:${port}/answerable`
  stores.set('a folder', folderStore(join(folder, 'files')))
  stores.set('S3', s3Store({ endpoint, ...KEY }))
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const storeOf = (name: string): FileStore => {
  const store = stores.get(name)
  if (!store) throw new Error(`no store ${name}`)
  return store
}

describe.each(['a folder', 'S3'])('%s keeps files', (which) => {
  it('gives back every byte of what was put, and nothing for what never was', async () => {
    const store = storeOf(which)
    for (const size of [1, 1_000, 5_000_003]) {
      const bytes = randomBytes(size)
      await store.put('330600/ab/one.copy', bytes)
      expect((await store.get('330600/ab/one.copy'))?.equals(bytes)).toBe(true)
    }
    expect(await store.get('330600/ab/none.copy')).toBeNull()
    expect(await store.get('nowhere/at/all')).toBeNull()
  })

  it('replaces what has the same name, and forgets what was removed', async () => {
    const store = storeOf(which)
    await store.put('a/b.copy', Buffer.from('first'))
    await store.put('a/b.copy', Buffer.from('second'))
    expect((await store.get('a/b.copy'))?.toString()).toBe('second')
    await store.remove('a/b.copy')
    await store.remove('a/b.copy')
    expect(await store.get('a/b.copy')).toBeNull()
  })

  it('takes twenty at once', async () => {
    const store = storeOf(which)
    const names = Array.from({ length: 20 }, (_, n) => `many/${n}.copy`)
    await Promise.all(names.map((name) => store.put(name, Buffer.from(name))))
    const got = await Promise.all(names.map((name) => store.get(name)))
    expect(got.map(String)).toEqual(names)
  })

  it.each(['../up', 'a/../../up', '/etc/passwd', 'a//b', '', 'A', 'a\0b', 'a b', 'a/.hidden'])(
    'has no name that reaches elsewhere: %j',
    async (name) => {
      const store = storeOf(which)
      await expect(store.put(name, Buffer.from('x'))).rejects.toThrow('not a name')
      await expect(store.get(name)).rejects.toThrow('not a name')
      await expect(store.remove(name)).rejects.toThrow('not a name')
    },
  )
})

describe('a folder', () => {
  it('is the owner’s alone, and holds no half of anything', async () => {
    const root = join(folder, 'alone')
    const store = folderStore(root)
    await store.put('x/y.copy', Buffer.from('sealed'))
    expect(statSync(join(root, 'x', 'y.copy')).mode & 0o777).toBe(0o600)
    expect(statSync(root).mode & 0o777).toBe(0o700)
    await Promise.all([1, 2, 3].map((n) => store.put('x/y.copy', Buffer.from(String(n)))))
    expect(readdirSync(join(root, 'x'))).toEqual(['y.copy'])
  })
})

describe('S3', () => {
  it('that turns the key away keeps nothing, and says so', async () => {
    const store = s3Store({ endpoint, ...KEY, accessKeyId: 'another' })
    await expect(store.put('a/denied.copy', Buffer.from('x'))).rejects.toThrow()
    expect(await storeOf('S3').get('a/denied.copy')).toBeNull()
  })

  it('is asked with signatures that hold by the published rule, over every header named and the body', async () => {
    const seen: { asked: IncomingMessage; body: Buffer }[] = []
    const recorder = createServer((asked, answer) => {
      const chunks: Buffer[] = []
      asked.on('data', (chunk: Buffer) => chunks.push(chunk))
      asked.on('end', () => {
        seen.push({ asked, body: Buffer.concat(chunks) })
        answer.end('whatever')
      })
    })
    await new Promise<void>((resolve) => recorder.listen(0, '127.0.0.1', resolve))
    const { port } = recorder.address() as AddressInfo
    const store = s3Store({ endpoint: `http://127.0.0.1:${port}/answerable`, ...KEY })
    await store.put('330600/ab/one.copy', Buffer.from('sealed bytes'))
    await store.get('330600/ab/one.copy')
    recorder.close()
    expect(seen.map(({ asked }) => asked.method)).toEqual(['PUT', 'GET'])
    for (const { asked, body } of seen) {
      const [, given] = /Signature=([0-9a-f]{64})/u.exec(asked.headers.authorization ?? '') ?? []
      expect(given).toBe(signatureOf(asked, KEY.secretAccessKey))
      expect(given).not.toBe(signatureOf(asked, 'another secret'))
      const told = asked.headers['x-amz-content-sha256']
      if (told !== 'UNSIGNED-PAYLOAD')
        expect(told).toBe(createHash('sha256').update(body).digest('hex'))
    }
  })

  it('that is away is no empty store', async () => {
    const store = s3Store({ endpoint: 'http://127.0.0.1:9/answerable', ...KEY })
    await expect(store.put('a/b.copy', Buffer.from('x'))).rejects.toThrow()
    await expect(store.get('a/b.copy')).rejects.toThrow()
  })
})

/** AWS Signature Version 4, once more and from its description: what the client must have written. */
function signatureOf(asked: IncomingMessage, secret: string): string {
  const { authorization = '', ...headers } = asked.headers
  const [, scope = ''] = /Credential=[^/]+\/([^,]+)/u.exec(authorization) ?? []
  const [, signed = ''] = /SignedHeaders=([^,]+)/u.exec(authorization) ?? []
  const [path = '', query = ''] = (asked.url ?? '').split('?')
  const canonical = [
    asked.method,
    path,
    query.split('&').toSorted().join('&'),
    ...signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signed,
    headers['x-amz-content-sha256'],
  ].join('\n')
  const hashed = createHash('sha256').update(canonical).digest('hex')
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hashed].join('\n')
  const hmac = (key: string | Buffer, text: string) =>
    createHmac('sha256', key).update(text).digest()
  const key = scope.split('/').reduce<Buffer | string>(hmac, `AWS4${secret}`)
  return hmac(key, toSign).toString('hex')
}
