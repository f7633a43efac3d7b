/** A city with Open311 before it, and a client that reads both formats: for tests. */
import { XMLParser } from 'fast-xml-parser'
import { expect } from 'vitest'
import { testCity } from '../../../tests/support/city.ts'
import type { Login } from '../../../tests/support/city.ts'
import { open311Server } from '../../../tests/support/open311-server.ts'
import { commit } from '../../matters/index.ts'
import { fixedClock } from '../../platform/clock.ts'

/** Whatever was answered, to be looked into. */
export type Tree = ReturnType<typeof JSON.parse>

export const START = '2026-11-23T02:00:00.000Z'
export const SECRET_TEXT = '楼道里的灯坏了，我家住 302，电话 13800000000'

const LISTS = new Set([
  'request',
  'error',
  'service',
  'attribute',
  'value',
  'request_update',
  'endpoint',
  'format',
])

const xml = new XMLParser({ isArray: (name) => LISTS.has(name), parseTagValue: false })

export async function openFixture() {
  const clock = fixedClock(START)
  const city = await testCity({ clock })
  const app = await open311Server(city.house, 'https://city.example')
  const key = await city.keyFor('hotline', ['intake'])

  async function get(path: string, headers: Record<string, string> = {}) {
    return read(await app.inject({ url: `/open311/v2/${path}`, headers }))
  }

  async function post(
    path: string,
    fields: Record<string, string> | string,
    headers: Record<string, string> = {},
  ) {
    return read(
      await app.inject({
        method: 'POST',
        url: `/open311/v2/${path}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
      }),
    )
  }

  const form = (more: Record<string, string> = {}) => ({
    api_key: key,
    service_code: 'road-light',
    address_string: '桥头路 5 号 302 室',
    description: SECRET_TEXT,
    ...more,
  })

  async function file(more: Record<string, string> = {}): Promise<string> {
    const { tree, status, body } = await post('requests.json', form(more))
    expect(status, body).toBe(200)
    return tree[0].service_request_id
  }

  async function act(number: string, name: string, login: Login, input: object = {}) {
    const [row] = await city.house.db.query<{ id: string }>(
      'SELECT matter_id AS id FROM matters WHERE jurisdiction_id = $1 AND number = $2',
      [city.jurisdiction, number],
    )
    const actor = await city.actorOf(login)
    const [done] = await commit(city.house, city.jurisdiction, [
      { matter: row?.id ?? '', act: name, input, actor },
    ])
    expect(done).toMatchObject({ ok: true })
  }

  return {
    city,
    clock,
    key,
    get,
    post,
    form,
    file,
    act,
    dispatch: (number: string) =>
      act(number, 'dispatch', 'dispatcher', {
        unit: 'urban',
        category: 'road-light',
        words: '给单位的内部话',
      }),
    async close() {
      await app.close()
      await city.drop()
    },
  }
}

interface Reply {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

function read({ statusCode: status, headers, body }: Reply) {
  const type = String(headers['content-type'])
  const tree: Tree = type.includes('json') ? JSON.parse(body) : xml.parse(body)
  return { status, type, tree, body }
}
