/** Writes tables anew, so that their files hold nothing but what is in them; and lets go of the log before. */
import pg from 'pg'
import { withClient } from './cluster.store.ts'

export interface Rewritten {
  /** Written anew. */
  readonly whole: readonly string[]
  /** Too large to be closed to everybody meanwhile: freed places are reused, and until then hold what was there. */
  readonly large: readonly string[]
  /** Somebody held it for longer than can be waited for. */
  readonly busy: readonly string[]
  /** Whether the log of before was let go. */
  readonly log: boolean
}

/** A table of this size is written anew in some seconds, in which nobody reads it. Bytes. */
const MOST_BYTES = 512 * 1_048_576
const LOCK_NOT_AVAILABLE = '55P03'

/** `url` of whoever owns the tables; the statistics and the log only where they may. */
export function rewriteTables(
  url: string,
  tables: readonly string[],
  most = MOST_BYTES,
): Promise<Rewritten> {
  return withClient(url, async (client) => {
    const isSuper = await isSuperuser(client)
    const all = [...tables, ...(isSuper ? ['pg_catalog.pg_statistic'] : [])]
    const found: Record<'whole' | 'large' | 'busy', string[]> = { whole: [], large: [], busy: [] }
    await client.query("SET lock_timeout = '5s'")
    for (const table of all) found[await rewrite(client, table, most)].push(table)
    if (isSuper) await letGoOfLog(client)
    return { ...found, log: isSuper }
  })
}

async function isSuperuser(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>(
    'SELECT rolsuper AS is FROM pg_roles WHERE rolname = current_user',
  )
  return rows[0]?.is === true
}

async function rewrite(
  client: pg.Client,
  table: string,
  most: number,
): Promise<'whole' | 'large' | 'busy'> {
  const name = table
    .split('.')
    .map((part) => pg.escapeIdentifier(part))
    .join('.')
  const { rows } = await client.query<{ bytes: string }>(
    'SELECT pg_total_relation_size($1::regclass) AS bytes',
    [name],
  )
  const isLarge = Number(rows[0]?.bytes ?? 0) > most
  try {
    await client.query(isLarge ? `VACUUM (ANALYZE) ${name}` : `VACUUM (FULL, ANALYZE) ${name}`)
    return isLarge ? 'large' : 'whole'
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE) return 'busy'
    throw error
  }
}

/** Segments from before the last checkpoint are removed at the next. */
async function letGoOfLog(client: pg.Client): Promise<void> {
  await client.query('CHECKPOINT')
  await client.query('SELECT pg_switch_wal()')
  await client.query('CHECKPOINT')
}
