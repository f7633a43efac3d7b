/** JSON for the desk: the thread of a matter, both ways, the options of a decision side by side, the report of a campaign. */
import { campaignReport, memoFor } from '../../decisions/index.ts'
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
    memo: {
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const { jurisdiction, actor } = caller
        const id = await idOf(parts.house, caller, parameter(request, 'id'))
        const memo = id === null ? null : await memoFor(parts.house, jurisdiction, actor, id)
        return memo ?? refuseWith(reply, { code: 'not_found' })
      },
    },
    campaign: {
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const { jurisdiction, actor } = caller
        const id = await idOf(parts.house, caller, parameter(request, 'id'))
        const report =
          id === null ? null : await campaignReport(parts.house, jurisdiction, actor, id)
        return report ?? refuseWith(reply, { code: 'not_found' })
      },
    },
  } satisfies Record<string, Handler>
}
