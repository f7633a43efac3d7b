/** What a problem is called before anybody names it: words that many of those who spoke used, and nobody's sentence. */
import { tellingWords } from '../routing/index.ts'

/** A word in so many mouths belongs to none of them. */
export const COMMON_VOICES = 5
const SHARE = 0.3
const MOST = 3
const NUMBERED = /[一二三四五六七八九十\d]/u
const EMPTY = new Set(
  '小区 问题 反映 投诉 希望 情况 居民 业主 以上 以下 天天 好几 左右 我们 他们 没有 领导 部门 有关 解决 处理 请问 什么 时候 一直 现在 已经 可以 因为 所以 但是 还是 这个 那个 多次 相关 政府 附近 旁边 你好 您好 尽快 影响 严重 进行 要求 请求 建议 咨询 诉求 市民 群众 住户 一下 今天 昨天 最近 非常 这里 那里 怎么 为什么 麻烦 谢谢 每天 晚上 管理 有人 大家 家里'.split(
    ' ',
  ),
)

export interface Worded {
  readonly title: string
  readonly text: string
  readonly place: string | null
}

/** `common`: in how many of the city's messages a word occurs; of `size`. */
export function wordingOf(
  messages: readonly Worded[],
  place: string,
  common: (word: string) => number,
  size: number,
): string {
  const counts = new Map<string, { all: number; titled: number }>()
  for (const { title, text } of messages) {
    const head = new Set(tellingWords(title.toLowerCase()))
    for (const word of new Set([...head, ...tellingWords(text.slice(0, 300).toLowerCase())])) {
      const known = counts.get(word) ?? { all: 0, titled: 0 }
      counts.set(word, {
        all: known.all + 1,
        titled: known.titled + (head.has(word) ? 1 : 0),
      })
    }
  }
  const places = messages.flatMap((one) => one.place ?? [])
  const isWhere = (word: string) =>
    place.includes(word) || places.filter((one) => one.includes(word)).length * 2 > places.length
  const least = Math.max(Math.min(COMMON_VOICES, messages.length), messages.length * SHARE)
  const words = [...counts]
    .filter(
      ([word, { all }]) =>
        all >= least && !NUMBERED.test(word) && !EMPTY.has(word) && !isWhere(word),
    )
    .map(([word, { all, titled }]) => ({
      word,
      // A title says what it is about; what is rare in the city tells more, but less than how many say it.
      tells: (all + 2 * titled) * Math.sqrt(Math.log((size + 1) / (common(word) + 0.5))),
    }))
    .toSorted((a, b) => b.tells - a.tells || (a.word < b.word ? -1 : 1))
    .slice(0, MOST)
    .map(({ word }) => word)
  return words.join('、')
}
