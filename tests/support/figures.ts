/** A city with enough requests for figures: forty small ones answered in two days, thirty-five judged; few of others. */
import { submit } from '../../src/intake/index.ts'
import { commit } from '../../src/matters/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { releaseDue } from '../../src/publishing/index.ts'
import { testCity } from './city.ts'
import type { Login, TestCity } from './city.ts'

const DAY = 86_400_000

export interface PublishedCity {
  readonly city: TestCity
  readonly clock: ReturnType<typeof fixedClock>
  /** Code of the small category that all are of. */
  readonly category: string
  file(text: string, more?: object): Promise<string>
}

/** Released on Monday, 23 November 2026, of what came in by the Sunday before. */
export async function publishedCity(): Promise<PublishedCity> {
  const clock = fixedClock('2026-11-10T02:00:00.000Z')
  const city = await testCity({ clock })
  const { house, jurisdiction } = city
  const { categories } = await house.rules(jurisdiction)
  const category =
    categories.find((one) => one.small && !one.checkRequired && !one.sealed)?.code ?? ''
  let n = 0
  const file = async (text: string, more: object = {}) => {
    const result = await submit(house, jurisdiction, {
      door: 'web',
      input: { text, category, division: '990102', ...more },
      receipt: false,
      idempotency: { key: `figures-${(n += 1)}`, scope: 'test' },
    })
    if (!result.ok) throw new Error(result.refusal.code)
    return result.value.matter.id
  }
  const act = async (matter: string, login: Login | null, name: string, input: object) => {
    const actor =
      login === null
        ? ({ as: 'resident', matter, receipt: 'r' } as const)
        : await city.actorOf(login)
    const [result] = await commit(house, jurisdiction, [{ matter, act: name, input, actor }])
    if (!result?.ok) throw new Error(`${name}: ${JSON.stringify(result)}`)
  }

  const matters: string[] = []
  for (let at = 0; at < 42; at += 1) matters.push(await file(`第 ${at} 盏路灯坏了`))
  for (const matter of matters) {
    await act(matter, 'dispatcher', 'dispatch', { unit: 'urban', category })
    await act(matter, 'urban-clerk', 'accept', {})
  }
  clock.advance(2 * DAY)
  const answers = [{ outcome: 'done', text: '三盏灯已换新，昨晚已经亮了' }]
  for (const matter of matters) await act(matter, 'urban-clerk', 'claim_done', { answers })
  for (const matter of matters.slice(0, 35)) {
    await act(matter, null, 'judge', { solved: 'yes', satisfied: 'yes' })
    await act(matter, 'caller', 'close', {})
  }
  await file('举报：收了钱不办事', { accuses: true, accused_unit: 'urban' })
  const other = await file('楼道里的水管漏水')
  await act(other, 'dispatcher', 'dispatch', { unit: 'housing', category })
  clock.advance(11 * DAY)
  await file('这一周才来的，还不在数字里')
  await releaseDue(house, jurisdiction)
  return { city, clock, category, file }
}
