/**
 * Search terms of a text: pairs of neighbouring Chinese characters, and runs of letters or digits
 * as words. Two-character words are what Chinese is made of, so pairs find them; a longer phrase
 * is found by its pairs and then checked on the hits.
 */

const HAN = /\p{Script=Han}/u
const LIMIT = 4000

/** Distinct terms, in order of appearance, at most 4,000; a lone Chinese character is a term. */
export function termsOf(text: string): string[] {
  const terms = new Set<string>()
  for (const run of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    for (const piece of run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []) {
      for (const term of HAN.test(piece) ? pairsOf(piece) : [piece.slice(0, 40)]) {
        terms.add(term)
        if (terms.size >= LIMIT) return [...terms]
      }
    }
  }
  return [...terms]
}

function pairsOf(run: string): string[] {
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters
    .slice(0, -1)
    .map((character, index) => character + (characters[index + 1] ?? ''))
}
