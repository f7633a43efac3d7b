/** Reading matters, always through what the reader may see. Alias `m` is the table of matters. */
import type { Actor, Duty, Instant, Matter } from '../kernel/index.ts'
import { visibleTo } from '../org/index.ts'
import type { Condition } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import { dueOnCondition, lensCondition } from './lenses.ts'
import type { Lens } from './lenses.ts'
import { queryOf } from '../platform/search.ts'
import { textsOf } from './words.ts'

/** The id of a matter by id or number, if the condition lets it be seen. Parameters 1–3 are taken. */
export async function findVisible(
  db: Queryable,
  jurisdiction: number,
  name: { readonly id: string; readonly number: string },
  condition: Condition,
): Promise<string | null> {
  const [row] = await db.query<{ matter_id: string }>(
    `SELECT m.matter_id FROM matters m
     WHERE m.jurisdiction_id = $1 AND (m.matter_id = $2 OR m.number = $3) AND ${condition.sql}`,
    [jurisdiction, name.id, name.number, ...condition.values],
  )
  return row?.matter_id ?? null
}

export async function readVisible(
  db: Queryable,
  jurisdiction: number,
  id: string,
  actor: Actor,
): Promise<Matter | null> {
  const condition = visibleTo(actor, 3)
  const [row] = await db.query<{ body: Matter }>(
    `SELECT m.body FROM matters m WHERE m.jurisdiction_id = $1 AND m.matter_id = $2 AND ${condition.sql}`,
    [jurisdiction, id, ...condition.values],
  )
  return row?.body ?? null
}

/** One line of a list. */
export interface Line {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly title: string
  readonly state: string
  readonly door: string
  readonly category: string | null
  readonly division: string | null
  readonly leadUnit: string | null
  readonly sealed: boolean
  readonly seconded: number
  readonly openedAt: Instant
  /** When something happened last that everybody who sees it may know of. */
  readonly changedAt: Instant
  /** Where words were searched for: the texts they may stand in. */
  readonly texts?: readonly string[]
  readonly said?: Matter['subject']
  /** The duty that is due first (of the reader, in a worklist; of anybody, in a list). */
  readonly duty: {
    readonly role: string
    readonly acts: readonly string[]
    readonly clock: string
    readonly due: Instant | null
    readonly holderIs: string
    readonly holder: string
  } | null
}

export interface Cursor {
  readonly openedAt: Instant
  readonly id: string
}

export interface PageWanted {
  readonly after: Cursor | null
  readonly limit: number
  /** With the texts of each matter. */
  readonly texts?: boolean
}

export interface ListFilter {
  readonly kind?: string
  readonly state?: string
  readonly counts?: string
  readonly category?: string
  readonly division?: string
  readonly unit?: string
  readonly door?: string
  /** Tokens between spaces: each must occur, as a phrase or by a mark. */
  readonly words?: string
  /** What else a token may mean: a unit's name, a category's, the end of a number. */
  readonly marksOf?: (token: string) => readonly string[]
  readonly open?: boolean
  /** Only what has a duty overdue at this instant. */
  readonly lateAt?: Instant
  /** A way of looking, as of an instant. */
  readonly lens?: { readonly name: Lens; readonly now: Instant }
  /** The parts of a phrase need not follow each other. */
  readonly loose?: boolean
  /** Without what is sealed, whoever asks. */
  readonly unsealed?: boolean
  /** Somebody owes an act on this day. */
  readonly dueOn?: string
  /** Opened on this day or later. */
  readonly since?: string
}

export interface Holding {
  readonly is: Duty['holder']['is']
  readonly holder: string
}

/** Of a sealed matter a list says that it is there: what it says is read with a reason, and that is an event. */
export const TITLE = `CASE WHEN m.sealed THEN '' ELSE m.title END AS title`

export const LINE = `m.matter_id AS id, m.number, m.kind, ${TITLE}, m.state, m.door, m.category, m.division,
  m.lead_unit AS "leadUnit", m.sealed, m.seconded, m.opened_at AS "openedAt", m.shown_at AS "changedAt"`

export const DUTY = `jsonb_build_object('role', d.role, 'acts', d.acts, 'clock', d.clock, 'due',
  to_char(d.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'holderIs', d.holder_is, 'holder', d.holder)`

export interface Searched {
  readonly searched?: Pick<Matter, 'subject' | 'state'>
}

/** Texts are read only where they are shown: what words were looked for in, what is taken out. */
export function searched(filter: ListFilter, texts = false): string {
  return texts || filter.words
    ? `, jsonb_build_object('subject', m.body->'subject', 'state', jsonb_build_object(
         'answers', m.body->'state'->'answers', 'earlier', m.body->'state'->'earlier')) AS searched`
    : ''
}

export function withTexts({ searched: found, ...line }: Line & Searched): Line {
  return found ? { ...line, texts: textsOf(found), said: found.subject } : line
}

/** Everything the reader may see, oldest first, or newest where asked for. */
export async function list(
  db: Queryable,
  jurisdiction: number,
  actor: Actor,
  filter: ListFilter,
  page: PageWanted & { readonly newest?: boolean },
): Promise<Line[]> {
  const values: unknown[] = [jurisdiction]
  const parameter = (value: unknown) => `$${values.push(value)}`
  const phrase = phraseIn(filter)
  const wanted = phrase === null ? filter : { ...filter, loose: true }
  const where = conditions(actor, wanted, page.after, values, page.newest)
  const order = page.newest ? 'DESC' : 'ASC'
  const hits = `matters m WHERE m.jurisdiction_id = $1 AND ${where} ORDER BY m.opened_at ${order}, m.matter_id ${order}`
  const limit = `LIMIT ${parameter(page.limit)}`
  const from =
    phrase === null
      ? `${hits} ${limit}`
      : `(SELECT found.matter_id FROM (SELECT m.matter_id, m.opened_at FROM ${hits} OFFSET 0) found
          WHERE (SELECT m.words @@ ${parameter(phrase)}::tsquery FROM matters m
            WHERE m.jurisdiction_id = $1 AND m.matter_id = found.matter_id) ${limit}) found
         JOIN matters m ON m.jurisdiction_id = $1 AND m.matter_id = found.matter_id
         ORDER BY m.opened_at ${order}, m.matter_id ${order}`
  const rows = await db.query<Line & Searched>(
    `SELECT ${LINE}${searched(filter, page.texts)}, (
       SELECT ${DUTY} FROM duties d
       WHERE d.jurisdiction_id = $1 AND d.matter_id = m.matter_id ORDER BY d.due_at NULLS LAST LIMIT 1
     ) AS duty
     FROM ${from}`,
    values,
  )
  return rows.map(withTexts)
}

/**
 * A phrase is checked on the text of each hit, which takes a while: so it is done on the newest hits
 * of the index, one after another, until there are enough. Null: the index says it all.
 */
function phraseIn({ words, marksOf }: ListFilter): string | null {
  if (!words) return null
  const phrase = queryOf(words, marksOf)
  return phrase === queryOf(words, marksOf, { loose: true }) ? null : phrase
}

export function conditions(
  actor: Actor,
  filter: ListFilter,
  after: Cursor | null,
  values: unknown[],
  newest = false,
): string {
  const parameter = (value: unknown) => `$${values.push(value)}`
  const visible = visibleTo(actor, values.length + 1)
  values.push(...visible.values)
  const all = [visible.sql]
  const equal = (column: string, value: string | undefined) =>
    value !== undefined && all.push(`m.${column} = ${parameter(value)}`)
  equal('kind', filter.kind)
  equal('state', filter.state)
  equal('counts', filter.counts)
  equal('category', filter.category)
  equal('division', filter.division)
  equal('lead_unit', filter.unit)
  equal('door', filter.door)
  if (filter.open !== undefined) all.push(filter.open ? 'm.is_open' : 'NOT m.is_open')
  if (filter.unsealed) all.push('NOT m.sealed')
  if (filter.words) {
    const query = queryOf(filter.words, filter.marksOf, { loose: filter.loose === true })
    all.push(query === null ? 'FALSE' : `m.words @@ ${parameter(query)}::tsquery`)
  }
  if (filter.lateAt) {
    all.push(`EXISTS (SELECT 1 FROM duties late WHERE late.jurisdiction_id = $1 AND late.matter_id = m.matter_id
      AND late.due_at < ${parameter(filter.lateAt)})`)
  }
  if (filter.lens) all.push(lensCondition(filter.lens.name, filter.lens.now, parameter))
  if (filter.dueOn !== undefined) all.push(dueOnCondition(filter.dueOn, parameter))
  if (filter.since !== undefined) all.push(`m.opened_on >= ${parameter(filter.since)}`)
  if (after)
    all.push(
      `(m.opened_at, m.matter_id) ${newest ? '<' : '>'} (${parameter(after.openedAt)}::timestamptz, ${parameter(after.id)})`,
    )
  return all.join(' AND ')
}
