import { describe, expect, it } from 'vitest'
import { findEvents } from './find.ts'
import type { Heard } from './heard.ts'
import { bareTitle, placeOf } from './naming.ts'

const DAY = 86_400_000
let next = 0

function heard(title: string, detail = '', { who = `p${next}`, day = 100, likes = 0 } = {}): Heard {
  next += 1
  return {
    id: `m${next}`,
    who,
    title,
    detail,
    at: day * DAY,
    likes,
    against: 0,
    area: null,
    category: null,
    where: null,
    seconds: 0,
  }
}

const find = (messages: readonly Heard[]) =>
  findEvents(messages, {
    now: 120 * DAY,
    isDangerous: (text) => text.includes('煤气'),
    breathe: async () => {},
  })

const titlesOf = (events: Awaited<ReturnType<typeof find>>): string[][] =>
  events.map(({ members }) => members.map(({ title }) => title).toSorted())

/** What a city says besides: ten matters, each at places of its own, none of them twice. */
const THINGS = [
  ['路灯不亮', '晚上走路看不清', '希望尽快派人来修好灯泡', '老人怕摔跤'],
  ['公交车等不到', '早高峰站台排了很长的队', '建议加密班次', '上班总是迟到'],
  ['夜里施工吵闹', '打桩机凌晨两点还在响', '全家睡不着', '说是有夜间许可'],
  ['垃圾没有人运', '垃圾桶满了三天', '苍蝇很多', '清洁工换了人就没来过'],
  ['自来水水压低', '五楼以上早晚放不出水', '洗澡要等到半夜', '水泵好像坏了'],
  ['电梯老是坏', '被关在里面二十分钟', '维保一直换不来零件', '年检的牌子过期了'],
  ['广场舞太响', '音响从七点放到十点', '孩子没法做作业', '劝了几次不听'],
  ['人行道被占', '电动车和摊位把盲道堵住', '轮椅过不去', '城管来了又走'],
  ['下水道反味', '一下雨就冒黑水', '一楼不敢开窗', '管子去年刚换过'],
  ['门口没有红绿灯', '放学的时候车很多', '家长牵着孩子穿马路', '上周撞了一次'],
] as const
const FIRST = '青白临云望紫松长安春杏锦雅盛福祥瑞嘉宏翠'
const SECOND = '竹鹭江栖湖薇涛乐宁晓岚绣园源田云泰禾图岭'
const SORTS = ['小区', '苑', '路', '花园', '新村']

const background = (): Heard[] =>
  THINGS.flatMap(([thing, ...says], t) =>
    [...FIRST].map((first, p) => {
      const place = `${first}${SECOND[(p * 7 + t * 3) % SECOND.length]}${SORTS[(p + t) % 5]}`
      const said = [says[p % 3], says[(p + 1 + (t % 2)) % 3]].join('，')
      return heard(`${place}${thing}`, `${place}${said}，请管一管`, { day: (p * 5 + t) % 110 })
    }),
  )

const BRICKWORKS = [
  heard('投诉丹枫新城旁边的砖厂冒黑烟', '丹枫新城北门外的砖厂每天烧窑，黑烟飘进家里，孩子咳嗽'),
  heard('丹枫新城小区附近砖厂烟尘太大', '砖厂就在小区北边，窗台上一层黑灰，不敢开窗'),
  heard('丹枫新城北面砖厂什么时候搬走', '说好去年搬，窑还在烧，黑烟一天也没停过'),
  heard('砖厂黑烟熏得丹枫新城住户受不了', '砖厂烧窑的黑烟越来越大，环保来过也没用'),
  heard('请关停丹枫新城旁的砖厂', '烧窑的烟尘有毒，老人孩子天天咳嗽，请关停砖厂'),
]

describe('hot events', () => {
  it('are the same matter at the same place, told in other words', async () => {
    const [hottest] = await find([...background(), ...BRICKWORKS])
    expect(hottest?.members.map(({ id }) => id).toSorted()).toEqual(
      BRICKWORKS.map(({ id }) => id).toSorted(),
    )
    expect(hottest?.parts.voices).toBe(5)
    expect(hottest?.place).toBe('丹枫新城')
    expect(hottest?.title).toContain('砖厂')
  })

  it('are not the name of an estate or a street alone', async () => {
    const estate = [
      heard('丹枫新城的电梯坏了一个月', '三栋的电梯停了，老人下不了楼'),
      heard('丹枫新城孩子在哪里上小学', '买房的时候说有学区，现在没有名单'),
      heard('丹枫新城物业费涨得没有道理', '没有开业主大会就涨价，账目也不公开'),
      heard('丹枫新城地下车库漏水', '一下雨车位就泡在水里，开发商不来修'),
      heard('丹枫新城夜里有人飙车', '摩托车半夜在门口来回跑，声音很大'),
    ]
    for (const event of await find([...background(), ...estate])) {
      const inside = event.members.filter(({ title }) => title.includes('丹枫新城'))
      expect(inside.length).toBeLessThan(2)
    }
  })

  it('are the same concrete matter of the whole city where nobody names a place', async () => {
    const cards = [
      heard(
        '老年公交卡年审为什么要跑两趟',
        '老年公交卡年审要先盖章再排队，腿脚不便，能不能网上年审',
      ),
      heard('老年公交卡年审能否网上办', '每年给老年公交卡年审都要排半天队，希望网上办'),
      heard('请取消老年公交卡每年年审', '老年公交卡年审一年一次，老人排队太累，建议取消年审'),
      heard('老年公交卡年审窗口太少', '全市只有两个窗口办老年公交卡年审，排队的都是老人'),
      heard('建议延长老年公交卡年审时间', '老年公交卡年审只有一个月，错过就停卡，老人不知道'),
    ]
    const events = await find([...background(), ...cards])
    const own = events.find(({ members }) => members.some(({ id }) => id === cards[0]?.id))
    expect(own?.members.map(({ id }) => id).toSorted()).toEqual(
      cards.map(({ id }) => id).toSorted(),
    )
    expect(own?.place).toBe('')
  })

  it('are not the same matter at different places', async () => {
    const events = await find([...background(), ...BRICKWORKS])
    const lamps = titlesOf(events).filter((titles) => titles.some((one) => one.includes('路灯')))
    for (const titles of lamps) expect(new Set(titles.map((one) => one.slice(0, 3))).size).toBe(1)
  })

  it('rank a person who writes fifty-one times below many who write once', async () => {
    const loud = Array.from({ length: 51 }, (_, at) =>
      heard('请加快滨河湿地公园的建设', `滨河湿地公园规划多年，请加快建设，第${at}次`, {
        who: 'loud',
        likes: 90,
        day: 119,
      }),
    )
    const events = await find([...background(), ...BRICKWORKS, ...loud])
    const one = events.find(({ members }) => members.some(({ who }) => who === 'loud'))
    expect(one?.members).toHaveLength(51)
    expect(one?.parts.voices).toBe(1)
    expect(events[0]?.members[0]?.title).toContain('砖厂')
    expect(one?.heat).toBeLessThan((events[0]?.heat ?? 0) / 2)
  })

  it('come out the same whoever is called what', async () => {
    const messages = [...background(), ...BRICKWORKS]
    const renamed = messages.map((one, at) => ({ ...one, who: `z${messages.length - at}` }))
    const shape = (events: Awaited<ReturnType<typeof find>>) =>
      events.map(({ members, heat, title }) => [members.map(({ id }) => id), heat, title])
    expect(shape(await find(renamed))).toEqual(shape(await find(messages)))
  })

  it.each([
    ['nothing', []],
    ['one message', [heard('路灯不亮')]],
    ['empty texts', [heard(''), heard('  '), heard('', '\n')]],
    ['emoji and punctuation', [heard('😀😀😀'), heard('😀😀'), heard('！！！')]],
    ['another language once', [heard('The bus never comes'), heard('Трубы гудят ночью')]],
  ])('of %s are none', async (_name, messages) => {
    expect(await find(messages)).toEqual([])
  })

  it('are not in two districts', async () => {
    const [first, ...rest] = BRICKWORKS
    const there = { ...heard(first?.title ?? '', first?.detail ?? '', {}), area: '990103' }
    const here = rest.map((one) => ({ ...one, area: '990102' }))
    const [hottest] = await find([...background(), ...here, there])
    expect(hottest?.members).toHaveLength(4)
  })

  it('are not matters of two fields, once somebody has decided so', async () => {
    const [first, ...rest] = BRICKWORKS
    const other = { ...heard(first?.title ?? '', first?.detail ?? '', {}), category: 'shop-price' }
    const same = rest.map((one) => ({ ...one, category: 'env-air' }))
    const [hottest] = await find([...background(), ...same, other])
    expect(hottest?.members).toHaveLength(4)
  })

  it('of a thousand identical messages are one', async () => {
    const same = Array.from({ length: 1_000 }, () => heard('和平路的路灯不亮', '一到晚上就黑'))
    const events = await find(same)
    expect(events.map(({ members }) => members.length)).toEqual([1_000])
    expect(events[0]?.parts.voices).toBe(1_000)
  })

  it('count the same words once where nobody says whose they are', async () => {
    const nameless = BRICKWORKS.map((one) => ({ ...one, who: '' }))
    const again = Array.from({ length: 40 }, (_, at) => ({
      ...heard(
        '请关停丹枫新城旁的砖厂',
        `烧窑的烟尘有毒，老人孩子天天咳嗽，请关停砖厂${'！'.repeat(at % 3)}`,
      ),
      who: '',
    }))
    const [hottest] = await find([...background(), ...nameless, ...again])
    expect(hottest?.members).toHaveLength(45)
    expect(hottest?.parts.voices).toBe(5)
  })

  it('stand a message of a megabyte, and dates that nobody knows', async () => {
    const long = { ...heard('砖厂'.repeat(250_000), '烟'.repeat(1_000_000)), at: null }
    const events = await find([...background(), ...BRICKWORKS, long])
    expect(events[0]?.members.length).toBeGreaterThanOrEqual(5)
  })
})

describe('names', () => {
  it('are what people share of what they call a place', () => {
    expect(placeOf([heard('望见青竹小区的灯'), heard('我家青竹小区没灯')])).toBe('青竹小区')
    expect(placeOf([heard('灯不亮'), heard('还是不亮')])).toBe('')
  })

  it('begin and end with what is said, not with who asks', () => {
    expect(bareTitle('再次投诉：关于青竹小区夜里施工扰民的问题！！')).toBe('青竹小区夜里施工扰民')
    expect(bareTitle('坚决反对在青竹小区门口建加油站')).toBe('坚决反对在青竹小区门口建加油站')
    expect(bareTitle('投诉灯')).toBe('投诉灯')
  })
})
