/** For administrators: that the public log stands still, since when and why. */
import { presentSession } from '../../org/index.ts'
import type { Handler } from '../../platform/http.ts'
import type { ApiHouse } from '../answers/routes.ts'

export function ledgerAlarmHandlers({ house, org }: ApiHouse) {
  return {
    /** Asked for on every page of an administrator: only what is wrong. */
    ledgerAlarm: {
      async handle(request) {
        const { jurisdiction } = await presentSession(org, request)
        const { alarm } = await house.ledger.state(jurisdiction)
        return { alarm: alarm && { since: alarm.at, words: alarm.words } }
      },
    },
  } satisfies Record<string, Handler>
}
