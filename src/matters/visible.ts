/** What of a matter the rules of sight look at. */
import type { Matter } from '../kernel/index.ts'
import { EVERYBODY } from '../org/index.ts'
import type { Visible } from '../org/index.ts'

export function visibleOf(matter: Matter): Visible {
  return {
    jurisdiction: matter.jurisdiction,
    id: matter.id,
    boundUnits: [
      ...matter.bindings.flatMap((binding) => binding.unit ?? []),
      ...(matter.common ? [EVERYBODY] : []),
    ],
    boundPosts: matter.bindings.flatMap((binding) => binding.post ?? []),
    sealed: matter.sealed !== null,
    accusedUnits: matter.sealed?.accusedUnits ?? [],
    accusedPosts: matter.sealed?.accusedPosts ?? [],
    recused: matter.recused,
  }
}
