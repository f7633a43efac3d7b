/** Open311 GeoReport v2 under /open311/v2/: how its calls travel. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Result } from '../../kernel/index.ts'
import type { Ports } from '../../matters/index.ts'
import type { Handler } from '../../platform/http.ts'
import type { Problem } from '../../platform/problems.ts'
import { refusalWords } from '../../words/index.ts'
import * as answers from './answers.ts'
import type { Trees } from './answers.ts'
import { openCall } from './call.ts'
import type { Call } from './call.ts'
import type { Answer } from './output.ts'
import { answerOf, errorOf, problemAnswer, withoutCharset } from './output.ts'
import { fileOf, languageOf, parametersOf } from './parameters.ts'

export interface Open311Options {
  /** As seen from outside; null: as it was asked for. */
  readonly publicUrl: string | null
}

/** Names that clients may give more than once. */
const REPEATED = ['media_url']

export function open311Handlers(ports: Ports, { publicUrl }: Open311Options) {
  const answering = (
    work: (call: Call) => Promise<Result<Trees>>,
    polish: (answer: Answer) => Answer = (answer) => answer,
  ): Handler => ({
    forms: 'open',
    repeats: REPEATED,
    async handle(request, reply) {
      const file = fileOf(request.url)
      const parameters = parametersOf(request.query, request.body)
      const language = languageOf(parameters.text('lang'), request.headers['accept-language'])
      if (!file) return send(reply, errorOf('xml', language, { code: 'format_not_known' }))
      const call = await openCall(ports, {
        language,
        parameters,
        name: file.name,
        origin: publicUrl ?? originOf(request),
        idempotencyKey: idempotencyKeyOf(request),
      })
      const result = call.ok ? await work(call.value) : call
      return send(
        reply,
        result.ok
          ? polish(answerOf(file.format, result.value))
          : errorOf(file.format, language, result.refusal),
      )
    },
  })
  return {
    discovery: answering(answers.discovery, withoutCharset),
    services: answering(answers.services),
    service: answering(answers.service),
    requests: answering(answers.requests),
    fileRequest: answering(answers.fileRequest),
    request: answering(answers.request),
    token: answering(answers.token),
    updates: answering(answers.updates),
    postUpdate: answering(answers.postUpdate),
  } satisfies Record<string, Handler>
}

function send(reply: FastifyReply, { status, type, body }: Answer): FastifyReply {
  return reply.code(status).header('content-type', type).send(body)
}

function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`
}

function idempotencyKeyOf({ headers }: FastifyRequest): string | null {
  const key = headers['idempotency-key']
  return typeof key === 'string' && /^[\x21-\x7E]{1,200}$/u.test(key) ? key : null
}

/** What goes wrong before a handler is reached, told as this protocol tells it; null: not ours to tell. */
export function renderOpen311Problem(
  request: FastifyRequest,
  problem: Problem,
): { readonly type: string; readonly body: string } | null {
  if (!request.url.startsWith('/open311/')) return null
  const { format } = fileOf(request.url) ?? { format: 'xml' as const }
  const query = new URLSearchParams(request.url.split('?', 2)[1] ?? '')
  const language = languageOf(query.get('lang'), request.headers['accept-language'])
  const words = refusalWords(problem)[language]
  const sentence = problem.field === undefined ? words : `${problem.field}: ${words}`
  const { type, body } = problemAnswer(format, problem.status, sentence)
  return { type, body: body.toString() }
}
