/** Whose word is enough (C2SP tlog-policy): the log's key, the witnesses', and how many of them must agree. */
import { parseCheckpoint } from './checkpoint.ts'
import { COSIGNATURE } from './cosignature.ts'
import { type Verified, type Verifier, NoteError, malformed, openNote } from './note.ts'
import { parseCosigner, parseVkey } from './vkey.ts'

export interface PolicyLog {
  readonly vkey: string
  readonly verifier: Verifier
  readonly url: string | null
}

export interface PolicyWitness {
  /** Its name in the policy; the name of its key is in `verifier`. */
  readonly name: string
  readonly vkey: string
  readonly verifier: Verifier & { timeOf(sig: Buffer): number }
  /** Prefix of where it takes checkpoints. */
  readonly url: string | null
}

interface Group {
  readonly name: string
  /** How many of the members must have witnessed it. */
  readonly threshold: number
  readonly members: readonly string[]
}

export interface Policy {
  readonly logs: readonly PolicyLog[]
  readonly witnesses: readonly PolicyWitness[]
  readonly groups: readonly Group[]
  /** A witness or a group; `none`: no cosignature is asked for. */
  readonly quorum: string
}

/** Bytes. Well above 32 logs, 32 witnesses and 32 groups, which everybody should take. */
const LONGEST = 262_144
const NONE = 'none'

/** Throws NoteError, whose message names the line. */
export function parsePolicy(text: string): Policy {
  if (Buffer.byteLength(text) > LONGEST) throw new NoteError('too_long', 'the policy is too long')
  const policy = new Reading()
  for (const [index, line] of text.split('\n').entries()) {
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    if (/[\u0000-\u0008\u000B-\u001F\u007F]/.test(line)) throw atLine(index, 'a control character')
    const words = line.split(/[ \t]+/).filter((word) => word !== '')
    if (words.length > 0 && !words[0]?.startsWith('#')) reads(index, () => policy.read(words))
  }
  return policy.whole()
}

function reads(index: number, read: () => void): void {
  try {
    read()
  } catch (error) {
    throw error instanceof NoteError ? atLine(index, error.message, error.code) : error
  }
}

function atLine(index: number, what: string, code: NoteError['code'] = 'malformed'): NoteError {
  return new NoteError(code, `line ${index + 1}: ${what}`)
}

class Reading {
  readonly #logs: PolicyLog[] = []
  readonly #witnesses: PolicyWitness[] = []
  readonly #groups: Group[] = []
  readonly #names = new Set<string>()
  readonly #taken = new Set<string>()
  #quorum: string | null = null

  read([what = '', ...words]: readonly string[]): void {
    const [first = '', second = '', ...rest] = words
    if (what === 'log' && (words.length === 1 || words.length === 2))
      return this.#log(first, second)
    if (what === 'witness' && (words.length === 2 || words.length === 3)) {
      return this.#witness(first, second, rest[0])
    }
    if (what === 'group' && words.length >= 3) return this.#group(first, second, rest)
    if (what === 'quorum' && words.length === 1) return this.#setQuorum(first)
    throw malformed(`not a line of a policy: ${what}`)
  }

  whole(): Policy {
    if (this.#quorum === null) throw malformed('a policy says its quorum')
    return {
      logs: this.#logs,
      witnesses: this.#witnesses,
      groups: this.#groups,
      quorum: this.#quorum,
    }
  }

  #log(vkey: string, url: string): void {
    const verifier = parseVkey(vkey)
    if (verifier.type === COSIGNATURE) throw malformed('a log does not sign with a witness’s key')
    if (this.#logs.some((log) => isSame(log, verifier))) throw malformed('the same log twice')
    this.#logs.push({ vkey, verifier, url: url || null })
  }

  #witness(name: string, vkey: string, url: string | undefined): void {
    const verifier = parseCosigner(vkey)
    if (this.#witnesses.some((one) => isSame(one, verifier))) {
      throw malformed('the same witness twice')
    }
    this.#define(name)
    this.#witnesses.push({ name, vkey, verifier, url: url ?? null })
  }

  #group(name: string, many: string, members: readonly string[]): void {
    const n = members.length
    const threshold =
      many === 'any' ? 1 : many === 'all' ? n : /^[1-9]\d{0,3}$/.test(many) ? +many : 0
    if (threshold < 1 || threshold > n) throw malformed(`${many} of ${n} cannot be`)
    for (const member of members) {
      if (!this.#names.has(member)) throw malformed(`${member} is not defined above`)
      // Else one witness could count twice.
      if (this.#taken.has(member)) throw malformed(`${member} is in a group already`)
      this.#taken.add(member)
    }
    this.#define(name)
    this.#groups.push({ name, threshold, members })
  }

  #setQuorum(name: string): void {
    if (this.#quorum !== null) throw malformed('a policy has one quorum')
    if (name !== NONE && !this.#names.has(name)) throw malformed(`${name} is not defined above`)
    this.#quorum = name
  }

  #define(name: string): void {
    if (name === NONE || this.#names.has(name)) throw malformed(`the name ${name} is taken`)
    this.#names.add(name)
  }
}

function isSame({ verifier }: { verifier: Verifier }, other: Verifier): boolean {
  return verifier.type === other.type && verifier.publicKey.equals(other.publicKey)
}

export interface Weighed {
  readonly origin: string
  readonly size: number
  readonly root: Buffer
  /** Those of the policy's witnesses that cosigned it, and when (seconds since 1970). */
  readonly witnesses: readonly { readonly name: string; readonly time: number }[]
  /** Whether those are enough. */
  readonly quorum: boolean
}

/**
 * A signed checkpoint before the policy. Throws NoteError: not signed by a log of the policy under its own origin,
 * or with a wrong signature of anybody the policy knows.
 */
export function weigh(policy: Policy, note: string): Weighed {
  const logs = policy.logs.map(({ verifier }) => verifier)
  const known = [...logs, ...policy.witnesses.map(({ verifier }) => verifier)]
  const { text, verified } = openNote(note, known)
  const { origin, size, root } = parseCheckpoint(text)
  const signed = (one: Verifier): Verified | undefined =>
    verified.find(({ name, keyId }) => name === one.name && keyId.equals(one.keyId))
  if (!logs.some((log) => log.name === origin && signed(log))) {
    throw new NoteError('unsigned', 'no log of the policy has signed this')
  }
  const witnesses = policy.witnesses.flatMap(({ name, verifier }) => {
    const time = signed(verifier)?.time
    return typeof time === 'number' ? [{ name, time }] : []
  })
  const quorum = hasQuorum(policy, new Set(witnesses.map(({ name }) => name)))
  return { origin, size, root, witnesses, quorum }
}

/** Whether those witnesses, by their names in the policy, are enough. */
export function hasQuorum(policy: Policy, witnesses: ReadonlySet<string>): boolean {
  if (policy.quorum === NONE) return true
  const holds = new Set(witnesses)
  // Groups name only what is defined above them: one walk down is enough.
  for (const { name, threshold, members } of policy.groups) {
    if (members.filter((member) => holds.has(member)).length >= threshold) holds.add(name)
  }
  return holds.has(policy.quorum)
}

/** Whether a log of the policy has signed it and enough witnesses have cosigned it. */
export function satisfied(policy: Policy, note: string): boolean {
  try {
    return weigh(policy, note).quorum
  } catch (error) {
    if (error instanceof NoteError) return false
    throw error
  }
}
