/** A small city for tests: units on three levels, a post for every part, officials who can sign in. */
import { Secret } from 'otpauth'
import { buildHouse } from '../../src/house.ts'
import type { Instant, Kind, Power, Result } from '../../src/kernel/index.ts'
import { KINDS } from '../../src/kinds/index.ts'
import type { WithFiles } from '../../src/attachments/index.ts'
import {
  actorFor,
  addKey,
  addPerson,
  addPost,
  addUnit,
  appoint,
  demonstrationAccount,
  firstAdministrators,
  openThrottle,
  setPowers,
} from '../../src/org/index.ts'
import type { Administration, InsideOfficial, OrgHouse } from '../../src/org/index.ts'
import { createSession } from '../../src/org/sessions.store.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { addDivisions, insertJurisdiction, seedDefaults } from '../../src/rules/index.ts'
import { guessLimiter } from '../../src/vault/index.ts'
import { testDatabase } from './database.ts'
import { memoryStore } from './file-store.ts'
import type { TestDatabase } from './database.ts'

const CITY = 990100

/** [id, parent, level, zh, en] */
const UNITS = [
  ['gov', null, 1, '试验市人民政府', 'Test City Government'],
  ['hotline', 'gov', 1, '市民热线中心', 'Hotline Centre'],
  ['inspection', 'gov', 1, '市政府督查室', 'Supervision Office'],
  ['discipline', 'gov', 1, '市纪委监委', 'Discipline Inspection'],
  ['archives', 'gov', 1, '市档案馆', 'Archives'],
  ['housing', 'gov', 1, '市住房和城乡建设局', 'Housing Bureau'],
  ['urban', 'gov', 1, '市综合行政执法局', 'Urban Management'],
  ['east', 'gov', 2, '东城区人民政府', 'East District'],
  ['east-urban', 'east', 2, '东城区综合行政执法局', 'East Urban Management'],
  ['bridge', 'east', 3, '桥头街道办事处', 'Bridge Street Office'],
] as const

/** [login and post, unit, powers, zh, en] */
export const POSTS = [
  ['operator', 'hotline', ['intake'], '话务员', 'Operator'],
  ['dispatcher', 'hotline', ['dispatch'], '派单员', 'Dispatcher'],
  ['caller', 'hotline', ['call_back'], '回访员', 'Caller'],
  ['reviewer', 'hotline', ['review'], '复核员', 'Reviewer'],
  ['arbiter', 'inspection', ['arbitrate'], '裁定员', 'Arbiter'],
  ['supervisor', 'inspection', ['supervise'], '督查员', 'Supervisor'],
  ['checker', 'inspection', ['check'], '核查员', 'Checker'],
  ['sealed', 'discipline', ['handle_sealed'], '密办员', 'Sealed handler'],
  ['archivist', 'archives', ['archive'], '档案员', 'Archivist'],
  ['leader', 'gov', ['leader'], '市长', 'Mayor'],
  ['auditor', 'gov', ['audit'], '审计员', 'Auditor'],
  ['housing-clerk', 'housing', ['handle'], '经办人', 'Clerk'],
  ['housing-head', 'housing', ['head'], '局长', 'Head'],
  ['urban-clerk', 'urban', ['handle'], '经办人', 'Clerk'],
  ['urban-checker', 'urban', ['check'], '内部核查员', 'Checker inside'],
  ['bridge-clerk', 'bridge', ['handle'], '经办人', 'Clerk'],
  ['system-admin', 'gov', ['administer_system'], '系统管理员', 'System administrator'],
  ['security-admin', 'gov', ['administer_security'], '安全管理员', 'Security administrator'],
  ['audit-admin', 'gov', ['administer_audit'], '审计管理员', 'Audit administrator'],
] as const

export type Login = (typeof POSTS)[number][0]

const DIVISIONS = [
  ['990100', null, 2, '试验市', 'Test City'],
  ['990102', '990100', 3, '东城区', 'East District'],
  ['990102001', '990102', 4, '桥头街道', 'Bridge Street'],
] as const

export const PASSWORD = 'harbour-lantern-quiet-7'

export interface TestCity {
  readonly database: TestDatabase
  readonly house: WithFiles
  /** What lies in the file store, by name. */
  readonly stored: Map<string, Buffer>
  readonly org: OrgHouse
  readonly jurisdiction: number
  /** The secret of an official's phone, for totpCode(). */
  secretOf(login: Login): Buffer
  actorOf(login: Login): Promise<InsideOfficial>
  /** The cookie of a session that has just begun. */
  sessionOf(login: Login): Promise<string>
  /** A key for the system of a department. */
  keyFor(unit: string, powers: readonly Power[]): Promise<string>
  drop(leaving?: { replays: boolean }): Promise<void>
}

export interface CityWishes {
  readonly clock?: Clock
  readonly kinds?: readonly Kind[]
  readonly start?: Instant
  /** In a database that is there already: another city beside the first. */
  readonly beside?: TestDatabase
  readonly jurisdiction?: number
}

export async function testCity(wishes: CityWishes = {}): Promise<TestCity> {
  const database = wishes.beside ?? (await testDatabase())
  const clock = wishes.clock ?? fixedClock(wishes.start ?? '2026-11-23T02:00:00.000Z')
  const jurisdiction = wishes.jurisdiction ?? CITY
  const { db } = database
  await foundCity(database, jurisdiction, clock.now(), wishes.beside !== undefined)
  const { house, org, master, stored } = houseOf(database, jurisdiction, clock, wishes.kinds)
  // Set up the day before: a version of a post holds from a millisecond after the one it follows.
  const before = new Date(Date.parse(clock.now()) - 86_400_000).toISOString()
  const admin = { db, jurisdiction, now: before, by: 'house' } as const
  const officials = await peopleOf(admin, master)
  const known = (login: Login) => {
    const official = officials.get(login)
    if (!official) throw new Error(`the test city has no ${login}`)
    return official
  }
  return {
    database,
    house,
    stored,
    org,
    jurisdiction,
    secretOf: (login) => secretFor(login),
    actorOf: async (login) =>
      must(await actorFor(db, jurisdiction, known(login).holding, clock.now())),
    sessionOf: (login) => {
      const { account, holding } = known(login)
      return createSession(db, jurisdiction, account, holding, clock.now())
    },
    keyFor: async (unit, powers) =>
      value(
        await addKey({ ...admin, now: clock.now() }, { unit, label: unit, powers: [...powers] }),
      ).key,
    drop: (leaving) => database.drop(leaving),
  }
}

/** A city of which there is nothing yet but its rules and three administrators with their codes. */
export async function newCity(clock: Clock) {
  const database = await testDatabase()
  await foundCity(database, CITY, clock.now(), false)
  const { house, org } = houseOf(database, CITY, clock)
  const before = new Date(Date.parse(clock.now()) - 86_400_000).toISOString()
  const name = { nameZh: '新设市人民政府', nameEn: 'New City Government' }
  const administrators = must(await firstAdministrators(database.db, CITY, name, before))
  return { database, house, org, administrators, drop: () => database.drop() }
}

function houseOf(
  database: TestDatabase,
  jurisdiction: number,
  clock: Clock,
  kinds: readonly Kind[] = KINDS,
) {
  const master = Buffer.alloc(32, 1)
  const { db } = database
  const receiptSecret = Buffer.alloc(32, 2)
  const files = memoryStore()
  const house = buildHouse({ db, clock, masterKey: master, receiptSecret, kinds, files })
  const org: OrgHouse = {
    db,
    clock,
    throttle: openThrottle(),
    master,
    jurisdiction,
    issuer: '有应',
    guesses: guessLimiter(),
  }
  return { house, org, master, stored: files.things }
}

async function foundCity(
  database: TestDatabase,
  jurisdiction: number,
  now: Instant,
  isSecond: boolean,
): Promise<void> {
  await database.owner.transaction(async (tx) => {
    const name = { zh: '试验市', en: 'Test City' }
    await insertJurisdiction(tx, { id: jurisdiction, name, parent: null, settings: {} })
    await seedDefaults(tx, jurisdiction, now)
    if (isSecond) return
    await addDivisions(
      tx,
      DIVISIONS.map(([code, parent, level, zh, en]) => {
        return { code, parent, level, name: { zh, en }, since: '1949-10-01', until: null }
      }),
    )
  })
}

interface TestOfficial {
  readonly account: string
  readonly holding: string
}

async function peopleOf(
  admin: Administration & { readonly by: 'house' },
  master: Buffer,
): Promise<ReadonlyMap<string, TestOfficial>> {
  for (const [id, parent, level, nameZh, nameEn] of UNITS) {
    value(await addUnit(admin, { id, parent, level, nameZh, nameEn }))
  }
  const officials = new Map<string, TestOfficial>()
  for (const [login, unit, powers, titleZh, titleEn] of POSTS) {
    value(await addPost(admin, { id: login, unit, titleZh, titleEn }))
    value(await setPowers(admin, login, powers))
    const person = value(await addPerson(admin, { id: `p-${login}`, name: `${titleZh}甲` }))
    const holding = value(await appoint(admin, { person, post: login }))
    const account = value(
      await demonstrationAccount(admin, master, {
        person,
        login,
        password: PASSWORD,
        totpSecret: secretFor(login),
      }),
    )
    officials.set(login, { account, holding })
  }
  return officials
}

function secretFor(login: string): Buffer {
  return Buffer.from(Secret.fromUTF8(login.padEnd(20, '-')).buffer)
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the test city: ${result.refusal.code}`)
  return result.value
}

function must<T>(found: T | null): T {
  if (found === null) throw new Error('the test city: not there')
  return found
}
