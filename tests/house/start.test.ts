/** The program starts, serves, ends in order, and comes back after it was killed. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStorage } from '../../src/platform/storage.ts'
import { isLivingPostgres, recordedPid } from '../../src/platform/postmaster.ts'
import { silently } from '../../src/platform/progress.ts'
import {
  type Served,
  cluster,
  dataFolder,
  pause,
  remove,
  runProgram,
  serve,
  serving,
  stop,
  watch,
} from './support.ts'

const folders: string[] = []
const running: Served[] = []
let data: string

beforeEach(() => {
  data = dataFolder()
  folders.push(data)
})
afterEach(async () => {
  for (const program of running.splice(0)) {
    program.child.kill('SIGTERM')
    await program.ended
  }
})
afterAll(async () => {
  for (const folder of folders) await remove(folder)
})

async function started(folder = data): Promise<Served> {
  const program = await serve(folder)
  running.push(program)
  return program
}

async function health({ address }: Served): Promise<number> {
  return (await fetch(`${address}/healthz`)).status
}

/** A row that must survive, written and read beside the running instance. */
async function remember(text: string): Promise<void> {
  const storage = await openStorage({
    config: { dataDir: data, databaseUrl: null },
    progress: silently,
    share: true,
  })
  expect(storage.joined).toBe(true)
  await storage.db.query('CREATE TABLE IF NOT EXISTS jobs.memory (text text)')
  await storage.db.query('INSERT INTO jobs.memory VALUES ($1)', [text])
  await storage.close()
}

async function remembered(): Promise<string[]> {
  const storage = await openStorage({
    config: { dataDir: data, databaseUrl: null },
    progress: silently,
    share: true,
  })
  const rows = await storage.db.query<{ text: string }>('SELECT text FROM jobs.memory')
  await storage.close()
  return rows.map(({ text }) => text)
}

describe('an ordinary life', () => {
  it('serves within 15 seconds on an empty folder, and says where', async () => {
    const began = Date.now()
    const program = await started()
    expect(await health(program)).toBe(200)
    expect(Date.now() - began).toBeLessThan(15_000)
    expect(program.said()).toMatch(/http:\/\/localhost:\d+/)
  })

  it('SIGTERM ends requests in hand, then leaves the database cleanly stopped', async () => {
    const program = await serve(data)
    expect(await stop(program)).toBe(0)
    expect(existsSync(join(cluster(data), 'postmaster.pid'))).toBe(false)
    await started()
    await remember('after a clean stop')
    expect(await remembered()).toEqual(['after a clean stop'])
  })

  it('keeps keys where only the owner can read them', async () => {
    await stop(await serve(data))
    const secrets = join(data, 'secrets')
    expect(statSync(secrets).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(secrets))
      expect(statSync(join(secrets, name)).mode & 0o777).toBe(0o600)
    expect(statSync(cluster(data)).mode & 0o777).toBe(0o700)
  })
})

describe('after kill -9', () => {
  it('of the program: the database left behind is ended, and nothing is lost', async () => {
    const program = await serve(data)
    await remember('before the kill')
    program.child.kill('SIGKILL')
    await program.ended
    const orphan = recordedPid(cluster(data))
    expect(orphan).not.toBeNull()
    const again = await started()
    expect(await health(again)).toBe(200)
    expect(await remembered()).toEqual(['before the kill'])
    expect(recordedPid(cluster(data))).not.toBe(orphan)
    expect(isLivingPostgres(orphan ?? 0)).toBe(false)
  })

  it('of the program and its database: it recovers', async () => {
    const program = await serve(data)
    await remember('before the kill')
    program.child.kill('SIGKILL')
    process.kill(recordedPid(cluster(data)) ?? 0, 'SIGKILL')
    await program.ended
    await started()
    expect(await remembered()).toEqual(['before the kill'])
  })

  it('of the database alone: the program ends and says why', async () => {
    const program = await serve(data)
    process.kill(recordedPid(cluster(data)) ?? 0, 'SIGKILL')
    expect(await program.ended).toBe(31)
    expect(program.said()).not.toMatch(/^\s+at /m)
  })

  it('in the middle of the first start: the half-made cluster is not taken for one', async () => {
    const half = join(data, 'postgres.new-abc123')
    mkdirSync(join(half, 'base'), { recursive: true })
    const hourAgo = Date.now() / 1_000 - 3_600
    utimesSync(half, hourAgo, hourAgo)
    expect(await health(await started())).toBe(200)
    expect(existsSync(half)).toBe(false)
  })

  it('a postmaster.pid that names a living stranger is no obstacle', async () => {
    await stop(await serve(data))
    writeFileSync(join(cluster(data), 'postmaster.pid'), `${process.pid}\n/somewhere\n0\n5432\n.\n`)
    expect(await health(await started())).toBe(200)
  })
})

describe('started through npm', () => {
  it('ends when npm is killed, and the next start takes over', async () => {
    const npm = spawn('npm', ['start', '--', '--port', '0', '--data', data, '--no-demo'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const program = await serving(watch(npm))
    npm.kill('SIGKILL')
    const again = await started()
    expect(await health(again)).toBe(200)
    await expect(fetch(`${program.address}/healthz`)).rejects.toThrow()
  })

  it('SIGTERM to npm reaches the program', async () => {
    const npm = spawn('npm', ['start', '--', '--port', '0', '--data', data, '--no-demo'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    await serving(watch(npm))
    npm.kill('SIGTERM')
    for (
      let tries = 0;
      existsSync(join(cluster(data), 'postmaster.pid')) && tries < 100;
      tries += 1
    )
      await pause(100)
    expect(existsSync(join(cluster(data), 'postmaster.pid'))).toBe(false)
  })
})

describe('the command line', () => {
  it('works on data whose instance runs, and on data where none does', async () => {
    const beside = async () => {
      const program = runProgram('src/cli.ts', ['status', '--data', data])
      expect(await program.ended).toBe(0)
      return JSON.parse(program.said().trim().split('\n').at(-1) ?? '') as object
    }
    expect(await beside()).toMatchObject({ running: false })
    expect(existsSync(join(cluster(data), 'postmaster.pid'))).toBe(false)
    await started()
    expect(await beside()).toMatchObject({ running: true })
  })

  it('says how it is used', async () => {
    const program = runProgram('src/cli.ts', ['nonsense'])
    expect(await program.ended).toBe(2)
    expect(program.said()).toContain('npm run answerable -- help')
  })
})
