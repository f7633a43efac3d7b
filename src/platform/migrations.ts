/** Brings a database to the schema of this code: plain SQL files, in their order, forward only. */
import { readFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { runner } from 'node-pg-migrate'
import type pg from 'pg'
import { Failure } from './failure.ts'
import { appliedMigrations } from './migrations.store.ts'

export const MIGRATIONS = join(import.meta.dirname, '..', '..', 'db', 'migrations')
const TABLE = 'schema_migrations'

export interface MigrationOptions {
  /** Connected as the owner of the schema. */
  client: pg.Client
  folder?: string
  /** The role that the files call answerable_app, where it has another name. */
  appRole?: string
}

export interface Migrated {
  /** No migration had ever run here before. */
  first: boolean
  /** Names of the migrations that were run, oldest first; none when the schema was current. */
  names: readonly string[]
}

export async function migrate(options: MigrationOptions): Promise<Migrated> {
  const folder = options.folder ?? MIGRATIONS
  const { applied } = await compare(options.client, folder)
  let current = ''
  try {
    const done = await runner({
      dbClient: options.client,
      dir: folder,
      ignorePattern: String.raw`(\..*|.*(?<!\.sql))`,
      direction: 'up',
      migrationsTable: TABLE,
      checkOrder: true,
      singleTransaction: true,
      advisoryLockMode: 'wait',
      logger: silent,
      migrationLoaderStrategies: [
        {
          extensions: ['.sql'],
          loader: (paths) => load(paths, options, (name) => (current = name)),
        },
      ],
    })
    return { first: applied.length === 0, names: done.map(({ name }) => name) }
  } catch (cause) {
    throw failed(current, cause)
  }
}

/** For a command that works beside a running instance: it must not change the schema under it. */
export async function refuseOlderSchema(client: pg.Client, folder = MIGRATIONS): Promise<Migrated> {
  const { pending } = await compare(client, folder)
  if (pending.length === 0) return { first: false, names: [] }
  throw new Failure(
    'data_in_use',
    '正在运行的实例是旧版本：请先重新启动它，再运行此命令。',
    'The instance that is running is of an older version: restart it first, then run this command.',
  )
}

/** What the database has had and what it lacks; a migration that this code does not know is a refusal. */
async function compare(
  client: pg.Client,
  folder: string,
): Promise<{ applied: string[]; pending: string[] }> {
  const files = (await readdir(folder))
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.slice(0, -4))
  const applied = await appliedMigrations(client, TABLE)
  const unknown = applied.find((name) => !files.includes(name))
  if (unknown !== undefined) throw newer(unknown)
  return { applied, pending: files.filter((name) => !applied.includes(name)) }
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

function load(paths: string[], { appRole }: MigrationOptions, onStep: (name: string) => void) {
  return Promise.all(
    paths.map(async (path) => {
      const text = await readFile(path, 'utf8')
      const sql = appRole
        ? text.replaceAll(/\banswerable_app\b/g, `"${appRole.replaceAll('"', '""')}"`)
        : text
      return {
        id: path,
        filePaths: [path],
        actions: {
          up: (builder: { sql(text: string): void }) => {
            onStep(basename(path, '.sql'))
            builder.sql(sql)
          },
          down: false as const,
        },
      }
    }),
  )
}

function newer(name: string): Failure {
  return new Failure(
    'schema_newer',
    `数据库的结构（${name}）比本程序新：请安装当时的版本或更新的版本。`,
    `The database has a newer schema (${name}) than this program: install the version that wrote it, or a newer one.`,
  )
}

function failed(name: string, cause: unknown): Failure {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return new Failure(
    'migration_failed',
    `更新数据库结构时 ${name} 没有成功（${reason}），数据未作改动：请装回先前的版本，并把这句话报告给维护者。`,
    `The schema could not be updated: ${name} failed (${reason}). Nothing was changed: go back to the version before and report this sentence to the maintainers.`,
    cause,
  )
}
