/** Work at the desk: many matters at once, templates, mentions, who else has a matter open. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { markMention, mentionsOf } from '../../matters/index.ts'
import { qrPicture } from '../../org/index.ts'
import type { Handler } from '../../platform/http.ts'
import {
  decideTemplate,
  editTemplate,
  leaveMatter,
  openHere,
  proposeTemplate,
  templatesFor,
} from '../../work/index.ts'
import {
  answerWith,
  deskCaller,
  idempotencyKey,
  keyMissing,
  parameter,
  refuseWith,
} from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'
import { MOST_AT_ONCE, performMany, readMany } from '../batch.ts'
import type { BatchDeed } from '../batch.ts'
import { input } from '../inputs.ts'
import { idOf } from '../reading.ts'
import type { Caller, MentionShown } from '../shapes.ts'

const closed = { additionalProperties: false }

export function workHandlers(parts: ApiHouse) {
  return { ...many(parts), ...templates(parts), ...together(parts) } satisfies Record<
    string,
    Handler
  >
}

const manyBody = Type.Object(
  {
    acts: Type.Array(
      Type.Object(
        {
          matter: Type.String({ maxLength: 40 }),
          act: Type.String({ maxLength: 80 }),
          input: Type.Optional(input),
          seen: Type.Optional(Type.Integer({ minimum: 0 })),
        },
        closed,
      ),
      { minItems: 1, maxItems: MOST_AT_ONCE },
    ),
    /** Only told what would come of it. */
    rehearsal: Type.Optional(Type.Boolean()),
  },
  closed,
)

function many(parts: ApiHouse) {
  const { house } = parts
  return {
    picked: {
      schema: {
        querystring: Type.Object({ numbers: Type.String({ maxLength: 4_000 }) }, closed),
      },
      async handle(request) {
        const { numbers } = request.query as { numbers: string }
        const caller = await deskCaller(parts, request)
        return { matters: await readMany(house, caller, numbers.split(',').filter(Boolean)) }
      },
    },
    actMany: {
      schema: { body: manyBody },
      // Two hundred answers of four thousand characters.
      bodyLimit: 4_194_304,
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const key = idempotencyKey(request)
        if (key === null) return keyMissing(reply)
        const { acts, rehearsal = false } = request.body as {
          acts: readonly (Omit<BatchDeed, 'input'> & Partial<Pick<BatchDeed, 'input'>>)[]
          rehearsal?: boolean
        }
        const deeds = acts.map((one) => ({ ...one, input: one.input ?? {} }))
        const twice = deeds.find(
          (one, index) => deeds.findIndex(({ matter }) => matter === one.matter) !== index,
        )
        if (twice) return refuseWith(reply, { code: 'same_matter_twice', field: 'acts' })
        return { results: await performMany(house, caller, deeds, { key, rehearsal }) }
      },
    },
  } satisfies Record<string, Handler>
}

const templateText = {
  name: Type.String({ maxLength: 400 }),
  body: Type.String({ maxLength: 20_000 }),
}
const version = Type.Integer({ minimum: 1 })

function templates(parts: ApiHouse) {
  const { house } = parts
  const asking = async (request: FastifyRequest) => {
    const { jurisdiction, actor } = await deskCaller(parts, request)
    const org = await house.org(jurisdiction)
    return { db: house.db, jurisdiction, actor, org, now: house.clock.now() }
  }
  return {
    templates: {
      async handle(request) {
        const asked = await asking(request)
        const names = await house.names(asked.jurisdiction)
        const all = await templatesFor(asked)
        return {
          templates: all.map((one) => ({
            ...one,
            unitWords: names.unit(one.unit),
            byWords: names.post(one.proposedBy),
            isOwn: one.unit === asked.actor.unit,
          })),
        }
      },
    },
    addTemplate: {
      schema: { body: Type.Object(templateText, closed) },
      async handle(request, reply) {
        const given = request.body as { name: string; body: string }
        const id = house.random.uuid()
        const done = await proposeTemplate(await asking(request), id, given)
        return answerWith(reply, done, (value) => value)
      },
    },
    changeTemplate: {
      schema: { body: Type.Object({ ...templateText, version }, closed) },
      async handle(request, reply) {
        const given = request.body as { name: string; body: string; version: number }
        const done = await editTemplate(await asking(request), parameter(request, 'id'), given)
        return answerWith(reply, done, (value) => value)
      },
    },
    decideTemplate: {
      schema: {
        body: Type.Object({ state: Type.Enum(['active', 'retired']), version }, closed),
      },
      async handle(request, reply) {
        const given = request.body as { state: 'active' | 'retired'; version: number }
        const done = await decideTemplate(await asking(request), parameter(request, 'id'), given)
        return answerWith(reply, done, (value) => value)
      },
    },
  } satisfies Record<string, Handler>
}

const MOST_MENTIONS = 200

function together(parts: ApiHouse) {
  const { house } = parts
  return {
    mentions: {
      schema: {
        querystring: Type.Object({ unread: Type.Optional(Type.Boolean()) }, closed),
      },
      async handle(request) {
        const { unread = false } = request.query as { unread?: boolean }
        const caller = await deskCaller(parts, request)
        return { mentions: await mentionsShown(parts, caller, unread) }
      },
    },
    markMention: {
      schema: {
        body: Type.Object(
          {
            matter: Type.String({ maxLength: 40 }),
            n: Type.Integer({ minimum: 1 }),
            read: Type.Boolean(),
          },
          closed,
        ),
      },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const { matter, n, read } = request.body as { matter: string; n: number; read: boolean }
        const { jurisdiction, actor } = caller
        const id = await idOf(house, caller, matter)
        const marked =
          id !== null &&
          (await markMention(house.db, jurisdiction, actor.post, { matter: id, n, read }))
        return marked ? { read } : refuseWith(reply, { code: 'not_found' })
      },
    },
    presence: {
      schema: {
        body: Type.Object(
          {
            tab: Type.String({ pattern: '^[A-Za-z0-9_-]{8,64}$' }),
            writing: Type.Boolean(),
            leave: Type.Optional(Type.Boolean()),
          },
          closed,
        ),
      },
      async handle(request, reply) {
        const caller = await deskCaller(parts, request)
        const { jurisdiction, actor } = caller
        const matter = await idOf(house, caller, parameter(request, 'id'))
        if (matter === null) return refuseWith(reply, { code: 'not_found' })
        const {
          tab,
          writing,
          leave = false,
        } = request.body as {
          tab: string
          writing: boolean
          leave?: boolean
        }
        const { person, post } = actor
        if (leave) {
          await leaveMatter(house.db, jurisdiction, { matter, tab, person })
          return { others: [] }
        }
        const window = { matter, tab, person, post, writing }
        const others = await openHere(house.db, jurisdiction, window, house.clock.now())
        const [names, org] = await Promise.all([house.names(jurisdiction), house.org(jurisdiction)])
        return {
          others: others.map(({ post: of, writing: writes, own }) => ({
            post: names.post(of),
            unit: names.unit(org.posts.get(of)?.unit ?? ''),
            writing: writes,
            own,
          })),
        }
      },
    },
    /** Where residents look after their own matter, for the letter: address and code, no receipt. */
    letterhead: {
      async handle(request) {
        const { jurisdiction } = await deskCaller(parts, request)
        const origin = parts.publicUrl ?? `${request.protocol}://${request.host}`
        const my = `${origin.replace(/\/$/u, '')}/my`
        const { units } = await house.org(jurisdiction)
        const city = [...units.values()].find((one) => one.parent === null)
        return { my, qr: qrPicture(my), city: city?.name ?? null }
      },
    },
  } satisfies Record<string, Handler>
}

async function mentionsShown(
  { house }: ApiHouse,
  { jurisdiction, actor }: Caller,
  unread: boolean,
): Promise<readonly MentionShown[]> {
  const [found, names] = await Promise.all([
    mentionsOf(house, jurisdiction, actor, { unread, limit: MOST_MENTIONS }),
    house.names(jurisdiction),
  ])
  return found.map(({ number, title, n, at, read, words, by, kind, state }) => ({
    number,
    title,
    n,
    at,
    read,
    words,
    post: by.post === undefined ? null : names.post(by.post),
    unit: by.unit === undefined ? null : names.unit(by.unit),
    state: house.kinds.get(kind)?.states[state]?.words ?? { zh: state, en: state },
  }))
}
