/** What the players share: the house, its clock, and the requests on their way. */
import type { Instant, Matter } from '../src/kernel/index.ts'
import { commit } from '../src/matters/index.ts'
import type { Commission, Done, Ports } from '../src/matters/index.ts'
import type { FixedClock } from '../src/platform/clock.ts'
import type { DemoRequest, Step } from './course.ts'
import { CITY_CODE } from './divisions.ts'
import type { DemoRandom } from './random.ts'

export interface Stage {
  readonly house: Ports
  readonly clock: FixedClock
  readonly random: DemoRandom
  readonly now: Instant
}

/** A request on its way: what comes next, and when. */
export interface Running {
  readonly request: DemoRequest
  readonly steps: Step[]
  at: Instant
  matter: Matter | null
  receipt: { readonly id: string; readonly code: string } | null
}

/** A step that was refused. */
export class Misplayed extends Error {
  readonly code: string

  constructor(message: string, code = '') {
    super(message)
    this.code = code
  }
}

export async function act(
  stage: Stage,
  commission: Commission,
  request?: DemoRequest,
): Promise<Done> {
  const [result] = await commit(stage.house, CITY_CODE, [commission])
  return must(request, commission.act, result)
}

type Outcome = Awaited<ReturnType<typeof commit>>[number]

export function must(
  request: DemoRequest | undefined,
  name: string,
  result: Outcome | undefined,
): Done {
  if (result?.ok) return result.value
  throw new Misplayed(
    `demo request ${request?.key}: ${name} was refused: ${JSON.stringify(result?.refusal)}`,
    result?.refusal.code,
  )
}
