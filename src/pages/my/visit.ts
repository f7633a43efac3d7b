/**
 * A visit to one matter: what lets a resident stay on it without an account and without the code.
 *
 * The cookie holds, sealed, which receipt was shown; never the code. It ends with the browser, when
 * it lies idle, after two hours, when the receipt is replaced, or at a press of *leave*.
 */
import type { Instant } from '../../kernel/index.ts'
import { deriveKey, seal, unseal } from '../../vault/index.ts'

export interface Visit {
  readonly jurisdiction: number
  readonly matter: string
  readonly receipt: string
  readonly role: 'author' | 'second'
  readonly since: Instant
  readonly seen: Instant
  /** Name of the act just done, told once on the next page. */
  readonly did: string | null
}

export const VISIT_COOKIE = '__Host-answerable-matter'

const IDLE = 30 * 60_000
const LONGEST = 2 * 3_600_000
const BINDING = ['visit', 1] as const

export interface Visits {
  write(visit: Visit): string
  /** Null: none, too old, or not ours. */
  read(cookie: string | undefined, now: Instant): Visit | null
}

export function visits(secret: Buffer): Visits {
  const key = deriveKey(secret, 'visits to a matter v1')
  return {
    write: (visit) => seal(key, BINDING, Buffer.from(JSON.stringify(visit))).toString('base64url'),
    read(cookie, now) {
      if (cookie === undefined || cookie.length > 2_000) return null
      try {
        const plain = unseal(key, BINDING, Buffer.from(cookie, 'base64url'))
        const visit = JSON.parse(plain.toString('utf8')) as Visit
        return isOver(visit, now) ? null : visit
      } catch {
        // Changed on the way, or sealed by another installation: as if there were none.
        return null
      }
    },
  }
}

function isOver({ since, seen }: Visit, now: Instant): boolean {
  const at = Date.parse(now)
  return at - Date.parse(seen) > IDLE || at - Date.parse(since) > LONGEST
}
