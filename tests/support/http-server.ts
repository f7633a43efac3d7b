/** A small HTTPS server on this machine that answers as it is told and keeps what it was asked. */
import { createServer } from 'node:https'
import type { IncomingHttpHeaders } from 'node:http'
import { CERTIFICATE, CERTIFICATE_KEY } from './certificate.ts'

export interface Caught {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Said {
  readonly status: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Milliseconds before it answers. */
  readonly after?: number
}

export interface HttpServer {
  readonly url: string
  readonly calls: Caught[]
  answer: (call: Caught) => Said
  close(): Promise<void>
}

export async function httpServer(): Promise<HttpServer> {
  const calls: Caught[] = []
  const server = createServer({ cert: CERTIFICATE, key: CERTIFICATE_KEY }, (request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (part: string) => (body += part))
    request.on('end', () => {
      const call = { path: request.url ?? '', headers: request.headers, body }
      calls.push(call)
      const { status, body: text = '{}', headers = {}, after = 0 } = made.answer(call)
      setTimeout(() => response.writeHead(status, headers).end(text), after)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  const made: HttpServer = {
    url: `https://localhost:${port}`,
    calls,
    answer: () => ({ status: 200 }),
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
  return made
}
