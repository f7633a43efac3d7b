/**
 * For or against: who asks that a thing be built, kept or opened at a place, and who asks that it be not.
 * Messages of both sorts about one thing are two problems that oppose each other, never one averaged.
 */

const AGAINST =
  /反对|抵制|拒绝|不同意|不要再?(?:建|修|开|设|装|搬来|放)|别(?:建|修|开|装)|停建|停工|叫停|取消(?:建设|规划|设置)|搬走|迁走|关停|拆除|拆掉/u
const FOR =
  /支持(?!下)|赞成|(?:希望|盼|请|建议|尽快|加快|早日|同意)[^，。；！？]{0,12}(?:建(?!议)|加装|开通|开放|保留|增设|设立|恢复)|不要(?:拆|取消|搬|停)|别(?:拆|取消|停)|保留/u

export type Stance = 'for' | 'against' | null

/** The title says it first; of a text that says both, nobody knows. */
export function stanceOf(title: string, text: string): Stance {
  return plain(title) ?? plain(text.slice(0, 300))
}

function plain(words: string): Stance {
  const [isFor, isAgainst] = [FOR.test(words), AGAINST.test(words)]
  if (isFor === isAgainst) return null
  return isFor ? 'for' : 'against'
}
