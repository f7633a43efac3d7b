import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import { clamd } from './scanner.ts'

// In two halves, so that this file itself is left alone by scanners.
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

const open: Server[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

/** Speaks INSTREAM as clamd does: reads chunks by their lengths, and answers by what it has read. */
function scanner(at: { path: string } | { port: number }, answer?: (bytes: Buffer) => string) {
  const server = createServer((socket) => {
    let got = Buffer.alloc(0)
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      got = Buffer.concat([got, chunk])
      const read = readStream(got)
      if (!read) return
      const found = read.includes('EICAR-STANDARD')
      socket.end(answer?.(read) ?? (found ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0'))
    })
  })
  open.push(server)
  return new Promise<string>((resolve) => {
    const listen = 'path' in at ? { path: at.path } : { host: '127.0.0.1', port: at.port }
    server.listen(listen, () => {
      resolve('path' in at ? at.path : `127.0.0.1:${(server.address() as AddressInfo).port}`)
    })
  })
}

/** Null: not at its end yet. */
function readStream(got: Buffer): Buffer | null {
  const head = 'zINSTREAM\0'
  if (got.length < head.length) return null
  expect(got.subarray(0, head.length).toString()).toBe(head)
  const chunks: Buffer[] = []
  for (let at = head.length; at + 4 <= got.length;) {
    const length = got.readUInt32BE(at)
    if (length === 0) return Buffer.concat(chunks)
    chunks.push(got.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

describe('a scanner', () => {
  it('reads every byte, and tells what is known to be harmful from what is not', async () => {
    const bytes = randomBytes(3_000_001)
    let seen: Buffer | null = null
    const address = await scanner({ port: 0 }, (read) => {
      seen = Buffer.from(read)
      return 'stream: OK\0'
    })
    expect(await clamd(address)(bytes)).toBe('clean')
    expect(bytes.equals(seen!)).toBe(true)
    const plain = await scanner({ port: 0 })
    expect(await clamd(plain)(Buffer.from('a photo'))).toBe('clean')
    expect(await clamd(plain)(Buffer.from(`before ${EICAR} after`))).toBe('found')
    expect(await clamd(plain)(Buffer.alloc(0))).toBe('clean')
  })

  it('is asked over a socket as well', async () => {
    const path = await scanner({ path: join(tmpdir(), `clamd-${process.pid}.sock`) })
    expect(await clamd(path)(Buffer.from(EICAR))).toBe('found')
  })

  it.each([
    'stream: OK but not quite\0',
    'INSTREAM size limit exceeded. ERROR\0',
    '\0',
    '',
    'x'.repeat(9_000),
  ])('that answers %j has not said that it is clean', async (answer) => {
    const address = await scanner({ port: 0 }, () => answer)
    expect(await clamd(address)(Buffer.from('a photo'))).toBe('unreachable')
  })

  it('that is not there has said nothing', async () => {
    expect(await clamd('127.0.0.1:9')(Buffer.from('a photo'))).toBe('unreachable')
    expect(await clamd('/nonexistent/clamd.sock')(Buffer.from('a photo'))).toBe('unreachable')
  })
})
