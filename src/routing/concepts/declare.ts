/** How the files beside this one write down a concept: a name, and words that speak of it. */
export interface Concept {
  readonly name: string
  readonly words: readonly string[]
}

export function concepts(declared: Readonly<Record<string, string>>): readonly Concept[] {
  return Object.entries(declared).map(([name, words]) => ({ name, words: words.split(/\s+/u) }))
}
