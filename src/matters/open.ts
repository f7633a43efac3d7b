/** Which of some matters are not over yet. Pure. */
import { isFinal } from '../kernel/index.ts'
import type { Kind, Matter } from '../kernel/index.ts'

export function countOpen(matters: readonly Matter[], kinds: ReadonlyMap<string, Kind>): number {
  return matters.filter((one) => {
    const kind = kinds.get(one.kind)
    return kind !== undefined && !isFinal(kind, one)
  }).length
}
