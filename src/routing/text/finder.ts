/** Finds which of many words stand in a text, all in one walk over it. */
export interface Finder {
  /** Every one of the words that occurs, wherever: longer ones and those inside them. */
  in(normal: string): ReadonlySet<string>
}

export function finderOf(words: Iterable<string>): Finder {
  const byBeginning = new Map<number, string[]>()
  for (const word of new Set(words)) {
    if (word === '') continue
    const beginning = word.charCodeAt(0)
    const known = byBeginning.get(beginning)
    if (known) known.push(word)
    else byBeginning.set(beginning, [word])
  }
  return {
    in(normal) {
      const found = new Set<string>()
      for (let at = 0; at < normal.length; at += 1) {
        for (const word of byBeginning.get(normal.charCodeAt(at)) ?? [])
          if (normal.startsWith(word, at)) found.add(word)
      }
      return found
    },
  }
}
