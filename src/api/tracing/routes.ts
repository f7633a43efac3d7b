/** JSON for the desk: the thread of a matter, both ways. */
import type { Handler } from '../../platform/http.ts'
import { traceFor } from '../../tracing/index.ts'
import { deskCaller, parameter, refuseWith } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'
import { idOf } from '../reading.ts'

export function tracingHandlers(parts: ApiHouse) {
  return {
    trace: {
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const id = await idOf(parts.house, caller, parameter(request, 'id'))
        if (id === null) return refuseWith(reply, { code: 'not_found' })
        const trace = await traceFor(parts.house, caller.jurisdiction, caller.actor, id)
        // A sealed matter, and a kind that is no part of a thread, has none.
        return trace ?? { nodes: [], isCut: false }
      },
    },
  } satisfies Record<string, Handler>
}
