/** The public pages over a house: for tests, and to look at them. */
import type { WithFiles } from '../../src/attachments/index.ts'
import { appraisalPageHandlers } from '../../src/appraisal/index.ts'
import { ballotPageHandlers } from '../../src/ballots/index.ts'
import { bulletinHandlers } from '../../src/bulletins/index.ts'
import { burdenHandlers } from '../../src/burdens/index.ts'
import { decisionPageHandlers } from '../../src/decisions/index.ts'
import { hotPageHandlers } from '../../src/hot/index.ts'
import { planPageHandlers } from '../../src/plans/index.ts'
import { SESSION_COOKIE } from '../../src/org/index.ts'
import { isVisit, pageHandlers, renderProblem } from '../../src/pages/index.ts'
import { formTokens } from '../../src/platform/forms.ts'
import { buildHttp } from '../../src/platform/http.ts'
import { openLog } from '../../src/platform/log.ts'
import type { Log } from '../../src/platform/log.ts'
import { boardHandlers } from '../../src/publishing/index.ts'
import { publicRoutes } from '../../src/routes.ts'
import { ledgerHandlers } from '../../src/transparency/index.ts'
import { verifyHandlers } from '../../src/verifying/index.ts'

export function publicServer(
  house: WithFiles,
  jurisdiction: number,
  log: Log = openLog(undefined, 'silent'),
) {
  const pages = pageHandlers(house, jurisdiction)
  return buildHttp({
    routes: [
      ...publicRoutes(
        pages,
        boardHandlers(house, jurisdiction),
        ledgerHandlers({ house, jurisdiction, publicUrl: null }),
        verifyHandlers(house, jurisdiction),
        hotPageHandlers(house, jurisdiction),
        decisionPageHandlers(house, jurisdiction),
        planPageHandlers(house, jurisdiction),
        ballotPageHandlers(house, jurisdiction),
        appraisalPageHandlers(house, jurisdiction),
        {
          ...bulletinHandlers(house, jurisdiction, null),
          ...burdenHandlers(house, jurisdiction),
        },
      ),
      ['GET', '/closed', 'nobody', pages.front],
    ],
    log,
    clock: house.clock,
    tokens: formTokens(Buffer.alloc(32, 3)),
    sessionCookie: SESSION_COOKIE,
    publicUrl: null,
    admit: async (role, request) =>
      role === 'public' || (role === 'visit' && isVisit({ house, jurisdiction }, request)),
    render: renderProblem,
  })
}
