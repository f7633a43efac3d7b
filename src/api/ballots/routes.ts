/** JSON of ballots at the desk: how they stand, how many came, and the slips of one, which are handed out once. */
import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { ballotAtDesk, ballotsAtDesk, makeSlips } from '../../ballots/index.ts'
import type { Handler } from '../../platform/http.ts'
import { csvOf } from '../../platform/sheets.ts'
import { answerWith, deskCaller, parameter, refuseWith } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'

const HEADS = ['分组', '评议码', '网址']

async function* once(rows: readonly (readonly string[])[]) {
  yield rows
}

export function ballotHandlers(parts: ApiHouse) {
  const { house, publicUrl } = parts
  return {
    ballotList: {
      async handle(request) {
        const { jurisdiction } = await deskCaller(parts, request)
        return { ballots: await ballotsAtDesk(house, jurisdiction) }
      },
    },
    ballotOne: {
      async handle(request, reply) {
        const { jurisdiction } = await deskCaller(parts, request)
        const found = await ballotAtDesk(house, jurisdiction, parameter(request, 'id'))
        return found ?? refuseWith(reply, { code: 'not_found' })
      },
    },
    /** Letters: a table, once and kept nowhere. Receipts: how many there are. */
    ballotSlips: {
      schema: { body: Type.Object({}, { additionalProperties: false }) },
      async handle(request, reply) {
        const { jurisdiction, actor } = await deskCaller(parts, request)
        const found = await ballotAtDesk(house, jurisdiction, parameter(request, 'id'))
        if (!found) return refuseWith(reply, { code: 'not_found' })
        const made = await makeSlips(house, jurisdiction, found.id, actor)
        return answerWith(reply, made, ({ codes, made: count }) => {
          if (codes.length === 0) return { made: count }
          const address = `${publicUrl ?? ''}/ballots/${found.number}`
          const rows = [HEADS, ...codes.map(({ group, code }) => [group, code, address])]
          reply
            .type('text/csv; charset=utf-8')
            .header('content-disposition', `attachment; filename="slips-${found.number}.csv"`)
          return Readable.from(csvOf(once(rows)), { objectMode: false })
        })
      },
    },
  } satisfies Record<string, Handler>
}
