/** Who may do what, and who holds which post: what the security administrator keeps. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Instant, Power, Result } from '../kernel/index.ts'
import { POWERS } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { change, refused } from './change.store.ts'
import type { Administration } from './change.store.ts'
import { loadOrg } from './org.store.ts'
import { endVersion, insertPostVersion } from './structure.store.ts'
import type { Org } from './tree.ts'
import { ADMINISTRATIONS } from './visibility.ts'
import type { InsideOfficial } from './visibility.ts'

/**
 * Refusals: `post_unknown`, `power_unknown`, `administration_alone`, `not_yourself`,
 * `administrations_apart` (a holder administers something else already).
 */
export function setPowers(
  admin: Administration,
  id: string,
  powers: readonly Power[],
): Promise<Result<void>> {
  const { by, jurisdiction, now } = admin
  return change(
    admin,
    { needs: 'administer_security', act: 'set_powers', subject: id, details: { powers } },
    async (tx) => {
      const org = await loadOrg(tx, jurisdiction, now)
      const post = org.posts.get(id)
      if (!post) throw refused('post_unknown', 'post')
      checkPowers(powers)
      const holders = org.holdersOf(id)
      if (by !== 'house' && holders.includes(by.person)) throw refused('not_yourself', 'post')
      if (holders.some((person) => administersOther(org, person, id, powers))) {
        throw refused('administrations_apart', 'powers')
      }
      const since = await endVersion(tx, 'post', jurisdiction, id, now)
      const facts = { unit: post.unit, titleZh: post.title.zh, titleEn: post.title.en }
      await insertPostVersion(tx, jurisdiction, id, since, facts, [...new Set(powers)])
    },
  )
}

/** Refusals: `post_unknown`, `person_unknown`, `already_holds`, `not_yourself`, `administrations_apart`. */
export function appoint(
  admin: Administration,
  given: { readonly id?: string; readonly person: string; readonly post: string },
): Promise<Result<string>> {
  const { by, jurisdiction, now } = admin
  const { id = randomUUID(), person, post: postId } = given
  return change(
    admin,
    {
      needs: 'administer_security',
      act: 'appoint',
      subject: id,
      details: { person, post: postId },
    },
    async (tx) => {
      if (by !== 'house' && by.person === person) throw refused('not_yourself', 'person')
      const org = await loadOrg(tx, jurisdiction, now)
      const post = org.posts.get(postId)
      if (!post) throw refused('post_unknown', 'post')
      if (!(await isPerson(tx, jurisdiction, person))) throw refused('person_unknown', 'person')
      if (org.holdersOf(postId).includes(person)) throw refused('already_holds', 'person')
      if (administersOther(org, person, postId, post.powers))
        throw refused('administrations_apart', 'post')
      await tx.query(
        `INSERT INTO holdings (jurisdiction_id, holding_id, person_id, post_id, since)
       VALUES ($1, $2, $3, $4, $5)`,
        [jurisdiction, id, person, postId, now],
      )
      return id
    },
  )
}

/** Refusal: `holding_unknown`. From the next request on the person no longer acts through it. */
export function endHolding(admin: Administration, id: string): Promise<Result<void>> {
  const { jurisdiction, now } = admin
  return change(
    admin,
    { needs: 'administer_security', act: 'end_holding', subject: id, details: {} },
    async (tx) => {
      const [ended] = await tx.query(
        `UPDATE holdings SET until = greatest(since, $3::timestamptz)
       WHERE jurisdiction_id = $1 AND holding_id = $2 AND (until IS NULL OR until > $3)
       RETURNING holding_id`,
        [jurisdiction, id, now],
      )
      if (!ended) throw refused('holding_unknown', 'holding')
    },
  )
}

function checkPowers(powers: readonly Power[]): void {
  if (powers.some((power) => !POWERS.includes(power))) throw refused('power_unknown', 'powers')
  const administers = powers.some((power) => ADMINISTRATIONS.includes(power))
  if (administers && new Set(powers).size > 1) throw refused('administration_alone', 'powers')
}

/** GB/T 22239: system, security and audit administration are three persons. */
function administersOther(
  org: Org,
  person: string,
  post: string,
  powers: readonly Power[],
): boolean {
  const here = powers.filter((power) => ADMINISTRATIONS.includes(power))
  if (here.length === 0) return false
  return org
    .holdingsOf(person)
    .filter((holding) => holding.post !== post)
    .flatMap((holding) => org.posts.get(holding.post)?.powers ?? [])
    .some((power) => ADMINISTRATIONS.includes(power) && !here.includes(power))
}

async function isPerson(tx: Queryable, jurisdiction: number, person: string): Promise<boolean> {
  const rows = await tx.query(
    'SELECT person_id FROM people WHERE jurisdiction_id = $1 AND person_id = $2',
    [jurisdiction, person],
  )
  return rows.length > 0
}

/** A department's own system: acts as its unit, with these powers, and no person behind it. */
export interface ApiKey {
  readonly id: string
  readonly unit: string
  readonly label: string
  readonly powers: readonly Power[]
}

/** The key is shown once. Refusals: `unit_unknown`, `power_unknown`, `administration_alone`. */
export function addKey(
  admin: Administration,
  key: Omit<ApiKey, 'id'>,
): Promise<Result<{ readonly id: string; readonly key: string }>> {
  const { jurisdiction, now } = admin
  const id = randomUUID()
  return change(
    admin,
    { needs: 'administer_security', act: 'add_key', subject: id, details: { ...key } },
    async (tx) => {
      checkPowers(key.powers)
      // A program is nobody: it neither administers nor reads what is sealed.
      if (
        key.powers.some((power) => power === 'handle_sealed' || ADMINISTRATIONS.includes(power))
      ) {
        throw refused('power_not_for_keys', 'powers')
      }
      const org = await loadOrg(tx, jurisdiction, now)
      if (!org.units.has(key.unit)) throw refused('unit_unknown', 'unit')
      const secret = `${KEY_PREFIX}${jurisdiction}_${randomBytes(32).toString('base64url')}`
      await tx.query(
        `INSERT INTO api_keys (jurisdiction_id, hash, key_id, unit_id, label, powers, since)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [jurisdiction, hashOfKey(secret), id, key.unit, key.label, key.powers, now],
      )
      return { id, key: secret }
    },
  )
}

/** Refusal: `key_unknown`. */
export function endKey(admin: Administration, id: string): Promise<Result<void>> {
  const { jurisdiction, now } = admin
  return change(
    admin,
    { needs: 'administer_security', act: 'end_key', subject: id, details: {} },
    async (tx) => {
      const [ended] = await tx.query(
        `UPDATE api_keys SET until = greatest(since, $3::timestamptz)
       WHERE jurisdiction_id = $1 AND key_id = $2 AND until IS NULL RETURNING key_id`,
        [jurisdiction, id, now],
      )
      if (!ended) throw refused('key_unknown', 'key')
    },
  )
}

export async function readKeys(
  db: Queryable,
  jurisdiction: number,
  now: Instant,
): Promise<ApiKey[]> {
  return db.query<ApiKey>(
    `SELECT key_id AS id, unit_id AS unit, label, powers FROM api_keys
     WHERE jurisdiction_id = $1 AND (until IS NULL OR until > $2) ORDER BY label, key_id`,
    [jurisdiction, now],
  )
}

const KEY_PREFIX = 'ans_'

/** Null: no such key, or it has ended, or its unit has. */
export async function actorForKey(
  db: Queryable,
  presented: string,
  now: Instant,
): Promise<(ApiKey & { readonly actor: InsideOfficial }) | null> {
  const [, digits] = /^ans_(\d{1,9})_[\w-]{43}$/u.exec(presented) ?? []
  if (digits === undefined) return null
  const jurisdiction = Number(digits)
  const [key] = await db.statement<ApiKey>(
    'org_find_key',
    `SELECT key_id AS id, unit_id AS unit, label, powers FROM api_keys
     WHERE jurisdiction_id = $1 AND hash = $2 AND since <= $3 AND (until IS NULL OR until > $3)`,
    [jurisdiction, hashOfKey(presented), now],
  )
  const org = key && (await loadOrg(db, jurisdiction, now))
  if (!key || !org?.units.has(key.unit)) return null
  const { above, below } = org.unitLine(key.unit)
  const name = `key:${key.id}`
  const actor: InsideOfficial = {
    as: 'official',
    jurisdiction,
    person: name,
    post: name,
    unit: key.unit,
    powers: key.powers,
    above,
    below,
    kin: [...org.everInLine(key.unit)],
    posts: [name],
    interests: { units: [], matters: [] },
  }
  return { ...key, actor }
}

function hashOfKey(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
