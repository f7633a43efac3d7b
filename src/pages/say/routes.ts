/** /say over HTTP: form, check and receipt under one address and title (ASVS 14.3: nothing to see in the history). */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { submit } from '../../intake/index.ts'
import { FILE_BYTES } from '../../attachments/index.ts'
import { MOST_FILES } from '../../kernel/index.ts'
import type { Refusal, Result } from '../../kernel/index.ts'
import { addFeedback, findEntries, fittingEntries, placesIn } from '../../knowledge/index.ts'
import { lateQuorum } from '../../ledger/index.ts'
import { commit, findOpen, parseNumber } from '../../matters/index.ts'
import type { Done } from '../../matters/index.ts'
import type { Handler } from '../../platform/http.ts'
import type { Public } from '../public.ts'
import { choicesFor } from '../choices.ts'
import { heldIn, takeUploads } from '../files/taking.ts'
import type { Fault } from '../files/taking.ts'
import { readSeen } from '../my/reading.ts'
import { solvedPage } from '../answers/one.ts'
import { viewOf } from '../view.ts'
import type { View } from '../view.ts'
import { checkPage } from './check.ts'
import type { CheckPage } from './check.ts'
import { sayPage } from './form.ts'
import { newKey } from '../keys.ts'
import { askedFields, filesFieldOf, readSaid } from './reading.ts'
import type { Said } from './reading.ts'
import { receiptPage } from './receipt.ts'
import { isSealedByWords } from './signs.ts'
import { whoElse } from './similar.ts'

/**
 * A megabyte of Chinese is three of percent signs. It is read whole and refused by the rule of the
 * field, so that what was typed stands in the form again; only what is larger is refused unread.
 */
const LARGEST = 4 * 1_048_576

/** Entries shown before anything is sent: a few that fit, never a list to get through. */
const ENTRIES = 3

interface Asked {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly view: View
}

export function sayHandlers({ house, jurisdiction }: Public) {
  const late = lateQuorum(house, jurisdiction)

  const get: Handler = {
    async handle(request, reply) {
      const asked = { request, reply, view: viewOf(request.query) }
      const empty = { typed: {}, input: {}, identity: {}, refusals: [], key: newKey() }
      return showForm(asked, empty, [], 200)
    },
  }

  const post: Handler = {
    forms: 'lenient',
    bodyLimit: LARGEST,
    uploads: { files: MOST_FILES, fileBytes: FILE_BYTES },
    async handle(request, reply) {
      const asked = { request, reply, view: viewOf(request.query) }
      const said = await readSaid(house, jurisdiction, request.body)
      const step = said.typed['step'] ?? 'check'
      const faults = await takeFiles(asked, said)
      if (step.startsWith('drop ')) {
        await house.files.drop(jurisdiction, holderOf(said), step.slice('drop '.length))
        return showForm(asked, said, [], 200, faults)
      }
      if (step === 'edit') return showForm(asked, said, [], 200, faults)
      if (faults.length > 0) {
        const refusals = [
          ...said.refusals,
          ...faults.map(({ refusal }) => ({ ...refusal, field: 'files' })),
        ]
        return showForm(asked, said, refusals, 422, faults)
      }
      if (said.refusals.length > 0) return showForm(asked, said, said.refusals, 422)
      if (step === 'check') return showCheck(asked, said, 200)
      if (step.startsWith('solved ')) return solved(asked, said, step.slice('solved '.length))
      if (request.staleForm) return showCheck(asked, said, 403, 'stale')
      return step.startsWith('second ')
        ? second(asked, said, step.slice('second '.length))
        : send(asked, said)
    },
  }

  /** The knowledge base answered it: nothing is filed, and one more was helped; nobody says who. */
  async function solved(asked: Asked, said: Said, typedNumber: string): Promise<FastifyReply> {
    const { request, view } = asked
    const filter = { numbers: [parseNumber(typedNumber) ?? ''], open: true }
    const [entry] = await findEntries(house, jurisdiction, filter, 1)
    // Retired meanwhile: then it answers nothing.
    if (!entry) return showCheck(asked, said, 200)
    if (!request.staleForm) await addFeedback(house.db, jurisdiction, entry, true)
    const token = request.formToken()
    return send200(asked, solvedPage({ view, token, entry, typed: said.typed }))
  }

  /** A page that is too old, or none of ours, stores nothing here. */
  async function takeFiles({ request }: Asked, said: Said): Promise<readonly Fault[]> {
    const max = filesFieldOf(house)?.max ?? 0
    if (!request.staleForm)
      return takeUploads(house, jurisdiction, holderOf(said), request.uploads, max)
    return request.uploads.map(({ name }) => ({ name, refusal: { code: 'form_expired' } }))
  }

  /** What waits in the form goes with it; a second press names the same files again. */
  async function withFiles(said: Said, input: Said['input']): Promise<Said['input']> {
    const held = await house.files.held(jurisdiction, holderOf(said))
    return held.length > 0 ? { ...input, files: held.map(({ id }) => id) } : input
  }

  async function send(asked: Asked, said: Said) {
    const result = await submit(house, jurisdiction, {
      door: 'web',
      input: await withFiles(said, said.input),
      holder: holderOf(said),
      identity: said.identity,
      language: asked.view.language,
      receipt: true,
      idempotency: { key: said.key, scope: 'web:say' },
    })
    return answer(asked, said, result, 'author')
  }

  async function second(asked: Asked, said: Said, typedNumber: string) {
    const number = parseNumber(typedNumber)
    const matter = number && (await findOpen(house.db, jurisdiction, number))
    if (!matter) return refused(asked, said, { code: 'no_such_matter' })
    const [result] = await commit(house, jurisdiction, [
      {
        matter,
        act: 'second',
        input: await withFiles(said, { words: said.input['text'] }),
        holder: holderOf(said),
        actor: { as: 'door', door: 'web' },
        identity: said.identity,
        language: asked.view.language,
        receipt: 'second',
        idempotency: { key: said.key, scope: 'web:second' },
      },
    ])
    if (!result) throw new Error('an act that was committed has no answer')
    return answer(asked, said, result, 'second')
  }

  async function answer(
    asked: Asked,
    said: Said,
    result: Result<Done>,
    as: 'author' | 'second',
  ): Promise<FastifyReply> {
    if (!result.ok) return refused(asked, said, result.refusal)
    const { matter, receipt } = result.value
    if (!receipt) throw new Error('whoever files on a page gets a receipt')
    const seen = await readSeen(house, {
      jurisdiction,
      matter: matter.id,
      receipt: receipt.id,
      role: as,
    })
    if (!seen) throw new Error('a matter that was just filed is missing')
    return send200(
      asked,
      receiptPage({
        view: asked.view,
        token: asked.request.formToken(),
        code: receipt.code,
        matter: seen,
        now: house.clock.now(),
        as,
        lateSince: await late(),
      }),
    )
  }

  function refused(asked: Asked, said: Said, refusal: Refusal): Promise<FastifyReply> {
    // Went out and changed the text meanwhile: never silently a second matter, never lost.
    if (refusal.code === 'key_used_for_something_else')
      return showCheck(asked, { ...said, key: newKey() }, 409, 'sent_before')
    const { field } = refusal
    return field !== undefined && Object.hasOwn(askedFields(house), field)
      ? showForm(asked, said, [refusal], 422)
      : showCheck(asked, { ...said, refusals: [refusal] }, 422)
  }

  async function showForm(
    { request, reply, view }: Asked,
    said: Said,
    refusals: readonly Refusal[],
    status: number,
    faults: readonly Fault[] = [],
  ): Promise<FastifyReply> {
    const [choices, { channels }, held, lateSince] = await Promise.all([
      choicesFor(house, jurisdiction, view),
      house.rules(jurisdiction),
      heldIn(house, jurisdiction, holderOf(said)),
      late(),
    ])
    const field = filesFieldOf(house)
    const files = field && { field, files: { held, faults, max: field.max } }
    const { typed, key } = said
    const fields = askedFields(house)
    const token = request.formToken()
    const asking = { view, token, key, typed, refusals, fields, choices, channels, files }
    const body = sayPage({ ...asking, lateSince })
    return reply.code(status).type(HTML).send(body)
  }

  async function showCheck(
    { request, reply, view }: Asked,
    said: Said,
    status: number,
    why?: CheckPage['why'],
  ): Promise<FastifyReply> {
    // What accuses somebody is not compared with anything, so that nothing of it shows elsewhere.
    const isSealed = said.input['accuses'] === true || isSealedByWords(said.typed)
    const [choices, { channels }, similar, entries, held, where] = await Promise.all([
      choicesFor(house, jurisdiction, view),
      house.rules(jurisdiction),
      isSealed ? [] : whoElse(house, jurisdiction, said.input),
      isSealed
        ? []
        : fittingEntries(house, jurisdiction, String(said.input['text'] ?? ''), {
            open: true,
            limit: ENTRIES,
          }),
      heldIn(house, jurisdiction, holderOf(said)),
      said.input['division'] === undefined
        ? placesIn(house, jurisdiction, `${said.typed['place'] ?? ''} ${said.typed['text'] ?? ''}`)
        : null,
    ])
    const body = checkPage({
      view,
      token: request.formToken(),
      said,
      similar,
      entries,
      fields: askedFields(house),
      choices,
      channels,
      held,
      where: where && where.places.length > 0 ? where : null,
      ...(why && { why }),
    })
    return reply.code(status).type(HTML).send(body)
  }

  return { sayForm: get, say: post }
}

/** Whose files they are until they are sent: the form's, by a key that only its page holds. */
const holderOf = ({ key }: Said) => `form:${key}`

const HTML = 'text/html; charset=utf-8'

function send200({ reply }: Asked, body: string): FastifyReply {
  return reply.code(200).type(HTML).send(body)
}
