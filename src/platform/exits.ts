/** How a program of this house ends when something is wrong: told in one sentence a language, or as the bug it is. */
import { Failure, type FailureCode } from './failure.ts'

type Sentence = readonly [code: FailureCode, zh: string, en: string]

const SYSTEM_ERRORS: Readonly<Record<string, Sentence>> = {
  ENOSPC: [
    'disk_full',
    '磁盘已满：请在数据目录所在的磁盘上腾出至少 200 MB 空间，或用 --data 指定别的目录。',
    'The disk is full: free at least 200 MB where the data folder lies, or give another folder with --data.',
  ],
  EADDRINUSE: [
    'port_taken',
    '端口已被占用：请用 --port 指定别的端口，或先停止占用它的程序。',
    'The port is taken: give another one with --port, or stop the program that holds it.',
  ],
  EADDRNOTAVAIL: [
    'port_forbidden',
    '本机没有 HOST 所指的地址：请改用 127.0.0.1 或 0.0.0.0。',
    'This machine does not have the address named by HOST: use 127.0.0.1 or 0.0.0.0.',
  ],
  EROFS: [
    'data_unusable',
    '数据目录不能写入：请用 --data 指定一个可写的目录。',
    'The data folder cannot be written to: give one that can with --data.',
  ],
}

/** Different words of the operating system for: nothing can be written there. */
const UNWRITABLE = new Set(['EACCES', 'EPERM', 'ENOTDIR', 'EEXIST', 'ENOENT', 'EROFS'])

/** The failure behind an error of the operating system or the database, or null when it is a bug. */
export function failureOf(error: unknown): Failure | null {
  if (error instanceof Failure) return error
  const { code, syscall } = (error ?? {}) as { code?: string; syscall?: string }
  if (code === '53100') return sentence('ENOSPC', error)
  if (code === '57P01' || code === '57P03' || code?.startsWith('08')) return lostDatabase(error)
  if (code !== undefined && UNWRITABLE.has(code)) return denied(syscall, error)
  return code !== undefined && code in SYSTEM_ERRORS ? sentence(code, error) : null
}

function sentence(name: string, cause: unknown): Failure | null {
  const found = SYSTEM_ERRORS[name]
  return found ? new Failure(...found, cause) : null
}

function lostDatabase(cause: unknown): Failure {
  return new Failure(
    'database_unreachable',
    '与数据库的连接中断了：请确认数据库（或正在运行的实例）没有停止，再运行一次。',
    'The connection to the database was lost: see that it (or the running instance) has not been stopped, and try again.',
    cause,
  )
}

function denied(syscall: string | undefined, cause: unknown): Failure | null {
  if (syscall !== 'listen' && syscall !== 'bind') return sentence('EROFS', cause)
  return new Failure(
    'port_forbidden',
    '无权使用这个端口：请用 --port 指定 1024 以上的端口。',
    'This port may not be used by this user: give one above 1024 with --port.',
    cause,
  )
}

/** Says what is wrong and returns the exit code. A bug keeps its stack: somebody has to find it. */
export function tell(error: unknown, write: (line: string) => void): number {
  const failure = failureOf(error)
  if (failure) {
    write(failure.zh)
    write(failure.en)
    return failure.exitCode
  }
  write(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 1
}
