/**
 * A POST of Open311 as a message for the door.
 *
 * Kept: what was said, where the problem is, links to media, attributes we never asked for (as
 * lines of the text), and who says so (in the vault). Not kept: `device_id` and `account_id`; they
 * follow a person from matter to matter, and this house does not.
 */
import { ok, readText, refuse } from '../../kernel/index.ts'
import type { Result } from '../../kernel/index.ts'
import type { Category } from '../../rules/index.ts'
import type { Identity } from '../../vault/index.ts'
import type { Origin } from '../origins.ts'
import type { IntakeMessage } from '../submit.ts'
import type { Parameters } from './parameters.ts'
import type { Attribute } from './services.ts'

export interface Filing {
  readonly message: IntakeMessage
  readonly origin: Omit<Origin, 'matter'>
}

const LONGEST_DESCRIPTION = 4_000
const LONGEST_NAME = 100
/** Leaves room for the coordinates behind it. */
const LONGEST_ADDRESS = 170
const LONGEST_LINK = 500
const MOST_LINKS = 10
const MOST_EXTRAS = 20
const LONGEST_EXTRA = 500

export function readFiling(
  parameters: Parameters,
  category: Category,
  attributes: readonly Attribute[],
): Result<Filing> {
  const place = placeFrom(parameters)
  if (!place.ok) return place
  const chosen = attributesFrom(parameters, attributes)
  if (!chosen.ok) return chosen
  const links = linksFrom(parameters)
  if (!links.ok) return links
  const description = bounded(parameters, 'description', LONGEST_DESCRIPTION)
  if (!description.ok) return description
  const extras = extrasFrom(parameters, attributes)
  if (!extras.ok) return extras
  const identity = identityFrom(parameters)
  if (!identity.ok) return identity
  const said = description.value ?? category.name.zh
  const input = {
    ...chosen.value,
    category: category.code,
    text: [said, ...extras.value, ...links.value.map((link) => `附件 media: ${link}`)].join('\n'),
    place: place.value.words,
    ...(category.sealed ? { accuses: true } : {}),
  }
  const { position, addressId } = place.value
  const [mediaUrl] = links.value
  return ok({
    message: { door: 'open311', input, identity: identity.value, receipt: true },
    origin: {
      ...position,
      ...(addressId === null ? {} : { addressId }),
      ...(mediaUrl === undefined ? {} : { mediaUrl }),
    },
  })
}

interface Place {
  readonly words: string
  readonly position: { readonly lat: number; readonly long: number } | null
  readonly addressId: string | null
}

function placeFrom(parameters: Parameters): Result<Place> {
  const address = bounded(parameters, 'address_string', LONGEST_ADDRESS)
  if (!address.ok) return address
  const addressId = bounded(parameters, 'address_id', LONGEST_NAME)
  if (!addressId.ok) return addressId
  const position = positionFrom(parameters)
  if (!position.ok) return position
  const parts = [
    address.value ?? (addressId.value === null ? null : `地址编码 ${addressId.value}`),
    position.value ? `(${position.value.lat}, ${position.value.long})` : null,
  ].filter((part) => part !== null)
  if (parts.length === 0) return refuse('place_required')
  return ok({ words: parts.join(' '), position: position.value, addressId: addressId.value })
}

function positionFrom(parameters: Parameters): Result<Place['position']> {
  const given = { lat: parameters.text('lat'), long: parameters.text('long') }
  if (given.lat === null && given.long === null) return ok(null)
  const lat = degrees(given.lat, 90)
  if (lat === null) return refuse('not_degrees', { field: 'lat', params: { max: 90 } })
  const long = degrees(given.long, 180)
  if (long === null) return refuse('not_degrees', { field: 'long', params: { max: 180 } })
  return ok({ lat, long })
}

/** Rounded to five decimals: about a metre, which is as much as anybody needs to find a place. */
function degrees(text: string | null, most: number): number | null {
  if (text === null || !/^[+-]?\d{1,3}(\.\d{1,20})?$/u.test(text.trim())) return null
  const value = Number(text)
  return Math.abs(value) <= most ? Math.round(value * 1e5) / 1e5 : null
}

function attributesFrom(
  parameters: Parameters,
  attributes: readonly Attribute[],
): Result<Record<string, string>> {
  const chosen: Record<string, string> = {}
  for (const { key, required, values } of attributes) {
    const field = `attribute[${key}]`
    const value = parameters.text(field)?.trim() ?? null
    if (value === null) {
      if (required) return refuse('required', { field })
      continue
    }
    if (values.length > 0 && values.every((one) => one.key !== value))
      return refuse('not_an_option', { field })
    chosen[key] = value
  }
  return ok(chosen)
}

/** Attributes the service does not define: somebody filled them in, so they stay readable. */
function extrasFrom(
  parameters: Parameters,
  attributes: readonly Attribute[],
): Result<readonly string[]> {
  const known = new Set(attributes.map(({ key }) => `attribute[${key}]`))
  const extras = parameters
    .names()
    .filter((name) => /^attribute\[[^\]]{1,60}\](\[\])?$/u.test(name) && !known.has(name))
  if (extras.length > MOST_EXTRAS)
    return refuse('too_many', { field: 'attribute', params: { max: MOST_EXTRAS } })
  const lines: string[] = []
  for (const name of extras) {
    const value = bounded(parameters, name, LONGEST_EXTRA)
    if (!value.ok) return value
    lines.push(`${name.slice('attribute['.length).replace(/\].*$/u, '')}: ${value.value ?? ''}`)
  }
  return ok(lines)
}

function linksFrom(parameters: Parameters): Result<readonly string[]> {
  const links = parameters.all('media_url').map((link) => link.trim())
  if (links.length > MOST_LINKS)
    return refuse('too_many', { field: 'media_url', params: { max: MOST_LINKS } })
  const isLink = (link: string) =>
    link.length <= LONGEST_LINK && /^https?:\/\/\S+$/iu.test(link) && URL.canParse(link)
  return links.every(isLink) ? ok(links) : refuse('not_a_link', { field: 'media_url' })
}

/** Family name first where both are Chinese, as people are called there. */
function identityFrom(parameters: Parameters): Result<Identity> {
  const identity: Record<string, string> = {}
  for (const [parameter, field] of [
    ['email', 'mail'],
    ['phone', 'phone'],
    ['first_name', 'first'],
    ['last_name', 'last'],
  ] as const) {
    const value = bounded(parameters, parameter, LONGEST_NAME)
    if (!value.ok) return value
    if (value.value !== null) identity[field] = value.value
  }
  const { mail, phone, first = '', last = '' } = identity
  if (mail !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(mail))
    return refuse('mail_unclear', { field: 'email' })
  if (phone !== undefined && !/^[+\d\s()./-]{5,40}$/u.test(phone.normalize('NFKC')))
    return refuse('phone_unclear', { field: 'phone' })
  const isChinese = /^[\p{Script=Han}·]*$/u.test(first + last)
  const name = isChinese ? last + first : `${first} ${last}`.trim()
  return ok({
    ...(name === '' ? {} : { name }),
    ...(phone === undefined ? {} : { phone }),
    ...(mail === undefined ? {} : { mail }),
  })
}

/** Only the description may have several lines; characters that nobody can see are refused by name. */
function bounded(parameters: Parameters, name: string, most: number): Result<string | null> {
  const value = parameters.text(name)
  const isLong = name === 'description' || name.startsWith('attribute[')
  return value === null ? ok(null) : readText({ min: 1, max: most, lines: isLong }, value, name)
}
