/** What officials ruled, put onto what was found: those that belong together, those that do not. */
import type { Ruled, Ruling } from './rulings.store.ts'

/** Groups of two or more matters, the rulings followed in the order in which they were made. */
export function applyRulings(
  groups: readonly (readonly string[])[],
  rulings: readonly Ruling[],
  known: ReadonlySet<string>,
): readonly (readonly string[])[] {
  let all = groups.map((group) => [...group])
  for (const ruling of rulings) {
    if (ruling.act === 'merge') all = merged(all, ruling.input.one, ruling.input.other, known)
    if (ruling.act === 'split') all = split(all, ruling.input.matters)
  }
  // One that was parted from all others is no problem of many, but stays where somebody put it.
  return all.filter((group) => group.length > 1)
}

function merged(
  groups: string[][],
  one: string,
  other: string,
  known: ReadonlySet<string>,
): string[][] {
  if (!known.has(one) || !known.has(other)) return groups
  const of = (matter: string) => groups.find((group) => group.includes(matter)) ?? [matter]
  const [first, second] = [of(one), of(other)]
  if (first === second) return groups
  const together = [...first, ...second]
  return [...groups.filter((group) => group !== first && group !== second), together]
}

function split(groups: string[][], matters: readonly string[]): string[][] {
  const away = new Set(matters)
  return groups.flatMap((group) => {
    const [left, gone] = [
      group.filter((matter) => !away.has(matter)),
      group.filter((matter) => away.has(matter)),
    ]
    return gone.length === 0 || left.length === 0 ? [group] : [left, gone]
  })
}

/** The matters that a ruling names. */
export function namedIn({ act, input }: Ruled): readonly string[] {
  if (act === 'merge') return [input.one, input.other]
  return act === 'split' ? input.matters : [input.matter]
}
