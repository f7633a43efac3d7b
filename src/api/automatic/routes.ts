/** JSON of automatic dispatch: what a city sees of it, what turned itself off, and its switches. */
import { Type } from 'typebox'
import { automaticAlarms, automaticOverview } from '../../automatic/index.ts'
import { presentSession } from '../../org/index.ts'
import type { Handler } from '../../platform/http.ts'
import { setAutomatic } from '../../rules/index.ts'
import { deskCaller } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'
import { changeHandler, changing } from '../rules/routes.ts'
import type { ChangingBody } from '../rules/routes.ts'

const switchBody = Type.Object(
  {
    category: Type.String({ minLength: 1, maxLength: 80 }),
    isOn: Type.Boolean(),
    /** Percent. */
    confidence: Type.Integer(),
    ...changing,
  },
  { additionalProperties: false },
)

interface SwitchBody extends ChangingBody {
  readonly category: string
  readonly isOn: boolean
  readonly confidence: number
}

export function automaticHandlers(parts: ApiHouse) {
  return {
    automatic: {
      async handle(request) {
        const { jurisdiction } = await deskCaller(parts, request)
        return automaticOverview(parts.house, jurisdiction)
      },
    },
    automaticAlarms: {
      async handle(request) {
        const { jurisdiction } = await presentSession(parts.org, request)
        return { alarms: await automaticAlarms(parts.house, jurisdiction) }
      },
    },
    setAutomatic: changeHandler(parts, switchBody, (tx, jurisdiction, body, change) => {
      const { category, isOn, confidence } = body as SwitchBody
      const value = { category, isOn, confidence: confidence / 100, stopped: null }
      return setAutomatic(tx, jurisdiction, value, change)
    }),
  } satisfies Record<string, Handler>
}
