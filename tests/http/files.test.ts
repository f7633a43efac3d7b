/**
 * Photos and documents through every door: who gets which bytes, what is told of a file that is not
 * taken (security H1, H3, A8, D2).
 */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CANARY, pdf, photo, png, withZip } from '../../src/attachments/cleaning/corpus.fixture.ts'
import { readEvents } from '../../src/matters/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import type { FixedClock } from '../../src/platform/clock.ts'
import { testCity } from '../support/city.ts'
import type { TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import { deskServer } from '../support/desk-server.ts'
import { fileDoors, hiddenIn, jpg, none, TEXT } from '../support/file-doors.ts'
import { multipart } from '../support/multipart.ts'
import type { Sent } from '../support/multipart.ts'
import { findReceipt } from '../../src/vault/index.ts'
import { receiptIn, visitor } from '../support/visitor.ts'

let clock: FixedClock
let city: TestCity
let app: FastifyInstance
let camera: Buffer
let document: Buffer

beforeAll(async () => {
  clock = fixedClock('2026-11-23T02:00:00.000Z')
  city = await testCity({ clock })
  app = await deskServer(city)
  camera = await photo(800, 600)
  document = await pdf(2)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

const { atSay, filed, official, act, upload, filesOf, fetch } = fileDoors(() => ({
  app,
  city,
  camera,
}))

describe('a resident', () => {
  it('shows a photo and a document, sees them again, and takes the cleaned copy home', async () => {
    const { code } = await filed([jpg(camera), jpg(document, '材料.pdf')])
    const { someone, body, ids } = await filesOf(code)
    expect(ids).toHaveLength(2)
    expect(body).toContain('PDF，2 页')
    const [first, second] = await Promise.all(ids.map((id) => fetch(someone, `/my/files/${id}`)))
    expect([first?.statusCode, second?.statusCode]).toEqual([200, 200])
    expect(first?.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(first?.headers['content-disposition']).toMatch(/^attachment; filename="[\w-]+\.jpg"$/u)
    expect(second?.headers['content-disposition']).toMatch(/^attachment; filename="[\w-]+\.pdf"$/u)
    for (const one of [first, second]) expect(one?.rawPayload.includes(CANARY)).toBe(false)
    const thumb = await fetch(someone, `/my/files/${ids[0]}/thumb`)
    expect(thumb.headers['content-type']).toBe('image/jpeg')
    expect((await fetch(someone, `/my/files/${ids[1]}/thumb`)).statusCode).toBe(404)
  })

  it('is told of each file why it was not taken, and keeps every word and every other file', async () => {
    const { someone, send } = await atSay()
    const refused = await send({ step: 'check', text: TEXT, place: '幸福路' }, [
      jpg(camera, 'good.jpg'),
      jpg(Buffer.from('MZ'), 'virus.exe.jpg'),
      jpg(withZip(camera), 'both.jpg'),
      jpg(camera.subarray(0, 900), 'half.jpg'),
      jpg(Buffer.alloc(0), 'empty.jpg'),
    ])
    expect(refused.status).toBe(422)
    expect(refused.body).toContain(TEXT)
    expect(refused.body).toContain('value="幸福路"')
    for (const [name, words] of [
      ['virus.exe.jpg', '只收照片'],
      ['both.jpg', '藏着别的东西'],
      ['half.jpg', '打不开'],
      ['empty.jpg', '0 字节'],
    ] as const) {
      const at = refused.body.indexOf(`<strong>${name}</strong>`)
      expect(at, name).toBeGreaterThan(0)
      expect(refused.body.slice(at, at + 200), name).toContain(words)
    }
    expect(refused.body).not.toContain('<strong>good.jpg</strong>')
    expect(refused.body).toMatch(/aria-describedby="f-files-hint f-files-error"/u)
    // The good one waits, with its picture; it is not chosen again.
    expect(refused.body.match(/src="data:image\/jpeg;base64,/g)).toHaveLength(1)
    const checked = await send({ step: 'check', text: TEXT }, [none])
    expect(checked.status).toBe(200)
    expect(checked.body.match(/src="data:image\/jpeg;base64,/g)).toHaveLength(1)
    const done = await someone.press('不是同一件，单独提交')
    expect((await filesOf(receiptIn(done.body))).ids).toHaveLength(1)
  })

  it('removes one before sending, and five are the most', async () => {
    const { send } = await atSay()
    const six = Array.from({ length: 6 }, (_, n) => jpg(camera, `${n}.jpg`))
    const full = await send({ step: 'check', text: TEXT }, six)
    expect(full.status).toBe(422)
    expect(full.body).toContain('<strong>5.jpg</strong>')
    expect(full.body.match(/src="data:image\/jpeg;base64,/g)).toHaveLength(5)
    expect(full.body).not.toContain('type="file"')
    const [, id = ''] = /value="drop ([0-9a-f-]{36})"/u.exec(full.body) ?? []
    const fewer = await send({ step: `drop ${id}`, text: TEXT }, [])
    expect(fewer.status).toBe(200)
    expect(fewer.body.match(/src="data:image\/jpeg;base64,/g)).toHaveLength(4)
    expect(fewer.body).toContain(TEXT)
    expect(fewer.body).toContain('type="file"')
    expect([...city.stored.keys()].some((name) => name.includes(id))).toBe(false)
    // Enter in a field presses the first button of a form: never one that removes something.
    expect(/<button\b[^>]*name="step"[^>]*>/u.exec(fewer.body)?.[0]).toContain('value="check"')
  })

  it('pressing send twice makes one matter with its files once', async () => {
    const { someone, send, kept } = await atSay()
    const checked = await send({ step: 'check', text: TEXT }, [jpg(camera)])
    const fields: Record<string, string> = { ...hiddenIn(checked.body), step: 'send' }
    expect(fields['key']).toBe(kept['key'])
    const [first, second] = await Promise.all([
      someone.post('/say', fields),
      someone.post('/say', fields),
    ])
    expect(receiptIn(first.body)).toBe(receiptIn(second.body))
    expect((await filesOf(receiptIn(first.body))).ids).toHaveLength(1)
  })

  it('a form of somebody else never gets at what waits in this one', async () => {
    const { send } = await atSay()
    const mine = await send({ step: 'edit', text: TEXT }, [jpg(camera)])
    const [, id = ''] = /value="drop ([0-9a-f-]{36})"/u.exec(mine.body) ?? []
    const other = await atSay()
    const theirs = await other.send({ step: `drop ${id}`, text: TEXT }, [])
    expect(theirs.body).not.toContain('data:image')
    expect((await send({ step: 'edit', text: TEXT }, [])).body).toContain(`drop ${id}`)
    const stale = await other.send({ step: 'edit', text: TEXT, _csrf: 'none' }, [jpg(camera)])
    expect(stale.body).not.toContain('data:image')
  })

  it('adds a photo later, and nobody with another receipt gets it, byte for byte as if it were not there', async () => {
    const { code } = await filed()
    const { someone, body } = await filesOf(code)
    const page = body.slice(body.indexOf('id="act-add"'))
    const { payload, type } = multipart(
      { ...hiddenIn(page.slice(0, page.indexOf('</form>'))), do: 'act', 'add.words': '又坏了一盏' },
      [{ ...jpg(camera), field: 'add.files' }],
    )
    const added = await someone.raw('/my', payload, type)
    expect(added.status).toBe(303)
    const { ids } = await filesOf(code)
    expect(ids).toHaveLength(2)
    const stranger = await filesOf((await filed()).code)
    const strip = ({ statusCode, headers, body: all }: Awaited<ReturnType<typeof fetch>>) => {
      const { date: _date, ...rest } = headers
      return JSON.stringify([statusCode, rest, all])
    }
    const absent = strip(await fetch(stranger.someone, `/my/files/${crypto.randomUUID()}`))
    expect(absent).toMatch(/^\[404/u)
    for (const id of ids) {
      expect(strip(await fetch(stranger.someone, `/my/files/${id}`))).toBe(absent)
      expect(strip(await fetch(visitor(app), `/my/files/${id}`))).toBe(absent)
      expect((await fetch(someone, `/my/files/${id}`)).statusCode).toBe(200)
    }
  })

  it('in /my, too, loses no word when a file is refused', async () => {
    const { code } = await filed()
    const { someone, body } = await filesOf(code)
    const page = body.slice(body.indexOf('id="act-add"'))
    const fields = hiddenIn(page.slice(0, page.indexOf('</form>')))
    const send = (files: readonly Sent[]) => {
      const { payload, type } = multipart(
        { ...fields, do: 'act', 'add.words': '又坏了一盏' },
        files,
      )
      return someone.raw('/my', payload, type)
    }
    const field = 'add.files'
    const refused = await send([
      { ...jpg(camera), field },
      { field, name: 'x.docx', bytes: Buffer.from('PK\x03\x04') },
    ])
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('又坏了一盏')
    expect(refused.body).toContain('<strong>x.docx</strong>')
    expect(refused.body.match(/src="data:image\/jpeg;base64,/g)).toHaveLength(1)
    expect((await send([])).status).toBe(303)
    expect((await filesOf(code)).ids).toHaveLength(2)
  })
})

describe('an official', () => {
  it('sees the copy, shows the result, and opens an original only with a reason that the resident reads', async () => {
    const { code, id } = await filed()
    const { ids } = await filesOf(code)
    const { categories } = await city.house.rules(city.jurisdiction)
    const category = categories.find(
      (one) => one.checkRequired && !one.sealed && one.limitClass === 'general',
    )?.code
    await act('dispatcher', id, 'dispatch', { unit: 'urban', category })
    await act('urban-clerk', id, 'accept', {})
    const clerk = await official('urban-clerk')
    const seen = (await app.inject({ url: `/desk/api/matters/${id}`, headers: clerk })).json()
    expect(seen.files.map((one: { id: string }) => one.id)).toEqual(ids)
    const at = `/desk/api/matters/${id}/files/${ids[0]}`
    const copy = await app.inject({ url: at, headers: clerk })
    expect(copy.statusCode).toBe(200)
    expect(copy.headers['content-disposition']).toMatch(/^attachment/u)
    expect(copy.rawPayload.includes(CANARY)).toBe(false)
    expect((await app.inject({ url: `${at}/thumb`, headers: clerk })).headers['content-type']).toBe(
      'image/jpeg',
    )
    // Another unit: the same bytes as for nothing.
    const foreign = await official('bridge-clerk')
    const nothing = await app.inject({ url: '/desk/api/nothing', headers: foreign })
    for (const url of [at, `${at}/thumb`]) {
      const answer = await app.inject({ url, headers: foreign })
      expect([answer.statusCode, answer.body]).toEqual([404, nothing.body])
    }
    // The original.
    const original = (reason: string, key: string, headers = clerk) =>
      app.inject({
        method: 'POST',
        url: `${at}/original`,
        headers: { ...headers, 'idempotency-key': key },
        payload: { reason },
      })
    expect((await original('', 'original-0')).statusCode).toBe(422)
    const supervisor = await original('督查需要核对', 'original-1', await official('supervisor'))
    expect(supervisor.statusCode).toBe(422)
    expect((await original('看', 'original-2', foreign)).statusCode).toBe(404)
    expect(
      (await readEvents(city.house, city.jurisdiction, id)).some(
        (one) => one.act === 'open_original',
      ),
    ).toBe(false)
    const given = await original('需要拍摄时间核对是哪一盏', 'original-3')
    expect(given.statusCode).toBe(200)
    expect(given.rawPayload.equals(camera)).toBe(true)
    expect(given.headers['content-disposition']).toContain('-original.jpg"')
    expect((await original('需要拍摄时间核对是哪一盏', 'original-3')).statusCode).not.toBe(200)
    expect((await filesOf(code)).body).toContain('需要拍摄时间核对是哪一盏')
    // The result, which is the resident's once it has been checked.
    const result = await upload('urban-clerk', await photo(500, 400))
    expect(result.statusCode).toBe(200)
    await act('urban-clerk', id, 'claim_done', {
      answers: [{ outcome: 'done', text: '三盏路灯的灯头已经换新，昨晚试亮' }],
      files: [result.json().id],
    })
    expect((await filesOf(code)).ids).toEqual(ids)
    await act('checker', id, 'pass_check', { evidence: '晚上到现场看过，三盏都亮' })
    const after = await filesOf(code)
    expect(after.ids).toContain(result.json().id)
    expect((await fetch(after.someone, `/my/files/${result.json().id}`)).statusCode).toBe(200)
  })

  it('uses only what they brought themselves, once', async () => {
    const { id } = await filed()
    const mine = (await upload('dispatcher', camera)).json().id as string
    const theirs = (await upload('supervisor', camera)).json().id as string
    const tell = (files: readonly string[]) =>
      act('dispatcher', id, 'tell', { words: '已经派人去看', files })
    await expect(tell([theirs])).rejects.toThrow('no_such_file')
    await expect(tell([mine, mine])).rejects.toThrow('no_such_file')
    await expect(tell([crypto.randomUUID()])).rejects.toThrow('no_such_file')
    await expect(tell(['../../etc/passwd'])).rejects.toThrow('no_such_file')
    await expect(tell(Array.from({ length: 6 }, () => mine))).rejects.toThrow(
      /too_many_files|no_such_file/u,
    )
    await tell([mine])
    await expect(tell([mine])).rejects.toThrow('no_such_file')
  })

  it('is told in words what is wrong with a file', async () => {
    const bad = await upload('dispatcher', png(50_000, 50_000, 3))
    expect([bad.statusCode, bad.json().refusal.code]).toEqual([422, 'file_unreadable'])
    expect(bad.json().refusal.words.zh).toMatch(/打不开/u)
    const { payload, type } = multipart({ a: 'b' }, [])
    const headers = { ...(await official('dispatcher')), 'content-type': type }
    const empty = await app.inject({ method: 'POST', url: '/desk/api/files', headers, payload })
    expect(empty.json().refusal).toMatchObject({ code: 'required', field: 'file' })
  })
})

describe("a department's system", () => {
  it('brings a file, files with it, and takes it out again; another unit does not', async () => {
    const key = await city.keyFor('hotline', ['intake', 'dispatch'])
    const headers = { authorization: `Bearer ${key}` }
    const { payload, type } = multipart({}, [{ field: 'file', name: 'a.pdf', bytes: document }])
    const taken = await app.inject({
      method: 'POST',
      url: '/api/v1/files',
      headers: { ...headers, 'content-type': type },
      payload,
    })
    expect(taken.json()).toMatchObject({ media: 'application/pdf', pages: 2 })
    const opened = await app.inject({
      method: 'POST',
      url: '/api/v1/matters',
      headers: { ...headers, 'idempotency-key': 'v1-files-0001' },
      payload: { kind: 'request', act: 'receive', input: { text: TEXT, files: [taken.json().id] } },
    })
    expect(opened.statusCode).toBe(200)
    const at = `/api/v1/matters/${opened.json().id}/files/${taken.json().id}`
    expect((await app.inject({ url: at, headers })).rawPayload.subarray(0, 5).toString()).toBe(
      '%PDF-',
    )
    const other = { authorization: `Bearer ${await city.keyFor('bridge', ['handle'])}` }
    expect((await app.inject({ url: at, headers: other })).statusCode).toBe(404)
  })
})

describe('a matter that others may not know', () => {
  it('hides its files from the accused unit as it hides itself', async () => {
    const { send, someone } = await atSay()
    const text = '桥头街道的人收了钱不办事，我拍了照片'
    await send({ step: 'check', text, accuses: 'yes', accused_unit: 'bridge' }, [jpg(camera)])
    const done = await someone.press('提交')
    const code = receiptIn(done.body)
    const id = (await findReceipt(city.house.db, code))?.matter ?? ''
    const { ids } = await filesOf(code)
    expect(ids).toHaveLength(1)
    for (const part of ['', '/thumb']) {
      const url = `/desk/api/matters/${id}/files/${ids[0]}${part}`
      for (const login of ['bridge-clerk', 'dispatcher', 'leader'] as const)
        expect((await app.inject({ url, headers: await official(login) })).statusCode, login).toBe(
          404,
        )
      const headers = await official('sealed')
      expect((await app.inject({ url, headers })).statusCode).toBe(428)
      const opening = `/desk/api/matters/${id}/opened`
      const handler = deskClient(app, await city.sessionOf('sealed'))
      const { pass } = (await handler.post(opening, { reason: '核对照片' })).json
      const handed = await app.inject({ url: `${url}?pass=${encodeURIComponent(pass)}`, headers })
      expect(handed.statusCode).toBe(200)
      // It is for that matter, that official, and half an hour.
      const [until = '', mac = ''] = pass.split(/\.(?=[^.]*$)/u)
      for (const wrong of ['', pass.slice(0, -1), `9${until.slice(1)}.${mac}`, `${until}.`]) {
        const answer = await app.inject({
          url: `${url}?pass=${encodeURIComponent(wrong)}`,
          headers,
        })
        expect(answer.statusCode, wrong).toBe(428)
      }
    }
  })

  it('whoever seconds sees no photo of whoever asked first, and nobody but officials sees theirs', async () => {
    const first = await filed()
    const [row] = await city.house.db.query<{ number: string }>(
      'SELECT number FROM matters WHERE jurisdiction_id = $1 AND matter_id = $2',
      [city.jurisdiction, first.id],
    )
    const { send, someone } = await atSay()
    const checked = await send({ step: 'check', text: TEXT }, [jpg(camera)])
    const fields = { ...hiddenIn(checked.body), step: `second ${row?.number}` }
    const seconded = await someone.post('/say', fields)
    const second = await filesOf(receiptIn(seconded.body))
    expect(second.ids).toEqual([])
    const mine = await filesOf(first.code)
    expect(mine.ids).toHaveLength(1)
    expect((await fetch(second.someone, `/my/files/${mine.ids[0]}`)).statusCode).toBe(404)
    const headers = await official('dispatcher')
    const page = (await app.inject({ url: `/desk/api/matters/${first.id}`, headers })).json()
    expect(page.files).toHaveLength(2)
    const theirs = page.files.find((file: { id: string }) => file.id !== mine.ids[0])
    expect((await fetch(mine.someone, `/my/files/${theirs.id}`)).statusCode).toBe(404)
    expect((await fetch(second.someone, `/my/files/${theirs.id}`)).statusCode).toBe(404)
  })
})
