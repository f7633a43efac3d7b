/** A browser without a screen: remembers its cookies, brings form tokens, and speaks JSON. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { SESSION_COOKIE } from '../../src/org/index.ts'

export interface Answer {
  readonly status: number
  readonly body: string
  readonly json: Any
  readonly headers: Readonly<Record<string, unknown>>
}

/** JSON of an answer, as tests look into it. */
// oxlint-disable-next-line typescript/no-explicit-any
type Any = any

export interface DeskClient {
  get(url: string): Promise<Answer>
  post(url: string, body?: object, headers?: Readonly<Record<string, string>>): Promise<Answer>
  put(url: string, body?: object): Promise<Answer>
  remove(url: string): Promise<Answer>
}

/** An official at the desk; `session` is the value of the cookie. */
export function deskClient(app: FastifyInstance, session: string | null): DeskClient {
  const cookie = session === null ? {} : { cookie: `${SESSION_COOKIE}=${session}` }
  let token = ''
  const get = (url: string) =>
    send(app, { method: 'GET', url, headers: { ...cookie, accept: 'application/json' } })
  const change = async (
    method: 'POST' | 'PUT' | 'DELETE',
    url: string,
    body: object,
    headers: Readonly<Record<string, string>>,
  ) => {
    if (token === '') token = (await get('/desk/api/session')).json?.token ?? ''
    return send(app, {
      method,
      url,
      payload: body,
      headers: {
        ...cookie,
        accept: 'application/json',
        'x-csrf-token': token,
        'idempotency-key': randomUUID(),
        ...headers,
      },
    })
  }
  return {
    get,
    post: (url, body = {}, headers = {}) => change('POST', url, body, headers),
    put: (url, body = {}) => change('PUT', url, body, {}),
    remove: (url) => change('DELETE', url, {}, {}),
  }
}

/** A department's own system with its key. */
export function keyClient(app: FastifyInstance, key: string | null): DeskClient {
  const bearer: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` }
  return {
    get: (url) => send(app, { method: 'GET', url, headers: bearer }),
    post: (url, body = {}, headers = {}) =>
      send(app, {
        method: 'POST',
        url,
        payload: body,
        headers: { ...bearer, 'idempotency-key': randomUUID(), ...headers },
      }),
    put: (url, body = {}) => send(app, { method: 'PUT', url, payload: body, headers: bearer }),
    remove: (url) => send(app, { method: 'DELETE', url, headers: bearer }),
  }
}

async function send(app: FastifyInstance, options: InjectOptions): Promise<Answer> {
  const answer = await app.inject(options)
  const isJson = String(answer.headers['content-type']).includes('json')
  return {
    status: answer.statusCode,
    body: answer.body,
    json: isJson ? answer.json() : null,
    headers: answer.headers,
  }
}
