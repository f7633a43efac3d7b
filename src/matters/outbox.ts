/** What is to be told once the commit is durable. No content and no category: who, and which matter. */
import { dutiesOf } from '../kernel/index.ts'
import type { Kind, Matter, MatterEvent } from '../kernel/index.ts'
import type { Randomness } from './ports.ts'
import type { OutboxRow } from './outbox.store.ts'

interface Changed {
  readonly kind: Kind
  readonly matter: Matter
}

export function outboxOf(
  events: readonly (MatterEvent & { matter: string })[],
  changed: ReadonlyMap<string, Changed>,
  random: Randomness,
): OutboxRow[] {
  return events.flatMap((event) => {
    const one = changed.get(event.matter)
    const act = one?.kind.acts[event.act]
    if (!one || !act) return []
    const targets = [...new Set((act.notifies ?? []).flatMap((target) => targetsOf(target, one)))]
    return targets.map((to) => ({
      id: random.uuid(),
      at: event.at,
      topic: 'notice',
      matter: event.matter,
      body: { to, act: event.act, n: event.n },
    }))
  })
}

/** `unit:…`, `power:…`, `post:…` or `resident`. */
function targetsOf(target: string, { kind, matter }: Changed): readonly string[] {
  if (target === 'resident') return ['resident']
  if (target === 'holder')
    return dutiesOf(kind, matter).flatMap(({ holder }) => holderTarget(holder))
  return matter.bindings.flatMap((binding) =>
    binding.role === target && binding.until === null && binding.unit
      ? [`unit:${binding.unit}`]
      : [],
  )
}

function holderTarget(holder: ReturnType<typeof dutiesOf>[number]['holder']): readonly string[] {
  switch (holder.is) {
    case 'unit':
      return [`unit:${holder.unit}`]
    case 'post':
      return [`post:${holder.post}`]
    case 'power':
      return [`power:${holder.power}`]
    default:
      return []
  }
}
