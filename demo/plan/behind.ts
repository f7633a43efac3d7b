/** What residents asked and let be shown stands behind targets that answer it. */
import type { Instant } from '../../src/kernel/index.ts'
import { listPublished } from '../../src/matters/index.ts'
import type { Ports } from '../../src/matters/index.ts'
import type { FixedClock } from '../../src/platform/clock.ts'
import { CITY_CODE } from '../divisions.ts'
import { PlanStage } from './stage.ts'
import type { Deed } from './stage.ts'
import type { DemoPlan } from './index.ts'

/** Words of what was asked, by the target that answers it. */
const ASKED: readonly (readonly [key: string, about: RegExp])[] = [
  ['core-pipes', /漏水|水管|水压|下水道/u],
  ['core-lifts', /电梯/u],
  ['binhai-bus', /公交/u],
  ['drainage', /积水|内涝|淹/u],
  ['energy-boilers', /异味|烟囱|冒烟|臭/u],
  ['homes-hudong', /公租房|保障房|住房/u],
  ['jobs-older', /工资|社保|招聘/u],
  ['assistance-illness', /低保|救助|医保/u],
  ['villages-yunling', /村/u],
]

const MOST = 3
const LOOKED_AT = 400

/** Refused ones come back as failures. */
export async function standBehind(
  given: { readonly house: Ports; readonly clock: FixedClock; readonly now: Instant },
  plan: DemoPlan,
): Promise<readonly string[]> {
  const { house, clock, now } = given
  const stage = new PlanStage(house, clock, now)
  for (const [key, id] of plan.ids) stage.ids.set(key, id)
  const shown = await listPublished(house.db, CITY_CODE, {}, LOOKED_AT)
  const deeds = ASKED.flatMap(([key, about]): readonly Deed[] =>
    plan.ids.has(key)
      ? shown
          .filter(({ publication }) => about.test(publication.subject.title))
          .slice(0, MOST)
          .map((one) => ({
            key,
            by: 'supervisor-1',
            act: 'link',
            input: { to: one.about.id, type: 'caused_by' },
          }))
      : [],
  )
  await stage.at(now, deeds)
  return stage.failures
}
