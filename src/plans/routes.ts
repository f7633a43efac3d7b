/** The plan over HTTP, for everybody. A number that is no target, or a draft: as if there were none. */
import { parseNumber } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import { viewOf } from '../pages/index.ts'
import type { Handler } from '../platform/http.ts'
import { HttpProblem } from '../platform/problems.ts'
import { PAGE, rootsRead, targetRead, withWords } from './shown/reading.ts'
import { targetPage } from './shown/target-page.ts'
import { treePage, unitPage, whoPage } from './shown/tree-page.ts'
import { answering, standingsOfUnit } from './standings.store.ts'

const HTML = 'text/html; charset=utf-8'
const absent = () => new HttpProblem(404, 'not_found')

/** From which one on a list is shown; what is no number is the beginning. */
function offsetOf(query: unknown): number {
  const { from } = query as { readonly from?: unknown }
  return typeof from === 'string' && /^\d{1,6}$/u.test(from) ? Number(from) : 0
}

export function planPageHandlers(house: Ports, jurisdiction: number) {
  const plan: Handler = {
    async handle(request, reply) {
      const { over } = request.query as { readonly over?: unknown }
      const turned = { isOpen: over !== '1', offset: offsetOf(request.query) }
      const roots = await rootsRead(house, jurisdiction, turned)
      return reply.type(HTML).send(treePage(viewOf(request.query), roots, turned))
    },
  }
  const planTarget: Handler = {
    async handle(request, reply) {
      const { number: typed } = request.params as { readonly number: string }
      const number = parseNumber(typed)
      const offset = offsetOf(request.query)
      const read = number === null ? null : await targetRead(house, jurisdiction, number, offset)
      if (!read) throw absent()
      const state = house.kinds.get('target')?.states[read.body.state.name]
      if (!state) throw new Error(`no words for the state ${read.body.state.name}`)
      const words = state.resident ?? state.words
      return reply.type(HTML).send(targetPage(viewOf(request.query), read, words, offset))
    },
  }
  const planWho: Handler = {
    async handle(request, reply) {
      const view = viewOf(request.query)
      const { unit } = request.query as { readonly unit?: unknown }
      const names = await house.names(jurisdiction)
      if (typeof unit !== 'string') {
        const posts = await answering(house.db, jurisdiction)
        const units = new Map<string, number>()
        for (const { unit: of, count } of posts) units.set(of, (units.get(of) ?? 0) + count)
        const all = [...units].map(([of, count]) => ({ unit: of, count }))
        return reply.type(HTML).send(whoPage(view, names, all))
      }
      const offset = offsetOf(request.query)
      const asked = { limit: PAGE + 1, offset }
      const found = await standingsOfUnit(house.db, jurisdiction, unit, asked)
      if (found.length === 0) throw absent()
      const targets = await withWords(house, jurisdiction, found.slice(0, PAGE))
      const next = found.length > PAGE ? offset + PAGE : null
      return reply.type(HTML).send(unitPage(view, names, { unit, targets, next }))
    },
  }
  return { plan, planTarget, planWho } satisfies Record<string, Handler>
}
