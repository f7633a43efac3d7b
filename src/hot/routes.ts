/** Hot problems over HTTP, for everybody. */
import type { Ports } from '../matters/index.ts'
import { viewOf } from '../pages/index.ts'
import type { Handler } from '../platform/http.ts'
import { publicHot } from './listing.ts'
import { FORMULA } from './formula.ts'
import { hotPage, isHard } from './page.ts'

const HTML = 'text/html; charset=utf-8'

export function hotPageHandlers(house: Ports, jurisdiction: number) {
  const hot: Handler = {
    handle: async (request, reply) =>
      reply
        .type(HTML)
        .send(
          hotPage(
            viewOf(request.query),
            await publicHot(house, jurisdiction),
            pageIn(request.query),
          ),
        ),
  }
  /** The same figures for programs. */
  const hotData: Handler = {
    async handle() {
      const problems = await publicHot(house, jurisdiction)
      return {
        formula: FORMULA,
        problems: problems.map((problem) => {
          const { figures, category, taken, ...one } = problem
          return {
            ...one,
            category,
            voices_at_least: figures.voices,
            recency: figures.recency,
            danger: figures.harm,
            age: figures.age,
            heat: figures.heat,
            from: figures.from,
            until: figures.until,
            computed_on: figures.on,
            led_by: taken?.isOpen === true ? taken.unit : null,
            promised: taken?.isOpen === true ? taken.until : null,
            solved: taken?.state === 'solved',
            hard: isHard(problem),
          }
        }),
      }
    },
  }
  return { hot, hotData } satisfies Record<string, Handler>
}

/** Anything that is no page is the first. */
function pageIn(query: unknown): number {
  const n = Number((query as Readonly<Record<'page', unknown>>).page)
  return Number.isInteger(n) && n >= 1 && n <= 1_000 ? n : 1
}
