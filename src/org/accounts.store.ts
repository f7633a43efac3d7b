/** Accounts: who may come in, and the one-time codes that set one up or let one in. */
import { randomUUID } from 'node:crypto'
import type { Instant, Result } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { newReceiptCode, oneTimeHash, parseReceiptCode, printReceiptCode } from '../vault/index.ts'
import { change, refused } from './change.store.ts'
import type { Administration } from './change.store.ts'
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
async function forgetAll(tx: Queryable, jurisdiction: number, account: string): Promise<void> {
  await endSessionsOf(tx, jurisdiction, account)
  await forgetDevices(tx, jurisdiction, account)
}

/* One-time codes */

export type CodePurpose = 'activate' | 'pass'

const VALID_FOR = { activate: 3 * 24 * 3_600_000, pass: 3_600_000 }

export async function issueCode(
  tx: Queryable,
  jurisdiction: number,
  account: string,
  purpose: CodePurpose,
  now: Instant,
): Promise<string> {
  const code = newReceiptCode(jurisdiction)
  const until = new Date(Date.parse(now) + VALID_FOR[purpose]).toISOString()
  await tx.query(
    `DELETE FROM account_codes WHERE jurisdiction_id = $1 AND account_id = $2 AND purpose = $3`,
    [jurisdiction, account, purpose],
  )
  await tx.query(
    `INSERT INTO account_codes (jurisdiction_id, hash, account_id, purpose, until)
     VALUES ($1, $2, $3, $4, $5)`,
    [jurisdiction, oneTimeHash(code, purpose), account, purpose, until],
  )
  return printReceiptCode(code)
}

export interface FoundCode {
  readonly jurisdiction: number
  readonly account: string
}

/** Null: mistyped, unknown, used or too old. */
export async function findCode(
  db: Queryable,
  typed: string,
  purpose: CodePurpose,
  now: Instant,
): Promise<FoundCode | null> {
  const code = parseReceiptCode(typed)
  if (!code) return null
  const [row] = await db.query<{ account: string }>(
    `SELECT account_id AS account FROM account_codes
     WHERE jurisdiction_id = $1 AND hash = $2 AND purpose = $3 AND until > $4`,
    [code.jurisdiction, oneTimeHash(code, purpose), purpose, now],
  )
  return row ? { jurisdiction: code.jurisdiction, account: row.account } : null
}

/** True for exactly one of all who use it. */
export async function useCode(
  tx: Queryable,
  typed: string,
  purpose: CodePurpose,
): Promise<boolean> {
  const code = parseReceiptCode(typed)
  if (!code) return false
  const used = await tx.query(
    `DELETE FROM account_codes WHERE jurisdiction_id = $1 AND hash = $2 AND purpose = $3
     RETURNING account_id`,
    [code.jurisdiction, oneTimeHash(code, purpose), purpose],
  )
  return used.length > 0
}

async function endCodes(tx: Queryable, jurisdiction: number, account: string): Promise<void> {
  await tx.query('DELETE FROM account_codes WHERE jurisdiction_id = $1 AND account_id = $2', [
    jurisdiction,
    account,
  ])
}

/* What administrators do with accounts */

export interface Invitation {
  readonly account: string
  /** Given to the person by hand, shown once. */
  readonly code: string
}

/** Refusals: `login_missing`, `login_taken`, `person_unknown`, `has_account`. */
export function inviteAccount(
  admin: Administration,
  given: { readonly person: string; readonly login: string },
): Promise<Result<Invitation>> {
  const { jurisdiction, now } = admin
  const account = randomUUID()
  const login = normalLogin(given.login)
  const details = { person: given.person, login }
  return change(
    admin,
    { needs: 'administer_system', act: 'invite', subject: account, details },
    async (tx) => {
      if (!/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,62}$/u.test(login))
        throw refused('login_missing', 'login')
      const people = await tx.query(
        'SELECT person_id FROM people WHERE jurisdiction_id = $1 AND person_id = $2',
        [jurisdiction, given.person],
      )
      if (people.length === 0) throw refused('person_unknown', 'person')
      if (await accountByLogin(tx, jurisdiction, login)) throw refused('login_taken', 'login')
      const [made] = await tx.query(
        `INSERT INTO accounts (jurisdiction_id, account_id, person_id, login, state)
       VALUES ($1, $2, $3, $4, 'invited')
       ON CONFLICT (jurisdiction_id, person_id) DO NOTHING RETURNING account_id`,
        [jurisdiction, account, given.person, login],
      )
      if (!made) throw refused('has_account', 'person')
      return { account, code: await issueCode(tx, jurisdiction, account, 'activate', now) }
    },
  )
}

/** From the next request on nobody is in with it. Refusals: `account_unknown`, `not_yourself`. */
export function disableAccount(admin: Administration, account: string): Promise<Result<void>> {
  return onAccount(admin, account, 'disable_account', async (tx) => {
    await tx.query(
      `UPDATE accounts SET state = 'disabled' WHERE jurisdiction_id = $1 AND account_id = $2`,
      [admin.jurisdiction, account],
    )
    await endCodes(tx, admin.jurisdiction, account)
    await forgetAll(tx, admin.jurisdiction, account)
  })
}

/**
 * Lost phone, forgotten password, a disabled account that shall live again: the person sets it up
 * anew with a code. Refusals: `account_unknown`, `not_yourself`.
 */
export function resetAccount(admin: Administration, account: string): Promise<Result<string>> {
  return onAccount(admin, account, 'reset_account', async (tx) => {
    await tx.query(
      `UPDATE accounts SET state = 'invited', password_hash = NULL, totp_sealed = NULL,
         totp_pending = NULL
       WHERE jurisdiction_id = $1 AND account_id = $2`,
      [admin.jurisdiction, account],
    )
    await forgetAll(tx, admin.jurisdiction, account)
    return issueCode(tx, admin.jurisdiction, account, 'activate', admin.now)
  })
}

/** Lets the person in from a browser that is not known, past everybody who guesses. */
export function issuePass(admin: Administration, account: string): Promise<Result<string>> {
  return onAccount(admin, account, 'issue_pass', (tx) =>
    issueCode(tx, admin.jurisdiction, account, 'pass', admin.now),
  )
}

function onAccount<T>(
  admin: Administration,
  id: string,
  act: string,
  work: (tx: Queryable) => Promise<T>,
): Promise<Result<T>> {
  const { by, jurisdiction } = admin
  return change(
    admin,
    { needs: 'administer_security', act, subject: id, details: {} },
    async (tx) => {
      const account = await accountById(tx, jurisdiction, id)
      if (!account) throw refused('account_unknown', 'account')
      if (by !== 'house' && by.person === account.person) throw refused('not_yourself', 'account')
      return work(tx)
    },
  )
}
