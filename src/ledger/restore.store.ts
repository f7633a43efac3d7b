/** SQL of giving back the places that an older database does not know of. */
import type { Queryable } from '../platform/database.ts'
import { valuesOf } from '../platform/values.ts'
import type { Head } from './log.store.ts'

export async function headNow(tx: Queryable, jurisdiction: number): Promise<Head> {
  const [row] = await tx.query<{
    size: number
    signed_size: number | null
    signed_root: Buffer | null
    signed_note: string | null
    stopped: boolean
  }>(
    `SELECT size, signed_size, signed_root, signed_note, stopped FROM ledger_heads
     WHERE jurisdiction_id = $1`,
    [jurisdiction],
  )
  if (!row) throw new RangeError(`no log ${jurisdiction}`)
  const { size, signed_size, signed_root: root, signed_note: note, stopped } = row
  const isSigned = signed_size !== null && root !== null && note !== null
  return { size, signed: isSigned ? { size: signed_size, root, note } : null, stopped }
}

/** From that place on. A sequencer that is running is fenced off by it. */
export async function addLeaves(
  tx: Queryable,
  jurisdiction: number,
  from: number,
  entries: readonly Buffer[],
): Promise<void> {
  const rows = entries.map((entry, at) => [jurisdiction, from + at, entry])
  const { sql, values } = valuesOf(rows, ['', '::bigint', '::bytea'])
  await tx.query(`INSERT INTO ledger_leaves (jurisdiction_id, idx, entry) VALUES ${sql}`, values)
  await tx.query(
    'UPDATE ledger_heads SET size = $2, epoch = epoch + 1 WHERE jurisdiction_id = $1',
    [jurisdiction, from + entries.length],
  )
}
