/**
 * Running the programs of PostgreSQL: as this user, or, when this is root, as `nobody` with the folders handed over as
 * open descriptors (docs/adr/0002-embedded-postgres-as-root.md).
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Binaries, packagedBinaries, sharedBinaries } from './binaries.ts'
import { Failure } from './failure.ts'
import { makeFolder } from './folders.ts'

/** Inherited descriptors start here: 0 to 2 are the standard streams. */
const FIRST_DESCRIPTOR = 3

/** How this process can run the server's programs: as itself, or as nobody with folders handed over. */
export interface Host {
  binaries: Binaries
  identity: { uid: number; gid: number } | null
}

export function hostFor(folder: string): Host {
  const asRoot = process.getuid?.() === 0
  if (asRoot && process.platform !== 'linux') {
    throw new Failure(
      'embedded_unavailable',
      '内置数据库不能以 root 身份运行：请换一个普通用户启动，或设置 DATABASE_URL。',
      'The embedded database cannot run as root here: start as an ordinary user, or set DATABASE_URL.',
    )
  }
  makeFolder(dirname(folder), 0o700)
  const binaries = asRoot ? sharedBinaries() : packagedBinaries()
  return { binaries, identity: asRoot ? nobody() : null }
}

function nobody(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
}

export interface Run {
  child: ChildProcess
  ended: Promise<{ code: number | null; said: string }>
  said(): string
}

/** Starts a program, handing over the paths: as they are, or as open descriptors when it runs as somebody else. */
export function launch(
  host: Host,
  program: string,
  paths: readonly string[],
  args: (paths: readonly string[]) => string[],
): Run {
  const handed = host.identity ? paths.map((path) => openSync(path, 'r')) : []
  const named = host.identity
    ? handed.map((_, index) => `/proc/self/fd/${FIRST_DESCRIPTOR + index}`)
    : paths
  const child = spawn(program, args(named), {
    cwd: '/',
    // A terminal's Ctrl-C goes to the whole group: the application must finish its work before its database goes.
    detached: true,
    env: { PATH: '/usr/bin:/bin', TZ: 'UTC', LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe', ...handed],
    ...host.identity,
  })
  for (const descriptor of handed) closeSync(descriptor)
  let said = ''
  const hear = (chunk: Buffer): void => {
    said = (said + chunk.toString()).slice(-4_000)
  }
  child.stdout?.on('data', hear)
  child.stderr?.on('data', hear)
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.on('error', (error) => resolve({ code: null, said: error.message }))
    child.on('close', (code) => resolve({ code, said }))
  })
  return { child, ended, said: () => said }
}
