/**
 * One witness on one data folder: two would each sign a history of their own. The lock is a socket that the system
 * takes away with the process, so nothing is ever left behind.
 */
import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../platform/failure.ts'

/** Rejects with Failure where another process holds it. */
export async function holdFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const hash = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32)
  const name = `answerable-witness-${hash}`
  // Linux has names for sockets that are no files; elsewhere one that a killed process left has to be removed by hand.
  const path = process.platform === 'linux' ? `\0${name}` : join(tmpdir(), name)
  const server = createServer((socket) => socket.destroy())
  await listen(server, path)
  server.unref()
  return {
    release: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? inUse(path) : error)
    })
    server.listen(path, resolve)
  })
}

function inUse(path: string): Failure {
  const left = path.startsWith('\0') ? null : path
  return new Failure(
    'data_in_use',
    `这个数据目录正由另一个见证进程使用：请先停止它。${left ? `若确认没有，请删除 ${left}。` : ''}`,
    `The data folder is in use by another witness: stop that one first.${left ? ` If there is none, remove ${left}.` : ''}`,
  )
}
