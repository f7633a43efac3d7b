/** JSON of whose a request probably is, beside the form that dispatches it. */
import type { Handler } from '../../platform/http.ts'
import { deskCaller, parameter, refuseWith } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'
import { whoseIsIt } from './whose.ts'

export function whoseHandlers(parts: ApiHouse) {
  return {
    whose: {
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const result = await whoseIsIt(parts.house, caller, parameter(request, 'id'))
        return result.ok ? { whose: result.value } : refuseWith(reply, result.refusal)
      },
    },
  } satisfies Record<string, Handler>
}
