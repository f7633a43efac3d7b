/** Hot problems of a city, from what people say to the matter somebody makes of it, and back to them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { Login, TestCity } from '../../tests/support/city.ts'
import { BRICKWORKS, filed, hotIn } from '../../tests/support/hot.ts'
import type { Input } from '../kernel/index.ts'
import { commit, readEvents } from '../matters/index.ts'
import { hotDetail, hotLines, publicHot } from './listing.ts'
import { refreshHot } from './refresh.ts'
import { mergeHot, renameHot, splitHot } from './ruling.ts'

let city: TestCity
let id: string
beforeAll(async () => {
  city = await testCity()
  id = await hotIn(city)
})
afterAll(() => city.drop())

const detail = async (login: Login, event = id) =>
  hotDetail(city.house, city.jurisdiction, await city.actorOf(login), event)

const asked = (event = id) => ({
  jurisdiction: city.jurisdiction,
  post: 'supervisor',
  event,
  reason: '同一件事分成了两处',
})

async function act(login: Login, name: string, matter: string | null, input: Input) {
  const actor = await city.actorOf(login)
  const commission = {
    actor,
    act: name,
    input,
    idempotency: { key: `hot-${name}-${Math.random()}`, scope: 'test' },
  }
  const [done] = await commit(city.house, city.jurisdiction, [
    matter === null
      ? { ...commission, kind: 'hot_problem', door: 'desk' as const }
      : { ...commission, matter },
  ] as never)
  if (!done) throw new Error('nothing was answered')
  return done
}

describe('a hot problem', () => {
  it('is found, called by words that many use, and public from five voices on', async () => {
    const found = await detail('supervisor')
    expect(found).toMatchObject({
      rank: 1,
      voices: 6,
      messages: 6,
      place: '丹枫新城',
      topic: 'new',
    })
    expect(found?.title).toContain('砖厂')
    for (const text of BRICKWORKS) expect(found?.title).not.toContain(text.slice(0, 8))
    const [shown] = await publicHot(city.house, city.jurisdiction)
    expect(shown).toMatchObject({ id, figures: { voices: 5 } })
  })

  it('holds for every official what everybody reads, and only the matters they may open', async () => {
    expect((await detail('supervisor'))?.matters).toHaveLength(6)
    expect(await detail('housing-clerk')).toMatchObject({ id, matters: [] })
    const lines = await hotLines(city.house, city.jurisdiction, await city.actorOf('housing-clerk'))
    expect(lines.every(({ isPublic }) => isPublic)).toBe(true)
  })

  it('does not look at what is sealed', async () => {
    const accusing = await filed(
      city,
      '丹枫新城旁的砖厂烧窑冒黑烟，环保局的王科长收了砖厂的红包才不管',
    )
    await refreshHot(city.house, city.jurisdiction)
    expect((await detail('supervisor'))?.matters.map((one) => one.id)).not.toContain(accusing)
    expect((await detail('supervisor'))?.messages).toBe(6)
  })

  it('has one voice more for other words, and none for the same again', async () => {
    for (let n = 0; n < 4; n += 1) await filed(city, BRICKWORKS[4] ?? '')
    await refreshHot(city.house, city.jurisdiction)
    expect(await detail('supervisor')).toMatchObject({ id, messages: 10, voices: 6 })
  })

  it('computes nothing anew while nothing is said', async () => {
    expect(await refreshHot(city.house, city.jurisdiction)).toBe(false)
  })

  it('is renamed with a reason, which stays; a name in it is refused', async () => {
    expect(await renameHot(city.house, asked(), '丹枫新城旁砖厂烟尘')).toMatchObject({ ok: true })
    await filed(city, '砖厂的黑烟把丹枫新城晾的衣服都熏黑了')
    await refreshHot(city.house, city.jurisdiction)
    const found = await detail('supervisor')
    expect(found).toMatchObject({ title: '丹枫新城旁砖厂烟尘', messages: 11 })
    expect(found?.rulings).toMatchObject([{ act: 'rename', reason: '同一件事分成了两处' }])
    expect(await renameHot(city.house, asked(), '张三 13800138000 的砖厂')).toMatchObject({
      ok: false,
      refusal: { code: 'hot_title_identifies', field: 'title' },
    })
  })

  it('is split and merged by people, and stays so', async () => {
    // Two voices: several of them said the same words.
    const [one, ...rest] = (await detail('supervisor'))?.matters ?? []
    const two = rest.find(({ title }) => title !== one?.title)
    const away = [one?.id ?? '', two?.id ?? '']
    expect(await splitHot(city.house, asked(), away)).toMatchObject({ ok: true })
    expect(await detail('supervisor')).toMatchObject({ messages: 9 })
    const lines = await hotLines(city.house, city.jurisdiction, await city.actorOf('supervisor'))
    const other = lines.find((line) => line.id !== id && line.messages === 2)
    expect(other).toBeDefined()
    await filed(city, '电梯里的灯一直闪，没有人来修')
    await refreshHot(city.house, city.jurisdiction)
    expect(await detail('supervisor')).toMatchObject({ messages: 9 })
    expect(await mergeHot(city.house, asked(), other?.id ?? '')).toMatchObject({ ok: true })
    expect(await detail('supervisor')).toMatchObject({ messages: 11 })
    expect(await splitHot(city.house, asked(), [])).toMatchObject({
      refusal: { code: 'hot_split_all' },
    })
    expect(await mergeHot(city.house, asked(), id)).toMatchObject({ refusal: { code: 'hot_same' } })
  })
})

describe('taken on by a leader', () => {
  const taking = {
    title: '丹枫新城旁砖厂烟尘',
    unit: 'urban',
    until: '2027-01-20',
  }

  it('is refused of what is not there, and to whoever may not', async () => {
    expect(await act('leader', 'take_on_hot', null, { ...taking, event: 'nowhere' })).toMatchObject(
      {
        ok: false,
        refusal: { code: 'no_such_hot_problem' },
      },
    )
    expect(await act('urban-clerk', 'take_on_hot', null, { ...taking, event: id })).toMatchObject({
      ok: false,
    })
  })

  it('has an owner and a date, and everybody who asked is told, to the end', async () => {
    const taken = await act('leader', 'take_on_hot', null, { ...taking, event: id })
    if (!taken.ok) throw new Error(JSON.stringify(taken))
    const { matter } = taken.value
    await refreshHot(city.house, city.jurisdiction)
    const found = await detail('supervisor')
    expect(found?.taken).toMatchObject({ number: matter.number, until: '2027-01-20', isOpen: true })
    const again = await act('leader', 'take_on_hot', null, { ...taking, event: id })
    expect(again).toMatchObject({ refusal: { code: 'hot_problem_taken' } })
    const member = found?.matters[0]?.id ?? ''
    const heard = async () =>
      (await readEvents(city.house, city.jurisdiction, member))
        .filter((one) => one.act === 'hear_hot')
        .map(({ input }) => input['what'])
    expect(await heard()).toEqual(['taken'])
    const plan = '十二月底前装除尘设备，装好以前每天只烧半日，街道每周公布一次监测数字'
    expect(await act('urban-clerk', 'tell_plan', matter.id, { plan })).toMatchObject({ ok: true })
    expect(await heard()).toEqual(['taken', 'planned'])
    const how = '除尘设备已经装好，连续三十天的监测数字都在限值以下，可在街道查看'
    expect(await act('urban-clerk', 'claim_hot_solved', matter.id, { how })).toMatchObject({
      ok: true,
    })
    const words = '到现场看过设备，查了三十天的监测记录'
    expect(await act('urban-checker', 'confirm_hot_solved', matter.id, { words })).toMatchObject({
      ok: false,
    })
    expect(await act('checker', 'confirm_hot_solved', matter.id, { words })).toMatchObject({
      ok: true,
    })
    expect(await heard()).toEqual(['taken', 'planned', 'solved'])
  })
})
