/**
 * The embedded PostgreSQL: a real server, started and stopped with the application, on a Unix socket inside its own
 * data folder. There is no network port to take or to guard: who may enter the folder may knock, and then still
 * needs the password.
 *
 * Root: PostgreSQL refuses to run as root, and an ordinary user cannot enter a folder that only root may enter. So
 * the server runs as `nobody` and is *handed* its data folder as an open directory (descriptor 3, reached as
 * /proc/self/fd/3), past every closed door above it. docs/adr/0002-embedded-postgres-as-root.md has the alternatives.
 */
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { Failure } from './failure.ts'
import { type Host, type Run, hostFor, launch } from './handover.ts'
import { PORT, SOCKET_NAME, pause, disarmStaleLocks, statusLine } from './postmaster.ts'

export const SUPERUSER = 'postgres'
/** The major version of the packaged programs, as a cluster's PG_VERSION has it. */
const VERSION = '18'
/** The kernel's limit for the path of a Unix socket is 107 bytes on Linux and 103 on macOS. */
const LONGEST_SOCKET_PATH = 103

export interface EmbeddedServer {
  /** Folder of the Unix socket, to be given as `host`. */
  socket: string
  /** Resolves when the server has ended, with what it last said. */
  ended: Promise<string>
  /** Ends open sessions, writes a checkpoint, and returns when the process is gone. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** The cluster's folder; made when missing. */
  folder: string
  /** Password of the role `postgres`, set when the cluster is made. */
  password: string
  /** Server settings beyond the defaults, as for `postgres -c name=value`. */
  settings?: Readonly<Record<string, string>>
}

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const host = hostFor(options.folder)
  if (!existsSync(join(options.folder, 'PG_VERSION'))) await makeCluster(options, host)
  refuseOtherVersion(options.folder)
  return startServer(options, host)
}

/** The cluster is made beside its place and moved there when whole, so a killed start leaves no half of one. */
async function makeCluster(options: EmbeddedOptions, host: Host): Promise<void> {
  const parent = dirname(options.folder)
  removeAbandoned(parent)
  const fresh = mkdtempSync(join(parent, 'postgres.new-'))
  const secret = join(parent, `${basename(fresh)}.password`)
  writeFileSync(secret, options.password, { mode: 0o600 })
  if (host.identity) {
    chownSync(fresh, host.identity.uid, host.identity.gid)
    chownSync(secret, host.identity.uid, host.identity.gid)
  }
  try {
    const run = launch(host, host.binaries.initdb, [fresh, secret], ([data, password]) => [
      `--pgdata=${data}`,
      `--pwfile=${password}`,
      `--username=${SUPERUSER}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      '--no-instructions',
    ])
    const { code, said } = await run.ended
    if (code !== 0) throw failureOf(said)
    renameSync(fresh, options.folder)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(join(options.folder, 'PG_VERSION'))) throw error
  } finally {
    unlinkSync(secret)
  }
}

function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith('postgres.new-')) continue
    const path = join(parent, name)
    if (Date.now() - statSync(path).mtimeMs > 600_000)
      rmSync(path, { recursive: true, force: true })
  }
}

async function startServer(options: EmbeddedOptions, host: Host): Promise<EmbeddedServer> {
  const socket = socketFolder(options.folder, host)
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socket === options.folder ? '.' : socket,
    unix_socket_permissions: '0700',
    password_encryption: 'scram-sha-256',
    log_timezone: 'UTC',
    timezone: 'UTC',
    // Statements that fail may hold what a resident wrote: the log must not repeat them.
    log_min_error_statement: 'panic',
    log_min_duration_statement: '-1',
    log_parameter_max_length_on_error: '0',
    // Old segments of the log go instead of being used again: what was erased must not lie on in them.
    wal_recycle: 'off',
    ...options.settings,
  }
  disarmStaleLocks(options.folder)
  const run = launch(host, host.binaries.postgres, [options.folder], ([data]) => [
    '-D',
    data ?? '',
    '-p',
    String(PORT),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ])
  await ready(run, options.folder)
  return {
    socket,
    ended: run.ended.then(({ said }) => said),
    async stop() {
      run.child.kill('SIGINT')
      await run.ended
      if (socket !== options.folder) rmSync(socket, { recursive: true, force: true })
    },
  }
}

/** Inside the cluster, unless the path is longer than the kernel takes. */
function socketFolder(folder: string, host: Host): string {
  if (Buffer.byteLength(join(folder, SOCKET_NAME)) <= LONGEST_SOCKET_PATH) return folder
  const short = mkdtempSync(join(tmpdir(), 'answerable-'))
  if (host.identity) chownSync(short, host.identity.uid, host.identity.gid)
  return short
}

async function ready(run: Run, folder: string): Promise<void> {
  const lost = run.ended.then(({ said }) => {
    throw failureOf(said)
  })
  lost.catch(() => {})
  for (;;) {
    // Recovery after a crash may take minutes; as long as the process lives there is reason to wait.
    await Promise.race([lost, pause(20)])
    if (statusLine(folder, run.child.pid) === 'ready') return
  }
}

function refuseOtherVersion(folder: string): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (found === VERSION) return
  throw new Failure(
    'data_unusable',
    `数据由 PostgreSQL ${found} 写成，本程序带的是 ${VERSION}：请用 pg_dump 导出再导入，或用 DATABASE_URL 指定 ${found} 版的服务器。`,
    `The data was written by PostgreSQL ${found} and this program brings ${VERSION}: carry it over with pg_dump, or set DATABASE_URL to a server of version ${found}.`,
  )
}

/** What the server's last words mean for whoever started it. */
export function failureOf(said: string): Failure {
  if (/No space left on device|disk full/i.test(said)) {
    return new Failure(
      'disk_full',
      '磁盘已满，数据库无法启动：请腾出空间（至少 200 MB）后再启动。',
      'The disk is full and the database cannot start: free some space (200 MB at least) and start again.',
    )
  }
  if (/lock file "[^"]+" already exists|pre-existing shared memory block/.test(said)) {
    return new Failure(
      'data_in_use',
      '数据目录正被另一个实例使用：请先停止它，或用 --data 指定别的目录。',
      'The data folder is in use by another instance: stop that one first, or give another folder with --data.',
    )
  }
  const lines = said.trim().split('\n')
  const last = (
    lines.findLast((line) => /FATAL|ERROR|error/.test(line)) ??
    lines.at(-1) ??
    ''
  ).replace(/^.*?(FATAL|ERROR):\s*/, '')
  return new Failure(
    'embedded_failed',
    `内置数据库未能启动（${last}）：请据此排除原因，或用 DATABASE_URL 指定您自己的 PostgreSQL。`,
    `The embedded database did not start (${last}): mend that, or set DATABASE_URL to a PostgreSQL of your own.`,
  )
}
