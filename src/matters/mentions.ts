/** Posts that a note asks to look at a matter: only those that may see it, all of whoever holds them. */
import type { Instant, Kind, Matter, MatterEvent } from '../kernel/index.ts'
import { actorFor, can } from '../org/index.ts'
import type { Org } from '../org/index.ts'
import type { Queryable } from '../platform/database.ts'
import { visibleOf } from './visible.ts'

/**
 * Of these posts, the ones that may not see the matter: nobody holds them, or one of the holders is
 * kept away. A notice would tell that person that the matter is there.
 */
export async function unseeing(
  tx: Queryable,
  org: Org,
  matter: Matter,
  posts: readonly string[],
  now: Instant,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const post of posts) {
    const holdings = [...org.holdings.values()].filter((one) => one.post === post)
    const holders = await Promise.all(
      holdings.map(({ id }) => actorFor(tx, matter.jurisdiction, id, now)),
    )
    const isSeen =
      holders.length > 0 &&
      holders.every((holder) => holder !== null && can(holder, 'see', visibleOf(matter)))
    if (!isSeen) found.push(post)
  }
  return found
}

/** The posts an event asks to look: whatever its act declares as several posts. */
export function mentionedBy(kind: Kind, event: MatterEvent): readonly string[] {
  const own = event.by.as === 'official' ? event.by.post : null
  const fields = Object.entries(kind.acts[event.act]?.fields ?? {})
  return fields.flatMap(([name, field]) => {
    const posts = event.input[name]
    return field.type === 'several' && field.of === 'post' && Array.isArray(posts)
      ? posts.map(String).filter((post) => post !== own)
      : []
  })
}
