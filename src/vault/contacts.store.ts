/** SQL of contacts that were shown to be somebody's own, and of the codes that show it. */
import type { Day, Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import type { ContactField, ContactOf } from './contacts.ts'

export interface KeptCode {
  readonly hash: Buffer
  readonly sealed: Buffer | null
  readonly until: Instant
  readonly tries: number
  readonly askedAt: Instant
  readonly dayFrom: Instant
  readonly asked: number
}

const CODE = `hash, sealed, until, tries, asked_at AS "askedAt", day_from AS "dayFrom", asked`

const placeOf = ({ matter, voice, field }: ContactOf) => [matter, voice, field]

export async function readCode(
  db: Queryable,
  jurisdiction: number,
  of: ContactOf,
): Promise<KeptCode | null> {
  const [row] = await db.query<KeptCode>(
    `SELECT ${CODE} FROM contact_codes
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND voice = $3 AND field = $4`,
    [jurisdiction, ...placeOf(of)],
  )
  return row ?? null
}

/** Locked until the transaction ends. */
export async function lockCode(
  tx: Queryable,
  jurisdiction: number,
  of: ContactOf,
): Promise<KeptCode | null> {
  const [row] = await tx.query<KeptCode>(
    `SELECT ${CODE} FROM contact_codes
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND voice = $3 AND field = $4 FOR UPDATE`,
    [jurisdiction, ...placeOf(of)],
  )
  return row ?? null
}

export async function keepCode(
  tx: Queryable,
  jurisdiction: number,
  of: ContactOf,
  code: KeptCode,
): Promise<void> {
  await tx.query(
    `INSERT INTO contact_codes
       (jurisdiction_id, matter_id, voice, field, hash, sealed, until, tries, asked_at, day_from, asked)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (jurisdiction_id, matter_id, voice, field) DO UPDATE SET
       hash = excluded.hash, sealed = excluded.sealed, until = excluded.until, tries = excluded.tries,
       asked_at = excluded.asked_at, day_from = excluded.day_from, asked = excluded.asked`,
    [
      jurisdiction,
      ...placeOf(of),
      code.hash,
      code.sealed,
      code.until,
      code.tries,
      code.askedAt,
      code.dayFrom,
      code.asked,
    ],
  )
}

/** Codes asked for since then, of all matters: how busy it is, and nothing else. */
export async function countAsked(
  tx: Queryable,
  jurisdiction: number,
  since: Instant,
): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*) AS count FROM contact_codes WHERE jurisdiction_id = $1 AND asked_at > $2`,
    [jurisdiction, since],
  )
  return row?.count ?? 0
}

export async function forgetSealedCode(
  tx: Queryable,
  jurisdiction: number,
  of: ContactOf,
): Promise<void> {
  await tx.query(
    `UPDATE contact_codes SET sealed = NULL
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND voice = $3 AND field = $4`,
    [jurisdiction, ...placeOf(of)],
  )
}

export async function sweepCodes(
  tx: Queryable,
  jurisdiction: number,
  before: Instant,
): Promise<void> {
  await tx.query(`DELETE FROM contact_codes WHERE jurisdiction_id = $1 AND asked_at < $2`, [
    jurisdiction,
    before,
  ])
}

/** Those who verify a contact of one matter follow each other: none is counted twice. */
export async function lockMatterKey(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<void> {
  await tx.query(
    `SELECT 1 FROM matter_keys
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND purpose = 'identity' FOR UPDATE`,
    [jurisdiction, matter],
  )
}

/**
 * `counted` when neither this voice nor this contact was counted before in this matter. The author is
 * nobody beside the author: a contact of theirs counts for nobody else, whoever verified it first.
 */
export async function keepVerified(
  tx: Queryable,
  jurisdiction: number,
  of: ContactOf,
  hash: Buffer,
  on: Day,
  author: string,
): Promise<void> {
  const isAuthor = of.voice === author
  if (isAuthor)
    await tx.query(
      `UPDATE verified_contacts SET counted = FALSE
       WHERE jurisdiction_id = $1 AND matter_id = $2 AND hash = $3 AND voice <> $4`,
      [jurisdiction, of.matter, hash, author],
    )
  const known = await tx.query(
    `SELECT 1 FROM verified_contacts
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND (voice = $3 OR (hash = $4 AND counted)) LIMIT 1`,
    [jurisdiction, of.matter, of.voice, hash],
  )
  await tx.query(
    `INSERT INTO verified_contacts
       (jurisdiction_id, matter_id, voice, field, hash, verified_on, counted)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (jurisdiction_id, matter_id, voice, field) DO NOTHING`,
    [jurisdiction, ...placeOf(of), hash, on, isAuthor || known.length === 0],
  )
}

export async function verifiedFields(
  db: Queryable,
  jurisdiction: number,
  matter: string,
  voice: string,
): Promise<ContactField[]> {
  const rows = await db.query<{ field: ContactField }>(
    `SELECT field FROM verified_contacts
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND voice = $3 ORDER BY field`,
    [jurisdiction, matter, voice],
  )
  return rows.map(({ field }) => field)
}

/** Voices beside the author: those with a verified contact, and how many different ones they are. */
export async function countVerified(
  db: Queryable,
  jurisdiction: number,
  matter: string,
  author: string,
): Promise<{ voices: number; counted: number }> {
  const [row] = await db.query<{ voices: number; counted: number }>(
    `SELECT count(DISTINCT voice) AS voices, count(*) FILTER (WHERE counted) AS counted
     FROM verified_contacts WHERE jurisdiction_id = $1 AND matter_id = $2 AND voice <> $3`,
    [jurisdiction, matter, author],
  )
  return row ?? { voices: 0, counted: 0 }
}

export async function forgetVoice(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
  voice: string,
): Promise<void> {
  const of = [jurisdiction, matter, voice]
  await tx.query(
    `DELETE FROM verified_contacts WHERE jurisdiction_id = $1 AND matter_id = $2 AND voice = $3`,
    of,
  )
  await tx.query(
    `DELETE FROM contact_codes WHERE jurisdiction_id = $1 AND matter_id = $2 AND voice = $3`,
    of,
  )
}

export async function forgetContacts(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<void> {
  const of = [jurisdiction, matter]
  await tx.query(`DELETE FROM verified_contacts WHERE jurisdiction_id = $1 AND matter_id = $2`, of)
  await tx.query(`DELETE FROM contact_codes WHERE jurisdiction_id = $1 AND matter_id = $2`, of)
}
