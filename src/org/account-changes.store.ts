/** What administrators do with accounts: invite, disable, reset, let in. */
import { randomUUID } from 'node:crypto'
import type { Result } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { accountById, accountByLogin, forgetAll, normalLogin } from './accounts.store.ts'
import { change, refused } from './change.store.ts'
import type { Administration } from './change.store.ts'
import { endCodes, issueCode } from './codes.store.ts'

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
