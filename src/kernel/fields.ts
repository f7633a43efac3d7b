/**
 * What an act needs, declared once. From these declarations come the validation of input, the
 * forms of desk and pages, and the JSON schema of the API.
 */
import { ok, refuse } from './basics.ts'
import type { Result, Words } from './basics.ts'

/** Who reads a value later: the resident (and officials), officials only, or nobody but sealed handlers. */
export type Audience = 'resident' | 'officials' | 'sealed'

interface Common {
  readonly label: Words
  readonly hint?: Words
  readonly optional: boolean
  readonly to: Audience
}

export interface TextField extends Common {
  readonly type: 'text'
  /** Lengths in Unicode code points, after trimming. */
  readonly min: number
  readonly max: number
  readonly lines: boolean
}

export interface ChoiceField extends Common {
  readonly type: 'choice'
  readonly options: Readonly<Record<string, Words>>
}

/** A reference to something the city keeps: checked against the city's data by the shell. */
export interface ReferenceField extends Common {
  readonly type: 'unit' | 'post' | 'category' | 'division' | 'channel' | 'matter'
}

export interface PlainField extends Common {
  readonly type: 'yes_no' | 'day'
}

/** A figure: so many decimals at most, exact as it is written. */
export interface NumberField extends Common {
  readonly type: 'number'
  readonly min: number
  readonly max: number
  readonly decimals: number
}

/** A list of texts, each with the bounds of `of`. */
export interface ListField extends Common {
  readonly type: 'list'
  readonly of: TextField
  readonly min: number
  readonly max: number
}

/** Several of what the city keeps, by id: each once. */
export interface SeveralField extends Common {
  readonly type: 'several'
  readonly of: 'unit' | 'post'
  readonly max: number
}

/** One group of values for each ask of the matter: `{ ask, ...values }`. */
export interface AsksField extends Common {
  readonly type: 'each_ask'
  readonly fields: Fields
}

/** As many groups of values as are needed, each `{ ...values }`: the clauses of a document, say. */
export interface GroupsField extends Common {
  readonly type: 'groups'
  readonly fields: Fields
  readonly min: number
  readonly max: number
}

/** Photos and documents: ids of files that were accepted before the act, each only once. */
export interface FilesField extends Common {
  readonly type: 'files'
  readonly max: number
}

export type Field =
  | TextField
  | ChoiceField
  | ReferenceField
  | PlainField
  | NumberField
  | ListField
  | SeveralField
  | AsksField
  | GroupsField
  | FilesField
export type Fields = Readonly<Record<string, Field>>

export type Input = Readonly<Record<string, Json>>
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json }

type Options = Partial<Pick<Common, 'hint' | 'to' | 'optional'>>

function common(label: Words, options: Options): Common {
  const base = { label, optional: options.optional ?? false, to: options.to ?? 'officials' }
  return options.hint ? { ...base, hint: options.hint } : base
}

export function text(
  label: Words,
  options: Options & { min?: number; max?: number; lines?: boolean } = {},
): TextField {
  return {
    type: 'text',
    ...common(label, options),
    min: options.min ?? 1,
    max: options.max ?? 2000,
    lines: options.lines ?? true,
  }
}

export function choice(
  label: Words,
  values: Readonly<Record<string, Words>>,
  options: Options = {},
): ChoiceField {
  return { type: 'choice', ...common(label, options), options: values }
}

export function reference(
  type: ReferenceField['type'],
  label: Words,
  options: Options = {},
): ReferenceField {
  return { type, ...common(label, options) }
}

export function yesNo(label: Words, options: Options = {}): PlainField {
  return { type: 'yes_no', ...common(label, options) }
}

export function day(label: Words, options: Options = {}): PlainField {
  return { type: 'day', ...common(label, options) }
}

export function number(
  label: Words,
  options: Options & { min?: number; max?: number; decimals?: number } = {},
): NumberField {
  return {
    type: 'number',
    ...common(label, options),
    min: options.min ?? 0,
    max: options.max ?? 1e12,
    decimals: options.decimals ?? 0,
  }
}

export function list(
  label: Words,
  of: TextField,
  options: Options & { min?: number; max?: number } = {},
): ListField {
  return {
    type: 'list',
    ...common(label, options),
    of,
    min: options.min ?? 1,
    max: options.max ?? 20,
  }
}

export function several(
  of: SeveralField['of'],
  label: Words,
  options: Options & { max?: number } = {},
): SeveralField {
  return { type: 'several', ...common(label, options), of, max: options.max ?? 20 }
}

export function eachAsk(label: Words, fields: Fields, options: Options = {}): AsksField {
  return { type: 'each_ask', ...common(label, options), fields }
}

export function groups(
  label: Words,
  fields: Fields,
  options: Options & { min?: number; max?: number } = {},
): GroupsField {
  const { min = 1, max = 50 } = options
  return { type: 'groups', ...common(label, options), fields, min, max }
}

/** At most so many files in one field of one act, unless it says less. */
export const MOST_FILES = 5

/** Never required: nobody who has no camera may be kept from being heard. */
export function files(
  label: Words,
  options: Omit<Options, 'optional'> & { max?: number } = {},
): FilesField {
  return {
    type: 'files',
    ...common(label, { ...options, optional: true }),
    max: options.max ?? MOST_FILES,
  }
}

/** Reads what was sent against the fields: unknown names are refused, texts are normalised (NFC, LF, trimmed). */
export function readInput(fields: Fields, raw: unknown): Result<Input> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return refuse('input_not_an_object')
  const sent = raw as Record<string, unknown>
  const read: Record<string, Json> = {}
  for (const name of Object.keys(sent)) {
    if (!Object.hasOwn(fields, name)) return refuse('unknown_field', { field: name.slice(0, 60) })
  }
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(sent, name) ? sent[name] : undefined
    if (isAbsent(value) || (field.type === 'files' && isEmptyList(value))) {
      if (!field.optional) return refuse('required', { field: name })
      continue
    }
    const result = readValue(field, value, name)
    if (!result.ok) return result
    read[name] = result.value
  }
  return ok(read)
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

function readValue(field: Field, value: unknown, name: string): Result<Json> {
  switch (field.type) {
    case 'text':
      return readText(field, value, name)
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(field.options, value)
        ? ok(value)
        : refuse('not_an_option', { field: name })
    case 'yes_no':
      if (value === true || value === 'yes' || value === 'true') return ok(true)
      if (value === false || value === 'no' || value === 'false') return ok(false)
      return refuse('not_yes_or_no', { field: name })
    case 'day':
      return typeof value === 'string' && isDay(value)
        ? ok(value)
        : refuse('not_a_day', { field: name })
    case 'number':
      return readNumber(field, value, name)
    case 'list':
      return readList(field, value, name)
    case 'several':
      return readSeveral(field, value, name)
    case 'each_ask':
      return readGroups(field.fields, value, name, MOST_ASKS)
    case 'groups':
      return Array.isArray(value) && value.length < field.min
        ? refuse('too_few', { field: name, params: { min: field.min } })
        : readGroups(field.fields, value, name, field.max)
    case 'files':
      return readFiles(field, value, name)
    default:
      // A reference: an identifier of the city's own; the shell looks whether it exists.
      return typeof value === 'string' && /^[\p{L}\p{N}_.:-]{1,80}$/u.test(value)
        ? ok(value)
        : refuse('not_a_reference', { field: name })
  }
}

/** A number, or the text of one as a form sends it; never `1e3`, `0x10`, `1,000` or a blank. */
function readNumber(field: NumberField, value: unknown, name: string): Result<Json> {
  const written = typeof value === 'number' ? String(value) : value
  if (typeof written !== 'string' || !/^-?\d{1,15}(\.\d{1,8})?$/.test(written.trim()))
    return refuse('not_a_number', { field: name })
  const figure = Number(written)
  const decimals = written.trim().split('.')[1]?.length ?? 0
  if (decimals > field.decimals)
    return refuse('too_many_decimals', { field: name, params: { decimals: field.decimals } })
  if (figure < field.min)
    return refuse('number_too_small', { field: name, params: { min: field.min } })
  return figure > field.max
    ? refuse('number_too_large', { field: name, params: { max: field.max } })
    : ok(figure)
}

function readList(field: ListField, value: unknown, name: string): Result<Json> {
  const items = typeof value === 'string' ? value.split(/\r?\n/) : value
  if (!Array.isArray(items)) return refuse('not_a_list', { field: name })
  const read: Json[] = []
  for (const item of items) {
    if (isAbsent(item)) continue
    const result = readText(field.of, item, name)
    if (!result.ok) return result
    read.push(result.value)
  }
  if (read.length < field.min) return refuse('too_few', { field: name, params: { min: field.min } })
  if (read.length > field.max)
    return refuse('too_many', { field: name, params: { max: field.max } })
  return ok(read)
}

/** Left empty it is as if it had not been sent. */
function readSeveral(field: SeveralField, value: unknown, name: string): Result<Json> {
  if (!Array.isArray(value)) return refuse('not_a_list', { field: name })
  const read: string[] = []
  for (const item of value) {
    const one = typeof item === 'string' ? item.trim() : ''
    if (one === '' || one.length > 80 || /\p{C}/u.test(one))
      return refuse('not_a_reference', { field: name })
    if (!read.includes(one)) read.push(one)
  }
  if (read.length === 0 && !field.optional) return refuse('required', { field: name })
  if (read.length > field.max)
    return refuse('too_many', { field: name, params: { max: field.max } })
  return ok(read)
}

const FILE_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function readFiles(field: FilesField, value: unknown, name: string): Result<Json> {
  if (!Array.isArray(value)) return refuse('not_a_list', { field: name })
  if (value.length > field.max)
    return refuse('too_many_files', { field: name, params: { max: field.max } })
  const isRight = value.every((id) => typeof id === 'string' && FILE_ID.test(id))
  return isRight && new Set(value).size === value.length
    ? ok(value.map(String))
    : refuse('no_such_file', { field: name })
}

const MOST_ASKS = 50

function readGroups(fields: Fields, value: unknown, name: string, max: number): Result<Json> {
  if (!Array.isArray(value)) return refuse('not_a_list', { field: name })
  if (value.length > max) return refuse('too_many', { field: name, params: { max } })
  const read: Json[] = []
  for (const item of value) {
    const result = readInput(fields, item)
    if (!result.ok) {
      const inner = result.refusal
      return refuse(inner.code, { ...inner, field: `${name}.${read.length}.${inner.field ?? ''}` })
    }
    read.push(result.value)
  }
  return ok(read)
}

// Control characters other than line feed and tab; they corrupt records and logs.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/
// Bidirectional overrides and isolates reorder what a reader sees (CVE-2021-42574); scripts written
// right to left need none of them and are welcome.
const BIDI = /[\u202A-\u202E\u2066-\u2069]/
// Nothing a reader could see: spaces, format characters, fillers that look like blanks.
const BLANK = /^[\p{Cc}\p{Cf}\p{Cn}\p{Z}\p{M}\u115F\u1160\u2800\u3164\uFFA0]*$/u

/** A text as it is kept: NFC, line feeds, trimmed; lengths in code points. */
export function readText(
  field: Pick<TextField, 'min' | 'max' | 'lines'>,
  value: unknown,
  name: string,
): Result<string> {
  if (typeof value !== 'string') return refuse('not_a_text', { field: name })
  if (!value.isWellFormed()) return refuse('broken_characters', { field: name })
  const clean = value
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .normalize('NFC')
    .trim()
  if (CONTROL.test(clean)) return refuse('control_characters', { field: name })
  if (BIDI.test(clean)) return refuse('direction_characters', { field: name })
  if (!field.lines && clean.includes('\n')) return refuse('one_line', { field: name })
  const length = BLANK.test(clean) ? 0 : lengthOf(clean)
  if (length < field.min)
    return refuse('too_short', { field: name, params: { min: field.min, length } })
  if (length > field.max)
    return refuse('too_long', { field: name, params: { max: field.max, length } })
  return ok(clean)
}

/** Length in code points, so that 𠮷 counts as one. */
function lengthOf(value: string): number {
  let count = 0
  for (const _ of value) count += 1
  return count
}

/** A real day of the proleptic Gregorian calendar, 1900 to 2199. */
export function isDay(value: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(value)) return false
  const date = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value
}
