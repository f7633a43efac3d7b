/**
 * Text messages over HTTP, signed. One small contract that the city's provider, or a few lines before
 * it, fulfils; see docs/operations.md.
 *
 *     POST <url>
 *     Content-Type: application/json
 *     X-Key: <key id>   X-Timestamp: <seconds>   X-Nonce: <32 hex>
 *     X-Signature: hex(HMAC-SHA256(secret, timestamp + "\n" + nonce + "\n" + path + "\n" + hex(SHA-256(body))))
 *
 *     {"id": "…", "to": "+8613812341234", "text": "…"}
 *
 * 2xx: taken. 409: had this id before, taken. 401, 403: key not accepted. 408, 425, 429, 5xx: later.
 * Any other 4xx: never. Whoever receives refuses stamps older than five minutes and nonces it has seen.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { failed, sent } from './messenger.ts'
import type { Failed, Messenger } from './messenger.ts'
import { NoAnswer, post } from './outbound.ts'
import type { Place } from './outbound.ts'

export interface SmsSettings {
  readonly place: Place
  readonly key: string
  /** Read anew for every message. */
  readonly secret: () => string
  readonly ca: string | null
  /** Milliseconds; 10 s unless told. */
  readonly timeout?: number
}

export interface Stamp {
  /** Seconds since 1970. */
  readonly at: number
  readonly nonce: string
}

export function signature(
  secret: string,
  { at, nonce }: Stamp,
  path: string,
  body: string,
): string {
  const digest = createHash('sha256').update(body, 'utf8').digest('hex')
  return createHmac('sha256', secret).update(`${at}\n${nonce}\n${path}\n${digest}`).digest('hex')
}

export function smsMessenger(settings: SmsSettings, now = () => Date.now()): Messenger {
  const { place, key, ca, timeout } = settings
  return {
    async send({ id, to, text }) {
      const number = numberOf(to)
      if (number === null) return failed('permanent', 'address_unusable')
      const body = JSON.stringify({ id, to: number, text })
      const stamp = { at: Math.floor(now() / 1_000), nonce: randomBytes(16).toString('hex') }
      try {
        const { status } = await post({
          place,
          body,
          headers: {
            'content-type': 'application/json',
            'x-key': key,
            'x-timestamp': String(stamp.at),
            'x-nonce': stamp.nonce,
            'x-signature': signature(settings.secret(), stamp, place.url.pathname, body),
          },
          ...(timeout === undefined ? {} : { within: timeout }),
          ...(ca === null ? {} : { ca }),
        })
        return outcomeOf(status)
      } catch (error) {
        if (error instanceof NoAnswer) return failed('unreachable', `sms_${error.code}`)
        throw error
      }
    },
  }
}

const LATER = new Set([408, 425, 429])

function outcomeOf(status: number): { ok: true } | Failed {
  if ((status >= 200 && status < 300) || status === 409) return sent
  const reason = `sms_${status}`
  if (status === 401 || status === 403) return failed('credentials', 'sms_key')
  // Somebody else answers there, or nobody does: the channel is set up wrongly.
  if (status < 400 || status === 404 || status === 405) return failed('credentials', reason)
  return LATER.has(status) || status >= 500
    ? failed('temporary', reason)
    : failed('permanent', reason)
}

/** E.164. Eleven digits that begin with 1 are a mobile number of the mainland; null: none that can get a text. */
export function numberOf(typed: string): string | null {
  const text = typed.normalize('NFKC').replaceAll(/[\s().-]/g, '')
  const home = /^(?:\+86|0086|86)?(1[3-9]\d{9})$/.exec(text)?.[1]
  if (home) return `+86${home}`
  return /^\+[1-9]\d{6,14}$/.test(text) && !text.startsWith('+86') ? text : null
}
