/**
 * The tenth that people decide without a suggestion, while a machine dispatches anything: by the matter's
 * id alone, whatever the machine thinks of it, so that a missing suggestion tells nobody whether it would
 * have been dispatched. The same tenth no lesson learns from; so what it is measured on was never coloured
 * by what it suggested.
 */
import type { Matter } from '../kernel/index.ts'
import { isKept } from '../routing/index.ts'
import type { Rules } from '../rules/index.ts'

export function isWithheld(
  { id, state }: Pick<Matter, 'id' | 'state'>,
  { automatic }: Pick<Rules, 'automatic'>,
): boolean {
  return state.name === 'received' && isKept(id) && automatic.some(({ isOn }) => isOn)
}
