/** What holds parts of what was said in a matter because it followed from it, however far. */
import type { Queryable } from '../platform/database.ts'

/** Kinds whose matters repeat what another one says; a link alone repeats nothing. */
const REPEATING = ['publication', 'pressure_check', 'public_word']

/** Locked until the end; without those that are erased. */
export async function followingOf(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<readonly { readonly id: string; readonly isOpen: boolean }[]> {
  return tx.query(
    `SELECT m.matter_id AS id, m.is_open AS "isOpen" FROM matters m
     WHERE m.jurisdiction_id = $1 AND NOT m.body ? 'erased' AND m.matter_id IN (
       WITH RECURSIVE follows (id) AS (
         SELECT $2::text
         UNION
         SELECT l.from_matter FROM follows f
         JOIN links l ON l.jurisdiction_id = $1 AND l.to_matter = f.id AND l.type IN ('cites', 'caused_by')
         JOIN matters k ON k.jurisdiction_id = $1 AND k.matter_id = l.from_matter AND k.kind = ANY($3)
       ) SELECT id FROM follows WHERE id <> $2)
     ORDER BY m.matter_id FOR UPDATE OF m`,
    [jurisdiction, matter, REPEATING],
  )
}
