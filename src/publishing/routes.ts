/** The pages of figures over HTTP. What is not there, not released or not a name: the same bytes. */
import type { Ports } from '../matters/index.ts'
import { viewOf } from '../pages/index.ts'
import type { Handler } from '../platform/http.ts'
import { HttpProblem } from '../platform/problems.ts'
import { dataHandlers } from './open-data/routes.ts'
import { boardPage } from './page.ts'
import { isScope, placePage } from './place.ts'
import { boardReader } from './reading.ts'

const HTML = 'text/html; charset=utf-8'

export function boardHandlers(house: Ports, jurisdiction: number, publicUrl: string | null = null) {
  const read = boardReader(house, jurisdiction)

  const board: Handler = {
    handle: async (request, reply) =>
      reply.type(HTML).send(boardPage(viewOf(request.query), await read())),
  }

  const place: Handler = {
    async handle(request, reply) {
      const { scope, code } = request.params as { readonly scope: string; readonly code: string }
      const body = isScope(scope)
        ? placePage(viewOf(request.query), await read(), scope, code)
        : null
      if (body === null) throw new HttpProblem(404, 'not_found')
      return reply.type(HTML).send(body)
    },
  }

  return { board, place, ...dataHandlers({ house, jurisdiction, publicUrl, read }) }
}
