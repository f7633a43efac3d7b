/** JSON of bulletins at the desk: the text with its figures, and a look at what is being written. */
import { Type } from 'typebox'
import { bulletinAtDesk, checkText } from '../../bulletins/index.ts'
import type { Section } from '../../kinds/index.ts'
import type { Handler } from '../../platform/http.ts'
import { deskCaller, parameter, refuseWith } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'
import { idOf } from '../reading.ts'
import { spoken } from '../refusals.ts'

const closed = { additionalProperties: false }
const typed = Type.Object(
  {
    sections: Type.Array(
      Type.Object(
        { heading: Type.String({ maxLength: 200 }), text: Type.String({ maxLength: 10_000 }) },
        closed,
      ),
      { maxItems: 20 },
    ),
  },
  closed,
)

export function bulletinDeskHandlers(parts: ApiHouse) {
  const { house } = parts
  return {
    /** Null: the matter is no bulletin. */
    bulletinText: {
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const id = await idOf(house, caller, parameter(request, 'id'))
        if (id === null) return refuseWith(reply, { code: 'not_found' })
        const { jurisdiction, actor } = caller
        return { bulletin: await bulletinAtDesk(house, jurisdiction, actor, id) }
      },
    },
    /** By POST, so that what is being written stands in no address; nothing of it is kept. */
    checkBulletin: {
      schema: { body: typed },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const { jurisdiction, actor } = caller
        const { sections } = request.body as { readonly sections: readonly Section[] }
        const id = await idOf(house, caller, parameter(request, 'id'))
        const found = id && (await checkText(house, jurisdiction, actor, id, sections))
        if (!found) return refuseWith(reply, { code: 'not_found' })
        const { fault, ...rest } = found
        return { ...rest, fault: fault && spoken(fault) }
      },
    },
  } satisfies Record<string, Handler>
}
