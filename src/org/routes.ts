/**
 * Sign-in, sign-out, and who I am. What a role of the route table means for officials is in
 * admitOfficial().
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Instant, Refusal, Result } from '../kernel/index.ts'
import { POWERS } from '../kernel/index.ts'
import { jsonRefusal } from '../platform/answers.ts'
import type { Handler } from '../platform/http.ts'
import type { GuessLimiter } from '../vault/index.ts'
import { beginActivation, changePassword, finishActivation } from './activation.ts'
import { declareInterest, endInterest } from './recusals.store.ts'
import { sessionOf, switchHolding } from './session.ts'
import type { Session } from './session.ts'
import { endSession } from './sessions.store.ts'
import { proveAgain, signIn } from './sign-in.ts'
import type { InsideOfficial } from './visibility.ts'
import type { SignInHouse } from './sign-in.ts'

export interface OrgHouse extends SignInHouse {
  /** Whose desk this is when the browser does not say. */
  readonly jurisdiction: number
  /** Shown in the authenticator app. */
  readonly issuer: string
  readonly guesses: GuessLimiter
}

/*
 * `__Host-` and Secure hold on plain HTTP only for localhost and 127.0.0.1, which browsers trust
 * (seen with Chromium 153). Under any other name the house needs HTTPS in front, or nobody signs in.
 */
export const SESSION_COOKIE = '__Host-answerable'
export const DEVICE_COOKIE = '__Host-answerable-browser'
const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const
const YEAR = 365 * 24 * 3_600

const STATUS: Readonly<Record<string, number>> = {
  sign_in_failed: 401,
  sign_in_busy: 429,
  too_many_guesses: 429,
  not_allowed: 404,
  prove_again: 403,
}

const sessions = new WeakMap<FastifyRequest, Promise<Session | null>>()

/** Read once per request. */
export function sessionOfRequest(
  house: OrgHouse,
  request: FastifyRequest,
): Promise<Session | null> {
  const known = sessions.get(request)
  if (known) return known
  const token = request.cookies[SESSION_COOKIE]
  const asked = request.routeOptions.config.stream !== true
  const session = sessionOf(house.db, token, house.clock.now(), asked)
  sessions.set(request, session)
  return session
}

/**
 * Roles of officials: `signed_in` (whatever the post), `official` (acts through a post), or a power.
 * Anything else is refused.
 */
export async function admitOfficial(
  house: OrgHouse,
  role: string,
  request: FastifyRequest,
): Promise<boolean> {
  const session = await sessionOfRequest(house, request)
  if (role === 'signed_in') return session !== null
  const actor = session?.actor
  if (!actor) return false
  return (
    role === 'official' || POWERS.some((power) => power === role && actor.powers.includes(power))
  )
}

/** Who stands behind a long answer by now, whatever the request knew when it came. */
export async function presentActor(
  { db }: OrgHouse,
  request: FastifyRequest,
  now: Instant,
): Promise<InsideOfficial | null> {
  const session = await sessionOf(db, request.cookies[SESSION_COOKIE], now, false)
  return session?.actor ?? null
}

/** For handlers whose role has let in nobody without a session. */
export async function presentSession(house: OrgHouse, request: FastifyRequest): Promise<Session> {
  const session = await sessionOfRequest(house, request)
  if (!session) throw new Error('the route admits somebody without a session')
  return session
}

export function refusalAnswer(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return jsonRefusal(reply, refusal, { ...STATUS })
}

/** A Result as an answer: its value as JSON, `{}` where there is none. */
export function answer(reply: FastifyReply, result: Result<unknown>): unknown {
  return result.ok ? (result.value ?? {}) : refusalAnswer(reply, result.refusal)
}

export const text = (most: number, least = 1) => Type.String({ minLength: least, maxLength: most })
export const body = (properties: Parameters<typeof Type.Object>[0]) => ({
  body: Type.Object(properties, { additionalProperties: false }),
})

type SessionHandlers = Record<
  | 'session'
  | 'signIn'
  | 'signOut'
  | 'chooseHolding'
  | 'prove'
  | 'changePassword'
  | 'beginActivation'
  | 'finishActivation'
  | 'declareInterest'
  | 'endInterest'
  | 'tree',
  Handler
>

export function sessionHandlers(house: OrgHouse): SessionHandlers {
  return {
    ...comingAndGoing(house),
    ...accountHandlers(house),
    ...whileSignedIn(house),
  }
}

function comingAndGoing(house: OrgHouse) {
  return {
    /** Answered to everybody: the desk asks whether it has to show the sign-in. */
    session: {
      async handle(request) {
        const session = await sessionOfRequest(house, request)
        return { session: session && me(session), token: request.formToken() }
      },
    },
    signIn: {
      schema: body({
        jurisdiction: Type.Optional(Type.Integer({ minimum: 0, maximum: 999_999 })),
        login: text(64),
        password: text(512),
        code: text(16),
        pass: Type.Optional(text(64, 0)),
      }),
      async handle(request, reply) {
        const given = request.body as Record<'login' | 'password' | 'code', string> & {
          jurisdiction?: number
          pass?: string
        }
        const signedIn = await signIn(house, {
          ...given,
          jurisdiction: given.jurisdiction ?? house.jurisdiction,
          device: request.cookies[DEVICE_COOKIE],
          former: request.cookies[SESSION_COOKIE],
        })
        if (!signedIn.ok) return refusalAnswer(reply, signedIn.refusal)
        reply.setCookie(SESSION_COOKIE, signedIn.value.token, COOKIE)
        reply.setCookie(DEVICE_COOKIE, signedIn.value.device, { ...COOKIE, maxAge: YEAR })
        return {}
      },
    },
    signOut: {
      async handle(request, reply) {
        await endSession(house.db, request.cookies[SESSION_COOKIE])
        reply.clearCookie(SESSION_COOKIE, COOKIE)
        // Not "cookies": the browser stays a known one.
        reply.header('clear-site-data', '"cache", "storage"')
        return {}
      },
    },
  } satisfies Record<string, Handler>
}

function accountHandlers(house: OrgHouse) {
  return {
    beginActivation: {
      schema: body({ activation: text(200) }),
      async handle(request, reply) {
        const { activation } = request.body as { activation: string }
        return guessed(house, reply, () => beginActivation(house, activation, house.clock.now()))
      },
    },
    finishActivation: {
      schema: body({ activation: text(200), password: text(512), code: text(16) }),
      async handle(request, reply) {
        const given = request.body as { activation: string; password: string; code: string }
        return guessed(house, reply, () => finishActivation(house, given, house.clock.now()))
      },
    },
    changePassword: {
      schema: body({ password: text(512), code: text(16), next: text(512) }),
      async handle(request, reply) {
        const session = await presentSession(house, request)
        const given = request.body as { password: string; code: string; next: string }
        const proven = await proveAgain(house, session, given)
        if (!proven.ok) return refusalAnswer(reply, proven.refusal)
        return answer(reply, await changePassword(house.db, session, given.next))
      },
    },
    prove: {
      schema: body({ password: text(512), code: text(16) }),
      async handle(request, reply) {
        const session = await presentSession(house, request)
        const given = request.body as { password: string; code: string }
        return answer(reply, await proveAgain(house, session, given))
      },
    },
  } satisfies Record<string, Handler>
}

function whileSignedIn(house: OrgHouse) {
  return {
    chooseHolding: {
      schema: body({ holding: text(64) }),
      async handle(request, reply) {
        const session = await presentSession(house, request)
        const { holding } = request.body as { holding: string }
        return answer(reply, await switchHolding(house.db, session, holding))
      },
    },
    declareInterest: {
      schema: body({ matter: Type.Optional(text(64)), unit: Type.Optional(text(64)) }),
      async handle(request, reply) {
        const { db, clock } = house
        const session = await presentSession(house, request)
        const { matter, unit } = request.body as { matter?: string; unit?: string }
        const interest =
          matter === undefined ? unit !== undefined && { unit } : unit === undefined && { matter }
        if (!interest || ('unit' in interest && !session.org.units.has(interest.unit))) {
          return refusalAnswer(reply, { code: 'interest_unclear', field: 'unit' })
        }
        const { jurisdiction, person } = session
        return { id: await declareInterest(db, jurisdiction, person, interest, clock.now()) }
      },
    },
    endInterest: {
      async handle(request, reply) {
        const { jurisdiction, person } = await presentSession(house, request)
        const { id } = request.params as { id: string }
        const ended = await endInterest(house.db, jurisdiction, person, id, house.clock.now())
        return ended ? {} : refusalAnswer(reply, { code: 'not_found' })
      },
    },
    /** Units and posts, for choosing to whom; who holds a post is for administrators. */
    tree: {
      async handle(request) {
        const { org } = await presentSession(house, request)
        const posts = [...org.posts.values()].map(({ id, unit, title }) => ({ id, unit, title }))
        return { units: [...org.units.values()], posts }
      },
    },
  } satisfies Record<string, Handler>
}

async function guessed<T extends object>(
  { guesses }: OrgHouse,
  reply: FastifyReply,
  work: () => Promise<Result<T>>,
): Promise<unknown> {
  const looked = await guesses.guess(async () => {
    const result = await work()
    return !result.ok && result.refusal.code === 'activation_unknown' ? null : result
  })
  if (looked.ok) return answer(reply, looked.value)
  const { refusal } = looked
  const unknown = { code: 'activation_unknown', field: 'activation' }
  return refusalAnswer(reply, refusal.code === 'too_many_guesses' ? refusal : unknown)
}

function me({
  jurisdiction,
  person,
  name,
  login,
  mustChange,
  holding,
  holdings,
  org,
  actor,
}: Session) {
  return {
    jurisdiction,
    person: { id: person, name },
    login,
    mustChange,
    holding: actor === null ? null : holding,
    holdings: holdings.map(({ id, post }) => {
      const { unit, title } = org.posts.get(post) ?? { unit: '', title: { zh: post, en: post } }
      return { id, post, title, unit, unitName: org.units.get(unit)?.name ?? title }
    }),
    actor: actor && {
      post: actor.post,
      unit: actor.unit,
      powers: actor.powers,
      above: actor.above,
      below: actor.below,
    },
  }
}
