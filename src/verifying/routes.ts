/** The page for checking and what it is made of, over HTTP. The same for everybody; nothing is ever sent to it. */
import type { Ports } from '../matters/index.ts'
import { viewOf } from '../pages/index.ts'
import type { Handler } from '../platform/http.ts'
import { COMMAND, COMMAND_NAME, SAVED_NAME, SCRIPT, STYLE } from './assets.ts'
import { cityOf } from './given.ts'
import { verifyPage } from './page.ts'
import { savedFile } from './saved.ts'

const HTML = 'text/html; charset=utf-8'
const JAVASCRIPT = 'text/javascript; charset=utf-8'
/** Their names change with their content. */
const FOR_EVER = 'public, max-age=31536000, immutable'
const HOUR = 'public, max-age=3600'

export function verifyHandlers(house: Ports, jurisdiction: number) {
  const city = () => cityOf(house.ledger, jurisdiction, house.kinds)
  const page: Handler = {
    handle: async (request, reply) =>
      reply.type(HTML).send(verifyPage(viewOf(request.query), city())),
  }
  return {
    verify: page,
    verifyScript: file(JAVASCRIPT, () => SCRIPT, FOR_EVER),
    verifyStyle: file('text/css; charset=utf-8', () => STYLE, FOR_EVER),
    verifySaved: file(HTML, () => savedFile(city()), HOUR, SAVED_NAME),
    verifyCommand: file(JAVASCRIPT, () => COMMAND, HOUR, COMMAND_NAME),
  }
}

/** `name`: it is taken away, and never opened where it lies. */
function file(type: string, content: () => string, cache: string, name?: string): Handler {
  return {
    async handle(_request, reply) {
      if (name !== undefined) reply.header('content-disposition', `attachment; filename="${name}"`)
      return reply.type(type).header('cache-control', cache).send(content())
    },
  }
}
