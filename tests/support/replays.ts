/**
 * Whatever a test leaves behind: replaying the events of every matter gives exactly its row, its
 * duties, its links and the counts. Any test file can ask it; a test database asks it when it is
 * dropped.
 */
import { isDeepStrictEqual } from 'node:util'
import { dutiesOf, isFinal, nextWarning, replay } from '../../src/kernel/index.ts'
import type { Duty, Kind, Matter } from '../../src/kernel/index.ts'
import { deltasOf, summed } from '../../src/matters/tally.ts'
import type { TallyDelta } from '../../src/matters/tally.ts'
import { readEventsOf, readFactsOf } from '../../src/matters/index.ts'
import type { Records } from '../../src/matters/index.ts'
import type { Queryable } from '../../src/platform/database.ts'
import { openVault } from '../../src/vault/index.ts'
import type { Vault } from '../../src/vault/index.ts'

export class DoesNotReplay extends Error {}

const PAGE = 500

/** Returns how many matters it looked at. A matter of a kind that is not given is left out. */
export async function assertReplays(
  db: Queryable,
  kinds: readonly Kind[],
  vault: Pick<Vault, 'events'> = openVault({ master: Buffer.alloc(32, 1) }),
): Promise<number> {
  const records = { db, vault }
  const byName = new Map(kinds.map((kind) => [kind.name, kind]))
  const deltas: (TallyDelta & { jurisdiction: number })[] = []
  let seen = 0
  let last: Row | undefined
  for (;;) {
    const rows = await readRows(db, last)
    for (const [jurisdiction, some] of Map.groupBy(rows, (row) => row.jurisdiction)) {
      const known = some.filter((row) => byName.has(row.kind))
      const matters = await replayAll(records, jurisdiction, known, byName)
      deltas.push(
        ...matters.flatMap((one) => deltasOf(null, one)).map((one) => ({ ...one, jurisdiction })),
      )
      seen += known.length
    }
    last = rows.at(-1)
    if (rows.length < PAGE) break
  }
  await assertCounts(db, deltas, [...byName.keys()])
  return seen
}

interface Row {
  readonly jurisdiction: number
  readonly id: string
  readonly kind: string
  readonly n: number
  readonly state: string
  readonly is_open: boolean
  readonly sealed: boolean
  readonly body: Matter
}

async function readRows(db: Queryable, after: Row | undefined): Promise<Row[]> {
  return db.query<Row>(
    `SELECT jurisdiction_id AS jurisdiction, matter_id AS id, kind, n, state, is_open, sealed, body FROM matters
     WHERE (jurisdiction_id, matter_id) > ($1, $2) ORDER BY jurisdiction_id, matter_id LIMIT ${PAGE}`,
    [after?.jurisdiction ?? 0, after?.id ?? ''],
  )
}

async function replayAll(
  records: Records,
  jurisdiction: number,
  rows: readonly Row[],
  kinds: ReadonlyMap<string, Kind>,
): Promise<readonly Matter[]> {
  const ids = rows.map(({ id }) => id)
  const { db } = records
  const events = await readEventsOf(records, jurisdiction, ids)
  const facts = await readFactsOf(db, jurisdiction, ids, 'infinity')
  const duties = await dutiesIn(db, jurisdiction, ids)
  const links = await linksIn(db, jurisdiction, ids)
  return rows.map((row) => {
    const kind = kinds.get(row.kind)
    if (!kind) throw new Error('a kind that is not known')
    const matter = plain(replay(kind, events.get(row.id) ?? [])) as Matter
    const same = (what: string, found: unknown, expected: unknown) => {
      if (isDeepStrictEqual(plain(found), plain(expected))) return
      const say = (value: unknown) => JSON.stringify(value)
      throw new DoesNotReplay(
        `${row.kind} ${row.id}: ${what} is ${say(found)}, not ${say(expected)}`,
      )
    }
    same('body', row.body, matter)
    same(
      'n',
      [row.n, events.get(row.id)?.map(({ n }) => n)],
      [matter.n, Array.from({ length: matter.n }, (_, n) => n + 1)],
    )
    same(
      'row',
      [row.state, row.is_open, row.sealed],
      [matter.state.name, !isFinal(kind, matter), matter.sealed !== null],
    )
    // Once its texts are erased it is the same matter, with the same things to do.
    const erased = plain(replay(kind, facts.get(row.id) ?? [])) as Matter
    same('what stays', courseFacts(kind, matter), courseFacts(kind, erased))
    same('duties', duties.get(row.id) ?? [], expectedDuties(kind, matter))
    same(
      'links',
      links.get(row.id) ?? [],
      matter.links.map(({ type, to }) => `${type} ${to}`).toSorted(),
    )
    return matter
  })
}

function courseFacts(kind: Kind, { state, bindings, clocks, links, sealed, n, ...matter }: Matter) {
  return {
    state: state.name,
    asks: kind.asks(state).length,
    bindings,
    clocks,
    links,
    sealed,
    n,
    openedOn: matter.openedOn,
  }
}

function expectedDuties(kind: Kind, matter: Matter) {
  return dutiesOf(kind, matter)
    .map((duty) => ({ ...dutyRow(duty), ...warningOf(duty, matter) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

function dutyRow({ key, role, acts, clock, since, due }: Duty) {
  return { key, role, acts, clock, since, due_at: due }
}

function warningOf(duty: Duty, matter: Matter) {
  const warning = nextWarning(duty, matter.warned)
  return { warn_stage: warning?.stage ?? null, warn_at: warning?.at ?? null }
}

async function dutiesIn(db: Queryable, jurisdiction: number, ids: readonly string[]) {
  const rows = await db.query<{ matter: string; key: string }>(
    `SELECT matter_id AS matter, key, role, acts, clock, since, due_at, warn_stage, warn_at FROM duties
     WHERE jurisdiction_id = $1 AND matter_id = ANY($2) ORDER BY matter_id, key COLLATE "C"`,
    [jurisdiction, ids],
  )
  const all = rows.map(({ matter, ...duty }) => [matter, duty] as const)
  return new Map(
    [...Map.groupBy(all, ([matter]) => matter)].map(([matter, some]) => [
      matter,
      some.map(([, duty]) => duty),
    ]),
  )
}

async function linksIn(db: Queryable, jurisdiction: number, ids: readonly string[]) {
  const rows = await db.query<{ matter: string; link: string }>(
    `SELECT from_matter AS matter, type || ' ' || to_matter AS link FROM links
     WHERE jurisdiction_id = $1 AND from_matter = ANY($2)`,
    [jurisdiction, ids],
  )
  const groups = Map.groupBy(rows, ({ matter }) => matter)
  return new Map(
    [...groups].map(([matter, some]) => [matter, some.map(({ link }) => link).toSorted()]),
  )
}

/** The tallies, summed over their slots, are a recount of what is there. */
async function assertCounts(
  db: Queryable,
  deltas: readonly (TallyDelta & { jurisdiction: number })[],
  kinds: readonly string[],
): Promise<void> {
  const kept = await db.query<TallyDelta & { jurisdiction: number }>(
    `SELECT jurisdiction_id AS jurisdiction, measure, opened_on AS "openedOn", door, kind, state, category, division,
       sum(value)::bigint AS value
     FROM tallies WHERE kind = ANY($1) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum(value) <> 0`,
    [kinds],
  )
  for (const jurisdiction of new Set([...kept, ...deltas].map((one) => one.jurisdiction))) {
    const of = (some: readonly (TallyDelta & { jurisdiction: number })[]) =>
      cellsOf(some.filter((one) => one.jurisdiction === jurisdiction))
    const [counted, recounted] = [of(kept), of(deltas)]
    if (isDeepStrictEqual(counted, recounted)) continue
    const wrong = [...new Set([...counted.keys(), ...recounted.keys()])].filter(
      (key) => counted.get(key) !== recounted.get(key),
    )
    const said = wrong.map(
      (key) => `${key}: ${counted.get(key) ?? 0}, recounted ${recounted.get(key) ?? 0}`,
    )
    throw new DoesNotReplay(`tallies of ${jurisdiction}: ${said.join('; ')}`)
  }
}

function cellsOf(deltas: readonly TallyDelta[]): ReadonlyMap<string, number> {
  const cells = summed(
    deltas.map(({ measure, openedOn, door, kind, state, category, division, value }) => {
      return { measure, openedOn, door, kind, state, category, division, value }
    }),
  )
  return new Map(cells.map(({ value, ...cell }) => [JSON.stringify(Object.values(cell)), value]))
}

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
