/** How these interfaces answer: a refusal with its words; not there and not to be seen alike. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal, Result } from '../../kernel/index.ts'
import { actorForKey, presentSession } from '../../org/index.ts'
import type { ApiKey, InsideOfficial, OrgHouse } from '../../org/index.ts'
import type { WithFiles } from '../../attachments/index.ts'
import { jsonRefusal } from '../../platform/answers.ts'
import { STATUS, spoken } from '../refusals.ts'
import type { Caller } from '../shapes.ts'

export interface ApiHouse {
  readonly house: WithFiles
  readonly org: OrgHouse
  /** Where residents find this house; null or absent: where the request came. */
  readonly publicUrl?: string | null
}

export function refuseWith(reply: FastifyReply, refusal: Refusal): FastifyReply {
  // The same bytes as for an address that does not exist.
  if (refusal.code === 'not_found') return jsonRefusal(reply, { code: 'not_found' })
  return jsonRefusal(reply, spoken(refusal), { ...STATUS })
}

export function answerWith<T>(
  reply: FastifyReply,
  result: Result<T>,
  shown: (value: T) => unknown,
): unknown {
  return result.ok ? shown(result.value) : refuseWith(reply, result.refusal)
}

/** The official at the desk; the route's role has let in nobody else. */
export async function deskCaller({ org }: ApiHouse, request: FastifyRequest): Promise<Caller> {
  const { actor, jurisdiction, person } = await presentSession(org, request)
  if (!actor) throw new Error('the route admits somebody without a post')
  return { jurisdiction, actor, scope: `desk:${person}` }
}

type KnownKey = ApiKey & { readonly actor: InsideOfficial }
const keys = new WeakMap<FastifyRequest, Promise<KnownKey | null>>()

/** Whose key the request brings, read once per request; null: none that is in force. */
export function keyOfRequest({ house }: ApiHouse, request: FastifyRequest) {
  const known = keys.get(request)
  if (known) return known
  const [, presented] = /^Bearer ([\w.-]{1,200})$/u.exec(request.headers.authorization ?? '') ?? []
  const found =
    presented === undefined
      ? Promise.resolve(null)
      : actorForKey(house.db, presented, house.clock.now())
  keys.set(request, found)
  return found
}

export async function keyCaller(
  parts: ApiHouse,
  request: FastifyRequest,
): Promise<Caller & { readonly key: KnownKey }> {
  const key = await keyOfRequest(parts, request)
  if (!key) throw new Error('the route admits somebody without a key')
  const { actor } = key
  return { jurisdiction: actor.jurisdiction, actor, scope: `key:${key.id}`, key }
}

/** Null: missing, or no plain text of 8 to 200 signs. */
export function idempotencyKey(request: FastifyRequest): string | null {
  const given = request.headers['idempotency-key']
  return typeof given === 'string' && /^[\x21-\x7e]{8,200}$/u.test(given) ? given : null
}

export function keyMissing(reply: FastifyReply): FastifyReply {
  return refuseWith(reply, { code: 'idempotency_key_missing', field: 'Idempotency-Key' })
}

export function parameter(request: FastifyRequest, name: string): string {
  return (request.params as Readonly<Record<string, string>>)[name] ?? ''
}
