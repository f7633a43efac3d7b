/** What the players share: the house, its clock, and the requests on their way. */
import type { Calendar, Instant, Matter } from '../src/kernel/index.ts'
import type { Ports } from '../src/matters/index.ts'
import type { FixedClock } from '../src/platform/clock.ts'
import type { DemoRequest, Step } from './course.ts'
import type { Photos } from './photos/index.ts'
import type { Timed } from './queue.ts'
import type { DemoRandom } from './random.ts'

export interface Stage {
  readonly house: Ports
  readonly clock: FixedClock
  readonly random: DemoRandom
  readonly calendar: Calendar
  readonly now: Instant
  readonly photos: Photos
}

/** What everybody who acts on a request knows of it. */
export interface Filed {
  readonly request: DemoRequest
  matter: Matter | null
  receipt: { readonly id: string; readonly code: string } | null
}

/** One course of a request on its way: what comes next, and when. */
export interface Running extends Timed {
  readonly filed: Filed
  steps: Step[]
  at: Instant
  readonly order: number
  /** What others do beside the course: it ends where the matter no longer takes it. */
  readonly isBeside: boolean
}

/** A step that was refused. */
export class Misplayed extends Error {
  readonly code: string

  constructor(message: string, code = '') {
    super(message)
    this.code = code
  }
}
