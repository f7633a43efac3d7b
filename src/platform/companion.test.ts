import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { startCompanion } from './companion.ts'
import type { Companion } from './companion.ts'

const folder = mkdtempSync(join(tmpdir(), 'answerable-companion-'))
const running: Companion[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()))
})
afterAll(() => rmSync(folder, { recursive: true }))

const PARENTS = join(import.meta.dirname, 'parents.ts')
const COMPANION = join(import.meta.dirname, 'companion.ts')

/** Lives until it is told to end, or its channel is gone. */
function script(body: string): string {
  const path = join(mkdtempSync(join(folder, 'made-')), 'child.mjs')
  writeFileSync(
    path,
    `import { endWithParent } from ${JSON.stringify(PARENTS)}\nendWithParent()\n${body}\n`,
  )
  return path
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 10_000
  while (!isSo() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(isSo()).toBe(true)
}

const LIVES =
  'process.send({ pid: process.pid, args: process.argv.slice(2) }); setInterval(() => {}, 1000)'

interface Said {
  readonly pid: number
  readonly args: readonly string[]
}

function start(path: string): {
  said: Said[]
  ends: (readonly [number | null, string])[]
  one: Companion
} {
  const said: Said[] = []
  const ends: (readonly [number | null, string])[] = []
  const one = startCompanion({
    script: path,
    args: (last) => [String(last)],
    onMessage: (message) => said.push(message as Said),
    onEnd: (code, text) => ends.push([code, text]),
  })
  running.push(one)
  return { said, ends, one }
}

describe('a process beside ours', () => {
  it('tells us things, and ends when it is told to', async () => {
    const { said, ends, one } = start(script(LIVES))
    await until(() => said.length === 1)
    const { pid = 0 } = said[0] ?? {}
    expect(isAlive(pid)).toBe(true)
    await one.stop()
    expect(isAlive(pid)).toBe(false)
    expect(ends).toEqual([])
  })

  it('ends when it does not want to', async () => {
    const { said, one } = start(script(`process.on('SIGTERM', () => {}); ${LIVES}`))
    await until(() => said.length === 1)
    await one.stop()
    expect(isAlive(said[0]?.pid ?? 0)).toBe(false)
  })

  it('is started again when it ends by itself, and learns with what it ended', async () => {
    const { said, ends } = start(
      script(
        `if (process.argv[2] === 'null') { console.error('no room'); process.exit(13) }\n${LIVES}`,
      ),
    )
    await until(() => said.length === 1)
    expect(ends).toEqual([[13, 'no room']])
    expect(said[0]?.args).toEqual(['13'])
  })

  it('does not outlive us, however we end', async () => {
    const path = script(LIVES)
    const parent = join(mkdtempSync(join(folder, 'made-')), 'parent.mjs')
    writeFileSync(
      parent,
      `import { startCompanion } from ${JSON.stringify(COMPANION)}
startCompanion({ script: ${JSON.stringify(path)}, args: () => [], onMessage: ({ pid }) => console.log(pid), onEnd() {} })`,
    )
    const parentProcess = spawn(process.execPath, [parent], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let text = ''
    parentProcess.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
    await until(() => text.endsWith('\n'))
    const pid = Number(text)
    expect(isAlive(pid)).toBe(true)
    parentProcess.kill('SIGKILL')
    await until(() => !isAlive(pid))
  })
})
