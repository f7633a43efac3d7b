/**
 * Erasing what people wrote (C5, C6, C7): by two people, on a ground that holds, never under a legal hold;
 * afterwards no table has a word of it, its receipt is as any wrong code, figures come out the same, and
 * nobody can guess what was there from what is left.
 */
import { createHash, createHmac } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { photo } from '../../src/attachments/cleaning/corpus.fixture.ts'
import { submit } from '../../src/intake/index.ts'
import { commit, openedEvents, readEvents } from '../../src/matters/index.ts'
import type { Matter } from '../../src/kernel/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import type { FixedClock } from '../../src/platform/clock.ts'
import { recompute, releaseDue } from '../../src/publishing/index.ts'
import { findReceipt } from '../../src/vault/index.ts'
import { testCity } from '../support/city.ts'
import type { TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import { deskServer } from '../support/desk-server.ts'
import { actIn, mustIn, publishedIn } from '../support/published.ts'
import { visitor } from '../support/visitor.ts'

let clock: FixedClock
let city: TestCity
let app: FastifyInstance
let filed = 0

beforeAll(async () => {
  clock = fixedClock('2026-11-23T02:00:00.000Z')
  city = await testCity({ clock })
  app = await deskServer(city)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

interface Said {
  readonly id: string
  readonly number: string
  readonly code: string
  readonly receipt: string
  readonly canary: string
  readonly phone: string
  readonly file: string
}

/** Said with a photo and a contact, seconded with words, answered, judged and closed. */
async function closed(): Promise<Said> {
  filed += 1
  const canary = `沈家弄${filed}号井盖`
  const phone = `1390000${String(filed).padStart(4, '0')}`
  const holder = `form:erasure-${filed}`
  const { house, jurisdiction } = city
  const taken = await house.files.accept(jurisdiction, holder, await photo(50, 40))
  if (!taken.ok) throw new Error(taken.refusal.code)
  const result = await submit(house, jurisdiction, {
    door: 'web',
    input: { text: `${canary}没有盖，晚上摔了人`, place: `${canary}边`, files: [taken.value.id] },
    identity: { name: '王小明', phone },
    holder,
    receipt: true,
    idempotency: { key: `erasure-${filed}`, scope: 'test' },
  })
  if (!result.ok || !result.value.receipt) throw new Error('not filed')
  const { matter, receipt } = result.value
  const { id, number } = matter
  const [seconded] = await commit(house, jurisdiction, [
    {
      matter: id,
      act: 'second',
      input: { words: `${canary}我也摔过` },
      actor: { as: 'door', door: 'web' },
      receipt: 'second',
      identity: { phone: `${phone.slice(0, 10)}9` },
      idempotency: { key: `erasure-second-${filed}`, scope: 'test' },
    },
  ])
  if (!seconded?.ok) throw new Error('not seconded')
  await answered(id, `${canary}已换新盖，当晚去看过。`)
  const actor = { as: 'resident', matter: id, receipt: receipt.id } as const
  const judged = { solved: 'yes', satisfied: 'yes', words: `${canary}修得好` }
  const [said] = await commit(house, jurisdiction, [
    { matter: id, act: 'judge', input: judged, actor },
  ])
  if (!said?.ok) throw new Error(JSON.stringify(said))
  await mustIn(city, id, 'caller', 'close', {})
  return {
    id,
    number,
    code: receipt.code,
    receipt: receipt.id,
    canary,
    phone,
    file: taken.value.id,
  }
}

async function answered(id: string, text: string): Promise<void> {
  const { categories } = await city.house.rules(city.jurisdiction)
  const category = categories.find(
    (one) => !one.checkRequired && !one.sealed && one.limitClass === 'general',
  )?.code
  await mustIn(city, id, 'dispatcher', 'dispatch', { unit: 'urban', category })
  await mustIn(city, id, 'urban-clerk', 'accept', {})
  await mustIn(city, id, 'urban-clerk', 'claim_done', { answers: [{ outcome: 'done', text }] })
}

const code = async (...given: Parameters<typeof actIn>) => {
  const done = await actIn(...given)
  return done.ok ? 'done' : done.refusal.code
}

const BASIS = { basis: 'order', reason: '法院决定书（2026）1 号' }

async function erase(id: string, input: object = BASIS): Promise<void> {
  await mustIn(city, id, 'archivist', 'propose_erasure', input)
  await mustIn(city, id, 'supervisor', 'erase', {})
}

async function asks(one: Said): Promise<string> {
  const actor = { as: 'resident', matter: one.id, receipt: one.receipt } as const
  const [done] = await commit(city.house, city.jurisdiction, [
    { matter: one.id, act: 'ask_erasure', input: {}, actor },
  ])
  return done?.ok ? 'done' : (done?.refusal.code ?? '')
}

/** Names of the tables in which a text stands, in whatever column. */
async function tablesWith(text: string): Promise<readonly string[]> {
  const tables = await city.database.owner.query<{ t: string }>(
    `SELECT table_name AS t FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  )
  const found: string[] = []
  for (const { t } of tables) {
    const [row] = await city.database.owner.query<{ n: number }>(
      `SELECT count(*)::integer AS n FROM ${t} x WHERE x::text LIKE '%' || $1 || '%'`,
      [text],
    )
    if ((row?.n ?? 0) > 0) found.push(t)
  }
  return found
}

async function rowOf(id: string): Promise<Matter> {
  const [row] = await city.house.db.query<{ body: Matter }>(
    'SELECT body FROM matters WHERE jurisdiction_id = $1 AND matter_id = $2',
    [city.jurisdiction, id],
  )
  if (!row) throw new Error('no row')
  return row.body
}

describe('who may erase, and on what ground', () => {
  it('nobody while a matter goes on, and nobody alone', async () => {
    const result = await submit(city.house, city.jurisdiction, {
      door: 'web',
      input: { text: '巷口的路灯不亮' },
      receipt: true,
      idempotency: { key: 'erasure-open', scope: 'test' },
    })
    if (!result.ok) throw new Error('not filed')
    expect(await code(city, result.value.matter.id, 'archivist', 'propose_erasure', BASIS)).toBe(
      'not_in_this_state',
    )
    const { id } = await closed()
    expect(await code(city, id, 'supervisor', 'erase', {})).toBe('needs_proposal')
    expect(await code(city, id, 'urban-clerk', 'propose_erasure', BASIS)).toBe('not_your_role')
    await mustIn(city, id, 'archivist', 'propose_erasure', BASIS)
    expect(await code(city, id, 'archivist', 'erase', {})).toBe('another_person')
    expect(await code(city, id, 'leader', 'erase', {})).toBe('not_your_role')
    expect(await code(city, id, 'supervisor', 'erase', {})).toBe('done')
  })

  it('after the time the city keeps it, counted from its end; before that only if its author asks', async () => {
    const one = await closed()
    const propose = (basis: string) =>
      actIn(city, one.id, 'archivist', 'propose_erasure', { basis, reason: '按规定清理' })
    const early = await propose('retention')
    expect(early.ok ? null : early.refusal).toMatchObject({
      code: 'retention_not_over',
      params: { until: '2031-11-23' },
    })
    const unasked = await propose('demand')
    expect(unasked.ok ? null : unasked.refusal.code).toBe('nobody_asked_erasure')
    expect(await asks(one)).toBe('done')
    expect(await asks(one)).toBe('erasure_asked')
    // Whoever keeps the archive is told that somebody asked.
    const told = await city.house.db.query<{ to: string }>(
      `SELECT body->>'to' AS to FROM outbox WHERE matter_id = $1 AND body->>'act' = 'ask_erasure'`,
      [one.id],
    )
    expect(told.map(({ to }) => to)).toEqual(['power:archive'])
    // And finds it, until it is decided.
    const desk = deskClient(app, await city.sessionOf('archivist'))
    const waiting = async () =>
      (await desk.get('/desk/api/matters?lens=to_erase')).json.lines.map(
        ({ id }: { id: string }) => id,
      )
    const figure = async () =>
      (await desk.get('/desk/api/overview')).json.stages.find(
        ({ key }: { key: string }) => key === 'to_erase',
      ).value
    expect(await waiting()).toContain(one.id)
    expect(await figure()).toBe((await waiting()).length)
    await mustIn(city, one.id, 'supervisor', 'decline_erasure', { reason: '案件仍在复议' })
    expect(await waiting()).not.toContain(one.id)
    expect((await propose('demand')).ok).toBe(false)
    expect(await asks(one)).toBe('done')
    expect((await propose('demand')).ok).toBe(true)

    const old = await closed()
    clock.set('2031-11-23T15:59:00.000Z')
    const proposing = { basis: 'retention', reason: '保存期限已满' }
    expect(await code(city, old.id, 'archivist', 'propose_erasure', proposing)).toBe(
      'retention_not_over',
    )
    clock.set('2031-11-23T16:01:00.000Z')
    expect(await code(city, old.id, 'archivist', 'propose_erasure', proposing)).toBe('done')
    clock.set('2026-11-23T02:00:00.000Z')
  })

  it('never under a legal hold: it says until when, everybody sees it, and it ends by itself or by another', async () => {
    const one = await closed()
    expect(
      await code(city, one.id, 'supervisor', 'hold', { until: '2026-11-23', reason: '行政诉讼' }),
    ).toBe('hold_in_the_past')
    expect(
      await code(city, one.id, 'supervisor', 'hold', { until: '2027-11-25', reason: '行政诉讼' }),
    ).toBe('hold_too_long')
    await mustIn(city, one.id, 'archivist', 'propose_erasure', BASIS)
    await mustIn(city, one.id, 'supervisor', 'hold', { until: '2026-12-01', reason: '行政诉讼' })
    const refused = await actIn(city, one.id, 'supervisor', 'erase', {})
    expect(refused.ok ? null : refused.refusal).toEqual({
      code: 'on_hold',
      params: { until: '2026-12-01' },
    })
    const { body } = await visitor(app).post('/my', { do: 'open', code: one.code })
    expect(body).toContain('依法保留到 2026-12-01')
    const desk = deskClient(app, await city.sessionOf('archivist'))
    const page = await desk.get(`/desk/api/matters/${one.number}`)
    expect(page.json.hold).toEqual({ until: '2026-12-01' })
    expect(await code(city, one.id, 'supervisor', 'release_hold', { reason: '案件审结' })).toBe(
      'another_person',
    )
    // The last day is held, the next is not.
    clock.set('2026-12-01T15:00:00.000Z')
    expect(await code(city, one.id, 'supervisor', 'erase', {})).toBe('on_hold')
    clock.set('2026-12-01T16:30:00.000Z')
    expect(await code(city, one.id, 'supervisor', 'erase', {})).toBe('done')
    clock.set('2026-11-23T02:00:00.000Z')
  })
})

describe('what is erased', () => {
  it('is in no table any more, and its commitments stand as they stood', async () => {
    const one = await closed()
    await mustIn(city, one.id, 'dispatcher', 'note', {
      words: `${one.canary}备注`,
      mentions: ['supervisor'],
    })
    await city.house.db.query(
      `INSERT INTO hot_members (jurisdiction_id, matter_id, event_id) VALUES ($1, $2, 'one of many')`,
      [city.jurisdiction, one.id],
    )
    // The text lies open in the row and its words; everything else is sealed already.
    expect(await tablesWith(one.canary)).toEqual(['matters'])
    expect(await tablesWith(one.phone)).toEqual([])
    const bound = () =>
      city.house.db.query(
        'SELECT n, prev, commitment FROM events WHERE matter_id = $1 ORDER BY n LIMIT 8',
        [one.id],
      )
    const queued = () =>
      city.house.db.query('SELECT entry FROM ledger_queue WHERE matter_id = $1 AND n <= 8', [
        one.id,
      ])
    const before = [await bound(), await queued()]
    const row = await rowOf(one.id)
    await erase(one.id)
    expect(await tablesWith(one.canary)).toEqual([])
    expect([await bound(), await queued()]).toEqual(before)
    const after = await rowOf(one.id)
    expect(after).toMatchObject({
      erased: true,
      number: one.number,
      state: { name: row.state.name },
      openedOn: row.openedOn,
      subject: { title: '', text: '', category: row.subject.category },
    })
    const left = await tablesWith(one.id)
    expect(left).toEqual([
      'attachments',
      'erasures',
      'events',
      'ledger_queue',
      'matter_keys',
      'matters',
      'receipts',
    ])
    const keys = await city.house.db.query<{ wrapped: Buffer | null }>(
      'SELECT wrapped FROM matter_keys WHERE matter_id = $1',
      [one.id],
    )
    expect(keys.length).toBe(3)
    for (const { wrapped } of keys) expect(wrapped).toBeNull()
    const events = await readEvents(city.house, city.jurisdiction, one.id)
    expect(JSON.stringify(events)).not.toContain(one.canary)
    const kind = city.house.kinds.get('request')
    const actor = await city.actorOf('supervisor')
    if (!kind) throw new Error('no kind')
    expect(await openedEvents(city.house, { kind, matter: after, actor })).toBeNull()
    expect(await city.house.files.open(city.jurisdiction, one.id, one.file, 'original')).toBeNull()
    await city.house.files.clear(city.jurisdiction)
    expect([...city.stored.keys()].filter((name) => name.includes(one.file))).toEqual([])
  })

  it('answers its receipts as it answers any wrong code, byte for byte', async () => {
    const one = await closed()
    const open = visitor(app)
    await open.post('/my', { do: 'open', code: one.code })
    await erase(one.id)
    expect(await findReceipt(city.house.db, one.code)).toBeNull()
    const asked = async (typed: string) =>
      (await visitor(app).post('/my', { do: 'open', code: typed })).body
    const wrong = `${one.code.slice(0, -6)}${one.code.slice(-6).split('').toReversed().join('')}`
    expect(await asked(one.code)).toBe(await asked(wrong))
    // A window that stood open shows nothing any more.
    expect((await open.get('/my')).body).not.toContain(one.canary)
  })

  it('is still there as a matter with its course, and lets nobody do anything to it', async () => {
    const one = await closed()
    await erase(one.id)
    const desk = deskClient(app, await city.sessionOf('supervisor'))
    const page = await desk.get(`/desk/api/matters/${one.number}`)
    expect(page.status).toBe(200)
    expect(page.json).toMatchObject({ erased: true, title: '', text: '', files: [], duties: [] })
    expect(page.json.course.map(({ act }: { act: string }) => act)).toContain('claim_done')
    for (const { name, refusal } of page.json.acts) expect(refusal?.code, name).toBeDefined()
    const input = {
      basis: 'order',
      reason: '再看一看',
      words: '再写一点',
      event: '1',
      until: '2026-12-24',
    }
    for (const act of ['note', 'correct', 'hold', 'tell', 'open_identity', 'propose_erasure']) {
      const answer = await desk.post(`/desk/api/matters/${one.number}/acts/${act}`, { input })
      expect([answer.status, answer.json.refusal.code], act).toEqual(
        act === 'open_identity' ? [422, 'identity_not_yours'] : [422, 'erased'],
      )
    }
    const found = await desk.get(`/desk/api/matters?words=${encodeURIComponent(one.canary)}`)
    expect(found.json.lines).toEqual([])
  })

  it('takes what repeated it along: the page that showed it to everybody is gone', async () => {
    const shown = await publishedIn(city)
    const path = `/answered/${shown.number}`
    expect((await app.inject(path)).body).toContain('东街一处楼门口路灯坏了三天')
    const [said] = await commit(city.house, city.jurisdiction, [
      {
        matter: shown.id,
        act: 'judge',
        input: { solved: 'yes', satisfied: 'yes' },
        actor: { as: 'resident', matter: shown.id, receipt: 'any' },
      },
    ])
    if (!said?.ok) throw new Error(JSON.stringify(said))
    await mustIn(city, shown.id, 'caller', 'close', {})
    await erase(shown.id)
    expect((await app.inject(path)).statusCode).toBe(404)
    expect((await app.inject('/answered')).body).not.toContain('东街一处楼门口')
    expect(await tablesWith('东街一处楼门口路灯坏了三天')).toEqual([])
    const erasures = await city.house.db.query<{ basis: string }>(
      'SELECT basis FROM erasures WHERE matter_id = ANY($1) ORDER BY basis',
      [[shown.id, shown.publication]],
    )
    expect(erasures.map(({ basis }) => basis)).toEqual(['order', 'with_another'])
  })

  it('leaves every published figure as it was, and every count', async () => {
    const some = [await closed(), await closed()]
    clock.set('2026-11-30T02:00:00.000Z')
    await releaseDue(city.house, city.jurisdiction)
    const again = async () =>
      (await recompute(city.house, city.jurisdiction, '2026-11-30')).map(({ same, releasedOn }) => [
        same,
        releasedOn,
      ])
    const tallies = () =>
      city.house.db.query(
        `SELECT measure, opened_on, door, kind, state, category, division, sum(value)::integer AS value
         FROM tallies WHERE measure <> 'x' GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(value) <> 0 ORDER BY 1, 2, 3, 4, 5, 6, 7`,
      )
    const before = [await again(), await tallies()]
    expect(before[0]).not.toEqual([])
    for (const { id } of some) await erase(id)
    expect([await again(), await tallies()]).toEqual(before)
    clock.set('2026-11-23T02:00:00.000Z')
  })

  it('is all there again when the transaction that erases does not commit', async () => {
    const one = await closed()
    await mustIn(city, one.id, 'archivist', 'propose_erasure', BASIS)
    const actor = await city.actorOf('supervisor')
    const failing = {
      ...city.house,
      forgets: [
        ...city.house.forgets,
        () => Promise.reject(new Error('something else cannot be forgotten')),
      ],
    }
    const erasing = { matter: one.id, act: 'erase', input: {}, actor }
    await expect(commit(failing, city.jurisdiction, [erasing])).rejects.toThrow(
      'cannot be forgotten',
    )
    expect((await rowOf(one.id)).erased).toBeUndefined()
    expect((await readEvents(city.house, city.jurisdiction, one.id))[0]?.input['text']).toContain(
      one.canary,
    )
    expect(await findReceipt(city.house.db, one.code)).not.toBeNull()
  })
})

describe('what is left', () => {
  it('says nothing to whoever guesses what was there, a million times', async () => {
    const one = await closed()
    const kind = city.house.kinds.get('request')
    const actor = await city.actorOf('supervisor')
    if (!kind) throw new Error('no kind')
    const matter = await rowOf(one.id)
    const opened = await openedEvents(city.house, { kind, matter, actor })
    const [first] = opened?.events ?? []
    if (!first) throw new Error('nothing opened')
    // The guesser knows the very bytes: what they cannot have is the salt, and that is gone.
    expect(hmac(first.salt, first.canonical).equals(first.commitment)).toBe(true)
    await erase(one.id)
    const [row] = await city.database.owner.query<{ commitment: Buffer; whole: string }>(
      'SELECT commitment, e::text AS whole FROM events e WHERE matter_id = $1 AND n = 1',
      [one.id],
    )
    expect(row?.commitment.equals(first.commitment)).toBe(true)
    let met = 0
    const salt = Buffer.alloc(32)
    for (let guess = 0; guess < 1_000_000; guess += 1) {
      salt.writeUInt32BE(guess, 28)
      if (hmac(salt, first.canonical).equals(first.commitment)) met += 1
    }
    expect(met).toBe(0)
    // Nor does any table hold a plain hash of what was said, under which guesses could be tried.
    const said = [first.canonical, `${one.canary}没有盖，晚上摔了人`, one.phone]
    const hashes = said.flatMap((text) => {
      const sha = createHash('sha256').update(text).digest('hex')
      return [sha, `\\x${sha}`]
    })
    for (const hash of hashes) expect(await tablesWith(hash)).toEqual([])
    expect(await tablesWith(first.salt.toString('hex'))).toEqual([])
    expect(await tablesWith(first.salt.toString('base64'))).toEqual([])
  }, 300_000)
})

function hmac(key: Buffer, canonical: string): Buffer {
  return createHmac('sha256', key).update('evt/v1\0').update(canonical).digest()
}
