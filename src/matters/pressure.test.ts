/** A check on pressure through the writer: opened by the verdict, kept from the unit, heard by the author alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { answeredIn } from '../../tests/support/answered.ts'
import { actIn, mustIn } from '../../tests/support/published.ts'
import type { Actor } from '../kernel/index.ts'
import { commit, list, present, readEvents, readVisible, rulebookOf } from './index.ts'

let city: TestCity

beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.drop())

async function pressed() {
  const { house, jurisdiction } = city
  const answer = '三盏路灯已经换新，昨晚试亮。'
  const filed = await answeredIn(city, { text: '路灯坏了三天', asks: ['修灯'] }, answer)
  const input = { solved: 'no', pressed: 'yes', words: '有人上门叫我说满意' }
  const [judged] = await commit(house, jurisdiction, [
    { matter: filed.id, act: 'judge', input, actor: filed.author },
  ])
  if (!judged?.ok) throw new Error(JSON.stringify(judged))
  return filed
}

async function courseFor(id: string, actor: Actor): Promise<string> {
  const { house, jurisdiction } = city
  const matter = await readVisible(house.db, jurisdiction, id, actor)
  const kind = matter && house.kinds.get(matter.kind)
  if (!matter || !kind) return ''
  const [events, rules, names] = await Promise.all([
    readEvents(house, jurisdiction, id),
    house.rules(jurisdiction),
    house.names(jurisdiction),
  ])
  const now = house.clock.now()
  const rulebook = rulebookOf(rules)
  return JSON.stringify(present({ kind, matter, events, actor, now, rulebook, names }).course)
}

const checks = async (actor: Actor) =>
  list(
    city.house.db,
    city.jurisdiction,
    actor,
    { kind: 'pressure_check' },
    { after: null, limit: 9 },
  )

describe('whoever was pressed', () => {
  it('sets off a check that the unit never sees, and hears what came of it alone', async () => {
    const { id, author } = await pressed()
    const handler = await city.actorOf('sealed')
    const [check] = await checks(handler)
    expect(check).toMatchObject({ sealed: true, state: 'opened' })
    for (const login of ['urban-clerk', 'supervisor', 'dispatcher', 'leader'] as const)
      expect(await checks(await city.actorOf(login)), login).toEqual([])
    const found = { outcome: 'pressed', words: '逐一打电话问过，三位住户都说有人上门让改口。' }
    await mustIn(city, check?.id ?? '', 'sealed', 'report_finding', found)
    expect(await actIn(city, check?.id ?? '', 'sealed', 'confirm_finding', {})).toMatchObject({
      refusal: { code: 'another_person' },
    })
    const other: Actor = { ...handler, person: 'p-another-handler' }
    const [confirmed] = await commit(city.house, city.jurisdiction, [
      { matter: check?.id ?? '', act: 'confirm_finding', input: {}, actor: other },
    ])
    expect(confirmed).toMatchObject({ ok: true, value: { matter: { state: { name: 'closed' } } } })
    expect(await courseFor(id, author)).toContain('确有其事')
    const clerk = await city.actorOf('urban-clerk')
    const second: Actor = { ...author, receipt: 'another', voice: 'second' }
    for (const reader of [clerk, second]) {
      const course = await courseFor(id, reader)
      expect(course).toContain('昨晚试亮')
      expect(course).not.toContain('确有其事')
      expect(course).not.toContain('hear_finding')
    }
  })
})
