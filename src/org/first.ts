/** The first administrators of a new city, and ready-made accounts for a demonstration. */
import type { Instant, Power, Result } from '../kernel/index.ts'
import type { Database } from '../platform/database.ts'
import { inviteAccount } from './account-changes.store.ts'
import { activate, readAccounts } from './accounts.store.ts'
import { sealTotp } from './activation.ts'
import type { Administration } from './change.store.ts'
import { loadOrg } from './org.store.ts'
import { hashPassword } from './passwords.ts'
import { appoint, setPowers } from './rights.store.ts'
import { addPerson, addPost, addUnit } from './structure.store.ts'

export interface FirstAdministrator {
  readonly login: string
  readonly power: Power
  /** One-time activation code, shown once at first start. */
  readonly code: string
}

const FIRST = [
  { login: 'system', power: 'administer_system', zh: '系统管理员', en: 'System administrator' },
  {
    login: 'security',
    power: 'administer_security',
    zh: '安全管理员',
    en: 'Security administrator',
  },
  { login: 'audit', power: 'administer_audit', zh: '审计管理员', en: 'Audit administrator' },
] as const

/**
 * Three, for the three administrations are never one person's. None has a password before its
 * holder chooses one. Null: the city has accounts already.
 */
export async function firstAdministrators(
  db: Database,
  jurisdiction: number,
  city: { readonly nameZh: string; readonly nameEn: string },
  now: Instant,
): Promise<FirstAdministrator[] | null> {
  if ((await readAccounts(db, jurisdiction)).length > 0) return null
  const admin: Administration = { db, jurisdiction, now, by: 'house' }
  const [root] = (await loadOrg(db, jurisdiction, now)).units.keys()
  const unit = root ?? must(await addUnit(admin, { parent: null, level: 1, ...city }))
  const made: FirstAdministrator[] = []
  for (const { login, power, zh, en } of FIRST) {
    const post = must(await addPost(admin, { unit, titleZh: zh, titleEn: en }))
    must(await setPowers(admin, post, [power]))
    const person = must(await addPerson(admin, { name: zh }))
    must(await appoint(admin, { person, post }))
    made.push({ login, power, code: must(await inviteAccount(admin, { person, login })).code })
  }
  return made
}

/**
 * An account that can be used at once, with a password and secret that are written down somewhere:
 * for a demonstration only. Refusals of inviteAccount.
 */
export async function demonstrationAccount(
  admin: Administration & { readonly by: 'house' },
  master: Buffer,
  given: {
    readonly person: string
    readonly login: string
    readonly password: string
    readonly totpSecret: Buffer
  },
): Promise<Result<string>> {
  const { db, jurisdiction } = admin
  const invitation = await inviteAccount(admin, given)
  if (!invitation.ok) return invitation
  const { account } = invitation.value
  const passwordHash = await hashPassword(given.password)
  const totpSealed = sealTotp(master, jurisdiction, account, given.totpSecret)
  await db.transaction((tx) =>
    activate(tx, jurisdiction, account, { passwordHash, totpSealed, totpStep: 0 }),
  )
  return { ok: true, value: account }
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`first start: ${result.refusal.code}`)
  return result.value
}
