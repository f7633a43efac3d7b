/** Units, posts and people: what the system administrator keeps. Versions end, nothing is overwritten. */
import { randomUUID } from 'node:crypto'
import type { Instant, Power, Result } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { change, refused } from './change.store.ts'
import type { Administration } from './change.store.ts'
import { loadOrg } from './org.store.ts'

export interface UnitFacts {
  readonly parent: string | null
  readonly level: 1 | 2 | 3
  readonly nameZh: string
  readonly nameEn: string
}

export interface NewUnit extends UnitFacts {
  readonly id?: string
  readonly externalId?: string
}

/** Refusals: `unit_exists`, `unit_unknown` (the parent), `one_root`. */
export function addUnit(admin: Administration, unit: NewUnit): Promise<Result<string>> {
  const id = unit.id ?? randomUUID()
  const { jurisdiction, now } = admin
  return change(
    admin,
    { needs: 'administer_system', act: 'add_unit', subject: id, details: { ...unit } },
    async (tx) => {
      const org = await loadOrg(tx, jurisdiction, now)
      if (unit.parent === null && org.units.size > 0) throw refused('one_root', 'parent')
      if (unit.parent !== null && !org.units.has(unit.parent))
        throw refused('unit_unknown', 'parent')
      const [added] = await tx.query(
        `INSERT INTO units (jurisdiction_id, unit_id, external_id) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING unit_id`,
        [jurisdiction, id, unit.externalId ?? null],
      )
      if (!added) throw refused('unit_exists', unit.externalId === undefined ? 'id' : 'externalId')
      await insertUnitVersion(tx, jurisdiction, id, now, unit)
      return id
    },
  )
}

/** Refusals: `unit_unknown`, `one_root`, `unit_under_itself`. */
export function changeUnit(
  admin: Administration,
  id: string,
  changed: Partial<UnitFacts>,
): Promise<Result<void>> {
  const { jurisdiction, now } = admin
  return change(
    admin,
    { needs: 'administer_system', act: 'change_unit', subject: id, details: changed },
    async (tx) => {
      const org = await loadOrg(tx, jurisdiction, now)
      const unit = org.units.get(id)
      if (!unit) throw refused('unit_unknown', 'unit')
      const next: UnitFacts = {
        parent: unit.parent,
        level: unit.level,
        nameZh: unit.name.zh,
        nameEn: unit.name.en,
        ...changed,
      }
      if ((next.parent === null) !== (unit.parent === null)) throw refused('one_root', 'parent')
      if (next.parent !== null) {
        if (!org.units.has(next.parent)) throw refused('unit_unknown', 'parent')
        const { below } = org.unitLine(id)
        if (next.parent === id || below.includes(next.parent))
          throw refused('unit_under_itself', 'parent')
      }
      const since = await endVersion(tx, 'unit', jurisdiction, id, now)
      await insertUnitVersion(tx, jurisdiction, id, since, next)
    },
  )
}

/** Refusals: `unit_unknown`, `unit_in_use` (units beneath it or posts in it are still there). */
export function endUnit(admin: Administration, id: string): Promise<Result<void>> {
  const { jurisdiction, now } = admin
  return change(
    admin,
    { needs: 'administer_system', act: 'end_unit', subject: id, details: {} },
    async (tx) => {
      const org = await loadOrg(tx, jurisdiction, now)
      if (!org.units.has(id)) throw refused('unit_unknown', 'unit')
      const hasPosts = [...org.posts.values()].some((post) => post.unit === id)
      if (org.unitLine(id).below.length > 0 || hasPosts) throw refused('unit_in_use', 'unit')
      await endVersion(tx, 'unit', jurisdiction, id, now)
    },
  )
}

export interface PostFacts {
  readonly unit: string
  readonly titleZh: string
  readonly titleEn: string
}

export interface NewPost extends PostFacts {
  readonly id?: string
}

/** A new post may do nothing: powers are the security administrator's to give. */
export function addPost(admin: Administration, post: NewPost): Promise<Result<string>> {
  const id = post.id ?? randomUUID()
  const { jurisdiction, now } = admin
  return change(
    admin,
    { needs: 'administer_system', act: 'add_post', subject: id, details: { ...post } },
    async (tx) => {
      const org = await loadOrg(tx, jurisdiction, now)
      if (!org.units.has(post.unit)) throw refused('unit_unknown', 'unit')
      const [added] = await tx.query(
        `INSERT INTO posts (jurisdiction_id, post_id) VALUES ($1, $2)
       ON CONFLICT DO NOTHING RETURNING post_id`,
        [jurisdiction, id],
      )
      if (!added) throw refused('post_exists', 'id')
      await insertPostVersion(tx, jurisdiction, id, now, post, [])
      return id
    },
  )
}

/** Refusals: `post_unknown`, `unit_unknown`, `post_is_held` (moving it would move its holder's rights). */
export function changePost(
  admin: Administration,
  id: string,
  changed: Partial<PostFacts>,
): Promise<Result<void>> {
  const { jurisdiction, now } = admin
  return change(
    admin,
    { needs: 'administer_system', act: 'change_post', subject: id, details: changed },
    async (tx) => {
      const org = await loadOrg(tx, jurisdiction, now)
      const post = org.posts.get(id)
      if (!post) throw refused('post_unknown', 'post')
      const next = { unit: post.unit, titleZh: post.title.zh, titleEn: post.title.en, ...changed }
      if (!org.units.has(next.unit)) throw refused('unit_unknown', 'unit')
      if (next.unit !== post.unit && org.holdersOf(id).length > 0)
        throw refused('post_is_held', 'unit')
      const since = await endVersion(tx, 'post', jurisdiction, id, now)
      await insertPostVersion(tx, jurisdiction, id, since, next, post.powers)
    },
  )
}

/** Refusals: `post_unknown`, `post_is_held`. */
export function endPost(admin: Administration, id: string): Promise<Result<void>> {
  const { jurisdiction, now } = admin
  return change(
    admin,
    { needs: 'administer_system', act: 'end_post', subject: id, details: {} },
    async (tx) => {
      const org = await loadOrg(tx, jurisdiction, now)
      if (!org.posts.has(id)) throw refused('post_unknown', 'post')
      if (org.holdersOf(id).length > 0) throw refused('post_is_held', 'post')
      await endVersion(tx, 'post', jurisdiction, id, now)
    },
  )
}

export interface Person {
  readonly id: string
  readonly name: string
}

export function addPerson(
  admin: Administration,
  person: { readonly id?: string; readonly name: string },
): Promise<Result<string>> {
  const id = person.id ?? randomUUID()
  return change(
    admin,
    { needs: 'administer_system', act: 'add_person', subject: id, details: { name: person.name } },
    async (tx) => {
      const [added] = await tx.query(
        `INSERT INTO people (jurisdiction_id, person_id, name) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING person_id`,
        [admin.jurisdiction, id, person.name],
      )
      if (!added) throw refused('person_exists', 'id')
      return id
    },
  )
}

/** Refusal: `person_unknown`. The name they had is in the log. */
export function renamePerson(
  admin: Administration,
  id: string,
  name: string,
): Promise<Result<void>> {
  return change(
    admin,
    { needs: 'administer_system', act: 'rename_person', subject: id, details: { name } },
    async (tx) => {
      const [renamed] = await tx.query(
        `UPDATE people SET name = $3 WHERE jurisdiction_id = $1 AND person_id = $2 RETURNING person_id`,
        [admin.jurisdiction, id, name],
      )
      if (!renamed) throw refused('person_unknown', 'person')
    },
  )
}

export async function readPeople(db: Queryable, jurisdiction: number): Promise<Person[]> {
  return db.query<Person>(
    `SELECT person_id AS id, name FROM people WHERE jurisdiction_id = $1 ORDER BY name, person_id`,
    [jurisdiction],
  )
}

export async function personExists(
  db: Queryable,
  jurisdiction: number,
  person: string,
): Promise<boolean> {
  const rows = await db.query(
    `SELECT 1 FROM people WHERE jurisdiction_id = $1 AND person_id = $2`,
    [jurisdiction, person],
  )
  return rows.length > 0
}

async function insertUnitVersion(
  tx: Queryable,
  jurisdiction: number,
  id: string,
  since: Instant,
  unit: UnitFacts,
): Promise<void> {
  await tx.query(
    `INSERT INTO unit_versions
       (jurisdiction_id, unit_id, since, parent_id, level, name_zh, name_en)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [jurisdiction, id, since, unit.parent, unit.level, unit.nameZh, unit.nameEn],
  )
}

export async function insertPostVersion(
  tx: Queryable,
  jurisdiction: number,
  id: string,
  since: Instant,
  post: PostFacts,
  powers: readonly Power[],
): Promise<void> {
  await tx.query(
    `INSERT INTO post_versions
       (jurisdiction_id, post_id, since, unit_id, title_zh, title_en, powers)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [jurisdiction, id, since, post.unit, post.titleZh, post.titleEn, powers],
  )
}

const VERSIONS = {
  unit: {
    read: `SELECT since FROM unit_versions
           WHERE jurisdiction_id = $1 AND unit_id = $2 AND until IS NULL`,
    end: `UPDATE unit_versions SET until = $3
          WHERE jurisdiction_id = $1 AND unit_id = $2 AND until IS NULL`,
  },
  post: {
    read: `SELECT since FROM post_versions
           WHERE jurisdiction_id = $1 AND post_id = $2 AND until IS NULL`,
    end: `UPDATE post_versions SET until = $3
          WHERE jurisdiction_id = $1 AND post_id = $2 AND until IS NULL`,
  },
}

/** Ends the running version; returns from when the next one counts: now, or a millisecond after the last. */
export async function endVersion(
  tx: Queryable,
  of: keyof typeof VERSIONS,
  jurisdiction: number,
  id: string,
  now: Instant,
): Promise<Instant> {
  const [running] = await tx.query<{ since: Instant }>(VERSIONS[of].read, [jurisdiction, id])
  if (!running) throw new Error(`no running version of ${of} ${id}`)
  const earliest = new Date(Date.parse(running.since) + 1).toISOString()
  const at = now > earliest ? now : earliest
  await tx.query(VERSIONS[of].end, [jurisdiction, id, at])
  return at
}
