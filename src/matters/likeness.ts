/**
 * The numbers by which matters that say much the same are found (a bottom-k sketch: Broder 1997, Cohen
 * and Kaplan 2007): each pair of characters has a number by chance, the same in every text, and of a
 * text the least are kept. Two texts share about as large a part of them as of their pairs. Who somebody
 * is is left out, as it is of the words of a search (red line).
 */
import type { Matter } from '../kernel/index.ts'
import { termsOf } from '../platform/words.ts'
import { withoutPersons } from './words.ts'

const KEPT = 32
/** What a request is about stands in its first sentences. */
const READ = 500
/** Said in requests of every kind: they get the last places. */
const SAID_BY_ALL = new Set(
  '希望 我们 问题 解决 领导 尊敬 您好 你好 请问 谢谢 感谢 反映 投诉 咨询 诉求 情况 相关 部门 有关 政府 市民 居民 业主 小区 一个 没有 现在 可以 能否 是否 什么 怎么 如何 为什 已经 多次 进行 处理 回复 答复 关注 重视 尽快 及时 影响 严重 造成 导致 生活 大家 自己 他们 因为 所以 但是 而且 就是 不能 不是 这个 那个 这里 那里 时候 时间 今天 昨天 今年 去年 目前 一直 非常 十分 的问 题的 门的 请求 要求 强烈 恳请 建议 本人 家里 附近 门口 旁边 出现 存在 需要 应该 到底 还是 都是 也是 我是 我家 你们'.split(
    ' ',
  ),
)

/** Numbers below 2³¹, at most 32; fewer for a text of few words. */
export function likenessOf(texts: readonly string[]): readonly number[] {
  const terms = new Set(
    texts
      .flatMap((text) => withoutPersons(text.slice(0, READ)))
      .flatMap((text) => termsOf(text))
      // A lone character says nothing; figures may be anybody's.
      .filter((term) => [...term].length > 1 && !/\d{3,}/u.test(term)),
  )
  return [...terms]
    .map((term) => ({ number: numberOf(term), isCommon: SAID_BY_ALL.has(term) }))
    .toSorted((a, b) => Number(a.isCommon) - Number(b.isCommon) || a.number - b.number)
    .slice(0, KEPT)
    .map(({ number }) => number)
}

export function likenessOfMatter({ kind, sealed, subject }: Matter): readonly number[] {
  if (sealed || kind !== 'request') return []
  return likenessOf([subject.title, subject.text, subject.place ?? ''])
}

/** FNV-1a, mixed once more so that neighbouring characters lie far apart. */
function numberOf(term: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < term.length; at += 1)
    hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return (hash ^ (hash >>> 15)) >>> 1
}
