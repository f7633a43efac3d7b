/** Where a datum is already: asked by somebody else, kept as a series, measured by a target, published. Pure. */
import type { Kind, Matter } from '../kernel/index.ts'
import type { Asked } from '../kinds/index.ts'

/** A name without what does not distinguish it: marks, brackets with a unit, whose it is. */
export function nameOf(datum: string): string {
  return datum
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[（(][^（()）]*[)）]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replace(/^(?:本单位|本部门|本辖区|本市|全市|本年|当年)/u, '')
}

export interface Holding {
  readonly name: string
  /** Number of the matter, or an address; what a refusal says. */
  readonly where: string
}

/** What the matters hold that stand: data of burdens, indicators of series, metrics of targets. */
export function heldBy(matters: readonly Matter[]): readonly Holding[] {
  return matters.flatMap(({ kind, number, subject, state }) => {
    const hold = (name: string) => ({ name: nameOf(name), where: number })
    switch (kind) {
      case 'burden':
        return (state as unknown as Asked).data
          .filter(({ from }) => from === null)
          .map(({ name }) => hold(name))
      case 'series':
        return [hold(subject.title)]
      case 'target': {
        const { metric } = state as unknown as { readonly metric?: { readonly name: string } }
        return metric ? [hold(metric.name)] : []
      }
      default:
        return []
    }
  })
}

/** Shorter names of fields are words like 理由, which may mean anything. */
const LEAST = 4

/** What every matter of a kind says of itself: nobody needs to report it beside. */
export function heldByKinds(kinds: Iterable<Kind>): readonly Holding[] {
  return [...kinds].flatMap((kind) =>
    Object.values(kind.acts).flatMap((act) =>
      Object.values(act.fields).flatMap(({ label }) => {
        const name = nameOf(label.zh)
        return [...name].length >= LEAST ? [{ name, where: kind.words.zh }] : []
      }),
    ),
  )
}

export function whereIs(datum: string, held: readonly Holding[]): string | null {
  const name = nameOf(datum)
  return held.find((one) => one.name === name)?.where ?? null
}
