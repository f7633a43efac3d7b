/** Everybody who can ask anything of the house: one official per power, keys, residents, and those of another city. */
import type { FastifyInstance } from 'fastify'
import { POWERS } from '../../src/kernel/index.ts'
import type { Power, Result } from '../../src/kernel/index.ts'
import {
  SESSION_COOKIE,
  addPerson,
  addPost,
  appoint,
  demonstrationAccount,
  setPowers,
} from '../../src/org/index.ts'
import { createSession } from '../../src/org/sessions.store.ts'
import { PASSWORD, POSTS } from './city.ts'
import type { TestCity } from './city.ts'

export interface Caller {
  readonly name: string
  readonly as: 'nobody' | 'resident' | 'account' | 'official' | 'key'
  readonly powers: readonly Power[]
  readonly headers: Readonly<Record<string, string>>
  /** For unsafe requests at the desk, bound to the session. */
  readonly token: string
}

/** What each role of the table of routes lets in. Written down here once more, not read from the house. */
export function lets(role: string, { as, powers }: Pick<Caller, 'as' | 'powers'>): boolean {
  if (role === 'public' || role === 'open311') return true
  if (role === 'visit') return as === 'resident'
  if (role === 'signed_in') return as === 'account' || as === 'official'
  if (role === 'official') return as === 'official'
  if (role === 'key') return as === 'key'
  if (role === 'administrator')
    return as === 'official' && powers.some((power) => power.startsWith('administer_'))
  if (POWERS.some((power) => power === role))
    return as === 'official' && powers.some((power) => power === role)
  throw new Error(`nobody has written down whom ${role} lets in`)
}

/** Everybody of a city. `receipt`: of a matter at which a resident is looking. */
export async function callersOf(
  app: FastifyInstance,
  city: TestCity,
  { receipt, prefix = '' }: { receipt?: string; prefix?: string } = {},
): Promise<readonly Caller[]> {
  const cookies: [string, Caller['as'], readonly Power[], string][] = []
  for (const [login, , powers] of POSTS) {
    const session = await city.sessionOf(login)
    cookies.push([login, 'official', powers, session])
  }
  const auditor = await addAuditor(city)
  cookies.push(['second auditor', 'official', ['audit'], auditor.session])
  cookies.push(['an account without a post', 'account', [], auditor.withoutPost])
  const signedIn = await Promise.all(
    cookies.map(async ([name, as, powers, session]) => {
      const headers = { cookie: `${SESSION_COOKIE}=${session}` }
      return { name: `${prefix}${name}`, as, powers, headers, token: await tokenOf(app, headers) }
    }),
  )
  const keys = await Promise.all(
    KEYS.map(async ([name, unit, powers]) => {
      const headers = { authorization: `Bearer ${await city.keyFor(unit, powers)}` }
      return { name: `${prefix}${name}`, as: 'key' as const, powers, headers, token: '' }
    }),
  )
  const others = await residents(app, receipt)
  return [...(prefix === '' ? others : []), ...signedIn, ...keys]
}

const KEYS: readonly (readonly [string, string, readonly Power[]])[] = [
  ['key of a department', 'housing', ['handle']],
  ['key of the hotline', 'hotline', ['intake', 'dispatch']],
  ['key for Open311', 'gov', ['intake']],
]

async function residents(app: FastifyInstance, receipt?: string): Promise<readonly Caller[]> {
  const token = await tokenOf(app, {})
  const one = { powers: [], token }
  const nobody = { ...one, name: 'nobody', as: 'nobody', headers: {} } as const
  const forged = {
    ...one,
    name: 'a session made up',
    as: 'nobody',
    headers: { cookie: `${SESSION_COOKIE}=${'A'.repeat(60)}`, authorization: 'Bearer none' },
  } as const
  if (receipt === undefined) return [nobody, forged]
  const opened = await app.inject({
    method: 'POST',
    url: '/my',
    payload: `do=open&code=${receipt}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const cookie = opened.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  if (cookie === '') throw new Error(`the receipt opens nothing: ${opened.statusCode}`)
  return [nobody, forged, { ...one, name: 'a resident', as: 'resident', headers: { cookie } }]
}

async function tokenOf(
  app: FastifyInstance,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  return (await app.inject({ url: '/desk/api/session', headers: { ...headers } })).json().token
}

/** Somebody appointed while the city runs, and an account without a post. */
async function addAuditor({ house: { db, clock }, org, jurisdiction, secretOf }: TestCity) {
  const now = new Date(Date.parse(clock.now()) - 3_600_000).toISOString()
  const admin = { db, jurisdiction, now, by: 'house' } as const
  const names = { titleZh: '审计员', titleEn: 'Auditor' }
  must(await addPost(admin, { id: 'second-auditor', unit: 'inspection', ...names }))
  must(await setPowers(admin, 'second-auditor', ['audit']))
  const person = must(await addPerson(admin, { id: 'p-second-auditor', name: '审计员甲' }))
  const holding = must(await appoint(admin, { person, post: 'second-auditor' }))
  const account = must(
    await demonstrationAccount(admin, org.master, {
      person,
      login: 'second-auditor',
      password: PASSWORD,
      totpSecret: secretOf('operator'),
    }),
  )
  const session = (held: string | null) =>
    createSession(db, jurisdiction, account, held, clock.now())
  return { session: await session(holding), withoutPost: await session(null) }
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the callers: ${result.refusal.code}`)
  return result.value
}
