/** SQL of the lock that lets one process sequence a log. */
import type { Session } from '../platform/session.ts'

/** Any number, ours for good; the second is the jurisdiction. */
const CLASS = 1_819_240_295

/** Held until the session ends. False: somebody else has it. */
export async function lockLog(
  session: Pick<Session, 'query'>,
  jurisdiction: number,
): Promise<boolean> {
  const [row] = await session.query<{ got: boolean }>(
    'SELECT pg_try_advisory_lock($1::integer, $2::integer) AS got',
    [CLASS, jurisdiction],
  )
  return row?.got === true
}
