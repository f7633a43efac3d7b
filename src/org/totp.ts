/** Time-based codes (RFC 6238) as the second factor. SHA-1, six digits, 30 s: what every app reads. */
import { Secret, TOTP } from 'otpauth'
import { create } from 'qrcode'
import type { Instant } from '../kernel/index.ts'

const PERIOD = 30
const WINDOW = 1

export function newTotpSecret(): Buffer {
  return Buffer.from(new Secret({ size: 20 }).buffer)
}

/**
 * The time step a code belongs to, at most one step away from now; null: wrong. The caller keeps the
 * step and never accepts it or an earlier one again (ASVS 6.5.1).
 */
export function totpStep(secret: Buffer, code: string, now: Instant): number | null {
  const token = code.normalize('NFKC').replaceAll(/\s/gu, '')
  if (!/^\d{6}$/u.test(token)) return null
  const timestamp = Date.parse(now)
  const delta = totp(secret).validate({ token, timestamp, window: WINDOW })
  return delta === null ? null : Math.floor(timestamp / 1_000 / PERIOD) + delta
}

export function totpCode(secret: Buffer, now: Instant): string {
  return totp(secret).generate({ timestamp: Date.parse(now) })
}

/** What the authenticator app reads: as an address, as text to type, and as a QR made here. */
export interface Enrolment {
  readonly uri: string
  readonly secret: string
  readonly qr: QrPicture
}

/** Dark modules as one SVG path in a square of `size` units, four of them margin on each side. */
export interface QrPicture {
  readonly size: number
  readonly path: string
}

export function enrolment(secret: Buffer, issuer: string, login: string): Enrolment {
  const one = totp(secret, issuer, login)
  const uri = one.toString()
  return { uri, secret: one.secret.base32, qr: qrPicture(uri) }
}

const MARGIN = 4

export function qrPicture(text: string): QrPicture {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const cells = Array.from(modules.data, (dark, index) => {
    const x = (index % modules.size) + MARGIN
    const y = Math.floor(index / modules.size) + MARGIN
    return dark ? `M${x} ${y}h1v1h-1z` : ''
  })
  return { size: modules.size + 2 * MARGIN, path: cells.join('') }
}

function totp(secret: Buffer, issuer = '', label = 'answerable'): TOTP {
  const bytes = new Secret({ buffer: Uint8Array.from(secret).buffer })
  return new TOTP({ secret: bytes, issuer, label, algorithm: 'SHA1', digits: 6, period: PERIOD })
}
