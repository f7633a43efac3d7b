/** Sets the demo city up as an administrator would: rules, divisions, units, posts, people, accounts. */
import { createHash } from 'node:crypto'
import type { Instant, Result } from '../src/kernel/index.ts'
import {
  addPerson,
  addPost,
  addUnit,
  appoint,
  demonstrationAccount,
  setPowers,
} from '../src/org/index.ts'
import type { Administration } from '../src/org/index.ts'
import type { Database } from '../src/platform/database.ts'
import { addDivisions, insertJurisdiction, seedDefaults } from '../src/rules/index.ts'
import { LOGINS, POSTS, UNITS } from './city.ts'
import { CITY_CODE, DIVISIONS } from './divisions.ts'

export const CITY_NAME = { zh: '示范市（演示）', en: 'Demo City (demonstration)' } as const

/** Known to everybody who reads this file; there is nothing behind it but invented matters. */
export const DEMO_PASSWORD = 'shifan-demo-2026'
export const DEMO_TOTP_SECRET: Buffer = createHash('sha1').update('demo city').digest()

export interface DemoAccount {
  readonly login: string
  readonly title: string
  readonly unit: string
  readonly person: string
  readonly english: string
}

export async function setUpCity(db: Database, master: Buffer, since: Instant): Promise<void> {
  await db.transaction(async (tx) => {
    await insertJurisdiction(tx, {
      id: CITY_CODE,
      name: CITY_NAME,
      parent: null,
      settings: { demonstration: true },
    })
    await seedDefaults(tx, CITY_CODE, since)
    await addDivisions(tx, DIVISIONS)
  })
  const admin = { db, jurisdiction: CITY_CODE, now: since, by: 'house' } as const
  await setUpUnits(admin)
  await setUpPosts(admin)
  await setUpAccounts(admin, master)
}

async function setUpUnits(admin: Administration): Promise<void> {
  for (const { id, parent, level, name } of UNITS) {
    must(await addUnit(admin, { id, parent, level, nameZh: name.zh, nameEn: name.en }))
  }
}

async function setUpPosts(admin: Administration): Promise<void> {
  for (const { id, unit, title, powers, person } of POSTS) {
    must(await addPost(admin, { id, unit, titleZh: title.zh, titleEn: title.en }))
    must(await setPowers(admin, id, powers))
    must(await addPerson(admin, { id: personOf(id), name: person }))
    must(await appoint(admin, { id: `h-${id}`, person: personOf(id), post: id }))
  }
}

async function setUpAccounts(
  admin: Administration & { readonly by: 'house' },
  master: Buffer,
): Promise<void> {
  for (const { login, post } of LOGINS) {
    const person = personOf(post)
    must(
      await demonstrationAccount(admin, master, {
        person,
        login,
        password: DEMO_PASSWORD,
        totpSecret: DEMO_TOTP_SECRET,
      }),
    )
  }
}

export function personOf(post: string): string {
  return `p-${post}`
}

export function demoAccounts(): readonly DemoAccount[] {
  return LOGINS.map(({ post, login }) => {
    const held = POSTS.find(({ id }) => id === post)
    const unit = UNITS.find(({ id }) => id === held?.unit)
    if (!held || !unit) throw new Error(`demo login ${login} has no post`)
    const english = `${unit.name.en}, ${held.title.en}`
    return { login, title: held.title.zh, unit: unit.name.zh, person: held.person, english }
  })
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the demo city could not be set up: ${result.refusal.code}`)
  return result.value
}
