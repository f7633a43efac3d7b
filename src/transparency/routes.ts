/** The public log over HTTP: the page for people, its files for programs, and receipts for whoever asked. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { lateQuorum } from '../ledger/index.ts'
import type { LogIdentity } from '../ledger/index.ts'
import type { WithFiles } from '../attachments/index.ts'
import { viewOf, visitedBy } from '../pages/index.ts'
import type { Handler } from '../platform/http.ts'
import { HttpProblem } from '../platform/problems.ts'
import { parseTilePath } from '../tlog/index.ts'
import { identityOf } from './identity.ts'
import { ledgerPage, policyName } from './ledger/page.ts'
import { eventFile, matterFile, receiptFile } from './proofs/files.ts'
import { proofPage } from './proofs/one.ts'
import { proofsPage } from './proofs/page.ts'
import { readProofs } from './proofs/reading.ts'
import type { Proofs, Step } from './proofs/reading.ts'

const HTML = 'text/html; charset=utf-8'
const TEXT = 'text/plain; charset=utf-8'
const BYTES = 'application/octet-stream'
const JSON_TYPE = 'application/json; charset=utf-8'

/** tlog-tiles: a checkpoint may be kept for seconds only, a tile for ever. */
const SECONDS = 'public, max-age=5'
const FOR_EVER = 'public, max-age=31536000, immutable'
const HOURS = 'public, max-age=3600'

/** For verifiers in a page of another origin: whose log this is says its signature, not its address. */
const FOR_ANYBODY = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
} as const

interface Given {
  readonly house: WithFiles
  readonly jurisdiction: number
  readonly publicUrl: string | null
}

export function ledgerHandlers({ house, jurisdiction, publicUrl }: Given) {
  const { ledger } = house
  const late = lateQuorum(house, jurisdiction)
  const stateNow = keptFor(STATE_KEPT, () => ledger.state(jurisdiction))

  const page: Handler = {
    async handle(request, reply) {
      const [state, lateSince] = await Promise.all([stateNow(), late()])
      const body = ledgerPage({
        view: viewOf(request.query),
        identity: identityOf(ledger, jurisdiction),
        state,
        base: publicUrl ?? `${request.protocol}://${request.host}`,
        lateSince,
      })
      return reply.type(HTML).send(body)
    },
  }

  /** Of the log whose code stands in the address; any other is as absent as one that never was. */
  function logOf(request: FastifyRequest): LogIdentity {
    const { code } = request.params as { readonly code: string }
    const identity = code === String(jurisdiction) ? identityOf(ledger, jurisdiction) : null
    if (identity === null) throw absent()
    return identity
  }

  async function send(
    reply: FastifyReply,
    path: string,
    type: string,
    cache: string,
  ): Promise<FastifyReply> {
    const body = await ledger.file(jurisdiction, path)
    if (body === null) throw absent()
    return reply.type(type).headers(FOR_ANYBODY).header('cache-control', cache).send(body)
  }

  const checkpoint: Handler = {
    async handle(request, reply) {
      logOf(request)
      return send(reply, 'checkpoint', TEXT, SECONDS)
    },
  }

  const tile: Handler = {
    async handle(request, reply) {
      logOf(request)
      const path = `tile/${(request.params as { readonly '*': string })['*']}`
      // One tile has one address only: nothing else of the folder can be asked for.
      if (parseTilePath(path) === null) throw absent()
      return send(reply, path, BYTES, FOR_EVER)
    },
  }

  const told = (textOf: (identity: LogIdentity) => string, name?: typeof policyName): Handler => ({
    async handle(request, reply) {
      const identity = logOf(request)
      if (name) reply.header('content-disposition', `inline; filename="${name(identity)}"`)
      const text = `${textOf(identity).trimEnd()}\n`
      return reply.type(TEXT).headers(FOR_ANYBODY).header('cache-control', HOURS).send(text)
    },
  })

  return {
    ledger: page,
    checkpoint,
    tile,
    policy: told(({ policy }) => policy, policyName),
    vkey: told(({ vkey }) => vkey),
    ...proofHandlers({ house, jurisdiction }),
  }
}

/** Milliseconds: however many look at the page, the database is asked once a second. */
const STATE_KEPT = 1_000

function keptFor<T>(milliseconds: number, read: () => Promise<T>): () => Promise<T> {
  let kept: { readonly until: number; readonly value: Promise<T> } | null = null
  return () => {
    const now = performance.now()
    if (kept && now < kept.until) return kept.value
    const value = read()
    kept = { until: now + milliseconds, value }
    value.catch(() => {
      kept = null
    })
    return value
  }
}

/** Every address says a number of a step and never the code: that stands in the sealed mark of the visit. */
function proofHandlers({ house, jurisdiction }: Pick<Given, 'house' | 'jurisdiction'>) {
  async function proofsOf(request: FastifyRequest): Promise<Proofs> {
    const visited = await visitedBy({ house, jurisdiction }, request)
    const proofs = visited && (await readProofs(house, jurisdiction, visited))
    if (!proofs) throw absent()
    return proofs
  }

  function stepOf({ steps }: Proofs, request: FastifyRequest): Step {
    const { n } = request.params as { readonly n: string }
    const step = steps.find((one) => String(one.n) === n)
    if (!step) throw absent()
    return step
  }

  const list: Handler = {
    async handle(request, reply) {
      const proofs = await proofsOf(request)
      return reply.type(HTML).send(proofsPage(viewOf(request.query), proofs))
    },
  }

  const one: Handler = {
    async handle(request, reply) {
      const proofs = await proofsOf(request)
      const body = proofPage(viewOf(request.query), proofs, stepOf(proofs, request))
      return reply.type(HTML).send(body)
    },
  }

  const receipt: Handler = {
    async handle(request, reply) {
      const proofs = await proofsOf(request)
      const step = stepOf(proofs, request)
      const name = `${proofs.number}-${step.n}.tlog-proof`
      return sendFile(reply, TEXT, name, receiptFile(step))
    },
  }

  const event: Handler = {
    async handle(request, reply) {
      const proofs = await proofsOf(request)
      const step = stepOf(proofs, request)
      return sendFile(reply, JSON_TYPE, `${proofs.number}-${step.n}.json`, eventFile(step))
    },
  }

  const matter: Handler = {
    async handle(request, reply) {
      const proofs = await proofsOf(request)
      return sendFile(reply, JSON_TYPE, `${proofs.number}.matter.json`, matterFile(proofs))
    },
  }

  return {
    proofs: list,
    proof: one,
    proofReceipt: receipt,
    proofEvent: event,
    proofMatter: matter,
  }
}

/** Null: pending, or not this holder's: there is no such file (yet). */
function sendFile(
  reply: FastifyReply,
  type: string,
  name: string,
  content: string | null,
): FastifyReply {
  if (content === null) throw absent()
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Buffer.from(content, 'utf8'))
}

function absent(): HttpProblem {
  return new HttpProblem(404, 'not_found')
}
