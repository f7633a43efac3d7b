/** The log's files as C2SP tlog-tiles asks for them, and the page that tells people of them. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeCap } from '../../rules/index.ts'
import { parsePolicy, weigh } from '../../tlog/index.ts'
import { ledgerCity, visitor } from '../ledger.fixture.ts'
import type { LedgerCity } from '../ledger.fixture.ts'

let at: LedgerCity
let app: FastifyInstance
let base = ''

beforeAll(async () => {
  at = await ledgerCity()
  app = at.app
  base = `/ledger/${at.city.jurisdiction}`
}, 60_000)
afterAll(() => at.close())

const get = (url: string, method: 'GET' | 'HEAD' | 'POST' | 'OPTIONS' = 'GET') =>
  app.inject({ method, url })

/** The whole page of a failed expectation is nothing to read. */
const says = (page: string, words: string) => expect(page.includes(words), words).toBe(true)
const saysNot = (page: string, words: string) => expect(page.includes(words), words).toBe(false)

describe('before the first entry', () => {
  it('there are no files, the keys are known, and the page says that the ledger is empty', async () => {
    for (const path of ['checkpoint', 'tile/0/000.p/1', 'tile/entries/000.p/1'])
      expect((await get(`${base}/${path}`)).statusCode, path).toBe(404)
    expect((await get(`${base}/vkey`)).statusCode).toBe(200)
    const page = (await get('/ledger')).body
    says(page, '账本还是空的')
    saysNot(page, `href="${base}/checkpoint"`)
    says((await get('/ledger?lang=en')).body, 'The ledger is still empty')
  })
})

describe('its files', () => {
  beforeAll(async () => {
    const browser = visitor(app)
    await at.file(browser, '路灯不亮')
    await at.file(browser, '井盖松了')
    await at.settle()
  })

  it('are of the types and kept as long as the specification says, by anybody, without a cookie', async () => {
    const expected = [
      ['checkpoint', 'text/plain; charset=utf-8', /^public, max-age=\d$/u],
      ['tile/0/000.p/2', 'application/octet-stream', /immutable/u],
      ['tile/entries/000.p/2', 'application/octet-stream', /immutable/u],
      ['vkey', 'text/plain; charset=utf-8', /max-age/u],
      ['policy', 'text/plain; charset=utf-8', /max-age/u],
    ] as const
    for (const [path, type, cache] of expected) {
      const answer = await get(`${base}/${path}`)
      expect(answer.statusCode, path).toBe(200)
      expect(answer.headers['content-type'], path).toBe(type)
      expect(answer.headers['cache-control'], path).toMatch(cache)
      expect(answer.headers['access-control-allow-origin'], path).toBe('*')
      expect(answer.headers['cross-origin-resource-policy'], path).toBe('cross-origin')
      expect(answer.headers['set-cookie'], path).toBeUndefined()
      const head = await get(`${base}/${path}`, 'HEAD')
      expect([head.statusCode, head.body], path).toEqual([200, ''])
      // What only a catch-all takes is no address of its own.
      const posted = await get(`${base}/${path}`, 'POST')
      expect(posted.statusCode, path).toBe(path.startsWith('tile/') ? 404 : 405)
    }
  })

  it('say what was signed: two hashes, two entries of 49 bytes, and a checkpoint that satisfies the policy', async () => {
    expect((await get(`${base}/tile/0/000.p/2`)).rawPayload).toHaveLength(64)
    const bundle = (await get(`${base}/tile/entries/000.p/2`)).rawPayload
    expect([bundle.length, bundle.readUInt16BE(0), bundle[2]]).toEqual([102, 49, 1])
    const policy = parsePolicy((await get(`${base}/policy`)).body)
    const said = weigh(policy, (await get(`${base}/checkpoint`)).body)
    expect(said).toMatchObject({ size: 2, quorum: true, witnesses: [{ name: 'w1' }] })
    expect(said.origin).toBe(`city.example${base}`)
    expect((await get(`${base}/vkey`)).body).toBe(
      `${at.log.reader.identity(at.city.jurisdiction).vkey}\n`,
    )
  })

  it('what is not of this log, not yet public, or no tile is not there, byte for byte', async () => {
    const absent = await get('/ledger/nowhere/at/all')
    const paths = [
      `${base}/tile/0/000`,
      `${base}/tile/0/000.p/0`,
      `${base}/tile/0/000.p/3`,
      `${base}/tile/1/000.p/1`,
      `${base}/tile/0/x000/000.p/2`,
      `${base}/tile/0/001.p/1`,
      `${base}/tile/64/000.p/1`,
      `${base}/tile/..%2fcheckpoint`,
      `${base}/tile/0/000.p%2f2%00`,
      `${base}/secrets`,
      `${base}.json`,
      '/ledger/990200/checkpoint',
      `/ledger/0${at.city.jurisdiction}/checkpoint`,
      `/ledger/990200/vkey`,
    ]
    for (const path of paths) {
      const answer = await get(path)
      if (path.includes('%00')) expect(answer.statusCode, path).toBe(400)
      else expect([answer.statusCode, answer.body], path).toEqual([404, absent.body])
      expect(answer.headers['access-control-allow-origin'], path).toBeUndefined()
    }
  })

  it('keep an earlier partial tile when the log has grown', async () => {
    const before = (await get(`${base}/tile/0/000.p/2`)).rawPayload
    await at.file(visitor(app), '公园的椅子坏了')
    await at.settle()
    expect((await get(`${base}/tile/0/000.p/2`)).rawPayload.equals(before)).toBe(true)
    expect((await get(`${base}/tile/0/000.p/3`)).rawPayload).toHaveLength(96)
  })
})

describe('the page', () => {
  it('tells in ten sentences what it is, with key, policy and the whole address of the checkpoint', async () => {
    for (const [language, title] of [
      ['', '公开账本'],
      ['?lang=en', 'The public ledger'],
    ] as const) {
      const { body } = await get(`/ledger${language}`)
      says(body, `<h1>${title}</h1>`)
      const sentences = /<ol class="sentences">([\s\S]*?)<\/ol>/u.exec(body)?.[1] ?? ''
      expect(sentences.match(/<li>/gu)).toHaveLength(10)
      const { vkey } = at.log.reader.identity(at.city.jurisdiction)
      expect(body.replaceAll('&#43;', '+').replaceAll('&#61;', '=')).toContain(vkey)
      says(body, `http://localhost:80${base}/checkpoint`)
      says(body, 'w1')
      expect(body).not.toMatch(/undefined|\bnull\b|\[object/u)
    }
    says((await get('/')).body, 'href="/ledger"')
  })

  it('says in red when the ledger has stopped, and since when', async () => {
    const { jurisdiction } = at.city
    const alarmed = await at.serverWith({
      state: async () => ({
        ...(await at.log.reader.state(jurisdiction)),
        alarm: {
          code: 'witness_ahead',
          at: '2026-11-23T01:30:00.000Z',
          words: { zh: '见证方看到过更长的账本', en: 'A witness has seen a longer ledger' },
        },
      }),
    })
    const { body } = await alarmed.inject('/ledger')
    expect(body).toMatch(
      /class="notice wrong" role="alert"[\s\S]*见证方看到过更长的账本[\s\S]*09:30/u,
    )
    says((await alarmed.inject('/ledger?lang=en')).body, 'a witness has seen'.replace('a', 'A'))
  })

  it('says plainly that there is no witness, or that one stands under the same roof', async () => {
    const { jurisdiction } = at.city
    const stateWith = async (url: string | null) => {
      const state = await at.log.reader.state(jurisdiction)
      return { ...state, witnesses: state.witnesses.map((one) => ({ ...one, url })) }
    }
    const far = (await get('/ledger')).body
    expect(far.includes('同一个屋檐下')).toBe(false)
    for (const url of [
      'http://127.0.0.1:9/w',
      'http://localhost/w',
      'http://[::1]:9/',
      'http://[::ffff:127.0.0.1]/',
    ]) {
      const near = await at.serverWith({ state: () => stateWith(url) })
      says((await near.inject('/ledger')).body, '“w1”和账本在同一个屋檐下')
    }
    const alone = await at.serverWith({
      state: async () => ({ ...(await stateWith(null)), witnesses: [] }),
    })
    says((await alone.inject('/ledger')).body, '现在还没有账本以外的见证方')
  })

  it('draws how long the ledger was, with the table it was drawn from', async () => {
    const state = await at.log.reader.state(at.city.jurisdiction)
    const sizes = [0, 1, 2, 3].map((n) => ({ at: `2026-11-2${n}T03:00:00.000Z`, size: n * 1_000 }))
    const grown = await at.serverWith({ state: async () => ({ ...state, sizes }) })
    const { body } = await grown.inject('/ledger')
    expect(body).toMatch(
      /<svg role="img"[\s\S]*<title>[^<]*从 2026年11月20日[^<]* 0 条，到 2026年11月23日[^<]* 3,000 条/u,
    )
    expect(body.match(/<th scope="row">2026年11月/gu)).toHaveLength(4)
    says((await get('/ledger')).body, '签过两天以后')
  })

  it('tells whoever files when witnesses are out of reach for longer than the city allows, and takes it all the same', async () => {
    const state = await at.log.reader.state(at.city.jurisdiction)
    const missing = (quorumMissingSince: string) =>
      at.serverWith({ state: async () => ({ ...state, quorumMissingSince }) })
    const late = await missing('2026-11-22T21:00:00.000Z')
    says((await late.inject('/say')).body, '存证凭证要晚些才有')
    says((await late.inject('/say?lang=en')).body, 'out of reach since')
    says((await late.inject('/ledger')).body, '见证方暂时不够')
    const browser = visitor(late)
    const { page } = await at.file(browser, '下水道堵了')
    says(page, '收到了')
    says(page, '存证凭证要晚些才有')
    const soon = await missing('2026-11-22T22:30:00.000Z')
    saysNot((await soon.inject('/say')).body, '要晚些才有')
    const cap = { name: 'ledger_quorum_hours', value: 1, basis: { zh: '试验', en: 'A trial' } }
    const changing = {
      by: 'seed',
      at: '2026-11-19T02:00:00.000Z',
      from: '2026-11-20',
      reason: '试验',
    }
    const changed = await at.city.database.db.transaction((tx) =>
      changeCap(tx, at.city.jurisdiction, cap, changing),
    )
    expect(changed).toMatchObject({ ok: true })
    const sooner = await missing('2026-11-22T22:30:00.000Z')
    says((await sooner.inject('/say')).body, '要晚些才有')
  })

  it('is there in a house that has no log yet', async () => {
    const { noLedger } = await import('../../ledger/index.ts')
    const without = await at.serverWith(noLedger)
    const page = await without.inject('/ledger')
    expect(page.statusCode).toBe(200)
    says(page.body, '账本还是空的')
    expect((await without.inject(`${base}/checkpoint`)).statusCode).toBe(404)
    expect((await without.inject(`${base}/policy`)).statusCode).toBe(404)
  })
})
