/** Work at the desk over HTTP: many at once, templates, mentions across a seal, presence. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '../../src/platform/clock.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import type { DeskClient } from '../support/client.ts'
import { deskServer } from '../support/desk-server.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let app: Awaited<ReturnType<typeof deskServer>>
const desks = new Map<Login, DeskClient>()

beforeAll(async () => {
  city = await testCity({ clock })
  app = await deskServer(city)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

async function desk(login: Login): Promise<DeskClient> {
  const known = desks.get(login) ?? deskClient(app, await city.sessionOf(login))
  desks.set(login, known)
  return known
}

async function received(text = '和平路口的路灯坏了，晚上看不清', asks: string[] = []) {
  const { json } = await (
    await desk('operator')
  ).post('/desk/api/matters', {
    kind: 'request',
    act: 'receive',
    input: { text, ...(asks.length > 0 ? { asks } : {}) },
  })
  return String(json.number)
}

async function act(login: Login, number: string, name: string, input: object = {}) {
  return (await desk(login)).post(`/desk/api/matters/${number}/acts/${name}`, { input })
}

async function dispatched(unit = 'urban'): Promise<string> {
  const number = await received()
  const done = await act('dispatcher', number, 'dispatch', { unit, category: 'road-light' })
  expect(done.status).toBe(200)
  return number
}

const many = async (login: Login, acts: object[], more: object = {}, key = randomUUID()) =>
  (await desk(login)).post('/desk/api/acts', { acts, ...more }, { 'idempotency-key': key })
const stateOf = async (login: Login, number: string) =>
  (await (await desk(login)).get(`/desk/api/matters/${number}`)).json.state.name

describe('many at once', () => {
  it('tells of each what it is about and what can be done, and leaves out what may not be seen', async () => {
    const [mine, theirs] = [await dispatched(), await dispatched('housing')]
    const urban = await desk('urban-clerk')
    const { json } = await urban.get(`/desk/api/picked?numbers=${mine},${theirs},nonsense`)
    expect(json.matters.map((one: { number: string }) => one.number)).toEqual([mine])
    const [one] = json.matters
    expect(one.acts).toContain('accept')
    expect(one.acts).not.toContain('open_identity')
    expect(one.asks).toEqual(['和平路口的路灯坏了，晚上看不清'])
  })

  it('does nothing in a rehearsal, and says exactly what would come of it', async () => {
    const [good, unseen] = [await dispatched(), await dispatched('housing')]
    const late = await dispatched()
    await act('urban-clerk', late, 'accept')
    const acts = [good, unseen, late].map((matter) => ({ matter, act: 'accept' }))
    const tried = await many('urban-clerk', acts, { rehearsal: true })
    const codes = tried.json.results.map(
      (one: { refusal: { code: string } | null }) => one.refusal?.code ?? 'done',
    )
    expect(codes).toEqual(['done', 'no_such_matter', 'not_in_this_state'])
    expect(await stateOf('urban-clerk', good)).toBe('dispatched')
    const done = await many('urban-clerk', acts)
    expect(
      done.json.results.map(
        (one: { refusal: { code: string } | null }) => one.refusal?.code ?? 'done',
      ),
    ).toEqual(codes)
    // One refused undoes none of the others.
    expect(await stateOf('urban-clerk', good)).toBe('in_hand')
  })

  it('answers twenty, each by its own words; the hollow one is refused and the others stand', async () => {
    const numbers = await Promise.all(Array.from({ length: 20 }, () => dispatched()))
    await many(
      'urban-clerk',
      numbers.map((matter) => ({ matter, act: 'accept' })),
    )
    const answer = (text: string) => ({ answers: [{ outcome: 'done', text }] })
    const acts = numbers.map((matter, index) => ({
      matter,
      act: 'claim_done',
      input: answer(
        index === 3
          ? '您好，您反映的问题已收悉，已转相关部门处理，感谢您的理解。'
          : `和平路口 ${index + 1} 号灯杆已换灯头并通电试亮`,
      ),
    }))
    const key = randomUUID()
    const { json } = await many('urban-clerk', acts, {}, key)
    const refused = json.results.filter((one: { refusal: unknown }) => one.refusal !== null)
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({
      matter: numbers[3],
      refusal: { code: 'not_an_answer', field: 'answers.0.text' },
    })
    expect(refused[0].refusal.words.zh).toBeTruthy()
    // The same call again does nothing twice; the mended one goes through.
    const again = await many('urban-clerk', acts, {}, key)
    expect(again.json.results.map((one: { n: number }) => one.n)).toEqual(
      json.results.map((one: { n: number }) => one.n),
    )
    const mended = await many('urban-clerk', [
      { matter: numbers[3], act: 'claim_done', input: answer('四号灯杆已换灯头并通电试亮') },
    ])
    expect(mended.json.results[0].refusal).toBeNull()
  })

  it('refuses one by one what was seen before something else happened', async () => {
    const [fresh, stale] = [await dispatched(), await dispatched()]
    const { json } = await (
      await desk('urban-clerk')
    ).get(`/desk/api/picked?numbers=${fresh},${stale}`)
    await act('supervisor', stale, 'urge', { words: '请今天签收' })
    const acts = json.matters.map(({ number, n }: { number: string; n: number }) => ({
      matter: number,
      act: 'accept',
      seen: n,
    }))
    const done = await many('urban-clerk', acts)
    expect(
      done.json.results.map(
        (one: { refusal: { code: string } | null }) => one.refusal?.code ?? null,
      ),
    ).toEqual([null, 'changed_meanwhile'])
  })

  it('never opens who somebody is, nor judges work, by the dozen', async () => {
    const number = await dispatched()
    const opened = await many('operator', [
      { matter: number, act: 'open_identity', input: { reason: '核对地点' } },
    ])
    expect(opened.json.results[0].refusal.code).toBe('one_by_one')
    const judged = await many('checker', [
      { matter: number, act: 'pass_check', input: { evidence: '都看过了没有问题' } },
    ])
    expect(judged.json.results[0].refusal.code).toBe('one_by_one')
  })

  it('keeps a text with a hole in it from the resident', async () => {
    const number = await dispatched()
    await act('urban-clerk', number, 'accept')
    const input = { answers: [{ outcome: 'done', text: '{地点}的路灯已更换并通电试亮' }] }
    for (const done of [
      (await many('urban-clerk', [{ matter: number, act: 'claim_done', input }])).json.results[0],
      (await act('urban-clerk', number, 'claim_done', input)).json,
    ])
      expect(done.refusal).toMatchObject({ code: 'unfilled_placeholder', field: 'answers.0.text' })
  })

  it('takes neither nothing, nor the same twice, nor more than two hundred', async () => {
    const number = await dispatched()
    const one = { matter: number, act: 'accept' }
    expect((await many('urban-clerk', [])).status).toBe(400)
    expect(
      (
        await many(
          'urban-clerk',
          Array.from({ length: 201 }, () => one),
        )
      ).status,
    ).toBe(400)
    const twice = await many('urban-clerk', [one, one])
    expect(twice.json.refusal.code).toBe('same_matter_twice')
    expect(
      (
        await (
          await desk('urban-clerk')
        ).post('/desk/api/acts', { acts: [one] }, { 'idempotency-key': '' })
      ).status,
    ).toBe(400)
    expect(await stateOf('urban-clerk', number)).toBe('dispatched')
  })
})

describe('taking back over HTTP', () => {
  it('is offered to whoever did it, and to nobody else', async () => {
    const number = await dispatched()
    const undo = async (login: Login) =>
      (await (await desk(login)).get(`/desk/api/matters/${number}`)).json.undo
    expect(await undo('dispatcher')).toMatchObject({ act: 'recall' })
    expect(await undo('operator')).toBeNull()
    expect((await act('dispatcher', number, 'recall')).status).toBe(200)
    expect(await stateOf('dispatcher', number)).toBe('received')
    expect(await undo('dispatcher')).toBeNull()
  })
})

describe('templates', () => {
  const text = { name: '路灯修好', body: '{place}的路灯已于{日期}更换灯头，晚上通电试亮。' }

  it('are proposed by a clerk, decided by the head, and read in the unit and beneath', async () => {
    const clerk = await desk('housing-clerk')
    const made = await clerk.post('/desk/api/templates', text)
    expect(made.json).toMatchObject({ state: 'proposed', unit: 'housing' })
    const { id } = made.json
    const head = await desk('housing-head')
    const listed = (await head.get('/desk/api/templates')).json.templates
    expect(listed).toEqual([expect.objectContaining({ id, mayDecide: true, mayEdit: true })])
    const urban = await desk('urban-clerk')
    expect((await urban.get('/desk/api/templates')).json.templates).toEqual([])
    // Whoever proposed it may mend it, and decides nothing; elsewhere it is not there at all.
    const at = `/desk/api/templates/${id}`
    const mended = await clerk.put(at, { ...text, name: '路灯已修', version: 1 })
    expect(mended.json).toMatchObject({ name: '路灯已修', version: 2, state: 'proposed' })
    for (const other of [clerk, urban])
      expect((await other.put(`${at}/state`, { state: 'active', version: 2 })).status).toBe(404)
    expect((await urban.put(at, { ...text, version: 2 })).status).toBe(404)
    // Two at once: the second is told.
    const stale = await head.put(`${at}/state`, { state: 'active', version: 1 })
    expect(stale.json.refusal.code).toBe('template_changed')
    expect((await head.put(`${at}/state`, { state: 'active', version: 2 })).status).toBe(200)
    expect((await clerk.put(at, { ...text, version: 3 })).status).toBe(404)
    expect((await clerk.get('/desk/api/templates')).json.templates[0].state).toBe('active')
    expect((await head.put(`${at}/state`, { state: 'retired', version: 3 })).status).toBe(200)
  })

  it('where nobody is head, a colleague decides and never whoever proposed it', async () => {
    const dispatcher = await desk('dispatcher')
    const { json } = await dispatcher.post('/desk/api/templates', text)
    expect(json.state).toBe('proposed')
    const at = `/desk/api/templates/${json.id}/state`
    expect((await dispatcher.put(at, { state: 'active', version: 1 })).status).toBe(404)
    const decided = await (await desk('operator')).put(at, { state: 'active', version: 1 })
    expect(decided.json).toMatchObject({ state: 'active', decidedBy: 'operator' })
  })

  it('keep what was typed from being too long, too short or broken', async () => {
    const clerk = await desk('housing-clerk')
    for (const [body, code] of [
      ['', 'too_short'],
      ['好', 'too_short'],
      ['路'.repeat(4_001), 'too_long'],
      ['a\u202Eb灯已修好', 'direction_characters'],
    ]) {
      const made = await clerk.post('/desk/api/templates', { name: '灯', body })
      expect(made.json.refusal).toMatchObject({ code, field: 'body' })
    }
  })
})

describe('who has a matter open', () => {
  const here = async (login: Login, number: string, tab: string, more: object = {}) =>
    (await desk(login)).put(`/desk/api/matters/${number}/presence`, {
      tab,
      writing: false,
      ...more,
    })

  it('is told to those who may see it, for half a minute', async () => {
    const number = await dispatched()
    expect((await here('dispatcher', number, 'tab-one-a')).json.others).toEqual([])
    const seen = await here('urban-clerk', number, 'tab-two-a', { writing: true })
    expect(seen.json.others).toEqual([
      {
        post: { zh: '派单员', en: 'Dispatcher' },
        unit: { zh: '市民热线中心', en: 'Hotline Centre' },
        writing: false,
        own: false,
      },
    ])
    const back = await here('dispatcher', number, 'tab-one-a')
    expect(back.json.others).toMatchObject([{ writing: true, own: false }])
    // A second window of the same person is their own.
    expect((await here('dispatcher', number, 'tab-one-b')).json.others).toMatchObject([
      { own: true },
      { own: false },
    ])
    await here('dispatcher', number, 'tab-one-b', { leave: true })
    clock.advance(31_000)
    expect((await here('dispatcher', number, 'tab-one-a')).json.others).toEqual([])
    const [row] = await city.house.db.query<{ kept: number }>(
      `SELECT count(*)::int AS kept FROM desk_presence WHERE jurisdiction_id = $1`,
      [city.jurisdiction],
    )
    expect(row?.kept).toBe(1)
  })

  it('is not there for whoever may not see the matter, and cannot be said by them', async () => {
    const number = await dispatched()
    expect((await here('housing-clerk', number, 'tab-three')).status).toBe(404)
    expect((await here('urban-clerk', number, 'a b')).status).toBe(400)
  })
})

describe('mentions', () => {
  it('reach the post that is asked, with a read state and nothing else', async () => {
    const number = await dispatched()
    const noted = await act('urban-clerk', number, 'note', {
      words: '请派单员核对区划',
      mentions: ['dispatcher'],
    })
    expect(noted.status).toBe(200)
    const dispatcher = await desk('dispatcher')
    const [mention] = (await dispatcher.get('/desk/api/mentions?unread=true')).json.mentions
    expect(mention).toMatchObject({ number, words: '请派单员核对区划', read: false })
    const [row] = await city.house.db.query<{ body: object }>(
      `SELECT body FROM outbox WHERE jurisdiction_id = $1 AND topic = 'mention'`,
      [city.jurisdiction],
    )
    expect(row?.body).toMatchObject({ to: 'post:dispatcher', act: 'note' })
    const marked = await dispatcher.put('/desk/api/mentions', {
      matter: number,
      n: mention.n,
      read: true,
    })
    expect(marked.json).toEqual({ read: true })
    expect((await dispatcher.get('/desk/api/mentions?unread=true')).json.mentions).toEqual([])
    expect((await dispatcher.get('/desk/api/mentions')).json.mentions).toMatchObject([
      { read: true },
    ])
    const foreign = await (
      await desk('operator')
    ).put('/desk/api/mentions', { matter: number, n: mention.n, read: true })
    expect(foreign.status).toBe(404)
    // Not of another post, and not of one that was not asked.
    expect((await (await desk('operator')).get('/desk/api/mentions')).json.mentions).toEqual([])
  })

  it('never reach across what a post may not see', async () => {
    const number = await dispatched()
    const noted = await act('urban-clerk', number, 'note', {
      words: '请住建局看看',
      mentions: ['housing-clerk'],
    })
    expect(noted.json.refusal).toMatchObject({ code: 'mention_cannot_see', field: 'mentions' })
    const unknown = await act('urban-clerk', number, 'note', {
      words: '看看',
      mentions: ['nobody'],
    })
    expect(unknown.json.refusal.code).toBe('no_such_post')
    const strange = await act('urban-clerk', number, 'note', {
      words: '看看',
      mentions: 'dispatcher',
    })
    expect(strange.json.refusal.code).toBe('not_a_list')
  })

  it('are gone from sight once the matter is sealed', async () => {
    const number = await dispatched()
    await act('urban-clerk', number, 'note', { words: '请回访员留意', mentions: ['caller'] })
    const caller = await desk('caller')
    const seen = async () =>
      (await caller.get('/desk/api/mentions')).json.mentions.map(
        (one: { number: string }) => one.number,
      )
    expect(await seen()).toContain(number)
    await act('dispatcher', number, 'propose_seal', { reason: '反映住建局的人' })
    expect((await act('supervisor', number, 'seal', { unit: 'housing' })).status).toBe(200)
    expect(await seen()).not.toContain(number)
    // Whoever handles it now cannot tell anybody of it who may not know.
    const told = await act('sealed', number, 'note', {
      words: '请派单员看',
      mentions: ['dispatcher'],
    })
    expect(told.json.refusal.code).toBe('mention_cannot_see')
    const one = await (
      await desk('caller')
    ).put('/desk/api/mentions', { matter: number, n: 3, read: true })
    const none = await (
      await desk('caller')
    ).put('/desk/api/mentions', { matter: '261123-XXXXX-X', n: 3, read: true })
    expect([one.status, one.body]).toEqual([404, none.body])
  })
})
