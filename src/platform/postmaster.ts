/** What the file postmaster.pid and the socket say about a server: whether one runs here, and whose it is. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { Failure } from './failure.ts'

export const PORT = 5432
export const SOCKET_NAME = `.s.PGSQL.${PORT}`

/** Folder of the socket of a server that answers on this cluster now, or null. */
export async function runningServer(folder: string): Promise<string | null> {
  const socket = recordedSocket(folder)
  return socket !== null && (await answers(join(socket, SOCKET_NAME))) ? socket : null
}

/** Ends a server that a killed process left behind. */
export async function stopOrphan(folder: string): Promise<void> {
  const pid = recordedPid(folder)
  if (pid === null) return
  signal(pid, 'SIGINT')
  const until = Date.now() + 60_000
  const lives = (): boolean => existsSync(join(folder, 'postmaster.pid')) && isLivingPostgres(pid)
  while (lives()) {
    if (Date.now() > until) throw leftBehind(folder)
    await pause(50)
  }
}

/**
 * PostgreSQL takes any living process of the number in postmaster.pid for its own. After a crash in a container that
 * number soon belongs to a stranger, or to a dead process that nobody has buried. Then the number is replaced, not the
 * file removed: by its other lines the server still sees whether children of the dead one have the memory open.
 */
export function disarmStaleLocks(folder: string): void {
  const socket = recordedSocket(folder) ?? folder
  for (const path of [join(folder, 'postmaster.pid'), join(socket, `${SOCKET_NAME}.lock`)]) {
    const pid = Number(linesOf(path)?.[0])
    if (!(pid > 0) || !signal(pid, 0) || isLivingPostgres(pid)) continue
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^\d+/, String(NO_PROCESS)))
  }
}

/** Higher than any process number of any kernel. */
const NO_PROCESS = 2_147_483_646

export function isLivingPostgres(pid: number): boolean {
  if (!existsSync('/proc/self')) return signal(pid, 0)
  try {
    const [, name, state] =
      /^\d+ \((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return name?.startsWith('postgres') === true && state !== 'Z'
  } catch {
    return false
  }
}

/** The eighth line of postmaster.pid, if the file is that of our own process. */
export function statusLine(folder: string, pid: number | undefined): string | null {
  const lines = pidFile(folder)
  return lines && Number(lines[0]) === pid ? (lines[7]?.trim() ?? null) : null
}

function pidFile(folder: string): string[] | null {
  return linesOf(join(folder, 'postmaster.pid'))
}

function linesOf(path: string): string[] | null {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch {
    return null
  }
}

export function recordedPid(folder: string): number | null {
  const pid = Number(pidFile(folder)?.[0])
  return Number.isInteger(pid) && pid > 0 ? pid : null
}

function recordedSocket(folder: string): string | null {
  const recorded = pidFile(folder)?.[4]?.trim()
  if (!recorded) return null
  return recorded === '.' ? folder : recorded
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket)
    connection.on('connect', () => {
      connection.destroy()
      resolve(true)
    })
    connection.on('error', () => resolve(false))
  })
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function leftBehind(folder: string): Failure {
  return new Failure(
    'data_in_use',
    `上次遗留的数据库进程没有结束：请结束 ${folder}/postmaster.pid 第一行所示的进程后再启动。`,
    `A database left behind by an earlier run does not end: end the process named in the first line of ${folder}/postmaster.pid and start again.`,
  )
}
