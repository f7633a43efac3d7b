import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import type { Power, Result } from '../kernel/index.ts'
import { fixedClock } from '../platform/clock.ts'
import type { Administration } from './change.store.ts'
import { readAdminLog } from './change.store.ts'
import { loadOrg } from './org.store.ts'
import { declareInterest, endInterest } from './recusals.store.ts'
import { actorForKey, addKey, appoint, endHolding, endKey, setPowers } from './rights.store.ts'
import { actorFor } from './session.ts'
import {
  addPerson,
  addPost,
  addUnit,
  changePost,
  changeUnit,
  endPost,
  endUnit,
  renamePerson,
} from './structure.store.ts'

const clock = fixedClock('2026-11-24T01:00:00.000Z')
let J = 100_000
let house: TestDatabase
beforeAll(async () => {
  house = await testDatabase()
})
afterAll(() => house.drop())
// A jurisdiction of its own for every test: no test sees another's units.
beforeEach(() => {
  J += 1
})

function by(who: Administration['by'] = 'house'): Administration {
  clock.advance(1_000)
  return { db: house.db, jurisdiction: J, now: clock.now(), by: who }
}

async function must<T>(made: Promise<Result<T>>): Promise<T> {
  const result = await made
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

async function code(made: Promise<Result<unknown>>): Promise<string> {
  const result = await made
  return result.ok ? 'ok' : result.refusal.code
}

const names = { nameZh: '单位', nameEn: 'Unit' }
const titles = { titleZh: '岗位', titleEn: 'Post' }

async function city() {
  await must(addUnit(by(), { id: 'root', parent: null, level: 1, ...names }))
  await must(addUnit(by(), { id: 'water', parent: 'root', level: 2, ...names }))
  await must(addUnit(by(), { id: 'pipes', parent: 'water', level: 3, ...names }))
}

async function official(post: string, powers: Power[], unit = 'root') {
  await must(addPost(by(), { id: post, unit, ...titles }))
  await must(setPowers(by(), post, powers))
  await must(addPerson(by(), { id: `${post}-person`, name: post }))
  const holding = await must(appoint(by(), { id: `${post}-h`, person: `${post}-person`, post }))
  const actor = await actorFor(house.db, J, holding, clock.now())
  if (!actor) throw new Error('no actor')
  return actor
}

describe('the tree', () => {
  test('gives every unit its line, and changes at the next reading', async () => {
    await city()
    const org = await loadOrg(house.db, J, clock.now())
    expect(org.unitLine('water')).toEqual({ above: ['root'], unit: 'water', below: ['pipes'] })
    expect(await loadOrg(house.db, J, clock.now())).toBe(org)
    await must(changeUnit(by(), 'pipes', { parent: 'root' }))
    const moved = await loadOrg(house.db, J, clock.now())
    expect(moved.unitLine('water').below).toEqual([])
    expect(moved.everInLine('water').has('pipes')).toBe(true)
  })

  test('refuses a second root, a ring, an unknown parent, a taken number', async () => {
    await city()
    expect(await code(addUnit(by(), { parent: null, level: 1, ...names }))).toBe('one_root')
    expect(await code(changeUnit(by(), 'water', { parent: 'pipes' }))).toBe('unit_under_itself')
    expect(await code(changeUnit(by(), 'water', { parent: 'water' }))).toBe('unit_under_itself')
    expect(await code(changeUnit(by(), 'water', { parent: 'nowhere' }))).toBe('unit_unknown')
    expect(await code(changeUnit(by(), 'nowhere', {}))).toBe('unit_unknown')
    const gas = { parent: 'root', level: 2 as const, externalId: '7', ...names }
    expect(await code(addUnit(by(), gas))).toBe('ok')
    expect(await code(addUnit(by(), gas))).toBe('unit_exists')
  })

  test('ends units and posts only when nobody depends on them', async () => {
    await city()
    await official('clerk', ['handle'], 'pipes')
    expect(await code(endUnit(by(), 'water'))).toBe('unit_in_use')
    expect(await code(endUnit(by(), 'pipes'))).toBe('unit_in_use')
    expect(await code(endPost(by(), 'clerk'))).toBe('post_is_held')
    expect(await code(changePost(by(), 'clerk', { unit: 'root' }))).toBe('post_is_held')
    await must(endHolding(by(), 'clerk-h'))
    await must(endPost(by(), 'clerk'))
    await must(endUnit(by(), 'pipes'))
    const org = await loadOrg(house.db, J, by().now)
    expect([...org.units.keys()]).toEqual(['root', 'water'])
    expect(org.posts.size).toBe(0)
    expect(org.unitsOfPost('clerk')).toEqual(['pipes'])
  })

  test('what it was on an earlier day stays readable', async () => {
    await city()
    const before = clock.now()
    await must(changeUnit(by(), 'water', { nameZh: '水务局' }))
    const [old, now] = await Promise.all([
      loadOrg(house.owner, J, before),
      loadOrg(house.db, J, by().now),
    ])
    expect([old.units.get('water')?.name.zh, now.units.get('water')?.name.zh]).toEqual([
      '单位',
      '水务局',
    ])
  })

  test('a date to come takes effect on that date, although nobody changes anything then', async () => {
    await city()
    await official('clerk', ['handle'], 'pipes')
    const evening = new Date(Date.parse(clock.now()) + 3_600_000).toISOString()
    await house.db.query(
      `UPDATE holdings SET until = $2 WHERE jurisdiction_id = $1 AND holding_id = 'clerk-h'`,
      [J, evening],
    )
    await must(renamePerson(by(), 'clerk-person', '王芳'))
    expect(await actorFor(house.db, J, 'clerk-h', clock.now())).not.toBeNull()
    clock.set(evening)
    expect(await actorFor(house.db, J, 'clerk-h', clock.now())).toBeNull()
  })

  test('two changes in the same millisecond are two versions', async () => {
    await city()
    const admin = by()
    await must(changeUnit(admin, 'water', { nameZh: '甲' }))
    await must(changeUnit(admin, 'water', { nameZh: '乙' }))
    expect((await loadOrg(house.db, J, by().now)).units.get('water')?.name.zh).toBe('乙')
  })

  test('changes at the same time follow each other; none is lost', async () => {
    await city()
    const many = Array.from({ length: 12 }, (_, index) =>
      addUnit(by(), { id: `u${index}`, parent: 'root', level: 2, ...names }),
    )
    expect((await Promise.all(many)).every((made) => made.ok)).toBe(true)
    expect((await loadOrg(house.db, J, clock.now())).units.size).toBe(15)
  })
})

describe('rights', () => {
  test('end at the next request', async () => {
    await city()
    await official('clerk', ['handle'], 'pipes')
    await must(setPowers(by(), 'clerk', []))
    expect((await actorFor(house.db, J, 'clerk-h', by().now))?.powers).toEqual([])
    await must(endHolding(by(), 'clerk-h'))
    expect(await actorFor(house.db, J, 'clerk-h', clock.now())).toBeNull()
    expect(await code(endHolding(by(), 'clerk-h'))).toBe('holding_unknown')
  })

  test('system, security and audit administration are apart', async () => {
    await city()
    const system = await official('system', ['administer_system'])
    const security = await official('security', ['administer_security'])
    const audit = await official('audit', ['administer_audit'])
    const clerk = await official('clerk', ['handle', 'leader'])
    for (const who of [security, audit, clerk]) {
      expect(await code(addPerson(by(who), { name: '某某' }))).toBe('not_allowed')
      expect(await code(addPost(by(who), { unit: 'root', ...titles }))).toBe('not_allowed')
    }
    for (const who of [system, audit, clerk]) {
      expect(await code(setPowers(by(who), 'clerk', ['leader']))).toBe('not_allowed')
      expect(await code(appoint(by(who), { person: 'clerk-person', post: 'system' }))).toBe(
        'not_allowed',
      )
    }
    expect(await code(setPowers(by(security), 'clerk', ['administer_system', 'leader']))).toBe(
      'administration_alone',
    )
    expect(await code(setPowers(by(security), 'clerk', ['fly' as Power]))).toBe('power_unknown')
    expect(await code(appoint(by(security), { person: 'system-person', post: 'audit' }))).toBe(
      'administrations_apart',
    )
    await must(appoint(by(security), { person: 'system-person', post: 'clerk' }))
    expect(await code(setPowers(by(security), 'clerk', ['administer_audit']))).toBe(
      'administrations_apart',
    )
  })

  test('the database itself refuses a post with two administrations', async () => {
    await city()
    await must(addPost(by(), { id: 'p', unit: 'root', ...titles }))
    await expect(
      house.owner.query(
        `UPDATE post_versions SET powers = '{administer_system,administer_audit}' WHERE jurisdiction_id = $1`,
        [J],
      ),
    ).rejects.toThrow()
  })

  test('nobody gives rights to themselves', async () => {
    await city()
    const security = await official('security', ['administer_security'])
    await official('leader', ['leader'])
    expect(await code(appoint(by(security), { person: 'security-person', post: 'leader' }))).toBe(
      'not_yourself',
    )
    expect(await code(setPowers(by(security), 'security', ['leader']))).toBe('not_yourself')
    expect(await code(appoint(by(security), { person: 'nobody', post: 'leader' }))).toBe(
      'person_unknown',
    )
    expect(await code(appoint(by(security), { person: 'leader-person', post: 'leader' }))).toBe(
      'already_holds',
    )
    expect(await code(appoint(by(security), { person: 'leader-person', post: 'nothing' }))).toBe(
      'post_unknown',
    )
  })

  test('an administrator of another jurisdiction may nothing', async () => {
    await city()
    const foreign = await official('system', ['administer_system'])
    J += 1
    expect(await code(addPerson(by(foreign), { name: '某某' }))).toBe('not_allowed')
  })

  test('every change is in a log that the application can only add to', async () => {
    await city()
    const security = await official('security', ['administer_security'])
    await official('clerk', ['handle'])
    await must(setPowers(by(security), 'clerk', ['head']))
    await code(setPowers(by(security), 'security', ['leader']))
    const [last] = await readAdminLog(house.db, J, null)
    expect(last).toMatchObject({
      at: expect.stringMatching(/^2026-/u),
      person: 'security-person',
      post: 'security',
      act: 'set_powers',
      subject: 'clerk',
      details: { powers: ['head'] },
    })
    const page = await readAdminLog(house.db, J, last?.entry ?? 0, 2)
    expect(page).toHaveLength(2)
    for (const forbidden of [
      `UPDATE admin_log SET act = 'x' WHERE jurisdiction_id = ${J}`,
      `DELETE FROM admin_log WHERE jurisdiction_id = ${J}`,
      'TRUNCATE admin_log',
      `UPDATE post_versions SET powers = '{leader}' WHERE jurisdiction_id = ${J}`,
      `DELETE FROM holdings WHERE jurisdiction_id = ${J}`,
    ]) {
      await expect(house.db.query(forbidden)).rejects.toThrow('permission denied')
    }
  })
})

describe('keys of departments', () => {
  test('act as their unit, with no more than they were given, until they end', async () => {
    await city()
    const key = { unit: 'water', label: '水务系统', powers: ['handle'] as Power[] }
    const { id, key: secret } = await must(addKey(by(), key))
    const found = await actorForKey(house.db, secret, clock.now())
    expect(found).toMatchObject({
      id,
      label: '水务系统',
      actor: { unit: 'water', powers: ['handle'], below: ['pipes'] },
    })
    for (const wrong of [
      '',
      'ans_',
      secret.slice(0, -1),
      `${secret}x`,
      secret.replace(String(J), String(J + 1)),
    ]) {
      expect(await actorForKey(house.db, wrong, clock.now())).toBeNull()
    }
    const rows = await house.db.query(`SELECT k::text FROM api_keys k WHERE jurisdiction_id = $1`, [
      J,
    ])
    expect(JSON.stringify(rows)).not.toContain(secret.slice(12))
    await must(endKey(by(), id))
    expect(await actorForKey(house.db, secret, clock.now())).toBeNull()
    expect(await code(endKey(by(), id))).toBe('key_unknown')
  })

  test('neither administer nor read what is sealed', async () => {
    await city()
    for (const power of ['handle_sealed', 'administer_security'] as const) {
      const key = { unit: 'water', label: 'x', powers: [power] }
      expect(await code(addKey(by(), key))).toBe('power_not_for_keys')
    }
  })
})

test('a declared interest counts from the next request until it is ended by the same person', async () => {
  await city()
  const clerk = await official('clerk', ['handle'], 'pipes')
  const id = await declareInterest(house.db, J, clerk.person, { unit: 'water' }, clock.now())
  await declareInterest(house.db, J, clerk.person, { matter: 'm1' }, clock.now())
  const actor = async () => actorFor(house.db, J, 'clerk-h', clock.now())
  expect((await actor())?.interests).toEqual({ units: ['water'], matters: ['m1'] })
  expect(await endInterest(house.db, J, 'another', id, clock.now())).toBe(false)
  expect(await endInterest(house.db, J, clerk.person, id, clock.now())).toBe(true)
  expect((await actor())?.interests).toEqual({ units: [], matters: ['m1'] })
})
