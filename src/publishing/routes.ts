/** The pages of figures over HTTP. What is not there, not released or not a name: the same bytes. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { bulkRequests } from '../intake/index.ts'
import { listPublished } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import { viewOf } from '../pages/index.ts'
import type { Handler } from '../platform/http.ts'
import { HttpProblem } from '../platform/problems.ts'
import { jurisdictionsOf } from '../rules/index.ts'
import { dictionaryOf } from './open-data/dictionary.ts'
import { feedOf } from './open-data/feeds.ts'
import { fileOf } from './open-data/files.ts'
import type { DataFile } from './open-data/files.ts'
import { csvOf, dataOf, recordsOf } from './open-data/json.ts'
import { dataPage } from './open-data/page.ts'
import { boardPage } from './page.ts'
import { isScope, placePage, titleOf } from './place.ts'
import { boardReader, currentOf, releaseOf } from './reading.ts'
import type { BoardRead, Release } from './reading.ts'
import { recentReleases } from './releases.store.ts'
import { isTopic } from './tables.ts'

const HTML = 'text/html; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'
const CSV_TYPE = 'text/csv; charset=utf-8'
const ATOM_TYPE = 'application/atom+xml; charset=utf-8'
const WEEKS = 8
const PUBLISHED = 60
const VIEW = ['lang', 'view', 'text']

export function boardHandlers(house: Ports, jurisdiction: number, publicUrl: string | null = null) {
  const read = boardReader(house, jurisdiction)

  const board: Handler = {
    handle: async (request, reply) =>
      reply.type(HTML).send(boardPage(viewOf(request.query), await read())),
  }

  const place: Handler = {
    async handle(request, reply) {
      const { scope, code } = request.params as { readonly scope: string; readonly code: string }
      const body = isScope(scope)
        ? placePage(viewOf(request.query), await read(), scope, code)
        : null
      if (body === null) throw absent()
      return reply.type(HTML).send(body)
    },
  }

  const data: Handler = {
    async handle(request, reply) {
      onlyKnown(request, VIEW)
      return reply.type(HTML).send(dataPage(viewOf(request.query), await read()))
    },
  }

  const file: Handler = {
    async handle(request, reply) {
      const { file: name } = request.params as { readonly file: string }
      const asked = fileOf(name)
      if (asked === null) throw absent()
      onlyKnown(request, [])
      return sendFile(request, reply, asked, await read())
    },
  }

  function sendFile(
    request: FastifyRequest,
    reply: FastifyReply,
    asked: DataFile,
    board_: BoardRead,
  ): FastifyReply {
    if (asked.is === 'dictionary')
      return sendWhole(request, reply, JSON_TYPE, JSON.stringify(dictionaryOf()), null)
    const release = board_.releases.find(({ year }) => year === asked.year)
    if (!release) throw absent()
    if (asked.is === 'requests') return sendRequests(reply, release, asked.month)
    const about = {
      method: release.method,
      year: release.year,
      released_on: release.releasedOn,
      digest: release.digest,
    }
    if (asked.is === 'year') {
      const body = JSON.stringify({ ...about, tables: dataOf(release.tables) })
      return sendWhole(request, reply, JSON_TYPE, body, release.madeAt)
    }
    const rows = release.tables[asked.table]
    if (asked.format === 'csv')
      return sendWhole(request, reply, CSV_TYPE, csvOf(asked.table, rows), release.madeAt)
    const body = JSON.stringify({
      ...about,
      table: asked.table,
      rows: recordsOf(asked.table, rows),
    })
    return sendWhole(request, reply, JSON_TYPE, body, release.madeAt)
  }

  function sendRequests(reply: FastifyReply, release: Release, month: number): FastifyReply {
    const begins = (at: number) =>
      new Date(Date.UTC(release.year, at, 1)).toISOString().slice(0, 10)
    const from = begins(month - 1)
    if (from > release.inputs.through) throw absent()
    const requests = bulkRequests(house, jurisdiction, from, begins(month), 'zh')
    return reply.type(JSON_TYPE).send(Readable.from(asList(requests)))
  }

  const feed: Handler = {
    async handle(request, reply) {
      const { scope, file: name } = request.params as Readonly<Record<'scope' | 'file', string>>
      const code = name.endsWith('.atom') ? name.slice(0, -'.atom'.length) : ''
      const board_ = await read()
      const current = currentOf(board_)
      if (!current || (scope !== 'topic' && scope !== 'district')) throw absent()
      const rowOf = ({ tables }: Pick<Release, 'tables'>) =>
        tables[scope].find(({ keys }) => keys[0] === code)
      if (code === '' || !rowOf(current)) throw absent()
      onlyKnown(request, [])
      const [rows, published, cities] = await Promise.all([
        recentReleases(house.db, jurisdiction, current.year, WEEKS),
        listPublished(house.db, jurisdiction, {}, PUBLISHED),
        jurisdictionsOf(house.db),
      ])
      const topics = new Map(
        current.inputs.categories.map(([category, topic]) => [category, topic]),
      )
      const isHere = (one: {
        readonly category: string | null
        readonly division: string | null
      }) =>
        scope === 'topic'
          ? (topics.get(one.category ?? '') ?? 'other') === code
          : (one.division ?? '').startsWith(code)
      const city = cities.find(({ id }) => id === jurisdiction)?.name ?? { zh: '', en: '' }
      const body = feedOf({
        path: `${scope}/${code}`,
        title: titleOf(board_, scope, code),
        origin: publicUrl ?? `${request.protocol}://${request.host}`,
        city,
        releases: rows.map(releaseOf),
        rowOf,
        promises: board_.promises.filter(isHere),
        published: published.filter(({ publication }) => isHere(publication.subject)),
      })
      return sendWhole(request, reply, ATOM_TYPE, body, null)
    },
  }

  return { board, place, data, file, feed }
}

function absent(): HttpProblem {
  return new HttpProblem(404, 'not_found')
}

/** Nothing can be asked for that is not in the list of files: no filter, no range, no join (F4). */
function onlyKnown({ query }: FastifyRequest, known: readonly string[]): void {
  const strange = Object.keys(query as object).find((name) => !known.includes(name))
  if (strange !== undefined) throw new HttpProblem(400, 'unknown_field', strange)
}

/** With its validators: whoever has it already is told so, and nothing is sent twice. */
function sendWhole(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  type: string,
  body: string,
  madeAt: string | null,
): FastifyReply {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  // The same for everybody, and kept as long as it is asked whether it still holds.
  reply.header('cache-control', 'public, no-cache').header('etag', tag)
  const changed = madeAt === null ? null : new Date(madeAt).toUTCString()
  if (changed !== null) reply.header('last-modified', changed)
  const tags = headers['if-none-match']
  // RFC 9110, 13.2.2: where there are tags, the time is not looked at.
  const isKnown =
    tags === undefined
      ? changed !== null && Date.parse(headers['if-modified-since'] ?? '') >= Date.parse(changed)
      : tags.split(',').some((one) => one.trim().replace(/^W\//u, '') === tag || one.trim() === '*')
  return isKnown ? reply.code(304).send() : reply.type(type).send(body)
}

async function* asList(items: AsyncIterable<object>): AsyncGenerator<string> {
  let before = '['
  for await (const item of items) {
    yield before + JSON.stringify(item)
    before = ','
  }
  yield before === '[' ? '[]' : ']'
}
