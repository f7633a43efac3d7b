/**
 * /judge/<token> over HTTP. Opening it changes nothing, so that a mail scanner that follows links does
 * not judge for anybody; sending judges, once. Every link that opens nothing gets the same bytes.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Fields, Refusal } from '../../kernel/index.ts'
import { commit } from '../../matters/index.ts'
import type { Handler } from '../../platform/http.ts'
import { endVerdictLinks, findVerdictLink, guessLimiter } from '../../vault/index.ts'
import type { GuessLimiter, VerdictLink } from '../../vault/index.ts'
import { inputOf, typedOf } from '../forms.ts'
import { readSeen } from '../my/reading.ts'
import type { Public } from '../public.ts'
import { at, viewOf } from '../view.ts'
import { deadPage, judgedPage, judgePage } from './page.ts'
import type { JudgePage } from './page.ts'

const HTML = 'text/html; charset=utf-8'

/** What a live link opens: the one act of its matter by which the resident judges. */
interface Opened {
  readonly link: VerdictLink
  readonly act: string
  readonly fields: Fields
}

export function judgeHandlers(
  { house, jurisdiction }: Public,
  limiter: GuessLimiter = guessLimiter(),
) {
  const form: Handler = {
    async handle(request, reply) {
      const opened = await open(request)
      return opened.ok
        ? show(request, reply, opened.value, {}, null, 200)
        : dead(request, reply, opened.refusal)
    },
  }

  const judge: Handler = {
    forms: 'lenient',
    async handle(request, reply) {
      const found = await open(request)
      if (!found.ok) return dead(request, reply, found.refusal)
      const opened = found.value
      const typed = typedOf(request.body)
      if (typed['step'] === 'edit') return show(request, reply, opened, typed, null, 200)
      if (request.staleForm) return show(request, reply, opened, typed, 'stale', 403)
      const { link, act, fields } = opened
      const [result] = await commit(house, jurisdiction, [
        {
          matter: link.matter,
          act,
          input: inputOf(fields, typed),
          actor: { as: 'resident', matter: link.matter, receipt: link.link },
          // Pressed twice, in two windows: one verdict.
          idempotency: { key: link.link, scope: 'web:judge' },
        },
      ])
      if (!result) throw new Error('an act that was committed has no answer')
      if (!result.ok) {
        return result.refusal.field === undefined
          ? dead(request, reply, { code: 'receipt_unknown' })
          : show(request, reply, opened, typed, result.refusal, 422)
      }
      await endVerdictLinks(house.db, link, house.clock.now())
      return reply.redirect(at(viewOf(request.query), '/judge/done'), 303)
    },
  }

  const done: Handler = {
    handle: async (request, reply) => reply.type(HTML).send(judgedPage(viewOf(request.query))),
  }

  async function open(request: FastifyRequest) {
    const { token } = request.params as { readonly token: string }
    return limiter.guess(async () => {
      const link = await findVerdictLink(house.db, token, house.clock.now())
      return link?.jurisdiction === jurisdiction ? openedBy(link) : null
    })
  }

  /** Judged meanwhile by page or telephone, or asked for again: there is nothing left to judge. */
  async function openedBy(link: VerdictLink): Promise<Opened | null> {
    const seen = await readSeen(house, { ...link, receipt: link.link, role: 'author' })
    const declared = seen && house.kinds.get(seen.kind.name)
    const act = seen?.acts.find(
      ({ name, refusal }) => refusal === null && declared?.acts[name]?.judges === true,
    )
    return act ? { link, act: act.name, fields: withoutFiles(act.fields) } : null
  }

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    { fields }: Opened,
    typed: JudgePage['typed'],
    refusal: JudgePage['refusal'],
    status: number,
  ): FastifyReply {
    const { token: link } = request.params as { readonly token: string }
    const view = viewOf(request.query)
    const token = request.formToken()
    const path = `/judge/${encodeURIComponent(link)}`
    const body = judgePage({ view, token, path, fields, typed, refusal })
    return reply.code(status).type(HTML).send(body)
  }

  return { judgeForm: form, judge, judged: done }
}

/** A link that was forwarded judges; it puts no files into the matter. */
function withoutFiles(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, { type }]) => type !== 'files'))
}

function dead(request: FastifyRequest, reply: FastifyReply, { code }: Refusal): FastifyReply {
  const status = code === 'too_many_guesses' ? 429 : 410
  return reply
    .code(status)
    .type(HTML)
    .send(deadPage(viewOf(request.query)))
}
