/**
 * Is an unsafe request from a page of ours? Two proofs, neither needs JavaScript: what the browser says of where the
 * request comes from, and a token that only our own page could hold, bound to the session.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export const TOKEN_FIELD = '_csrf'
export const TOKEN_HEADER = 'x-csrf-token'

export interface FormTokens {
  /** A new token for a page shown to the holder of `session` ('' for visitors without one). */
  issue(session: string, now: string): string
  check(token: unknown, session: string, now: string): boolean
}

/** A page may lie open this long; the absolute limit of a session is the same. */
const VALID_FOR = 12 * 3_600_000
const NONCE = 12
const STAMP = 6
const SEAL = 32

export function formTokens(key: Buffer): FormTokens {
  const seal = (head: Buffer, session: string): Buffer =>
    createHmac('sha256', key).update(head).update(session).digest()

  return {
    issue(session, now) {
      const head = Buffer.alloc(STAMP + NONCE)
      head.writeUIntBE(Date.parse(now), 0, STAMP)
      randomBytes(NONCE).copy(head, STAMP)
      return Buffer.concat([head, seal(head, session)]).toString('base64url')
    },
    check(token, session, now) {
      if (typeof token !== 'string' || token.length > 100) return false
      const bytes = Buffer.from(token, 'base64url')
      // Decoding forgives what encoding never writes: of one token there is one spelling.
      if (bytes.length !== STAMP + NONCE + SEAL || bytes.toString('base64url') !== token)
        return false
      const head = bytes.subarray(0, STAMP + NONCE)
      const age = Date.parse(now) - head.readUIntBE(0, STAMP)
      return (
        age >= 0 &&
        age <= VALID_FOR &&
        timingSafeEqual(bytes.subarray(STAMP + NONCE), seal(head, session))
      )
    },
  }
}

interface Headers {
  origin?: string | string[] | undefined
  host?: string | undefined
  'sec-fetch-site'?: string | string[] | undefined
}

/**
 * Does the browser say that this comes from elsewhere? Our pages send no referrer, so browsers write
 * `Origin: null` on our own forms too: then Sec-Fetch-Site decides, and where an old browser sends none, the token.
 */
export function isForeign(headers: Headers, publicUrl: string | null): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const { origin } = headers
  if (origin === undefined || origin === 'null') return false
  if (typeof origin !== 'string' || !URL.canParse(origin)) return true
  const { host, origin: canonical } = new URL(origin)
  return host !== headers.host && (publicUrl === null || canonical !== new URL(publicUrl).origin)
}
