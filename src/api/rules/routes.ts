/** Limits and categories as the city has them, and how the system administrator changes them. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { dayOf, refuse } from '../../kernel/index.ts'
import type { Result, Term } from '../../kernel/index.ts'
import { cameInByDoor, DOOR_WORDS } from '../../matters/index.ts'
import type { Handler } from '../../platform/http.ts'
import type { Queryable } from '../../platform/database.ts'
import {
  calendarNotices,
  changeCap,
  changeLimit,
  changesOf,
  endCategory,
  endDuty,
  endLimit,
  importCalendar,
  LIMIT_CLASSES,
  parseNotice,
  setCategory,
  setChannel,
  setDuty,
  setGroup,
} from '../../rules/index.ts'
import type {
  Cap,
  Category,
  Changing,
  Channel,
  Group,
  NewDuty,
  NewLimit,
  RuleChange,
} from '../../rules/index.ts'
import { answerWith, deskCaller } from '../answers/routes.ts'
import type { ApiHouse } from '../answers/routes.ts'

const text = (most: number, least = 1) => Type.String({ minLength: least, maxLength: most })
const words = Type.Object({ zh: text(500), en: text(500, 0) }, { additionalProperties: false })
const maybe = Type.Union([text(80), Type.Null()])

/** A new category comes after all that are there. */
const LAST = 9_999

/** From which day, and why: no rule changes without both. */
export const changing = { from: text(10), reason: text(500) }

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

const capBody = Type.Object(
  { name: text(80), value: Type.Number(), basis: words, ...changing },
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

const groupBody = Type.Object(
  { code: text(80), name: words, ...changing },
  { additionalProperties: false },
)

const channelBody = Type.Object(
  {
    code: text(80),
    kind: Type.Enum(['emergency', 'statutory']),
    name: words,
    phone: Type.Union([text(40), Type.Null()]),
    what: words,
    url: Type.Union([Type.String({ pattern: '^https://', maxLength: 300 }), Type.Null()]),
    ...changing,
  },
  { additionalProperties: false },
)

const level = Type.Integer({ minimum: 1, maximum: 3 })

const dutyBody = Type.Object(
  { category: text(80), level, unitFunction: text(80), unit: maybe, basis: words, ...changing },
  { additionalProperties: false },
)

const calendarBody = Type.Object(
  {
    year: Type.Integer({ minimum: 1949, maximum: 2200 }),
    paper: text(200),
    issued: Type.String({ pattern: String.raw`^\d{4}-\d{2}-\d{2}$` }),
    /** A span of days on each line; a made-up working day begins with +. */
    days: text(4000),
  },
  { additionalProperties: false },
)

interface CalendarBody {
  readonly year: number
  readonly paper: string
  readonly issued: string
  readonly days: string
}

interface Scoped {
  readonly clock: string
  readonly scope: string
}

export interface ChangingBody {
  readonly from: string
  readonly reason: string
}

export function rulesHandlers(parts: ApiHouse) {
  return {
    rules: {
      async handle(request) {
        const { jurisdiction } = await deskCaller(parts, request)
        const { limits, caps, categories, groups, channels, day, version, dutiesFor } =
          await parts.house.rules(jurisdiction)
        const shown = { limits, caps, groups, channels, day, version }
        return { ...shown, categories, duties: categories.flatMap(({ code }) => dutiesFor(code)) }
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
    changeCap: changeHandler(parts, capBody, (tx, jurisdiction, body, change) => {
      const { name, value, basis } = body as ChangingBody & Pick<Cap, 'name' | 'value' | 'basis'>
      return changeCap(tx, jurisdiction, { name, value, basis }, change)
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
    setGroup: changeHandler(parts, groupBody, async (tx, jurisdiction, body, change) => {
      const { code, name } = body as ChangingBody & Pick<Group, 'code' | 'name'>
      const { groups } = await parts.house.rules(jurisdiction)
      const position = groups.find((one) => one.code === code)?.position ?? LAST
      return setGroup(tx, jurisdiction, { code, name, position }, change)
    }),
    setChannel: changeHandler(parts, channelBody, async (tx, jurisdiction, body, change) => {
      const {
        from: _from,
        reason: _reason,
        ...given
      } = body as ChangingBody & Omit<Channel, 'position'>
      const known = (await parts.house.rules(jurisdiction)).channel(given.code)
      return setChannel(tx, jurisdiction, { ...given, position: known?.position ?? LAST }, change)
    }),
    setDuty: changeHandler(parts, dutyBody, async (tx, jurisdiction, body, change) => {
      const { from: _from, reason: _reason, ...given } = body as ChangingBody & NewDuty
      const rules = await parts.house.rules(jurisdiction)
      if (!rules.category(given.category)) return refuse('no_such_category', { field: 'category' })
      const { units } = await parts.house.org(jurisdiction)
      return given.unit !== null && !units.has(given.unit)
        ? refuse('no_such_unit', { field: 'unit' })
        : setDuty(tx, jurisdiction, given, change)
    }),
    endDuty: changeHandler(
      parts,
      Type.Object({ category: text(80), level, ...changing }, { additionalProperties: false }),
      (tx, jurisdiction, body, change) =>
        endDuty(
          tx,
          jurisdiction,
          body as ChangingBody & Pick<NewDuty, 'category' | 'level'>,
          change,
        ),
    ),
    doors: {
      async handle(request) {
        const { jurisdiction } = await deskCaller(parts, request)
        const { db, clock } = parts.house
        const month = new Date(Date.parse(clock.now()) - 30 * 86_400_000).toISOString()
        const since = dayOf(month)
        return { since, words: DOOR_WORDS, doors: await cameInByDoor(db, jurisdiction, since) }
      },
    },
    calendars: {
      async handle() {
        return { notices: await calendarNotices(parts.house.db) }
      },
    },
    importCalendar: {
      schema: { body: calendarBody },
      async handle(request, reply) {
        const { year, paper, issued, days } = request.body as CalendarBody
        const title = `国务院办公厅关于${year}年部分节假日安排的通知`
        const read = parseNotice(year, days)
        const done = read.ok
          ? await parts.house.db.transaction((tx) =>
              importCalendar(tx, { year, paper, title, issued, ...read.value }),
            )
          : read
        return answerWith(reply, done, ({ version }) => ({ year, version }))
      },
    },
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

export function changeHandler(parts: ApiHouse, body: object, work: Work): Handler {
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
