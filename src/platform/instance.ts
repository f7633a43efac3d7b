/**
 * One instance on one data folder. Whoever works on it holds a lock in its database; a server without that lock was
 * left behind by an instance that was killed, and is ended before a new one is started: never two on one folder.
 */
import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import pg from 'pg'
import { lockInstance, withClient } from './cluster.store.ts'
import { type EmbeddedServer, SUPERUSER, startEmbedded } from './embedded.ts'
import { Failure } from './failure.ts'
import { pause, runningServer, stopOrphan } from './postmaster.ts'
import type { Progress } from './progress.ts'
import { socketUrl } from './urls.ts'

/** How long an earlier instance may take to end before its data counts as in use. */
const PATIENCE = 5_000

/** Between two tries to take a lost lock again. */
const RETAKE = 50

const STARTING = { zh: '正在启动数据库', en: 'starting the database' }
const STOPPING = { zh: '正在停止上次遗留的数据库', en: 'stopping a database left behind' }
const WAITING = { zh: '正在等待另一个实例结束', en: 'waiting for another instance to end' }

export interface HoldOptions {
  folder: string
  /** Of the superuser. */
  password: string
  /** Whether the server of a running instance will do. */
  share: boolean
  progress: Progress
}

export interface HeldServer {
  socket: string
  /** False when another instance runs it and we only share. */
  ours: boolean
  lost: Promise<string>
  release(): Promise<void>
}

/** The server of this folder: ours alone, or (shared) that of the instance that runs. Never two on one folder. */
export async function holdServer(options: HoldOptions): Promise<HeldServer> {
  const { folder, password, share, progress } = options
  async function attempt(): Promise<HeldServer | null> {
    const found = await runningServer(folder)
    if (found === null) {
      refuseFullDisk(folder)
      return progress(STARTING, () => startOwn(folder, password))
    }
    const state = await meet(found, password)
    if (state === 'left behind') await progress(STOPPING, () => stopOrphan(folder))
    return state === 'in use' && share ? sharedServer(found) : null
  }

  const held = await attempt()
  if (held) return held
  const until = Date.now() + PATIENCE
  return progress(WAITING, async () => {
    while (Date.now() < until) {
      const later = await attempt()
      if (later) return later
      await pause(100)
    }
    throw inUse()
  })
}

function sharedServer(socket: string): HeldServer {
  return { socket, ours: false, lost: new Promise(() => {}), release: async () => {} }
}

/** Starts the server and takes the lock; null when another instance was quicker. */
async function startOwn(folder: string, password: string): Promise<HeldServer | null> {
  let server: EmbeddedServer
  try {
    server = await startEmbedded({ folder, password })
  } catch (error) {
    if (error instanceof Failure && error.code === 'data_in_use') return null
    throw error
  }
  const url = adminUrl(server.socket, password)
  const lock = await takeLock(url)
  if (lock === null) {
    // Another start found our server before we held the lock, and took it for one left behind.
    await server.stop()
    throw inUse()
  }
  const held = keepLock(url, lock)
  return {
    socket: server.socket,
    ours: true,
    lost: server.ended,
    async release() {
      await held.release()
      await server.stop()
    },
  }
}

/** Null: somebody else holds it, or nobody answers. */
async function takeLock(url: string): Promise<pg.Client | null> {
  const lock = new pg.Client({ connectionString: url })
  lock.on('error', () => {})
  try {
    await lock.connect()
    if (await lockInstance(lock)) return lock
  } catch {
    // The server is starting again, or gone: whoever waits for its end is told of that.
  }
  await lock.end().catch(() => {})
  return null
}

/**
 * PostgreSQL starts itself anew when one of its processes is killed, and every connection ends, the
 * one with the lock too: it is taken again at once, so that nobody takes a living instance for dead.
 */
function keepLock(url: string, first: pg.Client): { release(): Promise<void> } {
  let lock: pg.Client | null = first
  const released = new AbortController()
  const watch = (client: pg.Client) => client.once('end', () => void again())
  async function again(): Promise<void> {
    lock = null
    while (!released.signal.aborted && lock === null) {
      lock = await takeLock(url)
      if (lock === null) await pause(RETAKE)
    }
    if (lock && released.signal.aborted) await lock.end().catch(() => {})
    else if (lock) watch(lock)
  }
  watch(first)
  return {
    async release() {
      released.abort()
      await lock?.end().catch(() => {})
    },
  }
}

/** Whose is a server that answers? Nobody holds the lock of one whose instance was killed. */
async function meet(socket: string, password: string): Promise<'in use' | 'left behind' | 'busy'> {
  try {
    const isFree = () => withClient(adminUrl(socket, password), lockInstance)
    if (!(await isFree())) return 'in use'
    // Its instance may be taking the lock again after the server started itself anew.
    await pause(10 * RETAKE)
    return (await isFree()) ? 'left behind' : 'in use'
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === '28P01') throw wrongSecrets()
    // Starting, stopping, or gone between two looks.
    return 'busy'
  }
}

function adminUrl(socket: string, password: string): string {
  return socketUrl({ socket, user: SUPERUSER, password, database: 'postgres' })
}

const MEBIBYTE = 1_048_576

/** A new cluster needs 60 MB and room to work; one that exists, a segment of its log. */
function refuseFullDisk(folder: string): void {
  const facts = statfsSync(dirname(folder))
  if (facts.bavail * facts.bsize < 64 * MEBIBYTE) throw diskFull()
}

function diskFull(): Failure {
  return new Failure(
    'disk_full',
    '磁盘已满：请在数据目录所在的磁盘上腾出至少 200 MB 空间，或用 --data 指定别的目录。',
    'The disk is full: free at least 200 MB where the data folder lies, or give another folder with --data.',
  )
}

function inUse(): Failure {
  return new Failure(
    'data_in_use',
    '数据目录正被另一个实例使用：请先停止它，或用 --data 指定别的目录。',
    'The data folder is in use by another instance: stop that one first, or give another folder with --data.',
  )
}

function wrongSecrets(): Failure {
  return new Failure(
    'data_unusable',
    '数据目录里的 secrets/ 与数据库不相符：请从同一份备份恢复整个数据目录。',
    'The folder secrets/ does not belong to the database beside it: restore the whole data folder from one backup.',
  )
}
