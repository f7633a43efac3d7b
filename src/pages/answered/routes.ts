/** /answered over HTTP. A number that is not published, not there or not a number: the same bytes. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Fields, Refusal, Result } from '../../kernel/index.ts'
import { lateQuorum } from '../../ledger/index.ts'
import { commit, listPublished, parseNumber } from '../../matters/index.ts'
import type { Done, Published, PublishedFilter } from '../../matters/index.ts'
import { voicesOf } from '../../delivery/index.ts'
import type { Handler } from '../../platform/http.ts'
import { HttpProblem } from '../../platform/problems.ts'
import { inputOf, typedOf } from '../forms.ts'
import { keyOf, newKey } from '../keys.ts'
import { readSeen } from '../my/reading.ts'
import type { Public } from '../public.ts'
import { receiptPage } from '../say/receipt.ts'
import { at, viewOf } from '../view.ts'
import { listPage } from './list.ts'
import { namingOf } from './naming.ts'
import { onePage } from './one.ts'
import type { OnePage } from './one.ts'

const HTML = 'text/html; charset=utf-8'
const PAGE = 20
const KIND = 'public_word'

export function answeredHandlers({ house, jurisdiction }: Public) {
  const late = lateQuorum(house, jurisdiction)

  const list: Handler = {
    async handle(request, reply) {
      const view = viewOf(request.query)
      const asked = request.query as Readonly<Record<string, unknown>>
      const [rules, divisions] = await Promise.all([
        house.rules(jurisdiction),
        house.divisions(jurisdiction),
      ])
      const naming = await namingOf(house, jurisdiction, view.language)
      const filter = filterOf(asked)
      // A list of nothing that exists is no page.
      if (filter === null) throw absent()
      const { category, division } = filter
      if (category !== undefined && !rules.category(category)) throw absent()
      if (division !== undefined && !divisions.has(division)) throw absent()
      const found = await listPublished(house.db, jurisdiction, filter, PAGE + 1)
      const within =
        category === undefined
          ? division === undefined
            ? null
            : naming.division(division)
          : naming.category(category)
      const published = found.slice(0, PAGE)
      const next = found.length > PAGE ? at(view, nextPage(asked, published)) : null
      return reply.type(HTML).send(
        listPage({
          view,
          token: request.formToken(),
          key: newKey,
          naming,
          published,
          within,
          next,
        }),
      )
    },
  }

  const one: Handler = {
    async handle(request, reply) {
      return show(request, reply, await find(request), {}, null, 200)
    },
  }

  const act: Handler = {
    forms: 'lenient',
    async handle(request, reply) {
      const shown = await find(request)
      const typed = typedOf(request.body)
      if (request.staleForm) return show(request, reply, shown, typed, 'stale', 403)
      const idempotency = { key: keyOf(typed), scope: `web:answered:${shown.publication.id}` }
      const door = { as: 'door', door: 'web' } as const
      const [result] =
        typed['do'] === 'second'
          ? await commit(house, jurisdiction, [
              {
                matter: shown.about.id,
                act: 'second',
                input: {},
                actor: door,
                receipt: 'second',
                idempotency,
              },
            ])
          : await commit(house, jurisdiction, [
              {
                kind: KIND,
                act: 'ask_word',
                input: { ...inputOf(fieldsOf(), typed), about: shown.publication.id },
                actor: door,
                receipt: 'author',
                idempotency,
              },
            ])
      if (!result) throw new Error('an act that was committed has no answer')
      if (!result.ok) return show(request, reply, shown, typed, result.refusal, 422)
      return receipt(request, reply, result, typed['do'] === 'second' ? 'second' : 'author')
    },
  }

  async function find(request: FastifyRequest): Promise<Published> {
    const { number } = request.params as { readonly number: string }
    const parsed = parseNumber(number)
    const [found] =
      parsed === null ? [] : await listPublished(house.db, jurisdiction, { number: parsed }, 1)
    if (!found) throw absent()
    return found
  }

  /** What a stranger fills in; which matter it is about the page knows itself. */
  function fieldsOf(): Fields {
    const { about: _about, ...fields } = house.kinds.get(KIND)?.acts['ask_word']?.fields ?? {}
    return fields
  }

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: Published,
    typed: OnePage['typed'],
    refusal: Refusal | 'stale' | null,
    status: number,
  ): Promise<FastifyReply> {
    const view = viewOf(request.query)
    const naming = await namingOf(house, jurisdiction, view.language)
    const token = request.formToken()
    // What was sent once under a key and refused is tried again under the same.
    const key = refusal === null ? newKey() : keyOf(typed)
    const fields = fieldsOf()
    const voices = await voicesOf(house, jurisdiction, shown.about)
    return reply
      .code(status)
      .type(HTML)
      .send(onePage({ view, token, key, naming, shown, voices, fields, typed, refusal }))
  }

  async function receipt(
    request: FastifyRequest,
    reply: FastifyReply,
    { value }: Extract<Result<Done>, { ok: true }>,
    as: 'author' | 'second',
  ): Promise<FastifyReply> {
    if (!value.receipt) throw new Error('whoever files on a page gets a receipt')
    const seen = await readSeen(house, {
      jurisdiction,
      matter: value.matter.id,
      receipt: value.receipt.id,
      role: as,
    })
    if (!seen) throw new Error('a matter that was just filed is missing')
    return reply.type(HTML).send(
      receiptPage({
        view: viewOf(request.query),
        token: request.formToken(),
        code: value.receipt.code,
        matter: seen,
        now: house.clock.now(),
        as,
        lateSince: await late(),
      }),
    )
  }

  return { answered: list, answeredOne: one, answeredAct: act }
}

function absent(): HttpProblem {
  return new HttpProblem(404, 'not_found')
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

/** Null: asked for what cannot be. */
function filterOf(asked: Readonly<Record<string, unknown>>): PublishedFilter | null {
  const [topic, district, before] = [text(asked['topic']), text(asked['district']), asked['before']]
  const cursor = typeof before === 'string' ? cursorOf(before) : undefined
  if (cursor === null) return null
  return {
    ...(topic === undefined ? {} : { category: topic }),
    ...(district === undefined ? {} : { division: district }),
    ...(cursor === undefined ? {} : { before: cursor }),
  }
}

function cursorOf(before: string): { at: string; id: string } | null {
  const [, when = '', id = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([\w-]{1,64})$/u.exec(before) ?? []
  return when !== '' && !Number.isNaN(Date.parse(when)) ? { at: when, id } : null
}

function nextPage(
  asked: Readonly<Record<string, unknown>>,
  published: readonly Published[],
): string {
  const last = published.at(-1)?.publication
  const query = new URLSearchParams()
  for (const name of ['topic', 'district']) {
    const value = text(asked[name])
    if (value !== undefined) query.set(name, value)
  }
  if (last) query.set('before', `${last.changedAt}_${last.id}`)
  return `/answered?${query.toString()}`
}
