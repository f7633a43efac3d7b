/**
 * The HTTP side of the house: what is refused before a handler sees it, what every answer carries, and how failures
 * look. It knows routes as a table and roles as names; what a role means is told by `admit`.
 */
import cookie from '@fastify/cookie'
import fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type HTTPMethods,
} from 'fastify'
import {
  answerConnectionError,
  answerError,
  answerFrameworkError,
  answerProblem,
} from './answers.ts'
import { readBodies } from './bodies.ts'
import type { Clock } from './clock.ts'
import { type FormTokens, TOKEN_FIELD, TOKEN_HEADER, isForeign } from './forms.ts'
import { BASE_HEADERS, pagePolicy } from './headers.ts'
import type { Log } from './log.ts'
import { RawParameters } from './parameters.ts'
import { HttpProblem } from './problems.ts'
import type { Problem } from './problems.ts'
import { readUploads } from './uploads.ts'
import type { UploadLimits } from './uploads.ts'

export interface Handler {
  /** Fastify's: params, querystring, body, response, and what OpenAPI tells of the route. */
  schema?: object
  /** Bytes; 128 KiB unless told. */
  bodyLimit?: number
  /** Names that may be given more than once; their values are lists. */
  repeats?: readonly string[]
  /** It takes forms with files; any other route refuses them. */
  uploads?: UploadLimits
  /**
   * How an unsafe request proves that it comes from a page of ours. `strict`: refused without a valid token.
   * `lenient`: a stale token only sets `request.staleForm`, and the handler shows the form again with all that was
   * typed. `open`: for callers who bring a key of their own with each call; cookies are taken away from them.
   */
  forms?: 'strict' | 'lenient' | 'open'
  /** A long answer that somebody listens to: not one of those in hand, and no sign that anybody is there. */
  stream?: true
  handle(request: FastifyRequest, reply: FastifyReply): Promise<unknown>
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
export type RouteEntry = readonly [method: Method, url: string, role: string, handler: Handler]

export interface HttpOptions {
  routes: readonly RouteEntry[]
  log: Log
  clock: Clock
  tokens: FormTokens
  /** Name of the cookie that form tokens are bound to. */
  sessionCookie: string
  publicUrl: string | null
  /** May this request use a route of that role? If not it sees what it would see if there were no such route. */
  admit(role: string, request: FastifyRequest, reply: FastifyReply): Promise<boolean>
  /** A better page for a problem than one plain sentence. */
  render?(request: FastifyRequest, problem: Problem): { type: string; body: string } | null
  /** Plugins that must be there before the routes: OpenAPI, static files. */
  before?(app: FastifyInstance): Promise<void>
  /** Requests in hand at once; what comes beyond is told to come back, before anything is accepted. */
  most?: number
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The form came with a token that is missing, too old, or of another session. */
    staleForm: boolean
    /** A token for a form in the page that answers this request. */
    formToken(): string
  }
  interface FastifyContextConfig {
    repeats?: readonly string[]
    forms?: 'strict' | 'lenient' | 'open'
    stream?: true
  }
}

const UNSAFE = new Set(['POST', 'PUT', 'DELETE', 'PATCH'])
const KNOWN: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']

export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: 131_072,
    // Photos over a slow line take minutes; whatever else is sent has half of one (`limitPatience`).
    requestTimeout: UPLOAD_TIME,
    connectionTimeout: 60_000,
    keepAliveTimeout: 10_000,
    http: { maxHeaderSize: 16_384, headersTimeout: 15_000 },
    // Unknown fields are refused by schemas that say so, never quietly dropped.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, useDefaults: true } },
    routerOptions: {
      maxParamLength: 200,
      querystringParser: (text) => new RawParameters(text) as never,
    },
    frameworkErrors: (_error, request, reply) => answerFrameworkError(options, request, reply),
    clientErrorHandler: answerConnectionError,
  })
  await app.register(cookie)
  readBodies(app)
  readUploads(app)
  app.decorateRequest('staleForm', false)
  app.decorateRequest('formToken', function formToken(this: FastifyRequest) {
    return options.tokens.issue(sessionOf(options, this), options.clock.now())
  })
  limitLoad(app, options)
  limitPatience(app)
  guard(app, options)
  app.setErrorHandler((error, request, reply) => answerError(options, error, request, reply))
  app.setNotFoundHandler((request, reply) => notFound(request, reply))
  await options.before?.(app)
  addRoutes(app, options)

  function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    return answerProblem(options, request, reply, { status: 404, code: 'not_found' })
  }
  return app
}

function sessionOf(options: HttpOptions, request: FastifyRequest): string {
  return request.cookies[options.sessionCookie] ?? ''
}

/** Overload is told before anything is accepted, so that nothing accepted is lost. */
function limitLoad(app: FastifyInstance, options: HttpOptions): void {
  const most = options.most ?? 1_000
  let inHand = 0
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.stream) {
      reply.headers(BASE_HEADERS)
      return
    }
    inHand += 1
    reply.raw.once('close', () => {
      inHand -= 1
    })
    reply.headers(BASE_HEADERS)
    if (inHand > most && request.url !== '/healthz') {
      reply.header('retry-after', '5')
      return answerProblem(options, request, reply, { status: 503, code: 'unavailable' })
    }
  })
}

/** Milliseconds for a whole request to arrive. */
const UPLOAD_TIME = 300_000
const REQUEST_TIME = 30_000

/** Whoever sends a byte now and then holds no place for long. */
function limitPatience(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.uploads || !UNSAFE.has(request.method)) return
    const timer = setTimeout(() => {
      const late = Object.assign(new Error('too slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
      answerConnectionError(late, request.raw.socket)
    }, REQUEST_TIME)
    timer.unref()
    for (const event of ['end', 'close'] as const)
      request.raw.once(event, () => clearTimeout(timer))
  })
}

function guard(app: FastifyInstance, options: HttpOptions): void {
  app.addHook('onRequest', async (request) => {
    const { forms, repeats } = request.routeOptions.config
    // No name of anything holds a zero byte, and the database cannot even be asked about one.
    if (request.raw.url?.includes('%00')) throw new HttpProblem(400, 'control_characters')
    if (request.query instanceof RawParameters) request.query = request.query.fields(repeats)
    if (forms === 'open') request.cookies = {}
  })
  app.addHook('preValidation', async (request) => {
    if (request.body instanceof RawParameters) {
      request.body = request.body.fields(request.routeOptions.config.repeats)
    }
  })
  app.addHook('preValidation', async (request, reply) => {
    const { forms } = request.routeOptions.config
    if (!UNSAFE.has(request.method) || forms === undefined || forms === 'open') return
    request.staleForm = !options.tokens.check(
      takeToken(request),
      sessionOf(options, request),
      options.clock.now(),
    )
    if (request.staleForm && forms === 'strict') {
      return answerProblem(options, request, reply, { status: 403, code: 'form_expired' })
    }
  })
  app.addHook('onSend', async (_request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '')
    const unset =
      reply.getHeader('content-security-policy') === BASE_HEADERS['content-security-policy']
    if (type.startsWith('text/html') && unset) reply.header('content-security-policy', pagePolicy())
    return payload
  })
}

/** From the header or from the form; the form's own fields then go on without it. */
function takeToken(request: FastifyRequest): unknown {
  const body = request.body as Record<string, unknown> | null | undefined
  const typed = body && typeof body === 'object' ? body[TOKEN_FIELD] : undefined
  if (typed !== undefined && body) delete body[TOKEN_FIELD]
  return request.headers[TOKEN_HEADER] ?? typed
}

function addRoutes(app: FastifyInstance, options: HttpOptions): void {
  const methods = new Map<string, Map<string, string>>()
  for (const [method, url, role, handler] of options.routes) {
    methods.set(url, (methods.get(url) ?? new Map<string, string>()).set(method, role))
    app.route({
      method,
      url,
      ...(handler.schema && { schema: handler.schema }),
      ...(handler.bodyLimit !== undefined && { bodyLimit: handler.bodyLimit }),
      config: {
        forms: handler.forms ?? 'strict',
        ...(handler.repeats && { repeats: handler.repeats }),
        ...(handler.uploads && { uploads: handler.uploads }),
        ...(handler.stream && { stream: handler.stream }),
      },
      onRequest: async (request, reply) => {
        if (!(await options.admit(role, request, reply))) {
          if (reply.sent) return reply
          return answerProblem(options, request, reply, { status: 404, code: 'not_found' })
        }
        const unsafe = UNSAFE.has(request.method) && handler.forms !== 'open'
        if (unsafe && isForeign(request.headers, options.publicUrl)) {
          return answerProblem(options, request, reply, { status: 403, code: 'foreign_origin' })
        }
      },
      handler: (request, reply) => handler.handle(request, reply),
    })
  }
  for (const [url, known] of methods) {
    // What only a catch-all takes is no address of its own: it is not there.
    if (!url.endsWith('*')) refuseOtherMethods(app, options, url, known)
  }
}

function refuseOtherMethods(
  app: FastifyInstance,
  options: HttpOptions,
  url: string,
  known: ReadonlyMap<string, string>,
): void {
  const allow = [...known.keys(), ...(known.has('GET') ? ['HEAD'] : [])].toSorted().join(', ')
  app.route({
    method: KNOWN.filter((method) => !known.has(method)),
    url,
    // Before the body is read: whatever it holds is of no interest.
    onRequest: async (request, reply) => {
      for (const role of new Set(known.values())) {
        if (!(await options.admit(role, request, reply))) continue
        reply.header('allow', allow)
        return answerProblem(options, request, reply, { status: 405, code: 'method_not_allowed' })
      }
      if (reply.sent) return reply
      return answerProblem(options, request, reply, { status: 404, code: 'not_found' })
    },
    handler: async () => {},
  })
}
