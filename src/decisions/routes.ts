/** Decisions over HTTP, for everybody. A number that is none, or of a memo that is not public: as if there were none. */
import { parseNumber } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import { viewOf } from '../pages/index.ts'
import type { Handler } from '../platform/http.ts'
import { HttpProblem } from '../platform/problems.ts'
import { decisionPage, decisionsPage } from './page.ts'
import { publicDecision, publicDecisions } from './public.ts'

const HTML = 'text/html; charset=utf-8'

export function decisionPageHandlers(house: Ports, jurisdiction: number) {
  return {
    decisions: {
      async handle(request, reply) {
        const all = await publicDecisions(house, jurisdiction)
        return reply.type(HTML).send(decisionsPage(viewOf(request.query), all))
      },
    },
    decision: {
      async handle(request, reply) {
        const { number: typed } = request.params as { readonly number: string }
        const number = parseNumber(typed)
        const found = number === null ? null : await publicDecision(house, jurisdiction, number)
        if (!found) throw new HttpProblem(404, 'not_found')
        return reply.type(HTML).send(decisionPage(viewOf(request.query), found))
      },
    },
  } satisfies Record<string, Handler>
}
