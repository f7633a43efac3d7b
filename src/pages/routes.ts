/** Handlers of the public pages, and the page for what went wrong. */
import type { FastifyRequest } from 'fastify'
import type { Handler } from '../platform/http.ts'
import type { Problem } from '../platform/problems.ts'
import { jurisdictionsOf } from '../rules/index.ts'
import { answersHandlers } from './answers/routes.ts'
import { answeredHandlers } from './answered/routes.ts'
import { frontPage } from './front.ts'
import { judgeHandlers } from './judge/routes.ts'
import { lawPage } from './law.ts'
import { myHandlers } from './my/routes.ts'
import { problemPage } from './problem.ts'
import type { Public } from './public.ts'
import { sayHandlers } from './say/routes.ts'
import { FAVICON, KEEP, PLAN_STYLE, POSITION, STYLE } from './styles.ts'
import { viewOf, viewOfAddress } from './view.ts'

/** The number of government hotlines everywhere (国办发〔2020〕53号), unless the city has set another. */
const HOTLINE = '12345'
const HTML = 'text/html; charset=utf-8'
/** Their names change with their content. */
const FOR_EVER = 'public, max-age=31536000, immutable'

/** The matters of residents are for nobody's index; what is for everybody may be found. */
const ROBOTS = `User-agent: *
Disallow: /my
Disallow: /judge
Disallow: /desk
Disallow: /api
`

export function pageHandlers(house: Public['house'], jurisdiction: number) {
  const given: Public = { house, jurisdiction }
  return {
    front: html(async (request) => {
      const [rules, all] = await Promise.all([house.rules(jurisdiction), jurisdictionsOf(house.db)])
      const city = all.find(({ id }) => id === jurisdiction)
      if (!city) throw new Error(`there is no jurisdiction ${jurisdiction}`)
      const { hotline } = city.settings
      return frontPage({
        view: viewOf(request.query),
        city: city.name,
        hotline: typeof hotline === 'string' ? hotline : HOTLINE,
        rules,
      })
    }),
    law: html(async (request) =>
      lawPage(
        viewOf(request.query),
        await house.rules(jurisdiction),
        [...house.kinds.values()],
        (request.query as Readonly<Record<string, unknown>>)['of'] === 'government',
      ),
    ),
    style: file('text/css; charset=utf-8', STYLE, FOR_EVER),
    planStyle: file('text/css; charset=utf-8', PLAN_STYLE, FOR_EVER),
    position: file('text/javascript; charset=utf-8', POSITION, FOR_EVER),
    keep: file('text/javascript; charset=utf-8', KEEP, FOR_EVER),
    favicon: file('image/svg+xml', FAVICON, 'public, max-age=86400'),
    robots: file('text/plain; charset=utf-8', ROBOTS, 'public, max-age=86400'),
    ...answeredHandlers(given),
    ...answersHandlers(given),
    ...sayHandlers(given),
    ...myHandlers(given),
    ...judgeHandlers(given),
  }
}

function html(render: (request: FastifyRequest) => Promise<string>): Handler {
  return {
    handle: async (request, reply) => reply.type(HTML).send(await render(request)),
  }
}

function file(type: string, content: string, cache: string): Handler {
  return {
    handle: async (_request, reply) =>
      reply.type(type).header('cache-control', cache).send(content),
  }
}

/** For `render` of the HTTP side. Null: not a browser that reads pages, or not an address of pages. */
export function renderProblem(
  request: FastifyRequest,
  problem: Problem,
): { type: string; body: string } | null {
  const path = request.url.split('?', 1)[0] ?? ''
  const isMachine = /^\/(api|open311|desk\/api)\b/.test(path)
  if (isMachine || /\bjson\b/.test(request.headers.accept ?? '')) return null
  return { type: HTML, body: problemPage(viewOfAddress(request.url), problem) }
}
