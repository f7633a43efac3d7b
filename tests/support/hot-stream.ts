/**
 * A stream of messages of our own for measuring hot problems: what a city says at its many places, with
 * events of a few to sixty messages among it, told in words of which some are rare and most are not. The
 * same for the same seed.
 */
import { diceOf } from '../../demo/crowd/dice.ts'
import type { Dice } from '../../demo/crowd/dice.ts'

export interface Streamed {
  readonly id: string
  readonly openedAt: string
  readonly title: string
  readonly text: string
  readonly place: string
  /** Of which event; null: of none. */
  readonly event: string | null
}

const SIGNS = [
  '春夏秋冬东南西北金银玉翠青白红紫云雨风雪山水江湖松竹梅兰桂荷柳杨龙凤虎鹤安康福寿和平光明兴旺昌盛祥瑞宁静',
  '清秀丽华美新锦绣文德仁义礼信忠孝正直高远墙窗门梯井管线灯泵阀箱柜桶棚架板砖瓦梁柱沟渠坡坎桩槽闸罐炉灶烟尘',
  '泥沙石灰漆胶布纸笔册证章票据租售购换修补拆装迁搬运送接停堵漏滴冒溅裂塌歪斜锈霉臭吵闹黑暗湿滑陡窄宽挤慢急',
].join('')
const SORTS = '路 街 小区 花园 公寓 苑 村 大道 家园 新村 广场 菜场'.split(' ')
const THINGS =
  '路灯 下水道 电梯 工地 油烟 停车 自来水 公交车 垃圾 物业 学位 工资 燃气 网络 绿化 护栏 井盖 违建 广场舞 诊所 社保 公积金 驾校 快递'.split(
    ' ',
  )
const MORE =
  '希望尽快解决 请到现场看一看 打过热线没有回音 邻居都有意见 已经半年了 请给个准日子 老人孩子最受罪 请有关部门管一管'.split(
    ' ',
  )
const WORDS = 6_000
const DAY_MS = 86_400_000

export interface Stream {
  readonly seed: number
  readonly count: number
  readonly until: string
  readonly days: number
  /** So many things that nobody had heard of three weeks ago (`new…`), and as many that were there a year ago (`season…`). */
  readonly topics?: number
}

export function hotStream({ seed, count, until, days, topics = 0 }: Stream): readonly Streamed[] {
  const dice = diceOf(seed)
  const signs = [...SIGNS]
  const sign = () => dice.pick(signs)
  const words = Array.from({ length: WORDS }, () => `${sign()}${sign()}`)
  // As in any language: a few words make up most of what is said.
  const word = () => words[Math.floor(WORDS ** dice.fraction()) - 1] ?? '。'
  const said: Streamed[] = []
  const say = (about: About, at: number, event: string | null) =>
    said.push({
      id: `s${String(said.length).padStart(7, '0')}`,
      openedAt: new Date(at).toISOString(),
      place: about.place,
      ...told(dice, about, word),
      event,
    })
  const before = (from: number, span: number) =>
    Date.parse(until) - (from + dice.fraction() * span) * DAY_MS
  const something = (): About => ({
    place: `${sign()}${sign()}${dice.pick(SORTS)}`,
    thing: dice.pick(THINGS),
    own: Array.from({ length: 4 }, () => `${sign()}${sign()}`),
  })
  for (let n = 0; n < topics; n += 1) {
    const [fresh, old] = [something(), something()]
    for (let m = dice.from(6, 10); m > 0; m -= 1) say(fresh, before(0, 18), `new${n}`)
    for (let m = dice.from(4, 7); m > 0; m -= 1) {
      say(old, before(0, 40), `season${n}`)
      say(old, before(345, 40), `season${n}`)
    }
  }
  for (let events = 0; said.length < count;) {
    const about = something()
    if (!dice.chance(0.05)) {
      say(about, before(0, days), null)
      continue
    }
    events += 1
    const span = Math.min(days, dice.from(5, 90))
    const from = dice.fraction() * (days - span)
    const size = dice.chance(0.1) ? dice.from(20, 60) : dice.from(2, 12)
    for (let n = 0; n < size; n += 1) say(about, before(from, span), `e${events}`)
  }
  return said
    .slice(0, count)
    .toSorted((a, b) => `${a.openedAt} ${a.id}`.localeCompare(`${b.openedAt} ${b.id}`, 'en'))
}

interface About {
  readonly place: string
  readonly thing: string
  /** Words of its own, of which everybody uses some. */
  readonly own: readonly string[]
}

function told(dice: Dice, { place, thing, own }: About, word: () => string) {
  const [a, b] = [dice.pick(own), dice.pick(own)]
  const some = Array.from({ length: dice.from(8, 24) }, word)
  const middle = Math.floor(some.length / 2)
  return {
    title: dice.chance(0.5) ? `${place}${thing}${a}${word()}` : `${word()}${thing}${b}，${place}`,
    text: `${place}的${thing}${a}，${some.slice(0, middle).join('')}，${b}${some.slice(middle).join('')}，${dice.pick(MORE)}。`,
  }
}

/** For each planted event of two and more the best F1 of any found, and the mean. `found`: message to event. */
export function eventF1(
  planted: ReadonlyMap<string, readonly string[]>,
  found: ReadonlyMap<string, string>,
): { readonly f1: number; readonly events: number } {
  const sizes = new Map<string, number>()
  for (const event of found.values()) sizes.set(event, (sizes.get(event) ?? 0) + 1)
  const scores = [...planted.values()]
    .filter((members) => members.length > 1)
    .map((members) => {
      const shared = new Map<string, number>()
      for (const id of members) {
        const event = found.get(id)
        if (event !== undefined) shared.set(event, (shared.get(event) ?? 0) + 1)
      }
      return Math.max(
        0,
        ...[...shared].map(([event, n]) => (2 * n) / (members.length + (sizes.get(event) ?? 0))),
      )
    })
  return { f1: scores.reduce((sum, one) => sum + one, 0) / scores.length, events: scores.length }
}

export function plantedIn(all: readonly Streamed[]): ReadonlyMap<string, readonly string[]> {
  const planted = new Map<string, string[]>()
  for (const { id, event } of all)
    if (event !== null) planted.set(event, [...(planted.get(event) ?? []), id])
  return planted
}
