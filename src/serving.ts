/** The house's HTTP side: every address with its role, and what a role lets in. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { apiHandlers, deskFiles, documentRoutes, keyOfRequest, openLive } from './api/index.ts'
import type { ApiHouse, Live } from './api/index.ts'
import { deliveryHandlers } from './delivery/index.ts'
import { appraisalPageHandlers } from './appraisal/index.ts'
import { ballotPageHandlers } from './ballots/index.ts'
import { bulletinHandlers } from './bulletins/index.ts'
import { burdenHandlers } from './burdens/index.ts'
import { decisionPageHandlers } from './decisions/index.ts'
import { hotPageHandlers } from './hot/index.ts'
import { planPageHandlers } from './plans/index.ts'
import { open311Handlers } from './intake/index.ts'
import { adminHandlers, admitOfficial, SESSION_COOKIE, sessionHandlers } from './org/index.ts'
import { isVisit, pageHandlers } from './pages/index.ts'
import { formTokens } from './platform/forms.ts'
import { buildHttp } from './platform/http.ts'
import type { RouteEntry } from './platform/http.ts'
import type { Log } from './platform/log.ts'
import { renderProblem } from './problems.ts'
import { boardHandlers } from './publishing/index.ts'
import { open311Routes, publicRoutes, routesOf } from './routes.ts'
import { ledgerHandlers } from './transparency/index.ts'
import { verifyHandlers } from './verifying/index.ts'

export interface Serving extends ApiHouse {
  readonly log: Log
  /** 32 bytes: seals the tokens of forms. */
  readonly formKey: Buffer
  readonly publicUrl: string | null
  /** Told to whoever listens; one is opened if none is given. */
  readonly live?: Live
  /** Routes of this installation besides the house's own: health, the demo's page. */
  readonly more?: readonly RouteEntry[]
}

const ADMINISTRATIONS = ['administer_system', 'administer_security', 'administer_audit']

/** Every route of the house; the jurisdiction whose public pages these are is the desk's own. */
export function allRoutes({
  house,
  org,
  publicUrl,
  live = openLive(house),
  more = [],
}: Serving): readonly RouteEntry[] {
  const { jurisdiction } = org
  return [
    ...more,
    ...publicRoutes(
      pageHandlers(house, jurisdiction),
      boardHandlers(house, jurisdiction, publicUrl),
      ledgerHandlers({ house, jurisdiction, publicUrl }),
      verifyHandlers(house, jurisdiction),
      hotPageHandlers(house, jurisdiction),
      decisionPageHandlers(house, jurisdiction),
      planPageHandlers(house, jurisdiction),
      ballotPageHandlers(house, jurisdiction),
      appraisalPageHandlers(house, jurisdiction),
      {
        ...bulletinHandlers(house, jurisdiction, publicUrl),
        ...burdenHandlers(house, jurisdiction),
      },
    ),
    ...open311Routes(open311Handlers(house, { publicUrl })),
    ...routesOf({
      session: sessionHandlers(org),
      admin: adminHandlers(org),
      delivery: deliveryHandlers(org),
      api: apiHandlers({ house, org, publicUrl }, live),
    }),
  ]
}

export function serve(serving: Serving): Promise<FastifyInstance> {
  const { house, org, log, formKey, publicUrl } = serving
  const onError = (error: unknown) => log.error({ err: error }, 'live failed')
  const live = serving.live ?? openLive(house, { onError })
  return buildHttp({
    routes: allRoutes({ ...serving, live }),
    log,
    clock: org.clock,
    tokens: formTokens(formKey),
    sessionCookie: SESSION_COOKIE,
    publicUrl,
    render: renderProblem,
    admit: (role, request) => admit(serving, role, request),
    async before(app) {
      await documentRoutes(app, house.kinds)
      await deskFiles(app)
      // Long answers end first, or nothing would ever have ended.
      app.addHook('preClose', async () => live.close())
    },
  })
}

/** Open311 asks for its key itself, in its own words; a role nobody has written down lets nobody in. */
async function admit(parts: ApiHouse, role: string, request: FastifyRequest): Promise<boolean> {
  if (role === 'public' || role === 'anyone' || role === 'open311') return true
  if (role === 'visit')
    return isVisit({ house: parts.house, jurisdiction: parts.org.jurisdiction }, request)
  if (role === 'key') return (await keyOfRequest(parts, request)) !== null
  if (role !== 'administrator') return admitOfficial(parts.org, role, request)
  for (const one of ADMINISTRATIONS) if (await admitOfficial(parts.org, one, request)) return true
  return false
}
