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
  onStep?: (name: string) => void
}

/** Names of the migrations that were run, oldest first; none when the schema was current. */
export async function migrate(options: MigrationOptions): Promise<string[]> {
  const folder = options.folder ?? MIGRATIONS
  const known = new Set(
    (await readdir(folder))
      .filter((name) => name.endsWith('.sql'))
      .map((name) => name.slice(0, -4)),
  )
  const unknown = (await appliedMigrations(options.client, TABLE)).find((name) => !known.has(name))
  if (unknown !== undefined) throw newer(unknown)
  const done = await runner({
    dbClient: options.client,
    dir: folder,
    ignorePattern: '(\\..*|.*(?<!\\.sql))',
    direction: 'up',
    migrationsTable: TABLE,
    checkOrder: true,
    singleTransaction: true,
    advisoryLockMode: 'wait',
    logger: silent,
    migrationLoaderStrategies: [{ extensions: ['.sql'], loader: (paths) => load(paths, options) }],
  })
  return done.map(({ name }) => name)
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

function load(paths: string[], { appRole, onStep }: MigrationOptions) {
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
            onStep?.(basename(path, '.sql'))
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
