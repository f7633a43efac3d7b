/** Fills the placeholders of a text from a matter. What the matter does not say stays open, to be seen. */
import type { Values } from '../lib/draft.ts'
import type { Fields } from '../../src/kernel/index.ts'

export interface Fillable {
  readonly number: string
  readonly title: string
  readonly place: string | null
  readonly category: { readonly zh: string; readonly en: string } | null
  readonly unit?: { readonly zh: string; readonly en: string } | null
  readonly asks: readonly string[]
}

/** The names a template may use; each in both languages, so that nobody has to switch keyboards. */
export const PLACEHOLDERS = [
  ['title', '标题'],
  ['number', '编号'],
  ['place', '地点'],
  ['category', '类别'],
  ['unit', '单位'],
  ['asks', '请求'],
  ['ask', '本项请求'],
] as const

export function fill(text: string, matter: Fillable, language: 'zh' | 'en', ask?: number): string {
  const asks =
    matter.asks.length < 2
      ? matter.asks.join('')
      : matter.asks
          .map((one, index) => `${index + 1}. ${one}`)
          .join(language === 'zh' ? '；' : '; ')
  const known: Readonly<Record<string, string | null | undefined>> = {
    title: matter.title,
    number: matter.number,
    place: matter.place,
    category: matter.category?.[language],
    unit: matter.unit?.[language],
    asks,
    ask:
      ask === undefined
        ? matter.asks.length === 1
          ? matter.asks[0]
          : undefined
        : matter.asks[ask],
  }
  return text.replaceAll(/\{([^{}\n]{1,20})\}/gu, (whole, name: string) => {
    const key = PLACEHOLDERS.find((names) =>
      (names as readonly string[]).includes(name.trim()),
    )?.[0]
    const value = key === undefined ? undefined : known[key]
    return value === undefined || value === null || value === '' ? whole : value
  })
}

/** The values of a form for one matter out of those that are the same for all. */
export function fillValues(
  fields: Fields,
  values: Values,
  matter: Fillable,
  language: 'zh' | 'en',
  ask?: number,
): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = fields[name]
      if (field?.type === 'each_ask') {
        // One group for all: each ask of each matter gets it, filled with its own words.
        const [group = {}] = (Array.isArray(value) ? value : []) as readonly Values[]
        return [
          name,
          matter.asks.map((_, index) => fillValues(field.fields, group, matter, language, index)),
        ]
      }
      return [
        name,
        field?.type === 'text' && typeof value === 'string'
          ? fill(value, matter, language, ask)
          : value,
      ]
    }),
  )
}
