/** A text as the rules of danger read it: signs as people type them, sentence by sentence. */

/** Wrong characters as input methods and hurried hands make them, and words of dialects for plain ones. */
const AS_MEANT: readonly (readonly [RegExp, string])[] = [
  [/泄露|泄楼|泻漏/gu, '泄漏'],
  [/([煤燃])[汽器](?!车|油)/gu, '$1气'],
  [/([着起失])伙/gu, '$1火'],
  [/触店|触点了/gu, '触电'],
  [/溺氺|弱水|溺谁/gu, '溺水'],
  [/自沙|自sha|zi ?sha|sha自己|自殺/giu, '自杀'],
  [/想4|想si(?![a-z])|xiang ?si(?![a-z])/giu, '想死'],
  [/割晚|割碗|割wan/gu, '割腕'],
  [/跳搂|跳lou|跳樓/gu, '跳楼'],
  [/[坍垮]踏|塌榻|坍榻/gu, '坍塌'],
  [/爆咋|暴炸|爆砟/gu, '爆炸'],
  [/([晕昏])到了/gu, '$1倒了'],
  [/车货|出车或/gu, '车祸'],
  [/就命|救名/gu, '救命'],
  [/细路|娃儿|娃娃|细伢子?|小囡|伢儿?|崽崽|奶娃/gu, '小孩'],
  [/唔见咗|唔见了|不见咗|搞丢了/gu, '不见了'],
  [/屋企|屋头|屋里头/gu, '家里'],
  [/打交(?!道)|打捶|干架/gu, '打架'],
  [/喺度|正喺/gu, '正在'],
  [/攞住|揸住|抄起/gu, '拿着'],
  [/企喺|站喺/gu, '站在'],
  [/佢/gu, '他'],
  [/[咯咧唻啰喽嘞哒咗](?=[，。！!,\s]|$)/gu, '了'],
]

/** Of a text no more than this is looked at: as much as the longest field holds. */
const LOOKED_AT = 10_000
const LONGEST_SENTENCE = 300
const OVERLAP = 60

export interface Sentence {
  /** As it was written. */
  readonly written: string
  /** As it is meant. */
  readonly read: string
  /** Where it begins in the text. */
  readonly at: number
}

export function sentencesOf(text: string): readonly Sentence[] {
  const looked = text.slice(0, LOOKED_AT)
  return [...looked.matchAll(/[^。！？!?；;\n\r]+[。！？!?；;]*/gu)].flatMap(
    ({ 0: whole, index }) =>
      cut(whole).flatMap(({ part, from }) => {
        const written = part.trim()
        return written === '' ? [] : [{ written, read: meant(written), at: index + from }]
      }),
  )
}

/** Somebody in haste sets no full stop: what is very long is read in parts that overlap. */
function cut(sentence: string): readonly { readonly part: string; readonly from: number }[] {
  if (sentence.length <= LONGEST_SENTENCE) return [{ part: sentence, from: 0 }]
  const parts: { part: string; from: number }[] = []
  for (let from = 0; from < sentence.length; from += LONGEST_SENTENCE - OVERLAP)
    parts.push({ part: sentence.slice(from, from + LONGEST_SENTENCE), from })
  return parts
}

function meant(written: string): string {
  let read = written
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[ \t]+(?=\p{Script=Han})/gu, '')
  for (const [pattern, word] of AS_MEANT) read = read.replaceAll(pattern, word)
  return read
}
