/** What acts of hot problems look at beside their matter, in the same transaction. */
import { hotMatters, mayBeTold } from '../matters/index.ts'
import type { Reading } from '../matters/index.ts'
import { membersOf, readEvent, readEvents } from './events.store.ts'

const ALL = 100_000
/** As many requests are linked and told; of more, the rest follow with the next news of the problem. */
const MOST_TOLD = 400

export const HOT_READINGS: Readonly<Record<string, Reading>> = {
  /** The problem of that number, how many hotter ones have no owner, and whether it has one. */
  hot_problem: async ({ tx, jurisdiction, input, settle }) => {
    await settle()
    const event = await readEvent(tx, jurisdiction, String(input['event']).trim())
    if (event === null) return null
    const all = await readEvents(tx, jurisdiction, ALL)
    const matters = await hotMatters(tx, jurisdiction)
    const members = await membersOf(tx, jurisdiction, event.id)
    const living = new Set(matters.filter(({ isOpen }) => isOpen).map(({ number }) => number))
    const taken = new Set(matters.filter(({ isOpen }) => isOpen).flatMap(({ asked }) => asked))
    const isTaken = (one: { readonly matter: string | null }) =>
      one.matter !== null && living.has(one.matter)
    return {
      title: event.named ?? event.title,
      place: event.place,
      category: event.category,
      division: event.division,
      matters: (await mayBeTold(tx, jurisdiction, members)).slice(0, MOST_TOLD),
      ahead: all.filter((one) => one.heat > event.heat && !isTaken(one)).length,
      taken: members.some((member) => taken.has(member)),
    }
  },
  /** Those who asked, as far as they may be told now. */
  hot_asked: async ({ tx, jurisdiction, matter, settle }) => {
    await settle()
    const linked = (matter?.links ?? []).flatMap(({ type, to }) =>
      type === 'caused_by' ? [to] : [],
    )
    return mayBeTold(tx, jurisdiction, linked)
  },
}
