/** SQL of events: appended, read back with their texts, never changed. */
import type { Instant, MatterEvent } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { valuesOf } from '../platform/values.ts'
import type { Vault } from '../vault/index.ts'
import { eventWithTexts } from './committed.ts'
import type { CommittedEvent, StoredEvent } from './committed.ts'

/** Where events lie, and what opens their texts. */
export interface Records {
  readonly db: Queryable
  readonly vault: Pick<Vault, 'events'>
}

export type NewEvent = MatterEvent & { readonly matter: string }

const CASTS = ['', '', '', '', '', '::jsonb', '', '::jsonb', '::jsonb', '', '', '']

export async function insertEvents(
  tx: Queryable,
  jurisdiction: number,
  events: readonly { readonly event: NewEvent; readonly committed: CommittedEvent }[],
): Promise<void> {
  if (events.length === 0) return
  const { sql, values } = valuesOf(
    events.map(({ event, committed }) => [
      jurisdiction,
      event.matter,
      event.n,
      event.act,
      event.at,
      JSON.stringify(event.by),
      event.kindVersion,
      JSON.stringify(committed.input),
      JSON.stringify(event.given),
      committed.prev,
      committed.commitment,
      committed.sealed,
    ]),
    CASTS,
  )
  await tx.query(
    `INSERT INTO events
       (jurisdiction_id, matter_id, n, act, at, by, kind_version, input, given, prev, commitment, sealed)
     VALUES ${sql}`,
    values,
  )
}

/** Commitments of the last events, by matter; of an event from before the ledger there is none. */
export async function commitmentsOf(
  tx: Queryable,
  jurisdiction: number,
  last: readonly { readonly matter: string; readonly n: number }[],
): Promise<ReadonlyMap<string, Buffer>> {
  if (last.length === 0) return new Map()
  const rows = await tx.statement<{ matter: string; commitment: Buffer }>(
    'matters_commitments',
    `SELECT e.matter_id AS matter, e.commitment
     FROM unnest($2::text[], $3::integer[]) AS w (matter_id, n)
     JOIN events e ON e.jurisdiction_id = $1 AND e.matter_id = w.matter_id AND e.n = w.n
     WHERE e.commitment IS NOT NULL`,
    [jurisdiction, last.map(({ matter }) => matter), last.map(({ n }) => n)],
  )
  return new Map(rows.map(({ matter, commitment }) => [matter, commitment]))
}

/** Of the table events under that alias: what a StoredEvent is made of. */
export function eventColumns(e: string): string {
  return `${e}.matter_id AS matter, ${e}.n, ${e}.act, ${e}.at, ${e}.by, ${e}.kind_version AS "kindVersion",
    ${e}.input, ${e}.given, ${e}.prev, ${e}.commitment, ${e}.sealed`
}

export async function readStored(
  db: Queryable,
  jurisdiction: number,
  matters: readonly string[],
  upTo: Instant = 'infinity',
): Promise<StoredEvent[]> {
  return db.statement<StoredEvent>(
    'matters_events',
    `SELECT ${eventColumns('e')} FROM events e
     WHERE e.jurisdiction_id = $1 AND e.matter_id = ANY($2) AND e.at <= $3::timestamptz
     ORDER BY e.matter_id, e.n`,
    [jurisdiction, matters, upTo],
  )
}

export async function readEvents(
  records: Records,
  jurisdiction: number,
  matter: string,
): Promise<readonly MatterEvent[]> {
  return (await readEventsOf(records, jurisdiction, [matter])).get(matter) ?? []
}

/** By matter, each in order. */
export async function readEventsOf(
  records: Records,
  jurisdiction: number,
  matters: readonly string[],
): Promise<ReadonlyMap<string, readonly MatterEvent[]>> {
  if (matters.length === 0) return new Map()
  const rows = await readStored(records.db, jurisdiction, matters)
  return byMatter(await withTextsOf(records, jurisdiction, rows))
}

/**
 * Without any free text, as they are once a matter was erased: figures are made from these, so that
 * erasing changes none. `upTo`: what happened after it is left out; `infinity`: nothing is.
 */
export async function readFactsOf(
  db: Queryable,
  jurisdiction: number,
  matters: readonly string[],
  upTo: Instant,
): Promise<ReadonlyMap<string, readonly MatterEvent[]>> {
  if (matters.length === 0) return new Map()
  const rows = await readStored(db, jurisdiction, matters, upTo)
  return byMatter(
    rows.map((row) => ({ matter: row.matter, event: eventWithTexts(row, undefined) })),
  )
}

function byMatter(rows: readonly { readonly matter: string; readonly event: MatterEvent }[]) {
  return new Map(
    [...Map.groupBy(rows, ({ matter }) => matter)].map(([matter, some]) => [
      matter,
      some.map(({ event }) => event),
    ]),
  )
}

/** In the same order, with the texts of their events; where a matter was erased, they are empty. */
export async function withTextsOf<Row extends StoredEvent>(
  { db, vault }: Records,
  jurisdiction: number,
  rows: readonly Row[],
): Promise<{ readonly matter: string; readonly row: Row; readonly event: MatterEvent }[]> {
  const sealed = rows.filter((row) => row.sealed !== null).map(({ matter }) => matter)
  const keys = await vault.events.known(db, jurisdiction, [...new Set(sealed)])
  return rows.map((row) => ({
    matter: row.matter,
    row,
    event: eventWithTexts(row, keys.get(row.matter)),
  }))
}
