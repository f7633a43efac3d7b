/** Whether a bulletin still says what the record says: every figure made again, from the events. */
import { createHash } from 'node:crypto'
import { parseToken } from '../kinds/index.ts'
import type { Source, Wrong } from '../kinds/index.ts'
import type { Ports } from '../matters/index.ts'
import { loggedHash, recomputeYear } from '../publishing/index.ts'
import type { Tables } from '../publishing/index.ts'
import type { IssuedRow } from './bulletins.store.ts'
import { Sources } from './figures.ts'
import { fileName, issuedIn } from './issuing.ts'
import { isSame } from './readings.ts'

export interface Again {
  readonly token: string
  readonly printed: string
  /** Null: there is nothing behind it any more. */
  readonly now: string | null
  readonly same: boolean
}

export interface Recomputation {
  readonly number: string
  readonly title: string
  /** Every figure and every citation, in the order of the text. */
  readonly figures: readonly Again[]
  /** Whether its bytes are those whose hash the log has; null: the log has none yet. */
  readonly logged: boolean | null
  /** Years whose releases cannot be made again from the events as they were, though figures may agree. */
  readonly alteredYears: readonly number[]
  readonly same: boolean
}

export async function recomputeBulletin(
  ports: Ports,
  jurisdiction: number,
  row: IssuedRow,
): Promise<Recomputation> {
  const issued = issuedIn(row)
  const altered = new Set<number>()
  const tables = async (year: number): Promise<Tables | null> => {
    const again = await recomputeYear(ports, jurisdiction, year, issued.released_on)
    if (again && !again.sameEvents) altered.add(year)
    return again?.tables ?? null
  }
  const sources = new Sources({
    db: ports.db,
    jurisdiction,
    kinds: ports.kinds,
    org: await ports.org(jurisdiction),
    period: issued.period,
    releasedOn: issued.released_on,
    tables,
  })
  const figures: Again[] = []
  for (const source of issued.sources)
    figures.push(compared(source, await sources.of(source.token)))
  const kept = await loggedHash(ports.db, jurisdiction, fileName(issued.number))
  const logged = kept && kept.equals(createHash('sha256').update(row.body, 'utf8').digest())
  return {
    number: issued.number,
    title: issued.title,
    figures,
    logged,
    alteredYears: [...altered],
    same: figures.every(({ same }) => same) && logged !== false && altered.size === 0,
  }
}

function compared(printed: Source, found: Source | Wrong): Again {
  const { token, shown } = printed
  if ('wrong' in found) return { token, printed: shown, now: null, same: false }
  return {
    token,
    printed: shown,
    now: found.shown,
    same: isSame(found, printed) && found.shown === shown,
  }
}

/** Those that are figures: what a reader may want to have computed again. */
export const isFigure = ({ token }: Pick<Source, 'token'>): boolean =>
  parseToken(token)?.is === 'figure'
