/** The meter of burdens over HTTP, for everybody. */
import { dayOf } from '../kernel/index.ts'
import { bodiesStanding } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import { viewOf } from '../pages/index.ts'
import type { Handler } from '../platform/http.ts'
import { meterOf } from './meter.ts'
import { burdenPage } from './page.ts'
import { ratesOf } from './readings.ts'

const HTML = 'text/html; charset=utf-8'

export function burdenHandlers(house: Ports, jurisdiction: number) {
  const burden: Handler = {
    async handle(request, reply) {
      const [matters, names, rules] = await Promise.all([
        bodiesStanding(house.db, jurisdiction, { kind: 'burden', states: ['in_force'] }),
        house.names(jurisdiction),
        house.rules(jurisdiction),
      ])
      const meter = meterOf(matters, dayOf(house.clock.now()))
      const view = viewOf(request.query)
      const given = { view, meter, rates: ratesOf(rules), unit: names.unit }
      return reply.type(HTML).send(burdenPage(given))
    },
  }
  return { burden } satisfies Record<string, Handler>
}
