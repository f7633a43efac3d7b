/**
 * The database of this house, ready to use: the embedded one under the data folder, or the one that DATABASE_URL
 * names. Roles are there, the schema is that of the code, and exactly one instance works on embedded data.
 */
import { join } from 'node:path'
import type pg from 'pg'
import {
  APP,
  DATABASE,
  OWNER,
  ensureAppRole,
  ensureDatabase,
  ensureJobsSchema,
  ensureRoles,
  serverVersion,
  withClient,
} from './cluster.store.ts'
import type { Config } from './config.ts'
import { type Database, openDatabase } from './database.ts'
import { SUPERUSER } from './embedded.ts'
import { Failure } from './failure.ts'
import { holdServer } from './instance.ts'
import { type Migrated, migrate, refuseOlderSchema } from './migrations.ts'
import type { Progress } from './progress.ts'
import { secret } from './secrets.ts'
import { socketUrl } from './urls.ts'

export interface Storage extends Migrated {
  db: Database
  /** Connection string of the application, and the role it takes on when it signs in as another. */
  appUrl: string
  role: string | null
  /** Connection string of the role that owns the schema: for migrations and tools, never for requests. */
  ownerUrl: string
  /** Of whoever may do most with the database: its superuser where it is embedded. For upkeep. */
  upkeepUrl: string
  embedded: boolean
  /** An instance was running on this data, and this is its database. */
  joined: boolean
  /** What whoever started the program ought to know: zh and en by turns. */
  notes: readonly string[]
  /** Resolves when an embedded server ends, with what it last said. */
  lost: Promise<string>
  close(): Promise<void>
}

export interface StorageOptions {
  config: Pick<Config, 'dataDir' | 'databaseUrl'>
  progress: Progress
  /** A command may work beside a running instance; a second instance may not. */
  share?: boolean
  migrations?: string
  onLost?: (error: Error) => void
}

export function openStorage(options: StorageOptions): Promise<Storage> {
  const { databaseUrl } = options.config
  return databaseUrl === null ? openEmbedded(options) : openGiven(options, databaseUrl)
}

async function openGiven(options: StorageOptions, url: string): Promise<Storage> {
  const notes: string[] = []
  const prepared = await withClient(url, async (client) => {
    const version = await serverVersion(client)
    if (version < 150_000) throw tooOld(version)
    const role = await ensureAppRole(client)
    if (role !== APP) {
      notes.push(
        `数据库用户 ${role} 无权建立角色 ${APP}，因此程序以 ${role} 工作：追加事件的只增不改只由程序保证。`,
        `The database user ${role} may not create the role ${APP}, so the program works as ${role}: that events are only ever added is then kept by the program alone.`,
      )
    }
    await ensureJobsSchema(client, role)
    return { role, ...(await bringUpToDate(client, options, role)) }
  }).catch((error: unknown) => {
    throw connectionFailure(error)
  })
  const db = openDatabase({
    url,
    role: prepared.role,
    ...(options.onLost && { onLost: options.onLost }),
  })
  return {
    db,
    appUrl: url,
    role: prepared.role,
    ownerUrl: url,
    upkeepUrl: url,
    embedded: false,
    joined: false,
    first: prepared.first,
    names: prepared.names,
    notes,
    lost: new Promise(() => {}),
    close: () => db.close(),
  }
}

function connectionFailure(error: unknown): unknown {
  if (error instanceof Failure) return error
  const { code, message } = error as { code?: string; message?: string }
  if (code && /^(28|3D)/.test(code)) {
    return new Failure(
      'database_refused',
      'DATABASE_URL 所指的数据库拒绝了登录：请核对用户名、密码和数据库名。',
      'The database named by DATABASE_URL refused the sign-in: check user, password and database name.',
      error,
    )
  }
  const connecting = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|ENOENT|EPIPE|57P03|53300|08)/
  if (
    (code && connecting.test(code)) ||
    /timeout|terminated|ended unexpectedly/i.test(message ?? '')
  ) {
    return new Failure(
      'database_unreachable',
      'DATABASE_URL 所指的数据库连接不上：请核对主机和端口，并确认它正在运行。',
      'The database named by DATABASE_URL cannot be reached: check host and port, and that it is running.',
      error,
    )
  }
  return error
}

function tooOld(version: number): Failure {
  const found = `${Math.floor(version / 10_000)}`
  return new Failure(
    'database_too_old',
    `DATABASE_URL 所指的 PostgreSQL 是 ${found} 版：请升级到 15 或更新的版本。`,
    `The PostgreSQL named by DATABASE_URL has version ${found}: upgrade it to 15 or newer.`,
  )
}

async function openEmbedded(options: StorageOptions): Promise<Storage> {
  const { dataDir } = options.config
  const folder = join(dataDir, 'postgres')
  const passwords = {
    super: secret(dataDir, 'database-superuser', 24).toString('hex'),
    owner: secret(dataDir, 'database-owner', 24).toString('hex'),
    app: secret(dataDir, 'database-application', 24).toString('hex'),
  }
  const server = await holdServer({
    folder,
    password: passwords.super,
    share: options.share === true,
    progress: options.progress,
  })
  const url = (user: string, password: string, database = DATABASE) =>
    socketUrl({ socket: server.socket, user, password, database })
  try {
    if (server.ours) {
      await withClient(url(SUPERUSER, passwords.super, 'postgres'), async (client) => {
        await ensureRoles(client, passwords)
        await ensureDatabase(client, DATABASE)
      })
      await withClient(url(SUPERUSER, passwords.super), (client) => ensureJobsSchema(client, APP))
    }
    const state = await withClient(url(OWNER, passwords.owner), (client) =>
      server.ours
        ? bringUpToDate(client, options, APP)
        : refuseOlderSchema(client, options.migrations),
    )
    const db = openDatabase({
      url: url(APP, passwords.app),
      ...(options.onLost && { onLost: options.onLost }),
    })
    return {
      db,
      appUrl: url(APP, passwords.app),
      role: null,
      ownerUrl: url(OWNER, passwords.owner),
      upkeepUrl: url(SUPERUSER, passwords.super),
      embedded: true,
      joined: !server.ours,
      ...state,
      notes: [],
      lost: server.lost,
      async close() {
        await db.close()
        await server.release()
      },
    }
  } catch (error) {
    await server.release()
    throw error
  }
}

function bringUpToDate(
  client: pg.Client,
  options: StorageOptions,
  appRole: string,
): Promise<Migrated> {
  return options.progress({ zh: '正在更新数据库结构', en: 'updating the schema' }, () =>
    migrate({ client, appRole, ...(options.migrations && { folder: options.migrations }) }),
  )
}
