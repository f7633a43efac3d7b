import type { Queryable } from '../platform/database.ts'

export interface PlaceRow {
  readonly id: string
  readonly name: string
  readonly division: string | null
  readonly initials: string
  readonly sounds: string
}

/** Those already there under the same id are written anew. */
export async function putPlaces(
  db: Queryable,
  jurisdiction: number,
  places: readonly PlaceRow[],
): Promise<void> {
  for (let start = 0; start < places.length; start += 1000) {
    const batch = places.slice(start, start + 1000)
    const rows = batch.map(
      (_, n) => `($1, ${[2, 3, 4, 5, 6].map((k) => `$${n * 5 + k}`).join(', ')})`,
    )
    await db.query(
      `INSERT INTO knowledge_places (jurisdiction_id, place_id, name, division, initials, sounds)
       VALUES ${rows.join(', ')}
       ON CONFLICT (jurisdiction_id, place_id) DO UPDATE SET name = excluded.name,
         division = excluded.division, initials = excluded.initials, sounds = excluded.sounds`,
      [
        jurisdiction,
        ...batch.flatMap(({ id, name, division, initials, sounds }) => [
          id,
          name,
          division,
          initials,
          sounds,
        ]),
      ],
    )
  }
}

/** All of them, as many as `limit`: what texts are read against. */
export async function allPlaces(
  db: Queryable,
  jurisdiction: number,
  limit: number,
): Promise<readonly Pick<PlaceRow, 'name' | 'division' | 'sounds'>[]> {
  return db.query(
    `SELECT name, division, sounds FROM knowledge_places WHERE jurisdiction_id = $1
     ORDER BY place_id LIMIT $2`,
    [jurisdiction, limit],
  )
}

/** Names that hold the part, or whose sounds or their first letters begin with it; the shortest first. */
export async function findPlaces(
  db: Queryable,
  jurisdiction: number,
  part: string,
  limit: number,
): Promise<readonly Pick<PlaceRow, 'name' | 'division'>[]> {
  const literal = part.replaceAll(/[\\%_]/gu, '\\$&')
  const condition = /^[a-z0-9]+$/u.test(part)
    ? '(initials LIKE $2 OR sounds LIKE $2)'
    : 'name LIKE $2'
  return db.query(
    `SELECT name, division FROM knowledge_places WHERE jurisdiction_id = $1 AND ${condition}
     ORDER BY length(name), name LIMIT $3`,
    [jurisdiction, /^[a-z0-9]+$/u.test(part) ? `${literal}%` : `%${literal}%`, limit],
  )
}
