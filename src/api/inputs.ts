/** What requests of these interfaces may hold: one schema checks and documents. */
import { Type } from 'typebox'
import type { Instant } from '../kernel/index.ts'
import { LENSES } from '../matters/index.ts'
import type { Lens, ListFilter } from '../matters/index.ts'
import type { Paging } from './reading.ts'

const word = (most = 80) => Type.Optional(Type.String({ maxLength: most }))
const yes = Type.Optional(Type.Boolean())
const day = Type.Optional(
  Type.String({ pattern: '^[12]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }),
)
const closed = { additionalProperties: false }

const filters = {
  kind: word(),
  state: word(),
  counts: word(),
  category: word(),
  division: word(),
  unit: word(),
  door: word(),
  words: word(200),
  open: yes,
  late: yes,
  lens: Type.Optional(Type.Enum([...LENSES])),
  dueOn: day,
  since: day,
}

const paging = {
  after: word(200),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  newest: yes,
}

export const listQuery = Type.Object({ ...filters, ...paging }, closed)
/** What a list shows, without where in it somebody is. */
export const filterQuery = Type.Object({ ...filters, newest: yes }, closed)

export interface ListQuery extends Omit<ListFilter, 'lateAt' | 'lens'> {
  readonly lens?: Lens
  readonly late?: boolean
  readonly after?: string
  readonly limit?: number
  readonly newest?: boolean
}

const PAGE = 50

export function filterOf(query: ListQuery, now: Instant): ListFilter {
  const { late, lens, dueOn, since, after: _after, limit: _limit, newest: _newest, ...rest } = query
  const given = Object.entries(rest).filter(([, value]) => value !== '')
  return {
    ...Object.fromEntries(given),
    ...(late ? { lateAt: now } : {}),
    ...(lens ? { lens: { name: lens, now } } : {}),
    ...(dueOn ? { dueOn: realDay(dueOn) } : {}),
    ...(since ? { since: realDay(since) } : {}),
  }
}

/** The thirtieth of February is the second of March: an address typed by hand breaks nothing. */
function realDay(typed: string): string {
  return new Date(`${typed}T00:00:00.000Z`).toISOString().slice(0, 10)
}

export function pagingOf({ after, limit = PAGE, newest = false }: ListQuery): Paging {
  return after === undefined ? { limit, newest } : { after, limit, newest }
}

/** Fields are read by the kind's own declaration, which says more than a schema can. */
export const input = Type.Object({}, { additionalProperties: true })

const identityField = Type.Optional(Type.String({ maxLength: 200 }))
export const identity = Type.Object(
  { name: identityField, phone: identityField, mail: identityField, address: identityField },
  closed,
)

export const deedBody = Type.Object(
  {
    input: Type.Optional(input),
    /** Number of the last event that was seen. */
    seen: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  closed,
)

export interface DeedBody {
  readonly input?: Readonly<Record<string, unknown>>
  readonly seen?: number
}

export const openingBody = Type.Object(
  {
    kind: Type.String({ maxLength: 80 }),
    act: Type.String({ maxLength: 80 }),
    input: Type.Optional(input),
    door: Type.Optional(Type.Enum(['hotline', 'visit'])),
    identity: Type.Optional(identity),
  },
  closed,
)
