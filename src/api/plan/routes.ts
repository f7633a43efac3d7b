/** The plan at the desk: its tree, its drafts, a unit's own page, and the workbook that goes out and comes in. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { refuse } from '../../kernel/index.ts'
import type { Language, Result } from '../../kernel/index.ts'
import { presentSession } from '../../org/index.ts'
import { BOOK_BYTES, importPlan, planBook, previewPlan, tooLarge } from '../../planbook/index.ts'
import type { Handler } from '../../platform/http.ts'
import { recordExport } from '../../views/index.ts'
import { answerWith, deskCaller, parameter, refuseWith } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'
import type { Caller } from '../shapes.ts'
import { bookWithFindings, showPreview } from './books.ts'
import { copiedClauses } from './copied.ts'
import { amendDrafts, issueDrafts, planDocuments, planDraft, planLevel } from './tree.ts'
import type { Amending, LevelAsked } from './tree.ts'
import { unitPage } from './unit.ts'

const closed = { additionalProperties: false }
const ONE = { files: 1, fileBytes: BOOK_BYTES }
const id = Type.String({ minLength: 1, maxLength: 80 })
const seen = { id, n: Type.Integer({ minimum: 1 }) }
const change = Type.Union([Type.String({ maxLength: 4000 }), Type.Number(), Type.Null()])
const MOST = 200
const language = Type.Optional(Type.Enum(['zh', 'en']))
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function planHandlers(parts: ApiHouse) {
  return { ...tree(parts), ...books(parts) } satisfies Record<string, Handler>
}

function tree(parts: ApiHouse) {
  const { house } = parts
  const done = (count: number) => ({ done: count })
  return {
    planDocuments: {
      async handle(request) {
        return { documents: await planDocuments(house, await deskCaller(parts, request)) }
      },
    },
    planLevel: {
      schema: {
        querystring: Type.Object(
          {
            document: Type.Optional(id),
            part_of: Type.Optional(id),
            after: Type.Optional(Type.String({ maxLength: 200 })),
          },
          closed,
        ),
      },
      async handle(request) {
        return planLevel(house, await deskCaller(parts, request), request.query as LevelAsked)
      },
    },
    planDraft: {
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const found = await planDraft(house, caller, parameter(request, 'id'))
        return answerWith(reply, found, (one) => one)
      },
    },
    planCopied: {
      schema: { querystring: Type.Object({ document: id }, closed) },
      async handle(request) {
        const { document } = request.query as { document: string }
        return { pairs: await copiedClauses(house, await deskCaller(parts, request), document) }
      },
    },
    amendDrafts: {
      schema: {
        body: Type.Object(
          {
            targets: Type.Array(
              Type.Object({ ...seen, changes: Type.Record(Type.String(), change) }, closed),
              { minItems: 1, maxItems: MOST },
            ),
          },
          closed,
        ),
      },
      async handle(request, reply) {
        const { targets } = request.body as { targets: Amending[] }
        const caller = await deskCaller(parts, request)
        return answerWith(reply, await amendDrafts(house, caller, targets), done)
      },
    },
    issueDrafts: {
      schema: {
        body: Type.Object(
          { targets: Type.Array(Type.Object(seen, closed), { minItems: 1, maxItems: MOST }) },
          closed,
        ),
      },
      async handle(request, reply) {
        const { targets } = request.body as { targets: Amending[] }
        const caller = await deskCaller(parts, request)
        return answerWith(reply, await issueDrafts(house, caller, targets), done)
      },
    },
    unitPage: {
      handle: async (request) => unitPage(house, await deskCaller(parts, request)),
    },
  } satisfies Record<string, Handler>
}

function books(parts: ApiHouse) {
  const { house, org } = parts
  const cityOf = ({ jurisdiction, actor }: Caller) => ({ house, jurisdiction, actor })
  const spokenIn = (request: FastifyRequest) =>
    (request.query as { language?: Language }).language ?? 'zh'
  return {
    exportPlan: {
      schema: { body: Type.Object({ language }, closed) },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const { language: spoken = 'zh' } = request.body as { language?: Language }
        const { person, name } = await presentSession(org, request)
        const { book, targets, values } = await planBook(cityOf(caller), spoken)
        // What leaves the house is written down before it does, as every list is.
        await recordExport(house.db, caller.jurisdiction, {
          id: house.random.uuid(),
          at: house.clock.now(),
          person,
          name,
          post: caller.actor.post,
          unit: caller.actor.unit,
          list: 'plan',
          format: 'xlsx',
          query: {},
          rows: targets + values,
        })
        return sendBook(reply, book, 'plan')
      },
    },
    previewPlan: {
      uploads: ONE,
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const bytes = brought(request)
        if (!bytes.ok) return refuseWith(reply, bytes.refusal)
        const planned = await previewPlan(cityOf(caller), bytes.value)
        if (!planned.ok) return refuseWith(reply, planned.refusal)
        return showPreview(cityOf(caller), planned.value)
      },
    },
    importPlan: {
      uploads: ONE,
      schema: { querystring: Type.Object({ digest: Type.String({ maxLength: 64 }) }, closed) },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const { digest } = request.query as { digest: string }
        const bytes = brought(request)
        if (!bytes.ok) return refuseWith(reply, bytes.refusal)
        const planned = await importPlan(cityOf(caller), bytes.value, digest)
        if (!planned.ok) return refuseWith(reply, planned.refusal)
        return showPreview(cityOf(caller), planned.value)
      },
    },
    planFindings: {
      uploads: ONE,
      schema: { querystring: Type.Object({ language }, closed) },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const bytes = brought(request)
        if (!bytes.ok) return refuseWith(reply, bytes.refusal)
        const book = await bookWithFindings(cityOf(caller), bytes.value, spokenIn(request))
        return book.ok ? sendBook(reply, book.value, 'findings') : refuseWith(reply, book.refusal)
      },
    },
  } satisfies Record<string, Handler>
}

function brought({ uploads }: FastifyRequest): Result<Buffer> {
  const [first] = uploads
  if (!first) return refuse('required', { field: 'file' })
  return first.bytes === null ? tooLarge() : { ok: true, value: first.bytes }
}

function sendBook(reply: FastifyReply, book: Buffer, name: string): FastifyReply {
  return reply
    .type(XLSX)
    .header('content-disposition', `attachment; filename="${name}.xlsx"`)
    .send(book)
}
