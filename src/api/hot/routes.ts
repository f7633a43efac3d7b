/** Hot problems at the desk: the list with every figure, what is in one, and what is decided about it. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { hardLines, hotDetail, hotLines, mergeHot, renameHot, splitHot } from '../../hot/index.ts'
import type { Handler } from '../../platform/http.ts'
import { answerWith, deskCaller, parameter, refuseWith } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'

const closed = { additionalProperties: false }
const reason = Type.String({ minLength: 4, maxLength: 500 })
const id = Type.String({ maxLength: 80 })

export function hotHandlers(parts: ApiHouse) {
  const { house } = parts
  const asked = async (request: FastifyRequest, given: string) => {
    const { jurisdiction, actor } = await deskCaller(parts, request)
    return { jurisdiction, post: actor.post, event: parameter(request, 'id'), reason: given }
  }
  const done = () => ({ done: true })
  return {
    hot: {
      async handle(request) {
        const { jurisdiction, actor } = await deskCaller(parts, request)
        const [problems, hard] = await Promise.all([
          hotLines(house, jurisdiction, actor),
          hardLines(house, jurisdiction, actor),
        ])
        return { problems, hard }
      },
    },
    hotOne: {
      async handle(request, reply) {
        const { jurisdiction, actor } = await deskCaller(parts, request)
        const found = await hotDetail(house, jurisdiction, actor, parameter(request, 'id'))
        return found ?? refuseWith(reply, { code: 'not_found' })
      },
    },
    renameHot: {
      schema: {
        body: Type.Object({ title: Type.String({ minLength: 4, maxLength: 60 }), reason }, closed),
      },
      async handle(request, reply) {
        const given = request.body as { title: string; reason: string }
        const result = await renameHot(house, await asked(request, given.reason), given.title)
        return answerWith(reply, result, done)
      },
    },
    mergeHot: {
      schema: { body: Type.Object({ with: id, reason }, closed) },
      async handle(request, reply) {
        const given = request.body as { with: string; reason: string }
        const result = await mergeHot(house, await asked(request, given.reason), given.with)
        return answerWith(reply, result, done)
      },
    },
    splitHot: {
      schema: {
        body: Type.Object(
          { matters: Type.Array(id, { minItems: 1, maxItems: 1_000 }), reason },
          closed,
        ),
      },
      async handle(request, reply) {
        const given = request.body as { matters: string[]; reason: string }
        const result = await splitHot(house, await asked(request, given.reason), given.matters)
        return answerWith(reply, result, done)
      },
    },
  } satisfies Record<string, Handler>
}
