/** Targets whose schedule light is not green, the soonest deadline first: as the plan computes it. */
import type { Actor, Words } from '../kernel/index.ts'
import { supervisedAmong } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import { slippingTargets } from '../plans/index.ts'
import type { Standing } from '../plans/index.ts'
import type { shownTo, SupervisedShown } from './shown.ts'

const LIGHTS: Readonly<Record<string, Words>> = {
  bad: { zh: '进度红灯', en: 'schedule: red' },
  watch: { zh: '进度黄灯', en: 'schedule: yellow' },
}

export async function slippingShown(
  { db }: Ports,
  jurisdiction: number,
  actor: Actor,
  most: number,
  shown: ReturnType<typeof shownTo>,
): Promise<readonly SupervisedShown[]> {
  const standings = await slippingTargets(db, jurisdiction, most)
  const ids = standings.map(({ target }) => target)
  const found = new Map(
    (await supervisedAmong(db, jurisdiction, actor, ids)).map((one) => [one.id, one]),
  )
  return standings.flatMap((standing) => {
    const one = found.get(standing.target)
    return one ? [withLight(shown(one), standing)] : []
  })
}

function withLight(one: SupervisedShown, { lights }: Standing): SupervisedShown {
  const light = LIGHTS[lights.schedule.colour]
  if (!light || !one.remark) return one
  const { remark } = one
  return {
    ...one,
    remark: { zh: `${light.zh}，${remark.zh}`, en: `${light.en}, ${remark.en}` },
  }
}
