/** Every statement on matters, events, duties, links, tallies: nothing else in the house knows these tables. */
import type { Duty, Matter, MatterEvent } from '../kernel/index.ts'
import { isFinal, dutiesOf, nextWarning } from '../kernel/index.ts'
import type { Kind } from '../kernel/index.ts'
import type { Queryable } from '../platform/database.ts'
import { termsOf } from '../platform/words.ts'
import type { TallyDelta } from './tally.ts'

/** Rows `($1, …), ($n, …)` of one jurisdiction, as many statements take them. */
function valuesOf(
  rows: readonly (readonly unknown[])[],
  casts: readonly string[],
): { sql: string; values: unknown[] } {
  const values: unknown[] = []
  const sql = rows
    .map(
      (row) =>
        `(${row.map((value, index) => `$${values.push(value)}${casts[index] ?? ''}`).join(', ')})`,
    )
    .join(', ')
  return { sql, values }
}

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

export async function insertEvents(
  tx: Queryable,
  jurisdiction: number,
  events: readonly (MatterEvent & { matter: string })[],
): Promise<void> {
  if (events.length === 0) return
  const { sql, values } = valuesOf(
    events.map((event) => [
      jurisdiction,
      event.matter,
      event.n,
      event.act,
      event.at,
      JSON.stringify(event.by),
      event.kindVersion,
      JSON.stringify(event.input),
      JSON.stringify(event.given),
    ]),
    ['', '', '', '', '', '::jsonb', '', '::jsonb', '::jsonb'],
  )
  await tx.query(
    `INSERT INTO events (jurisdiction_id, matter_id, n, act, at, by, kind_version, input, given) VALUES ${sql}`,
    values,
  )
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
  'body',
] as const

const CASTS = COLUMNS.map((column) =>
  column === 'words'
    ? '::tsvector'
    : column === 'body'
      ? '::jsonb'
      : column.endsWith('units') || column.endsWith('posts') || column === 'recused'
        ? '::text[]'
        : '',
)

function rowOf(kind: Kind, matter: Matter): readonly unknown[] {
  const unique = (values: readonly (string | undefined)[]) => [
    ...new Set(values.filter((value) => value !== undefined)),
  ]
  const lead = matter.bindings.findLast(
    (binding) => binding.role === 'lead' && binding.until === null,
  )
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
    matter.state.name,
    state?.counts ?? 'waiting',
    !isFinal(kind, matter),
    subject.title,
    subject.category,
    subject.division,
    lead?.unit ?? null,
    unique(matter.bindings.map((binding) => binding.unit)),
    unique(matter.bindings.map((binding) => binding.post)),
    sealed !== null,
    sealed?.accusedUnits ?? [],
    sealed?.accusedPosts ?? [],
    matter.recused,
    matter.seconded,
    sealed ? '' : vectorOf(matter),
    JSON.stringify(matter),
  ]
}

/** A tsvector literal: quotes and backslashes doubled, no positions. */
function vectorOf(matter: Matter): string {
  const { title, text, place } = matter.subject
  const terms = termsOf(`${matter.number} ${title} ${place ?? ''} ${text}`)
  return terms.map((term) => `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' ')
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

const UPDATE = `UPDATE matters SET ${COLUMNS.slice(2)
  .map((column, index) => `${column} = $${index + 3}${CASTS[index + 2] ?? ''}`)
  .join(', ')} WHERE jurisdiction_id = $1 AND matter_id = $2`

export async function updateMatter(tx: Queryable, kind: Kind, matter: Matter): Promise<void> {
  await tx.statement('matters_update', UPDATE, rowOf(kind, matter))
}

/** The duties of these matters anew, as their state and facts say. */
export async function replaceDuties(
  tx: Queryable,
  jurisdiction: number,
  entries: readonly { kind: Kind; matter: Matter; isNew: boolean }[],
): Promise<void> {
  const known = entries.filter((entry) => !entry.isNew).map(({ matter }) => matter.id)
  if (known.length > 0) {
    await tx.query('DELETE FROM duties WHERE jurisdiction_id = $1 AND matter_id = ANY($2)', [
      jurisdiction,
      known,
    ])
  }
  const rows = entries.flatMap(({ kind, matter }) =>
    dutiesOf(kind, matter).map((duty) => dutyRow(matter, duty)),
  )
  if (rows.length === 0) return
  const { sql, values } = valuesOf(rows, ['', '', '', '', '::text[]'])
  await tx.query(
    `INSERT INTO duties (jurisdiction_id, matter_id, key, role, acts, holder_is, holder, clock, since, due_at, warn_stage, warn_at) VALUES ${sql}`,
    values,
  )
}

function dutyRow(matter: Matter, duty: Duty): readonly unknown[] {
  const warning = nextWarning(duty, matter.warned)
  return [
    matter.jurisdiction,
    matter.id,
    duty.key,
    duty.role,
    duty.acts,
    duty.holder.is,
    holderName(duty),
    duty.clock,
    duty.since,
    duty.due,
    warning?.stage ?? null,
    warning?.at ?? null,
  ]
}

function holderName(duty: Duty): string {
  const { holder } = duty
  switch (holder.is) {
    case 'unit':
      return holder.unit
    case 'post':
      return holder.post
    case 'party':
      return holder.party
    case 'power':
      return holder.power
    case 'system':
      return holder.part
    case 'resident':
      return 'resident'
  }
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

const SLOTS = 16

export async function addTallies(
  tx: Queryable,
  jurisdiction: number,
  deltas: readonly TallyDelta[],
  slot: number,
): Promise<void> {
  if (deltas.length === 0) return
  const { sql, values } = valuesOf(
    // In one order, so that two batches lock the same rows in the same order.
    [...deltas]
      .sort((a, b) => (tallyOrder(a) < tallyOrder(b) ? -1 : 1))
      .map((one) => [
        jurisdiction,
        one.measure,
        one.openedOn,
        one.door,
        one.kind,
        one.state,
        one.category,
        one.division,
        slot % SLOTS,
        one.value,
      ]),
    [],
  )
  await tx.query(
    `INSERT INTO tallies (jurisdiction_id, measure, opened_on, door, kind, state, category, division, slot, value) VALUES ${sql}
     ON CONFLICT (jurisdiction_id, measure, opened_on, door, kind, state, category, division, slot)
     DO UPDATE SET value = tallies.value + excluded.value`,
    values,
  )
}

function tallyOrder(one: TallyDelta): string {
  return [
    one.measure,
    one.openedOn,
    one.door,
    one.kind,
    one.state,
    one.category,
    one.division,
  ].join('\u0001')
}

export interface OutboxRow {
  readonly id: string
  readonly at: string
  readonly topic: string
  readonly matter: string
  readonly body: unknown
}

export async function insertOutbox(
  tx: Queryable,
  jurisdiction: number,
  rows: readonly OutboxRow[],
): Promise<void> {
  if (rows.length === 0) return
  const { sql, values } = valuesOf(
    rows.map((row) => [
      jurisdiction,
      row.id,
      row.at,
      row.topic,
      row.matter,
      JSON.stringify(row.body),
    ]),
    ['', '', '', '', '', '::jsonb'],
  )
  await tx.query(
    `INSERT INTO outbox (jurisdiction_id, outbox_id, created_at, topic, matter_id, body) VALUES ${sql}`,
    values,
  )
}

/** Takes the key; false: somebody had it before (and, after waiting for them, has committed). */
export async function takeKey(
  tx: Queryable,
  jurisdiction: number,
  key: Buffer,
  fingerprint: Buffer,
  at: string,
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO idempotency (jurisdiction_id, key, fingerprint, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [jurisdiction, key, fingerprint, at],
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

export async function readEvents(
  db: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<MatterEvent[]> {
  return db.statement<MatterEvent>(
    'matters_events',
    `SELECT n, act, at, by, kind_version AS "kindVersion", input, given FROM events
     WHERE jurisdiction_id = $1 AND matter_id = $2 ORDER BY n`,
    [jurisdiction, matter],
  )
}

export async function idOfNumber(
  db: Queryable,
  jurisdiction: number,
  number: string,
): Promise<string | null> {
  const [row] = await db.statement<{ matter_id: string }>(
    'matters_id_of_number',
    'SELECT matter_id FROM matters WHERE jurisdiction_id = $1 AND number = $2',
    [jurisdiction, number],
  )
  return row?.matter_id ?? null
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

export async function stateForShare(
  tx: Queryable,
  jurisdiction: number,
  matter: string,
): Promise<string | null> {
  const [row] = await tx.query<{ state: string }>(
    'SELECT state FROM matters WHERE jurisdiction_id = $1 AND matter_id = $2 FOR SHARE',
    [jurisdiction, matter],
  )
  return row?.state ?? null
}
