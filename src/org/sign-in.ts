/**
 * Sign-in with a password and a one-time code. Both are looked at, whatever the first was, and every
 * failure says the same: nobody learns which logins exist or which half was right.
 */
import { createHash } from 'node:crypto'
import type { Instant, Result } from '../kernel/index.ts'
import { ok, refuse } from '../kernel/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { deriveKey, unseal } from '../vault/index.ts'
import { accountByLogin, normalLogin, useTotpStep } from './accounts.store.ts'
import { findCode, useCode } from './codes.store.ts'
import type { Account } from './accounts.store.ts'
import { log } from './change.store.ts'
import {
  addCount,
  addFailure,
  clearLane,
  countIn,
  failuresIn,
  isDeviceOf,
  rememberDevice,
} from './lanes.store.ts'
import { loadOrg } from './org.store.ts'
import { passwordMatches } from './passwords.ts'
import { createSession, dropSession, endSession, proveSession } from './sessions.store.ts'
import type { SessionRow } from './sessions.store.ts'
import { delayAfter } from './throttle.ts'
import type { Throttle } from './throttle.ts'
import { newToken, readToken } from './tokens.ts'
import { totpStep } from './totp.ts'

export interface SignInHouse {
  readonly db: Database
  readonly clock: Clock
  readonly throttle: Throttle
  /** The house's master key; what is used here is derived from it. */
  readonly master: Buffer
}

export interface SignIn {
  readonly jurisdiction: number
  readonly login: string
  readonly password: string
  readonly code: string
  /** The cookie of a browser that signed in before. */
  readonly device?: string | undefined
  /** A one-time pass of the security administrator. */
  readonly pass?: string | undefined
  /** A session that is there already ends. */
  readonly former?: string | undefined
}

export interface SignedIn {
  readonly token: string
  readonly device: string
}

/** Failures on a known browser after which it counts as any other. */
const DEVICE_FAILURES = 10
/** Right password, wrong code: after so many only known browsers and passes come in. */
const KNOWN_PASSWORD = 20

/** Refusals: `sign_in_failed`, `sign_in_busy` (come again in a moment). */
export async function signIn(house: SignInHouse, given: SignIn): Promise<Result<SignedIn>> {
  const { db, clock, throttle } = house
  const account = await accountByLogin(db, given.jurisdiction, given.login)
  const way = await wayIn(house, given, account)
  const delay = async () =>
    delayAfter(await failuresIn(db, given.jurisdiction, way.lane, clock.now()))
  const answer = await throttle.inLane(way.lane, delay, () => attempt(house, given, account, way))
  return answer ?? refuse('sign_in_busy')
}

/** From where somebody comes in, as far as that is known without asking the network. */
interface Way {
  readonly lane: string
  readonly by: 'known_browser' | 'pass' | 'any'
}

async function wayIn(house: SignInHouse, given: SignIn, account: Account | null): Promise<Way> {
  const { db, clock } = house
  const { jurisdiction } = given
  if (!account) return { lane: nobodysLane(given.login), by: 'any' }
  const now = clock.now()
  const device = deviceHash(given)
  if (device && (await isDeviceOf(db, jurisdiction, device, account.id))) {
    const lane = `device:${device.toString('hex').slice(0, 32)}`
    if ((await countIn(db, jurisdiction, lane)) < DEVICE_FAILURES) {
      return { lane, by: 'known_browser' }
    }
  }
  if (given.pass !== undefined && given.pass !== '') {
    const found = await findCode(db, given.pass, 'pass', now)
    if (found?.jurisdiction === jurisdiction && found.account === account.id) {
      return { lane: `pass:${account.id}`, by: 'pass' }
    }
  }
  return { lane: `account:${account.id}`, by: 'any' }
}

/** Logins that do not exist share 4,096 lanes, so that inventing them fills no table. */
function nobodysLane(login: string): string {
  return `nobody:${createHash('sha256').update(normalLogin(login)).digest('hex').slice(0, 3)}`
}

function deviceHash(given: SignIn): Buffer | null {
  const device = readToken(given.device)
  return device?.jurisdiction === given.jurisdiction ? device.hash : null
}

async function attempt(
  house: SignInHouse,
  given: SignIn,
  account: Account | null,
  way: Way,
): Promise<Result<SignedIn>> {
  const { db, clock } = house
  const { jurisdiction } = given
  const passwordRight = await passwordMatches(account?.passwordHash ?? null, given.password)
  const now = clock.now()
  const step = codeStep(house.master, jurisdiction, account, given.code, now)
  const active = account !== null && account.state === 'active'
  if (active && passwordRight && step === null && way.by === 'any') {
    await noteKnownPassword(house, jurisdiction, account, now)
  }
  const allowed =
    active && passwordRight && step !== null && (await mayUse(house, jurisdiction, account, way))
  if (!allowed || !(await useTotpStep(db, jurisdiction, account.id, step))) {
    // On a known browser they do not fade: a thief who waits gets no more tries.
    const count = way.by === 'known_browser' ? addCount : addFailure
    await count(db, jurisdiction, way.lane, now)
    return refuse('sign_in_failed')
  }
  return letIn(house, given, account, way, now)
}

async function letIn(
  { db }: SignInHouse,
  given: SignIn,
  account: Account,
  way: Way,
  now: Instant,
): Promise<Result<SignedIn>> {
  const { jurisdiction } = given
  const holdings = (await loadOrg(db, jurisdiction, now)).holdingsOf(account.person)
  const [only] = holdings
  return db.transaction(async (tx): Promise<Result<SignedIn>> => {
    if (way.by === 'pass' && !(await useCode(tx, given.pass ?? '', 'pass'))) {
      return refuse('sign_in_failed')
    }
    await endSession(tx, given.former)
    await clearLane(tx, jurisdiction, knownPasswordLane(account))
    // The common lane stays slow: whoever guesses there gains nothing from the owner's coming in.
    if (way.by !== 'any') await clearLane(tx, jurisdiction, way.lane)
    const holding = holdings.length === 1 && only ? only.id : null
    const token = await createSession(tx, jurisdiction, account.id, holding, now)
    if (way.by === 'known_browser') return ok({ token, device: given.device ?? '' })
    const device = newToken(jurisdiction)
    const hash = readToken(device)?.hash ?? Buffer.alloc(0)
    await rememberDevice(tx, jurisdiction, hash, account.id, now.slice(0, 10))
    return ok({ token, device })
  })
}

function knownPasswordLane(account: Account): string {
  return `known:${account.id}`
}

/** Somebody has the password and not the phone. The security administrator is told once. */
async function noteKnownPassword(
  { db }: SignInHouse,
  jurisdiction: number,
  account: Account,
  now: Instant,
): Promise<void> {
  const times = await addCount(db, jurisdiction, knownPasswordLane(account), now)
  if (times === KNOWN_PASSWORD / 2) {
    await log(db, jurisdiction, now, 'house', {
      act: 'codes_guessed',
      subject: account.id,
      details: { login: account.login },
    })
  }
}

async function mayUse(
  { db }: SignInHouse,
  jurisdiction: number,
  account: Account,
  way: Way,
): Promise<boolean> {
  if (way.by !== 'any') return true
  return (await countIn(db, jurisdiction, knownPasswordLane(account))) < KNOWN_PASSWORD
}

function codeStep(
  master: Buffer,
  jurisdiction: number,
  account: Account | null,
  code: string,
  now: Instant,
): number | null {
  if (!account?.totpSealed) return null
  return totpStep(openTotp(master, jurisdiction, account.id, account.totpSealed), code, now)
}

export function totpBinding(jurisdiction: number, account: string) {
  return ['totp', jurisdiction, account] as const
}

export function openTotp(
  master: Buffer,
  jurisdiction: number,
  account: string,
  sealed: Buffer,
): Buffer {
  return unseal(deriveKey(master, 'totp v1'), totpBinding(jurisdiction, account), sealed)
}

/**
 * Password and code once more, before what is sensitive (ASVS 7.5.3).
 * Refusals: `sign_in_failed`, `sign_in_busy`.
 */
export async function proveAgain(
  house: SignInHouse,
  session: SessionRow,
  given: { readonly password: string; readonly code: string },
): Promise<Result<void>> {
  const { db, clock, throttle } = house
  const { jurisdiction } = session
  const lane = `session:${session.hash.toString('hex').slice(0, 32)}`
  const delay = async () => delayAfter(await failuresIn(db, jurisdiction, lane, clock.now()))
  const answer = await throttle.inLane(lane, delay, async (): Promise<Result<void>> => {
    const account = await accountByLogin(db, jurisdiction, session.login)
    const right = await passwordMatches(account?.passwordHash ?? null, given.password)
    const now = clock.now()
    const step = codeStep(house.master, jurisdiction, account, given.code, now)
    if (
      right &&
      account &&
      step !== null &&
      (await useTotpStep(db, jurisdiction, account.id, step))
    ) {
      await clearLane(db, jurisdiction, lane)
      await proveSession(db, session, now)
      return ok(undefined)
    }
    // Ten wrong tries inside a session: it is not its owner who sits there.
    if ((await addFailure(db, jurisdiction, lane, now)) > DEVICE_FAILURES - 1) {
      await dropSession(db, session)
    }
    return refuse('sign_in_failed')
  })
  return answer ?? refuse('sign_in_busy')
}
