/** JSON for what stands beside a matter at the desk: others that say the same, and a look at an answer. */
import { Type } from 'typebox'
import type { Handler } from '../../platform/http.ts'
import { answerWith, deskCaller, parameter } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'
import { lookAtAnswers, othersLike } from './beside.ts'
import type { AnswersTyped } from './beside.ts'

const closed = { additionalProperties: false }

const answersTyped = Type.Object(
  {
    answers: Type.Array(
      Type.Object(
        {
          outcome: Type.Optional(Type.String({ maxLength: 20 })),
          text: Type.Optional(Type.String({ maxLength: 4_000 })),
          reason: Type.Optional(Type.String({ maxLength: 4_000 })),
          review: Type.Optional(Type.String({ maxLength: 20 })),
        },
        closed,
      ),
      { maxItems: 20 },
    ),
  },
  closed,
)

export function besideHandlers(parts: ApiHouse) {
  const { house } = parts
  return {
    alikeMatters: {
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const found = await othersLike(house, caller, parameter(request, 'id'))
        return answerWith(reply, found, (alike) => ({ alike }))
      },
    },
    /** By POST, so that what is being written stands in no address; nothing of it is kept. */
    lookAtAnswer: {
      schema: { body: answersTyped },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const { answers } = request.body as AnswersTyped
        const looked = await lookAtAnswers(house, caller, parameter(request, 'id'), answers)
        return answerWith(reply, looked, (marks) => ({ marks }))
      },
    },
  } satisfies Record<string, Handler>
}
