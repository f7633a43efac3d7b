/** Lists of acts of the plan at one time, each with what becomes of it. */
import type { Actor, Day, Input, Instant, Matter } from '../../src/kernel/index.ts'
import { dayOf } from '../../src/kernel/index.ts'
import { commit, readBodies } from '../../src/matters/index.ts'
import type { Commission, Ports } from '../../src/matters/index.ts'
import type { FixedClock } from '../../src/platform/clock.ts'
import { official } from '../cast.ts'
import { CITY_CODE } from '../divisions.ts'

/** By whom, which act, on what: the key of a matter, or of one that it opens. */
export interface Deed {
  readonly key: string
  readonly opens?: string
  readonly by: string
  readonly act: string
  readonly input?: Input
}

export class PlanStage {
  readonly house: Ports
  readonly clock: FixedClock
  readonly now: Instant
  readonly today: Day
  readonly ids = new Map<string, string>()
  readonly failures: string[] = []

  constructor(house: Ports, clock: FixedClock, now: Instant) {
    this.house = house
    this.clock = clock
    this.now = now
    this.today = dayOf(now)
  }

  /** Done together; what was refused is written down. Nothing happens after now. */
  async at(instant: Instant, deeds: readonly Deed[]): Promise<readonly Matter[]> {
    if (instant > this.now || deeds.length === 0) return []
    this.clock.set(instant)
    const commissions = await Promise.all(deeds.map((deed) => this.#commission(deed)))
    const results = await commit(this.house, CITY_CODE, commissions)
    return results.flatMap((result, index) => {
      const deed = deeds[index] as Deed
      if (result.ok) {
        if (deed.opens !== undefined) this.ids.set(deed.key, result.value.matter.id)
        return [result.value.matter]
      }
      this.failures.push(
        `plan ${deed.key}: ${deed.act} was refused: ${JSON.stringify(result.refusal)}`,
      )
      return []
    })
  }

  id(key: string): string {
    const id = this.ids.get(key)
    if (id === undefined)
      throw new Error(`the plan has no ${key}: ${this.failures.slice(0, 3).join('; ')}`)
    return id
  }

  async body(key: string): Promise<Matter> {
    const [body] = await readBodies(this.house.db, CITY_CODE, [this.id(key)])
    if (!body) throw new Error(`nothing became of ${key}`)
    return body
  }

  async #commission({ key, opens, by, act, input = {} }: Deed): Promise<Commission> {
    const actor: Actor =
      by === 'system' ? { as: 'system', part: 'sweep' } : await official(this, by)
    return opens === undefined
      ? { matter: this.id(key), act, input, actor }
      : { kind: opens, act, input, actor, door: 'desk' }
  }
}
