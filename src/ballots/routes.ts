/** Ballots over HTTP, for everybody. A code stands in the form and never in an address; no answer comes back with it. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal } from '../kernel/index.ts'
import { inputOf, typedOf, viewOf, at } from '../pages/index.ts'
import type { Typed } from '../pages/index.ts'
import type { Ports } from '../matters/index.ts'
import type { Handler } from '../platform/http.ts'
import { HttpProblem } from '../platform/problems.ts'
import { guessLimiter } from '../vault/index.ts'
import type { GuessLimiter } from '../vault/index.ts'
import { paperOf, readPaper } from './form.ts'
import { ballotByNumber, listBallots } from './listing.ts'
import type { BallotShown } from './listing.ts'
import { ballotPage, donePage, listPage } from './page.ts'
import { castVote } from './voting.ts'

const HTML = 'text/html; charset=utf-8'
const STALE: Refusal = { code: 'form_stale' }

export function ballotPageHandlers(
  house: Ports,
  jurisdiction: number,
  limiter: GuessLimiter = guessLimiter(),
) {
  const ballots: Handler = {
    async handle(request, reply) {
      const { from } = request.query as { readonly from?: string }
      const offset = from !== undefined && /^\d{1,6}$/u.test(from) ? Number(from) : 0
      const shown = await listBallots(house, jurisdiction, offset)
      return reply.type(HTML).send(listPage(viewOf(request.query), shown, offset))
    },
  }

  const ballot: Handler = {
    handle: async (request, reply) => show(request, reply, await known(request), {}, null, 200),
  }

  const castBallot: Handler = {
    forms: 'lenient',
    async handle(request, reply) {
      const shown = await known(request)
      const typed = typedOf(request.body)
      if (typed['step'] === 'edit') return show(request, reply, shown, typed, null, 200)
      if (request.staleForm) return show(request, reply, shown, typed, STALE, 403)
      const refused = await cast(shown, typed, typed['_csrf'] ?? '')
      return refused
        ? show(
            request,
            reply,
            shown,
            typed,
            refused,
            refused.code === 'ballot_not_open' ? 409 : 422,
          )
        : reply.redirect(at(viewOf(request.query), '/ballots/done'), 303)
    },
  }

  const ballotDone: Handler = {
    handle: async (request, reply) => reply.type(HTML).send(donePage(viewOf(request.query))),
  }

  async function cast(
    { id, frame }: BallotShown,
    typed: Typed,
    form: string,
  ): Promise<Refusal | null> {
    const sort = frame?.sort ?? 'letters'
    const paper = readPaper(sort, inputOf(paperOf(sort), typed))
    if (!paper.ok) return paper.refusal
    // A wrong code costs time and a guess; a right one always passes.
    const answer = await limiter.guess(async () => {
      const result = await castVote(house, jurisdiction, id, paper.value)
      return !result.ok && result.refusal.code === 'slip_unknown' ? null : { result }
    }, form)
    if (!answer.ok)
      return answer.refusal.code === 'receipt_unknown'
        ? { code: 'slip_unknown', field: 'code' }
        : answer.refusal
    const { result } = answer.value
    return result.ok ? null : result.refusal
  }

  async function known(request: FastifyRequest): Promise<BallotShown> {
    const { number } = request.params as { readonly number: string }
    const shown = await ballotByNumber(house, jurisdiction, number)
    if (!shown) throw new HttpProblem(404, 'not_found')
    return shown
  }

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    shown: BallotShown,
    typed: Typed,
    refusal: Refusal | null,
    status: number,
  ) {
    const view = viewOf(request.query)
    const token = request.formToken()
    return reply
      .code(status)
      .type(HTML)
      .send(ballotPage({ view, token, ballot: shown, typed, refusal }))
  }

  return { ballots, ballot, castBallot, ballotDone } satisfies Record<string, Handler>
}
