/** Handler of the public board. */
import type { Ports } from '../matters/index.ts'
import { viewOf } from '../pages/index.ts'
import type { Handler } from '../platform/http.ts'
import { boardPage } from './page.ts'
import { boardReader } from './reading.ts'

export function boardHandlers(house: Ports, jurisdiction: number) {
  const read = boardReader(house, jurisdiction)
  const board: Handler = {
    handle: async (request, reply) =>
      reply.type('text/html; charset=utf-8').send(boardPage(viewOf(request.query), await read())),
  }
  return { board }
}
