/**
 * What `/api/v1` answers with, as the document tells it. The house may say more one day: whoever
 * reads an answer looks away from what it does not know. A test holds real answers to these.
 */
import { Type } from 'typebox'
import type { OpenApiDocument } from '../openapi.ts'
import type { JsonSchema } from '../schema.ts'

const text = Type.String()
const instant = Type.String({ format: 'date-time' })
const words = Type.Object({ zh: text, en: text })
const orNull = (schema: object) => Type.Unsafe({ anyOf: [schema, { type: 'null' }] })
const named = Type.Object({ id: text, words })
const coded = Type.Object({ code: text, words })

const refusal = Type.Object({
  code: Type.String({ description: '不变的代码 · stable' }),
  field: Type.Optional(text),
  params: Type.Optional(Type.Object({})),
  words: Type.Optional(words),
})

const line = Type.Object({
  id: text,
  number: text,
  title: text,
  kind: named,
  state: Type.Object({ id: text, words, counts: text, final: Type.Boolean() }),
  category: orNull(named),
  division: orNull(named),
  unit: orNull(named),
  door: named,
  sealed: Type.Boolean(),
  seconded: Type.Integer(),
  openedAt: instant,
  changedAt: instant,
  excerpt: orNull(text),
  duty: orNull(
    Type.Object({
      role: words,
      holder: words,
      acts: Type.Array(words),
      due: orNull(instant),
      late: Type.Boolean(),
    }),
  ),
})

const page = Type.Object({
  lines: Type.Array(line),
  next: Type.Unsafe({
    anyOf: [{ type: 'string' }, { type: 'null' }],
    description: '下一页的 after · `after` of the next page',
  }),
})

const matter = Type.Object({
  id: text,
  number: text,
  kind: Type.Object({ name: text, words }),
  n: Type.Integer({ description: '作为下一动作的 seen · `seen` of the next act' }),
  door: text,
  openedAt: instant,
  openedOn: Type.String({ format: 'date' }),
  changedAt: instant,
  title: text,
  text,
  place: orNull(text),
  category: orNull(coded),
  division: orNull(coded),
  state: Type.Object({
    name: text,
    words,
    resident: words,
    counts: text,
    final: Type.Boolean(),
  }),
  sealed: Type.Boolean(),
  seconded: Type.Integer(),
  urged: Type.Integer(),
  asks: Type.Array(text),
  answers: Type.Array(Type.Unknown()),
  duties: Type.Array(
    Type.Object({
      key: text,
      role: words,
      holder: words,
      acts: Type.Array(Type.Object({ name: text, words })),
      clock: words,
      since: instant,
      due: orNull(instant),
      rule: text,
      mine: Type.Boolean(),
    }),
  ),
  course: Type.Array(
    Type.Object({
      n: Type.Integer(),
      act: text,
      at: instant,
      who: Type.Object({ as: text, words }),
      words,
      values: Type.Array(Type.Object({ name: text, label: words, value: words })),
    }),
  ),
  acts: Type.Array(
    Type.Object({
      name: text,
      words,
      fields: Type.Object({}),
      refusal: orNull(refusal),
    }),
  ),
  unanswered: Type.Array(Type.Integer()),
  related: Type.Array(Type.Object({ type: text, words, way: text, number: text, title: text })),
})

const kinds = Type.Object({
  kinds: Type.Array(
    Type.Object({
      name: text,
      version: Type.Integer(),
      words,
      states: Type.Array(Type.Object({ name: text, words, counts: text, final: Type.Boolean() })),
      acts: Type.Array(Type.Object({ name: text, words, to: Type.Array(text) })),
      openings: Type.Array(Type.Object({ name: text, words, refusal: orNull(refusal) })),
    }),
  ),
})

const opened = Type.Object({
  id: text,
  number: text,
  receipt: orNull(text),
  repeated: Type.Boolean(),
  duplicate: Type.Boolean(),
})

const acted = Type.Object({
  n: orNull({ type: 'integer' }),
  repeated: Type.Boolean(),
  matter: Type.Unsafe({
    anyOf: [{ $ref: '#/components/schemas/Matter' }, { type: 'null' }],
    description: '空：该动作之后不再可见 · null: no longer to be seen after the act',
  }),
})

export const ANSWERS: Readonly<Record<string, object>> = {
  Refused: Type.Object({ refusal }),
  Page: page,
  Matter: matter,
  Kinds: kinds,
  Opened: opened,
  Acted: acted,
}

const REFUSED = {
  400: '请求读不懂 · it cannot be read',
  404: '没有，或不给看 · not there, or not to be seen',
  409: '同时有人改动 · changed meanwhile',
  422: '规则不允许 · refused by a rule',
} as const

/** The document with the answers of each of its paths. Pure. */
export function withAnswers(document: OpenApiDocument): OpenApiDocument {
  return {
    ...document,
    paths: Object.fromEntries(
      Object.entries(document.paths ?? {}).map(([path, item]) => [
        path,
        Object.fromEntries(
          Object.entries(item).map(([method, operation]) => {
            const name = answerOf(path, method)
            if (name === null) return [method, operation]
            return [method, { ...(operation as object), responses: responsesOf(name, method) }]
          }),
        ),
      ]),
    ),
    components: {
      ...document.components,
      schemas: { ...document.components?.schemas, ...ANSWERS },
    },
  }
}

function answerOf(path: string, method: string): string | null {
  if (path.includes('/acts/')) return 'Acted'
  if (path.endsWith('/kinds')) return 'Kinds'
  if (path.endsWith('/matters')) return method === 'post' ? 'Opened' : 'Page'
  return path.endsWith('/matters/{id}') ? 'Matter' : null
}

function responsesOf(name: string, method: string): JsonSchema {
  const told = (schema: string, description: string) => {
    const reference = { $ref: `#/components/schemas/${schema}` }
    return { description, content: { 'application/json': { schema: reference } } }
  }
  const refused = Object.entries(REFUSED).filter(([status]) => method === 'post' || status < '405')
  return {
    200: told(name, '如下 · as follows'),
    ...Object.fromEntries(refused.map(([status, why]) => [status, told('Refused', why)])),
  }
}
