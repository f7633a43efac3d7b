/** What the holder of a receipt may read of a matter: the course, without what is not theirs. */
import { COMMON_ACTS, dutiesOf } from '../../kernel/index.ts'
import type { Actor, Kind, MatterEvent, Resident, Words } from '../../kernel/index.ts'
import { present, readEvents, readVisible, rulebookOf } from '../../matters/index.ts'
import type { CourseEntry, MatterShown, Ports } from '../../matters/index.ts'
import { maskedPlace } from '../../privacy/index.ts'
import { lawOf } from '../limits.ts'
import type { Law } from '../limits.ts'
import { STEPS } from '../steps.ts'
import { aheadOf } from './ahead.ts'
import type { Ahead } from './ahead.ts'
import type { Visit } from './visit.ts'

export interface Seen extends MatterShown {
  readonly as: Visit['role']
  /** Of each duty, by its key: what it waits for in plain words, and which rule gave its date. */
  readonly dated: Readonly<Record<string, Dated>>
  readonly ahead: readonly Ahead[]
}

interface Dated {
  readonly step: Words
  readonly law: Law
}

export function actorOf({
  matter,
  receipt,
  role,
}: Omit<Visit, 'since' | 'seen' | 'did'>): Resident {
  return { as: 'resident', matter, receipt, ...(role === 'second' ? { voice: 'second' } : {}) }
}

/** Null: not there (any more). */
export async function readSeen(
  house: Ports,
  visit: Omit<Visit, 'since' | 'seen' | 'did'>,
): Promise<Seen | null> {
  const { jurisdiction } = visit
  const actor: Actor = actorOf(visit)
  const matter = await readVisible(house.db, jurisdiction, visit.matter, actor)
  const kind = matter && house.kinds.get(matter.kind)
  if (!matter || !kind) return null
  const [events, rules, names] = await Promise.all([
    readEvents(house, jurisdiction, matter.id),
    house.rules(jurisdiction),
    house.names(jurisdiction),
  ])
  const rulebook = rulebookOf(rules)
  const now = house.clock.now()
  // Read in two statements: an act that came between them is not yet of this picture.
  const until = events.filter((event) => event.n <= matter.n)
  const whole = present({ kind, matter, events: until, actor, now, rulebook, names })
  // What the house does by itself is nobody's turn.
  const own = new Set(
    dutiesOf(kind, matter).flatMap(({ holder, key }) => (holder.is === 'system' ? [key] : [])),
  )
  const shown = { ...whole, duties: whole.duties.filter(({ key }) => !own.has(key)) }
  const clockOf = new Map(dutiesOf(kind, matter).map(({ key, clock }) => [key, clock]))
  const dated = Object.fromEntries(
    shown.duties.map(({ key, clock, rule }): [string, Dated] => [
      key,
      { step: stepWords(clockOf.get(key), clock), law: lawOf(rule, rules) },
    ]),
  )
  const owed = new Set(clockOf.values())
  const ahead = aheadOf(house, { kind, matter, owed, rules })
  if (visit.role === 'author') return { ...shown, dated, ahead, as: 'author' }
  return { ...withoutOthersWords(shown, until, visit, kind), dated, ahead, as: 'second' }
}

/** A clock of a supporting unit is named after it: `support:urban`. */
function stepWords(clock: string | undefined, otherwise: Words): Words {
  return STEPS[clock?.split(':')[0] ?? ''] ?? otherwise
}

/** Whoever seconded reads what officials did, and not a word of another resident. */
function withoutOthersWords(
  shown: MatterShown,
  events: readonly MatterEvent[],
  visit: Pick<Visit, 'receipt'>,
  kind: Kind,
): MatterShown {
  const byOfficial = new Set(
    events.filter(({ by }) => by.as === 'official' || by.as === 'system').map(({ n }) => n),
  )
  const own = new Set(
    events
      .filter(({ by }) => by.as === 'resident' && by.receipt === visit.receipt)
      .map(({ n }) => n),
  )
  return {
    ...shown,
    title: '',
    text: '',
    place: shown.place === null ? null : maskedPlace(shown.place),
    asks: shown.asks.map(() => ''),
    course: shown.course.flatMap((entry) => {
      if (own.has(entry.n) || byOfficial.has(entry.n)) {
        // Whoever looked at what is the first resident's own is between the two of them.
        return LOOKS.has(entry.act) ? [] : [entry]
      }
      const act = kind.acts[entry.act]
      return [{ ...entry, who: OTHER, words: act?.words ?? entry.words, values: [], files: [] }]
    }),
  }
}

/** Acts that look at what is kept apart: who the resident is, a photo as it came, what is sealed. */
export const LOOKS: ReadonlySet<string> = new Set(
  Object.entries(COMMON_ACTS).flatMap(([name, act]) => (act.looks ? [name] : [])),
)

const OTHER: CourseEntry['who'] = {
  as: 'resident',
  words: { zh: '诉求人', en: 'Resident' },
}
