/** A log in memory, with its key: for whoever reads logs, and for showing two people two histories. */
import { randomBytes } from 'node:crypto'
import {
  consistencyProof,
  ed25519Signer,
  formatCheckpoint,
  formatNote,
  leafHash,
  nodeHash,
  rootOf,
} from '../../src/tlog/index.ts'
import type { Checkpoint, HashReader, Signer } from '../../src/tlog/index.ts'

export interface SmallLog {
  readonly origin: string
  readonly vkey: string
  readonly signer: Signer
  readonly reader: HashReader
  add(...entries: readonly string[]): void
  /** Of the first `size` entries; all unless told. */
  checkpoint(size?: number): Promise<Checkpoint>
  note(size?: number): Promise<string>
  /** The body of `add-checkpoint` from `old` to `size`. */
  request(old: number, size?: number): Promise<string>
  /** Another log of the same name and key, whose entry `at` and all that follow are others. */
  fork(at: number): SmallLog
}

export function smallLog(
  origin = 'log.example/small',
  many = 0,
  seed: Buffer = randomBytes(32),
): SmallLog {
  return logOf(
    ed25519Signer(origin, seed),
    Array.from({ length: many }, (_, n) => `entry ${n}`),
  )
}

function logOf(signer: Signer, first: readonly string[]): SmallLog {
  const entries = [...first]
  const level = (height: number, n: number): Buffer =>
    height === 0
      ? leafHash(Buffer.from(entries[n] ?? ''))
      : nodeHash(level(height - 1, 2 * n), level(height - 1, 2 * n + 1))
  const reader: HashReader = {
    hashes: async (height, from, count) =>
      Array.from({ length: count }, (_, n) => level(height, from + n)),
  }
  const log: SmallLog = {
    origin: signer.name,
    vkey: signer.vkey,
    signer,
    reader,
    add: (...more) => void entries.push(...more),
    checkpoint: async (size = entries.length) => ({
      origin: signer.name,
      size,
      root: await rootOf(reader, size),
    }),
    async note(size) {
      const text = formatCheckpoint(await log.checkpoint(size))
      return formatNote(text, [await signer.sign(text)])
    },
    async request(old, size = entries.length) {
      const proof = await consistencyProof(reader, old, size)
      const hashes = proof.map((hash) => `${hash.toString('base64')}\n`).join('')
      return `old ${old}\n${hashes}\n${await log.note(size)}`
    },
    fork: (at) =>
      logOf(
        signer,
        entries.map((entry, n) => (n < at ? entry : `${entry}, otherwise`)),
      ),
  }
  return log
}
