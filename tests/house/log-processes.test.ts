/**
 * The public log in three processes: a server that only serves, a sequencer, and a signer that holds the keys and has
 * no way in but its socket. Each is killed in turn; the log goes on when it is back.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dataFolder, pause, remove, runProgram, serve, stop } from './support.ts'
import type { Program, Served } from './support.ts'

let data: string
let keys: string
let server: Served
let signer: Program
let sequencer: Program

const CODE = '990000'

beforeAll(async () => {
  data = dataFolder()
  // Of a user of its own, elsewhere; only the public files are shared.
  keys = mkdtempSync(join(data, 'keys-'))
})
afterAll(async () => {
  for (const program of [sequencer, signer, server]) await stop(program)
  await remove(data)
  rmSync(keys, { recursive: true, force: true })
})

const startSigner = () => runProgram('src/signer.ts', ['--data', keys])
const startSequencer = () =>
  runProgram('src/sequencer.ts', ['--data', data], {
    LEDGER_SIGNER: join(keys, 'signer', 'socket'),
  })

async function until(look: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (await look()) return
    await pause(50)
  }
  throw new Error(what())
}

async function publicSize(): Promise<number> {
  const answer = await fetch(`${server.address}/ledger/${CODE}/checkpoint`)
  return answer.status === 200 ? Number((await answer.text()).split('\n')[1]) : -1
}

async function file(text: string): Promise<void> {
  const key = /ans_[\w-]+/.exec(server.said())?.[0] ?? ''
  const service = /"service_code":"([a-z-]+)"/.exec(
    await (await fetch(`${server.address}/open311/v2/services.json`)).text(),
  )
  const answer = await fetch(`${server.address}/open311/v2/requests.json`, {
    method: 'POST',
    body: new URLSearchParams({
      api_key: key,
      service_code: service?.[1] ?? '',
      description: text,
      address_string: '桥头街道',
    }),
  })
  expect(answer.status, await answer.text()).toBeLessThan(300)
}

/** Ports of the network that a process listens on. */
function listening(pid: number): readonly string[] {
  const own = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /socket:\[(\d+)\]/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
      } catch {
        return []
      }
    }),
  )
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode = '']) => state === '0A' && own.has(inode))
      .map(([, local = '']) => local),
  )
}

it('works in three processes, and only the server can be reached over the network', async () => {
  server = await serve(data, ['--no-sequencer'])
  signer = startSigner()
  await until(() => existsSync(join(keys, 'signer', 'socket')), signer.said)
  // What the signer reads of the log.
  mkdirSync(join(data, 'ledger'))
  symlinkSync(join(data, 'ledger'), join(keys, 'ledger'))
  expect(await publicSize()).toBe(-1)
  sequencer = startSequencer()
  await until(async () => (await publicSize()) === 0, sequencer.said)
  await file('路面坑洼，骑车摔倒')
  await until(async () => (await publicSize()) > 0, sequencer.said)
  expect(readdirSync(join(data, 'secrets')).some((name) => name.startsWith('ledger-signer'))).toBe(
    false,
  )
  expect(readdirSync(join(keys, 'secrets'))).toEqual([`ledger-signer-${CODE}`])
  expect(listening(server.child.pid ?? 0)).toHaveLength(1)
  expect(listening(signer.child.pid ?? 0)).toEqual([])
  expect(listening(sequencer.child.pid ?? 0)).toEqual([])
})

it('goes on when signer and sequencer were killed; what came meanwhile has its place', async () => {
  const before = await publicSize()
  signer.child.kill('SIGKILL')
  await signer.ended
  await file('路灯不亮，晚上看不见路')
  await until(() => sequencer.said().includes('signer_unreachable'), sequencer.said)
  expect(await publicSize()).toBe(before)
  signer = startSigner()
  await until(async () => (await publicSize()) > before, sequencer.said)
  sequencer.child.kill('SIGKILL')
  await sequencer.ended
  await file('井盖松动，有人绊倒')
  const between = await publicSize()
  sequencer = startSequencer()
  await until(async () => (await publicSize()) > between, sequencer.said)
  expect(await stop(sequencer)).toBe(0)
  expect(await stop(signer)).toBe(0)
  expect(existsSync(join(keys, 'signer', 'socket'))).toBe(false)
})

/** libfaketime shifts the clock of one process as if the machine's were wrong (Debian: faketime). */
const FAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1'

const startSignerShifted = (by: string) =>
  runProgram('src/signer.ts', ['--data', keys], {
    LD_PRELOAD: FAKETIME,
    FAKETIME: by,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  })

it.skipIf(!existsSync(FAKETIME))(
  'signs nothing by a clock that is a day behind, goes on when it is right, and not when it was a day ahead',
  async () => {
    const before = await publicSize()
    signer = startSignerShifted('-1d')
    await until(() => existsSync(join(keys, 'signer', 'socket')), signer.said)
    sequencer = startSequencer()
    await file('树枝压到电线，一刮风就冒火花')
    await until(() => sequencer.said().includes('"code":"clock_back"'), sequencer.said)
    expect(await publicSize()).toBe(before)
    await stop(signer)
    signer = startSigner()
    await until(async () => (await publicSize()) > before, sequencer.said)

    await stop(signer)
    signer = startSignerShifted('+1d')
    const right = await publicSize()
    await file('公交站牌被撞歪，挡住盲道')
    await until(async () => (await publicSize()) > right, sequencer.said)
    await stop(signer)
    signer = startSigner()
    const ahead = await publicSize()
    await file('小区门口积水，老人滑倒')
    await until(() => signer.said().includes('"code":"clock_back"'), signer.said)
    expect(await publicSize()).toBe(ahead)
    expect(await stop(sequencer)).toBe(0)
    expect(await stop(signer)).toBe(0)
  },
)
