/**
 * The client of the witnesses (C2SP tlog-witness v1.0.0): each signed checkpoint goes to all of them at once, with
 * the proof that the log only grew since what each saw last. Whatever a witness does is an answer; none of it can
 * stop the others, make us take a signature that is not right, or be taken for consent.
 */
import { NoAnswer, openLines, placeOf, post } from '../platform/outbound.ts'
import type { Answer, Lines, Place, Reach } from '../platform/outbound.ts'
import {
  NoteError,
  consistencyProof,
  fromDecimal,
  hasQuorum,
  signatureLines,
  verifyAll,
} from '../tlog/index.ts'
import type { PolicyWitness } from '../tlog/index.ts'
import type { AskWitnesses, WitnessAnswer, WitnessRound } from './types.ts'

/** Why a witness did not sign. Stable codes: the page of the ledger has their words. */
export type WitnessProblem =
  /** The policy gives no address, or none that may be called. */
  | 'address'
  | 'unreachable'
  | 'slow'
  | 'too_long'
  /** A status that the protocol does not know at this place. */
  | 'status'
  /** What came back is not written as the protocol says. */
  | 'garbage'
  | 'not_signed'
  | 'bad_signature'
  /** Its clock, or ours, is wrong by more than five minutes. */
  | 'time_future'
  | 'time_past'
  /** It does not know our log: whoever runs it has to add our key. */
  | 'unknown_there'
  /** It knows our log by another key. */
  | 'not_accepted'
  /** It took no answer twice for what it had seen last: somebody else submits too. */
  | 'moving'
  /** It has seen a larger tree than ours. */
  | 'ahead'
  /** It holds another tree of the same log: ours is not a continuation of what it signed. */
  | 'differs'

export interface WitnessOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Milliseconds that one witness may take. */
  readonly within?: number
  /** Milliseconds that the others still have once enough have signed. */
  readonly grace?: number
  /** Where names in the policy may lead; addresses written as numbers say it themselves. */
  readonly reach?: Reach
}

/** Seconds that the clock of a witness may be wrong, or ours. */
const SKEW = 300
/** After failures a witness is asked more seldom: milliseconds, doubling. */
const FIRST_PAUSE = 500
const LONGEST_PAUSE = 15_000

interface Pause {
  readonly failures: number
  readonly until: number
  readonly problem: WitnessProblem
}

type Outcome = Omit<WitnessAnswer, 'name' | 'vkey' | 'problem'> & {
  readonly problem: WitnessProblem | null
}

/** Keeps in mind, while the process lives, who has failed lately. */
export function openWitnesses(options: WitnessOptions = {}): AskWitnesses {
  const { now = Date.now, within = 5_000, grace = 1_000, reach = 'public' } = options
  const pauses = new Map<string, Pause>()
  const lines = openLines()
  const remember = (vkey: string, problem: WitnessProblem | null): void => {
    // What stops the log is asked anew: somebody may have put it right meanwhile.
    if (problem === null || problem === 'ahead' || problem === 'differs') pauses.delete(vkey)
    else pauses.set(vkey, pauseAfter(pauses.get(vkey), problem, now()))
  }

  const askOne = async (
    witness: PolicyWitness,
    round: WitnessRound,
    signal: AbortSignal,
  ): Promise<Outcome> => {
    const last = round.lastSizes.get(witness.vkey) ?? null
    const pause = pauses.get(witness.vkey)
    if (pause && now() < pause.until) return failed(pause.problem, last)
    const places = placesOf(witness.url, reach)
    const call = { witness, round, signal, within, now, places, lines }
    const outcome = await submit(call, last).catch((error: unknown) =>
      failed(problemOf(error), last),
    )
    // The round is over: that it was too slow is written down already.
    if (!signal.aborted) remember(witness.vkey, outcome.problem)
    return outcome
  }

  return async (round) => {
    const { witnesses, quorum } = round.policy
    const outcomes = new Map<string, Outcome>()
    const stop = new AbortController()
    const enough = Promise.withResolvers<void>()
    let timer: NodeJS.Timeout | undefined
    const asked = witnesses.map(async (witness) => {
      outcomes.set(witness.name, await askOne(witness, round, stop.signal))
      const signed = [...outcomes].filter(([, { line }]) => line !== null).map(([name]) => name)
      if (quorum === 'none' || timer || !hasQuorum(round.policy, new Set(signed))) return
      timer = setTimeout(enough.resolve, grace)
    })
    try {
      await Promise.race([Promise.all(asked), enough.promise])
    } finally {
      clearTimeout(timer)
      stop.abort()
    }
    return witnesses.map(({ name, vkey }) => {
      const outcome = outcomes.get(name)
      if (outcome) return { name, vkey, ...outcome }
      remember(vkey, 'slow')
      return { name, vkey, ...failed('slow', round.lastSizes.get(vkey) ?? null) }
    })
  }
}

interface Submission {
  readonly witness: PolicyWitness
  readonly round: WitnessRound
  readonly signal: AbortSignal
  readonly within: number
  readonly now: () => number
  readonly lines: Lines
  /** Where it may be, the first to be tried first. */
  readonly places: readonly Place[]
}

/** From what the witness saw last as far as we know; once more from where it says that it stands. */
async function submit(call: Submission, last: number | null): Promise<Outcome> {
  const { size } = call.round.checkpoint
  if (call.places.length === 0) return failed('address', last)
  // What we wrote down ourselves: this tree is older than one that was cosigned.
  if (last !== null && last > size) return { ...failed('ahead', last), ahead: true }
  const first = await send(call, last ?? 0)
  const stands = standsAt(first)
  if (stands === null) return outcomeOf(call, first, last)
  if (stands > size) return { ...failed('ahead', stands), ahead: true }
  if (stands === (last ?? 0)) return failed('garbage', last)
  const second = await send(call, stands)
  const moved = standsAt(second)
  if (moved === null) return outcomeOf(call, second, stands)
  if (moved > size) return { ...failed('ahead', moved), ahead: true }
  return failed('moving', moved)
}

async function send(call: Submission, old: number): Promise<Answer> {
  const { checkpoint, note, reader } = call.round
  const proof = await consistencyProof(reader, old, checkpoint.size)
  const hashes = proof.map((hash) => `${hash.toString('base64')}\n`).join('')
  const body = `old ${old}\n${hashes}\n${note}`
  const headers = { 'content-type': 'text/plain; charset=utf-8' }
  const { within, signal, lines } = call
  const [first, second] = call.places
  if (!first) throw new Unexpected('address')
  try {
    return await post({ place: first, body, headers, within, signal, lines })
  } catch (error) {
    const isElsewhere = error instanceof NoAnswer && error.code === 'address_out_of_reach'
    if (!second || !isElsewhere) throw error
    return post({ place: second, body, headers, within, signal, lines })
  }
}

/** Where the witness says that it stands; null: it says something else. */
function standsAt({ status, type, body }: Answer): number | null {
  if (status !== 409) return null
  const size = body.endsWith('\n') ? fromDecimal(body.slice(0, -1)) : null
  if (size === null || type.split(';')[0]?.trim() !== 'text/x.tlog.size') {
    throw new Unexpected('garbage')
  }
  return size
}

const BY_STATUS: Readonly<Record<number, WitnessProblem>> = {
  403: 'not_accepted',
  404: 'unknown_there',
  422: 'differs',
}

function outcomeOf(call: Submission, answer: Answer, last: number | null): Outcome {
  if (answer.status !== 200) return failed(BY_STATUS[answer.status] ?? 'status', last)
  const { checkpoint, note } = call.round
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1)
  // Only this one's own signature is looked for: what else it sends is nobody's word.
  const [own] = verifyAll(text, signatureLines(answer.body), [call.witness.verifier])
  if (own?.time === undefined || own.time === null) return failed('not_signed', last)
  const late = own.time - Math.floor(call.now() / 1_000)
  if (late > SKEW) return failed('time_future', last)
  if (late < -SKEW) return failed('time_past', last)
  return { line: own.line, time: own.time, size: checkpoint.size, ahead: false, problem: null }
}

class Unexpected extends Error {
  readonly problem: WitnessProblem

  constructor(problem: WitnessProblem) {
    super(problem)
    this.problem = problem
  }
}

function problemOf(error: unknown): WitnessProblem {
  if (error instanceof Unexpected) return error.problem
  if (error instanceof NoteError)
    return error.code === 'bad_signature' ? 'bad_signature' : 'garbage'
  // A hash of our own tree that cannot be read is no fault of a witness.
  if (!(error instanceof NoAnswer)) throw error
  if (error.code === 'timeout') return 'slow'
  if (error.code === 'answer_too_long') return 'too_long'
  return error.code === 'address_out_of_reach' ? 'address' : 'unreachable'
}

function failed(problem: WitnessProblem, size: number | null): Outcome {
  return { line: null, time: null, size, ahead: false, problem }
}

function pauseAfter(before: Pause | undefined, problem: WitnessProblem, now: number): Pause {
  const failures = (before?.failures ?? 0) + 1
  const pause = Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE)
  return { failures, until: now + pause, problem }
}

/** Prefix of the witness with the one thing that is asked of it; none: nothing that may be called. */
export function placesOf(url: string | null, named: Reach): readonly Place[] {
  if (url === null || !URL.canParse(url)) return []
  const { hostname } = new URL(url)
  const address = `${url.replace(/\/+$/, '')}/add-checkpoint`
  return reachesOf(hostname, named)
    .map((reach) => placeOf(address, reach))
    .filter((place) => place !== null)
}

/** An address written as a number says itself where it lies; a name may have been given another address since. */
function reachesOf(hostname: string, named: Reach): readonly Reach[] {
  if (hostname === 'localhost') return ['loopback']
  if (/^[[\d]/.test(hostname)) return ['public', 'private', 'loopback']
  return named === 'private' ? ['private', 'public'] : [named]
}
