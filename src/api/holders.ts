/** As whom an official owes something: the post itself, its unit, and each of its powers. */
import type { Official } from '../kernel/index.ts'
import type { Holding } from '../matters/index.ts'

export function holdersOf(actor: Official): readonly Holding[] {
  const forUnit = ['handle', 'head', 'handle_sealed'] as const
  return [
    { is: 'post', holder: actor.post },
    ...(forUnit.some((power) => actor.powers.includes(power))
      ? [{ is: 'unit' as const, holder: actor.unit }]
      : []),
    ...actor.powers.map((power) => ({ is: 'power' as const, holder: power })),
  ]
}
