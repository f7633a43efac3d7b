/** Whether the city has the people that a matter's next duties need. Pure, over the tree of posts. */
import type { Act, AnyState, Kind, Power, Sealing } from '../kernel/index.ts'
import { sealedHandlers } from '../org/index.ts'
import type { Org } from '../org/index.ts'

/** Somebody in this unit may act on it: a clerk or head; of a sealed matter, a handler not in the accused line. */
export function canAct(org: Org, unit: string, sealed: Sealing | null): boolean {
  if (sealed)
    return sealedHandlers(org, accused(sealed)).some((post) => org.posts.get(post)?.unit === unit)
  return [...org.posts.values()].some(
    (post) =>
      post.unit === unit && (post.powers.includes('handle') || post.powers.includes('head')),
  )
}

/**
 * For every act that judges, somebody outside the unit's line holds the power (second law). Where a
 * city has nobody at all for an act, somebody can still be appointed, and that is no matter of whose
 * work it is.
 */
export function canBeJudged(org: Org, kind: Kind, unit: string, sealed: Sealing | null): boolean {
  const line = org.everInLine(unit)
  return Object.values(kind.acts)
    .filter((act) => act.judges)
    .every((act) => {
      const judges = postsFor(org, powersOf(kind, act), sealed)
      return (
        judges.length === 0 || judges.some((post) => !line.has(org.posts.get(post)?.unit ?? ''))
      )
    })
}

function powersOf(kind: Kind, act: Act<AnyState>): readonly Power[] {
  return act.by.flatMap((name) => {
    const role = kind.roles[name]
    return role?.is === 'power' ? [role.power] : []
  })
}

function postsFor(org: Org, powers: readonly Power[], sealed: Sealing | null): readonly string[] {
  if (powers.length === 0) return []
  if (sealed) return sealedHandlers(org, accused(sealed))
  return [...org.posts.values()]
    .filter((post) => powers.some((power) => post.powers.includes(power)))
    .map((post) => post.id)
}

function accused({ accusedUnits, accusedPosts }: Sealing) {
  return { units: accusedUnits, posts: accusedPosts }
}
