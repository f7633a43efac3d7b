/** Clauses that only repeat the ones they carry out, shown side by side (mandate: 结合自身实际). Pure. */
import type { Clause, Copied } from '../kinds/index.ts'

/** From this share on, and from this length, a clause counts as copied. */
const SHARE = 0.8
const LENGTH = 16

/** Share of the pairs of characters of one text that are in the other, 0 to 1. */
export function shareOf(text: string, other: string): number {
  const own = pairsOf(text)
  if (own.size === 0) return 0
  const theirs = pairsOf(other)
  let common = 0
  for (const pair of own) if (theirs.has(pair)) common += 1
  return common / own.size
}

function pairsOf(text: string): ReadonlySet<string> {
  const signs = [...text.normalize('NFKC')].filter((sign) => /[\p{L}\p{N}]/u.test(sign))
  return new Set(signs.slice(1).map((sign, index) => `${signs[index]}${sign}`))
}

export function copiedIn(clauses: readonly Clause[], above: readonly Clause[]): readonly Copied[] {
  return clauses.flatMap(({ number, text }) => {
    if ([...text].length < LENGTH) return []
    const [nearest] = above
      .map((one) => ({ number, above: one.number, share: shareOf(text, one.text) }))
      .toSorted((a, b) => b.share - a.share)
    return nearest && nearest.share >= SHARE
      ? [{ ...nearest, share: Number(nearest.share.toFixed(2)) }]
      : []
  })
}
