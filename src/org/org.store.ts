/** Reads the tree, and keeps it until a change or the next date on which something begins or ends. */
import type { Instant, Power } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { buildOrg } from './tree.ts'
import type { Org, Unit } from './tree.ts'

interface Kept {
  readonly org: Org
  /** Null: nothing known is yet to begin or end. */
  readonly until: Instant | null
}

/** By connection pool; a transaction is a Queryable of its own and so always reads anew. */
const kept = new WeakMap<Queryable, Map<number, Kept>>()

/** One small statement when nothing has changed; otherwise the whole tree is read again. */
export async function loadOrg(db: Queryable, jurisdiction: number, now: Instant): Promise<Org> {
  const [row] = await db.statement<{ version: number }>(
    'org_version',
    'SELECT version FROM org_versions WHERE jurisdiction_id = $1',
    [jurisdiction],
  )
  const version = row?.version ?? 0
  const trees = kept.get(db) ?? new Map<number, Kept>()
  kept.set(db, trees)
  const known = trees.get(jurisdiction)
  if (known && known.org.version === version && isInForce(known, now)) return known.org
  // The version was read first: a change that falls between makes the tree older than it is, never newer.
  const fresh = await readOrg(db, jurisdiction, version, now)
  trees.set(jurisdiction, fresh)
  return fresh.org
}

function isInForce({ org, until }: Kept, now: Instant): boolean {
  return now >= org.at && (until === null || now < until)
}

interface Dated {
  readonly since: Instant
  readonly until: Instant | null
}

interface UnitRow extends Dated {
  readonly id: string
  readonly externalId: string | null
  readonly parent: string | null
  readonly level: 1 | 2 | 3
  readonly nameZh: string
  readonly nameEn: string
}

interface PostRow extends Dated {
  readonly id: string
  readonly unit: string
  readonly titleZh: string
  readonly titleEn: string
  readonly powers: Power[]
}

interface HoldingRow extends Dated {
  readonly id: string
  readonly person: string
  readonly post: string
}

async function readOrg(
  db: Queryable,
  jurisdiction: number,
  version: number,
  now: Instant,
): Promise<Kept> {
  const units = await db.query<UnitRow>(
    `SELECT v.unit_id AS id, u.external_id AS "externalId", v.parent_id AS parent, v.level,
       v.name_zh AS "nameZh", v.name_en AS "nameEn", v.since, v.until
     FROM unit_versions v
     JOIN units u ON u.jurisdiction_id = v.jurisdiction_id AND u.unit_id = v.unit_id
     WHERE v.jurisdiction_id = $1 AND u.jurisdiction_id = $1
     ORDER BY v.level, u.external_id, v.unit_id, v.since`,
    [jurisdiction],
  )
  const posts = await db.query<PostRow>(
    `SELECT post_id AS id, unit_id AS unit, title_zh AS "titleZh", title_en AS "titleEn", powers,
       since, until
     FROM post_versions WHERE jurisdiction_id = $1 ORDER BY post_id, since`,
    [jurisdiction],
  )
  const holdings = await db.query<HoldingRow>(
    `SELECT holding_id AS id, person_id AS person, post_id AS post, since, until
     FROM holdings WHERE jurisdiction_id = $1 ORDER BY since, holding_id`,
    [jurisdiction],
  )
  const org = buildOrg({
    jurisdiction,
    version,
    at: now,
    units: inForce(units, now).map(asUnit),
    posts: inForce(posts, now).map(({ id, unit, titleZh, titleEn, powers }) => {
      return { id, unit, title: { zh: titleZh, en: titleEn }, powers }
    }),
    holdings: inForce(holdings, now).map(({ id, person, post }) => ({ id, person, post })),
    everUnder: begun(units, now).flatMap(({ id, parent }) =>
      parent === null ? [] : [{ unit: id, parent }],
    ),
    everIn: begun(posts, now).map(({ id, unit }) => ({ post: id, unit })),
  })
  return { org, until: nextDate([...units, ...posts, ...holdings], now) }
}

function asUnit({ id, externalId, parent, level, nameZh, nameEn }: UnitRow): Unit {
  return { id, externalId, parent, level, name: { zh: nameZh, en: nameEn } }
}

function begun<R extends Dated>(rows: readonly R[], now: Instant): R[] {
  return rows.filter((row) => row.since <= now)
}

function inForce<R extends Dated>(rows: readonly R[], now: Instant): R[] {
  return begun(rows, now).filter((row) => row.until === null || now < row.until)
}

function nextDate(rows: readonly Dated[], now: Instant): Instant | null {
  const coming = rows
    .flatMap(({ since, until }) => (until === null ? [since] : [since, until]))
    .filter((date) => date > now)
  return coming.length === 0 ? null : coming.reduce((a, b) => (a < b ? a : b))
}
