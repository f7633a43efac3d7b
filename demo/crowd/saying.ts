/** How a situation is put into words: the mood, the slots, a slip of the pen. */
import type { Dice } from './dice.ts'
import type { Spot } from './places.ts'
import type { Situation } from './situation.ts'

export interface Said {
  readonly title: string
  readonly text: string
  readonly asks?: readonly string[]
}

export type Slots = Readonly<Record<string, string>>

const SPANS = [
  '三天',
  '五天',
  '一个星期',
  '半个月',
  '二十来天',
  '一个多月',
  '快两个月',
  '大半年',
  '上周起',
]
const HOURS = [
  '早上六点',
  '中午十二点',
  '傍晚六点',
  '晚上九点',
  '晚上十点半',
  '半夜十二点',
  '凌晨两点',
]
const MONEY = [
  '三百八',
  '六百五',
  '一千二',
  '两千四',
  '三千六',
  '四千八',
  '七千',
  '一万二',
  '两万三',
  '五万六',
]
const WORKERS = [
  '周师傅',
  '小郑',
  '老徐',
  '班长老潘',
  '钱队长',
  '小冯',
  '葛师傅',
  '林姐',
  '片区管理员',
  '夜班班组',
]

export function slotsOf(dice: Dice, { things = [''] }: Situation, spot: Spot): Slots {
  return {
    p: spot.full,
    s: spot.short,
    x: dice.pick(things),
    n: String(dice.from(2, 9)),
    m: String(dice.from(12, 68)),
    d: dice.pick(SPANS),
    h: dice.pick(HOURS),
    y: dice.pick(MONEY),
    w: dice.pick(WORKERS),
  }
}

export function fill(text: string, slots: Slots): string {
  return text.replace(/\{([a-z])\}/g, (_all, name: string) => slots[name] ?? '')
}

type Mood = 'plain' | 'polite' | 'angry' | 'brief' | 'long' | 'confused'
const MOODS: readonly { readonly mood: Mood; readonly weight: number }[] = [
  { mood: 'plain', weight: 34 },
  { mood: 'polite', weight: 20 },
  { mood: 'angry', weight: 14 },
  { mood: 'brief', weight: 16 },
  { mood: 'long', weight: 10 },
  { mood: 'confused', weight: 6 },
]

const OPENERS: Record<Mood, readonly string[]> = {
  plain: ['', '', '', '反映一个事情：', '想反映一下，'],
  polite: [
    '你们好，麻烦帮忙看一下。',
    '您好，打扰了。',
    '工作人员辛苦了，',
    '不好意思又来麻烦你们，',
  ],
  angry: ['到底有没有人管？', '我实在忍不下去了！', '第三次打电话了，', '说了多少遍了！'],
  brief: [''],
  long: [
    '我是住在这里二十多年的老住户，平常不爱多话。',
    '这事前前后后拖了很久，我从头讲。',
    '替我们这一片的人说几句。',
  ],
  confused: ['我也弄不清该找谁，', '不知道打这个电话对不对，', '年纪大了讲不清楚，你们听听看：'],
}
const CLOSERS: Record<Mood, readonly string[]> = {
  plain: ['', '', '希望有个答复。'],
  polite: ['谢谢你们。', '辛苦了，谢谢！', '不急，但请记得。'],
  angry: ['别再跟我说“已转交”！', '再没人来我就天天打。', '给个准信！'],
  brief: [''],
  long: [
    '大家商量过，不吵不闹，只想把事情办了。办不了也请直说，好让我们死了这条心。',
    '以前也有人答应过，后来就没有下文，所以这回请写明谁来办、哪天办。',
  ],
  confused: [
    '要是不归你们管，告诉我找谁也好。',
    '哎，侬看着办吧。',
    '我不会用手机，打这个电话就行。',
  ],
}
const LINKS = ['', '', '能不能', '请', '麻烦', '希望']

export function say(dice: Dice, one: Situation, slots: Slots): Said {
  const { mood } = dice.weighted(MOODS)
  const says = fill(dice.pick(one.says), slots)
  const harm = fill(dice.pick(one.harms), slots)
  const [want, other] = shuffled(dice, one.wants).map((text) => fill(text, slots))
  const wish = want === undefined ? '' : `${dice.pick(LINKS)}${want}。`
  const more = mood === 'long' ? fill(dice.pick(one.harms), slots) : ''
  const parts =
    mood === 'brief'
      ? [says, dice.chance(0.5) ? harm : wish]
      : [
          dice.pick(OPENERS[mood]),
          says,
          harm,
          more === harm ? '' : more,
          wish,
          dice.pick(CLOSERS[mood]),
        ]
  const text = parts.join('')
  const asks =
    want === undefined ? [] : other !== undefined && dice.chance(0.18) ? [want, other] : [want]
  return {
    title: fill(dice.pick(one.titles), slots).slice(0, 60),
    text: dice.chance(0.12) ? slipped(dice, text) : text,
    ...(asks.length > 0 && dice.chance(0.7) ? { asks } : {}),
  }
}

/** The slips people make who type on a phone. */
const SLIPS: readonly (readonly [string, string])[] = [
  ['的时候', '得时候'],
  ['已经', '以经'],
  ['再', '在'],
  ['做', '作'],
  ['。', '，'],
  ['希望', '西望'],
  ['一直', '一只'],
  ['旁边', '傍边'],
  ['没有', '没又'],
]

function slipped(dice: Dice, text: string): string {
  const there = SLIPS.filter(([right]) => text.includes(right))
  if (there.length === 0) return text
  const [right, wrong] = dice.pick(there)
  return text.replace(right, wrong)
}

export function shuffled<T>(dice: Dice, list: readonly T[]): readonly T[] {
  return list
    .map((one) => ({ one, at: dice.fraction() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

const NAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳'

/** About four in five leave a name, fewer a number; those of the demo begin with 12, which nobody has. */
export function whoOf(dice: Dice, order: number) {
  if (dice.chance(0.16)) return undefined
  const family = dice.pick([...NAMES])
  const name = `${family}${dice.pick(['女士', '先生', '师傅', '阿姨', '大爷'])}`
  if (dice.chance(0.25)) return { name }
  return { name, phone: `129${String(10_000_000 + order)}` }
}
