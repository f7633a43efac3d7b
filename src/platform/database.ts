/**
 * The one way to the database. Values cross the boundary in the house's own shapes: int8 is a number, numeric a
 * string (money and ratios lose nothing), date is `YYYY-MM-DD`, timestamptz is an ISO instant in UTC with
 * milliseconds, json is parsed. To write a JSON array, pass `JSON.stringify(array)`: a JavaScript array is
 * taken for an SQL array.
 */
import pg from 'pg'

export interface Queryable {
  /** Runs one statement with positional parameters and returns its rows. */
  query<R extends object>(text: string, values?: readonly unknown[]): Promise<R[]>
  /** As query, but prepared once per connection under `name`: for hot paths. One name, one text. */
  statement<R extends object>(name: string, text: string, values: readonly unknown[]): Promise<R[]>
}

export interface Database extends Queryable {
  /**
   * Commits when `work` resolves, rolls back when it throws. `work` may run up to four times: it is repeated
   * when the database asks for it (serialisation failure, deadlock), so it must have no effect of its own.
   */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface DatabaseOptions {
  url: string
  /** Connections at most; 10 unless told. */
  max?: number
  /** Role to work as, when it is another than the one that signs in. */
  role?: string
  /** Called when an idle connection breaks (the server went away); the pool opens a new one when asked. */
  onLost?: (error: Error) => void
}

const RETRIES = 3

/** Instants are read in UTC whatever the server's own zone is. */
const SESSION = '-c timezone=UTC -c datestyle=ISO,YMD'

export function openDatabase({ url, max = 10, role, onLost }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options: role ? `${SESSION} -c role=${role}` : SESSION,
    types: { getTypeParser: typeParser },
    connectionTimeoutMillis: 10_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', (error) => onLost?.(error))
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })

  return {
    ...queryableOver(pool),
    async transaction(work) {
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await runOnce(pool, work)
        } catch (error) {
          if (attempt >= RETRIES || !mayBeRepeated(error)) throw error
          await new Promise((resolve) =>
            setTimeout(resolve, 5 * 2 ** attempt * (1 + Math.random())),
          )
        }
      }
    },
    close: () => pool.end(),
  }
}

async function runOnce<T>(pool: pg.Pool, work: (tx: Queryable) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN')
    const result = await work(queryableOver(client))
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => {
      broken = lost
    })
    throw error
  } finally {
    client.release(broken)
  }
}

/** 40001 serialisation, 40P01 deadlock; a sharded database reports the first as XX000 as well. */
function mayBeRepeated(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false
  if (error.code === '40001' || error.code === '40P01') return true
  return error.code === 'XX000' && /serializ/i.test(error.message)
}

function queryableOver(runner: pg.Pool | pg.PoolClient): Queryable {
  return {
    async query<R extends object>(text: string, values: readonly unknown[] = []) {
      const result = await runner.query(text, values as unknown[])
      return result.rows as R[]
    },
    async statement<R extends object>(name: string, text: string, values: readonly unknown[]) {
      const result = await runner.query({ name, text, values: values as unknown[] })
      return result.rows as R[]
    },
  }
}

const TYPES = pg.types.builtins
/** Array types have no names in the driver: oid of int8[], date[], timestamptz[]. */
const ARRAYS = new Map<number, number>([
  [1016, TYPES.INT8],
  [1182, TYPES.DATE],
  [1185, TYPES.TIMESTAMPTZ],
])

const PARSERS = new Map<number, (text: string) => unknown>([
  [TYPES.INT8, exactNumber],
  [TYPES.DATE, (text) => text],
  [TYPES.TIMESTAMPTZ, instant],
])

const asTexts = pg.types.getTypeParser(1009 as never) as unknown as (
  text: string,
) => (string | null)[]

function typeParser(oid: number, format?: 'text' | 'binary'): (text: never) => unknown {
  const own = PARSERS.get(oid)
  if (own) return own
  const element = PARSERS.get(ARRAYS.get(oid) ?? -1)
  if (element)
    return (text: string) => asTexts(text).map((part) => (part === null ? null : element(part)))
  return pg.types.getTypeParser(oid, format) as (text: never) => unknown
}

function exactNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 beyond 2^53: ${text}`)
  return value
}

/** `2026-11-24 05:21:00.1234+00` → `2026-11-24T05:21:00.123Z`; `infinity` stays as it is. */
function instant(text: string): string {
  if (text.endsWith('+00') && text.charAt(10) === ' ' && text.charAt(4) === '-') {
    const fraction = text.charAt(19) === '.' ? text.slice(20, -3).slice(0, 3) : ''
    return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(3, '0')}Z`
  }
  if (text.endsWith('infinity')) return text
  const time = new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))
  return time.toISOString()
}
