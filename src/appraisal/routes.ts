/** Appraisals over HTTP, for everybody: rules as soon as they are consulted, results once they are published. */
import type { Ports } from '../matters/index.ts'
import { viewOf } from '../pages/index.ts'
import type { Handler } from '../platform/http.ts'
import { HttpProblem } from '../platform/problems.ts'
import { appraisalByNumber, listAppraisals } from './listing.ts'
import { appraisalPage, listPage } from './page.ts'

const HTML = 'text/html; charset=utf-8'

export function appraisalPageHandlers(house: Ports, jurisdiction: number) {
  return {
    appraisals: {
      handle: async (request, reply) =>
        reply
          .type(HTML)
          .send(listPage(viewOf(request.query), await listAppraisals(house, jurisdiction))),
    },
    appraisal: {
      async handle(request, reply) {
        const { number } = request.params as { readonly number: string }
        const found = await appraisalByNumber(house, jurisdiction, number)
        if (!found) throw new HttpProblem(404, 'not_found')
        const least = (await house.rules(jurisdiction)).cap('ballot_voices').value
        return reply.type(HTML).send(appraisalPage(viewOf(request.query), found, least))
      },
    },
  } satisfies Record<string, Handler>
}
