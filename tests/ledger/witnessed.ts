/** A log with a witness of its own beside it, as in a city; and what a hostile operator can make of its entries. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EMPTY_EDGE, grow, rootOfEdge } from '../../src/ledger/edge.ts'
import type { AskWitnesses, WitnessRound } from '../../src/ledger/types.ts'
import type { Database } from '../../src/platform/database.ts'
import {
  consistencyProof,
  ed25519Signer,
  formatCheckpoint,
  formatNote,
  parseVkey,
} from '../../src/tlog/index.ts'
import { disk } from '../../src/witness/disk.ts'
import { beginState } from '../../src/witness/state.ts'
import { openWitness } from '../../src/witness/witness.ts'
import type { Witness } from '../../src/witness/witness.ts'
import { no, yes } from '../../verify/core/answer.ts'
import type { Checkpoint } from '../../verify/core/checkpoint.ts'
import { readCheckpoint } from '../../verify/core/checkpoint.ts'
import { parsePolicy } from '../../verify/core/policy.ts'
import type { Policy } from '../../verify/core/policy.ts'
import type { Source } from '../../verify/core/source.ts'
import { testLog } from '../support/ledger.ts'
import type { TestLog } from '../support/ledger.ts'

export interface WitnessedLog extends TestLog {
  readonly jurisdiction: number
  readonly witness: Witness
  readonly ask: AskWitnesses
  /** As the verifier reads it. */
  readonly policy: Policy
  /** The same without a witness: of somebody who believes the log's key alone. */
  readonly credulous: Policy
}

export async function witnessedLog(db: Database, jurisdiction: number): Promise<WitnessedLog> {
  const ask: AskWitnesses = (round) => askOne(witness, round)
  const log = await testLog(db, jurisdiction, { ask })
  const path = join(log.dataDir, 'ledger', `${jurisdiction}.policy`)
  const line = readFileSync(path, 'utf8').split('\n')[0] ?? ''
  const folder = mkdtempSync(join(log.dataDir, 'witness-'))
  await beginState(folder, disk)
  const witness = await openWitness({
    name: 'witness.example/w',
    seed: Buffer.alloc(32, 7),
    folder,
    logs: [parseVkey(line.slice(4))],
    now: Date.now,
    disk,
  })
  writeFileSync(path, `${line}\nwitness w ${witness.vkey}\nquorum w\n`)
  const read = (text: string) => value(parsePolicy(Buffer.from(text)))
  return {
    ...log,
    jurisdiction,
    witness,
    ask,
    policy: read(readFileSync(path, 'utf8')),
    credulous: read(`${line}\nquorum none\n`),
  }
}

async function askOne(witness: Witness, round: WitnessRound) {
  const { checkpoint, note, reader, lastSizes } = round
  const { size } = checkpoint
  let old = lastSizes.get(witness.vkey) ?? 0
  for (let tries = 0; tries < 2; tries += 1) {
    if (old > size) break
    const reply = await submit(witness, note, old, await consistencyProof(reader, old, size))
    if (reply.status === 409) {
      old = Number(reply.body)
      continue
    }
    const line = reply.status === 200 ? reply.body.trimEnd() : null
    const problem = reply.status === 200 ? null : reply.status === 422 ? 'differs' : 'status'
    const time = line === null ? null : Math.floor(Date.now() / 1_000)
    return [
      {
        name: 'w',
        vkey: witness.vkey,
        line,
        time,
        size: line ? size : null,
        ahead: false,
        problem,
      },
    ]
  }
  return [
    {
      name: 'w',
      vkey: witness.vkey,
      line: null,
      time: null,
      size: old,
      ahead: true,
      problem: 'ahead',
    },
  ]
}

export function submit(witness: Witness, note: string, old: number, proof: readonly Buffer[]) {
  const lines = proof.map((hash) => `${hash.toString('base64')}\n`).join('')
  return witness.add(Buffer.from(`old ${old}\n${lines}\n${note}`))
}

export function value<T>(
  answer: { ok: true; value: T } | { ok: false; refusal: { code: string } },
): T {
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

/** A folder as anybody's mirror of it. */
export function mirrorOf(folder: string): Source {
  return {
    name: folder,
    async read(path) {
      try {
        return yes(new Uint8Array(readFileSync(join(folder, ...path.split('/')))))
      } catch (error) {
        const { code = '' } = error as NodeJS.ErrnoException
        return code === 'ENOENT' ? yes(null) : no('not_readable', { path, why: code })
      }
    },
  }
}

export function checkpointIn(source: Source, policy: Policy): Promise<Checkpoint> {
  return source.read('checkpoint', 1e6).then((file) => {
    const bytes = value(file)
    if (bytes === null) throw new Error('no checkpoint')
    return value(readCheckpoint(bytes, policy))
  })
}

export interface Forged {
  readonly source: Source
  readonly note: string
  readonly size: number
  readonly files: ReadonlyMap<string, Buffer>
}

/** Who holds the key can sign any tree: a whole log, without a fault in itself, of other entries. */
export async function forge(log: TestLog, entries: readonly Buffer[]): Promise<Forged> {
  const seed = readFileSync(join(log.dataDir, 'secrets', `ledger-signer-${log.parts.code}`), 'utf8')
  const signer = ed25519Signer(log.origin, Buffer.from(seed.trim(), 'hex'))
  const { edge, files } = grow(EMPTY_EDGE, entries)
  const text = formatCheckpoint({ origin: log.origin, size: edge.size, root: rootOfEdge(edge) })
  const note = formatNote(text, [await signer.sign(text)])
  const all = new Map(files.map(({ path, bytes }) => [path, bytes]))
  all.set('checkpoint', Buffer.from(note))
  const source: Source = {
    name: 'forged',
    read: async (path) => yes(all.get(path) ?? null),
  }
  return { source, note, size: edge.size, files: all }
}

export function scratch(): { folder: string; drop(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'answerable-tamper-'))
  return { folder, drop: () => rmSync(folder, { recursive: true, force: true }) }
}
