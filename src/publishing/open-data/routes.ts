/** /data and /feeds over HTTP: a fixed list of files, no filter, each told apart by its content. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { bulkRequests } from '../../intake/index.ts'
import { listPublished } from '../../matters/index.ts'
import type { Ports } from '../../matters/index.ts'
import { viewOf } from '../../pages/index.ts'
import type { Handler } from '../../platform/http.ts'
import { HttpProblem } from '../../platform/problems.ts'
import { jurisdictionsOf } from '../../rules/index.ts'
import { titleOf } from '../place.ts'
import { currentOf, releaseOf } from '../reading.ts'
import type { BoardRead, Release } from '../reading.ts'
import { releaseName, releaseText } from '../logged.ts'
import { placesInLog, tableReceipt } from '../place-in-log.ts'
import { recentReleases, releaseOn } from '../releases.store.ts'
import { dictionaryOf } from './dictionary.ts'
import { feedOf } from './feeds.ts'
import { fileOf } from './files.ts'
import type { DataFile } from './files.ts'
import { csvOf, recordsOf } from './json.ts'
import { dataPage } from './page.ts'

const HTML = 'text/html; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'
const TEXT_TYPE = 'text/plain; charset=utf-8'
const CSV_TYPE = 'text/csv; charset=utf-8'
const ATOM_TYPE = 'application/atom+xml; charset=utf-8'
/** How many weeks, and how many published requests, a feed looks back. */
const WEEKS = 8
const PUBLISHED = 60
const VIEW = ['lang', 'view', 'text']

interface Data {
  readonly house: Ports
  readonly jurisdiction: number
  readonly publicUrl: string | null
  read(): Promise<BoardRead>
}

export function dataHandlers(given: Data) {
  const data: Handler = {
    async handle(request, reply) {
      onlyKnown(request, VIEW)
      const { house, jurisdiction } = given
      const read = await given.read()
      const places = await placesInLog(house, jurisdiction, read.releases)
      return reply.type(HTML).send(dataPage(viewOf(request.query), read, places))
    },
  }

  const file: Handler = {
    async handle(request, reply) {
      const { file: name } = request.params as { readonly file: string }
      const asked = fileOf(name)
      if (asked === null) throw absent()
      onlyKnown(request, [])
      return sendFile(given, request, reply, asked, await given.read())
    },
  }

  const feed: Handler = {
    async handle(request, reply) {
      const { scope, file: name } = request.params as Readonly<Record<'scope' | 'file', string>>
      const read = await given.read()
      const current = currentOf(read)
      if (!current || !isFed(scope) || !name.endsWith('.atom')) throw absent()
      const code = name.slice(0, -'.atom'.length)
      const rowOf = ({ tables }: Pick<Release, 'tables'>) =>
        tables[scope].find(({ keys }) => keys[0] === code)
      if (code === '' || !rowOf(current)) throw absent()
      onlyKnown(request, [])
      const origin = given.publicUrl ?? `${request.protocol}://${request.host}`
      const isHere = within(scope, code, current)
      const body = feedOf({
        ...(await newsOf(given, current)),
        path: `${scope}/${code}`,
        title: titleOf(read, scope, code),
        origin,
        rowOf,
        isHere,
        promises: read.promises,
      })
      return sendWhole(request, reply, ATOM_TYPE, body, null)
    },
  }

  return { data, file, feed }
}

function isFed(scope: string | undefined): scope is 'topic' | 'district' {
  return scope === 'topic' || scope === 'district'
}

async function newsOf({ house, jurisdiction }: Data, { year }: Release) {
  const [rows, published, cities] = await Promise.all([
    recentReleases(house.db, jurisdiction, year, WEEKS),
    listPublished(house.db, jurisdiction, {}, PUBLISHED),
    jurisdictionsOf(house.db),
  ])
  const city = cities.find(({ id }) => id === jurisdiction)
  if (!city) throw new Error(`no jurisdiction ${jurisdiction}`)
  return { releases: rows.map(releaseOf), published, city: city.name }
}

/** Whether something of this category and place belongs to the feed. */
function within(scope: 'topic' | 'district', code: string, { inputs }: Release) {
  const topics = new Map(inputs.categories.map(([category, topic]) => [category, topic]))
  return (one: { readonly category: string | null; readonly division: string | null }) =>
    scope === 'topic'
      ? (topics.get(one.category ?? '') ?? 'other') === code
      : (one.division ?? '').startsWith(code)
}

function sendFile(
  given: Data,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: DataFile,
  read: BoardRead,
): FastifyReply | Promise<FastifyReply> {
  if (asked.is === 'dictionary')
    return sendWhole(request, reply, JSON_TYPE, JSON.stringify(dictionaryOf()), null)
  if (asked.is === 'release') return sendRelease(given, request, reply, asked)
  const release = read.releases.find(({ year }) => year === asked.year)
  if (!release) throw absent()
  if (asked.is === 'requests') return sendRequests(given, reply, release, asked.month)
  const { method, year, releasedOn, digest, madeAt, tables } = release
  const about = { method, year, released_on: releasedOn, digest }
  if (asked.is === 'year') return sendWhole(request, reply, JSON_TYPE, releaseText(release), madeAt)
  const { table, format } = asked
  if (format === 'csv')
    return sendWhole(request, reply, CSV_TYPE, csvOf(table, tables[table]), madeAt)
  const body = JSON.stringify({ ...about, table, rows: recordsOf(table, tables[table]) })
  return sendWhole(request, reply, JSON_TYPE, body, madeAt)
}

async function sendRelease(
  { house, jurisdiction }: Data,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Extract<DataFile, { is: 'release' }>,
): Promise<FastifyReply> {
  const row = await releaseOn(house.db, jurisdiction, asked)
  if (!row) throw absent()
  const text = releaseText(releaseOf(row))
  if (asked.part === 'table') return sendWhole(request, reply, JSON_TYPE, text, row.madeAt)
  const receipt = await tableReceipt(house, jurisdiction, { name: releaseName(row), text })
  if (receipt === null) throw absent()
  return sendWhole(request, reply, TEXT_TYPE, receipt, null)
}

/** As it is read, so that a large month costs no more memory than a small one. */
function sendRequests(
  { house, jurisdiction }: Data,
  reply: FastifyReply,
  { year, inputs }: Release,
  month: number,
): FastifyReply {
  const begins = (at: number) => new Date(Date.UTC(year, at, 1)).toISOString().slice(0, 10)
  const from = begins(month - 1)
  if (from > inputs.through) throw absent()
  const requests = bulkRequests(house, jurisdiction, from, begins(month), 'zh')
  return reply.type(JSON_TYPE).send(Readable.from(asList(requests)))
}

async function* asList(items: AsyncIterable<object>): AsyncGenerator<string> {
  let before = '['
  for await (const item of items) {
    yield before + JSON.stringify(item)
    before = ','
  }
  yield before === '[' ? '[]' : ']'
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
