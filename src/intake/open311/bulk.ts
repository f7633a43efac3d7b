/** All public requests of one month as Open311 requests, a day at a time: memory does not grow with the month. */
import { addDays, endOfDay, startOfDay } from '../../kernel/index.ts'
import type { Day, Language } from '../../kernel/index.ts'
import { listPublic } from '../../matters/index.ts'
import type { Ports } from '../../matters/index.ts'
import { openView, showRequests } from './requests.ts'

const KIND = 'request'
const PAGE = 500

/** Just what anybody may read one by one through this door: masked, nothing sealed. Newest first within a day. */
export async function* bulkRequests(
  ports: Ports,
  jurisdiction: number,
  from: Day,
  until: Day,
  language: Language,
): AsyncGenerator<object> {
  const kind = ports.kinds.get(KIND)
  if (!kind) throw new Error(`this house knows no kind ${KIND}`)
  const view = await openView({ ports, jurisdiction, kind, language, key: null })
  for (let day = from; day < until; day = addDays(day, 1)) {
    const within = { from: startOfDay(day), to: endOfDay(day) }
    for (let offset = 0; ; offset += PAGE) {
      const page = { limit: PAGE, offset }
      const found = await listPublic(ports.db, jurisdiction, kind, within, page)
      yield* await showRequests(view, found)
      if (found.length < PAGE) break
    }
  }
}
