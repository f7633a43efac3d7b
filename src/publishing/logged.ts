/**
 * Published tables in the public log: every release is an entry of its own, written in the release's
 * transaction. Whoever has the file can find its hash there, and whoever alters a figure afterwards is
 * found out by it. A correction is a new entry of the same name; the old one stays.
 */
import { createHash } from 'node:crypto'
import type { Day } from '../kernel/index.ts'
import { enqueueEntries, publishedEntry } from '../ledger/index.ts'
import type { Queryable } from '../platform/database.ts'
import { dataOf } from './open-data/json.ts'
import { insertLogged, lastLogged, unloggedReleases } from './logged.store.ts'
import { releaseDays, releaseOn } from './releases.store.ts'
import type { ReleaseRow } from './releases.store.ts'
import type { Tables } from './tables.ts'

/** Name of a release in the log, and of its file under /data. */
export function releaseName({ year, releasedOn }: { year: number; releasedOn: Day }): string {
  return `release-${year}-${releasedOn}.json`
}

/** The bytes that are published and logged, the same whenever they are asked for. */
export function releaseText({
  method,
  year,
  releasedOn,
  digest,
  tables,
}: Pick<ReleaseRow, 'method' | 'year' | 'releasedOn' | 'digest'> & { tables: Tables }): string {
  return JSON.stringify({ method, year, released_on: releasedOn, digest, tables: dataOf(tables) })
}

/** Under what the ledger keeps a table's entry, where an event has its matter: no id of a matter has a colon. */
export function leafOwner(name: string): string {
  return `table:${name}`
}

/**
 * Every release the log does not know yet: those just made, and those from before there was a log. Two
 * that do it at once enter each but once.
 */
export async function logReleases(tx: Queryable, jurisdiction: number): Promise<void> {
  for (const row of await unloggedReleases(tx, jurisdiction)) {
    const tables = JSON.parse(row.tables) as Tables
    await logTable(tx, jurisdiction, {
      name: releaseName(row),
      text: releaseText({ ...row, tables }),
    })
  }
}

/** Enters a table unless the last entry of that name says the same. */
export async function logTable(
  tx: Queryable,
  jurisdiction: number,
  table: { readonly name: string; readonly text: string },
): Promise<void> {
  const { name, text } = table
  const sha256 = createHash('sha256').update(text, 'utf8').digest()
  const last = await lastLogged(tx, jurisdiction, name)
  if (last?.sha256.equals(sha256)) return
  const version = (last?.version ?? 0) + 1
  if (!(await insertLogged(tx, jurisdiction, { name, version, sha256 }))) return
  await enqueueEntries(tx, jurisdiction, [
    { entry: publishedEntry(table), matter: leafOwner(name), n: version },
  ])
}

/** What the last entry of that name says; null: the log was given none. */
export async function loggedHash(
  db: Queryable,
  jurisdiction: number,
  name: string,
): Promise<Buffer | null> {
  return (await lastLogged(db, jurisdiction, name))?.sha256 ?? null
}

/** Every release that is there, as it was given to the log, one at a time. */
export async function* publishedTables(
  db: Queryable,
  jurisdiction: number,
): AsyncGenerator<{ readonly name: string; readonly text: string }> {
  for (const { year, day } of await releaseDays(db, jurisdiction)) {
    const row = await releaseOn(db, jurisdiction, { year, day })
    if (!row) continue
    const tables = JSON.parse(row.tables) as Tables
    yield { name: releaseName(row), text: releaseText({ ...row, tables }) }
  }
}
