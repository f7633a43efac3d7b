/** Witnesses on folders of their own, each ended and cleared away after its test. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { Failure } from '../platform/failure.ts'
import type { Disk } from './disk.ts'
import { startWitness } from './start.ts'
import type { RunningWitness } from './start.ts'

const folders: string[] = []
const running: RunningWitness[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((witness) => witness.close()))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'answerable-witness-'))
  folders.push(folder)
  return folder
}

export interface Given {
  folder?: string
  name?: string | null
  logs?: readonly string[]
  now?: () => number
  disk?: Disk
  atLeast?: ReadonlyMap<string, number>
}

export async function start(given: Given = {}): Promise<RunningWitness> {
  const witness = await startWitness(
    {
      dataDir: given.folder ?? newFolder(),
      host: '127.0.0.1',
      port: 0,
      name: given.name === undefined ? 'witness.example/w1' : given.name,
      logs: given.logs ?? [],
      atLeast: given.atLeast ?? new Map(),
    },
    {
      complain: () => {},
      ...(given.now && { now: given.now }),
      ...(given.disk && { disk: given.disk }),
    },
  )
  running.push(witness)
  return witness
}

export async function stop(witness: RunningWitness): Promise<void> {
  running.splice(running.indexOf(witness), 1)
  await witness.close()
}

export async function add(witness: RunningWitness, body: string | Buffer) {
  const answer = await fetch(`${witness.address}/add-checkpoint`, {
    method: 'POST',
    body: body as BodyInit,
  })
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: await answer.text(),
  }
}

export const codeOf = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act
  } catch (error) {
    if (error instanceof Failure) return error.code
    throw error
  }
  return 'done'
}
