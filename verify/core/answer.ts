/** What a check comes to: a value, or one refusal with a code that has its sentence in both languages. */
import type { Code } from '../words/refusals.ts'

export type Params = Readonly<Record<string, string | number>>

export interface Refusal {
  readonly code: Code
  readonly params: Params
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal }

export function yes<T>(value: T): Answer<T> {
  return { ok: true, value }
}

export function no(code: Code, params: Params = {}): Answer<never> {
  return { ok: false, refusal: { code, params } }
}
