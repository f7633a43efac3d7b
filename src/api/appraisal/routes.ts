/** JSON of appraisals at the desk: rules, results as far as the reader may see them, and computing. */
import { Type } from 'typebox'
import {
  appraisalAtDesk,
  appraisalOf,
  appraisalsAtDesk,
  computeAppraisal,
  resultsShown,
} from '../../appraisal/index.ts'
import type { Handler } from '../../platform/http.ts'
import { idOf } from '../reading.ts'
import { deskCaller, parameter, refuseWith } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'

export function appraisalHandlers(parts: ApiHouse) {
  const { house } = parts
  return {
    appraisalList: {
      async handle(request) {
        const { jurisdiction, actor } = await deskCaller(parts, request)
        return { appraisals: await appraisalsAtDesk(house, jurisdiction, actor) }
      },
    },
    appraisalOne: {
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const id = await idOf(house, caller, parameter(request, 'id'))
        const { jurisdiction, actor } = caller
        const found = id === null ? null : await appraisalAtDesk(house, jurisdiction, actor, id)
        return found ?? refuseWith(reply, { code: 'not_found' })
      },
    },
    /** Of rules that are drafted too: what would come of them on the year before. */
    computeAppraisal: {
      schema: {
        body: Type.Object(
          { so_far: Type.Optional(Type.Boolean()) },
          { additionalProperties: false },
        ),
      },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const { jurisdiction, actor } = caller
        const { so_far: soFar } = request.body as { readonly so_far?: boolean }
        const id = await idOf(house, caller, parameter(request, 'id'))
        const matter = id === null ? null : await appraisalOf(house, jurisdiction, id)
        if (!matter) return refuseWith(reply, { code: 'not_found' })
        const computed = await computeAppraisal(house, jurisdiction, matter, soFar === true)
        if (!computed.ok) return refuseWith(reply, computed.refusal)
        const [names, rules] = await Promise.all([
          house.names(jurisdiction),
          house.rules(jurisdiction),
        ])
        const { results, isPreview } = computed.value
        const shown = resultsShown(results, { names, rules, reader: actor })
        return { results: shown, isPreview }
      },
    },
  } satisfies Record<string, Handler>
}
