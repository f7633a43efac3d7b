/**
 * A telephone must not ring all night because somebody files matters with its number: so many codes an hour
 * to one contact. Counted in memory only, under a key that dies with the process: nothing is kept
 * by which contacts of different matters could be compared.
 */
import { createHmac, randomBytes } from 'node:crypto'
import type { Instant } from '../kernel/index.ts'

export interface ProofLimit {
  /** Counts this one in. */
  mayGet(contact: string, now: Instant): boolean
}

const HOUR = 3_600_000
const MOST = 5
const MEMORY = 20_000

export function proofLimit(): ProofLimit {
  const key = randomBytes(32)
  const times = new Map<string, number[]>()
  return {
    mayGet(contact, now) {
      const name = createHmac('sha256', key).update(contact).digest('base64')
      const at = Date.parse(now)
      const recent = (times.get(name) ?? []).filter((time) => time > at - HOUR)
      const may = recent.length < MOST
      times.delete(name)
      times.set(name, may ? [...recent, at] : recent)
      const [oldest] = times.keys()
      if (times.size > MEMORY && oldest !== undefined) times.delete(oldest)
      return may
    },
  }
}
