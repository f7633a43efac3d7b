/**
 * Free texts of an event's input, apart from the rest of it. They are sealed under the matter's key; in
 * their places empty texts stay, so that the event still says what was filled in once they are erased.
 */
import type { Field, Fields, Input, Json } from '../kernel/index.ts'

export interface Parted {
  /** What was chosen, counted and dated; every free text is empty. */
  readonly plain: Input
  /** The texts, in the shape of the input; null: there are none. */
  readonly texts: Json | null
}

/** `fields` of the act, as declared; without them every text counts as free. */
export function partTexts(fields: Fields | undefined, input: Input): Parted {
  const parted = Object.entries(input).map(
    ([name, value]) => [name, partValue(fields && own(fields, name), value)] as const,
  )
  const texts = parted.flatMap(([name, one]) => (one.texts === null ? [] : [[name, one.texts]]))
  return {
    plain: Object.fromEntries(parted.map(([name, { plain }]) => [name, plain])),
    texts: texts.length === 0 ? null : (Object.fromEntries(texts) as Json),
  }
}

/** An input may be named like something that every object has. */
function own<T>(all: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined
}

type PartedValue = { readonly plain: Json; readonly texts: Json | null }

function partValue(field: Field | undefined, value: Json): PartedValue {
  if (typeof value === 'string')
    return field === undefined || field.type === 'text'
      ? { plain: '', texts: value }
      : { plain: value, texts: null }
  if (isList(value)) {
    const parted = value.map((item) => partItem(field, item))
    const hasTexts = parted.some(({ texts }) => texts !== null)
    return {
      plain: parted.map(({ plain }) => plain),
      texts: hasTexts ? parted.map(({ texts }) => texts) : null,
    }
  }
  return isObject(value) ? partTexts(undefined, value) : { plain: value, texts: null }
}

function partItem(field: Field | undefined, item: Json): PartedValue {
  if (field?.type === 'list') return partValue(field.of, item)
  const isGroup = field?.type === 'each_ask' || field?.type === 'groups'
  if (isGroup && isObject(item)) return partTexts(field.fields, item)
  // Ids of files, units, posts: no texts.
  return field === undefined ? partValue(undefined, item) : { plain: item, texts: null }
}

/** The input as it was. */
export function withTexts(plain: Input, texts: Json | null): Input {
  return laidOver(plain, texts) as Input
}

function laidOver(plain: Json, texts: Json | null): Json {
  if (texts === null) return plain
  if (isList(plain) && isList(texts))
    return plain.map((item, index) => laidOver(item, texts[index] ?? null))
  if (isObject(plain) && isObject(texts))
    return Object.fromEntries(
      Object.entries(plain).map(([name, value]) => [
        name,
        laidOver(value, own(texts, name) ?? null),
      ]),
    )
  return texts
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
