/**
 * Parameters of addresses and forms. A name given twice, bytes that are no UTF-8, and names that would reach into
 * JavaScript's own objects are refused, never guessed at.
 */
import { HttpProblem } from './problems.ts'

export type Parameters = Record<string, string | string[]>

const MOST_PARAMETERS = 200
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** Every value of every name, in order; or the problem, as a value, because the router cannot catch. */
export class RawParameters {
  readonly #values = new Map<string, string[]>()
  readonly problem: HttpProblem | null

  constructor(text: string) {
    this.problem = this.#read(text)
  }

  #read(text: string): HttpProblem | null {
    const pairs = text === '' ? [] : text.split('&')
    if (pairs.length > MOST_PARAMETERS) return new HttpProblem(400, 'too_many_parameters')
    for (const pair of pairs) {
      if (pair === '') continue
      const at = pair.indexOf('=')
      const name = decode(at < 0 ? pair : pair.slice(0, at))
      const value = decode(at < 0 ? '' : pair.slice(at + 1))
      if (name === null || value === null) return new HttpProblem(400, 'not_utf8')
      if (FORBIDDEN.has(name)) return new HttpProblem(400, 'forbidden_name')
      this.#values.set(name, [...(this.#values.get(name) ?? []), value])
    }
    return null
  }

  /** As plain fields. Those in `repeatable` are lists, however often they were given; any other may come once. */
  fields(repeatable: readonly string[] = []): Parameters {
    if (this.problem) throw this.problem
    const fields: Parameters = {}
    for (const [name, values] of this.#values) {
      if (repeatable.includes(name)) fields[name] = values
      else if (values.length === 1) fields[name] = values[0] ?? ''
      else throw new HttpProblem(400, 'repeated_parameter', name)
    }
    return fields
  }
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return null
  }
}

const DEEPEST = 32

/** JSON nested deeper than anyone needs exhausts whoever walks it; strings are skipped, the rest is counted. */
export function refuseDeepJson(text: string): void {
  let depth = 0
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (quoted) {
      if (sign === 0x5c) at += 1
      else if (sign === 0x22) quoted = false
    } else if (sign === 0x22) quoted = true
    else if (sign === 0x7b || sign === 0x5b) {
      depth += 1
      if (depth > DEEPEST) throw new HttpProblem(400, 'too_deep')
    } else if (sign === 0x7d || sign === 0x5d) depth -= 1
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

export function utf8(bytes: Buffer): string {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    throw new HttpProblem(400, 'not_utf8')
  }
}
