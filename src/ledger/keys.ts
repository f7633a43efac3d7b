/**
 * Who a log is. Its name and its public keys lie beside its files (`<data>/ledger/<code>.json`), what a receipt is
 * judged by too (`<code>.policy`), the keys themselves in `<data>/secrets/`, one file each, of mode 600: never in the
 * environment, never in the database.
 */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '../kernel/index.ts'
import { makeFolder } from '../platform/folders.ts'
import { givenSecret, secret } from '../platform/secrets.ts'
import { NoteError, parsePolicy } from '../tlog/index.ts'
import type { Policy } from '../tlog/index.ts'
import type { Disk } from './disk.ts'
import { replaceFile } from './durable.ts'
import { LogStopped } from './stopped.ts'

export interface LogKey {
  readonly vkey: string
  readonly since: Instant
  /** It signs no more; what it signed stays good. Null: it signs. */
  readonly until: Instant | null
}

export interface KnownLog {
  readonly origin: string
  /** The oldest first. */
  readonly keys: readonly LogKey[]
}

const SEED_BYTES = 32

/** A log has one key; while it is being changed for another, two sign. */
const MOST_KEYS = 9

const keyName = (code: string, n: number): string =>
  n === 1 ? `ledger-signer-${code}` : `ledger-signer-${code}-${n}`
const numbered = (code: string): string[] =>
  Array.from({ length: MOST_KEYS }, (_, at) => keyName(code, at + 1))

/** The keys that sign, the oldest first. @throws LogStopped where there is none, or one is damaged. */
export function seedsOf(dataDir: string, code: string): readonly Buffer[] {
  const seeds: Buffer[] = []
  for (const name of numbered(code)) {
    const text = givenSecret(dataDir, name)
    if (text === null) continue
    if (!/^[0-9a-f]{64}$/.test(text)) throw new LogStopped('key_missing', { key: name })
    seeds.push(Buffer.from(text, 'hex'))
  }
  if (seeds.length === 0) throw new LogStopped('key_missing', { key: keyName(code, 1) })
  return seeds
}

export function hasSeed(dataDir: string, code: string): boolean {
  return numbered(code).some((name) => givenSecret(dataDir, name) !== null)
}

/** Makes the first key of a log, or the next one: beside those that are there. */
export function makeSeed(dataDir: string, code: string): Buffer {
  for (const name of numbered(code)) {
    if (givenSecret(dataDir, name) === null) return secret(dataDir, name, SEED_BYTES)
  }
  throw new RangeError(`the log ${code} has ${MOST_KEYS} keys already`)
}

/** Null: this log was never made here. */
export function knownLog(dataDir: string, code: string): KnownLog | null {
  const text = readText(identityPath(dataDir, code))
  return text === null ? null : (JSON.parse(text) as KnownLog)
}

/** Public keys that sign now, the oldest first. */
export function keysOf(dataDir: string, code: string): readonly string[] {
  const keys = knownLog(dataDir, code)?.keys ?? []
  return keys.flatMap(({ vkey, until }) => (until === null ? [vkey] : []))
}

/** Takes a key away for ever. False: none of the files holds it. */
export function dropSeed(dataDir: string, code: string, isIt: (seed: Buffer) => boolean): boolean {
  for (const name of numbered(code)) {
    const text = givenSecret(dataDir, name)
    if (text === null || !isIt(Buffer.from(text, 'hex'))) continue
    rmSync(join(dataDir, 'secrets', name))
    return true
  }
  return false
}

export async function keepLog(
  disk: Disk,
  dataDir: string,
  code: string,
  log: KnownLog,
): Promise<void> {
  makeFolder(join(dataDir, 'ledger'), 0o755)
  await replaceFile(disk, identityPath(dataDir, code), `${JSON.stringify(log, null, 2)}\n`)
}

/** The policy of a new log asks for no witness: the city adds those it trusts (docs/witnessing.md). */
export async function keepPolicy(
  disk: Disk,
  dataDir: string,
  code: string,
  text: string,
): Promise<void> {
  makeFolder(join(dataDir, 'ledger'), 0o755)
  await replaceFile(disk, policyPath(dataDir, code), text)
}

export function policyText(dataDir: string, code: string): string | null {
  return readText(policyPath(dataDir, code))
}

/** The next round judges by what is written here. @throws NoteError where that is no policy. */
export async function changePolicy(
  disk: Disk,
  dataDir: string,
  code: string,
  change: (text: string) => string,
): Promise<void> {
  const text = policyText(dataDir, code)
  const next = text === null ? null : change(text)
  if (next === null || next === text) return
  parsePolicy(next)
  await keepPolicy(disk, dataDir, code, next)
}

/** @throws LogStopped where it is not there or not written right. */
export function policyOf(dataDir: string, code: string): Policy {
  const text = policyText(dataDir, code)
  if (text === null) throw new LogStopped('policy_unreadable', { path: policyPath(dataDir, code) })
  try {
    return parsePolicy(text)
  } catch (error) {
    if (error instanceof NoteError)
      throw new LogStopped('policy_unreadable', { why: error.message })
    throw error
  }
}

const identityPath = (dataDir: string, code: string): string =>
  join(dataDir, 'ledger', `${code}.json`)
const policyPath = (dataDir: string, code: string): string =>
  join(dataDir, 'ledger', `${code}.policy`)

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
