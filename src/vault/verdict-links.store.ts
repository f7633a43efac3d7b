/**
 * Links to the verdict 评价链接: a message says that something was answered, and its link opens the
 * questions of one matter, once. The token has the form and the 120 random bits of a receipt code and
 * is stored as a hash; it opens no content, so that whoever reads the message learns nothing by it.
 */
import { randomUUID } from 'node:crypto'
import { dayOf } from '../kernel/index.ts'
import type { Instant } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { newReceiptCode, oneTimeHash, parseReceiptCode } from './receipt-code.ts'

const USE = 'verdict link'
/** Somebody away for a holiday still finds it open; nobody finds it years later in an old telephone. */
const DAYS = 30
const DAY = 86_400_000

export interface VerdictLink {
  readonly jurisdiction: number
  readonly link: string
  readonly matter: string
}

/**
 * The token for `/judge/<token>`, in clear for whoever sends it and nowhere else. A link sent for an
 * earlier answer of the same matter is dead from now on. Only the author judges: who seconded gets none.
 * `random` (24 unpredictable bytes) where a message may be sent twice: both carry the same link.
 */
export async function issueVerdictLink(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
  now: Instant,
  random?: Uint8Array,
): Promise<string> {
  const code = newReceiptCode(jurisdiction, random)
  if (random && (await isThere(tx, jurisdiction, oneTimeHash(code, USE)))) return code.text
  const until = dayOf(new Date(Date.parse(now) + DAYS * DAY).toISOString())
  await endVerdictLinks(tx, { jurisdiction, matter }, now)
  await tx.query(
    `INSERT INTO verdict_links (jurisdiction_id, hash, link_id, matter_id, expires_on)
     VALUES ($1, $2, $3, $4, $5)`,
    [jurisdiction, oneTimeHash(code, USE), randomUUID(), matter, until],
  )
  return code.text
}

async function isThere(tx: Queryable, jurisdiction: number, hash: Buffer): Promise<boolean> {
  const rows = await tx.query(
    'SELECT 1 FROM verdict_links WHERE jurisdiction_id = $1 AND hash = $2',
    [jurisdiction, hash],
  )
  return rows.length > 0
}

/** Asked for what is no token at all, so that every guess costs the same one look-up. */
const NOWHERE = newReceiptCode(0)

/** Null alike for a mistyped, unknown, expired, used or replaced token. */
export async function findVerdictLink(
  db: Queryable,
  token: string,
  now: Instant,
): Promise<VerdictLink | null> {
  const code = parseReceiptCode(token)
  const asked = code ?? NOWHERE
  const [row] = await db.statement<VerdictLink & { live: boolean }>(
    'vault_find_verdict_link',
    `SELECT jurisdiction_id AS jurisdiction, link_id AS link, matter_id AS matter,
       ended_on IS NULL AND expires_on >= $3 AS live
     FROM verdict_links
     WHERE jurisdiction_id = $1 AND hash = $2`,
    [asked.jurisdiction, oneTimeHash(asked, USE), dayOf(now)],
  )
  if (!code || !row?.live) return null
  const { jurisdiction, link, matter } = row
  return { jurisdiction, link, matter }
}

/** Every link of the matter is dead: one was used, or the matter was erased. */
export async function endVerdictLinks(
  tx: Queryable,
  { jurisdiction, matter }: Pick<VerdictLink, 'jurisdiction' | 'matter'>,
  now: Instant,
): Promise<void> {
  await tx.query(
    `UPDATE verdict_links SET ended_on = $3
     WHERE jurisdiction_id = $1 AND matter_id = $2 AND ended_on IS NULL`,
    [jurisdiction, matter, dayOf(now)],
  )
}
