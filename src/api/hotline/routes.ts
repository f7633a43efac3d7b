/** JSON for the hotline screen and for reading the knowledge base at the desk. */
import { Type } from 'typebox'
import { findEntries, placesLike } from '../../knowledge/index.ts'
import type { EntryQuery } from '../../knowledge/index.ts'
import { lateQuorum } from '../../ledger/index.ts'
import { commit, parseNumber } from '../../matters/index.ts'
import type { Handler } from '../../platform/http.ts'
import type { Identity } from '../../vault/index.ts'
import {
  answerWith,
  deskCaller,
  idempotencyKey,
  keyMissing,
  parameter,
  refuseWith,
} from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'
import { identity } from '../inputs.ts'
import { idOf } from '../reading.ts'
import { shownEntries, suggest } from './suggest.ts'
import type { Asked } from './suggest.ts'

const word = (most: number) => Type.Optional(Type.String({ maxLength: most }))
const closed = { additionalProperties: false }

const asked = Type.Object(
  {
    text: Type.String({ maxLength: 10_000 }),
    place: word(200),
    division: word(80),
    category: word(80),
  },
  closed,
)

const entriesQuery = Type.Object(
  {
    words: word(200),
    category: word(80),
    unit: word(80),
    due: Type.Optional(Type.Boolean()),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    after: word(120),
  },
  closed,
)

export function hotlineHandlers(parts: ApiHouse) {
  const { house } = parts
  const late = lateQuorum(house, parts.org.jurisdiction)
  return {
    /** By POST, so that what a caller said stands in no address and no log. */
    suggestions: {
      schema: { body: asked },
      async handle(request) {
        return suggest(house, await deskCaller(parts, request), request.body as Asked)
      },
    },
    places: {
      schema: { querystring: Type.Object({ part: Type.String({ maxLength: 80 }) }, closed) },
      async handle(request) {
        const { jurisdiction } = await deskCaller(parts, request)
        const { part } = request.query as { readonly part: string }
        return { places: await placesLike(house, jurisdiction, part) }
      },
    },
    /** Whoever takes a call can say that a ledger receipt will be late; it is taken all the same. */
    intakeLedger: {
      async handle() {
        return { lateSince: await late() }
      },
    },
    /** The caller seconds an open matter by telephone, with a receipt of their own. */
    secondCall: {
      schema: {
        body: Type.Object({ words: word(10_000), identity: Type.Optional(identity) }, closed),
      },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const key = idempotencyKey(request)
        if (key === null) return keyMissing(reply)
        // Only what the operator may see: nobody seconds their way to a matter they are kept from.
        const matter = await idOf(house, caller, parameter(request, 'id'))
        if (matter === null) return refuseWith(reply, { code: 'not_found' })
        const { words, identity: who } = request.body as { words?: string; identity?: Identity }
        const [done] = await commit(house, caller.jurisdiction, [
          {
            matter,
            act: 'second',
            input: words ? { words } : {},
            // Whoever seconds is the caller; the telephone is their door, as the page is another's.
            actor: { as: 'door', door: 'hotline' },
            receipt: 'second',
            idempotency: { key, scope: caller.scope },
            ...(who && Object.values(who).some(Boolean) ? { identity: who } : {}),
          },
        ])
        if (!done) throw new Error('an act that was asked for has no answer')
        // Sealed meanwhile, or always: a door reaches no sealed matter, and that says so to nobody.
        if (!done.ok && done.refusal.code === 'no_such_matter')
          return refuseWith(reply, { code: 'not_found' })
        return answerWith(reply, done, ({ matter: { number: of, seconded }, receipt }) => {
          return { number: of, receipt: receipt?.code ?? null, voices: seconded + 1 }
        })
      },
    },
    /** Entries in force, for every official: what a unit knows is no secret of that unit. */
    entries: {
      schema: { querystring: entriesQuery },
      async handle(request) {
        const { jurisdiction } = await deskCaller(parts, request)
        const {
          limit = 30,
          after,
          unit,
          ...query
        } = request.query as EntryQuery & {
          limit?: number
          after?: string
          unit?: string
        }
        const before = cursorOf(after)
        const found = await findEntries(
          house,
          jurisdiction,
          { ...given(query), ...(unit ? { units: [unit] } : {}), ...(before ? { before } : {}) },
          limit + 1,
        )
        const shown = found.slice(0, limit)
        const last = found.length > limit ? shown.at(-1) : undefined
        return {
          entries: await shownEntries(house, jurisdiction, shown),
          next: last ? `${last.changedAt}_${last.id}` : null,
        }
      },
    },
    entry: {
      async handle(request, reply) {
        const { jurisdiction } = await deskCaller(parts, request)
        const number = parseNumber(parameter(request, 'id'))
        const found =
          number === null ? [] : await findEntries(house, jurisdiction, { numbers: [number] }, 1)
        const [entry] = await shownEntries(house, jurisdiction, found)
        return entry ?? refuseWith(reply, { code: 'not_found' })
      },
    },
  } satisfies Record<string, Handler>
}

/** An empty field of a form asks for nothing. */
function given(query: EntryQuery): EntryQuery {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''))
}

function cursorOf(after: string | undefined): EntryQuery['before'] {
  const [, at = '', id = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([\w-]{1,64})$/u.exec(after ?? '') ?? []
  return at === '' || Number.isNaN(Date.parse(at)) ? undefined : { at, id }
}
