/** What the three administrators do, each their own part. Nobody of them sees a matter. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Power, Result } from '../../kernel/index.ts'
import { POWERS, refuse } from '../../kernel/index.ts'
import type { Handler } from '../../platform/http.ts'
import { disableAccount, inviteAccount, issuePass, resetAccount } from '../account-changes.store.ts'
import { readAccounts } from '../accounts.store.ts'
import { readAdminLog } from '../change.store.ts'
import type { Administration } from '../change.store.ts'
import { addKey, appoint, endHolding, endKey, readKeys, setPowers } from '../rights.store.ts'
import { answer, body, presentSession, text } from '../routes.ts'
import type { OrgHouse } from '../routes.ts'
import {
  addPerson,
  addPost,
  addUnit,
  changePost,
  changeUnit,
  endPost,
  endUnit,
  readPeople,
  renamePerson,
} from '../structure.store.ts'
import type { NewPost, NewUnit, PostFacts, UnitFacts } from '../structure.store.ts'

/** What gives rights asks that password and code were given within this time (ASVS 7.5.3). */
const FRESH_MS = 30 * 60_000

interface Asked {
  readonly admin: Administration
  readonly id: string
  readonly body: unknown
}

type Work = (asked: Asked) => Promise<Result<unknown>>

export function adminHandlers(house: OrgHouse) {
  return {
    ...reading(house),
    ...structureHandlers((schema, work) => handler(house, work, schema)),
    ...rightsHandlers((schema, work) => handler(house, fresh(house, work), schema)),
    ...accountHandlers(house),
  } satisfies Record<string, Handler>
}

type Make = (schema: object | null, work: Work) => Handler

const name = text(200)
const id = text(64)
const level = Type.Integer({ minimum: 1, maximum: 3 })
const parent = Type.Union([id, Type.Null()])
const powers = Type.Array(Type.Enum([...POWERS]), { maxItems: POWERS.length, uniqueItems: true })

function structureHandlers(make: Make) {
  const unit = { parent, level, nameZh: name, nameEn: name }
  const post = { unit: id, titleZh: name, titleEn: name }
  return {
    addUnit: make(body({ ...unit, externalId: Type.Optional(id) }), ({ admin, body: given }) =>
      identified(addUnit(admin, given as NewUnit)),
    ),
    changeUnit: make(body(optional(unit)), ({ admin, id: which, body: given }) =>
      changeUnit(admin, which, given as Partial<UnitFacts>),
    ),
    endUnit: make(null, ({ admin, id: which }) => endUnit(admin, which)),
    addPost: make(body(post), ({ admin, body: given }) =>
      identified(addPost(admin, given as NewPost)),
    ),
    changePost: make(body(optional(post)), ({ admin, id: which, body: given }) =>
      changePost(admin, which, given as Partial<PostFacts>),
    ),
    endPost: make(null, ({ admin, id: which }) => endPost(admin, which)),
    addPerson: make(body({ name }), ({ admin, body: given }) =>
      identified(addPerson(admin, given as { name: string })),
    ),
    renamePerson: make(body({ name }), ({ admin, id: which, body: given }) =>
      renamePerson(admin, which, (given as { name: string }).name),
    ),
  }
}

function rightsHandlers(make: Make) {
  return {
    setPowers: make(body({ powers }), ({ admin, id: which, body: given }) =>
      setPowers(admin, which, (given as { powers: Power[] }).powers),
    ),
    appoint: make(body({ person: id, post: id }), ({ admin, body: given }) =>
      identified(appoint(admin, given as { person: string; post: string })),
    ),
    endHolding: make(null, ({ admin, id: which }) => endHolding(admin, which)),
    addKey: make(body({ unit: id, label: name, powers }), ({ admin, body: given }) =>
      addKey(admin, given as { unit: string; label: string; powers: Power[] }),
    ),
    endKey: make(null, ({ admin, id: which }) => endKey(admin, which)),
    disableAccount: make(null, ({ admin, id: which }) => disableAccount(admin, which)),
    resetAccount: make(null, ({ admin, id: which }) => coded(resetAccount(admin, which))),
    issuePass: make(null, ({ admin, id: which }) => coded(issuePass(admin, which))),
  }
}

function accountHandlers(house: OrgHouse) {
  const schema = body({ person: id, login: text(64) })
  const invite: Work = ({ admin, body: given }) =>
    inviteAccount(admin, given as { person: string; login: string })
  return { inviteAccount: handler(house, fresh(house, invite), schema) }
}

function reading(house: OrgHouse) {
  return {
    /** The tree with who holds what: for the system and the security administrator. */
    structure: {
      async handle(request) {
        const { org } = await presentSession(house, request)
        const people = await readPeople(house.db, org.jurisdiction)
        return {
          units: [...org.units.values()],
          posts: [...org.posts.values()],
          holdings: [...org.holdings.values()],
          people,
        }
      },
    },
    accounts: {
      async handle(request) {
        const { jurisdiction } = await presentSession(house, request)
        return { accounts: await readAccounts(house.db, jurisdiction) }
      },
    },
    keys: {
      async handle(request) {
        const { jurisdiction } = await presentSession(house, request)
        return { keys: await readKeys(house.db, jurisdiction, house.clock.now()) }
      },
    },
    log: {
      schema: { querystring: Type.Object({ before: Type.Optional(Type.Integer({ minimum: 1 })) }) },
      async handle(request) {
        const { jurisdiction } = await presentSession(house, request)
        const { before = null } = request.query as { before?: number }
        return { entries: await readAdminLog(house.db, jurisdiction, before) }
      },
    },
  } satisfies Record<string, Handler>
}

function handler(house: OrgHouse, work: Work | GuardedWork, schema: object | null): Handler {
  return {
    ...(schema && { schema }),
    async handle(request: FastifyRequest, reply: FastifyReply) {
      const { db, clock } = house
      const { actor, jurisdiction, provenAt } = await presentSession(house, request)
      if (!actor) throw new Error('the route admits somebody without a post')
      const admin: Administration = { db, jurisdiction, now: clock.now(), by: actor }
      const { id: which = '' } = request.params as { id?: string }
      return answer(reply, await work({ admin, id: which, body: request.body ?? {} }, provenAt))
    },
  }
}

type GuardedWork = (asked: Asked, provenAt: string) => Promise<Result<unknown>>

function fresh(house: OrgHouse, work: Work): GuardedWork {
  return async (asked, provenAt) => {
    const age = Date.parse(house.clock.now()) - Date.parse(provenAt)
    return age > FRESH_MS ? refuse('prove_again') : work(asked)
  }
}

function optional<T extends Record<string, Parameters<typeof Type.Optional>[0]>>(properties: T) {
  return Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => [key, Type.Optional(schema)]),
  )
}

async function identified(made: Promise<Result<string>>): Promise<Result<{ id: string }>> {
  const result = await made
  return result.ok ? { ok: true, value: { id: result.value } } : result
}

async function coded(made: Promise<Result<string>>): Promise<Result<{ code: string }>> {
  const result = await made
  return result.ok ? { ok: true, value: { code: result.value } } : result
}
