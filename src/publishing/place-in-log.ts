/** Where a published table lies in the public log, and the receipt that proves it. */
import { createHash } from 'node:crypto'
import { publishedEntry } from '../ledger/index.ts'
import type { LedgerReader } from '../ledger/index.ts'
import type { Queryable } from '../platform/database.ts'
import { formatProof } from '../tlog/index.ts'
import { leafOwner, releaseName } from './logged.ts'
import { lastLogged, versionWith } from './logged.store.ts'
import type { Release } from './reading.ts'

interface Around {
  readonly db: Queryable
  readonly ledger: LedgerReader
}

/** Of the last entry of that name: a correction counts. Null: it has no place yet. */
async function placeInLog(
  { db, ledger }: Around,
  jurisdiction: number,
  name: string,
): Promise<number | null> {
  const last = await lastLogged(db, jurisdiction, name)
  return last && ledger.indexOf(jurisdiction, leafOwner(name), last.version)
}

/** By the name of the release's file. */
export async function placesInLog(
  around: Around,
  jurisdiction: number,
  releases: readonly Release[],
): Promise<ReadonlyMap<string, number>> {
  const names = releases.map(releaseName)
  const places = await Promise.all(names.map((name) => placeInLog(around, jurisdiction, name)))
  return new Map(
    names.flatMap((name, at) => {
      const place = places[at]
      return typeof place === 'number' ? [[name, place] as const] : []
    }),
  )
}

/** `extra` is the whole entry, which says the hash of the file. Null: no quorum has cosigned it yet. */
export async function tableReceipt(
  { db, ledger }: Around,
  jurisdiction: number,
  table: { readonly name: string; readonly text: string },
): Promise<string | null> {
  const { name, text } = table
  const sha256 = createHash('sha256').update(text, 'utf8').digest()
  const version = await versionWith(db, jurisdiction, name, sha256)
  const index = version && (await ledger.indexOf(jurisdiction, leafOwner(name), version))
  const receipt = index === null ? null : await ledger.receipt(jurisdiction, index)
  return receipt && formatProof({ ...receipt, extra: publishedEntry(table) })
}
