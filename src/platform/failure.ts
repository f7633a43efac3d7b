/**
 * A failure that the person at the keyboard can mend: one sentence in each language that names the way out, and
 * an exit code of its own. Anything else that is thrown is a bug and keeps its stack.
 */
export class Failure extends Error {
  readonly code: FailureCode
  readonly zh: string
  readonly en: string

  constructor(code: FailureCode, zh: string, en: string, cause?: unknown) {
    super(en, { cause })
    this.name = 'Failure'
    this.code = code
    this.zh = zh
    this.en = en
  }

  get exitCode(): number {
    return EXIT_CODES[this.code]
  }
}

/** Exit codes are listed in docs/operations.md; a code once given never changes its meaning. */
export const EXIT_CODES = {
  usage: 2,
  data_in_use: 10,
  data_unusable: 11,
  disk_full: 12,
  port_taken: 13,
  port_forbidden: 14,
  database_unreachable: 20,
  database_refused: 21,
  database_too_old: 22,
  schema_newer: 23,
  migration_failed: 24,
  embedded_unavailable: 30,
  embedded_failed: 31,
} as const

export type FailureCode = keyof typeof EXIT_CODES
