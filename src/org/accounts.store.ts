/** Accounts: who may come in. */
import type { Queryable } from '../platform/database.ts'
import { endCodes } from './codes.store.ts'
import { forgetDevices } from './lanes.store.ts'
import { endSessionsOf } from './sessions.store.ts'

export interface Account {
  readonly id: string
  readonly person: string
  readonly login: string
  readonly state: 'invited' | 'active' | 'disabled'
  readonly passwordHash: string | null
  readonly mustChange: boolean
  readonly totpSealed: Buffer | null
  readonly totpPending: Buffer | null
}

const COLUMNS = `account_id AS id, person_id AS person, login, state,
  password_hash AS "passwordHash", must_change AS "mustChange", totp_sealed AS "totpSealed",
  totp_pending AS "totpPending"`

export function normalLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase()
}

export async function accountByLogin(
  db: Queryable,
  jurisdiction: number,
  login: string,
): Promise<Account | null> {
  const [account] = await db.statement<Account>(
    'org_account_by_login',
    `SELECT ${COLUMNS} FROM accounts WHERE jurisdiction_id = $1 AND login = $2`,
    [jurisdiction, normalLogin(login)],
  )
  return account ?? null
}

export async function accountById(
  db: Queryable,
  jurisdiction: number,
  id: string,
): Promise<Account | null> {
  const [account] = await db.query<Account>(
    `SELECT ${COLUMNS} FROM accounts WHERE jurisdiction_id = $1 AND account_id = $2`,
    [jurisdiction, id],
  )
  return account ?? null
}

export interface AccountEntry extends Pick<Account, 'id' | 'person' | 'login' | 'state'> {
  readonly name: string
}

export async function readAccounts(db: Queryable, jurisdiction: number): Promise<AccountEntry[]> {
  return db.query<AccountEntry>(
    `SELECT a.account_id AS id, a.person_id AS person, a.login, a.state, p.name
     FROM accounts a
     JOIN people p ON p.jurisdiction_id = a.jurisdiction_id AND p.person_id = a.person_id
     WHERE a.jurisdiction_id = $1 AND p.jurisdiction_id = $1
     ORDER BY a.login`,
    [jurisdiction],
  )
}

/** True once per time step: two requests with the same code are one too many. */
export async function useTotpStep(
  db: Queryable,
  jurisdiction: number,
  account: string,
  step: number,
): Promise<boolean> {
  const used = await db.query(
    `UPDATE accounts SET totp_step = $3
     WHERE jurisdiction_id = $1 AND account_id = $2 AND totp_step < $3
     RETURNING account_id`,
    [jurisdiction, account, step],
  )
  return used.length > 0
}

export async function setPending(
  db: Queryable,
  jurisdiction: number,
  account: string,
  sealed: Buffer,
): Promise<void> {
  await db.query(
    `UPDATE accounts SET totp_pending = $3 WHERE jurisdiction_id = $1 AND account_id = $2`,
    [jurisdiction, account, sealed],
  )
}

export interface Credentials {
  readonly passwordHash: string
  readonly totpSealed: Buffer
  readonly totpStep: number
}

export async function activate(
  tx: Queryable,
  jurisdiction: number,
  account: string,
  { passwordHash, totpSealed, totpStep }: Credentials,
): Promise<void> {
  await tx.query(
    `UPDATE accounts
     SET state = 'active', password_hash = $3, totp_sealed = $4, totp_step = $5,
       totp_pending = NULL, must_change = false
     WHERE jurisdiction_id = $1 AND account_id = $2`,
    [jurisdiction, account, passwordHash, totpSealed, totpStep],
  )
  await endCodes(tx, jurisdiction, account)
  await forgetAll(tx, jurisdiction, account)
}

export async function setPassword(
  tx: Queryable,
  jurisdiction: number,
  account: string,
  passwordHash: string,
): Promise<void> {
  await tx.query(
    `UPDATE accounts SET password_hash = $3, must_change = false
     WHERE jurisdiction_id = $1 AND account_id = $2`,
    [jurisdiction, account, passwordHash],
  )
}

/** Sessions and known browsers: after a reset nothing of before is trusted. */
export async function forgetAll(
  tx: Queryable,
  jurisdiction: number,
  account: string,
): Promise<void> {
  await endSessionsOf(tx, jurisdiction, account)
  await forgetDevices(tx, jurisdiction, account)
}
