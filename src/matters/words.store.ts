/** Rows whose words an earlier version of the code made are read anew, a few at a time. */
import type { Matter } from '../kernel/index.ts'
import type { Database } from '../platform/database.ts'
import { valuesOf } from '../platform/values.ts'
import { likenessOfMatter } from './likeness.ts'
import { WORDS_VERSION, wordsOf } from './words.ts'

const BATCH = 200

/** Returns how many it made anew; none: there is nothing left to do. */
export function renewWords(db: Database, jurisdiction: number): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx.query<{ body: Matter }>(
      `SELECT body FROM matters WHERE jurisdiction_id = $1 AND words_version < ${WORDS_VERSION}
       ORDER BY matter_id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
      [jurisdiction],
    )
    if (rows.length === 0) return 0
    const { sql, values } = valuesOf(
      rows.map(({ body }) => [
        jurisdiction,
        body.id,
        wordsOf(body),
        WORDS_VERSION,
        likenessOfMatter(body),
      ]),
      ['::integer', '::text', '::tsvector', '::smallint', '::integer[]'],
    )
    await tx.query(
      `UPDATE matters AS m SET words = v.words, words_version = v.version, likeness = v.likeness
       FROM (VALUES ${sql}) AS v (jurisdiction_id, matter_id, words, version, likeness)
       WHERE m.jurisdiction_id = $${values.length + 1} AND v.jurisdiction_id = m.jurisdiction_id AND m.matter_id = v.matter_id`,
      [...values, jurisdiction],
    )
    return rows.length
  })
}
