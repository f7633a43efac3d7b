/** Files through the doors of a house, as residents and officials send and fetch them. */
import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { SESSION_COOKIE } from '../../src/org/index.ts'
import { findReceipt } from '../../src/vault/index.ts'
import type { Login, TestCity } from './city.ts'
import { multipart } from './multipart.ts'
import type { Sent } from './multipart.ts'
import { receiptIn, unescaped, visitor } from './visitor.ts'

export const jpg = (bytes: Buffer, name = 'IMG_0001.jpg'): Sent => ({ field: 'files', name, bytes })
export const none: Sent = { field: 'files', name: '', bytes: Buffer.alloc(0) }

export function hiddenIn(page: string): Record<string, string> {
  return Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, unescaped(value)],
    ),
  )
}

export const TEXT = '菜场门口的路灯坏了三盏，晚上看不见路'

interface Place {
  readonly app: FastifyInstance
  readonly city: TestCity
  readonly camera: Buffer
}

/** `at` is asked when it is used: the house is made before the first test, not before this. */
export function fileDoors(at: () => Place) {
  /** A resident at /say, without any script. */
  async function atSay() {
    const someone = visitor(at().app)
    const { body } = await someone.get('/say')
    expect(body).toContain('enctype="multipart/form-data"')
    const kept = hiddenIn(body)
    const send = (fields: Record<string, string>, files: readonly Sent[]) => {
      const { payload, type } = multipart({ ...kept, ...fields }, files)
      return someone.raw('/say', payload, type)
    }
    return { someone, send, kept }
  }

  async function filed(files: readonly Sent[] = [jpg(at().camera)]) {
    const { someone, send, kept } = await atSay()
    const checked = await send({ step: 'check', text: TEXT }, files)
    expect(checked.status).toBe(200)
    const done = await someone.press(
      checked.body.includes('不是同一件') ? '不是同一件，单独提交' : '提交',
    )
    expect(done.status).toBe(200)
    const code = receiptIn(done.body)
    const receipt = await findReceipt(at().city.house.db, code)
    return { someone, code, kept, id: receipt?.matter ?? '' }
  }

  async function openedBy(code: string) {
    const someone = visitor(at().app)
    await someone.get('/my')
    await someone.press('查看', { code })
    return someone
  }

  async function official(login: Login) {
    const headers = { cookie: `${SESSION_COOKIE}=${await at().city.sessionOf(login)}` }
    const { token } = (await at().app.inject({ url: '/desk/api/session', headers })).json()
    return { ...headers, 'x-csrf-token': String(token) }
  }

  let keys = 0
  async function act(login: Login, id: string, name: string, input: object) {
    const answer = await at().app.inject({
      method: 'POST',
      url: `/desk/api/matters/${id}/acts/${name}`,
      headers: { ...(await official(login)), 'idempotency-key': `files-act-${(keys += 1)}` },
      payload: { input },
    })
    if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.body}`)
    return answer.json()
  }

  async function upload(login: Login, bytes: Buffer) {
    const { payload, type } = multipart({}, [{ field: 'file', name: 'x.jpg', bytes }])
    const headers = { ...(await official(login)), 'content-type': type }
    return at().app.inject({ method: 'POST', url: '/desk/api/files', headers, payload })
  }

  const filesOf = async (code: string) => {
    const someone = await openedBy(code)
    const { body } = await someone.get('/my')
    const ids = [...body.matchAll(/href="\/my\/files\/([0-9a-f-]{36})/g)].map(([, id = '']) => id)
    return { someone, body, ids }
  }

  const fetch = async (someone: ReturnType<typeof visitor>, url: string) => {
    const cookie = [...someone.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return at().app.inject({ url, headers: { cookie } })
  }

  return { atSay, filed, official, act, upload, filesOf, fetch }
}
