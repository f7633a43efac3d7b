/** What changes while somebody looks, as it changes. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { presentActor } from '../../org/index.ts'
import type { InsideOfficial } from '../../org/index.ts'
import type { Handler } from '../../platform/http.ts'
import { openStream } from '../../platform/streams.ts'
import { deskCaller, refuseWith } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'
import type { Live } from './hub.ts'

/** Rights that ended are gone at the next event, or after this. Milliseconds. */
const KNOWN_FOR = 1_000
/** A listener that was away longer reads anew what it shows. */
const LONGEST_AWAY = 15 * 60_000
const PLACE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u

const query = Type.Object(
  { last: Type.Optional(Type.String({ maxLength: 40 })) },
  { additionalProperties: false },
)

export function liveHandlers(parts: ApiHouse, live: Live) {
  return {
    live: {
      schema: { querystring: query },
      stream: true,
      async handle(request, reply) {
        const { jurisdiction, actor } = await deskCaller(parts, request)
        // Whoever asks for something else would wait for ever for its end.
        if (!request.headers.accept?.includes('text/event-stream')) {
          return refuseWith(reply, { code: 'not_a_stream' })
        }
        const { stream, body } = openStream(reply)
        const { since, tooOld } = placeOf(request, parts.house.clock.now())
        const isHeard = live.listen({
          jurisdiction,
          since,
          official: remembered(() => listening(parts, request, actor)),
          stream,
        })
        if (!isHeard) {
          body.destroy()
          return refuseWith(reply, { code: 'unavailable' })
        }
        if (tooOld) stream.send({ event: 'reload', data: {} })
        return reply.send(body)
      },
    },
  } satisfies Record<string, Handler>
}

/** Another post is another listener: it comes back as such. */
async function listening(
  { org, house }: ApiHouse,
  request: FastifyRequest,
  first: Pick<InsideOfficial, 'post'>,
): Promise<InsideOfficial | null> {
  const actor = await presentActor(org, request, house.clock.now())
  return actor?.post === first.post ? actor : null
}

function placeOf(
  request: FastifyRequest,
  now: string,
): { readonly since: string | null; readonly tooOld: boolean } {
  const { last } = request.query as { readonly last?: string }
  const header = request.headers['last-event-id']
  const place = typeof header === 'string' && header !== '' ? header : last
  if (place === undefined || place === '') return { since: null, tooOld: false }
  const at = PLACE.test(place) ? Date.parse(place) : Number.NaN
  const tooOld = !(Date.parse(now) - at <= LONGEST_AWAY)
  return { since: tooOld ? null : place, tooOld }
}

function remembered<T>(read: () => Promise<T>): () => Promise<T> {
  let known: { readonly at: number; readonly value: Promise<T> } | null = null
  return () => {
    const now = performance.now()
    if (known && now - known.at < KNOWN_FOR) return known.value
    known = { at: now, value: read() }
    return known.value
  }
}
