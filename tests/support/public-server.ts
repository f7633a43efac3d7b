/** The public pages over a house: for tests, and to look at them. */
import type { Ports } from '../../src/matters/index.ts'
import { SESSION_COOKIE } from '../../src/org/index.ts'
import { pageHandlers, renderProblem } from '../../src/pages/index.ts'
import { formTokens } from '../../src/platform/forms.ts'
import { buildHttp } from '../../src/platform/http.ts'
import { openLog } from '../../src/platform/log.ts'
import type { Log } from '../../src/platform/log.ts'
import { boardHandlers } from '../../src/publishing/index.ts'
import { publicRoutes } from '../../src/routes.ts'

export function publicServer(
  house: Ports,
  jurisdiction: number,
  log: Log = openLog(undefined, 'silent'),
) {
  const pages = pageHandlers(house, jurisdiction)
  return buildHttp({
    routes: [
      ...publicRoutes(pages, boardHandlers(house, jurisdiction)),
      ['GET', '/closed', 'nobody', pages.front],
    ],
    log,
    clock: house.clock,
    tokens: formTokens(Buffer.alloc(32, 3)),
    sessionCookie: SESSION_COOKIE,
    publicUrl: null,
    admit: async (role) => role === 'public',
    render: renderProblem,
  })
}
