import { randomBytes } from 'node:crypto'
import { Secret } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import type { Result } from '../kernel/index.ts'
import { fixedClock } from '../platform/clock.ts'
import { disableAccount, inviteAccount, issuePass, resetAccount } from './account-changes.store.ts'
import { readAccounts } from './accounts.store.ts'
import { beginActivation, changePassword, finishActivation } from './activation.ts'
import { readAdminLog } from './change.store.ts'
import type { Administration } from './change.store.ts'
import { demonstrationAccount, firstAdministrators } from './first.ts'
import { countIn } from './lanes.store.ts'
import { appoint, endHolding } from './rights.store.ts'
import { sessionOf, switchHolding } from './session.ts'
import { endSession } from './sessions.store.ts'
import { proveAgain, signIn } from './sign-in.ts'
import type { SignIn, SignInHouse } from './sign-in.ts'
import { addPerson, addPost, addUnit } from './structure.store.ts'
import { sweepSignIn } from './sweep.ts'
import { openThrottle } from './throttle.ts'
import { newTotpSecret, totpCode } from './totp.ts'

const clock = fixedClock('2026-11-24T01:00:00.000Z')
const master = randomBytes(32)
const secret = newTotpSecret()
const password = '春眠不觉晓处处闻啼鸟'
let J = 200_000
let base: TestDatabase
let house: SignInHouse
let slept: number[]

beforeAll(async () => {
  base = await testDatabase()
})
afterAll(() => base.drop())
beforeEach(async () => {
  J += 1
  slept = []
  const throttle = openThrottle(async (milliseconds) => {
    slept.push(milliseconds)
  })
  house = { db: base.db, clock, throttle, master }
  await must(addUnit(admin(), { id: 'root', parent: null, level: 1, nameZh: '市', nameEn: 'City' }))
  await must(addPost(admin(), { id: 'clerk', unit: 'root', titleZh: '岗', titleEn: 'Post' }))
  await must(addPerson(admin(), { id: 'wang', name: '王芳' }))
  await must(appoint(admin(), { id: 'h1', person: 'wang', post: 'clerk' }))
  await must(
    demonstrationAccount({ ...admin(), by: 'house' }, master, {
      person: 'wang',
      login: 'Wang',
      password,
      totpSecret: secret,
    }),
  )
})

function admin(): Administration {
  return { db: base.db, jurisdiction: J, now: clock.now(), by: 'house' }
}

async function must<T>(made: Promise<Result<T>>): Promise<T> {
  const result = await made
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

async function codeOf(made: Promise<Result<unknown>>): Promise<string> {
  const result = await made
  return result.ok ? 'ok' : result.refusal.code
}

/** Every code serves once: the next one comes with the next half minute. */
function freshCode(): string {
  clock.advance(30_000)
  return totpCode(secret, clock.now())
}

function given(more: Partial<SignIn> = {}): SignIn {
  return { jurisdiction: J, login: 'wang', password, code: freshCode(), ...more }
}

async function account(): Promise<string> {
  return (await readAccounts(base.db, J))[0]?.id ?? ''
}

const open = (token: string | undefined) => sessionOf(base.db, token, clock.now())

describe('sign-in', () => {
  test('with password and code opens a session of the only post', async () => {
    const { token } = await must(signIn(house, given({ login: '  ＷＡＮＧ ' })))
    const session = await open(token)
    expect(session).toMatchObject({ name: '王芳', login: 'wang', holding: 'h1' })
    expect(session?.actor).toMatchObject({
      person: 'wang',
      post: 'clerk',
      unit: 'root',
      jurisdiction: J,
    })
  })

  test('says the same to every failure, and looks at both halves each time', async () => {
    const wrong: Partial<SignIn>[] = [
      { login: 'nobody' },
      { login: '__proto__' },
      { password: 'wrong' },
      { code: '000000' },
      { code: '' },
      { jurisdiction: J + 1_000 },
    ]
    for (const more of wrong)
      expect(await codeOf(signIn(house, given(more)))).toBe('sign_in_failed')
  })

  test('takes a code once, of two at the same moment too', async () => {
    const first = given()
    await must(signIn(house, first))
    expect(await codeOf(signIn(house, first))).toBe('sign_in_failed')
    const known = await must(signIn(house, given()))
    const other = await must(signIn(house, given()))
    const code = freshCode()
    const twice = [known, other].map(({ device }) => ({ ...given(), code, device }))
    clock.advance(-60_000)
    const both = await Promise.all(twice.map((one) => codeOf(signIn(house, one))))
    expect(both.toSorted()).toEqual(['ok', 'sign_in_failed'])
  })

  test('does not take the code of an earlier step after a later one', async () => {
    const early = freshCode()
    await must(signIn(house, given()))
    expect(await codeOf(signIn(house, { ...given(), code: early }))).toBe('sign_in_failed')
  })

  test('ends the session that was there and never gives a token twice', async () => {
    const first = await must(signIn(house, given()))
    const second = await must(signIn(house, given({ former: first.token })))
    expect(second.token).not.toBe(first.token)
    expect(await open(first.token)).toBeNull()
    expect(await open(second.token)).not.toBeNull()
  })

  test('leaves neither token, password nor code in the database', async () => {
    const { token, device } = await must(signIn(house, given()))
    const tables = ['sessions', 'sign_in_devices', 'accounts', 'sign_in_lanes', 'admin_log']
    for (const table of tables) {
      const dump = JSON.stringify(await base.db.query(`SELECT t::text FROM ${table} t`))
      for (const canary of [token.slice(7), device.slice(7), password, secret.toString('hex')]) {
        expect(dump).not.toContain(canary)
      }
    }
  })
})

describe('a session', () => {
  test('dies half an hour after the last request, and twelve hours after sign-in in any case', async () => {
    const { token } = await must(signIn(house, given()))
    clock.advance(29 * 60_000)
    expect(await open(token)).not.toBeNull()
    clock.advance(29 * 60_000)
    expect(await open(token)).not.toBeNull()
    clock.advance(31 * 60_000)
    expect(await open(token)).toBeNull()
    const busy = await must(signIn(house, given()))
    const until = Date.parse(clock.now()) + 12 * 3_600_000
    while (Date.parse(clock.now()) + 20 * 60_000 < until) {
      clock.advance(20 * 60_000)
      expect(await open(busy.token)).not.toBeNull()
    }
    clock.advance(20 * 60_000 + 1)
    expect(await open(busy.token)).toBeNull()
  })

  test('dies at sign-out, when the account is disabled, and when it is reset', async () => {
    const out = await must(signIn(house, given()))
    await endSession(base.db, out.token)
    expect(await open(out.token)).toBeNull()
    const disabled = await must(signIn(house, given()))
    await must(disableAccount(admin(), await account()))
    expect(await open(disabled.token)).toBeNull()
    expect(await codeOf(signIn(house, given()))).toBe('sign_in_failed')
  })

  test('is nothing while its account is not active, even if it was not ended', async () => {
    const { token } = await must(signIn(house, given()))
    await base.owner.query(`UPDATE accounts SET state = 'disabled' WHERE jurisdiction_id = $1`, [J])
    expect(await open(token)).toBeNull()
  })

  test('loses its rights with the post, at the next request, and may choose another', async () => {
    const { token } = await must(signIn(house, given()))
    await must(addPost(admin(), { id: 'other', unit: 'root', titleZh: '岗', titleEn: 'Post' }))
    await must(appoint(admin(), { id: 'h2', person: 'wang', post: 'other' }))
    await must(endHolding(admin(), 'h1'))
    const session = await open(token)
    expect(session?.actor).toBeNull()
    expect(session?.holdings.map((one) => one.id)).toEqual(['h2'])
    if (!session) throw new Error('no session')
    expect(await codeOf(switchHolding(base.db, session, 'h1'))).toBe('holding_unknown')
    await must(switchHolding(base.db, session, 'h2'))
    expect((await open(token))?.actor?.post).toBe('other')
  })

  test('of a made-up token is nothing', async () => {
    const { token } = await must(signIn(house, given()))
    const made = [
      undefined,
      '',
      'x',
      `${J}.`,
      `${token}x`,
      token.replace(String(J), String(J + 1)),
      `${'9'.repeat(40)}.x`,
    ]
    for (const text of made) expect(await open(text)).toBeNull()
  })

  test('is proven again by password and code; ten wrong tries end it', async () => {
    const { token } = await must(signIn(house, given()))
    const at = (await open(token))?.provenAt ?? ''
    const session = await open(token)
    if (!session) throw new Error('no session')
    await must(proveAgain(house, session, { password, code: freshCode() }))
    expect((await open(token))?.provenAt).not.toBe(at)
    for (let times = 0; times < 12; times++) {
      expect(await codeOf(proveAgain(house, session, { password: 'x', code: freshCode() }))).toBe(
        'sign_in_failed',
      )
    }
    expect(await open(token)).toBeNull()
  })

  test('is swept away when nobody comes back', async () => {
    await must(signIn(house, given()))
    clock.advance(13 * 3_600_000)
    await sweepSignIn(base.db, J, clock.now())
    expect(
      await base.db.query('SELECT 1 AS one FROM sessions WHERE jurisdiction_id = $1', [J]),
    ).toEqual([])
  })
})

describe('guessing', () => {
  const guess = (more: Partial<SignIn> = {}) =>
    signIn(house, { ...given(), password: 'wrong', code: '123456', ...more })

  test('becomes slow, and does not slow the owner on a browser that is known', async () => {
    const { device } = await must(signIn(house, given()))
    const before = clock.now()
    for (let times = 0; times < 40; times++) {
      clock.set(before)
      await guess()
    }
    expect(slept.slice(-10)).toEqual(Array.from({ length: 10 }, () => 5_000))
    slept.length = 0
    expect(await codeOf(signIn(house, given({ device })))).toBe('ok')
    expect(slept).toEqual([])
    // From a browser that is not known the right pair passes as well, after the same delay as a wrong one.
    expect(await codeOf(signIn(house, given()))).toBe('ok')
    expect(slept).toEqual([5_000])
  })

  test('at a login that does not exist is as slow as at one that does', async () => {
    const before = clock.now()
    for (let times = 0; times < 12; times++) {
      clock.set(before)
      await guess({ login: 'wang' })
    }
    const real = [...slept]
    slept.length = 0
    for (let times = 0; times < 12; times++) {
      clock.set(before)
      await guess({ login: 'not-there' })
    }
    expect(slept).toEqual(real)
    expect(real.at(-1)).toBe(5_000)
  })

  test('with somebody’s known browser makes that browser an ordinary one', async () => {
    const { device } = await must(signIn(house, given()))
    for (let times = 0; times < 11; times++) await guess({ device })
    slept.length = 0
    await guess({ device })
    const lanes = await base.db.query<{ lane: string }>(
      `SELECT lane FROM sign_in_lanes WHERE jurisdiction_id = $1 AND lane LIKE 'account:%'`,
      [J],
    )
    expect(lanes).toHaveLength(1)
  })

  test('codes by somebody who has the password ends after twenty; the owner still comes in, and is warned', async () => {
    const { device } = await must(signIn(house, given()))
    for (let times = 0; times < 20; times++) await guess({ password, code: '000000' })
    expect(await countIn(base.db, J, `known:${await account()}`)).toBe(20)
    expect(await codeOf(signIn(house, given()))).toBe('sign_in_failed')
    expect(await codeOf(signIn(house, given({ device })))).toBe('ok')
    const warnings = (await readAdminLog(base.db, J, null)).filter(
      (one) => one.act === 'codes_guessed',
    )
    expect(warnings).toHaveLength(1)
  })

  test('is passed with a one-time pass of the security administrator, which alone opens nothing', async () => {
    for (let times = 0; times < 20; times++) await guess({ password, code: '000000' })
    const pass = await must(issuePass(admin(), await account()))
    expect(await codeOf(guess({ pass }))).toBe('sign_in_failed')
    expect(await codeOf(signIn(house, given({ pass })))).toBe('ok')
    for (let times = 0; times < 20; times++) await guess({ password, code: '000000' })
    expect(await codeOf(signIn(house, given({ pass })))).toBe('sign_in_failed')
    const late = await must(issuePass(admin(), await account()))
    clock.advance(3_600_001)
    expect(await codeOf(signIn(house, given({ pass: late })))).toBe('sign_in_failed')
  })
})

describe('activation', () => {
  const activationHouse = () => ({ db: base.db, master, issuer: '示范市' })

  async function invited() {
    const person = await must(addPerson(admin(), { name: '李雷' }))
    return must(inviteAccount(admin(), { person, login: 'lilei' }))
  }

  test('turns a one-time code into an account with a password and a phone of one’s own', async () => {
    const { code } = await invited()
    const begun = await must(beginActivation(activationHouse(), code, clock.now()))
    expect(begun.login).toBe('lilei')
    const phone = phoneOf(begun.secret)
    const now = clock.now()
    const finish = (more: object) =>
      codeOf(
        finishActivation(
          activationHouse(),
          { activation: code, password, code: totpCode(phone, now), ...more },
          now,
        ),
      )
    expect(await finish({ password: 'short' })).toBe('password_short')
    expect(await finish({ code: '000000' })).toBe('code_wrong')
    expect(await finish({ activation: `${code}0` })).toBe('activation_unknown')
    expect(await finish({})).toBe('ok')
    expect(await finish({})).toBe('activation_unknown')
    // The code that enrolled the phone has been used.
    const again = { jurisdiction: J, login: 'lilei', password, code: totpCode(phone, now) }
    expect(await codeOf(signIn(house, again))).toBe('sign_in_failed')
    clock.advance(30_000)
    expect(await codeOf(signIn(house, { ...again, code: totpCode(phone, clock.now()) }))).toBe('ok')
  })

  test('runs out after three days, and its code is stored as a hash', async () => {
    const { code } = await invited()
    const dump = JSON.stringify(await base.db.query('SELECT c::text FROM account_codes c'))
    expect(dump).not.toContain(code)
    clock.advance(3 * 24 * 3_600_000)
    expect(await codeOf(beginActivation(activationHouse(), code, clock.now()))).toBe(
      'activation_unknown',
    )
  })

  test('refuses a login that is taken, a person who has one, and names that are none', async () => {
    await invited()
    const person = await must(addPerson(admin(), { name: '韩梅' }))
    const invite = (who: string, login: string) =>
      codeOf(inviteAccount(admin(), { person: who, login }))
    expect(await invite(person, 'LILEI')).toBe('login_taken')
    expect(await invite('wang', 'wang2')).toBe('has_account')
    expect(await invite('nobody', 'nobody')).toBe('person_unknown')
    for (const login of ['', 'a b', 'x', '-a', 'a\u202eb'])
      expect(await invite(person, login)).toBe('login_missing')
    expect(await invite(person, '韩梅')).toBe('ok')
  })

  test('after a reset nothing of before opens anything', async () => {
    const { token, device } = await must(signIn(house, given()))
    const code = await must(resetAccount(admin(), await account()))
    expect(await open(token)).toBeNull()
    expect(await codeOf(signIn(house, given({ device })))).toBe('sign_in_failed')
    const begun = await must(beginActivation(activationHouse(), code, clock.now()))
    expect(begun.login).toBe('wang')
  })

  test('a new password takes the place of the old one', async () => {
    const who = { jurisdiction: J, account: await account(), login: 'wang', name: '王芳' }
    expect(await codeOf(changePassword(base.db, who, 'wang2026wang'))).toBe('password_common')
    await must(changePassword(base.db, who, 'a quite different one'))
    expect(await codeOf(signIn(house, given()))).toBe('sign_in_failed')
    expect(await codeOf(signIn(house, given({ password: 'a quite different one' })))).toBe('ok')
  })
})

describe('the first start', () => {
  test('gives three administrators a code each, once, and none a password', async () => {
    const city = { nameZh: '新市', nameEn: 'New City' }
    const fresh = J + 50_000
    const made = await firstAdministrators(base.db, fresh, city, clock.now())
    expect(made?.map(({ power }) => power)).toEqual([
      'administer_system',
      'administer_security',
      'administer_audit',
    ])
    expect(await firstAdministrators(base.db, fresh, city, clock.now())).toBeNull()
    for (const { login, code } of made ?? []) {
      const begun = await must(
        beginActivation({ db: base.db, master, issuer: '新市' }, code, clock.now()),
      )
      expect(begun.login).toBe(login)
      expect(
        await codeOf(signIn(house, { jurisdiction: fresh, login, password: '', code: '' })),
      ).toBe('sign_in_failed')
    }
  })
})

function phoneOf(typed: string): Buffer {
  return Buffer.from(new Uint8Array(Secret.fromBase32(typed).buffer))
}
