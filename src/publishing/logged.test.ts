/** What is published is an entry of the public log, in the transaction of its release and word for word. */
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publishedCity } from '../../tests/support/figures.ts'
import type { PublishedCity } from '../../tests/support/figures.ts'
import { testLog } from '../../tests/support/ledger.ts'
import { publicServer } from '../../tests/support/public-server.ts'
import { leafHash, parsePolicy, parseProof, verifyInclusion, weigh } from '../tlog/index.ts'
import { leafOwner, logTable } from './logged.ts'
import { listLogged } from './logged.store.ts'
import { releaseDue } from './release.ts'

const NAME = 'release-2026-2026-11-23.json'

let made: PublishedCity
let app: FastifyInstance
beforeAll(async () => {
  made = await publishedCity()
  app = await publicServer(made.city.house, made.city.jurisdiction)
}, 120_000)
afterAll(async () => {
  await app.close()
  await made.city.drop({ replays: false })
})

interface Published {
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly text?: string
}

async function entries(): Promise<(Published & { readonly n: number })[]> {
  const { city } = made
  const rows = await city.database.db.query<{ entry: Buffer; matter: string; n: number }>(
    `SELECT entry, matter_id AS matter, n FROM ledger_queue
     WHERE jurisdiction_id = $1 AND get_byte(entry, 0) = 2 ORDER BY queue_id`,
    [city.jurisdiction],
  )
  return rows.map(({ entry, matter, n }) => {
    const said = JSON.parse(entry.subarray(1).toString('utf8')) as Published
    expect(matter).toBe(leafOwner(said.name))
    return { ...said, n }
  })
}

it('binds the bytes that anybody can download, of this week and of every week before', async () => {
  const [entry, ...more] = await entries()
  expect(more).toEqual([])
  const file = await app.inject(`/data/${NAME}`)
  expect(file.statusCode).toBe(200)
  expect(entry).toMatchObject({
    name: NAME,
    n: 1,
    size: file.rawPayload.length,
    sha256: createHash('sha256').update(file.rawPayload).digest('hex'),
  })
  expect((await app.inject('/data/all-2026.json')).body === file.body).toBe(true)
})

it('knows no release that was not made', async () => {
  for (const name of [
    'release-2026-2026-11-16.json',
    'release-2025-2026-11-23.json',
    'release-2026-2026-02-30.json',
    'release-2026-2026-13-01.json',
  ])
    expect((await app.inject(`/data/${name}`)).statusCode, name).toBe(404)
})

it('enters nothing twice, and a correction as another entry of the same name', async () => {
  const { house, jurisdiction } = made.city
  expect(await releaseDue(house, jurisdiction)).toBe(null)
  expect(await entries()).toHaveLength(1)
  const corrected = { name: NAME, text: '{"corrected":true}' }
  await house.db.transaction((tx) => logTable(tx, jurisdiction, corrected))
  await house.db.transaction((tx) => logTable(tx, jurisdiction, corrected))
  const all = await entries()
  expect(all.map(({ n, name }) => [n, name])).toEqual([
    [1, NAME],
    [2, NAME],
  ])
  expect(all[1]?.text).toBe(corrected.text)
  const versions = (await listLogged(house.db, jurisdiction)).map(({ version }) => version)
  expect(versions).toEqual([1, 2])
})

it('enters what was released before there was a log', async () => {
  const { city } = made
  const { house, jurisdiction } = city
  await city.database.owner.query(
    `INSERT INTO releases (jurisdiction_id, year, released_on, made_at, method, inputs, tables, digest)
     SELECT jurisdiction_id, year, '2026-11-16', made_at, method, inputs, tables, digest FROM releases
     WHERE jurisdiction_id = $1`,
    [jurisdiction],
  )
  await releaseDue(house, jurisdiction)
  expect((await entries()).map(({ name }) => name)).toContain('release-2026-2026-11-16.json')
})

it('says only the hash of what is too long for an entry, and a second that comes at once adds nothing', async () => {
  const { house, jurisdiction } = made.city
  const long = { name: 'long.json', text: 'あ'.repeat(30_000) }
  await Promise.all(
    [1, 2, 3].map(() => house.db.transaction((tx) => logTable(tx, jurisdiction, long))),
  )
  const found = (await entries()).filter(({ name }) => name === long.name)
  expect(found).toEqual([
    {
      name: long.name,
      n: 1,
      size: 90_000,
      sha256: createHash('sha256').update(long.text).digest('hex'),
    },
  ])
})

it('is proven to anybody by the receipt that stands beside the file', async () => {
  const { city } = made
  const log = await testLog(city.database.db, city.jurisdiction)
  const server = await publicServer({ ...city.house, ledger: log.reader }, city.jurisdiction)
  const receipt = `/data/${NAME.replace('json', 'tlog-proof')}`
  expect((await server.inject(receipt)).statusCode).toBe(404)
  expect((await server.inject('/data')).body.includes('正在记进')).toBe(true)
  await log.settle()
  const { extra, index, hashes, checkpoint } = parseProof((await server.inject(receipt)).body)
  const entry = extra ?? Buffer.alloc(0)
  const said = JSON.parse(entry.subarray(1).toString('utf8')) as Published
  const file = await server.inject(`/data/${NAME}`)
  expect(said.sha256).toBe(createHash('sha256').update(file.rawPayload).digest('hex'))
  const { policy } = log.reader.identity(city.jurisdiction)
  const { size, root } = weigh(parsePolicy(policy), checkpoint)
  const leaf = leafHash(entry)
  expect(verifyInclusion({ leaf, index, size, root, proof: hashes })).toBe(true)
  for (const [language, words] of [
    ['', '序号 {n}：改一个数字就对不上'],
    ['?lang=en', 'This release is entry {n} of'],
  ] as const)
    // The corrected entry is the one in force; the file's own receipt leads to the one before it.
    expect((await server.inject(`/data${language}`)).body).toMatch(
      new RegExp(words.replace('{n}', String(index + 1)), 'u'),
    )
  await server.close()
  log.drop()
})
