/** Every handler of the JSON interfaces and of the desk's page, by name. */
import type { ApiHouse } from './answers/routes.ts'
import { appraisalHandlers } from './appraisal/routes.ts'
import { ballotHandlers } from './ballots/routes.ts'
import { besideHandlers } from './beside/routes.ts'
import { bulletinDeskHandlers } from './bulletins/routes.ts'
import { deskHandlers } from './desk/routes.ts'
import type { Live } from './live/hub.ts'
import { liveHandlers } from './live/routes.ts'
import { hotHandlers } from './hot/routes.ts'
import { hotlineHandlers } from './hotline/routes.ts'
import { ledgerAlarmHandlers } from './ledger/routes.ts'
import { supervisionHandlers } from './supervision/routes.ts'
import { standingHandlers } from './standing/routes.ts'
import { tracingHandlers } from './tracing/routes.ts'
import { openapi } from './openapi/routes.ts'
import { pageHandlers } from './page/routes.ts'
import { automaticHandlers } from './automatic/routes.ts'
import { planHandlers } from './plan/routes.ts'
import { rulesHandlers } from './rules/routes.ts'
import { fileHandlers } from './files/routes.ts'
import { v1Handlers } from './v1/routes.ts'
import { viewHandlers } from './views/routes.ts'
import { whoseHandlers } from './whose/routes.ts'
import { workHandlers } from './work/routes.ts'

export function apiHandlers(parts: ApiHouse, live: Live) {
  return {
    ...liveHandlers(parts, live),
    ...viewHandlers(parts),
    ...deskHandlers(parts),
    ...hotlineHandlers(parts),
    ...hotHandlers(parts),
    ...appraisalHandlers(parts),
    ...ballotHandlers(parts),
    ...bulletinDeskHandlers(parts),
    ...planHandlers(parts),
    ...ledgerAlarmHandlers(parts),
    ...besideHandlers(parts),
    ...whoseHandlers(parts),
    ...standingHandlers(parts),
    ...tracingHandlers(parts),
    ...supervisionHandlers(parts),
    ...v1Handlers(parts),
    ...fileHandlers(parts),
    ...workHandlers(parts),
    ...rulesHandlers(parts),
    ...automaticHandlers(parts),
    ...pageHandlers(),
    openapi,
  }
}
