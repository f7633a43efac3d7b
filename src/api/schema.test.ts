import { describe, expect, it } from 'vitest'
import { choice, day, eachAsk, list, readInput, reference, text, yesNo } from '../kernel/index.ts'
import { KINDS } from '../kinds/index.ts'
import { withActs } from './openapi.ts'
import { inputSchema } from './schema.ts'

const label = { zh: '名', en: 'Name' }

describe('inputSchema', () => {
  it('says what readInput asks for, and nothing more', () => {
    const fields = {
      words: text(label, { min: 2, max: 5 }),
      size: choice(label, { small: label, big: label }),
      when: day(label, { optional: true }),
      sure: yesNo(label, { optional: true }),
      unit: reference('unit', label, { optional: true }),
      asks: list(label, text(label, { max: 9 }), { max: 3, optional: true }),
    }
    const schema = inputSchema(fields)
    expect(schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['words', 'size'],
      properties: {
        words: { type: 'string', minLength: 2, maxLength: 5, title: '名 · Name' },
        size: { enum: ['small', 'big'] },
        when: { format: 'date' },
        sure: { type: 'boolean' },
        unit: { 'x-reference': 'unit' },
        asks: { type: 'array', minItems: 1, maxItems: 3, items: { maxLength: 9 } },
      },
    })
    expect(readInput(fields, { words: '路灯', size: 'big' }).ok).toBe(true)
    expect(readInput(fields, { size: 'big' }).ok).toBe(false)
  })

  it('asks for one group of values for each ask', () => {
    const schema = inputSchema({ answers: eachAsk(label, { text: text(label) }) })
    expect(schema).toMatchObject({
      properties: { answers: { type: 'array', items: { required: ['text'] } } },
    })
  })

  it('leaves out `required` where nothing is: an empty list is no valid schema of draft 4 readers', () => {
    expect(inputSchema({})).not.toHaveProperty('required')
  })
})

describe('withActs', () => {
  const document = withActs(
    {
      paths: {
        '/api/v1/matters': { post: {}, get: {} },
        '/api/v1/matters/{id}/acts/{act}': {
          post: { parameters: [{ name: 'id' }, { name: 'act' }] },
        },
      },
    },
    new Map(KINDS.map((kind) => [kind.name, kind])),
  )

  it('has a path for each act that an official could do, and none for the system', () => {
    const acts = Object.entries(KINDS[0]?.acts ?? {}).filter(([, act]) => act.from !== 'new')
    for (const [name, act] of acts) {
      const isOfficials = act.by.some((role) =>
        ['bound', 'power', 'official'].includes(KINDS[0]?.roles[role]?.is ?? ''),
      )
      const path = document.paths?.[`/api/v1/matters/{id}/acts/${name}`]
      expect(path !== undefined, name).toBe(isOfficials)
    }
    expect(document.paths).not.toHaveProperty('/api/v1/matters/{id}/acts/{act}')
  })

  it('names no schema that is not there', () => {
    const written = JSON.stringify(document)
    const names = [...written.matchAll(/#\/components\/schemas\/([\w.]+)/gu)].map(
      (found) => found[1],
    )
    expect(names.length).toBeGreaterThan(20)
    for (const name of names) expect(document.components?.schemas).toHaveProperty([name ?? ''])
  })
})
