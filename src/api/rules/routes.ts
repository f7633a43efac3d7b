/** Limits and categories as the city has them, and how the system administrator changes them. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { dayOf } from '../../kernel/index.ts'
import type { Result, Term } from '../../kernel/index.ts'
import type { Handler } from '../../platform/http.ts'
import type { Queryable } from '../../platform/database.ts'
import {
  changeLimit,
  changesOf,
  endCategory,
  endLimit,
  LIMIT_CLASSES,
  setCategory,
} from '../../rules/index.ts'
import type { Category, Changing, NewLimit, RuleChange } from '../../rules/index.ts'
import { answerWith, deskCaller } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'

const text = (most: number, least = 1) => Type.String({ minLength: least, maxLength: most })
const words = Type.Object({ zh: text(500), en: text(500, 0) }, { additionalProperties: false })
const maybe = Type.Union([text(80), Type.Null()])

/** A new category comes after all that are there. */
const LAST = 9_999

/** From which day, and why: no rule changes without both. */
const changing = { from: text(10), reason: text(500) }

const limitBody = Type.Object(
  {
    clock: text(80),
    scope: text(120, 0),
    amount: Type.Integer(),
    unit: text(20),
    basis: words,
    ...changing,
  },
  { additionalProperties: false },
)

const categoryBody = Type.Object(
  {
    code: text(80),
    group: text(80),
    name: words,
    description: words,
    keywords: Type.Array(text(40), { maxItems: 50 }),
    topic: maybe,
    small: Type.Boolean(),
    checkRequired: Type.Boolean(),
    sealed: Type.Boolean(),
    limitClass: Type.Enum([...LIMIT_CLASSES]),
    channel: maybe,
    ...changing,
  },
  { additionalProperties: false },
)

interface Scoped {
  readonly clock: string
  readonly scope: string
}

interface ChangingBody {
  readonly from: string
  readonly reason: string
}

export function rulesHandlers(parts: ApiHouse) {
  return {
    rules: {
      async handle(request) {
        const { jurisdiction } = await deskCaller(parts, request)
        const { limits, categories, groups, channels, day, version } =
          await parts.house.rules(jurisdiction)
        return { limits, categories, groups, channels, day, version }
      },
    },
    ruleChanges: {
      async handle(request) {
        const { jurisdiction } = await deskCaller(parts, request)
        return { changes: await changesOf(parts.house.db, jurisdiction) }
      },
    },
    changeLimit: changeHandler(parts, limitBody, (tx, jurisdiction, body, change) => {
      const { clock, scope, amount, unit, basis } = body as ChangingBody & {
        clock: string
        scope: string
        amount: number
        unit: Term['unit']
        basis: NewLimit['basis']
      }
      const limit = { clock, scope, basis, term: { amount, unit } }
      return changeLimit(tx, jurisdiction, limit, change)
    }),
    endLimit: changeHandler(
      parts,
      Type.Object(
        { clock: text(80), scope: text(120, 0), ...changing },
        { additionalProperties: false },
      ),
      (tx, jurisdiction, body, change) =>
        endLimit(tx, jurisdiction, body as ChangingBody & Scoped, change),
    ),
    setCategory: changeHandler(parts, categoryBody, async (tx, jurisdiction, body, change) => {
      const {
        from: _from,
        reason: _reason,
        ...given
      } = body as ChangingBody & Omit<Category, 'position'>
      const known = (await parts.house.rules(jurisdiction)).category(given.code)
      return setCategory(tx, jurisdiction, { ...given, position: known?.position ?? LAST }, change)
    }),
    endCategory: changeHandler(
      parts,
      Type.Object({ code: text(80), ...changing }, { additionalProperties: false }),
      (tx, jurisdiction, body, change) =>
        endCategory(tx, jurisdiction, (body as ChangingBody & { code: string }).code, change),
    ),
  } satisfies Record<string, Handler>
}

type Work = (
  tx: Queryable,
  jurisdiction: number,
  body: ChangingBody,
  change: Changing,
) => Promise<Result<RuleChange>>

function changeHandler(parts: ApiHouse, body: object, work: Work): Handler {
  return {
    schema: { body },
    async handle(request: FastifyRequest, reply) {
      const { house } = parts
      const { jurisdiction, actor } = await deskCaller(parts, request)
      const given = request.body as ChangingBody
      const at = house.clock.now()
      const change = {
        by: actor.post,
        at,
        from: given.from === '' ? dayOf(at) : given.from,
        reason: given.reason,
      }
      const changed = await house.db.transaction((tx) => work(tx, jurisdiction, given, change))
      return answerWith(reply, changed, ({ version, subject, from }) => ({
        version,
        subject,
        from,
      }))
    },
  }
}
