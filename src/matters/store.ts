/** Every statement that changes rows of matters and their links. */
import type { Kind, Matter } from '../kernel/index.ts'
import { isDoerRole, isFinal, runningBindings } from '../kernel/index.ts'
import { EVERYBODY } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import { valuesOf } from '../platform/values.ts'
import { likenessOfMatter } from './likeness.ts'
import { WORDS_VERSION, wordsOf } from './words.ts'

export async function lockMatters(
  tx: Queryable,
  jurisdiction: number,
  ids: readonly string[],
): Promise<Map<string, Matter>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ body: Matter }>(
    // Always in the same order, so that two batches never wait for each other.
    `SELECT body FROM matters WHERE jurisdiction_id = $1 AND matter_id = ANY($2) ORDER BY matter_id FOR UPDATE`,
    [jurisdiction, ids],
  )
  return new Map(rows.map(({ body }) => [body.id, body]))
}

const COLUMNS = [
  'jurisdiction_id',
  'matter_id',
  'kind',
  'number',
  'n',
  'door',
  'opened_at',
  'opened_on',
  'changed_at',
  'shown_at',
  'state',
  'counts',
  'is_open',
  'title',
  'category',
  'division',
  'lead_unit',
  'bound_units',
  'bound_posts',
  'sealed',
  'accused_units',
  'accused_posts',
  'recused',
  'seconded',
  'words',
  'words_version',
  'likeness',
  'body',
] as const

const CASTS = COLUMNS.map((column) =>
  column === 'words'
    ? '::tsvector'
    : column === 'body'
      ? '::jsonb'
      : column === 'likeness'
        ? '::integer[]'
        : column.endsWith('units') || column.endsWith('posts') || column === 'recused'
          ? '::text[]'
          : '',
)

function rowOf(kind: Kind, matter: Matter): readonly unknown[] {
  const unique = (values: readonly (string | undefined)[]) => [
    ...new Set(values.filter((value) => value !== undefined)),
  ]
  const state = kind.states[matter.state.name]
  const { subject, sealed } = matter
  return [
    matter.jurisdiction,
    matter.id,
    matter.kind,
    matter.number,
    matter.n,
    matter.door,
    matter.openedAt,
    matter.openedOn,
    matter.changedAt,
    matter.changedAt,
    matter.state.name,
    state?.counts ?? 'waiting',
    !isFinal(kind, matter),
    subject.title,
    subject.category,
    subject.division,
    leadOf(kind, matter),
    unique([
      ...matter.bindings.map((binding) => binding.unit),
      ...(matter.common ? [EVERYBODY] : []),
    ]),
    unique(matter.bindings.map((binding) => binding.post)),
    sealed !== null,
    sealed?.accusedUnits ?? [],
    sealed?.accusedPosts ?? [],
    matter.recused,
    matter.seconded,
    wordsOf(matter),
    WORDS_VERSION,
    likenessOfMatter(matter),
    JSON.stringify(matter),
  ]
}

/** The unit whose work it is: of the doers that a kind declares, the first that is bound. */
function leadOf(kind: Kind, matter: Matter): string | null {
  const doers = Object.keys(kind.roles).filter((role) => isDoerRole(kind, role))
  const units = doers.flatMap((role) => runningBindings(matter, role).map(({ unit }) => unit))
  return units.find((unit) => unit !== undefined) ?? null
}

export async function insertMatters(
  tx: Queryable,
  entries: readonly { kind: Kind; matter: Matter }[],
): Promise<void> {
  if (entries.length === 0) return
  const { sql, values } = valuesOf(
    entries.map(({ kind, matter }) => rowOf(kind, matter)),
    CASTS,
  )
  await tx.query(`INSERT INTO matters (${COLUMNS.join(', ')}) VALUES ${sql}`, values)
}

/**
 * What a commit lets lists and screens notice: `none`, it was only looked at; `hidden`, nothing that
 * everybody who sees the matter may know of.
 */
export type Stir = 'none' | 'hidden' | 'shown'

const UPDATE = `UPDATE matters AS m SET ${COLUMNS.slice(2)
  .map((column, index) => {
    const value = `$${index + 3}${CASTS[index + 2] ?? ''}`
    const kept = (flag: number) =>
      `CASE WHEN $${COLUMNS.length + flag} THEN m.${column} ELSE ${value}::timestamptz END`
    if (column === 'shown_at') return `${column} = ${kept(1)}`
    return `${column} = ${column === 'changed_at' ? kept(2) : value}`
  })
  .join(', ')}, moved_n = CASE WHEN $${COLUMNS.length + 2} THEN coalesce(m.moved_n, m.n) END
  WHERE m.jurisdiction_id = $1 AND m.matter_id = $2`

export async function updateMatter(
  tx: Queryable,
  kind: Kind,
  matter: Matter,
  stir: Stir,
): Promise<void> {
  const values = [...rowOf(kind, matter), stir !== 'shown', stir === 'none']
  await tx.statement('matters_update', UPDATE, values)
}

export async function replaceLinks(
  tx: Queryable,
  before: Matter | null,
  after: Matter,
): Promise<void> {
  const key = (link: { type: string; to: string }) => `${link.type} ${link.to}`
  const had = new Set((before?.links ?? []).map(key))
  const has = new Set(after.links.map(key))
  for (const link of before?.links ?? []) {
    if (has.has(key(link))) continue
    await tx.query(
      'DELETE FROM links WHERE jurisdiction_id = $1 AND from_matter = $2 AND type = $3 AND to_matter = $4',
      [after.jurisdiction, after.id, link.type, link.to],
    )
  }
  for (const link of after.links) {
    if (had.has(key(link))) continue
    await tx.query(
      'INSERT INTO links (jurisdiction_id, from_matter, type, to_matter) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [after.jurisdiction, after.id, link.type, link.to],
    )
  }
}

/** Matters merged into this one that still share its fate, locked. */
export async function mergedInto(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<string[]> {
  const rows = await tx.query<{ matter_id: string }>(
    `SELECT m.matter_id FROM links l
     JOIN matters m ON m.jurisdiction_id = l.jurisdiction_id AND m.matter_id = l.from_matter
     WHERE l.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND l.to_matter = $2 AND l.type = 'merged_into' AND m.state = 'merged'
     ORDER BY m.matter_id FOR UPDATE OF m`,
    [jurisdiction, matter],
  )
  return rows.map((row) => row.matter_id)
}

/** What decides whether another matter may be merged into this one, kept still until the commit. */
export async function targetForShare(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<{ state: string; sealed: boolean } | null> {
  const [row] = await tx.query<{ state: string; sealed: boolean }>(
    'SELECT state, sealed FROM matters WHERE jurisdiction_id = $1 AND matter_id = $2 FOR SHARE',
    [jurisdiction, matter],
  )
  return row ?? null
}
