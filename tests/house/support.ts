/** Starts the program itself, as a process of its own, and sees how it ends. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordedPid, stopOrphan } from '../../src/platform/postmaster.ts'

const ROOT = join(import.meta.dirname, '..', '..')

export interface Program {
  child: ChildProcess
  /** All it has written so far. */
  said(): string
  ended: Promise<number | null>
}

export interface Served extends Program {
  address: string
}

type Environment = Record<string, string>

export function runProgram(
  script: string,
  args: readonly string[],
  env: Environment = {},
): Program {
  const clean = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(DATABASE_URL|DATA_DIR|PORT|HOST|PUBLIC_URL|npm_)/.test(name),
    ),
  )
  const child = spawn(process.execPath, [join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { ...clean, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return watch(child)
}

export function watch(child: ChildProcess): Program {
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', (code) => resolve(code))
  })
  return { child, said: () => said, ended }
}

/** Waits until the program says where it listens; what it says when it ends instead is the error. */
export async function serving(program: Program): Promise<Served> {
  for (;;) {
    const address = /http:\/\/\S+/.exec(program.said())?.[0]
    if (address) return { ...program, address }
    const end = await Promise.race([program.ended, pause(30)])
    if (end !== undefined) throw new Error(`ended with ${end}: ${program.said()}`)
  }
}

export function serve(
  data: string,
  args: readonly string[] = [],
  env: Environment = {},
): Promise<Served> {
  return serving(
    runProgram('src/server.ts', ['--port', '0', '--data', data, '--no-demo', ...args], env),
  )
}

export async function stop(program: Program): Promise<number | null> {
  program.child.kill('SIGTERM')
  return program.ended
}

export function pause(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, undefined))
}

/** A folder for data, as closed as any folder under a temporary one is: only its owner may enter. */
export function dataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'answerable-house-'))
}

/** Ends what a test has left running there, and removes the folder. */
export async function remove(data: string): Promise<void> {
  if (recordedPid(cluster(data)) !== null) await stopOrphan(cluster(data))
  rmSync(data, { recursive: true, force: true })
}

export function cluster(data: string): string {
  return join(data, 'postgres')
}
