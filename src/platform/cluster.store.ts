/** What is asked of a PostgreSQL server as a whole: roles, databases, versions, and the lock on an instance. */
import pg from 'pg'
import type { Queryable } from './database.ts'

export const OWNER = 'answerable_owner'
export const APP = 'answerable_app'
export const DATABASE = 'answerable'
export const JOBS_SCHEMA = 'jobs'

/** Any number, ours for good: whoever holds this lock is the one instance that works on the database. */
const INSTANCE_LOCK = 7_300_411_964

export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** Makes the two roles with the given passwords, or gives them these. */
export async function ensureRoles(
  client: pg.Client,
  passwords: { owner: string; app: string },
): Promise<void> {
  for (const [role, password] of [
    [OWNER, passwords.owner],
    [APP, passwords.app],
  ] as const) {
    const found = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role])
    const verb = found.rowCount ? 'ALTER' : 'CREATE'
    await client.query(`${verb} ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`)
  }
}

/** True when it had to be made. */
export async function ensureDatabase(
  client: pg.Client,
  name: string,
  template?: string,
): Promise<boolean> {
  const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
  if (found.rowCount) return false
  const from = template ? ` TEMPLATE ${pg.escapeIdentifier(template)}` : ''
  await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} OWNER ${OWNER}${from}`)
  return true
}

export async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`)
}

/** Held until the client ends. False when another instance holds it. */
export async function lockInstance(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [
    INSTANCE_LOCK,
  ])
  return rows[0]?.got === true
}

export async function serverVersion(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::integer AS version",
  )
  return rows[0]?.version ?? 0
}

/**
 * The role that requests work as: answerable_app if this user may make it or be it, else the user itself. A role
 * without password: the program signs in as the given user and at once becomes the lesser one.
 */
export async function ensureAppRole(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ me: string; made: boolean; may: boolean }>(
    `SELECT current_user AS me,
            EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS made,
            (SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user) AS may`,
    [APP],
  )
  const { me, made, may } = rows[0] ?? { me: APP, made: true, may: false }
  if (!made && may) await client.query(`CREATE ROLE ${APP} NOLOGIN`)
  if (may) await client.query(`GRANT ${APP} TO ${pg.escapeIdentifier(me)}`).catch(() => {})
  const becomes = await client.query(`SET ROLE ${APP}`).then(
    () => true,
    () => false,
  )
  if (!becomes) return me
  await client.query('RESET ROLE')
  return APP
}

/** The queue of jobs keeps its tables in a schema that the application's role owns, and owns nothing else. */
export async function ensureJobsSchema(client: pg.Client, role: string): Promise<void> {
  await client.query(
    `CREATE SCHEMA IF NOT EXISTS ${JOBS_SCHEMA} AUTHORIZATION ${pg.escapeIdentifier(role)}`,
  )
}

export async function isAlive(db: Queryable): Promise<boolean> {
  try {
    await db.query('SELECT 1')
    return true
  } catch {
    return false
  }
}
