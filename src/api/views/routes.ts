/** Views that officials keep, and lists taken out of the house. */
import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Instant, Result } from '../../kernel/index.ts'
import { presentSession } from '../../org/index.ts'
import type { Handler } from '../../platform/http.ts'
import { csvOf, xlsxOf } from '../../platform/sheets.ts'
import { changeView, exportsBefore, keepView, leaveView, viewsFor } from '../../views/index.ts'
import type { GivenView, View } from '../../views/index.ts'
import { answerWith, deskCaller, parameter, refuseWith } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'
import { filterQuery } from '../inputs.ts'
import type { ListQuery } from '../inputs.ts'
import type { Caller, ExportShown } from '../shapes.ts'
import { exportList } from './exporting.ts'
import type { ExportAsked } from './exporting.ts'

const closed = { additionalProperties: false }
const listName = Type.Enum(['worklist', 'matters'])

const viewBody = Type.Object(
  {
    list: listName,
    name: Type.String({ maxLength: 200 }),
    query: filterQuery,
    shared: Type.Optional(Type.Boolean()),
    first: Type.Optional(Type.Boolean()),
  },
  closed,
)

const changeBody = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 200 })),
    query: Type.Optional(filterQuery),
    first: Type.Optional(Type.Boolean()),
  },
  closed,
)

const exportBody = Type.Object(
  {
    list: listName,
    format: Type.Enum(['csv', 'xlsx']),
    language: Type.Optional(Type.Enum(['zh', 'en'])),
    query: filterQuery,
  },
  closed,
)

export function viewHandlers(parts: ApiHouse) {
  return { ...views(parts), ...exporting(parts) } satisfies Record<string, Handler>
}

/** As the address writes them: every value a text. */
function textsOf(query: ListQuery): GivenView['query'] {
  return Object.fromEntries(
    Object.entries(query)
      .filter(([, value]) => value !== '' && value !== false)
      .map(([name, value]) => [name, String(value)]),
  )
}

interface ViewBody extends Pick<GivenView, 'list' | 'name'> {
  readonly query: ListQuery
  readonly shared?: boolean
  readonly first?: boolean
}

function views(parts: ApiHouse) {
  const { house } = parts
  const all = async (request: FastifyRequest): Promise<readonly View[]> =>
    viewsFor(house.db, keeperOf(await deskCaller(parts, request)))
  const change = (
    work: (caller: Caller, request: FastifyRequest) => Promise<Result<unknown>>,
  ): Handler['handle'] => {
    return async (request, reply) => {
      const done = await work(await deskCaller(parts, request), request)
      return done.ok ? { views: await all(request) } : refuseWith(reply, done.refusal)
    }
  }
  return {
    views: { handle: async (request) => ({ views: await all(request) }) },
    keepView: {
      schema: { body: viewBody },
      handle: change((caller, request) => {
        const { query, shared = false, first = false, ...given } = request.body as ViewBody
        const view = { ...given, query: textsOf(query), shared, first }
        const fresh = { id: house.random.uuid(), now: house.clock.now() }
        return keepView(house.db, keeperOf(caller), view, fresh)
      }),
    },
    changeView: {
      schema: { body: changeBody },
      handle: change((caller, request) => {
        const { query, ...rest } = request.body as Partial<ViewBody>
        const wanted = { ...rest, ...(query ? { query: textsOf(query) } : {}) }
        return changeView(house.db, keeperOf(caller), parameter(request, 'id'), wanted)
      }),
    },
    leaveView: {
      handle: change((caller, request) =>
        leaveView(house.db, keeperOf(caller), parameter(request, 'id')),
      ),
    },
  } satisfies Record<string, Handler>
}

function keeperOf({ jurisdiction, actor }: Caller) {
  const { person, post, unit, powers } = actor
  return { jurisdiction, person, post, unit, head: powers.includes('head') }
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

const PAGE = 50
const exportsQuery = Type.Object(
  { before: Type.Optional(Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\dT[\d:.]{12}Z$` })) },
  closed,
)

function exporting(parts: ApiHouse) {
  const { house, org } = parts
  return {
    exportList: {
      schema: { body: exportBody },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const { person, name } = await presentSession(org, request)
        const { language = 'zh', ...asked } = request.body as Omit<
          ExportAsked,
          'person' | 'language'
        > & {
          readonly language?: ExportAsked['language']
        }
        const done = await exportList(house, caller, {
          ...asked,
          language,
          person: { id: person, name },
        })
        return answerWith(reply, done, ({ rows, widths }) => {
          const look = { name: language === 'zh' ? '事项' : 'Matters', widths, frozen: 2 }
          const body = asked.format === 'csv' ? csvOf(rows) : xlsxOf(rows, look)
          reply
            .type(TYPES[asked.format])
            .header('content-disposition', `attachment; filename="matters.${asked.format}"`)
          return Readable.from(body, { objectMode: false, highWaterMark: 1 })
        })
      },
    },
    exports: {
      schema: { querystring: exportsQuery },
      async handle(request) {
        const { jurisdiction } = await deskCaller(parts, request)
        const { before = '9999-12-31T00:00:00.000Z' } = request.query as { before?: Instant }
        return shownExports(parts, jurisdiction, before)
      },
    },
  } satisfies Record<string, Handler>
}

async function shownExports(
  { house }: ApiHouse,
  jurisdiction: number,
  before: Instant,
): Promise<{ exports: readonly ExportShown[]; next: Instant | null }> {
  const time = Number.isNaN(Date.parse(before)) ? '9999-12-31T00:00:00.000Z' : before
  const [found, names] = await Promise.all([
    exportsBefore(house.db, jurisdiction, time, PAGE),
    house.names(jurisdiction),
  ])
  return {
    exports: found.map(({ unit, post, person: _person, ...made }) => {
      return { ...made, unit: names.unit(unit), post: names.post(post) }
    }),
    next: found.length === PAGE ? (found.at(-1)?.at ?? null) : null,
  }
}
