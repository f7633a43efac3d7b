/** Who is asking: read anew at every request, so that rights that ended are gone at the next one. */
import type { Instant, Result } from '../kernel/index.ts'
import { ok, refuse } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { officialOf } from './actor.ts'
import { loadOrg } from './org.store.ts'
import { interestsOfPerson } from './recusals.store.ts'
import { chooseHolding, readSession } from './sessions.store.ts'
import type { SessionRow } from './sessions.store.ts'
import type { Holding, Org } from './tree.ts'
import type { InsideOfficial } from './visibility.ts'

export interface Session extends SessionRow {
  readonly org: Org
  /** Posts the person holds now, to choose from. */
  readonly holdings: readonly Holding[]
  /**
   * Null: no post chosen, or the one that was has ended, or the password must be changed first.
   * Then the person may see who they are, choose, change, and leave; nothing else.
   */
  readonly actor: InsideOfficial | null
}

/** Null alike for no, unknown and ended sessions. */
export async function sessionOf(
  db: Queryable,
  token: string | undefined,
  now: Instant,
  asked = true,
): Promise<Session | null> {
  const row = await readSession(db, token, now, asked)
  if (!row) return null
  const org = await loadOrg(db, row.jurisdiction, now)
  const holdings = org.holdingsOf(row.person)
  const mine = holdings.find((one) => one.id === row.holding)
  const interests = await interestsOfPerson(db, row.jurisdiction, row.person, now)
  const actor = mine && !row.mustChange ? officialOf(org, mine.id, interests) : null
  return { ...row, org, holdings, actor }
}

/** The official behind a holding, for programs of the house (demonstration, tests). */
export async function actorFor(
  db: Queryable,
  jurisdiction: number,
  holding: string,
  now: Instant,
): Promise<InsideOfficial | null> {
  const org = await loadOrg(db, jurisdiction, now)
  const person = org.holdings.get(holding)?.person
  if (person === undefined) return null
  return officialOf(org, holding, await interestsOfPerson(db, jurisdiction, person, now))
}

/** Refusal: `holding_unknown`: not one's own, or ended. */
export async function switchHolding(
  db: Queryable,
  session: Session,
  holding: string,
): Promise<Result<void>> {
  if (!session.holdings.some((one) => one.id === holding)) {
    return refuse('holding_unknown', { field: 'holding' })
  }
  await chooseHolding(db, session, holding)
  return ok(undefined)
}
