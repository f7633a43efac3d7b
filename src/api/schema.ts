/** From the fields an act declares to the JSON schema that the API documents. Pure. */
import type { Field, Fields, Words } from '../kernel/index.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

/** The schema of an act's input: unknown names are refused, as readInput refuses them. */
export function inputSchema(fields: Fields): JsonSchema {
  const entries = Object.entries(fields)
  const required = entries.filter(([, field]) => !field.optional).map(([name]) => name)
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(entries.map(([name, field]) => [name, fieldSchema(field)])),
    ...(required.length > 0 ? { required } : {}),
  }
}

export function fieldSchema(field: Field): JsonSchema {
  return { title: spoken(field.label), ...described(field), ...valueSchema(field) }
}

function valueSchema(field: Field): JsonSchema {
  switch (field.type) {
    case 'text':
      return { type: 'string', minLength: field.min, maxLength: field.max }
    case 'choice':
      return {
        type: 'string',
        enum: Object.keys(field.options),
        'x-enum-words': Object.fromEntries(
          Object.entries(field.options).map(([value, words]) => [value, spoken(words)]),
        ),
      }
    case 'yes_no':
      return { type: 'boolean' }
    case 'day':
      return { type: 'string', format: 'date' }
    case 'number':
      return {
        type: 'number',
        minimum: field.min,
        maximum: field.max,
        multipleOf: 10 ** -field.decimals,
      }
    case 'files':
      return {
        type: 'array',
        items: { type: 'string', format: 'uuid' },
        maxItems: field.max,
        description: 'ids from POST /api/v1/files',
      }
    case 'list':
      return {
        type: 'array',
        items: valueSchema(field.of),
        minItems: field.min,
        maxItems: field.max,
      }
    case 'several':
      return {
        type: 'array',
        items: { type: 'string', maxLength: 80, 'x-reference': field.of },
        maxItems: field.max,
        uniqueItems: true,
      }
    case 'groups':
      return {
        type: 'array',
        minItems: field.min,
        maxItems: field.max,
        items: inputSchema(field.fields),
      }
    case 'each_ask':
      return { type: 'array', maxItems: 50, items: inputSchema(field.fields) }
    default:
      return {
        type: 'string',
        maxLength: 80,
        'x-reference': field.type,
      }
  }
}

function described(field: Field): JsonSchema {
  const hint = field.hint ? spoken(field.hint) : ''
  const note =
    field.type === 'each_ask' ? '每项请求一组，按顺序 · one group for each ask, in order' : ''
  const description = [hint, note].filter(Boolean).join(' ')
  return description === '' ? {} : { description }
}

function spoken({ zh, en }: Words): string {
  return `${zh} · ${en}`
}
