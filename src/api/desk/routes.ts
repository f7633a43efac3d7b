/** JSON for the desk: what people are waiting for, a matter, and everything one may do. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Done } from '../../matters/index.ts'
import type { Handler } from '../../platform/http.ts'
import type { Identity } from '../../vault/index.ts'
import { afterwards, openIdentity, openMatter, perform } from '../acting.ts'
import type { Deed } from '../acting.ts'
import {
  answerWith,
  deskCaller,
  idempotencyKey,
  keyMissing,
  parameter,
  refuseWith,
} from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'
import { deedBody, filterOf, listQuery, openingBody, pagingOf } from '../inputs.ts'
import type { DeedBody, ListQuery } from '../inputs.ts'
import { countWaiting, readKinds, readList, readMatter, readWorklist } from '../reading.ts'
import { choices } from '../choices.ts'
import { looksBefore, looksQuery, readLooks } from '../looks.ts'
import { readOverview } from '../overview.ts'
import { openSealed } from '../sealed.ts'
import type { Caller } from '../shapes.ts'

export function deskHandlers(parts: ApiHouse) {
  return { ...looking(parts), ...doing(parts) } satisfies Record<string, Handler>
}

function looking(parts: ApiHouse) {
  const { house } = parts
  const read = (work: (caller: Caller, request: FastifyRequest) => Promise<unknown>): Handler => ({
    handle: async (request) => work(await deskCaller(parts, request), request),
  })
  const query = (request: FastifyRequest) => request.query as ListQuery
  return {
    kinds: read(async (caller) => ({ kinds: await readKinds(house, caller) })),
    waiting: read((caller) => countWaiting(house, caller)),
    overview: read((caller) => readOverview(house, caller)),
    looks: {
      schema: { querystring: looksQuery },
      ...read(async (caller, request) => readLooks(house, caller, looksBefore(request.query))),
    },
    /** Units, categories, districts and channels: whatever a field may refer to. */
    choices: read((caller) => choices(house, caller.jurisdiction)),
    worklist: {
      schema: { querystring: listQuery },
      ...read((caller, request) => {
        const filter = filterOf(query(request), house.clock.now())
        return readWorklist(house, caller, filter, pagingOf(query(request)))
      }),
    },
    matters: {
      schema: { querystring: listQuery },
      ...read((caller, request) => {
        const filter = filterOf(query(request), house.clock.now())
        return readList(house, caller, filter, pagingOf(query(request)))
      }),
    },
    matter: {
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const found = await readMatter(house, caller, parameter(request, 'id'))
        return answerWith(reply, found, (page) => page)
      },
    },
    openSealed: {
      schema: { body: Type.Object({ reason: Type.String() }, { additionalProperties: false }) },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const { reason } = request.body as { reason: string }
        const opened = await openSealed(house, caller, parameter(request, 'id'), reason)
        return answerWith(reply, opened, (value) => value)
      },
    },
  } satisfies Record<string, Handler>
}

interface OpeningBody {
  readonly kind: string
  readonly act: string
  readonly input?: Readonly<Record<string, unknown>>
  readonly door?: 'hotline' | 'visit'
  readonly identity?: Identity
}

function doing(parts: ApiHouse) {
  const { house } = parts
  return {
    openMatter: {
      schema: { body: openingBody },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const key = idempotencyKey(request)
        if (key === null) return keyMissing(reply)
        const { door = 'hotline', input = {}, ...given } = request.body as OpeningBody
        const done = await openMatter(house, caller, { ...given, input, door, key })
        return answerWith(reply, done, shownOpening)
      },
    },
    act: {
      schema: { body: deedBody },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const deed = deedOf(request)
        if (deed === null) return keyMissing(reply)
        const name = parameter(request, 'id')
        const done = await perform(house, caller, name, deed)
        return done.ok ? afterwards(house, caller, done.value) : refuseWith(reply, done.refusal)
      },
    },
    openIdentity: {
      schema: { body: Type.Object({ reason: Type.String() }, { additionalProperties: false }) },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const key = idempotencyKey(request)
        if (key === null) return keyMissing(reply)
        const { reason } = request.body as { reason: string }
        const opened = await openIdentity(house, caller, parameter(request, 'id'), { reason, key })
        return answerWith(reply, opened, (value) => value)
      },
    },
  } satisfies Record<string, Handler>
}

/** Null: no idempotency key. */
export function deedOf(request: FastifyRequest): Deed | null {
  const key = idempotencyKey(request)
  const { input = {}, seen } = (request.body ?? {}) as DeedBody
  if (key === null) return null
  const deed = { act: parameter(request, 'act'), input, key }
  return seen === undefined ? deed : { ...deed, seen }
}

export function shownOpening({ matter, receipt, repeated, duplicate }: Done) {
  const { id, number } = matter
  return { id, number, receipt: receipt?.code ?? null, repeated, duplicate }
}
