import type { Day, Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { Notice } from './calendars.ts'
import type { DatedRow, DatedTable } from './rows.ts'
import { CAPS, dated } from './rows.ts'
import type { Dated } from './ruleset.ts'

/** What tells a reader whether what it holds is still the newest. */
export interface Stamps {
  readonly version: number
  readonly stamp: string
  readonly calendars: string | null
}

export async function readStamps(db: Queryable, jurisdiction: number): Promise<Stamps | undefined> {
  const [row] = await db.statement<Stamps>(
    'rules_stamps',
    `select v.version, v.stamp,
            (select r.stamp from reference_stamps r where r.name = 'calendars') as calendars
       from rules_versions v where v.jurisdiction_id = $1`,
    [jurisdiction],
  )
  return row
}

/** Every row a dated table has ever had for the jurisdiction. */
export async function readAll<T>(
  db: Queryable,
  table: DatedTable<T>,
  jurisdiction: number,
): Promise<Dated<T>[]> {
  const rows = await db.query<DatedRow>(
    `select version, valid_from, valid_until, ${[...table.key, ...table.columns].join(', ')}
       from ${table.name} where jurisdiction_id = $1 order by version`,
    [jurisdiction],
  )
  return rows.map((row) => dated(table, row))
}

/** Rows in force on a day or planned for later, of one key. */
export async function readFrom<T>(
  tx: Queryable,
  table: DatedTable<T>,
  jurisdiction: number,
  key: readonly unknown[],
  day: Day,
): Promise<Dated<T>[]> {
  const rows = await tx.query<DatedRow>(
    `select version, valid_from, valid_until, ${[...table.key, ...table.columns].join(', ')}
       from ${table.name}
      where jurisdiction_id = $1 and (valid_until is null or (valid_until > $2 and valid_until > valid_from))
        ${table.key.map((column, n) => `and ${column} = $${n + 3}`).join(' ')}
      order by version`,
    [jurisdiction, day, ...key],
  )
  return rows.map((row) => dated(table, row))
}

/** Ends what is in force on the day, and undoes what was planned to begin on it or later. */
export async function endFrom<T>(
  tx: Queryable,
  table: DatedTable<T>,
  jurisdiction: number,
  key: readonly unknown[],
  day: Day,
): Promise<void> {
  await tx.query(
    `update ${table.name} set valid_until = greatest(valid_from, $2::date)
      where jurisdiction_id = $1 and (valid_until is null or valid_until > $2)
        ${table.key.map((column, n) => `and ${column} = $${n + 3}`).join(' ')}`,
    [jurisdiction, day, ...key],
  )
}

export async function insertAll<T>(
  tx: Queryable,
  table: DatedTable<T>,
  jurisdiction: number,
  version: number,
  day: Day,
  values: readonly T[],
): Promise<void> {
  if (values.length === 0) return
  const columns = ['jurisdiction_id', 'version', 'valid_from', ...table.key, ...table.columns]
  const rows = values.map((value) => [jurisdiction, version, day, ...table.write(value)])
  await tx.query(
    `insert into ${table.name} (${columns.join(', ')}) values ${placeholders(rows)}`,
    rows.flat(),
  )
}

/** Begins the rules of a jurisdiction; false when it has some already. */
export async function insertFirstVersion(
  tx: Queryable,
  jurisdiction: number,
  stamp: string,
): Promise<boolean> {
  const rows = await tx.query(
    `insert into rules_versions (jurisdiction_id, version, stamp) values ($1, 1, $2)
     on conflict (jurisdiction_id) do nothing returning version`,
    [jurisdiction, stamp],
  )
  return rows.length > 0
}

/** The version now in force, held until the transaction ends: one change after the other. */
export async function lockVersion(
  tx: Queryable,
  jurisdiction: number,
): Promise<number | undefined> {
  const [row] = await tx.query<{ version: number }>(
    'select version from rules_versions where jurisdiction_id = $1 for update',
    [jurisdiction],
  )
  return row?.version
}

export async function writeVersion(
  tx: Queryable,
  jurisdiction: number,
  version: number,
  stamp: string,
): Promise<void> {
  await tx.query('update rules_versions set version = $2, stamp = $3 where jurisdiction_id = $1', [
    jurisdiction,
    version,
    stamp,
  ])
}

/** What changed, from when, by whom and why. */
export interface RuleChange {
  readonly version: number
  readonly at: Instant
  readonly changedBy: string
  /** Table and key: 'limits whole class:general'. */
  readonly subject: string
  readonly from: Day
  readonly before: unknown
  readonly after: unknown
  readonly reason: string
}

export async function insertChange(
  tx: Queryable,
  jurisdiction: number,
  change: RuleChange,
): Promise<void> {
  await tx.query(
    `insert into rule_changes
       (jurisdiction_id, version, at, changed_by, subject, valid_from, before, after, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      jurisdiction,
      change.version,
      change.at,
      change.changedBy,
      change.subject,
      change.from,
      change.before === null ? null : JSON.stringify(change.before),
      change.after === null ? null : JSON.stringify(change.after),
      change.reason,
    ],
  )
}

/** The newest changes first. */
export function changesOf(db: Queryable, jurisdiction: number, limit = 100): Promise<RuleChange[]> {
  return db.query<RuleChange>(
    `select version, at, changed_by as "changedBy", subject, valid_from as "from", before, after, reason
       from rule_changes where jurisdiction_id = $1 order by version desc limit $2`,
    [jurisdiction, limit],
  )
}

/** Changes of one table of the rules, the newest first. */
export function changesOfTable(
  db: Queryable,
  jurisdiction: number,
  table: string,
): Promise<RuleChange[]> {
  return db.query<RuleChange>(
    `select version, at, changed_by as "changedBy", subject, valid_from as "from", before, after, reason
       from rule_changes where jurisdiction_id = $1 and subject like $2 order by version desc limit 1000`,
    [jurisdiction, `${table} %`],
  )
}

export function readNotices(db: Queryable): Promise<Notice[]> {
  return db.query<Notice>(
    `select year, version, paper, title, issued, holidays, makeups from calendars order by year, version`,
  )
}

/** Inserts notices that are not there yet; says how many were new. */
export async function insertNotices(tx: Queryable, notices: readonly Notice[]): Promise<number> {
  const rows = notices.map((notice) => [
    notice.year,
    notice.version,
    notice.paper,
    notice.title,
    notice.issued,
    notice.holidays,
    notice.makeups,
  ])
  const inserted = await tx.query(
    `insert into calendars (year, version, paper, title, issued, holidays, makeups)
     values ${placeholders(rows, ['smallint', 'smallint', 'text', 'text', 'date', 'date[]', 'date[]'])}
     on conflict (year, version) do nothing returning year`,
    rows.flat(),
  )
  return inserted.length
}

export async function writeStamp(tx: Queryable, name: string, stamp: string): Promise<void> {
  await tx.query(
    `insert into reference_stamps (name, stamp) values ($1, $2)
     on conflict (name) do update set stamp = excluded.stamp`,
    [name, stamp],
  )
}

function placeholders(rows: readonly (readonly unknown[])[], casts?: readonly string[]): string {
  let n = 0
  const one = (column: number) => `$${(n += 1)}${casts === undefined ? '' : `::${casts[column]}`}`
  return rows.map((row) => `(${row.map((_, column) => one(column)).join(', ')})`).join(', ')
}

/** Whoever counts against a cap holds its row until they commit: two at once would each see room for one more. */
export async function holdCap(tx: Queryable, jurisdiction: number, name: string): Promise<void> {
  await tx.query(
    `select version from ${CAPS.name} where jurisdiction_id = $1 and name = $2 for update`,
    [jurisdiction, name],
  )
}
