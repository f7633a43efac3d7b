/** What is to be told once the commit is durable. No content and no category: who, and which matter. */
import { dutiesOf } from '../kernel/index.ts'
import type { Holder, Kind, Matter, MatterEvent, Sealing } from '../kernel/index.ts'
import { sealedHandlers } from '../org/index.ts'
import type { Org } from '../org/index.ts'
import type { Batch } from './batch.ts'
import { mentionedBy } from './mentions.ts'
import type { OutboxRow } from './outbox.store.ts'

interface Changed {
  readonly kind: Kind
  readonly matter: Matter
}

export function outboxOf(batch: Batch, changed: ReadonlyMap<string, Changed>): OutboxRow[] {
  return batch.events.flatMap((event) => {
    const one = changed.get(event.matter)
    if (!one) return []
    const targets = [...namedBy(event, one), ...toldBeside(batch, event)]
    const asked = mentionedBy(one.kind, event).map((post) => `post:${post}`)
    const rows = (topic: string, to: readonly string[]) => {
      const allowed = to.flatMap((each) => mayBeTold(batch.org, one.matter.sealed, each))
      return [...new Set(allowed)].map((each) => ({
        id: batch.ports.random.uuid(),
        at: event.at,
        topic,
        matter: event.matter,
        body: { to: each, act: event.act, n: event.n },
      }))
    }
    return [...rows('notice', targets), ...rows('mention', asked)]
  })
}

/** `unit:…`, `power:…`, `post:…` or `resident`. */
function namedBy(event: MatterEvent, one: Changed): readonly string[] {
  return (one.kind.acts[event.act]?.notifies ?? []).flatMap((target) => targetsOf(target, one))
}

function toldBeside(batch: Batch, event: { matter: string; n: number }): readonly string[] {
  return batch.told
    .filter(({ matter, n }) => matter === event.matter && n === event.n)
    .map(({ to }) => to)
}

function targetsOf(target: string, { kind, matter }: Changed): readonly string[] {
  if (target === 'resident') return ['resident']
  if (target === 'holder')
    return dutiesOf(kind, matter).flatMap(({ holder }) => targetOfHolder(holder) ?? [])
  const role = kind.roles[target]
  if (role?.is === 'power') return [`power:${role.power}`]
  return matter.bindings.flatMap((binding) =>
    binding.role === target && binding.until === null && binding.unit
      ? [`unit:${binding.unit}`]
      : [],
  )
}

/** How a notice names who holds a duty; null: nobody here is told. */
export function targetOfHolder(holder: Holder): string | null {
  switch (holder.is) {
    case 'unit':
      return `unit:${holder.unit}`
    case 'post':
      return `post:${holder.post}`
    case 'power':
      return `power:${holder.power}`
    default:
      return null
  }
}

/**
 * Of a sealed matter only those are told who handle sealed matters outside the accused line, each by
 * their post: a notice to a whole unit would tell of it those who may not know.
 */
function mayBeTold(org: Org, sealed: Sealing | null, to: string): readonly string[] {
  if (sealed === null || to === 'resident') return [to]
  const accused = { units: sealed.accusedUnits, posts: sealed.accusedPosts }
  const posts = sealedHandlers(org, accused)
  const kind = to.slice(0, to.indexOf(':'))
  const name = to.slice(kind.length + 1)
  const meant =
    kind === 'unit'
      ? posts.filter((post) => org.posts.get(post)?.unit === name)
      : kind === 'post'
        ? posts.filter((post) => post === name)
        : posts
  return meant.map((post) => `post:${post}`)
}
