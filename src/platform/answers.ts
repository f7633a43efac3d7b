/** How a problem is answered: the same bytes for the same problem, whatever lies behind it. */
import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BASE_HEADERS, pagePolicy } from './headers.ts'
import type { Log } from './log.ts'
import { HttpProblem, type Problem, type RefusalLike, problemOf, sentenceOf } from './problems.ts'

export interface AnswerOptions {
  log: Log
  render?(request: FastifyRequest, problem: Problem): { type: string; body: string } | null
}

export function answerProblem(
  options: AnswerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  problem: Problem,
): FastifyReply {
  const { type, body } = options.render?.(request, problem) ?? plain(request, problem)
  // Here too, because an address that no router can read passes no hook.
  if (type.startsWith('text/html')) reply.header('content-security-policy', pagePolicy())
  return reply.code(problem.status).type(type).send(body)
}

function plain(request: FastifyRequest, problem: Problem): { type: string; body: string } {
  if (wantsJson(request)) {
    const { status: _status, ...refusal } = problem
    return { type: 'application/json; charset=utf-8', body: JSON.stringify({ refusal }) }
  }
  const { zh, en } = sentenceOf(problem.status)
  return { type: 'text/plain; charset=utf-8', body: `${zh}\n${en}\n` }
}

function wantsJson(request: FastifyRequest): boolean {
  return (
    /(^|\/)api\//.test(request.url.split('?', 1)[0] ?? '') ||
    /\bjson\b/.test(request.headers.accept ?? '')
  )
}

/** For handlers: a refusal of the house as an answer. */
export function jsonRefusal(
  reply: FastifyReply,
  refusal: RefusalLike,
  own?: Record<string, number>,
): FastifyReply {
  const { status, ...rest } = problemOf(refusal, own)
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ refusal: rest }))
}

interface FastifyErrorLike extends Error {
  statusCode?: number
  code?: string
  validation?: { instancePath: string; keyword: string; params: Record<string, unknown> }[]
  validationContext?: string
}

export function answerError(
  options: AnswerOptions,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const problem = problemOfError(error as FastifyErrorLike)
  if (problem.status < 500) return answerProblem(options, request, reply, problem)
  // The same number in the answer and in the log: what somebody reports can be found, and says nothing else.
  const reference = randomBytes(4).toString('hex')
  options.log.error({ err: error, reference, route: request.routeOptions.url }, 'request failed')
  reply.header('x-reference', reference)
  return answerProblem(options, request, reply, problem)
}

function problemOfError(error: FastifyErrorLike): Problem {
  if (error instanceof HttpProblem) return error.problem
  if (error.validation?.[0])
    return { status: 400, code: 'invalid', ...fieldOf(error.validation[0]) }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { status: 413, code: 'too_large' }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return { status: 415, code: 'unsupported_media_type' }
  const status = error.statusCode ?? 500
  return status >= 400 && status < 500
    ? { status, code: 'malformed' }
    : { status: 500, code: 'failed' }
}

function fieldOf(found: {
  instancePath: string
  keyword: string
  params: Record<string, unknown>
}) {
  const missing = found.params['missingProperty'] ?? found.params['additionalProperty']
  const path = found.instancePath.split('/').filter((part) => part !== '')
  if (typeof missing === 'string') path.push(missing)
  return path.length > 0
    ? { field: path.join('.'), params: { rule: found.keyword } }
    : { params: { rule: found.keyword } }
}

/** The router could not make sense of the address: no hook has run, so the headers are set here. */
export function answerFrameworkError(
  options: AnswerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.headers(BASE_HEADERS)
  answerProblem(options, request, reply, { status: 400, code: 'malformed' })
}

/** Not even a request: answered on the bare connection. */
export function answerConnectionError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const status =
    { ERR_HTTP_REQUEST_TIMEOUT: 408, HPE_HEADER_OVERFLOW: 431 }[error.code ?? ''] ?? 400
  if (socket.writable) socket.write(bareAnswer(status))
  socket.destroy()
}

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
}

function bareAnswer(status: number): string {
  const { zh, en } = sentenceOf(status)
  const body = `${zh}\n${en}\n`
  const headers = {
    ...BASE_HEADERS,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${REASONS[status] ?? ''}`, ...lines, '', body].join('\r\n')
}
