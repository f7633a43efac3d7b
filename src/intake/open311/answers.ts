/** What each call answers, as a tree for each format; how it travels is known to routes.ts. */
import { createHash, createHmac } from 'node:crypto'
import { ok, refuse } from '../../kernel/index.ts'
import type { Result } from '../../kernel/index.ts'
import { commit, listPublic, listPublicEvents, parseNumber } from '../../matters/index.ts'
import type { Done, Ports, PublicFilter } from '../../matters/index.ts'
import type { Category } from '../../rules/index.ts'
import { keepingOrigins } from '../origins.ts'
import { findToken, insertToken, readOrigins } from '../origins.store.ts'
import { submit } from '../submit.ts'
import type { Call } from './call.ts'
import { discoveryOf } from './discovery.ts'
import { readFiling } from './filing.ts'
import { noticeOf } from './notice.ts'
import { pageOf, rangeOf } from './parameters.ts'
import { countsOf, openView, showRequests } from './requests.ts'
import { attributesOf, definitionOf, serviceOf } from './services.ts'
import { publicActs, showUpdates, toldActs, updateId } from './updates.ts'

export interface Trees {
  readonly xml: object
  readonly json: unknown
}

type Answering = (call: Call) => Promise<Result<Trees>>

/** Nobody asks for more at once; a list of numbers is no way to read them all. */
const MOST_IDS = 200

export const discovery: Answering = async ({ city, language, origin }) => {
  const found = discoveryOf({ city: city.name, language, origin })
  const endpoint = found.endpoints.map((one) => ({ ...one, formats: { format: one.formats } }))
  return ok({ xml: { discovery: { ...found, endpoints: { endpoint } } }, json: found })
}

export const services: Answering = async ({ rules, language }) => {
  const service = rules.categories.map((category) => serviceOf(rules, category, language))
  return ok({ xml: { services: { service } }, json: service })
}

export const service: Answering = async (call) => {
  const category = call.rules.category(call.name)
  if (!category) return refuse('service_not_known')
  const definition = definitionOf(category, await attributesFor(call, category), call.language)
  const attribute = definition.attributes.map((one) => ({
    ...one,
    values: { value: one.values },
  }))
  return ok({
    xml: { service_definition: { ...definition, attributes: { attribute } } },
    json: definition,
  })
}

async function attributesFor({ ports, city }: Call, category: Category) {
  const [divisions, names] = await Promise.all([ports.divisions(city.id), ports.names(city.id)])
  return attributesOf(category, divisions, names)
}

function requestTrees(request: readonly object[]): Trees {
  return { xml: { service_requests: { request } }, json: request }
}

function updateTrees(update: readonly object[]): Trees {
  return { xml: { service_request_updates: { request_update: update } }, json: update }
}

export const fileRequest: Answering = async (call) => {
  const { ports, city, rules, parameters, caller, language } = call
  if (!caller) return refuse('key_required')
  const code = parameters.text('service_code')
  if (code === null) return refuse('required', { field: 'service_code' })
  const category = rules.category(code.trim())
  if (!category) return refuse('service_not_known')
  const filing = readFiling(parameters, category, await attributesFor(call, category))
  if (!filing.ok) return filing
  const { message, origin } = filing.value
  const keeping = keepingOrigins(
    ports,
    city.id,
    (results) => matterIds(results).map((matter) => ({ ...origin, matter, key: caller.key })),
    async (tx, results) => {
      if (!category.sealed) return
      for (const id of matterIds(results))
        await insertToken(tx, city.id, hashOf(tokenOf(ports, id)), id)
    },
  )
  const done = await submit(keeping, city.id, { ...message, ...idempotency(call, 'requests') })
  if (!done.ok) return done
  const { matter, receipt } = done.value
  return ok(
    requestTrees([
      {
        ...(matter.sealed === null
          ? { service_request_id: matter.number }
          : { token: tokenOf(ports, matter.id) }),
        service_notice: noticeOf(receipt?.code ?? null, message.input['danger'] === 'yes')[
          language
        ],
        account_id: null,
      },
    ]),
  )
}

function matterIds(results: readonly Result<Done>[]): string[] {
  return results.flatMap((result) => (result.ok ? [result.value.matter.id] : []))
}

/** A call that is sent twice with the same `Idempotency-Key` is answered twice and done once. */
function idempotency({ idempotencyKey, caller }: Call, what: string) {
  if (idempotencyKey === null) return {}
  return { idempotency: { key: idempotencyKey, scope: `open311 ${what} ${caller?.key ?? ''}` } }
}

/** Derived, so that a repeated call gets the same; only its hash is stored. */
function tokenOf({ receiptSecret }: Ports, matter: string): string {
  return createHmac('sha256', receiptSecret)
    .update(`open311 token ${matter}`)
    .digest('base64url')
    .slice(0, 32)
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The number, once it is given out; a sealed matter's never is. A number is its own token. */
export const token: Answering = async ({ ports, city, kind, name }) => {
  const asked = name.slice(0, 200)
  const number = parseNumber(asked)
  const id = number === null ? await findToken(ports.db, city.id, hashOf(asked)) : null
  if (number === null && id === null) return refuse('token_not_known')
  const filter = number === null ? { ids: [id ?? ''] } : { numbers: [number] }
  const [found] = await listPublic(ports.db, city.id, kind, filter, { limit: 1, offset: 0 })
  if (number !== null && !found) return refuse('token_not_known')
  return ok(
    requestTrees([{ ...(found ? { service_request_id: found.matter.number } : {}), token: asked }]),
  )
}

export const request: Answering = async (call) => {
  const number = parseNumber(call.name)
  const found = number === null ? [] : await requestsBy(call, { numbers: [number] })
  return found.length === 0 ? refuse('request_not_known') : ok(requestTrees(found))
}

async function requestsBy(
  call: Call,
  filter: PublicFilter,
  page = { limit: MOST_IDS, offset: 0 },
): Promise<readonly object[]> {
  const { ports, city, kind, language, caller } = call
  const found = await listPublic(ports.db, city.id, kind, filter, page)
  const view = await openView({
    ports,
    jurisdiction: city.id,
    kind,
    language,
    key: caller?.key ?? null,
  })
  return showRequests(view, found)
}

export const requests: Answering = async (call) => {
  const { parameters, ports } = call
  const numbers = numbersFrom(call)
  if (!numbers.ok) return numbers
  if (numbers.value !== null) {
    const found = await requestsBy(call, { numbers: numbers.value })
    return found.length === 0 ? refuse('request_not_known') : ok(requestTrees(found))
  }
  const counts = countsOf(parameters.listed('status'))
  if (counts === null) return refuse('status_not_known', { field: 'status' })
  const categories = parameters.listed('service_code')
  if (categories.some((code) => !call.rules.category(code))) return refuse('service_not_known')
  const range = rangeOf(parameters, ports.clock.now())
  if (!range.ok) return range
  const page = pageOf(parameters)
  if (!page.ok) return page
  const filter = {
    ...range.value,
    ...(counts.length === 0 ? {} : { counts }),
    ...(categories.length === 0 ? {} : { categories }),
  }
  return ok(requestTrees(await requestsBy(call, filter, page.value)))
}

/** Null: none were asked for. What is no number at all is simply not there. */
function numbersFrom({ parameters }: Call): Result<readonly string[] | null> {
  const typed = parameters.listed('service_request_id')
  if (typed.length === 0) return ok(null)
  if (typed.length > MOST_IDS)
    return refuse('too_many', { field: 'service_request_id', params: { max: MOST_IDS } })
  return ok(typed.flatMap((one) => parseNumber(one) ?? []))
}

export const updates: Answering = async (call) => {
  const { ports, city, kind, parameters, language, caller } = call
  const numbers = numbersFrom(call)
  if (!numbers.ok) return numbers
  const asked = numbers.value
  if (asked) {
    const page = { limit: 1, offset: 0 }
    const known = await listPublic(ports.db, city.id, kind, { numbers: asked }, page)
    if (known.length === 0) return refuse('request_not_known')
  }
  const range = rangeOf(parameters, ports.clock.now())
  if (!range.ok) return range
  const page = pageOf(parameters)
  if (!page.ok) return page
  const isBounded = parameters.text('start_date') !== null || parameters.text('end_date') !== null
  const found = await listPublicEvents(
    ports.db,
    city.id,
    kind,
    {
      acts: caller ? toldActs(kind) : publicActs(kind),
      // Of named requests the whole course, unless a range is given too.
      ...(asked && !isBounded
        ? { from: '1949-10-01T00:00:00.000Z', to: range.value.to }
        : range.value),
      ...(asked ? { numbers: asked } : {}),
    },
    page.value,
  )
  const key = caller?.key ?? null
  const view = await openView({ ports, jurisdiction: city.id, kind, language, key })
  return ok(updateTrees(await showUpdates(view, found)))
}

/** Adds to a matter what the resident says further, through the program that filed it and no other. */
export const postUpdate: Answering = async (call) => {
  const { ports, city, kind, parameters, caller } = call
  if (!caller) return refuse('key_required')
  const typed = parameters.text('service_request_id')
  if (typed === null) return refuse('required', { field: 'service_request_id' })
  const words = updateWords(call)
  if (!words.ok) return words
  const number = parseNumber(typed)
  const page = { limit: 1, offset: 0 }
  const [found] =
    number === null ? [] : await listPublic(ports.db, city.id, kind, { numbers: [number] }, page)
  if (!found) return refuse('request_not_known')
  const { id } = found.matter
  const origin = (await readOrigins(ports.db, city.id, [id])).get(id)
  if (origin?.key !== caller.key) return refuse('key_of_another')
  const theirId = parameters.text('update_id')
  const again = theirId === null ? call : { ...call, idempotencyKey: `${id} ${theirId}` }
  const [done] = await commit(ports, city.id, [
    {
      matter: id,
      act: 'add',
      input: { words: words.value },
      actor: { as: 'door', door: 'open311' },
      ...idempotency(again, 'updates'),
    },
  ])
  if (!done) throw new Error('an update that was submitted has no answer')
  if (!done.ok) return done
  return ok(
    updateTrees([{ update_id: updateId(found.matter.number, done.value.n), account_id: null }]),
  )
}

/** Their own status and links stay readable; only people here change the state of a matter. */
function updateWords({ parameters }: Call): Result<string> {
  const description = parameters.text('description')
  if (description === null) return refuse('required', { field: 'description' })
  const status = parameters.text('status')
  const links = parameters.all('media_url')
  const isPlain = /^[\w -]{1,60}$/u
  if (status !== null && !isPlain.test(status))
    return refuse('status_not_known', { field: 'status' })
  if (links.some((link) => !/^https?:\/\/\S{1,490}$/iu.test(link)) || links.length > 10)
    return refuse('not_a_link', { field: 'media_url' })
  return ok(
    [
      description,
      ...(status === null ? [] : [`status: ${status}`]),
      ...links.map((link) => `附件 media: ${link}`),
    ].join('\n'),
  )
}
