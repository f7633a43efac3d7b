/**
 * What the demo city asks of its units, and two bulletins on the two months before the last: their figures
 * are those of its requests and its plan, whatever they come to, and can be computed again.
 */
import { addDays, dayOf, startOfDay } from '../../src/kernel/index.ts'
import type { Actor, Input, Instant, Json } from '../../src/kernel/index.ts'
import { issueDue } from '../../src/bulletins/index.ts'
import { commit } from '../../src/matters/index.ts'
import type { Commission, Ports } from '../../src/matters/index.ts'
import type { FixedClock } from '../../src/platform/clock.ts'
import { releaseDue } from '../../src/publishing/index.ts'
import { official } from '../cast.ts'
import { CITY_CODE } from '../divisions.ts'
import { demoRandom } from '../random.ts'
import { BURDENS } from './burdens.ts'
import type { DemoBurden } from './burdens.ts'

interface Telling {
  readonly house: Ports
  readonly clock: FixedClock
  readonly now: Instant
  readonly failures: string[]
}

/** Moves the clock; it stands at `now` when all is told. */
export async function seedTelling(given: {
  readonly house: Ports
  readonly clock: FixedClock
  readonly now: Instant
  readonly seed: number
}): Promise<readonly string[]> {
  const { clock, now, seed } = given
  // Numbers of its own: the requests of the demo are the same with and without it.
  const telling = { ...given, house: { ...given.house, random: demoRandom(seed) }, failures: [] }
  await askOfUnits(telling)
  for (const back of [2, 1]) await tell(telling, monthBack(dayOf(now), back))
  clock.set(now)
  return telling.failures
}

async function done(telling: Telling, commission: Commission): Promise<string | null> {
  const [result] = await commit(telling.house, CITY_CODE, [{ door: 'desk', ...commission }])
  if (result?.ok) return result.value.matter.id
  telling.failures.push(`${commission.act}: ${JSON.stringify(result?.refusal)}`)
  return null
}

async function askOfUnits(telling: Telling): Promise<void> {
  const { house, clock, now } = telling
  const today = dayOf(now)
  const supervisor = await official({ house }, 'supervisor-1')
  const mayor = await official({ house }, 'mayor')
  const ids = new Map<string, string>()
  for (const one of BURDENS.toSorted((a, b) => b.ago - a.ago)) {
    clock.set(new Date(Date.parse(now) - one.ago * 86_400_000).toISOString())
    const id = await done(telling, asking(one, { ids, supervisor, today }))
    if (id === null) continue
    ids.set(one.key, id)
    clock.advance(86_400_000)
    await done(telling, { matter: id, act: 'approve_burden', input: {}, actor: mayor })
  }
}

function asking(
  { asker, input, repeals, ago }: DemoBurden,
  { ids, supervisor, today }: { ids: Map<string, string>; supervisor: Actor; today: string },
): Commission {
  const until = addDays(today, Number(input['until']))
  const filled: Record<string, Json> = { ...input, until }
  return repeals === undefined
    ? {
        kind: 'burden',
        act: 'record_burden',
        input: { ...filled, unit: asker, since: addDays(today, -ago - 400) },
        actor: supervisor,
      }
    : {
        kind: 'burden',
        act: 'propose_burden',
        input: { ...filled, repeals: ids.get(repeals) ?? '' },
        actor: supervisor,
      }
}

/** The month so many months before the one that runs: `2026-09`. */
function monthBack(today: string, back: number): string {
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - back
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
}

/** On the second Monday of the month after it: by then its figures are released. */
async function tell(telling: Telling, month: string): Promise<void> {
  const { house, clock, now } = telling
  const first = addDays(`${month}-28`, 4).slice(0, 7)
  const weekday = (new Date(`${first}-01T00:00:00.000Z`).getUTCDay() + 6) % 7
  const monday = addDays(`${first}-01`, (7 - weekday) % 7)
  const drafted = startOfDay(addDays(monday, 1))
  // In the first days of a month the last one has no figures yet: then nothing is told of it.
  if (drafted >= now) return
  clock.set(new Date(Date.parse(drafted) + 10 * 3_600_000).toISOString())
  await releaseDue(house, CITY_CODE)
  const supervisor = await official({ house }, 'supervisor-1')
  const head = await official({ house }, 'inspection-head')
  const mayor = await official({ house }, 'mayor')
  const id = await done(telling, {
    kind: 'bulletin',
    act: 'draft_bulletin',
    input: { period: month },
    actor: supervisor,
  })
  if (id === null) return
  const step = async (act: string, input: Input, actor: Actor) => {
    clock.advance(20 * 60_000)
    await done(telling, { matter: id, act, input, actor })
  }
  await step('submit_bulletin', {}, head)
  await step('approve_bulletin', { signed_by: '市长 程建明' }, mayor)
  await step('publish_bulletin', {}, head)
  await issueDue(house, CITY_CODE)
}
