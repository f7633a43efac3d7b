/**
 * The witness of the demonstration: a process of its own, with a key and a folder of its own, and yet under the same
 * roof, where it proves little; the page of the ledger says so. A real city names witnesses elsewhere
 * (docs/witnessing.md), and is never given this one.
 */
import { join } from 'node:path'
import { changePolicy, policyText, realDisk } from './ledger/index.ts'
import { startCompanion } from './platform/companion.ts'
import type { Companion } from './platform/companion.ts'
import { EXIT_CODES } from './platform/failure.ts'
import type { Log } from './platform/log.ts'
import { parsePolicy } from './tlog/index.ts'

export interface DemoWitness {
  readonly dataDir: string
  readonly jurisdiction: number
  readonly log: Log
}

const SCRIPT = join(import.meta.dirname, '..', 'scripts', 'witness.mjs')
const NAME = 'witness.answerable.local/demo'

/** After the log was made: its policy says which keys the witness takes. */
export function startDemoWitness({ dataDir, jurisdiction, log }: DemoWitness): Companion {
  const code = String(jurisdiction)
  const text = policyText(dataDir, code)
  if (text === null) throw new Error(`the log ${code} has no policy`)
  const logs = parsePolicy(text).logs.flatMap(({ vkey }) => ['--log', vkey])
  const folder = join(dataDir, 'witness')
  return startCompanion({
    script: SCRIPT,
    args: (last) => {
      const port = last === EXIT_CODES.port_taken ? '0' : portIn(text)
      return ['--data', folder, '--port', port, '--name', NAME, ...logs]
    },
    onMessage(message) {
      const { vkey, address } = (message ?? {}) as { vkey?: unknown; address?: unknown }
      if (typeof vkey !== 'string' || typeof address !== 'string') return
      changePolicy(realDisk, dataDir, code, (now) => withWitness(now, vkey, address)).catch(
        (error: unknown) => log.error({ err: error }, 'the policy could not be written'),
      )
    },
    onEnd: (exit, said) => log.warn({ exit, said }, 'the witness of the demonstration ended'),
  })
}

/** Where it was the last time, so that its address need not change; else wherever there is room. */
function portIn(policy: string): string {
  const ours = parsePolicy(policy).witnesses.find(({ verifier }) => verifier.name === NAME)
  return ours?.url && URL.canParse(ours.url) ? new URL(ours.url).port : '0'
}

/** A policy that somebody has written by hand stays as it is, but for the address of this witness. */
function withWitness(text: string, vkey: string, address: string): string {
  const { witnesses } = parsePolicy(text)
  const ours = witnesses.find((one) => one.vkey === vkey)
  const line = `witness ${ours?.name ?? 'demo'} ${vkey} ${address}`
  if (ours) {
    return text
      .split('\n')
      .map((old) => (old.startsWith('witness ') && old.includes(vkey) ? line : old))
      .join('\n')
  }
  return witnesses.length > 0
    ? text
    : text.replace(/^quorum none$/m, `${TOLD}\n${line}\nquorum demo`)
}

const TOLD =
  '# 演示用见证，与账本同在一台机器上，证明不了多少 · of the demonstration: on the same machine, it proves little'
