/**
 * What is kept of photos and documents: nothing in plain, nothing that can be moved, nothing longer
 * than its matter; and what is not taken at all (security H2, H4, H5, C1, C5, I2).
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CANARY, pdf, photo } from '../../src/attachments/cleaning/corpus.fixture.ts'
import { openAttachments } from '../../src/attachments/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import type { FixedClock } from '../../src/platform/clock.ts'
import { folderStore } from '../../src/platform/files.ts'
import type { Finding } from '../../src/platform/scanner.ts'
import { openFileKeys } from '../../src/vault/index.ts'
import { testCity } from '../support/city.ts'
import type { TestCity } from '../support/city.ts'
import { deskServer } from '../support/desk-server.ts'
import { fileDoors, jpg, TEXT } from '../support/file-doors.ts'
import { memoryStore } from '../support/file-store.ts'
import { multipart } from '../support/multipart.ts'
import { visitor } from '../support/visitor.ts'

let clock: FixedClock
let city: TestCity
let app: FastifyInstance
let camera: Buffer

beforeAll(async () => {
  clock = fixedClock('2026-11-23T02:00:00.000Z')
  city = await testCity({ clock })
  app = await deskServer(city)
  camera = await photo(800, 600)
})
afterAll(async () => {
  await app.close()
  // A key was destroyed by hand: the row says more than its events do.
  await city.drop({ replays: false })
})

const { atSay, filed, official, filesOf } = fileDoors(() => ({ app, city, camera }))

describe('sealed from whoever has the disk and the database', () => {
  it('nothing of any file lies in plain in the store or in any table', async () => {
    for (let round = 0; round < 6; round += 1) await filed()
    const plain = Buffer.from('\xff\xd8\xff', 'latin1')
    expect(city.stored.size).toBeGreaterThan(10)
    for (const [name, bytes] of city.stored) {
      expect(bytes.includes(CANARY), name).toBe(false)
      expect(bytes.includes(plain) && bytes.includes('JFIF'), name).toBe(false)
    }
    const rows = await city.house.db.query<{ row: string }>(
      'SELECT a::text AS row FROM attachments a WHERE jurisdiction_id = $1',
      [city.jurisdiction],
    )
    expect(rows.length).toBeGreaterThan(5)
    expect(JSON.stringify(rows)).not.toMatch(/IMG_0001|材料|good\.jpg|Canary/u)
  })

  it('nothing of one lies in plain in a folder, nor among temporary files', async () => {
    const before = new Set(readdirSync(tmpdir()))
    const folder = mkdtempSync(join(tmpdir(), 'sealed-'))
    const { db, clock: now } = city.house
    const keys = openFileKeys({ master: Buffer.alloc(32, 1) })
    const parts = { db, clock: now, store: folderStore(folder), keys, scan: null }
    const files = openAttachments({ ...parts, uuid: randomUUID })
    for (const bytes of [camera, await pdf(2)])
      expect((await files.accept(city.jurisdiction, 'form:on-disk', bytes)).ok).toBe(true)
    const lying = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => readFileSync(join(one.parentPath, one.name)))
    expect(lying).toHaveLength(5)
    for (const bytes of lying) {
      expect(bytes.includes(CANARY)).toBe(false)
      expect(bytes.includes('JFIF') || bytes.includes('%PDF')).toBe(false)
    }
    rmSync(folder, { recursive: true })
    // Whatever other tests put there is theirs; a picture would be ours.
    const fresh = readdirSync(tmpdir()).filter((name) => !before.has(name))
    expect(fresh.filter((name) => /vips|sharp|\.(jpe?g|png|v|pdf)$/u.test(name))).toEqual([])
  })

  it('a ciphertext moved to another file, part or matter does not open', async () => {
    const { house, jurisdiction, stored } = city
    const [one, two] = await house.db.query<{ file: string; matter: string }>(
      `SELECT file_id AS file, matter_id AS matter FROM attachments
       WHERE jurisdiction_id = $1 AND state = 'kept' AND has_thumb ORDER BY file_id LIMIT 2`,
      [jurisdiction],
    )
    const nameOf = (file: string, part: string) =>
      `${jurisdiction}/${file.slice(0, 2)}/${file}.${part}`
    const mine = nameOf(one!.file, 'copy')
    const kept = stored.get(mine)!
    const open = () => house.files.open(jurisdiction, one!.matter, one!.file, 'copy')
    for (const name of [
      nameOf(two!.file, 'copy'),
      nameOf(one!.file, 'original'),
      nameOf(one!.file, 'thumb'),
    ]) {
      stored.set(mine, stored.get(name)!)
      await expect(open()).rejects.toThrow()
    }
    const changed = Buffer.from(kept)
    changed[changed.length - 20] = (changed[changed.length - 20] ?? 0) ^ 1
    stored.set(mine, changed)
    await expect(open()).rejects.toThrow()
    stored.set(mine, kept)
    expect((await open())?.media).toBe('image/jpeg')
    // The row says that it belongs to another matter: its key does not agree.
    const move = (matter: string) =>
      city.database.owner.query(
        'UPDATE attachments SET matter_id = $3 WHERE jurisdiction_id = $1 AND file_id = $2',
        [jurisdiction, one!.file, matter],
      )
    const other = (await filed()).id
    await move(other)
    await expect(house.files.open(jurisdiction, other, one!.file, 'copy')).rejects.toThrow()
    await move(one!.matter)
  })

  it('erasing the matter erases its files at once, and their bytes with the next clearing', async () => {
    const { house, jurisdiction, stored } = city
    const { code, id: matter } = await filed()
    const { ids } = await filesOf(code)
    const held = [...stored].filter(([name]) => name.includes(ids[0]!))
    expect(held).toHaveLength(3)
    await house.db.transaction((tx) =>
      house.vault.eraseMatterKeys(tx, jurisdiction, matter, '2026-11-23'),
    )
    expect(await house.files.open(jurisdiction, matter, ids[0]!, 'copy')).toBeNull()
    expect((await house.files.clear(jurisdiction)).erased).toBe(1)
    expect([...stored.keys()].some((name) => name.includes(ids[0]!))).toBe(false)
    expect((await house.files.clear(jurisdiction)).erased).toBe(0)
  })

  it('what waits for nobody is gone within two days, and what an act took stays', async () => {
    const { house, jurisdiction, stored } = city
    const { send } = await atSay()
    await send({ step: 'edit', text: TEXT }, [jpg(camera)])
    const { code } = await filed()
    const before = stored.size
    expect((await house.files.clear(jurisdiction)).orphans).toBe(0)
    clock.set('2026-11-25T02:00:00.000Z')
    const { orphans } = await house.files.clear(jurisdiction)
    expect(orphans).toBeGreaterThan(0)
    expect(stored.size).toBeLessThanOrEqual(before - 3)
    const waiting = await house.db.query(
      'SELECT 1 FROM attachments WHERE jurisdiction_id = $1 AND matter_id IS NULL',
      [jurisdiction],
    )
    expect(waiting).toEqual([])
    expect((await filesOf(code)).ids).toHaveLength(1)
  })
})

describe('limits', () => {
  it('other routes take no files and keep their small limits', async () => {
    const { payload, type } = multipart({ step: 'x' }, [jpg(camera)])
    const headers = { 'content-type': type }
    const judge = await app.inject({ method: 'POST', url: '/answered/x', headers, payload })
    expect(judge.statusCode).toBe(415)
    const desk = { ...(await official('dispatcher')), ...headers }
    const opening = await app.inject({
      method: 'POST',
      url: '/desk/api/matters',
      headers: desk,
      payload,
    })
    expect(opening.statusCode).toBe(415)
  })

  it('a form takes fifteen files a day, whatever became of them', async () => {
    const { send } = await atSay()
    const small = await photo(20, 20)
    let last = await send({ step: 'edit', text: TEXT }, [])
    for (let round = 0; round < 4; round += 1) {
      last = await send(
        { step: 'edit', text: TEXT },
        Array.from({ length: 4 }, () => jpg(small)),
      )
      for (const [, id = ''] of last.body.matchAll(/value="drop ([0-9a-f-]{36})"/g))
        await send({ step: `drop ${id}`, text: TEXT }, [])
    }
    expect(last.body).toContain('今天从这里传的文件已达 15 个')
    expect(last.body).toContain(TEXT)
  })

  it('ten megabytes are taken in and one byte more is refused in words, with all that was typed', async () => {
    const { send } = await atSay()
    const padded = Buffer.concat([await photo(60, 40), Buffer.alloc(10 * 1_048_576)])
    const full = await photo(60, 40)
    const exact = padded.subarray(0, 10 * 1_048_576)
    expect(full.length).toBeLessThan(exact.length)
    const taken = await send({ step: 'edit', text: TEXT }, [jpg(exact, 'exact.jpg')])
    expect(taken.body.match(/src="data:image\/jpeg;base64,/g)).toHaveLength(1)
    const refused = await send({ step: 'edit', text: TEXT }, [
      jpg(padded.subarray(0, 10 * 1_048_576 + 1), 'big.jpg'),
    ])
    expect(refused.body).toContain('<strong>big.jpg</strong>')
    expect(refused.body).toContain('超过 10 MB')
    expect(refused.body).toContain(TEXT)
  })

  it.each([
    ['without a boundary', 'multipart/form-data', 'x'],
    [
      'that ends in its middle',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="text"\r\n\r\nhal',
    ],
    ['that is no form', 'multipart/form-data; boundary=b', 'nothing of the kind'],
    [
      'with a name of JavaScript',
      'multipart/form-data; boundary=b',
      '--b\r\ncontent-disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--\r\n',
    ],
    [
      'that is no text',
      'multipart/form-data; boundary=b',
      Buffer.from(
        '--b\r\ncontent-disposition: form-data; name="text"\r\n\r\n\xff\xfe\r\n--b--\r\n',
        'latin1',
      ),
    ],
  ])('a form %s is refused and breaks nothing', async (_name, type, payload) => {
    const answer = await visitor(app).raw('/say', payload, type)
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect((await visitor(app).get('/say')).status).toBe(200)
  })
})

describe('a virus scanner', () => {
  it.each([
    ['found', 'file_infected'],
    ['unreachable', 'scanner_unreachable'],
  ] as const)('that says %s: nothing is kept, and the words are %s', async (finding, code) => {
    const store = memoryStore()
    const { db, clock: now } = city.house
    const keys = openFileKeys({ master: Buffer.alloc(32, 1) })
    const asked: Buffer[] = []
    const scan = async (bytes: Buffer): Promise<Finding> => {
      asked.push(bytes)
      return finding
    }
    const files = openAttachments({ db, clock: now, store, keys, scan, uuid: randomUUID })
    const taken = await files.accept(city.jurisdiction, 'form:scanned', camera)
    expect(taken.ok ? '' : taken.refusal.code).toBe(code)
    // The original is what is scanned, not the copy that was made of it.
    expect(asked.map((bytes) => bytes.equals(camera))).toEqual([true])
    expect(store.things.size).toBe(0)
    expect(await files.held(city.jurisdiction, 'form:scanned')).toEqual([])
  })
})
