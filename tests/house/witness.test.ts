/** The demonstration has a witness beside it: a process of its own, with its own key, that ends when the server ends. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { CITY_CODE } from '../../demo/index.ts'
import { parsePolicy, weigh } from '../../src/tlog/index.ts'
import { dataFolder, pause, remove, runProgram, serving, stop } from './support.ts'
import type { Served } from './support.ts'

const data = dataFolder()
const running: Served[] = []
afterAll(async () => {
  for (const program of running) {
    program.child.kill('SIGKILL')
    await program.ended
  }
  await remove(data)
})

async function started(): Promise<Served> {
  const args = ['--port', '0', '--data', data, '--demo']
  const program = await serving(runProgram('src/server.ts', args, { DEMO_CROWD: '0' }))
  running.push(program)
  return program
}

/** Numbers of the processes that witness on this data folder. */
function witnesses(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => commandOf(pid).includes(`witness.mjs\0--data\0${join(data, 'witness')}`))
    .map(Number)
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    // It has ended since the folder was read.
    return ''
  }
}

const policyText = (): string => readFileSync(join(data, 'ledger', `${CITY_CODE}.policy`), 'utf8')

/** Until the published checkpoint satisfies a policy that asks for the witness. */
async function cosigned({ address }: Served): Promise<number> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${address}/ledger/${CITY_CODE}/checkpoint`)
    const policy = parsePolicy(policyText())
    const found = answer.ok && policy.quorum !== 'none' ? weigh(policy, await answer.text()) : null
    if (found?.quorum) return found.witnesses.length
    await pause(100)
  }
  throw new Error('no cosigned checkpoint within half a minute')
}

async function gone(): Promise<boolean> {
  for (let tries = 0; tries < 100 && witnesses().length > 0; tries += 1) await pause(100)
  return witnesses().length === 0
}

describe.runIf(existsSync('/proc/self/cmdline'))('the witness of the demonstration', () => {
  it('cosigns what the server publishes, and ends with it, however it ends', async () => {
    const first = await started()
    expect(await cosigned(first)).toBe(1)
    expect(witnesses()).toHaveLength(1)
    const named = policyText()
    expect(parsePolicy(named).witnesses[0]?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(existsSync(join(data, 'witness', 'secrets', 'witness-key'))).toBe(true)
    first.child.kill('SIGKILL')
    await first.ended
    expect(await gone()).toBe(true)

    const second = await started()
    expect(await cosigned(second)).toBe(1)
    // The same key, at the same address: nobody has to learn it anew.
    expect(policyText()).toBe(named)
    const [pid = 0] = witnesses()
    process.kill(pid, 'SIGKILL')
    for (let tries = 0; tries < 100 && witnesses()[0] === pid; tries += 1) await pause(100)
    await pause(2_000)
    // It was started again.
    expect(witnesses()).toHaveLength(1)
    expect(await stop(second)).toBe(0)
    expect(witnesses()).toEqual([])
  })
})
