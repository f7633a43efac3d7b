/** What an official decides about hot problems: merge, split, rename. Each with a reason, kept for good. */
import { ok, refuse } from '../kernel/index.ts'
import type { Result } from '../kernel/index.ts'
import type { Ports } from '../matters/index.ts'
import { marksOf, MARK_WORDS } from '../privacy/index.ts'
import { membersOf, readEvent } from './events.store.ts'
import { followRuling } from './refresh.ts'
import { addRuling } from './rulings.store.ts'
import { namedIn } from './ruled.ts'
import type { Ruled } from './rulings.store.ts'

export interface Asked {
  readonly jurisdiction: number
  readonly post: string
  readonly event: string
  readonly reason: string
}

type Outcome = Promise<Result<null>>

export async function renameHot(ports: Ports, asked: Asked, title: string): Outcome {
  const found = await eventWith(ports, asked)
  if (!found) return refuse('not_found')
  const given = title.normalize('NFC').trim()
  if (given === (found.event.named ?? found.event.title))
    return refuse('hot_titles_same', { field: 'title' })
  const [mark] = marksOf(given)
  if (mark)
    return refuse('hot_title_identifies', {
      field: 'title',
      params: { what: MARK_WORDS[mark.kind].zh },
    })
  return rule(ports, asked, { act: 'rename', input: { matter: found.first, title: given } })
}

export async function mergeHot(ports: Ports, asked: Asked, other: string): Outcome {
  const [one, two] = [
    await eventWith(ports, asked),
    await eventWith(ports, { ...asked, event: other }),
  ]
  if (!one) return refuse('not_found')
  if (!two || two.event.id === one.event.id) return refuse('hot_same', { field: 'with' })
  if (one.event.matter !== null && two.event.matter !== null)
    return refuse('hot_has_matter', { field: 'with' })
  return rule(ports, asked, { act: 'merge', input: { one: one.first, other: two.first } })
}

/** `matters` go away from the problem, and are one of their own where there are several. */
export async function splitHot(ports: Ports, asked: Asked, matters: readonly string[]): Outcome {
  const found = await eventWith(ports, asked)
  if (!found) return refuse('not_found')
  const away = found.members.filter((member) => matters.includes(member))
  if (away.length === 0 || away.length === found.members.length)
    return refuse('hot_split_all', { field: 'matters' })
  return rule(ports, asked, { act: 'split', input: { matters: away } })
}

async function eventWith({ db }: Ports, { jurisdiction, event: id }: Asked) {
  const event = await readEvent(db, jurisdiction, id)
  if (!event) return null
  const members = await membersOf(db, jurisdiction, id)
  const [first] = members
  return first === undefined ? null : { event, members, first }
}

async function rule(
  ports: Ports,
  { jurisdiction, post, event, reason }: Asked,
  ruled: Ruled,
): Outcome {
  const at = ports.clock.now()
  await addRuling(ports.db, jurisdiction, { ...ruled, event, reason: reason.trim(), post, at })
  await followRuling(ports, jurisdiction, namedIn(ruled))
  return ok(null)
}
