/** What the search for hot problems has kept, read plainly. */
import type { Queryable } from '../../src/platform/database.ts'

export async function seenHot(db: Queryable, jurisdiction: number) {
  const [said, members, events] = await Promise.all([
    db.query<{ matter: string; found: string | null }>(
      'SELECT matter_id AS matter, found FROM hot_said WHERE jurisdiction_id = $1 ORDER BY matter_id',
      [jurisdiction],
    ),
    db.query<{ matter: string; event: string }>(
      `SELECT matter_id AS matter, event_id AS event FROM hot_members WHERE jurisdiction_id = $1
       ORDER BY matter_id`,
      [jurisdiction],
    ),
    db.query<{ id: string; voices: number; messages: number }>(
      'SELECT event_id AS id, voices, messages FROM hot_events WHERE jurisdiction_id = $1 ORDER BY event_id',
      [jurisdiction],
    ),
  ])
  return {
    heard: said.length,
    found: new Map(
      said.flatMap(({ matter, found }) => (found === null ? [] : [[matter, found] as const])),
    ),
    members: members.map(({ matter, event }) => [matter, event] as const),
    voices: new Map(events.map(({ id, voices }) => [id, voices])),
    messages: new Map(events.map(({ id, messages }) => [id, messages])),
  }
}
