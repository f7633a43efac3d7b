/** JSON of the supervisor's page and of the leader's. */
import type { Handler } from '../../platform/http.ts'
import { leadingPage, supervisionPage } from '../../supervision/index.ts'
import { deskCaller } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'

export function supervisionHandlers(parts: ApiHouse) {
  return {
    supervision: {
      async handle(request) {
        const { jurisdiction, actor } = await deskCaller(parts, request)
        return supervisionPage(parts.house, jurisdiction, actor)
      },
    },
    leading: {
      async handle(request) {
        const { jurisdiction, actor } = await deskCaller(parts, request)
        return leadingPage(parts.house, jurisdiction, actor)
      },
    },
  } satisfies Record<string, Handler>
}
