/** SQL of the vault's keys and identities. Only ciphertext passes through here. */
import type { Queryable } from '../platform/database.ts'
import { forgetContacts } from './contacts.store.ts'
import type { IdentityField } from './identity.ts'

export type Purpose = 'identity' | 'text' | 'file' | 'ballot'

export interface WrappedKey {
  readonly matter: string
  readonly version: number
  readonly master: string
  /** Null: erased. */
  readonly wrapped: Buffer | null
}

export type SealedFields = Readonly<Record<IdentityField, Buffer | null>>

export interface SealedIdentity extends SealedFields {
  readonly matter: string
  readonly voice: string
  readonly version: number
  /** In which they filed; null: not known. */
  readonly language: 'zh' | 'en' | null
}

/** Keys that are there already stay: whoever came first is read back. */
export async function insertKeys(
  tx: Queryable,
  jurisdiction: number,
  purpose: Purpose,
  keys: readonly WrappedKey[],
): Promise<void> {
  const { rows, values } = rowsOf(
    [jurisdiction, purpose],
    keys.map((key) => [key.matter, key.version, key.master, key.wrapped]),
  )
  await tx.query(
    `INSERT INTO matter_keys (jurisdiction_id, purpose, matter_id, version, master, wrapped)
     VALUES ${rows}
     ON CONFLICT (jurisdiction_id, matter_id, purpose) DO NOTHING`,
    values,
  )
}

export async function readKeys(
  tx: Queryable,
  jurisdiction: number,
  purpose: Purpose,
  matters: readonly string[],
): Promise<WrappedKey[]> {
  return tx.statement<WrappedKey>(
    'vault_read_keys',
    `SELECT matter_id AS matter, version, master, wrapped
     FROM matter_keys
     WHERE jurisdiction_id = $1 AND purpose = $2 AND matter_id = ANY($3)`,
    [jurisdiction, purpose, matters],
  )
}

export async function insertIdentities(
  tx: Queryable,
  jurisdiction: number,
  identities: readonly SealedIdentity[],
): Promise<void> {
  const { rows, values } = rowsOf(
    [jurisdiction],
    identities.map((one) => [
      one.matter,
      one.voice,
      one.version,
      one.name,
      one.phone,
      one.mail,
      one.address,
      one.language,
    ]),
  )
  await tx.query(
    `INSERT INTO identities
       (jurisdiction_id, matter_id, voice, version, name, phone, mail, address, language)
     VALUES ${rows}`,
    values,
  )
}

export async function readIdentity(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
  voice: string,
): Promise<SealedIdentity | null> {
  const [row] = await tx.statement<SealedIdentity>(
    'vault_read_identity',
    `SELECT matter_id AS matter, voice, version, name, phone, mail, address, language
     FROM identities
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND voice = $3`,
    [jurisdiction, matter, voice],
  )
  return row ?? null
}

export async function hasIdentity(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<boolean> {
  const rows = await tx.query(
    `SELECT 1 FROM identities WHERE jurisdiction_id = $1 AND matter_id = $2 LIMIT 1`,
    [jurisdiction, matter],
  )
  return rows.length > 0
}

/** Locked until the transaction ends, so that two who replace it get two versions. */
export async function lockIdentityVersion(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
  voice: string,
): Promise<number | null> {
  const [row] = await tx.query<{ version: number }>(
    `SELECT version FROM identities
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND voice = $3
     FOR UPDATE`,
    [jurisdiction, matter, voice],
  )
  return row?.version ?? null
}

export async function updateIdentity(
  tx: Queryable,
  jurisdiction: number,
  identity: SealedIdentity,
): Promise<void> {
  await tx.query(
    `UPDATE identities
     SET version = $4, name = $5, phone = $6, mail = $7, address = $8
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND voice = $3`,
    [
      jurisdiction,
      identity.matter,
      identity.voice,
      identity.version,
      identity.name,
      identity.phone,
      identity.mail,
      identity.address,
    ],
  )
}

/** Those of a matter's voices who left a phone number or a mail address. */
export async function voicesWithContact(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<string[]> {
  const rows = await tx.query<{ voice: string }>(
    `SELECT voice FROM identities
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND (phone IS NOT NULL OR mail IS NOT NULL)
     ORDER BY voice`,
    [jurisdiction, matter],
  )
  return rows.map(({ voice }) => voice)
}

export async function eraseKeys(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
  on: string,
): Promise<void> {
  await tx.query(`DELETE FROM identities WHERE jurisdiction_id = $1 AND matter_id = $2`, [
    jurisdiction,
    matter,
  ])
  await forgetContacts(tx, jurisdiction, matter)
  await tx.query(
    `UPDATE matter_keys SET wrapped = NULL, erased_on = $3
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND wrapped IS NOT NULL`,
    [jurisdiction, matter, on],
  )
}

/** One key of a matter alone: the others live on. */
export async function eraseKey(
  tx: Queryable,
  jurisdiction: number,
  purpose: Purpose,
  matter: string,
  on: string,
): Promise<void> {
  await tx.query(
    `UPDATE matter_keys SET wrapped = NULL, erased_on = $4
     WHERE jurisdiction_id = $1 AND purpose = $2 AND matter_id = $3 AND wrapped IS NOT NULL`,
    [jurisdiction, purpose, matter, on],
  )
}

/** Matters whose key of files was erased on or after a day. */
export async function erasedSince(
  tx: Queryable,
  jurisdiction: number,
  since: string,
): Promise<readonly string[]> {
  const rows = await tx.query<{ matter: string }>(
    `SELECT matter_id AS matter FROM matter_keys
     WHERE jurisdiction_id = $1 AND purpose = 'file' AND erased_on >= $2`,
    [jurisdiction, since],
  )
  return rows.map(({ matter }) => matter)
}

/** `($1, $2, $3), ($1, $4, $5)`: shared values first, then each row's own. */
function rowsOf(
  shared: readonly unknown[],
  rows: readonly (readonly unknown[])[],
): { rows: string; values: unknown[] } {
  const values = [...shared]
  const places = rows.map((row) => {
    const own = row.map((value) => `$${values.push(value)}`)
    return `(${[...shared.map((_, index) => `$${index + 1}`), ...own].join(', ')})`
  })
  return { rows: places.join(', '), values }
}
