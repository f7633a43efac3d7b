import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import { openVault } from './vault.ts'
import type { ContactOf } from './contacts.ts'

const J = 990100
const START = Date.parse('2026-11-23T02:00:00.000Z')
const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString()
const vault = openVault({ master: Buffer.alloc(32, 1) })
const { contacts } = vault

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

async function voice(matter: string, name: string, phone: string, mail = ''): Promise<ContactOf> {
  await vault.sealIdentity(database.db, J, { matter, voice: name, identity: { phone, mail } })
  return { matter, voice: name, field: 'phone' }
}

const ask = (of: ContactOf, minutes: number) =>
  database.db.transaction((tx) => contacts.askCode(tx, J, of, at(minutes)))
const sealed = (of: ContactOf, minutes: number) =>
  database.db.transaction((tx) => contacts.codeToSend(tx, J, of, at(minutes)))
const give = (of: ContactOf, code: string, minutes: number) =>
  database.db.transaction((tx) =>
    contacts.tryCode(tx, J, of, code, { now: at(minutes), today: '2026-11-23' }),
  )
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => result.refusal?.code ?? 'ok'

async function verify(of: ContactOf): Promise<void> {
  expect(codeOf(await ask(of, 0))).toBe('ok')
  expect(codeOf(await give(of, (await sealed(of, 1)) ?? '', 2))).toBe('ok')
}

function wrong(code: string | null): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0')
}

describe('a code', () => {
  it('is sealed until it is sent, serves once, and proves the contact', async () => {
    const of = await voice('m-code', 'author', '13812341234')
    expect(codeOf(await ask(of, 0))).toBe('ok')
    const code = await sealed(of, 1)
    expect(code).toMatch(/^\d{6}$/)
    const [kept] = await database.db.query<{ row: string }>(
      `SELECT c::text AS row FROM contact_codes c WHERE jurisdiction_id = $1 AND matter_id = 'm-code'`,
      [J],
    )
    expect(kept?.row).not.toContain(code)
    expect(kept?.row).not.toContain('13812341234')
    await contacts.codeSent(database.db, J, of)
    expect(await sealed(of, 1)).toBeNull()
    expect(codeOf(await give(of, ` ${code?.slice(0, 3)} ${code?.slice(3)} `, 2))).toBe('ok')
    expect(await contacts.verifiedOf(database.db, J, 'm-code', 'author')).toEqual(['phone'])
    expect(codeOf(await give(of, code ?? '', 2))).toBe('contact_code_ended')
    expect(codeOf(await ask(of, 30))).toBe('contact_verified_already')
  })

  it('lasts ten minutes and five tries, also when the tries come at once', async () => {
    const late = await voice('m-late', 'author', '13812341234')
    await ask(late, 0)
    const code = (await sealed(late, 1)) ?? ''
    expect(await sealed(late, 10)).toBeNull()
    expect(codeOf(await give(late, code, 10))).toBe('contact_code_ended')

    const guessed = await voice('m-guessed', 'author', '13812341234')
    await ask(guessed, 0)
    const right = (await sealed(guessed, 1)) ?? ''
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => give(guessed, wrong(right), 1)),
    )
    const said = tries.map(codeOf)
    expect(said.filter((one) => one === 'contact_code_wrong')).toHaveLength(5)
    expect(said.filter((one) => one === 'contact_code_ended')).toHaveLength(15)
    expect(codeOf(await give(guessed, right, 1))).toBe('contact_code_ended')
  })

  it('is asked for once a minute and five times a day', async () => {
    const of = await voice('m-often', 'author', '13812341234')
    expect(codeOf(await ask(of, 0))).toBe('ok')
    const soon = await ask(of, 0.5)
    expect(soon).toMatchObject({ refusal: { code: 'contact_code_wait', params: { seconds: 30 } } })
    for (let asked = 1; asked < 5; asked += 1) expect(codeOf(await ask(of, asked * 2))).toBe('ok')
    expect(codeOf(await ask(of, 60))).toBe('contact_code_often')
    expect(codeOf(await ask(of, 24 * 60 + 1))).toBe('ok')
  })

  it('of one contact opens no other, and nothing is asked of a contact that was not left', async () => {
    const one = await voice('m-two', 'author', '13812341234')
    const other = await voice('m-two', 'second-a', '13912341234')
    await ask(one, 0)
    await ask(other, 0)
    const [mine, theirs] = [(await sealed(one, 1)) ?? '', (await sealed(other, 1)) ?? '']
    if (mine !== theirs) expect(codeOf(await give(one, theirs, 1))).toBe('contact_code_wrong')
    expect(codeOf(await ask({ ...one, field: 'mail' }, 0))).toBe('no_such_contact')
    expect(codeOf(await ask({ ...one, matter: 'elsewhere' }, 0))).toBe('no_such_contact')
  })
})

describe('voices are counted', () => {
  const M = 'm-count'

  it('once for each verified contact, however it is spelt, the author left out', async () => {
    const author = await voice(M, 'author', '13800000001')
    const first = await voice(M, 's1', '138 0000 0002')
    const twice = await voice(M, 's2', '+86-138-0000-0002', 's2@example.org')
    const again = await voice(M, 's3', '１３８００００ 0001')
    const third = await voice(M, 's4', '13800000004')
    await voice(M, 's5', '13800000005')
    expect(await contacts.count(database.db, J, M, 6)).toEqual({ verified: 0, unverified: 6 })
    for (const of of [author, first, twice, again, third]) await verify(of)
    // s2 has the phone of s1, s3 that of the author; s5 and one without any contact proved nothing.
    expect(await contacts.count(database.db, J, M, 6)).toEqual({ verified: 2, unverified: 2 })
    // A voice is one person, whatever else it proves.
    const mail = { ...twice, field: 'mail' } as const
    await ask(mail, 0)
    await give(mail, (await sealed(mail, 1)) ?? '', 2)
    expect(await contacts.count(database.db, J, M, 6)).toEqual({ verified: 2, unverified: 2 })
  })

  it('as the author, also when the author verifies last', async () => {
    const M2 = 'm-author-last'
    const author = await voice(M2, 'author', '13800000031', 'a@example.org')
    const same = await voice(M2, 's1', '13800000031')
    const other = await voice(M2, 's2', '', 'A@Example.org')
    await verify(same)
    await verify({ ...other, field: 'mail' })
    expect(await contacts.count(database.db, J, M2, 2)).toEqual({ verified: 2, unverified: 0 })
    await verify(author)
    await verify({ ...author, field: 'mail' })
    expect(await contacts.count(database.db, J, M2, 2)).toEqual({ verified: 0, unverified: 0 })
  })

  it('once, when two verify the same contact at the same time', async () => {
    const [one, other] = [
      await voice('m-race', 'a', '13800000009'),
      await voice('m-race', 'b', '13800000009'),
    ]
    await ask(one, 0)
    await ask(other, 0)
    const codes = [(await sealed(one, 1)) ?? '', (await sealed(other, 1)) ?? '']
    await Promise.all([give(one, codes[0] ?? '', 1), give(other, codes[1] ?? '', 1)])
    expect(await contacts.count(database.db, J, 'm-race', 2)).toEqual({
      verified: 1,
      unverified: 0,
    })
  })

  it('and the same contact in two matters has nothing in common', async () => {
    await verify(await voice('m-here', 'author', '13877777777'))
    await verify(await voice('m-there', 'author', '13877777777'))
    const rows = await database.db.query<{ hash: Buffer }>(
      `SELECT hash FROM verified_contacts WHERE jurisdiction_id = $1 AND matter_id IN ('m-here', 'm-there')`,
      [J],
    )
    expect(new Set(rows.map(({ hash }) => hash.toString('hex'))).size).toBe(2)
  })

  it('until the matter is erased or another contact is given', async () => {
    const of = await voice('m-gone', 'author', '13812340000')
    await verify(of)
    await vault.replaceIdentity(database.db, J, {
      matter: 'm-gone',
      identity: { phone: '13812340001' },
    })
    expect(await contacts.verifiedOf(database.db, J, 'm-gone', 'author')).toEqual([])
    await verify(of)
    await vault.eraseMatterKeys(database.db, J, 'm-gone', '2026-11-23')
    expect(await contacts.verifiedOf(database.db, J, 'm-gone', 'author')).toEqual([])
    expect(await contacts.reach(database.db, J, 'm-gone', 'author')).toBeNull()
    expect(codeOf(await ask(of, 100))).toBe('no_such_contact')
  })
})

it('the language somebody filed in is kept for what is sent to them', async () => {
  await vault.sealIdentity(database.db, J, {
    matter: 'm-en',
    identity: { mail: 'a@example.org' },
    language: 'en',
  })
  expect(await contacts.reach(database.db, J, 'm-en', 'author')).toEqual({
    phone: null,
    mail: 'a@example.org',
    language: 'en',
  })
  expect(await contacts.voicesOf(database.db, J, 'm-en')).toEqual(['author'])
})
