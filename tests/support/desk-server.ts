/** The house's HTTP side over a test city: sign-in, administration, desk, departments. */
import { apiHandlers, deskFiles, documentRoutes, keyOfRequest } from '../../src/api/index.ts'
import {
  adminHandlers,
  admitOfficial,
  SESSION_COOKIE,
  sessionHandlers,
} from '../../src/org/index.ts'
import { buildHttp } from '../../src/platform/http.ts'
import { formTokens } from '../../src/platform/forms.ts'
import { openLog } from '../../src/platform/log.ts'
import { renderProblem } from '../../src/problems.ts'
import { routesOf } from '../../src/routes.ts'
import type { ApiHouse } from '../../src/api/index.ts'

const ADMINISTRATIONS = ['administer_system', 'administer_security', 'administer_audit']

export function deskServer(city: ApiHouse, logLevel = 'silent') {
  const parts = { house: city.house, org: city.org }
  const routes = routesOf({
    session: sessionHandlers(city.org),
    admin: adminHandlers(city.org),
    api: apiHandlers(parts),
  })
  return buildHttp({
    routes,
    log: openLog(undefined, logLevel),
    clock: city.house.clock,
    tokens: formTokens(Buffer.alloc(32, 3)),
    sessionCookie: SESSION_COOKIE,
    publicUrl: null,
    render: renderProblem,
    async admit(role, request) {
      if (role === 'public') return true
      if (role === 'key') return (await keyOfRequest(parts, request)) !== null
      if (role !== 'administrator') return admitOfficial(city.org, role, request)
      for (const one of ADMINISTRATIONS)
        if (await admitOfficial(city.org, one, request)) return true
      return false
    },
    before: async (app) => {
      await documentRoutes(app, city.house.kinds)
      await deskFiles(app)
    },
  })
}
