import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testCity } from '../../../tests/support/city.ts'
import { commit } from '../../matters/index.ts'
import { ensureOpen311Key } from '../index.ts'
import { SECRET_TEXT, START, openFixture } from './open311.fixture.ts'
import type { Tree } from './open311.fixture.ts'

let fixture: Awaited<ReturnType<typeof openFixture>>
let city: typeof fixture.city
let clock: typeof fixture.clock
let key: typeof fixture.key
let get: typeof fixture.get
let post: typeof fixture.post
let form: typeof fixture.form
let file: typeof fixture.file
let act: typeof fixture.act
let dispatch: typeof fixture.dispatch

beforeAll(async () => {
  fixture = await openFixture()
  ;({ city, clock, key, get, post, form, file, act, dispatch } = fixture)
})

afterAll(() => fixture.close())

describe('reading', () => {
  it('shows anybody what, where about, whose and by when, and none of the words', async () => {
    const number = await file({ lat: '30.1234567', long: '120.9876543', phone: '13800000000' })
    await dispatch(number)
    const { tree, body } = await get(`requests/${number}.json`)
    expect(tree[0]).toMatchObject({
      service_request_id: number,
      status: 'open',
      service_code: 'road-light',
      service_name: '路灯不亮',
      agency_responsible: '市综合行政执法局',
      requested_datetime: '2026-11-23T10:00:00+08:00',
      lat: 30.123,
      long: 120.988,
      media_url: null,
      zipcode: null,
    })
    expect(tree[0].expected_datetime).toBe('2026-11-30T23:59:59+08:00')
    expect(body).not.toMatch(/楼道|302|13800000000|5 号|30\.12346/)
    expect(body).not.toContain('内部话')
    const own = await get(`requests/${number}.json?api_key=${key}`)
    expect(own.tree[0]).toMatchObject({
      description: SECRET_TEXT,
      lat: 30.12346,
      address: '桥头路 5 号 302 室 (30.12346, 120.98765)',
    })
    expect(own.body).not.toContain('内部话')
    const other = await city.keyFor('urban', ['intake'])
    expect((await get(`requests/${number}.json?api_key=${other}`)).body).toBe(body)
    expect((await get(`requests/${number}.json?api_key=none`)).status).toBe(403)
    const asXml = (await get(`requests/${number}.xml`)).tree.service_requests.request[0]
    expect(asXml).toMatchObject({ service_request_id: number, lat: '30.123', media_url: '' })
    expect((await get(`requests/${await file()}.json`)).tree[0]).toMatchObject({
      lat: null,
      long: null,
    })
  })

  it('filters by number, service, status and time; an empty parameter is none', async () => {
    const a = await file({ service_code: 'road-pothole' })
    const b = await file({ service_code: 'road-sidewalk' })
    const numbers = async (query: string) =>
      (await get(`requests.json?${query}`)).tree.map((one: Tree) => one.service_request_id)
    expect(await numbers(`service_request_id=${a},${b}&status=closed`)).toHaveLength(2)
    expect(await numbers('service_code=road-pothole,road-sidewalk&status=')).toEqual(
      expect.arrayContaining([a, b]),
    )
    expect(await numbers('service_code=road-pothole')).toEqual([a])
    expect(await numbers('service_code=road-pothole&status=closed')).toEqual([])
    expect(await numbers('service_code=road-pothole&status=open,closed')).toEqual([a])
    expect(
      await numbers(
        'service_code=road-pothole&start_date=2026-11-23T10:00:00+08:00&end_date=2026-11-23',
      ),
    ).toEqual([a])
    expect(await numbers('service_code=road-pothole&end_date=2026-11-22T23:00:00Z')).toEqual([])
    const all = await numbers('')
    const paged = [
      ...(await numbers('page=1&page_size=2')),
      ...(await numbers('page=2&page_size=2')),
    ]
    expect(paged).toEqual(all.slice(0, 4))
    const empty = await get('requests.xml?service_code=road-pothole&status=closed')
    expect(empty.body).toContain('<service_requests')
  })

  it.each([
    ['requests.json?start_date=2026-01-01&end_date=2026-06-01', 400],
    ['requests.json?start_date=2026-06-01&end_date=2026-01-01', 400],
    ['requests.json?start_date=2026-02-30', 400],
    ['requests.json?start_date=yesterday', 400],
    ['requests.json?page=0', 400],
    ['requests.json?page_size=1001', 400],
    ['requests.json?status=late', 400],
    ['requests.json?service_code=none', 404],
    ['requests.json?service_request_id=none', 404],
    ['requests/none.json', 404],
    ['requests.json?jurisdiction_id=none', 404],
    ['requests.json?status=open&status=closed', 400],
    ['requests.json?__proto__=1', 400],
    ['requests.json?status=%ff', 400],
    ['servicerequestupdates.json?service_request_id=none', 404],
  ])('%s answers %i with an error in a list', async (path, status) => {
    const asJson = await get(path)
    expect(asJson.status).toBe(status)
    expect(asJson.tree).toEqual([{ code: String(status), description: expect.any(String) }])
    const asXml = await get(path.replace('.json', '.xml'), { 'accept-language': 'en' })
    expect(asXml.status).toBe(status)
    expect(asXml.tree.errors.error[0].description).not.toMatch(/\p{Script=Han}/u)
  })

  it('keeps to 90 days and the first 1,000', async () => {
    const earlier = await file()
    clock.set('2027-02-22T02:00:00.000Z')
    try {
      const later = await file()
      const { tree } = await get('requests.json')
      const numbers = tree.map((one: Tree) => one.service_request_id)
      expect(numbers).toContain(later)
      expect(numbers).not.toContain(earlier)
    } finally {
      clock.set(START)
    }
  })

  it('shows no draft', async () => {
    const [draft] = await commit(city.house, city.jurisdiction, [
      {
        kind: 'request',
        act: 'draft',
        input: { text: '草稿里的话' },
        actor: await city.actorOf('operator'),
      },
    ])
    if (!draft?.ok) throw new Error('no draft')
    const { number } = draft.value.matter
    expect((await get(`requests/${number}.json`)).status).toBe(404)
    await act(number, 'urge', 'supervisor')
    expect((await get(`requests/${number}.json`)).status).toBe(404)
    await act(number, 'submit', 'operator')
    expect((await get(`requests/${number}.json`)).status).toBe(200)
  })
})

describe('updates', () => {
  it('tells the course: in outline to anybody, in words to the program that filed it', async () => {
    const number = await file()
    await dispatch(number)
    await act(number, 'accept', 'urban-clerk')
    await act(number, 'tell', 'urban-clerk', { words: '备件周五到，到了就换' })
    const { tree, body } = await get(`servicerequestupdates.json?service_request_id=${number}`)
    expect(tree.map((one: Tree) => [one.status, one.external_status_code])).toEqual([
      ['OPEN', 'received'],
      ['IN_PROGRESS', 'dispatched'],
      ['IN_PROGRESS', 'in_hand'],
    ])
    expect(tree[1]).toMatchObject({
      update_id: `${number}.2`,
      service_request_id: number,
      description: '已派给 市综合行政执法局 办理',
      updated_datetime: '2026-11-23T10:00:00+08:00',
    })
    expect(body).not.toMatch(/备件|内部话|楼道/)
    const own = await get(`servicerequestupdates.xml?service_request_id=${number}&api_key=${key}`)
    const update = own.tree.service_request_updates.request_update
    expect(update).toHaveLength(4)
    expect(update[3].description).toContain('备件周五到')
    expect(own.body).not.toContain('内部话')
    const ranged = await get(
      'servicerequestupdates.json?start_date=2026-11-23T00:00:00Z&end_date=2026-11-23T23:00:00Z',
    )
    expect(ranged.body).toContain(`${number}.3`)
    expect((await get('servicerequestupdates.json?start_date=2026-11-24T00:00:00Z')).tree).toEqual(
      [],
    )
    const notes = (await get(`requests/${number}.json?api_key=${key}`)).tree[0].status_notes
    expect(notes).toContain('备件周五到')
    expect((await get(`requests/${number}.json`)).tree[0].status_notes).toBe('正在办理')
  })

  it('adds what is said further, once for each update_id, through the program that filed it', async () => {
    const number = await file()
    const update = {
      api_key: key,
      service_request_id: number,
      update_id: '77',
      description: '今晚又灭了',
      status: 'OPEN',
    }
    const first = await post('servicerequestupdates.xml', update)
    expect(first.tree.service_request_updates.request_update[0].update_id).toBe(`${number}.2`)
    expect((await post('servicerequestupdates.xml', update)).body).toBe(first.body)
    const own = await get(`servicerequestupdates.json?service_request_id=${number}&api_key=${key}`)
    expect(own.tree).toHaveLength(2)
    expect(own.tree[1].description).toContain('今晚又灭了')
    expect(
      (await get(`servicerequestupdates.json?service_request_id=${number}`)).body,
    ).not.toContain('又灭了')
    const other = await city.keyFor('urban', ['intake'])
    expect((await post('servicerequestupdates.json', { ...update, api_key: other })).status).toBe(
      403,
    )
    expect((await post('servicerequestupdates.json', { ...update, api_key: '' })).status).toBe(403)
    expect((await post('servicerequestupdates.json', { ...update, description: '' })).status).toBe(
      400,
    )
    expect(
      (await post('servicerequestupdates.json', { ...update, service_request_id: 'none' })).status,
    ).toBe(404)
  })

  it('says closed where nothing is outstanding, and takes nothing more', async () => {
    const number = await file()
    await act(number, 'hand_over', 'dispatcher', {
      channel: 'court',
      reason: '这是法院受理的案件，请向法院起诉',
    })
    const { tree } = await get(`requests/${number}.json`)
    expect(tree[0]).toMatchObject({ status: 'closed', expected_datetime: null })
    const updates = await get(`servicerequestupdates.json?service_request_id=${number}`)
    expect(updates.tree[1]).toMatchObject({ status: 'NOT_COUNCILS_RESPONSIBILITY' })
    expect(updates.body).not.toContain('法院受理的案件')
    const late = await post('servicerequestupdates.json', {
      api_key: key,
      service_request_id: number,
      description: '再说一句',
    })
    expect(late.status).toBe(400)
  })
})

describe('keys and cities', () => {
  it('makes the first key once, keeps it for its owner alone, and makes another when it has ended', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'key-'))
    try {
      const path = join(folder, 'secrets', 'open311-key')
      const made = await ensureOpen311Key(city.house, city.jurisdiction, path)
      expect(made).toMatch(/^ans_990100_/)
      expect(await ensureOpen311Key(city.house, city.jurisdiction, path)).toBe(made)
      expect(statSync(path).mode & 0o777).toBe(0o600)
      expect(readFileSync(path, 'utf8').trim()).toBe(made)
      expect((await post('requests.json', form({ api_key: made ?? '' }))).status).toBe(200)
      await city.database.owner.query(`UPDATE api_keys SET until = since WHERE label = 'Open311'`)
      expect(await ensureOpen311Key(city.house, city.jurisdiction, path)).not.toBe(made)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('refuses a key for another purpose', async () => {
    const reading = await city.keyFor('hotline', ['handle'])
    expect((await post('requests.json', form({ api_key: reading }))).status).toBe(403)
  })

  it('with several cities needs to be told which, and keeps them apart', async () => {
    const number = await file()
    const second = await testCity({ clock, beside: city.database, jurisdiction: 990200 })
    expect((await get('services.json')).tree[0].description).toContain('jurisdiction_id required')
    expect((await get('services.json?jurisdiction_id=990200')).status).toBe(200)
    expect((await get(`requests/${number}.json?jurisdiction_id=990100`)).status).toBe(200)
    expect((await get(`requests/${number}.json?jurisdiction_id=990200`)).status).toBe(404)
    expect((await post('requests.json?jurisdiction_id=990200', form())).status).toBe(403)
    const theirs = await second.keyFor('hotline', ['intake'])
    expect(
      (await post('requests.json?jurisdiction_id=990200', form({ api_key: theirs }))).status,
    ).toBe(200)
  })
})
