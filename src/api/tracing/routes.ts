/** JSON for the desk: the thread of a matter, the options of a decision, the report of a campaign, the evidence of a referral. */
import { Type } from 'typebox'
import { campaignReport, memoFor } from '../../decisions/index.ts'
import type { Handler } from '../../platform/http.ts'
import { traceFor } from '../../tracing/index.ts'
import { deskCaller, parameter, refuseWith } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'
import { idOf } from '../reading.ts'
import { evidencePack } from './evidence.ts'

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
    /** Null: the matter is no decision. */
    memo: {
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const id = await idOf(parts.house, caller, parameter(request, 'id'))
        if (id === null) return refuseWith(reply, { code: 'not_found' })
        return { memo: await memoFor(parts.house, caller.jurisdiction, caller.actor, id) }
      },
    },
    /** Null: the matter is no campaign. */
    campaign: {
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const id = await idOf(parts.house, caller, parameter(request, 'id'))
        if (id === null) return refuseWith(reply, { code: 'not_found' })
        return { report: await campaignReport(parts.house, caller.jurisdiction, caller.actor, id) }
      },
    },
    /** Evidence of a referral as a file: what it holds stands in it first, and taking it is an event. */
    evidence: {
      schema: { body: Type.Object({ reason: Type.String() }, { additionalProperties: false }) },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const { reason } = request.body as { reason: string }
        const pack = await evidencePack(parts.house, caller, parameter(request, 'id'), reason)
        if (!pack.ok) return refuseWith(reply, pack.refusal)
        return reply
          .type('application/zip')
          .header('content-disposition', `attachment; filename="${pack.value.name}"`)
          .send(pack.value.bytes)
      },
    },
  } satisfies Record<string, Handler>
}
