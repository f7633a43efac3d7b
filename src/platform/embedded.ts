/**
 * The embedded PostgreSQL: a real server, started and stopped with the application, on a Unix socket inside its own
 * data folder. There is no network port to take or to guard: who may enter the folder may knock, and then still
 * needs the password.
 *
 * Root: PostgreSQL refuses to run as root, and an ordinary user cannot enter a folder that only root may enter. So
 * the server runs as `nobody` and is *handed* its data folder as an open directory (descriptor 3, reached as
 * /proc/self/fd/3), past every closed door above it. docs/adr/0002-embedded-postgres-as-root.md has the alternatives.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { type Binaries, packagedBinaries, sharedBinaries } from './binaries.ts'
import { Failure } from './failure.ts'

export const SUPERUSER = 'postgres'
const PORT = 5432
const SOCKET_NAME = `.s.PGSQL.${PORT}`
/** The kernel's limit for the path of a Unix socket is 107 bytes on Linux and 103 on macOS. */
const LONGEST_SOCKET_PATH = 103
/** Inherited descriptors start here: 0 to 2 are the standard streams. */
const FIRST_DESCRIPTOR = 3

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
  refuseOtherVersion(options.folder, host.version)
  return startServer(options, host)
}

/** Folder of the socket of a server that answers on this cluster now, or null. */
export async function runningServer(folder: string): Promise<string | null> {
  const socket = recordedSocket(folder)
  return socket !== null && (await answers(join(socket, SOCKET_NAME))) ? socket : null
}

/** Ends a server that a killed process left behind. */
export async function stopOrphan(folder: string): Promise<void> {
  const pid = recordedPid(folder)
  if (pid !== null) signal(pid, 'SIGINT')
  const until = Date.now() + 60_000
  while (existsSync(join(folder, 'postmaster.pid'))) {
    if (Date.now() > until) throw leftBehind(folder)
    await pause(50)
  }
}

/** How this process can run the server's programs: as itself, or as nobody with folders handed over. */
interface Host {
  binaries: Binaries
  version: string
  identity: { uid: number; gid: number } | null
}

function hostFor(folder: string): Host {
  const asRoot = process.getuid?.() === 0
  if (asRoot && process.platform !== 'linux') {
    throw new Failure(
      'embedded_unavailable',
      '内置数据库不能以 root 身份运行：请换一个普通用户启动，或设置 DATABASE_URL。',
      'The embedded database cannot run as root here: start as an ordinary user, or set DATABASE_URL.',
    )
  }
  mkdirSync(dirname(folder), { recursive: true, mode: 0o700 })
  const binaries = asRoot ? sharedBinaries() : packagedBinaries()
  return { binaries, version: '18', identity: asRoot ? nobody() : null }
}

function nobody(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
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
    if (code !== 0) throw failed(said)
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
    ...options.settings,
  }
  removeStalePid(options.folder)
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

/**
 * PostgreSQL takes any living process of the number in postmaster.pid for itself. After a crash in a container that
 * number soon belongs to somebody else, so a file whose server does not answer and is none is taken away.
 */
function removeStalePid(folder: string): void {
  const pid = recordedPid(folder)
  if (pid === null || isPostgres(pid)) return
  rmSync(join(folder, 'postmaster.pid'), { force: true })
}

function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
  } catch {
    return existsSync('/proc/self') ? false : signal(pid, 0)
  }
}

interface Run {
  child: ChildProcess
  ended: Promise<{ code: number | null; said: string }>
  said(): string
}

/** Starts a program, handing over the paths: as they are, or as open descriptors when it runs as somebody else. */
function launch(
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

async function ready(run: Run, folder: string): Promise<void> {
  const lost = run.ended.then(({ said }) => {
    throw failed(said)
  })
  lost.catch(() => {})
  for (;;) {
    // Recovery after a crash may take minutes; as long as the process lives there is reason to wait.
    await Promise.race([lost, pause(20)])
    if (statusLine(folder, run.child.pid) === 'ready') return
  }
}

/** The eighth line of postmaster.pid, if the file is that of our own process. */
function statusLine(folder: string, pid: number | undefined): string | null {
  const lines = pidFile(folder)
  return lines && Number(lines[0]) === pid ? (lines[7]?.trim() ?? null) : null
}

function pidFile(folder: string): string[] | null {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
}

function recordedPid(folder: string): number | null {
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

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function refuseOtherVersion(folder: string, version: string): void {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (found === version) return
  throw new Failure(
    'data_unusable',
    `数据由 PostgreSQL ${found} 写成，本程序带的是 ${version}：请用 pg_dump 导出再导入，或用 DATABASE_URL 指定 ${found} 版的服务器。`,
    `The data was written by PostgreSQL ${found} and this program brings ${version}: carry it over with pg_dump, or set DATABASE_URL to a server of version ${found}.`,
  )
}

function leftBehind(folder: string): Failure {
  return new Failure(
    'data_in_use',
    `上次遗留的数据库进程没有结束：请结束 ${folder}/postmaster.pid 第一行所示的进程后再启动。`,
    `A database left behind by an earlier run does not end: end the process named in the first line of ${folder}/postmaster.pid and start again.`,
  )
}

function failed(said: string): Failure {
  if (/No space left on device|disk full/i.test(said)) {
    return new Failure(
      'disk_full',
      '磁盘已满，数据库无法启动：请腾出空间（至少 200 MB）后再启动。',
      'The disk is full and the database cannot start: free some space (200 MB at least) and start again.',
    )
  }
  if (/lock file "postmaster\.pid" already exists/.test(said)) {
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
