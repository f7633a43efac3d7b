import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import { openVault } from './vault.ts'

const J = 330_600
const master = randomBytes(32)
const vault = openVault({ master })
const wang = {
  name: '王小明',
  phone: '13812341234',
  mail: 'wang@example.cn',
  address: '示范路 1 号',
}

let house: TestDatabase
beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.drop())

describe('identities', () => {
  test('are sealed, masked, opened, and lie in the database as noise', async () => {
    const { db } = house
    await db.transaction((tx) => vault.sealIdentity(tx, J, { matter: 'm1', identity: wang }))
    expect(await vault.relayOf(db, J, 'm1')).toMatchObject({ name: '王**', phone: '138****1234' })
    expect(await vault.openIdentity(db, J, 'm1')).toEqual(wang)
    const dump = JSON.stringify(
      await db.query(
        `SELECT encode(name, 'escape') AS name, encode(phone, 'escape') AS phone,
           encode(mail, 'escape') AS mail, encode(address, 'escape') AS address
         FROM identities WHERE jurisdiction_id = $1`,
        [J],
      ),
    )
    for (const value of Object.values(wang)) expect(dump).not.toContain(value)
  })

  test('of somebody who gave nothing leave no row and no key', async () => {
    const { db } = house
    await vault.sealIdentity(db, J, { matter: 'm2', identity: {} })
    await vault.sealIdentity(db, J, { matter: 'm2', identity: { name: '' } })
    expect(await vault.openIdentity(db, J, 'm2')).toBeNull()
    expect(await vault.relayOf(db, J, 'm2')).toBeNull()
    expect(await keyCount('m2')).toBe(0)
  })

  test('go in by batches; each voice has its own, and each field may be missing', async () => {
    const { db } = house
    await vault.sealIdentities(db, J, [
      { matter: 'm3', identity: { phone: '13900001111' } },
      { matter: 'm3', voice: 'second-1', identity: { name: 'Anna' } },
      { matter: 'm4', identity: {} },
      { matter: 'm5', identity: { name: '𠮷野' } },
    ])
    expect(await vault.openIdentity(db, J, 'm3')).toEqual({ phone: '13900001111' })
    expect(await vault.openIdentity(db, J, 'm3', 'second-1')).toEqual({ name: 'Anna' })
    expect(await vault.openIdentity(db, J, 'm4')).toBeNull()
    expect(await vault.openIdentity(db, J, 'm5')).toEqual({ name: '𠮷野' })
    expect(await keyCount('m3')).toBe(1)
  })

  test('are replaced whole', async () => {
    const { db } = house
    const replace = (identity: object) =>
      db.transaction((tx) => vault.replaceIdentity(tx, J, { matter: 'm6', identity }))
    await replace({ name: '李四', phone: '13700000000' })
    await Promise.all([replace({ name: '李四' }), replace({ name: '李四' })])
    expect(await vault.openIdentity(db, J, 'm6')).toEqual({ name: '李四' })
  })

  test('cannot be swapped between fields, matters, voices or versions', async () => {
    const { db, owner } = house
    await vault.sealIdentities(db, J, [
      { matter: 'a', identity: wang },
      { matter: 'b', identity: wang },
      { matter: 'a', voice: 'other', identity: wang },
    ])
    const row = (matter: string, voice = 'author') =>
      `jurisdiction_id = ${J} AND matter_id = '${matter}' AND voice = '${voice}'`
    const swaps = [
      `UPDATE identities SET name = phone WHERE ${row('a')}`,
      `UPDATE identities SET name = (SELECT name FROM identities WHERE ${row('b')}) WHERE ${row('a')}`,
      `UPDATE identities SET name = (SELECT name FROM identities WHERE ${row('a', 'other')}) WHERE ${row('a')}`,
      `UPDATE identities SET version = 2 WHERE ${row('a')}`,
    ]
    for (const swap of swaps) {
      await owner
        .transaction(async (tx) => {
          await tx.query(swap)
          await expect(vault.openIdentity(tx, J, 'a')).rejects.toThrow()
          throw new Error('put it back')
        })
        .catch((error: Error) => expect(error.message).toBe('put it back'))
    }
    expect(await vault.openIdentity(db, J, 'a')).toEqual(wang)
  })

  test('a key wrapped for one matter does not serve another', async () => {
    const { db, owner } = house
    await vault.sealIdentities(db, J, [
      { matter: 'k1', identity: wang },
      { matter: 'k2', identity: wang },
    ])
    await owner.query(
      `UPDATE matter_keys SET wrapped =
         (SELECT wrapped FROM matter_keys WHERE jurisdiction_id = $1 AND matter_id = 'k1')
       WHERE jurisdiction_id = $1 AND matter_id = 'k2'`,
      [J],
    )
    await expect(vault.openIdentity(db, J, 'k2')).rejects.toThrow()
  })

  test('twenty at once for one new matter end under one key', async () => {
    const { db } = house
    const voices = Array.from({ length: 20 }, (_, index) => `voice-${index}`)
    await Promise.all(
      voices.map((voice) =>
        db.transaction((tx) =>
          vault.sealIdentity(tx, J, { matter: 'm7', voice, identity: { name: voice } }),
        ),
      ),
    )
    for (const voice of voices) {
      expect(await vault.openIdentity(db, J, 'm7', voice)).toEqual({ name: voice })
    }
    expect(await keyCount('m7')).toBe(1)
  })
})

describe('sealed parts', () => {
  test('open only as the field and version they are', async () => {
    const { db } = house
    const part = { matter: 't1', field: 'text', version: 1 }
    const sealed = await vault.sealText(db, J, part, '举报：……')
    expect(await vault.openText(db, J, part, sealed)).toBe('举报：……')
    await expect(vault.openText(db, J, { ...part, version: 2 }, sealed)).rejects.toThrow()
    await expect(vault.openText(db, J, { ...part, field: 'title' }, sealed)).rejects.toThrow()
    await vault.sealText(db, J, { ...part, matter: 't2' }, 'x')
    await expect(vault.openText(db, J, { ...part, matter: 't2' }, sealed)).rejects.toThrow()
  })

  test('lie under another key than the identity', async () => {
    const { db } = house
    await vault.sealIdentity(db, J, { matter: 't1', identity: wang })
    expect(await keyCount('t1')).toBe(2)
  })
})

describe('keys', () => {
  test('erasing leaves nothing that opens, and nothing can be sealed there again', async () => {
    const { db } = house
    const part = { matter: 'e1', field: 'text', version: 1 }
    const sealed = await vault.sealText(db, J, part, 'x')
    await vault.sealIdentity(db, J, { matter: 'e1', identity: wang })
    await db.transaction((tx) => vault.eraseMatterKeys(tx, J, 'e1', '2026-11-24'))
    await vault.eraseMatterKeys(db, J, 'e1', '2026-11-25')
    expect(await vault.openText(db, J, part, sealed)).toBeNull()
    expect(await vault.openIdentity(db, J, 'e1')).toBeNull()
    await expect(vault.sealText(db, J, part, 'y')).rejects.toThrow('erased')
    await expect(vault.sealIdentity(db, J, { matter: 'e1', identity: wang })).rejects.toThrow(
      'erased',
    )
  })

  test('another master opens nothing, and says which file is missing; a former one still does', async () => {
    const { db } = house
    await vault.sealIdentity(db, J, { matter: 'r1', identity: wang })
    const next = randomBytes(32)
    await expect(openVault({ master: next }).openIdentity(db, J, 'r1')).rejects.toThrow('not here')
    const rotated = openVault({ master: next, former: [master] })
    expect(await rotated.openIdentity(db, J, 'r1')).toEqual(wang)
  })

  test('a foreign jurisdiction finds nothing', async () => {
    const { db } = house
    await vault.sealIdentity(db, J, { matter: 'j1', identity: wang })
    expect(await vault.openIdentity(db, J + 1, 'j1')).toBeNull()
  })
})

async function keyCount(matter: string): Promise<number> {
  const [row] = await house.db.query<{ count: number }>(
    'SELECT count(*) FROM matter_keys WHERE jurisdiction_id = $1 AND matter_id = $2',
    [J, matter],
  )
  return row?.count ?? 0
}
