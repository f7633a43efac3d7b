/** Each way of altering what happened, done as the database's owner, is named with its place; nothing else is. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { releaseDue } from '../../publishing/index.ts'
import { enqueueEntries } from '../../ledger/index.ts'
import { commitEvent } from '../../matters/committed.ts'
import { eventWithTexts, matterRows, readStored } from '../../matters/index.ts'
import type { Queryable } from '../../platform/database.ts'
import {
  formatNote,
  leafHash,
  nodeHash,
  encodeBundle,
  decodeBundle,
  splitNote,
} from '../../tlog/index.ts'
import { ledgerCity, visitor } from '../ledger.fixture.ts'
import type { LedgerCity } from '../ledger.fixture.ts'
import { audit } from './audit.ts'
import type { Audit } from './audit.ts'
import { sentenceOf } from './differences.ts'
import { BadLog } from './log.ts'
import { folderSource } from './source.ts'

let at: LedgerCity
const matters: string[] = []
let numbers = new Map<string, string>()
const temporary: string[] = []

beforeAll(async () => {
  at = await ledgerCity()
  for (const text of ['路灯不亮', '井盖松了', '公园的椅子坏了']) {
    const { matter } = await at.file(visitor(at.app), text)
    matters.push(matter)
    at.clock.set(new Date(Date.parse(at.clock.now()) + 600_000).toISOString())
    await at.settle()
    await at.act(matter, 'dispatcher', 'dispatch', { unit: 'urban', category: await category() })
    await at.act(matter, 'urban-clerk', 'accept')
    await at.act(matter, 'urban-clerk', 'note', { words: '先去看看' })
    at.clock.set(new Date(Date.parse(at.clock.now()) + 600_000).toISOString())
    await at.settle()
  }
  await releaseDue(at.house, at.city.jurisdiction)
  await at.file(visitor(at.app), '窗口的人收了红包', { accuses: 'yes', accused_unit: 'urban' })
  await at.settle()
  const rows = await at.city.database.db.query<{ id: string; number: string }>(
    'SELECT matter_id AS id, number FROM matters WHERE jurisdiction_id = $1',
    [at.city.jurisdiction],
  )
  numbers = new Map(rows.map(({ id, number }) => [id, number]))
}, 120_000)
afterAll(async () => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true })
  await at.close({ replays: false })
})

async function category(): Promise<string> {
  const { categories } = await at.house.rules(at.city.jurisdiction)
  return categories.find((one) => !one.checkRequired && !one.sealed)?.code ?? ''
}

const policy = () => at.log.reader.identity(at.city.jurisdiction).policy

function compared(folder = at.log.folder, db: Queryable = at.house.db, older: string[] = []) {
  const ports = { ...at.house, db: { ...at.house.db, ...db } }
  const wishes = { source: folderSource(folder), policy: policy(), older }
  return audit(ports, at.city.jurisdiction, wishes)
}

class PutBack extends Error {}

/** As the owner, who may do anything; and then it is as if nothing had been. */
async function planted(alter: (tx: Queryable) => Promise<unknown>): Promise<Audit> {
  let found: Audit | null = null
  await at.city.database.owner
    .transaction(async (tx) => {
      await alter(tx)
      found = await compared(at.log.folder, tx)
      throw new PutBack()
    })
    .catch((error: unknown) => {
      if (!(error instanceof PutBack)) throw error
    })
  if (!found) throw new Error('nothing was compared')
  return found
}

async function placeOf(matter: string, n: number): Promise<number> {
  const index = await at.log.reader.indexOf(at.city.jurisdiction, matter, n)
  if (index === null) throw new Error(`step ${n} has no place`)
  return index
}

const first = ({ differences }: Audit) => differences[0]
const J = () => at.city.jurisdiction

describe('the database against its log', () => {
  it('is the same as it was written: every matter, step and table, what waits and what is sealed', async () => {
    const found = await compared()
    expect(found.differences).toEqual([])
    expect(found).toMatchObject({ count: 0, quorum: true, matters: 4, events: 13, tables: 1 })
  })

  it.each([
    ['words of an act, in the plain', `input = jsonb_set(input, '{category}', '"other"')`],
    ['the act itself', `act = 'accept'`],
    ['the post', `by = jsonb_set(by, '{post}', '"arbiter"')`],
    ['the person, whom no resident sees', `by = jsonb_set(by, '{person}', '"p-arbiter"')`],
    ['what lay outside', `given = jsonb_set(given, '{readings,x}', '1')`],
    ['the time, by a second', `at = at - interval '1 second'`],
    ['the step before', `prev = decode(repeat('ab', 32), 'hex')`],
    ['the seal', `sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1)`],
  ])('finds changed: %s', async (_what, change) => {
    const [matter = ''] = matters
    const found = await planted((tx) =>
      tx.query(
        `UPDATE events SET ${change} WHERE jurisdiction_id = $1 AND matter_id = $2 AND n = 2`,
        [J(), matter],
      ),
    )
    expect(first(found)).toEqual({
      code: 'changed',
      index: await placeOf(matter, 2),
      of: numbers.get(matter),
      n: 2,
    })
    const { zh, en } = sentenceOf(first(found) ?? never())
    expect(zh).toContain('第 2 步被改过')
    expect(en).toContain('was changed')
  })

  it('finds deleted: in the middle, at the end with the row put back, and a whole matter', async () => {
    const [matter = ''] = matters
    const remove = 'DELETE FROM events WHERE jurisdiction_id = $1 AND matter_id = $2'
    const middle = await planted((tx) => tx.query(`${remove} AND n = 3`, [J(), matter]))
    expect(first(middle)).toMatchObject({ code: 'deleted', n: 3, index: await placeOf(matter, 3) })
    const end = await planted(async (tx) => {
      const before = await tx.query<{ body: object }>(
        'SELECT body FROM matters WHERE jurisdiction_id = $1 AND matter_id = $2',
        [J(), matter],
      )
      await tx.query(`${remove} AND n = 4`, [J(), matter])
      const body = { ...before[0]?.body, n: 3 }
      await tx.query(
        'UPDATE matters SET n = 3, body = $3 WHERE jurisdiction_id = $1 AND matter_id = $2',
        [J(), matter, JSON.stringify(body)],
      )
    })
    expect(first(end)).toMatchObject({ code: 'deleted', n: 4, index: await placeOf(matter, 4) })
    const whole = await planted(async (tx) => {
      for (const table of ['events', 'duties', 'matters', 'matter_keys'])
        await tx.query(`DELETE FROM ${table} WHERE jurisdiction_id = $1 AND matter_id = $2`, [
          J(),
          matter,
        ])
    })
    expect(first(whole)).toMatchObject({ code: 'deleted', n: 1, index: await placeOf(matter, 1) })
  })

  it('finds deleted where later steps were moved up to close the gap', async () => {
    const [matter = ''] = matters
    const found = await planted(async (tx) => {
      const of = 'WHERE jurisdiction_id = $1 AND matter_id = $2'
      await tx.query(`DELETE FROM events ${of} AND n = 2`, [J(), matter])
      await tx.query(`UPDATE events SET n = 2 ${of} AND n = 3`, [J(), matter])
      await tx.query(`UPDATE events SET n = 3 ${of} AND n = 4`, [J(), matter])
    })
    expect(first(found)).toMatchObject({ code: 'deleted', n: 2, index: await placeOf(matter, 2) })
  })

  it('finds inserted: at the end, and in between with later steps moved down', async () => {
    const [matter = ''] = matters
    const copy = (n: number) =>
      `INSERT INTO events (jurisdiction_id, matter_id, n, act, at, by, kind_version, input, given, prev, commitment, sealed)
       SELECT jurisdiction_id, matter_id, ${n}, act, at, by, kind_version, '{"words": "x"}', given, prev,
         decode(repeat('cd', 32), 'hex'), sealed
       FROM events WHERE jurisdiction_id = $1 AND matter_id = $2 AND n = 4`
    const end = await planted((tx) => tx.query(copy(5), [J(), matter]))
    expect(first(end)).toMatchObject({ code: 'inserted', n: 5, index: null })
    const between = await planted(async (tx) => {
      const of = 'WHERE jurisdiction_id = $1 AND matter_id = $2'
      await tx.query(`UPDATE events SET n = 5 ${of} AND n = 4`, [J(), matter])
      await tx.query(`UPDATE events SET n = 4 ${of} AND n = 3`, [J(), matter])
      await tx.query(copy(3).replace('AND n = 4', 'AND n = 5'), [J(), matter])
    })
    expect(first(between)).toMatchObject({
      code: 'inserted',
      n: 3,
      index: await placeOf(matter, 3),
    })
  })

  it('finds swapped: two steps of one matter, and steps of two matters', async () => {
    const [matter = '', other = ''] = matters
    const swap =
      (a: readonly [string, number], b: readonly [string, number]) => async (tx: Queryable) => {
        const move = (from: readonly [string, number], to: readonly [string, number]) =>
          tx.query(
            'UPDATE events SET matter_id = $4, n = $5 WHERE jurisdiction_id = $1 AND matter_id = $2 AND n = $3',
            [J(), ...from, ...to],
          )
        await move(a, ['elsewhere', 1])
        await move(b, a)
        await move(['elsewhere', 1], b)
      }
    const within = await planted(swap([matter, 3], [matter, 4]))
    expect(first(within)).toMatchObject({ code: 'swapped', n: 3, index: await placeOf(matter, 3) })
    expect(sentenceOf(first(within) ?? never()).zh).toContain(`序号 ${await placeOf(matter, 4)}`)
    const across = await planted(swap([matter, 2], [other, 2]))
    expect(first(across)).toMatchObject({ code: 'swapped', n: 2, index: await placeOf(matter, 2) })
  })

  it('finds back-dated, and dated too late, what otherwise fits to the last byte', async () => {
    // As the house itself would have written it with its clock set wrong, before it had its place.
    for (const [code, away, text] of [
      ['back_dated', -86_400_000, '楼道堆满纸箱'],
      ['post_dated', 86_400_000, '河边护栏断了一截'],
    ] as const) {
      const { matter } = await at.file(visitor(at.app), text)
      await at.act(matter, 'dispatcher', 'note', { words: '写错了时间' })
      await redated(matter, 2, away)
      await at.settle()
      const found = (await compared()).differences.find((one) => one.code === code)
      expect(found).toMatchObject({ n: 2, index: await placeOf(matter, 2) })
      expect(sentenceOf(found ?? never()).en).toMatch(/is (back-)?dated/u)
    }
  })

  it("finds what lost its place in the queue, and a place that is not the log's", async () => {
    const { matter } = await at.file(visitor(at.app), '刚刚说的')
    const lost = await planted((tx) =>
      tx.query('DELETE FROM ledger_queue WHERE jurisdiction_id = $1 AND matter_id = $2', [
        J(),
        matter,
      ]),
    )
    const found = lost.differences.find(({ code }) => code === 'queue_lost')
    expect(found).toMatchObject({ n: 1, index: null })
    await at.settle()
    const leaves = 'ledger_leaves WHERE jurisdiction_id = $1 AND idx = 2'
    const missing = await planted((tx) => tx.query(`DELETE FROM ${leaves}`, [J()]))
    expect(first(missing)).toMatchObject({ code: 'place_missing', index: 2 })
    const altered = await planted((tx) =>
      tx.query(
        `UPDATE ledger_leaves SET entry = set_byte(entry, 9, get_byte(entry, 9) # 1)
         WHERE jurisdiction_id = $1 AND idx = 2`,
        [J()],
      ),
    )
    expect(first(altered)).toMatchObject({ code: 'place_altered', index: 2 })
    // Yesterday's backup: the log goes on where the database ends.
    const older = await planted(async (tx) => {
      const newest = await placeOf(matter, 1)
      for (const table of ['events', 'duties', 'matters', 'matter_keys'])
        await tx.query(`DELETE FROM ${table} WHERE jurisdiction_id = $1 AND matter_id = $2`, [
          J(),
          matter,
        ])
      await tx.query('DELETE FROM ledger_leaves WHERE jurisdiction_id = $1 AND idx >= $2', [
        J(),
        newest,
      ])
    })
    const place = await placeOf(matter, 1)
    expect(older.differences.find(({ index }) => index === place)?.code).toBe('place_missing')
  })

  it('is the same after an erasure, and finds what is done to the rest of it', async () => {
    const browser = visitor(at.app)
    const { matter, code } = await at.file(browser, '楼上装修到半夜，我是六零二')
    await browser.post('/my', { do: 'open', code })
    await browser.press('撤回')
    await at.act(matter, 'archivist', 'propose_erasure', { basis: 'order', reason: '有权机关决定' })
    await at.act(matter, 'supervisor', 'erase')
    await at.settle()
    const own = ({ differences }: Audit) =>
      differences.filter(({ of, index }) => of === number || places.includes(index ?? -1))
    const [row] = await at.house.db.query<{ number: string }>(
      'SELECT number FROM matters WHERE jurisdiction_id = $1 AND matter_id = $2',
      [J(), matter],
    )
    const number = row?.number ?? ''
    const places = await Promise.all([1, 2, 3, 4].map((n) => placeOf(matter, n)))
    expect(own(await compared())).toEqual([])
    const of = 'WHERE jurisdiction_id = $1 AND matter_id = $2'
    const cut = await planted((tx) => tx.query(`DELETE FROM events ${of} AND n = 2`, [J(), matter]))
    expect(own(cut)).toContainEqual({ code: 'deleted', index: places[1], of: number, n: 2 })
    const altered = await planted((tx) =>
      tx.query(`UPDATE events SET commitment = decode(repeat('ab', 32), 'hex') ${of} AND n = 3`, [
        J(),
        matter,
      ]),
    )
    expect(own(altered)[0]).toEqual({ code: 'changed', index: places[2], of: number, n: 3 })
  })

  it('finds what was entered in the log and is no table of this house', async () => {
    const garbage = Buffer.from([2, ...Buffer.from('{"name":')])
    await enqueueEntries(at.house.db, J(), [{ entry: garbage }])
    await at.settle()
    const found = (await compared()).differences.find(({ code }) => code === 'place_altered')
    expect(found?.detail?.en).toBe('it is not written as this house writes')
  })

  it('finds a row that is not what its steps say, and a row or keys that are gone', async () => {
    const [, , matter = ''] = matters
    const of = 'WHERE jurisdiction_id = $1 AND matter_id = $2'
    const altered = await planted((tx) =>
      tx.query(`UPDATE matters SET body = jsonb_set(body, '{subject,category}', '"other"') ${of}`, [
        J(),
        matter,
      ]),
    )
    expect(altered.differences).toContainEqual({
      code: 'row_altered',
      index: await placeOf(matter, 4),
      of: numbers.get(matter),
      detail: { zh: 'subject', en: 'subject' },
    })
    const lost = await planted((tx) =>
      tx.query(`UPDATE matter_keys SET wrapped = NULL, erased_on = '2026-11-23' ${of}`, [
        J(),
        matter,
      ]),
    )
    expect(lost.differences).toContainEqual(
      expect.objectContaining({ code: 'keys_lost', of: numbers.get(matter) }),
    )
    const blinded = await planted(async (tx) => {
      await tx.query(`UPDATE matter_keys SET wrapped = NULL, erased_on = '2026-11-23' ${of}`, [
        J(),
        matter,
      ])
      await tx.query(
        `INSERT INTO events (jurisdiction_id, matter_id, n, act, at, by, kind_version, input, given, prev, commitment, sealed)
         SELECT jurisdiction_id, matter_id, 5, 'erase', at, by, kind_version, input, given, commitment, commitment, sealed
         FROM events ${of} AND n = 4`,
        [J(), matter],
      )
      await tx.query(`UPDATE events SET act = 'dispatch' ${of} AND n = 3`, [J(), matter])
    })
    expect(blinded.differences.map(({ code, n }) => [code, n])).toContainEqual(['inserted', 5])
    const gone = await planted((tx) => tx.query(`DELETE FROM matters ${of}`, [J(), matter]))
    expect(gone.differences).toContainEqual(
      expect.objectContaining({ code: 'row_missing', index: await placeOf(matter, 1) }),
    )
  })

  it('finds figures altered, deleted, out of the log, and no longer what the events say', async () => {
    const name = 'release-2026-2026-11-23.json'
    const codes = async (alter: (tx: Queryable) => Promise<unknown>) =>
      (await planted(alter)).differences.flatMap(({ code, of }) => (of === name ? [code] : []))
    const tables = `UPDATE releases SET tables = replace(tables, '"came_in":0', '"came_in":10') WHERE jurisdiction_id = $1`
    expect(await codes((tx) => tx.query(tables, [J()]))).toContain('figure_altered')
    const digest = `UPDATE releases SET digest = repeat('a', 64) WHERE jurisdiction_id = $1`
    expect(await codes((tx) => tx.query(digest, [J()]))).toEqual([
      'figure_altered',
      'figure_not_recomputed',
    ])
    const remove = 'DELETE FROM releases WHERE jurisdiction_id = $1'
    expect(await codes((tx) => tx.query(remove, [J()]))).toEqual(['figure_deleted'])
    const unlogged = await planted((tx) =>
      tx.query(
        `INSERT INTO releases (jurisdiction_id, year, released_on, made_at, method, inputs, tables, digest)
         SELECT jurisdiction_id, year, '2026-11-16', made_at, method, inputs, tables, digest FROM releases
         WHERE jurisdiction_id = $1`,
        [J()],
      ),
    )
    expect(unlogged.differences).toContainEqual({
      code: 'figure_unlogged',
      index: null,
      of: 'release-2026-2026-11-16.json',
    })
  })
})

/** The row and what waits for its place, made again with another time. */
async function redated(matter: string, n: number, away: number): Promise<void> {
  const { house, city } = at
  const { owner } = city.database
  const keys = (await house.vault.events.known(owner, J(), [matter])).get(matter)
  const row = (await matterRows(owner, J(), [matter])).get(matter)
  const stored = (await readStored(owner, J(), [matter])).find((one) => one.n === n)
  const kind = row && house.kinds.get(row.kind)
  if (!keys || !row || !stored || !kind) throw new Error('no such step')
  const place = { jurisdiction: J(), matter, kind: row.kind, number: row.number }
  const time = new Date(Date.parse(stored.at) + away).toISOString()
  const event = { ...eventWithTexts(stored, keys), at: time }
  const { sealed, commitment, entry } = commitEvent(kind, place, event, stored.prev, keys)
  await owner.query(
    `UPDATE events SET at = $4, sealed = $5, commitment = $6
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND n = $3`,
    [J(), matter, n, time, sealed, commitment],
  )
  await owner.query(
    'UPDATE ledger_queue SET entry = $4 WHERE jurisdiction_id = $1 AND matter_id = $2 AND n = $3',
    [J(), matter, n, entry],
  )
}

describe('the log itself', () => {
  const mirror = () => {
    const folder = mkdtempSync(join(tmpdir(), 'answerable-mirror-'))
    temporary.push(folder)
    cpSync(at.log.folder, folder, { recursive: true })
    return folder
  }
  const bundleOf = (folder: string) => {
    const size = Number(readFileSync(join(folder, 'checkpoint'), 'utf8').split('\n')[1])
    return join(folder, 'tile', 'entries', '000.p', String(size))
  }
  const words = async (folder: string, older: string[] = []): Promise<string> => {
    const failed = await compared(folder, at.house.db, older).catch((error: unknown) => error)
    if (!(failed instanceof BadLog)) throw new Error(`it was believed: ${JSON.stringify(failed)}`)
    return failed.words.zh
  }

  it('is not believed when an entry, its end, its checkpoint or a file is another', async () => {
    const altered = mirror()
    const bytes = readFileSync(bundleOf(altered))
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    writeFileSync(bundleOf(altered), bytes)
    expect(await words(altered)).toContain('对不上')
    const cut = mirror()
    const entries = decodeBundle(readFileSync(bundleOf(cut)))
    writeFileSync(bundleOf(cut), encodeBundle(entries.slice(1)))
    expect(await words(cut)).toContain('坏了')
    const missing = mirror()
    rmSync(bundleOf(missing))
    expect(await words(missing)).toContain('缺了文件')
    const forged = mirror()
    const note = readFileSync(join(forged, 'checkpoint'), 'utf8')
    const root = nodeHash(leafHash(Buffer.from('x')), leafHash(Buffer.from('y'))).toString('base64')
    const { text, signatures } = splitNote(note)
    const other = `${text.split('\n').slice(0, 2).join('\n')}\n${root}\n`
    writeFileSync(
      join(forged, 'checkpoint'),
      formatNote(
        other,
        signatures.map(({ line }) => line),
      ),
    )
    expect(await words(forged)).toContain('签名不对')
  })

  it('is held against a checkpoint that somebody kept: shorter now, or another history', async () => {
    const old = readFileSync(join(at.log.folder, 'checkpoint'), 'utf8')
    await at.file(visitor(at.app), '又一件')
    await at.settle()
    expect((await compared(at.log.folder, at.house.db, [old])).count).toBeGreaterThanOrEqual(0)
    const now = readFileSync(join(at.log.folder, 'checkpoint'), 'utf8')
    const shorter = mirror()
    writeFileSync(join(shorter, 'checkpoint'), old)
    const size = Number(old.split('\n')[1])
    writeFileSync(
      join(shorter, 'tile', 'entries', '000.p', String(size)),
      encodeBundle(decodeBundle(readFileSync(bundleOf(at.log.folder))).slice(0, size)),
    )
    expect(await words(shorter, [now])).toContain('截掉')
  })
})

function never(): never {
  throw new Error('there is no difference')
}
