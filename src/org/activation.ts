/** A code from an administrator becomes an account: the person chooses a password and enrols a phone. */
import type { Instant, Result } from '../kernel/index.ts'
import { ok, refuse } from '../kernel/index.ts'
import type { Database, Queryable } from '../platform/database.ts'
import { deriveKey, seal } from '../vault/index.ts'
import { accountById, activate, setPassword, setPending } from './accounts.store.ts'
import { findCode, useCode } from './codes.store.ts'
import type { Account } from './accounts.store.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import { openTotp, totpBinding } from './sign-in.ts'
import { enrolment, newTotpSecret, totpStep } from './totp.ts'
import type { Enrolment } from './totp.ts'

export interface ActivationHouse {
  readonly db: Database
  readonly master: Buffer
  /** Shown in the authenticator app beside the login. */
  readonly issuer: string
}

export interface Activation extends Enrolment {
  readonly login: string
}

/** Refusal: `activation_unknown`: mistyped, used or too old. */
export async function beginActivation(
  { db, master, issuer }: ActivationHouse,
  typed: string,
  now: Instant,
): Promise<Result<Activation>> {
  const found = await invited(db, typed, now)
  if (!found) return refuse('activation_unknown', { field: 'activation' })
  const { account, jurisdiction } = found
  const secret = newTotpSecret()
  await setPending(db, jurisdiction, account.id, sealTotp(master, jurisdiction, account.id, secret))
  return ok({ login: account.login, ...enrolment(secret, issuer, account.login) })
}

export interface ActivationGiven {
  readonly activation: string
  readonly password: string
  readonly code: string
}

/**
 * Refusals: `activation_unknown`, `password_short`, `password_long`, `password_common`,
 * `code_wrong` (the phone's clock, or another enrolment).
 */
export async function finishActivation(
  { db, master }: ActivationHouse,
  given: ActivationGiven,
  now: Instant,
): Promise<Result<{ readonly jurisdiction: number; readonly login: string }>> {
  const found = await invited(db, given.activation, now)
  if (!found?.account.totpPending) return refuse('activation_unknown', { field: 'activation' })
  const { account, jurisdiction } = found
  const password = checkPassword(given.password, [account.login])
  if (!password.ok) return password
  const secret = openTotp(master, jurisdiction, account.id, found.account.totpPending)
  const step = totpStep(secret, given.code, now)
  if (step === null) return refuse('code_wrong', { field: 'code' })
  const passwordHash = await hashPassword(password.value)
  const totpSealed = sealTotp(master, jurisdiction, account.id, secret)
  return db.transaction(async (tx) => {
    if (!(await useCode(tx, given.activation, 'activate'))) {
      return refuse('activation_unknown', { field: 'activation' })
    }
    await activate(tx, jurisdiction, account.id, { passwordHash, totpSealed, totpStep: step })
    return ok({ jurisdiction, login: account.login })
  })
}

/** Refusals of checkPassword. The caller has asked for the old one again: proveAgain(). */
export async function changePassword(
  db: Queryable,
  who: {
    readonly jurisdiction: number
    readonly account: string
    readonly login: string
    readonly name: string
  },
  next: string,
): Promise<Result<void>> {
  const password = checkPassword(next, [who.login, who.name])
  if (!password.ok) return password
  await setPassword(db, who.jurisdiction, who.account, await hashPassword(password.value))
  return ok(undefined)
}

export function sealTotp(
  master: Buffer,
  jurisdiction: number,
  account: string,
  secret: Buffer,
): Buffer {
  return seal(deriveKey(master, 'totp v1'), totpBinding(jurisdiction, account), secret)
}

async function invited(
  db: Queryable,
  typed: string,
  now: Instant,
): Promise<{ account: Account; jurisdiction: number } | null> {
  const found = await findCode(db, typed, 'activate', now)
  const account = found && (await accountById(db, found.jurisdiction, found.account))
  return found && account?.state === 'invited'
    ? { account, jurisdiction: found.jurisdiction }
    : null
}
