/** JSON of how a target stands: lights, values, who waits for whom. */
import { standingShown } from '../../plans/index.ts'
import type { Handler } from '../../platform/http.ts'
import { deskCaller, parameter, refuseWith } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'
import { idOf } from '../reading.ts'

export function standingHandlers(parts: ApiHouse) {
  return {
    /** Null: the matter is no target that was issued. */
    standing: {
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const id = await idOf(parts.house, caller, parameter(request, 'id'))
        if (id === null) return refuseWith(reply, { code: 'not_found' })
        return { standing: await standingShown(parts.house, caller.jurisdiction, caller.actor, id) }
      },
    },
  } satisfies Record<string, Handler>
}
