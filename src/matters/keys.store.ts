/** Rows of the tables idempotency and external_ids: what came before is known again. */
import type { Queryable } from '../platform/database.ts'

/** Takes the key; false: somebody had it before (and, after waiting for them, has committed). */
export async function takeKey(
  tx: Queryable,
  jurisdiction: number,
  { hash, fingerprint }: { readonly hash: Buffer; readonly fingerprint: Buffer },
  about: { readonly matter: string; readonly at: string },
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO idempotency (jurisdiction_id, key, fingerprint, created_at, matter_id)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING 1`,
    [jurisdiction, hash, fingerprint, about.at, about.matter],
  )
  return rows.length > 0
}

export interface KeptOutcome {
  readonly fingerprint: Buffer
  readonly outcome: unknown
}

export async function readKey(
  tx: Queryable,
  jurisdiction: number,
  key: Buffer,
): Promise<KeptOutcome | null> {
  const [row] = await tx.query<KeptOutcome>(
    'SELECT fingerprint, outcome FROM idempotency WHERE jurisdiction_id = $1 AND key = $2',
    [jurisdiction, key],
  )
  return row ?? null
}

export async function keepOutcome(
  tx: Queryable,
  jurisdiction: number,
  key: Buffer,
  outcome: unknown,
): Promise<void> {
  await tx.query(
    'UPDATE idempotency SET outcome = $3::jsonb WHERE jurisdiction_id = $1 AND key = $2',
    [jurisdiction, key, JSON.stringify(outcome)],
  )
}

/** The matter that came in under this external id before, or null after taking the id for `matter`. */
export async function takeExternalId(
  tx: Queryable,
  jurisdiction: number,
  source: string,
  externalId: string,
  matter: string,
): Promise<string | null> {
  const taken = await tx.query(
    `INSERT INTO external_ids (jurisdiction_id, source, external_id, matter_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [jurisdiction, source, externalId, matter],
  )
  if (taken.length > 0) return null
  const [row] = await tx.query<{ matter_id: string }>(
    'SELECT matter_id FROM external_ids WHERE jurisdiction_id = $1 AND source = $2 AND external_id = $3',
    [jurisdiction, source, externalId],
  )
  return row?.matter_id ?? null
}
