/** Keys of forms: a second press of a button is the same press. */
import { randomBytes } from 'node:crypto'
import type { Typed } from './forms.ts'

/** A key is ours if it looks like one; anything else is replaced, never trusted to be unique. */
export function keyOf(typed: Typed): string {
  const key = typed['key'] ?? ''
  return /^[\w-]{22}$/u.test(key) ? key : newKey()
}

export function newKey(): string {
  return randomBytes(16).toString('base64url')
}
