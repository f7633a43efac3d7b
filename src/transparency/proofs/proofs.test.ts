/** From filing to a receipt in hand: what proves each step, to whom, and nothing before it is cosigned. */
import jsQR from 'jsqr'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiptIn } from '../../../tests/support/visitor.ts'
import type { Visitor } from '../../../tests/support/visitor.ts'
import { commitmentOf, eventEntry, locatorOf, withheldOf } from '../../ledger/index.ts'
import { leafHash, parsePolicy, parseProof, verifyInclusion, weigh } from '../../tlog/index.ts'
import { ledgerCity, visitor } from '../ledger.fixture.ts'
import type { LedgerCity } from '../ledger.fixture.ts'
import { piecesOf } from './codes.ts'

/** Every ten minutes sixteen entries. */
const CADENCE = { every: 600_000, entries: 16, mostTicks: 3 }
const TEXT = '桥头的路灯三天没亮了，晚上看不见台阶'

let at: LedgerCity
beforeAll(async () => {
  at = await ledgerCity()
}, 60_000)
afterAll(() => at.close())

const opened = async (code: string): Promise<Visitor> => {
  const browser = visitor(at.app)
  await browser.post('/my', { do: 'open', code })
  return browser
}

const says = (page: string, words: string) => expect(page.includes(words), words).toBe(true)
const saysNot = (page: string, words: string) => expect(page.includes(words), words).toBe(false)

/** What a stranger concludes from the two files and the policy alone. */
async function proven(receipt: string, event: string | null) {
  const proof = parseProof(receipt)
  const extra = proof.extra ?? Buffer.alloc(0)
  const entry =
    event === null
      ? extra
      : eventEntry(extra.subarray(0, 16), commitmentOf(extra.subarray(16), event))
  const policy = parsePolicy((await at.app.inject(`/ledger/${at.city.jurisdiction}/policy`)).body)
  const { size, root, quorum } = weigh(policy, proof.checkpoint)
  const leaf = leafHash(entry)
  const { index, hashes } = proof
  return quorum && verifyInclusion({ leaf, index, size, root, proof: hashes })
}

async function worked(matter: string) {
  const { categories } = await at.house.rules(at.city.jurisdiction)
  const category = categories.find((one) => !one.checkRequired && !one.sealed)?.code
  await at.act(matter, 'dispatcher', 'dispatch', { unit: 'urban', category })
  await at.act(matter, 'urban-clerk', 'accept')
}

describe('the receipt of a step', () => {
  let code = ''
  let matter = ''

  it('is pending until a quorum has cosigned, and says so; a checkpoint without it gives none', async () => {
    const first = visitor(at.app)
    const filed = await at.file(first, TEXT)
    code = filed.code
    matter = filed.matter
    says(filed.page, '存证凭证')
    says(filed.page, '生成中')
    const browser = await opened(code)
    says((await browser.get('/my')).body, '存证凭证生成中')
    const list = (await browser.get('/my/proofs')).body
    says(list, '存证凭证生成中')
    saysNot(list, '下载凭证')
    says((await browser.get('/my/proofs?lang=en')).body, 'Receipt pending')
    expect((await browser.get('/my/proofs/1/receipt')).status).toBe(404)
    says((await browser.get('/my/proofs/1')).body, '存证凭证生成中')
    // Signed, and cosigned by nobody: no receipt.
    const writer = await at.log.open()
    await writer.round()
    expect((await browser.get('/my/proofs/1/receipt')).status).toBe(404)
    await at.settle()
    expect((await browser.get('/my/proofs/1/receipt')).status).toBe(200)
    says((await browser.get('/my')).body, '到现在为止的每一步，都有一张存证凭证')
  })

  it('proves what was said, to whoever has the two files and the policy; another word, and it does not', async () => {
    const browser = await opened(code)
    const receipt = await browser.get('/my/proofs/1/receipt')
    expect(receipt.headers['content-disposition']).toMatch(
      /^attachment; filename="\d{6}-[0-9A-Z]{5}-[0-9A-Z]-1\.tlog-proof"$/u,
    )
    const event = await browser.get('/my/proofs/1/event')
    says(event.body, TEXT)
    expect(await proven(receipt.body, event.body)).toBe(true)
    expect(await proven(receipt.body, event.body.replace('三天', '两天'))).toBe(false)
    expect(await proven(receipt.body, null)).toBe(false)
    // The same whenever it is asked for.
    expect((await browser.get('/my/proofs/1/receipt')).body).toBe(receipt.body)
  })

  it('is there for every step, also of those that are not told, whose receipt proves that they are there', async () => {
    await worked(matter)
    await at.act(matter, 'urban-clerk', 'note', { words: '内部备注：先去看看' })
    await at.settle()
    const browser = await opened(code)
    const list = (await browser.get('/my/proofs')).body
    saysNot(list, '生成中')
    saysNot(list, '内部备注')
    const steps = [...list.matchAll(/\/my\/proofs\/(\d+)\/receipt"/gu)].map(([, n]) => Number(n))
    expect(steps).toEqual([4, 3, 2, 1])
    for (const n of steps) {
      const receipt = (await browser.get(`/my/proofs/${n}/receipt`)).body
      const event = await browser.get(`/my/proofs/${n}/event`)
      if (event.status === 200) saysNot(event.body, '内部备注')
      expect(await proven(receipt, event.status === 200 ? event.body : null), String(n)).toBe(true)
    }
    // A note is of the office: that it was made is proven, its words are nobody's.
    expect((await browser.get('/my/proofs/4/event')).status).toBe(404)
    const page = (await browser.get('/my/proofs/4')).body
    says(page, '内部的一步')
    saysNot(page, '内部备注')
    for (const n of ['0', '5', '01', '1.0', 'x', '-1', '99999999999999999999'])
      expect((await browser.get(`/my/proofs/${n}`)).status, n).toBe(404)
  })

  it('stands on a page to be printed, as text and as QR codes that say the same', async () => {
    const browser = await opened(code)
    for (const n of [1, 4]) {
      const receipt = (await browser.get(`/my/proofs/${n}/receipt`)).body
      const { body } = await browser.get(`/my/proofs/${n}`)
      says(body, `${receipt.split('\n')[0]}\n`)
      const pictures = [...body.matchAll(/src="data:image\/svg\+xml;base64,([^"]+)"/gu)]
      expect(pictures.length).toBeGreaterThan(0)
      const texts: string[] = []
      for (const [, encoded = ''] of pictures)
        texts.push(await readCode(Buffer.from(encoded.replaceAll('&#61;', '='), 'base64')))
      expect(texts.join('')).toBe(receipt)
    }
  })

  it('comes in one file with all others, and with the key that finds every step in any copy of the log', async () => {
    const browser = await opened(code)
    const answer = await browser.get('/my/proofs/matter')
    expect(answer.headers['content-disposition']).toMatch(/\.matter\.json"$/u)
    const file = JSON.parse(answer.body) as {
      format: string
      origin: string
      vkey: string
      number: string
      key: string
      events: { n: number; receipt: string | null; event: string | null }[]
    }
    expect(file.format).toBe('answerable-matter/v1')
    const identity = at.log.reader.identity(at.city.jurisdiction)
    expect([file.origin, file.vkey]).toEqual([identity.origin, identity.vkey])
    expect(file.events.map(({ n, event }) => [n, event !== null])).toEqual([
      [1, true],
      [2, true],
      [3, true],
      [4, false],
    ])
    const bundle = await at.app.inject(`/ledger/${at.city.jurisdiction}/tile/entries/000.p/4`)
    const key = Buffer.from(file.key, 'base64')
    for (const { n, receipt, event } of file.events) {
      expect(await proven(receipt ?? '', event)).toBe(true)
      expect(bundle.rawPayload.includes(locatorOf(key, n))).toBe(true)
    }
    expect(bundle.rawPayload.includes(locatorOf(key, 5))).toBe(false)
  })

  it('is for whoever holds the code, which stands in no address', async () => {
    const stranger = visitor(at.app)
    const nowhere = (await stranger.get('/my/nowhere')).body
    for (const path of ['', '/1', '/1/receipt', '/1/event', '/matter']) {
      const answer = await stranger.get(`/my/proofs${path}`)
      expect([answer.status, answer.body === nowhere], path).toEqual([404, true])
    }
    const browser = await opened(code)
    const pages = [await browser.get('/my/proofs'), await browser.get('/my/proofs/1')]
    for (const { body, headers } of pages) {
      saysNot(body, code)
      saysNot(body, code.replaceAll('-', ''))
      expect(headers['cache-control']).toBe('no-store')
    }
    await browser.press('离开').catch(() => browser.post('/my', { do: 'leave' }))
    expect((await browser.get('/my/proofs/1/receipt')).status).toBe(404)
  })
})

describe('whoever seconded', () => {
  it('gets receipts of all steps, reads their own words and the office, and nothing of the first resident', async () => {
    const first = await at.file(visitor(at.app), '小区门口的垃圾桶满了，我住三单元')
    const number = /\d{6}-[0-9A-Z]{5}-[0-9A-Z]/u.exec(
      (await (await opened(first.code)).get('/my')).body,
    )?.[0]
    const browser = visitor(at.app)
    await browser.get('/say')
    await browser.press('下一步：核对', { text: '小区门口的垃圾桶满了，臭得很' })
    const seconded = await browser.press('是同一件事，我附议')
    const code = receiptIn(seconded.body)
    await worked(first.matter)
    await at.settle()
    const second = await opened(code)
    says((await second.get('/my')).body, number ?? 'no number')
    expect((await second.get('/my/proofs/1/event')).status).toBe(404)
    // What they said is kept from the first resident, and is theirs to prove.
    const own = (await second.get('/my/proofs/2/event')).body
    saysNot(own, '臭得很')
    const { events } = JSON.parse((await second.get('/my/proofs/matter')).body) as {
      events: { n: number; withheld?: { salt: string; text: string } }[]
    }
    expect(events.flatMap(({ n, withheld }) => (withheld ? [n] : []))).toEqual([2])
    const { salt = '', text = '' } = events[1]?.withheld ?? {}
    says(text, '臭得很')
    expect((JSON.parse(own) as { withheld: string }).withheld).toBe(
      withheldOf(Buffer.from(salt, 'base64'), text).toString('base64'),
    )
    for (const n of [1, 2, 3, 4]) {
      const receipt = (await second.get(`/my/proofs/${n}/receipt`)).body
      const event = await second.get(`/my/proofs/${n}/event`)
      expect(await proven(receipt, event.status === 200 ? event.body : null), String(n)).toBe(true)
    }
    const file = (await second.get('/my/proofs/matter')).body
    saysNot(file, '三单元')
    saysNot((await second.get('/my/proofs')).body, '三单元')
    // And the first reads nothing of the second's words beyond what their own page tells.
    const author = await opened(first.code)
    expect((await author.get('/my/proofs/1/event')).status).toBe(200)
    for (const path of ['2/event', '2', 'matter'])
      saysNot((await author.get(`/my/proofs/${path}`)).body, '臭得很')
  })
})

describe('a sealed matter', () => {
  it('has its receipts once its fixed time has come', async () => {
    const { code, page } = await at.file(visitor(at.app), '窗口的人收了红包', {
      accuses: 'yes',
      accused_unit: 'urban',
    })
    says(page, '按固定时间一批一批')
    await at.settle()
    const browser = await opened(code)
    says((await browser.get('/my/proofs')).body, '存证凭证生成中')
    const { releaseHeld } = await import('../../ledger/index.ts')
    for (const tick of ['2026-11-23T02:00:00.000Z', '2026-11-23T02:10:00.000Z'])
      await releaseHeld(at.city.database.db, at.city.jurisdiction, tick, CADENCE)
    await at.settle()
    const receipt = (await browser.get('/my/proofs/1/receipt')).body
    expect(await proven(receipt, (await browser.get('/my/proofs/1/event')).body)).toBe(true)
  })
})

describe('pieces of a receipt', () => {
  it('are the text when put together, each small enough, and break where no reader trims', () => {
    const line = 'r9XsMBBtvzdFDmC31ZRwt8ydHuxdqHKXScKM2YPuD2M=\n'
    for (const many of [1, 5, 20, 63]) {
      const text = `c2sp.org/tlog-proof@v1\nindex 7\n${line.repeat(many)}\n— 有应/ledger abc\n`
      const pieces = piecesOf(text)
      expect(pieces.join('')).toBe(text)
      for (const [n, piece] of pieces.entries()) {
        expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(900)
        expect(piece).toMatch(/^\S/u)
        if (n < pieces.length - 1) expect(piece).toMatch(/\S$/u)
      }
    }
  })
})

async function readCode(svg: Buffer): Promise<string> {
  const { data, info } = await sharp(svg, { density: 300 })
    .resize(900)
    .flatten({ background: '#fff' })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const read = (jsQR as unknown as typeof jsQR.default)(
    new Uint8ClampedArray(data),
    info.width,
    info.height,
  )
  if (!read) throw new Error('the code cannot be read')
  return read.data
}
