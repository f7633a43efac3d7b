/** Open311 in its two formats: XML, which every server must speak, and JSON. */
import { XMLBuilder } from 'fast-xml-parser'
import type { Instant, Language, Refusal } from '../../kernel/index.ts'
import { refusalWords } from '../../words/index.ts'

export type Format = 'xml' | 'json'

export interface Answer {
  readonly status: number
  readonly type: string
  /** Bytes, so that nothing adds a charset where a client wants none. */
  readonly body: Buffer
}

const XML_TYPE = 'text/xml; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'
const HEAD = '<?xml version="1.0" encoding="utf-8"?>'

const builder = new XMLBuilder({ suppressEmptyNode: true })

/** Trees differ by format: `xml` has its one root element, `json` is a list even of one. */
export function answerOf(
  format: Format,
  trees: { readonly xml: object; readonly json: unknown },
  status = 200,
): Answer {
  return format === 'xml'
    ? { status, type: XML_TYPE, body: Buffer.from(HEAD + xmlText(builder.build(trees.xml))) }
    : { status, type: JSON_TYPE, body: Buffer.from(JSON.stringify(trees.json)) }
}

/** Discovery goes out as exactly `text/xml` or `application/json`: a validator in use wants it so. */
export function withoutCharset(answer: Answer): Answer {
  return { ...answer, type: answer.type.replace(/;.*/u, '') }
}

/** Not characters, for XML 1.0, though JSON carries them. */
function xmlText(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, '')
}

/** 403 for keys, 404 for what was named and is not there, 400 for the rest. */
const STATUS: Readonly<Record<string, number>> = {
  key_required: 403,
  key_not_known: 403,
  key_of_another: 403,
  jurisdiction_not_known: 404,
  service_not_known: 404,
  request_not_known: 404,
  token_not_known: 404,
}

/** How the fields of the house are called by those who ask through this door. */
const NAMES: Readonly<Record<string, string>> = {
  text: 'description',
  place: 'address_string',
  category: 'service_code',
  danger: 'attribute[danger]',
  division: 'attribute[division]',
  asks: 'attribute[asks]',
  words: 'description',
}

export function errorOf(format: Format, language: Language, refusal: Refusal): Answer {
  const status = STATUS[refusal.code] ?? 400
  return problemAnswer(format, status, sentenceOf(language, refusal))
}

function sentenceOf(language: Language, refusal: Refusal): string {
  const words = refusalWords(refusal)[language]
  if (refusal.field === undefined) return words
  const name = NAMES[refusal.field] ?? refusal.field
  // Clients look for the name of the attribute and the word itself.
  return refusal.code === 'required' ? `${name} required: ${words}` : `${name}: ${words}`
}

export function problemAnswer(format: Format, status: number, description: string): Answer {
  const error = { code: String(status), description }
  return answerOf(format, { xml: { errors: { error: [error] } }, json: [error] }, status)
}

/** W3C date with the jurisdiction's zone. */
export function localTime(instant: Instant): string {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000)
  return `${local.toISOString().slice(0, 19)}+08:00`
}
