/** JSON for departments' own systems: the same matters, by a key of their unit. */
import { Type } from 'typebox'
import type { Handler } from '../../platform/http.ts'
import type { Identity } from '../../vault/index.ts'
import { afterwards, openMatter, perform } from '../acting.ts'
import {
  answerWith,
  idempotencyKey,
  keyCaller,
  keyMissing,
  parameter,
  refuseWith,
} from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'
import { deedOf, shownOpening } from '../desk/routes.ts'
import { deedBody, filterOf, identity, input, listQuery, pagingOf } from '../inputs.ts'
import type { ListQuery } from '../inputs.ts'
import { readKinds, readList, readMatter } from '../reading.ts'

const text = (most: number) => Type.String({ minLength: 1, maxLength: most })

const filingBody = Type.Object(
  {
    kind: text(80),
    act: text(80),
    input: Type.Optional(input),
    identity: Type.Optional(identity),
    /** The matter's number in the caller's own system: filed once, whatever the key. */
    external_id: Type.Optional(text(200)),
  },
  { additionalProperties: false },
)

interface FilingBody {
  readonly kind: string
  readonly act: string
  readonly input?: Readonly<Record<string, unknown>>
  readonly identity?: Identity
  readonly external_id?: string
}

const keyHeader = Type.Object({ 'idempotency-key': Type.Optional(text(200)) })
const tagged = (summary: string) => ({ tags: ['v1'], summary, security: [{ key: [] }] })
const one = Type.Object({ id: Type.String() })
const oneAct = Type.Object({ id: Type.String(), act: Type.String() })

export function v1Handlers(parts: ApiHouse) {
  return { ...reading(parts), ...writing(parts) } satisfies Record<string, Handler>
}

function reading(parts: ApiHouse) {
  const { house } = parts
  return {
    v1Kinds: {
      schema: tagged('Kinds of matters with their states, acts and fields'),
      forms: 'open',
      async handle(request) {
        return { kinds: await readKinds(house, await keyCaller(parts, request)) }
      },
    },
    v1Matters: {
      schema: { ...tagged('Matters that your unit may see'), querystring: listQuery },
      forms: 'open',
      async handle(request) {
        const caller = await keyCaller(parts, request)
        const query = request.query as ListQuery
        return readList(house, caller, filterOf(query, house.clock.now()), pagingOf(query))
      },
    },
    v1Matter: {
      schema: { ...tagged('One matter, by id or number'), params: one },
      forms: 'open',
      async handle(request, reply) {
        const caller = await keyCaller(parts, request)
        const read = await readMatter(house, caller, parameter(request, 'id'))
        return answerWith(reply, read, (page) => page)
      },
    },
  } satisfies Record<string, Handler>
}

function writing(parts: ApiHouse) {
  const { house } = parts
  return {
    v1Open: {
      schema: { ...tagged('Open a matter'), body: filingBody, headers: keyHeader },
      forms: 'open',
      async handle(request, reply) {
        const caller = await keyCaller(parts, request)
        const key = idempotencyKey(request)
        if (key === null) return keyMissing(reply)
        const { input: given = {}, external_id: own, ...body } = request.body as FilingBody
        const external = own === undefined ? {} : { external: { source: caller.scope, id: own } }
        const opening = { ...body, ...external, input: given, door: 'api' as const, key }
        return answerWith(reply, await openMatter(house, caller, opening), shownOpening)
      },
    },
    v1Act: {
      schema: { ...tagged('Act on a matter'), params: oneAct, body: deedBody, headers: keyHeader },
      forms: 'open',
      async handle(request, reply) {
        const caller = await keyCaller(parts, request)
        const deed = deedOf(request)
        if (deed === null) return keyMissing(reply)
        const done = await perform(house, caller, parameter(request, 'id'), deed)
        return done.ok ? afterwards(house, caller, done.value) : refuseWith(reply, done.refusal)
      },
    },
  } satisfies Record<string, Handler>
}
