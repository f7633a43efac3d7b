/** Every statement on attachments: nothing else in the house knows this table. */
import type { Queryable } from '../platform/database.ts'

export interface Known {
  readonly file: string
  readonly state: 'waiting' | 'kept'
  readonly matter: string | null
  readonly n: number | null
  readonly field: string | null
  readonly side: 'resident' | 'official' | null
  readonly originalMedia: string
  readonly originalBytes: number
  readonly media: string
  readonly bytes: number
  readonly width: number
  readonly height: number
  readonly pages: number
  readonly hasThumb: boolean
  readonly master: string | null
  readonly wrapped: Buffer
}

export interface Coming extends Omit<Known, 'state' | 'matter' | 'n' | 'field' | 'side'> {
  readonly holder: Buffer
  readonly place: number
  readonly digest: Buffer
  readonly on: string
}

const COLUMNS = `file_id AS file, state, matter_id AS matter, n, field, side,
  original_media AS "originalMedia", original_bytes AS "originalBytes", media, bytes, width, height,
  pages, has_thumb AS "hasThumb", master, wrapped`

export async function insertComing(
  db: Queryable,
  jurisdiction: number,
  one: Coming,
): Promise<void> {
  await db.query(
    `INSERT INTO attachments (jurisdiction_id, file_id, holder, place, state, original_media, original_bytes,
       media, bytes, width, height, pages, has_thumb, master, wrapped, digest, created_on)
     VALUES ($1, $2, $3, $4, 'coming', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      jurisdiction,
      one.file,
      one.holder,
      one.place,
      one.originalMedia,
      one.originalBytes,
      one.media,
      one.bytes,
      one.width,
      one.height,
      one.pages,
      one.hasThumb,
      one.master,
      one.wrapped,
      one.digest,
      one.on,
    ],
  )
}

export async function setWaiting(db: Queryable, jurisdiction: number, file: string): Promise<void> {
  await db.query(
    `UPDATE attachments SET state = 'waiting'
     WHERE jurisdiction_id = $1 AND file_id = $2 AND state = 'coming'`,
    [jurisdiction, file],
  )
}

/** What a holder brought that is there, in its order: waiting, or part of a matter by now. */
export function ofHolder(
  db: Queryable,
  jurisdiction: number,
  holder: Buffer,
): Promise<readonly Known[]> {
  return db.query<Known>(
    `SELECT ${COLUMNS} FROM attachments
     WHERE jurisdiction_id = $1 AND holder = $2 AND state IN ('waiting', 'kept')
     ORDER BY place, file_id`,
    [jurisdiction, holder],
  )
}

/** How many a holder brought since a day, whatever became of them. */
export async function countOfHolder(
  db: Queryable,
  jurisdiction: number,
  holder: Buffer,
  since: string,
): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM attachments
     WHERE jurisdiction_id = $1 AND holder = $2 AND created_on >= $3`,
    [jurisdiction, holder, since],
  )
  return row?.count ?? 0
}

/** Of everything that belongs to no matter yet, in bytes. */
export async function waitingBytes(db: Queryable, jurisdiction: number): Promise<number> {
  const [row] = await db.query<{ bytes: string }>(
    `SELECT coalesce(sum(original_bytes + bytes), 0)::bigint AS bytes FROM attachments
     WHERE jurisdiction_id = $1 AND matter_id IS NULL AND state <> 'gone'`,
    [jurisdiction],
  )
  return Number(row?.bytes ?? 0)
}

/** Those of the list that wait and belong to the holder, kept still until the commit. */
export function lockWaiting(
  tx: Queryable,
  jurisdiction: number,
  holder: Buffer,
  files: readonly string[],
): Promise<readonly Known[]> {
  return tx.query<Known>(
    `SELECT ${COLUMNS} FROM attachments
     WHERE jurisdiction_id = $1 AND holder = $2 AND file_id = ANY($3) AND state = 'waiting'
     ORDER BY file_id FOR UPDATE`,
    [jurisdiction, holder, files],
  )
}

export async function countOfMatter(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM attachments
     WHERE jurisdiction_id = $1 AND matter_id = $2`,
    [jurisdiction, matter],
  )
  return row?.count ?? 0
}

export interface Place {
  readonly matter: string
  readonly n: number
  readonly field: string
  readonly side: 'resident' | 'official'
}

export async function setKept(
  tx: Queryable,
  jurisdiction: number,
  file: string,
  wrapped: Buffer,
  { matter, n, field, side }: Place,
): Promise<void> {
  await tx.query(
    `UPDATE attachments
     SET state = 'kept', matter_id = $3, n = $4, field = $5, side = $6, master = NULL, wrapped = $7
     WHERE jurisdiction_id = $1 AND file_id = $2 AND state = 'waiting'`,
    [jurisdiction, file, matter, n, field, side, wrapped],
  )
}

export function ofMatter(
  db: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<readonly Known[]> {
  return db.query<Known>(
    `SELECT ${COLUMNS} FROM attachments
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND state = 'kept'
     ORDER BY n, place, file_id`,
    [jurisdiction, matter],
  )
}

export async function oneOfHolder(
  db: Queryable,
  jurisdiction: number,
  holder: Buffer,
  file: string,
): Promise<Known | null> {
  const [row] = await db.query<Known>(
    `SELECT ${COLUMNS} FROM attachments
     WHERE jurisdiction_id = $1 AND holder = $2 AND file_id = $3 AND state = 'waiting'`,
    [jurisdiction, holder, file],
  )
  return row ?? null
}

/** From here on nobody can use it; true: it was there. */
export async function dropWaiting(
  db: Queryable,
  jurisdiction: number,
  holder: Buffer,
  file: string,
): Promise<boolean> {
  const rows = await db.query(
    `UPDATE attachments SET state = 'gone', master = NULL, wrapped = NULL
     WHERE jurisdiction_id = $1 AND holder = $2 AND file_id = $3 AND state = 'waiting'
     RETURNING file_id`,
    [jurisdiction, holder, file],
  )
  return rows.length > 0
}

/** Brought before a day and never made part of anything. */
export async function orphans(
  db: Queryable,
  jurisdiction: number,
  before: string,
  most: number,
): Promise<readonly string[]> {
  const rows = await db.query<{ file: string }>(
    `SELECT file_id AS file FROM attachments
     WHERE jurisdiction_id = $1 AND matter_id IS NULL AND created_on < $2
     ORDER BY created_on LIMIT $3`,
    [jurisdiction, before, most],
  )
  return rows.map(({ file }) => file)
}

/** The bytes are removed already. A row that became part of a matter meanwhile stays. */
export async function deleteOrphan(
  db: Queryable,
  jurisdiction: number,
  file: string,
): Promise<void> {
  await db.query(
    `DELETE FROM attachments
     WHERE jurisdiction_id = $1 AND file_id = $2 AND matter_id IS NULL`,
    [jurisdiction, file],
  )
}

/** Nobody takes it for an act any more, so that its bytes can be removed. False: it was taken just now. */
export async function setGone(db: Queryable, jurisdiction: number, file: string): Promise<boolean> {
  const rows = await db.query(
    `UPDATE attachments SET state = 'gone', master = NULL, wrapped = NULL
     WHERE jurisdiction_id = $1 AND file_id = $2 AND matter_id IS NULL
     RETURNING file_id`,
    [jurisdiction, file],
  )
  return rows.length > 0
}

export async function keptOf(
  db: Queryable,
  jurisdiction: number,
  matters: readonly string[],
): Promise<readonly string[]> {
  const rows = await db.query<{ file: string }>(
    `SELECT file_id AS file FROM attachments
     WHERE jurisdiction_id = $1 AND matter_id = ANY($2) AND state = 'kept'`,
    [jurisdiction, matters],
  )
  return rows.map(({ file }) => file)
}

export async function setErased(db: Queryable, jurisdiction: number, file: string): Promise<void> {
  await db.query(
    `UPDATE attachments SET state = 'gone', wrapped = NULL
     WHERE jurisdiction_id = $1 AND file_id = $2 AND state = 'kept'`,
    [jurisdiction, file],
  )
}
