/** Random tokens of which only a hash is stored. The jurisdiction in front routes the look-up. */
import { createHash, randomBytes } from 'node:crypto'

export interface Token {
  readonly jurisdiction: number
  readonly hash: Buffer
}

/** 256 random bits behind the jurisdiction: `330600.…`. */
export function newToken(jurisdiction: number): string {
  return `${jurisdiction}.${randomBytes(32).toString('base64url')}`
}

export function readToken(text: string | undefined): Token | null {
  const [, digits] = /^(\d{1,9})\.[\w-]{43}$/u.exec(text ?? '') ?? []
  if (text === undefined || digits === undefined) return null
  return { jurisdiction: Number(digits), hash: createHash('sha256').update(text).digest() }
}
