/**
 * Whenever the holder of a post changes a handover begins by itself: asked anew every minute, so that it
 * does not matter which way somebody left. What nobody holds any more is listed too, and climbs.
 */
import { commit, mattersNamed } from '../matters/index.ts'
import type { Commission, Ports } from '../matters/index.ts'
import { heldThrough, holdingsLeft } from '../org/index.ts'
import type { Left, Org } from '../org/index.ts'

const SOURCE = 'handover'
/** Whoever left longer ago was handed over, or had nothing. Days. */
const LOOKED_BACK = 60
const DAY = 86_400_000

/** How many began. */
export async function openHandovers(ports: Ports, jurisdiction: number): Promise<number> {
  const now = ports.clock.now()
  const from = new Date(Date.parse(now) - LOOKED_BACK * DAY).toISOString()
  const left = await holdingsLeft(ports.db, jurisdiction, { from, to: now })
  const ids = left.map(({ holding }) => holding)
  const known = await mattersNamed(ports.db, jurisdiction, SOURCE, ids)
  const org = await ports.org(jurisdiction)
  let begun = 0
  for (const one of left) {
    if (known.has(one.holding) || (await heldThrough(ports.db, jurisdiction, one))) continue
    const [result] = await commit(ports, jurisdiction, [commissionOf(one, org)])
    if (result?.ok && !result.value.duplicate) begun += 1
    // A post with nothing in hand has nothing to hand over; anything else is a fault of ours.
    else if (result && !result.ok && result.refusal.code !== 'nothing_to_hand_over')
      throw new Error(`a handover was refused: ${result.refusal.code}`)
  }
  return begun
}

function commissionOf({ holding, person, post, until }: Left, org: Org): Commission {
  const elsewhere = org.holdingsOf(person).find((one) => one.post !== post)
  return {
    kind: 'handover',
    act: 'open_handover',
    input: {
      post,
      ...(elsewhere ? { predecessor: elsewhere.post } : {}),
      on: dayOfChina(until),
    },
    actor: { as: 'system', part: 'sweep' },
    door: 'desk',
    external: { source: SOURCE, id: holding },
  }
}

/** Days of the city's own zone, +08:00. */
function dayOfChina(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
}
