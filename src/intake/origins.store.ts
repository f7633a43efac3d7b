/** Every statement on door_origins and open311_tokens. */
import type { Queryable } from '../platform/database.ts'

export interface Origin {
  readonly matter: string
  /** The API key that filed it. */
  readonly key?: string
  readonly channel?: string
  /** Where the problem is, in degrees; never where a person is. */
  readonly lat?: number
  readonly long?: number
  readonly addressId?: string
  readonly mediaUrl?: string
}

/** At most a few hundred at once; a matter that has one already keeps it. */
export async function insertOrigins(
  tx: Queryable,
  jurisdiction: number,
  origins: readonly Origin[],
): Promise<void> {
  if (origins.length === 0) return
  const values: unknown[] = []
  const rows = origins.map(({ matter, key, channel, lat, long, addressId, mediaUrl }) => {
    const row = [jurisdiction, matter, key, channel, lat, long, addressId, mediaUrl]
    return `(${row.map((value) => `$${values.push(value ?? null)}`).join(', ')})`
  })
  await tx.query(
    `INSERT INTO door_origins (jurisdiction_id, matter_id, key_id, channel, lat, long, address_id, media_url)
     VALUES ${rows.join(', ')} ON CONFLICT DO NOTHING`,
    values,
  )
}

interface OriginRow {
  readonly matter_id: string
  readonly key_id: string | null
  readonly channel: string | null
  readonly lat: number | null
  readonly long: number | null
  readonly address_id: string | null
  readonly media_url: string | null
}

export async function readOrigins(
  db: Queryable,
  jurisdiction: number,
  matters: readonly string[],
): Promise<ReadonlyMap<string, Origin>> {
  if (matters.length === 0) return new Map()
  const rows = await db.query<OriginRow>(
    `SELECT matter_id, key_id, channel, lat, long, address_id, media_url FROM door_origins
     WHERE jurisdiction_id = $1 AND matter_id = ANY($2)`,
    [jurisdiction, matters],
  )
  return new Map(rows.map((row) => [row.matter_id, originOf(row)]))
}

function originOf(row: OriginRow): Origin {
  return {
    matter: row.matter_id,
    ...(row.key_id === null ? {} : { key: row.key_id }),
    ...(row.channel === null ? {} : { channel: row.channel }),
    ...(row.lat === null ? {} : { lat: row.lat }),
    ...(row.long === null ? {} : { long: row.long }),
    ...(row.address_id === null ? {} : { addressId: row.address_id }),
    ...(row.media_url === null ? {} : { mediaUrl: row.media_url }),
  }
}

export async function insertToken(
  tx: Queryable,
  jurisdiction: number,
  hash: Buffer,
  matter: string,
): Promise<void> {
  await tx.query(
    `INSERT INTO open311_tokens (jurisdiction_id, hash, matter_id) VALUES ($1, $2, $3)
     ON CONFLICT DO NOTHING`,
    [jurisdiction, hash, matter],
  )
}

/** The matter a token stands for; null: there is no such token. */
export async function findToken(
  db: Queryable,
  jurisdiction: number,
  hash: Buffer,
): Promise<string | null> {
  const [row] = await db.query<{ matter_id: string }>(
    'SELECT matter_id FROM open311_tokens WHERE jurisdiction_id = $1 AND hash = $2',
    [jurisdiction, hash],
  )
  return row?.matter_id ?? null
}

/** With a matter that is erased: where it was, and the numbers under which programs knew it. */
export async function forgetOrigins(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<void> {
  for (const table of ['door_origins', 'open311_tokens'] as const)
    await tx.query(`DELETE FROM ${table} WHERE jurisdiction_id = $1 AND matter_id = $2`, [
      jurisdiction,
      matter,
    ])
}
