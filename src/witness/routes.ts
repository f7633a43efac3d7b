/** The witness over HTTP: two addresses for machines, and a page that says who this is. Needs nothing but Node. */
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { PAGE_POLICY, STYLE, startPage } from './page.ts'
import { LONGEST_REQUEST } from './request.ts'
import type { Witness } from './witness.ts'

export interface Serving {
  readonly witness: Witness
  /** What goes wrong on our side: one line. */
  complain(line: string): void
}

const TEXT = 'text/plain; charset=utf-8'
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

interface Sent {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
}

export function witnessServer(serving: Serving): Server {
  const server = createServer(
    {
      requestTimeout: 15_000,
      headersTimeout: 10_000,
      keepAliveTimeout: 60_000,
      maxHeaderSize: 8_192,
    },
    (request, response) => {
      answerTo(request, serving)
        .catch((error: unknown): Sent => {
          serving.complain(error instanceof Error ? (error.stack ?? error.message) : String(error))
          return plain(500, 'the witness could not write down what it would have signed')
        })
        .then((sent) => send(response, sent, request))
        // Whoever asked has gone meanwhile.
        .catch(() => response.destroy())
    },
  )
  server.maxConnections = 1_024
  return server
}

async function answerTo(request: IncomingMessage, serving: Serving): Promise<Sent> {
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (path === '/add-checkpoint') {
    return request.method === 'POST' ? add(request, serving) : notAllowed('POST')
  }
  const found = await readable(path, serving.witness)
  if (!found) return plain(404, 'nothing here')
  return isRead ? found : notAllowed('GET, HEAD')
}

async function add(request: IncomingMessage, { witness }: Serving): Promise<Sent> {
  const body = await bodyOf(request)
  if (!body) return { ...plain(413, 'too long'), headers: { connection: 'close' } }
  return witness.add(body)
}

/** Null: longer than any request may be. Rejects where the caller goes away. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > LONGEST_REQUEST) return null
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    length += (part as Buffer).length
    if (length > LONGEST_REQUEST) return null
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts)
}

/** Null: nothing to be read at that address. */
async function readable(path: string, witness: Witness): Promise<Sent | null> {
  if (path === '/vkey') return { status: 200, type: TEXT, body: `${witness.vkey}\n` }
  if (path === '/style.css') return { status: 200, type: 'text/css; charset=utf-8', body: STYLE }
  if (path === '/' || path === '/en') return page(path === '/en' ? 'en' : 'zh', witness)
  const hash = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path)?.[1]
  const note = hash === undefined ? null : await witness.checkpoint(hash)
  // Monitors in a browser read it too; there is nothing here that only some may see.
  const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-cache' }
  return note === null ? null : { status: 200, type: TEXT, body: note, headers }
}

async function page(lang: 'zh' | 'en', witness: Witness): Promise<Sent> {
  const body = startPage(lang, {
    vkey: witness.vkey,
    origins: witness.origins,
    signed: await witness.signed(),
  })
  const headers = { 'content-security-policy': PAGE_POLICY }
  return { status: 200, type: 'text/html; charset=utf-8', body, headers }
}

function plain(status: number, why: string): Sent {
  return { status, type: TEXT, body: `${why}\n` }
}

function notAllowed(allow: string): Sent {
  return { ...plain(405, `use ${allow}`), headers: { allow } }
}

function send(response: ServerResponse, sent: Sent, request: IncomingMessage): void {
  const { status, type, body, headers } = sent
  // A body that nobody read would be taken for the next request.
  const close = request.complete ? {} : { connection: 'close' }
  response.writeHead(status, {
    ...HEADERS,
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    ...headers,
    ...close,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
