/**
 * Hot problems as they stand. What was said since the last look joins them one by one, within a second or
 * two; at night, and when a city has grown by a fifth since, all are grouped anew.
 */
import { createHash } from 'node:crypto'
import { dayOf } from '../kernel/index.ts'
import { beginningOfDay, hotMatters, requestsChanged, saidOf } from '../matters/index.ts'
import type { Ports, RequestChange, SaidOfMatter } from '../matters/index.ts'
import type { Queryable } from '../platform/database.ts'
import { commonOf } from '../routing/index.ts'
import type { Common } from '../routing/index.ts'
import { heardOf, wordingOfHeard } from './hearing.ts'
import type { DivisionName } from './hearing.ts'
import { join } from './joining.ts'
import type { SaidRow } from './said.store.ts'
import { dropSaid, keepSeconded, readSaid, unsettleWith } from './said.store.ts'
import { keepUntil, lockHot, readCommon, readCommonMark, readSeen } from './seen.store.ts'
import type { Seen } from './seen.store.ts'
import { renewFigures, settle } from './settling.ts'
import { VERSION } from './version.ts'
import { groupAll } from './whole.ts'
import type { Regrouped } from './whole.ts'

/** What was committed later may bear an earlier time: so far back it is looked again. */
const OVERLAP_MS = 120_000
const AT_A_TIME = 40
const MOST_CHANGES = 4_000
/** More since all were grouped than this, and than this share of them: what is common is no longer known. */
const GROWN_LEAST = 200
const GROWN = 0.2

/** Whether anything was otherwise than before. */
export async function refreshHot(ports: Ports, jurisdiction: number): Promise<boolean> {
  const seen = await readSeen(ports.db, jurisdiction)
  const divisionName = await divisionNames(ports, jurisdiction)
  if (!seen || seen.version !== VERSION) {
    await groupAll(ports, jurisdiction, divisionName)
    return finish(ports, jurisdiction, divisionName)
  }
  const came = await hearChanges(ports, jurisdiction, seen, divisionName)
  if (came === 'too many') await groupAll(ports, jurisdiction, divisionName)
  return finish(ports, jurisdiction, divisionName)
}

/** At night: all anew. */
export async function regroupHot(ports: Ports, jurisdiction: number): Promise<Regrouped> {
  const divisionName = await divisionNames(ports, jurisdiction)
  const done = await groupAll(ports, jurisdiction, divisionName)
  await finish(ports, jurisdiction, divisionName)
  return done
}

/** What was ruled is followed at once. */
export async function followRuling(
  ports: Ports,
  jurisdiction: number,
  matters: readonly string[],
): Promise<void> {
  await unsettleWith(ports.db, jurisdiction, matters)
  await finish(ports, jurisdiction, await divisionNames(ports, jurisdiction))
}

async function divisionNames(ports: Ports, jurisdiction: number): Promise<DivisionName> {
  const names = await ports.names(jurisdiction)
  return (code) => names.division(code).zh
}

async function finish(
  ports: Ports,
  jurisdiction: number,
  divisionName: DivisionName,
): Promise<boolean> {
  const now = ports.clock.now()
  const common = await commonIn(ports.db, jurisdiction)
  const settled = await settle(ports, jurisdiction, { now, common, divisionName })
  const taken = await hotMatters(ports.db, jurisdiction)
  const beside = taken.map(({ number, state }) => `${number} ${state}`).join(' ')
  const fingerprint = createHash('sha256')
    .update(`${VERSION} ${dayOf(now)} ${beside}`)
    .digest('base64url')
  return (await renewFigures(ports, jurisdiction, taken, fingerprint)) || settled
}

interface KeptCommon {
  readonly mark: string
  readonly common: Common
}

const kept = new WeakMap<object, Map<number, KeptCommon>>()

/** Read and unpacked once for as long as it is the same. */
async function commonIn(db: Queryable, jurisdiction: number): Promise<Common> {
  const mark = await readCommonMark(db, jurisdiction)
  const ofDatabase = kept.get(db) ?? new Map<number, KeptCommon>()
  kept.set(db, ofDatabase)
  const known = ofDatabase.get(jurisdiction)
  if (known && known.mark === mark) return known.common
  const read = await readCommon(db, jurisdiction)
  if (!read || mark === null) throw new Error('nothing was grouped yet')
  const common = commonOf(read.size, read.packed)
  ofDatabase.set(jurisdiction, { mark, common })
  return common
}

/** What was said, or said otherwise, or may no longer be heard since the last look, a few at a time. */
async function hearChanges(
  ports: Ports,
  jurisdiction: number,
  seen: Seen,
  divisionName: DivisionName,
): Promise<'heard' | 'too many'> {
  const now = ports.clock.now()
  const since = new Date(Date.parse(seen.until) - OVERLAP_MS).toISOString()
  const day = beginningOfDay(now)
  const changes = await requestsChanged(ports.db, jurisdiction, { since, day }, MOST_CHANGES)
  if (changes.length === MOST_CHANGES) return 'too many'
  const common = await commonIn(ports.db, jurisdiction)
  const known = new Map(
    (
      await readSaid(
        ports.db,
        jurisdiction,
        changes.map(({ id }) => id),
      )
    ).map((one) => [one.matter, one]),
  )
  const other = changes.filter(({ id, n }) => known.get(id)?.n !== n)
  const fresh = other.filter(({ id }) => !known.has(id)).length
  if (fresh > Math.max(GROWN_LEAST, seen.size * GROWN)) return 'too many'
  for (let from = 0; from < other.length; from += AT_A_TIME) {
    const some = other.slice(from, from + AT_A_TIME)
    await ports.db.transaction(async (tx) => {
      await lockHot(tx, jurisdiction)
      await hear(ports, tx, jurisdiction, some, { common, divisionName })
    })
  }
  await keepUntil(ports.db, jurisdiction, now)
  return 'heard'
}

async function hear(
  ports: Ports,
  tx: Queryable,
  jurisdiction: number,
  changes: readonly RequestChange[],
  { common, divisionName }: { readonly common: Common; readonly divisionName: DivisionName },
): Promise<void> {
  const ids = changes.map(({ id }) => id)
  const known = new Map((await readSaid(tx, jurisdiction, ids)).map((one) => [one.matter, one]))
  const said = await saidOf(tx, jurisdiction, ids)
  const heard = new Set(said.map(({ id }) => id))
  await dropSaid(
    tx,
    jurisdiction,
    [...known.keys()].filter((id) => !heard.has(id)),
  )
  const same = said.filter((one) => isSame(one, known.get(one.id), divisionName))
  await keepSeconded(
    tx,
    jurisdiction,
    same.map(({ id, n, seconded }) => ({ matter: id, n, seconded })),
  )
  const fresh = said.filter((one) => !same.includes(one))
  if (fresh.length > 0) await join(ports, tx, jurisdiction, fresh, { common, divisionName })
}

/** Moved on, but says the same of the same place and field. */
function isSame(
  said: SaidOfMatter,
  known: SaidRow | undefined,
  divisionName: DivisionName,
): boolean {
  return (
    known !== undefined &&
    known.category === said.category &&
    known.division === said.division &&
    known.wording === wordingOfHeard(heardOf(said, divisionName))
  )
}
