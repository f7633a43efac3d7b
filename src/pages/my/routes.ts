/** /my over HTTP. One address for everything: what is done stands in the form, never in the URL. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { createHmac } from 'node:crypto'
import { FILE_BYTES, sendFile } from '../../attachments/index.ts'
import type { Fields, Refusal, Resident } from '../../kernel/index.ts'
import { dayOf, MOST_FILES } from '../../kernel/index.ts'
import { commit } from '../../matters/index.ts'
import type { Handler } from '../../platform/http.ts'
import { HttpProblem } from '../../platform/problems.ts'
import {
  findReceipt,
  guessLimiter,
  isLiveReceipt,
  newReceiptCode,
  parseReceiptCode,
  printReceiptCode,
  replaceReceipt,
} from '../../vault/index.ts'
import type { GuessLimiter } from '../../vault/index.ts'
import { askProof, giveProof, ownContacts, voicesOf } from '../../delivery/index.ts'
import { choicesFor } from '../choices.ts'
import { heldIn, takeUploads } from '../files/taking.ts'
import type { Fault } from '../files/taking.ts'
import { inputOf, typedOf } from '../forms.ts'
import type { Typed } from '../forms.ts'
import type { Public } from '../public.ts'
import { keyOf, newKey } from '../keys.ts'
import { at, viewOf } from '../view.ts'
import type { View } from '../view.ts'
import { prefixOf } from './acts.ts'
import type { Tried } from './acts.ts'
import { proofIn } from './contacts.ts'
import { entryPage, leftPage } from './entry.ts'
import { myPage, replacedPage } from './page.ts'
import type { MyPage } from './page.ts'
import { actorOf, readSeen } from './reading.ts'
import type { Seen } from './reading.ts'
import { VISIT_COOKIE, visits } from './visit.ts'
import type { Visit } from './visit.ts'

const HTML = 'text/html; charset=utf-8'
const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const

interface Asked {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly view: View
  readonly typed: Typed
}

/** A visit whose receipt still lives, with what it shows. */
interface Present {
  readonly visit: Visit
  readonly seen: Seen
}

/** A visit whose receipt still lives: the role `visit` of the table of routes. */
export async function isVisit(
  { house, jurisdiction }: Public,
  { cookies }: FastifyRequest,
): Promise<boolean> {
  const visit = visits(house.receiptSecret).read(cookies[VISIT_COOKIE], house.clock.now())
  return visit?.jurisdiction === jurisdiction && isLiveReceipt(house.db, visit)
}

/** What a visitor holds in hand: the visit, what it shows, and as whom they read. */
export interface Visited extends Present {
  readonly actor: Resident
}

/** For other pages of one's own matter; null: no visit that still holds. */
export async function visitedBy(given: Public, request: FastifyRequest): Promise<Visited | null> {
  const { house } = given
  const visit = visits(house.receiptSecret).read(request.cookies[VISIT_COOKIE], house.clock.now())
  const seen = visit && (await isVisit(given, request)) ? await readSeen(house, visit) : null
  return visit && seen && { visit, seen, actor: actorOf(visit) }
}

export function myHandlers(
  { house, jurisdiction }: Public,
  limiter: GuessLimiter = guessLimiter(),
) {
  const marks = visits(house.receiptSecret)

  const get: Handler = {
    async handle(request, reply) {
      const asked = askedOf(request, reply)
      const present = await presentOf(asked)
      return present ? show(asked, present, {}) : showEntry(asked)
    },
  }

  const post: Handler = {
    forms: 'lenient',
    uploads: { files: MOST_FILES, fileBytes: FILE_BYTES },
    async handle(request, reply) {
      const asked = askedOf(request, reply)
      const { typed } = asked
      if (typed['do'] === 'leave') return leave(asked)
      const what = typed['do'] ?? ''
      const isAct = what === 'act' || what.startsWith('drop ')
      const proof = proofIn(what)
      if (!isAct && what !== 'replace' && !proof) return open(asked)
      const present = await presentOf(asked)
      if (!present) return showEntry(asked)
      if (proof) return prove(asked, present, proof)
      return isAct ? act(asked, present) : replace(asked, present)
    },
  }

  async function presentOf({ request, reply }: Asked): Promise<Present | null> {
    const now = house.clock.now()
    const visit = marks.read(request.cookies[VISIT_COOKIE], now)
    if (!visit || visit.jurisdiction !== jurisdiction) return null
    if (!(await isLiveReceipt(house.db, visit))) return null
    const seen = await readSeen(house, visit)
    if (!seen) return null
    mark(reply, { ...visit, seen: now, did: null })
    return { visit, seen }
  }

  function mark(reply: FastifyReply, visit: Visit): void {
    reply.setCookie(VISIT_COOKIE, marks.write(visit), COOKIE)
  }

  async function open(asked: Asked): Promise<FastifyReply> {
    const { reply, view, typed } = asked
    const found = await limiter.guess(async () => {
      const receipt = await findReceipt(house.db, typed['code'] ?? '')
      return receipt?.jurisdiction === jurisdiction ? receipt : null
    })
    if (!found.ok) {
      const status = found.refusal.code === 'too_many_guesses' ? 429 : 422
      return reply
        .code(status)
        .type(HTML)
        .send(entryPage(view, { refusal: found.refusal }))
    }
    const now = house.clock.now()
    const { matter, receipt, role } = found.value
    mark(reply, { jurisdiction, matter, receipt, role, since: now, seen: now, did: null })
    // Away from the form at once: a browser that goes back or reloads has no code to send again.
    return reply.redirect(at(view, '/my'), 303)
  }

  async function act(asked: Asked, { visit, seen }: Present): Promise<FastifyReply> {
    const { request, reply, view, typed } = asked
    const name = typed['act'] ?? ''
    const declared = seen.acts.find((one) => one.name === name)
    if (!declared) return show(asked, { visit, seen }, {}, 422)
    const key = keyOf(typed)
    const holder = `receipt:${visit.receipt}:${key}`
    const [fileField, { max }] = filesFieldIn(declared.fields)
    let faults: readonly Fault[] = []
    const notDone = async (refusal: Tried['refusal'], status: number) => {
      const files = { held: await heldIn(house, jurisdiction, holder), faults, max }
      const tried = { act: name, typed: { ...typed, key }, refusal, files }
      return show(asked, { visit, seen }, { tried }, status)
    }
    if (request.staleForm) return notDone('stale', 403)
    faults = await takeUploads(house, jurisdiction, holder, request.uploads, max)
    if (typed['do']?.startsWith('drop ')) {
      await house.files.drop(jurisdiction, holder, typed['do'].slice('drop '.length))
      return notDone(null, 200)
    }
    if (faults[0]) return notDone({ ...faults[0].refusal, field: fileField }, 422)
    const held = await house.files.held(jurisdiction, holder)
    const own = ownFields(typed, prefixOf(name))
    const [result] = await commit(house, jurisdiction, [
      {
        matter: visit.matter,
        act: name,
        input: {
          ...inputOf(declared.fields, own),
          ...(held.length > 0 ? { [fileField]: held.map(({ id }) => id) } : {}),
        },
        holder,
        actor: actorOf(visit),
        seen: Number.parseInt(typed['seen'] ?? '', 10) || 0,
        idempotency: { key, scope: `web:my:${visit.receipt}` },
      },
    ])
    if (!result) throw new Error('an act that was committed has no answer')
    if (!result.ok) return notDone(result.refusal, statusOf(result.refusal))
    mark(reply, { ...visit, seen: house.clock.now(), did: name })
    return reply.redirect(at(view, '/my'), 303)
  }

  async function prove(
    asked: Asked,
    present: Present,
    { step, field }: NonNullable<ReturnType<typeof proofIn>>,
  ): Promise<FastifyReply> {
    const { request, reply, view, typed } = asked
    const notDone = (refusal: Refusal | 'stale', status: number) =>
      show(asked, present, { proving: { field, refusal } }, status)
    if (request.staleForm) return notDone('stale', 403)
    const holder = { ...present.visit, jurisdiction }
    const result =
      step === 'ask'
        ? await askProof(house, holder, field)
        : await giveProof(house, holder, field, typed['proof_code'] ?? '')
    if (!result.ok) return notDone(result.refusal, 422)
    return reply.redirect(`${at(view, '/my')}#contact`, 303)
  }

  /** Only with the present code: an open window alone does not give the matter to whoever passes by. */
  async function replace(asked: Asked, present: Present): Promise<FastifyReply> {
    const { request, reply, view, typed } = asked
    const { visit, seen } = present
    if (request.staleForm) return show(asked, present, { replacing: 'stale' }, 403)
    const code = typed['code'] ?? ''
    const random = randomFor(typed['key'] ?? '', code)
    const found = await limiter.guess(async () => {
      const receipt = await findReceipt(house.db, code)
      // Pressed twice: the old code is dead, and the one made then is shown again.
      const made = await findReceipt(house.db, printed(random))
      const ours = [receipt, made].find((one) => one?.matter === visit.matter)
      return ours ?? null
    })
    if (!found.ok) return show(asked, present, { replacing: found.refusal }, 422)
    const on = dayOf(house.clock.now())
    await house.db.transaction((tx) => replaceReceipt(tx, code, on, random))
    const live = await findReceipt(house.db, printed(random))
    if (!live) return show(asked, present, { replacing: { code: 'receipt_unknown' } }, 422)
    const now = house.clock.now()
    mark(reply, { ...visit, receipt: live.receipt, role: live.role, seen: now, did: null })
    return reply.type(HTML).send(replacedPage(view, seen.number, printed(random)))
  }

  function randomFor(key: string, code: string): Buffer {
    const old = parseReceiptCode(code)?.text ?? ''
    return createHmac('sha256', house.receiptSecret)
      .update(JSON.stringify(['replace', key, old]))
      .digest()
  }

  const printed = (random: Buffer) => printReceiptCode(newReceiptCode(jurisdiction, random))

  async function show(
    { request, reply, view }: Asked,
    { visit, seen }: Present,
    about: Partial<Pick<MyPage, 'tried' | 'replacing' | 'proving'>>,
    status = 200,
  ): Promise<FastifyReply> {
    const body = myPage({
      view,
      token: request.formToken(),
      key: newKey,
      seen,
      tried: about.tried ?? null,
      replacing: about.replacing ?? null,
      proving: about.proving ?? null,
      contacts: await ownContacts(house, visit),
      voices: await voicesOf(house, jurisdiction, { id: visit.matter, seconded: seen.seconded }),
      choices: await choicesFor(house, jurisdiction, view),
      now: house.clock.now(),
      did: visit.did,
      files: await house.files.shown(jurisdiction, visit.matter),
      isProven: await isProven(visit, seen),
    })
    return reply.code(status).type(HTML).send(body)
  }

  async function isProven({ matter }: Visit, { n }: Seen): Promise<boolean> {
    const index = await house.ledger.indexOf(jurisdiction, matter, n)
    return index !== null && (await house.ledger.receipt(jurisdiction, index)) !== null
  }

  /** What the visit shows, and nothing else: any other file is as absent as one that never was. */
  const file = (part: 'copy' | 'thumb'): Handler => ({
    async handle(request, reply) {
      const { id } = request.params as { readonly id: string }
      const visit = marks.read(request.cookies[VISIT_COOKIE], house.clock.now())
      const isLive = await isVisit({ house, jurisdiction }, request)
      const seen = visit && isLive ? await readSeen(house, visit) : null
      const isShown = seen?.course.some(({ files }) => files.some(({ ids }) => ids.includes(id)))
      const opened =
        visit && isShown ? await house.files.open(jurisdiction, visit.matter, id, part) : null
      if (!seen || !opened) throw new HttpProblem(404, 'not_found')
      return sendFile(reply, opened, `${seen.number}-${id.slice(0, 8)}`, part)
    },
  })

  return { myForm: get, my: post, myFile: file('copy'), myThumb: file('thumb') }
}

function askedOf(request: FastifyRequest, reply: FastifyReply): Asked {
  return {
    request,
    reply,
    view: viewOf(request.query),
    typed: typedOf(request.body),
  }
}

function showEntry({ request, reply, view }: Asked): FastifyReply {
  const ended = request.cookies[VISIT_COOKIE] !== undefined
  if (ended) reply.clearCookie(VISIT_COOKIE, COOKIE)
  return reply.type(HTML).send(entryPage(view, { ended }))
}

/** Everything a shared browser may have kept of this site goes (ASVS 14.3.1). */
function leave({ reply, view }: Asked): FastifyReply {
  reply.clearCookie(VISIT_COOKIE, COOKIE)
  reply.header('clear-site-data', '"cache", "cookies", "storage"')
  return reply.type(HTML).send(leftPage(view))
}

/** The field of an act that takes files; an act without one takes none. */
function filesFieldIn(fields: Fields): readonly [name: string, { readonly max: number }] {
  for (const [name, field] of Object.entries(fields))
    if (field.type === 'files') return [name, field]
  return ['', { max: 0 }]
}

function ownFields(typed: Typed, prefix: string): Typed {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  )
}

function statusOf({ code }: Refusal): number {
  return code === 'changed_meanwhile' ? 409 : 422
}
