/** Passwords: Argon2id, off the event loop, and only a few at once so that memory stays bounded. */
import { hash, verify } from '@node-rs/argon2'
import type { Result } from '../kernel/index.ts'
import { ok, refuse } from '../kernel/index.ts'

/** OWASP's minimum for Argon2id: 19 MiB, two passes, one lane. (2 is Argon2id in the library.) */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
const AT_ONCE = 4

const SHORTEST = 10
const LONGEST = 128

/**
 * Length and the worst choices only: no rules of composition, no yearly change (ASVS 6.2.5, 6.2.10).
 * Refusals: `password_short` (params.least), `password_long` (params.most), `password_common`.
 */
export function checkPassword(password: string, about: readonly string[]): Result<string> {
  const text = password.normalize('NFKC')
  const length = [...new Intl.Segmenter().segment(text)].length
  if (length < SHORTEST)
    return refuse('password_short', { field: 'password', params: { least: SHORTEST } })
  if (length > LONGEST || text.length > LONGEST * 4) {
    return refuse('password_long', { field: 'password', params: { most: LONGEST } })
  }
  return isCommon(text.toLowerCase(), about)
    ? refuse('password_common', { field: 'password' })
    : ok(text)
}

/** What guessers try first: one's own name, a repeated or rising row, a well-known word with digits. */
function isCommon(text: string, about: readonly string[]): boolean {
  const mine = about.map((word) => word.toLowerCase()).filter((word) => word.length >= 3)
  const rest = [...mine, ...KNOWN].reduce((left, word) => left.replaceAll(word, ''), text)
  const bare = rest.replaceAll(/[\d\p{P}\p{S}\s]/gu, '')
  const changes = [...text].filter((character, index, all) => {
    const step = (character.codePointAt(0) ?? 0) - (all[index - 1]?.codePointAt(0) ?? 0)
    return index > 0 && step !== 0 && step !== 1 && step !== -1
  })
  return changes.length < 3 || (bare.length < 3 && (rest.length < 6 || rest !== text))
}

const KNOWN = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'asdf',
  'zxcvbnm',
  '1qaz2wsx',
  '1q2w3e4r',
  'q1w2e3r4',
  'iloveyou',
  'woaini',
  '5201314',
  '1314520',
  'letmein',
  'welcome',
  'administrator',
  'admin',
  'answerable',
  'youying',
  '12345',
  'changeme',
]

export async function hashPassword(password: string): Promise<string> {
  return atMost(() => hash(password.normalize('NFKC'), OPTIONS))
}

/** Costs the same when there is no hash: nobody learns by the clock which logins exist. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  // Longer than any password that can be set: no work for whoever sends a megabyte.
  const text = password.length > LONGEST * 4 ? '' : password.normalize('NFKC')
  const against = stored ?? (await dummy())
  const matches = await atMost(() => verify(against, text))
  return matches && stored !== null
}

let dummyHash: Promise<string> | undefined

function dummy(): Promise<string> {
  dummyHash ??= hash('nobody has this password', OPTIONS)
  return dummyHash
}

let running = 0
const waiting: (() => void)[] = []

async function atMost<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
