/** /answers over HTTP. An entry that is not for residents, not in force or not there: the same bytes. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { addFeedback, entryCategories, findEntries } from '../../knowledge/index.ts'
import type { Entry } from '../../knowledge/index.ts'
import { parseNumber } from '../../matters/index.ts'
import type { Handler } from '../../platform/http.ts'
import { HttpProblem } from '../../platform/problems.ts'
import { typedOf } from '../forms.ts'
import type { Public } from '../public.ts'
import { at, viewOf } from '../view.ts'
import { listPage } from './list.ts'
import { onePage } from './one.ts'

const HTML = 'text/html; charset=utf-8'
const PAGE = 20
const TOPICS = 12

export function answersHandlers({ house, jurisdiction }: Pick<Public, 'house' | 'jurisdiction'>) {
  const list: Handler = {
    async handle(request, reply) {
      const view = viewOf(request.query)
      const asked = request.query as Readonly<Record<string, unknown>>
      const typed = typeof asked['q'] === 'string' ? asked['q'].slice(0, 200).trim() : ''
      const topic = typeof asked['topic'] === 'string' ? asked['topic'] : null
      // A topic that does not exist is no page.
      if (topic !== null && !(await house.rules(jurisdiction)).category(topic)) throw absent()
      const before = cursorOf(asked['before'])
      const filter = {
        open: true,
        ...(typed === '' ? {} : { words: typed }),
        ...(topic === null ? {} : { category: topic }),
        ...(before === null ? {} : { before }),
      }
      const [found, topics] = await Promise.all([
        findEntries(house, jurisdiction, filter, PAGE + 1),
        entryCategories(house, jurisdiction),
      ])
      const entries = found.slice(0, PAGE)
      const last = found.length > PAGE ? entries.at(-1) : undefined
      const next = last ? at(view, nextPage(typed, topic, last)) : null
      const shown = topics.slice(0, TOPICS)
      return reply.type(HTML).send(listPage({ view, typed, topic, topics: shown, entries, next }))
    },
  }

  const one: Handler = {
    handle: async (request, reply) => show(request, reply, await find(request), null, 200),
  }

  const say: Handler = {
    forms: 'lenient',
    async handle(request, reply) {
      const entry = await find(request)
      const { helped } = typedOf(request.body)
      if (request.staleForm) return show(request, reply, entry, 'stale', 403)
      if (helped !== 'yes' && helped !== 'no') return show(request, reply, entry, null, 422)
      await addFeedback(house.db, jurisdiction, entry, helped === 'yes')
      return show(request, reply, entry, 'counted', 200)
    },
  }

  async function find(request: FastifyRequest): Promise<Entry> {
    const { number } = request.params as { readonly number: string }
    const parsed = parseNumber(number)
    const filter = { numbers: [parsed ?? ''], open: true }
    const [entry] = parsed === null ? [] : await findEntries(house, jurisdiction, filter, 1)
    if (!entry) throw absent()
    return entry
  }

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    entry: Entry,
    said: 'counted' | 'stale' | null,
    status: number,
  ): FastifyReply {
    const view = viewOf(request.query)
    const token = request.formToken()
    return reply.code(status).type(HTML).send(onePage({ view, token, entry, said }))
  }

  return { answers: list, answersOne: one, answersHelped: say }
}

function absent(): HttpProblem {
  return new HttpProblem(404, 'not_found')
}

function cursorOf(before: unknown): { at: string; id: string } | null {
  const [, when = '', id = ''] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([\w-]{1,64})$/u.exec(
      typeof before === 'string' ? before : '',
    ) ?? []
  return when !== '' && !Number.isNaN(Date.parse(when)) ? { at: when, id } : null
}

function nextPage(typed: string, topic: string | null, last: Entry): string {
  const query = new URLSearchParams()
  if (typed !== '') query.set('q', typed)
  if (topic !== null) query.set('topic', topic)
  query.set('before', `${last.changedAt}_${last.id}`)
  return `/answers?${query.toString()}`
}
