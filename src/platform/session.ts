/** A connection of one's own, for a lock that lives exactly as long as it does. */
import pg from 'pg'
import type { Queryable } from './database.ts'

export interface Session extends Pick<Queryable, 'query'> {
  /** Resolves when the connection has ended, whoever ended it. */
  readonly lost: Promise<void>
  close(): Promise<void>
}

export interface SessionOptions {
  readonly url: string
  readonly role: string | null
  /**
   * Milliseconds after which the server ends it when nothing was asked: a process that was stopped, or a machine that
   * sleeps, keeps no lock for ever.
   */
  readonly idleFor: number
}

export async function openSession({ url, role, idleFor }: SessionOptions): Promise<Session> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    options: [`-c idle_session_timeout=${idleFor}`, ...(role ? [`-c role=${role}`] : [])].join(' '),
  })
  const ended = Promise.withResolvers<void>()
  // Without a listener a connection that breaks would end the process.
  client.on('error', () => ended.resolve())
  client.on('end', () => ended.resolve())
  await client.connect()
  return {
    async query<R extends object>(text: string, values: readonly unknown[] = []) {
      const { rows } = await client.query(text, values as unknown[])
      return rows as R[]
    },
    lost: ended.promise,
    close: () => client.end().catch(() => {}),
  }
}
