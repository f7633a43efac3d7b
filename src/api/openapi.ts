/**
 * Puts what the kinds declare into the document: one path for each act, its input generated from
 * the act's fields, and one alternative for each act that opens a matter. Pure.
 */
import type { Act, AnyState, Kind } from '../kernel/index.ts'
import { inputSchema } from './schema.ts'
import type { JsonSchema } from './schema.ts'

export interface OpenApiDocument {
  readonly paths?: Readonly<Record<string, JsonSchema>>
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> }
}

const OPEN = '/api/v1/matters'
const ACT = '/api/v1/matters/{id}/acts/{act}'

export function withActs(
  document: OpenApiDocument,
  kinds: ReadonlyMap<string, Kind>,
): OpenApiDocument {
  const acts = [...kinds.values()].flatMap((kind) => actsOf(kind))
  const byName = Map.groupBy(
    acts.filter(({ act }) => act.from !== 'new'),
    ({ name }) => name,
  )
  const { [ACT]: generic, ...paths } = document.paths ?? {}
  const opening = acts.filter(({ act }) => act.from === 'new').map(openingSchema)
  return {
    ...document,
    paths: {
      ...paths,
      ...(paths[OPEN] ? { [OPEN]: withBody(paths[OPEN], { oneOf: opening }) } : {}),
      ...Object.fromEntries(
        [...byName].map(([name, same]) => [
          ACT.replace('{act}', name),
          actPath(generic, name, same),
        ]),
      ),
    },
    components: {
      ...document.components,
      schemas: {
        ...document.components?.schemas,
        ...Object.fromEntries(acts.map((one) => [schemaName(one), inputSchema(one.act.fields)])),
      },
    },
  }
}

interface Named {
  readonly kind: Kind
  readonly name: string
  readonly act: Act<AnyState>
}

/** Acts that somebody with a key could ever do: those of doors, residents and the system are not. */
function actsOf(kind: Kind): readonly Named[] {
  return Object.entries(kind.acts)
    .filter(([, act]) => act.by.some((role) => isForOfficials(kind, role)))
    .map(([name, act]) => ({ kind, name, act }))
}

function isForOfficials(kind: Kind, name: string): boolean {
  const role = kind.roles[name]
  return role?.is === 'bound' || role?.is === 'power' || role?.is === 'official'
}

function schemaName({ kind, name }: Named): string {
  return `${kind.name}.${name}`
}

const reference = (one: Named) => ({ $ref: `#/components/schemas/${schemaName(one)}` })

function openingSchema(one: Named): JsonSchema {
  return {
    type: 'object',
    title: `${one.kind.words.zh} · ${one.act.words.zh}`,
    required: ['kind', 'act', 'input'],
    properties: {
      kind: { const: one.kind.name },
      act: { const: one.name },
      input: reference(one),
      identity: {
        type: 'object',
        properties: Object.fromEntries(
          ['name', 'phone', 'mail', 'address'].map((field) => [field, { type: 'string' }]),
        ),
      },
      external_id: { type: 'string', maxLength: 200 },
    },
  }
}

function actPath(
  generic: JsonSchema | undefined,
  name: string,
  same: readonly Named[],
): JsonSchema {
  const [first] = same
  const inputs = same.map(reference)
  const body = {
    type: 'object',
    required: ['input'],
    properties: {
      input: inputs.length === 1 ? inputs[0] : { anyOf: inputs },
      seen: { type: 'integer', minimum: 0 },
    },
  }
  const words = first?.act.words
  const summary = words ? `${words.zh} · ${words.en}` : name
  return withBody(generic ?? { post: {} }, body, {
    summary,
    operationId: `act_${name}`,
    parameters: parametersWithout(generic, 'act'),
  })
}

function withBody(path: JsonSchema, schema: JsonSchema, more: JsonSchema = {}): JsonSchema {
  const post = (path['post'] ?? {}) as JsonSchema
  const requestBody = { required: true, content: { 'application/json': { schema } } }
  return { ...path, post: { ...post, ...more, requestBody } }
}

function parametersWithout(path: JsonSchema | undefined, name: string): readonly unknown[] {
  const post = path?.['post'] as { parameters?: readonly { name: string }[] } | undefined
  return (post?.parameters ?? []).filter((parameter) => parameter.name !== name)
}
