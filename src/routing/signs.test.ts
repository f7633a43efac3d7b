/** Words that are added to a real matter: read before anybody who works on it sees them. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { submit } from '../intake/index.ts'
import { commit, readMatters, readVisible } from '../matters/index.ts'

let city: TestCity
beforeAll(async () => {
  city = await testCity()
}, 60_000)
afterAll(() => city.drop())

/** In hand at the bureau of urban management. */
async function inHand(): Promise<string> {
  const input = { text: '巷口的路灯坏了三盏，晚上看不清路' }
  const asked = { door: 'web', input, receipt: true } as const
  const filed = await submit(city.house, city.jurisdiction, asked)
  if (!filed.ok) throw new Error(filed.refusal.code)
  const { id: matter } = filed.value.matter
  const dispatch = { unit: 'urban', category: 'road-light' }
  const done = [
    ...(await commit(city.house, city.jurisdiction, [
      { matter, act: 'dispatch', input: dispatch, actor: await city.actorOf('dispatcher') },
    ])),
    ...(await commit(city.house, city.jurisdiction, [
      { matter, act: 'accept', input: {}, actor: await city.actorOf('urban-clerk') },
    ])),
  ]
  expect(done.every(({ ok }) => ok)).toBe(true)
  return matter
}

async function add(matter: string, words: string, more: object = {}) {
  const actor = { as: 'resident', matter, receipt: 'r1' } as const
  const input = { words, ...more }
  const [done] = await commit(city.house, city.jurisdiction, [{ matter, act: 'add', input, actor }])
  if (!done?.ok) throw new Error(JSON.stringify(done))
  const [after] = await readMatters(city.house.db, city.jurisdiction, [matter])
  if (!after) throw new Error(matter)
  return after
}

const BRIBE = '综合行政执法局的科长收了包工头的红包才不修的'

it('hurries what has become dangerous', async () => {
  const after = await add(await inHand(), '电线掉下来了，刚才有人触电昏迷')
  expect(after.state).toMatchObject({ name: 'in_hand', danger: true })
  expect(after.clocks['whole']?.earlier).toHaveLength(1)
  expect(after.sealed).toBeNull()
})

it('seals what accuses against the unit it names, which knows nothing of the matter any more', async () => {
  const matter = await inHand()
  const clerk = await city.actorOf('urban-clerk')
  const seen = () => readVisible(city.house.db, city.jurisdiction, matter, clerk)
  expect(await seen()).not.toBeNull()
  const after = await add(matter, BRIBE)
  expect(after.sealed?.accusedUnits).toContain('urban')
  expect(after.state.name).toBe('received')
  expect(await seen()).toBeNull()
})

it('seals nothing where whoever adds it says that it accuses nobody, and nothing of other words', async () => {
  expect((await add(await inHand(), BRIBE, { accuses: false })).sealed).toBeNull()
  const plain = await add(await inHand(), '另外，第四盏也不亮了')
  expect(plain.sealed).toBeNull()
  expect(plain.state).toMatchObject({ name: 'in_hand', danger: false })
})
