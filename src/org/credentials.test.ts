import { TOTP, Secret, URI } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { checkPassword, hashPassword, passwordMatches } from './passwords.ts'
import { enrolment, newTotpSecret, qrPicture, totpCode, totpStep } from './totp.ts'

describe('passwords', () => {
  test.each([
    ['短', 'password_short'],
    ['123456789', 'password_short'],
    ['x'.repeat(129), 'password_long'],
    ['aaaaaaaaaaaa', 'password_common'],
    ['1234567890', 'password_common'],
    ['abcdefghijkl', 'password_common'],
    ['Password2026!', 'password_common'],
    ['Qwerty123456', 'password_common'],
    ['wang.fang2026', 'password_common'],
    ['correct horse battery', 'ok'],
    ['春眠不觉晓处处闻啼鸟', 'ok'],
    ['8hKq-2vRt-9zLm', 'ok'],
    ['7391028465', 'ok'],
  ])('%s: %s', (password, expected) => {
    const checked = checkPassword(password, ['wang.fang', '王芳'])
    expect(checked.ok ? 'ok' : checked.refusal.code).toBe(expected)
  })

  test('are kept as Argon2id and match only themselves, however they are typed', async () => {
    const stored = await hashPassword('ｃorrect horse battery')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u)
    expect(await passwordMatches(stored, 'correct horse battery')).toBe(true)
    expect(await passwordMatches(stored, 'Correct horse battery')).toBe(false)
    expect(await passwordMatches(stored, '')).toBe(false)
    expect(await passwordMatches(null, 'nobody has this password')).toBe(false)
    expect(await passwordMatches(stored, 'x'.repeat(1_000_000))).toBe(false)
  })

  test('are hashed off the event loop, a few at a time', async () => {
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 1)
    const since = performance.now()
    await Promise.all(Array.from({ length: 12 }, () => hashPassword('correct horse battery')))
    clearInterval(timer)
    expect(turns).toBeGreaterThan((performance.now() - since) / 50)
  })
})

describe('codes', () => {
  const secret = newTotpSecret()
  const now = '2026-11-24T01:00:10.000Z'

  test('of this and the neighbouring steps are right; each tells its step', () => {
    const step = Math.floor(Date.parse(now) / 30_000)
    for (const delta of [-1, 0, 1]) {
      const at = new Date(Date.parse(now) + delta * 30_000).toISOString()
      expect(totpStep(secret, totpCode(secret, at), now)).toBe(step + delta)
    }
    for (const delta of [-2, 2]) {
      const at = new Date(Date.parse(now) + delta * 30_000).toISOString()
      expect(totpStep(secret, totpCode(secret, at), now)).toBeNull()
    }
  })

  test('may be typed with spaces and in full width; anything else is wrong', () => {
    const code = totpCode(secret, now)
    expect(totpStep(secret, ` ${code.slice(0, 3)} ${code.slice(3)}`, now)).not.toBeNull()
    const wide = Array.from(code, (digit) => String.fromCodePoint(0xff10 + Number(digit))).join('')
    expect(totpStep(secret, wide, now)).not.toBeNull()
    for (const wrong of ['', '12345', '1234567', 'abcdef', '__proto__', `${code}\u0000`]) {
      expect(totpStep(secret, wrong, now)).toBeNull()
    }
  })

  test('agree with RFC 6238 (its last six digits)', () => {
    const rfc = Buffer.from('12345678901234567890')
    expect(totpCode(rfc, '1970-01-01T00:00:59.000Z')).toBe('287082')
    expect(totpCode(rfc, '2005-03-18T01:58:29.000Z')).toBe('081804')
  })

  test('an app that reads the enrolment shows the same codes', () => {
    const { uri, secret: typed, qr } = enrolment(secret, '示范市', 'wang.fang')
    const app = URI.parse(uri)
    expect(app).toBeInstanceOf(TOTP)
    expect(app instanceof TOTP && app.generate({ timestamp: Date.parse(now) })).toBe(
      totpCode(secret, now),
    )
    expect(Buffer.from(Secret.fromBase32(typed).buffer)).toEqual(secret)
    expect(qr.path.startsWith('M4 4h1v1h-1z')).toBe(true)
    expect(qr.size).toBeGreaterThan(30)
  })

  test('a picture is dark where the code is: finder patterns in three corners, margin around', () => {
    const { size, path } = qrPicture('x')
    const dark = new Set(path.match(/M\d+ \d+/gu))
    const end = size - 5
    for (const corner of ['M4 4', `M${end} 4`, `M4 ${end}`]) expect(dark.has(corner)).toBe(true)
    expect([...dark].every((cell) => !/M[0-3] |\s[0-3]$/u.test(cell))).toBe(true)
  })
})
