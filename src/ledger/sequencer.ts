/**
 * The one sequencer of a log. A lock in the database lets one process work and the others wait; the epoch, asked for
 * by every statement that matters, stops a process that lost the lock without noticing. What goes wrong is told and
 * tried again, or, where trying again could sign a second history, left standing until somebody has looked.
 */
import type { Log } from '../platform/log.ts'
import { openSession } from '../platform/session.ts'
import type { Session } from '../platform/session.ts'
import type { Policy } from '../tlog/index.ts'
import { lockLog } from './lock.store.ts'
import { clearAlarm, dropHours, keepAlarm, keepHour, lookAt, raiseEpoch } from './log.store.ts'
import { pause, Wake } from './pausing.ts'
import { Fenced, LogStopped, stopOf } from './stopped.ts'
import type { AskWitnesses, LogAlarm } from './types.ts'
import { openWriter } from './writer.ts'
import type { Writer, WriterParts } from './writer.ts'

export interface SequencerParts extends WriterParts {
  /** Connection string of the application, for the lock, and the role it takes on. */
  readonly url: string
  readonly role: string | null
  readonly log: Log
  /** Read anew for each round, so that a change needs no restart. @throws LogStopped */
  policy(): Policy
  readonly ask: AskWitnesses
  /** Told once for each alarm that was not there before. */
  onAlarm(alarm: LogAlarm): Promise<void>
  readonly times?: Partial<Times>
}

/** Milliseconds. */
export interface Times {
  /** Between two looks at the queue. */
  readonly look: number
  /** Before it is tried again: after a failure, and while another process has the log. */
  readonly again: number
  /** Between two cosignatures of the same checkpoint: they bound when the next entry came. */
  readonly recosign: number
  /** After which the server takes the lock from a process that asks nothing. */
  readonly idle: number
}

const TIMES: Times = { look: 200, again: 1_000, recosign: 600_000, idle: 15_000 }

export interface Sequencer {
  /** Lets the round in hand end, and gives the lock back. */
  stop(): Promise<void>
}

export function startSequencer(parts: SequencerParts): Sequencer {
  const run = new Run(parts)
  const ended = run.forever()
  return {
    async stop() {
      run.stop()
      await ended
    },
  }
}

/** A clock that is put right by less than this is waited for without a word. Seconds. */
const SMALL_STEP = 5
const KEPT_DAYS = 31
const HOUR = 3_600_000

class Run {
  readonly #parts: SequencerParts
  readonly #times: Times
  readonly #end = new AbortController()
  #told = false
  #hour = ''
  #epoch: number | null = null
  #alarmed = true
  #reason: string | null = null
  readonly #well = new Set<string>()

  constructor(parts: SequencerParts) {
    this.#parts = parts
    this.#times = { ...TIMES, ...parts.times }
  }

  stop(): void {
    this.#end.abort()
  }

  get #stopping(): boolean {
    return this.#end.signal.aborted
  }

  async forever(): Promise<void> {
    while (!this.#stopping) {
      let session: Session | null = null
      try {
        const { url, role } = this.#parts
        session = await openSession({ url, role, idleFor: this.#times.idle })
        if (await lockLog(session, this.#parts.jurisdiction)) await this.#hold(session)
        else this.#tellWaiting()
      } catch (error) {
        await this.#failed(error)
      } finally {
        await session?.close()
      }
      if (!this.#stopping) await this.#pause(this.#times.again)
    }
  }

  #tellWaiting(): void {
    if (!this.#told)
      this.#parts.log.info(this.#facts(), 'another process sequences this log: waiting')
    this.#told = true
  }

  async #hold(session: Session): Promise<void> {
    this.#told = false
    this.#well.clear()
    const { db, jurisdiction, clock } = this.#parts
    const begun = await raiseEpoch(db, jurisdiction, `${process.pid} ${clock.now()}`)
    if (!begun) throw new LogStopped('rolled_back', { jurisdiction })
    this.#epoch = begun.epoch
    const writer = await openWriter(this.#parts, begun)
    if (writer.stopped) return this.#untilResumed(session, writer)
    const wake = new Wake()
    const over = new AbortController()
    const signal = AbortSignal.any([this.#end.signal, over.signal])
    const until = <T>(work: Promise<T>) => work.finally(() => over.abort())
    void session.lost.then(() => over.abort())
    const work = [this.#rounds(writer, wake, signal), this.#cosigning(writer, wake, signal)]
    // Both have ended before the lock is given back.
    const results = await Promise.allSettled([...work.map(until), this.#beat(session, signal)])
    const failures = results.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    if (failures.length > 0) throw this.#gravest(failures)
  }

  /** When both halves fail at once, what needs somebody to look comes before what passes. */
  #gravest(failures: readonly unknown[]): unknown {
    const grave = (failure: unknown): number => {
      const stop = failure instanceof Fenced ? null : stopOf(failure)
      return stop === null ? 0 : stop.lasting ? 2 : 1
    }
    const [gravest, ...others] = failures.toSorted((a, b) => grave(b) - grave(a))
    for (const err of others) this.#parts.log.warn({ ...this.#facts(), err }, 'failed as well')
    return gravest
  }

  /** Keeps the lock alive: the server ends a session that says nothing. */
  async #beat(session: Session, over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await this.#pause(this.#times.idle / 5, over)
      if (!over.aborted) await session.query('SELECT 1')
    }
  }

  async #rounds(writer: Writer, wake: Wake, over: AbortSignal): Promise<void> {
    let first = true
    while (!over.aborted) {
      const look = await lookAt(this.#parts.db, this.#parts.jurisdiction)
      if (look?.epoch !== writer.epoch || look.stopped) throw new Fenced('the epoch is over')
      if (first || look.waiting || writer.signed === null) {
        const began = performance.now()
        const came = await writer.round()
        first = false
        if (came > 0 || this.#alarmed) wake.now()
        if (came > 0) {
          const took = Math.round(performance.now() - began)
          this.#parts.log.debug({ ...this.#facts(), came, took }, 'checkpoint signed')
        }
        await this.#went(writer, 'round')
        await this.#keepSize(writer.signed?.size ?? 0)
      }
      await this.#pause(this.#times.look, over)
    }
  }

  /** One at a time, always with the latest; again after a while, whether something came or not. */
  async #cosigning(writer: Writer, wake: Wake, over: AbortSignal): Promise<void> {
    const { policy, ask } = this.#parts
    let done: number | null = null
    while (!over.aborted) {
      const size = writer.signed?.size ?? null
      if (size === null) {
        await wake.or(this.#pause(this.#times.look, over))
        continue
      }
      const isEnough: boolean = await writer.cosign(policy(), ask)
      done = isEnough ? size : null
      await this.#went(writer, 'cosigning')
      if (writer.signed?.size !== size) continue
      const rest = done === null ? this.#times.again : this.#times.recosign
      await wake.or(this.#pause(rest, over))
    }
  }

  /** What passed by itself is no alarm any more, once both halves of the work went well. */
  async #went(writer: Writer, half: 'round' | 'cosigning'): Promise<void> {
    this.#well.add(half)
    if (!this.#alarmed || this.#well.size < 2) return
    await clearAlarm(this.#parts.db, this.#parts.jurisdiction, writer.epoch)
    this.#alarmed = false
    if (this.#reason !== null) this.#parts.log.info(this.#facts(), 'the log goes on')
    this.#reason = null
  }

  async #keepSize(size: number): Promise<void> {
    const { db, jurisdiction, clock } = this.#parts
    const now = Date.parse(clock.now())
    const hour = new Date(Math.floor(now / HOUR) * HOUR).toISOString()
    await keepHour(db, jurisdiction, hour, size)
    if (hour === this.#hour) return
    this.#hour = hour
    await dropHours(db, jurisdiction, new Date(now - KEPT_DAYS * 24 * HOUR).toISOString())
  }

  async #untilResumed(session: Session, { epoch }: Writer): Promise<void> {
    while (!this.#stopping) {
      await session.query('SELECT 1')
      const look = await lookAt(this.#parts.db, this.#parts.jurisdiction)
      if (look?.epoch !== epoch || !look.stopped) return
      await this.#pause(this.#times.again)
    }
  }

  async #failed(error: unknown): Promise<void> {
    const { log } = this.#parts
    const stop = stopOf(error)
    // Whoever lost the log meets its traces everywhere: nothing is wrong with it but that.
    if (error instanceof Fenced || (stop && (await this.#isOver()))) {
      return log.warn(this.#facts(), 'stood back from the log')
    }
    if (stop?.code === 'clock_back' && Number(stop.facts['seconds']) <= SMALL_STEP) return
    // Tried again every second: told when it begins, and when the reason changes.
    const reason = stop?.code ?? 'database'
    const about = { ...this.#facts(), ...stop?.facts, code: reason, err: error }
    if (this.#reason !== reason) {
      if (stop) log.error(about, 'the log stands still')
      else log.warn(about, 'the log waits for the database')
    }
    this.#reason = reason
    this.#alarmed = true
    if (!stop) return
    try {
      await this.#raise(stop)
    } catch (failure) {
      log.error({ ...this.#facts(), err: failure }, 'the alarm of the log could not be kept')
    }
  }

  async #isOver(): Promise<boolean> {
    if (this.#epoch === null) return false
    try {
      const look = await lookAt(this.#parts.db, this.#parts.jurisdiction)
      return look !== null && look.epoch !== this.#epoch
    } catch {
      // The database is away: whatever it was, it is told.
      return false
    }
  }

  async #raise(stop: LogStopped): Promise<void> {
    const { db, jurisdiction, clock, onAlarm } = this.#parts
    const { code, lasting, words } = stop
    const at = clock.now()
    const raised = { epoch: this.#epoch, code, at, ...words, stopped: lasting }
    if (await keepAlarm(db, jurisdiction, raised)) await onAlarm({ code, at, words })
  }

  #facts(): { log: string } {
    return { log: this.#parts.origin }
  }

  #pause(milliseconds: number, over: AbortSignal = this.#end.signal): Promise<void> {
    return pause(milliseconds, over)
  }
}
