/** Lines of lists with their words. */
import { stateOf, untranslated } from '../kernel/index.ts'
import type { Instant, Kind, Matter, Words } from '../kernel/index.ts'
import { DOOR_WORDS } from '../matters/index.ts'
import type { Line, Names } from '../matters/index.ts'
import { excerptOf } from './search.ts'
import type { LineShown, Named } from './shapes.ts'

export interface LineWords {
  readonly kinds: ReadonlyMap<string, Kind>
  readonly names: Names
  readonly now: Instant
  /** What was searched for. */
  readonly typed?: string
}

export function showLine(line: Line, { kinds, names, now, typed }: LineWords): LineShown {
  const kind = kinds.get(line.kind)
  const named = (id: string | null, words: (id: string) => Words): Named | null =>
    id === null ? null : { id, words: words(id) }
  return {
    id: line.id,
    number: line.number,
    title: line.title,
    kind: { id: line.kind, words: kind?.words ?? untranslated(line.kind) },
    state: stateShown(kind, line.state),
    category: named(line.category, names.category),
    division: named(line.division, names.division),
    unit: named(line.leadUnit, names.unit),
    door: { id: line.door, words: DOOR_WORDS[line.door] ?? untranslated(line.door) },
    sealed: line.sealed,
    seconded: line.seconded,
    openedAt: line.openedAt,
    changedAt: line.changedAt,
    excerpt: typed && line.texts ? excerptOf(typed, line.title, line.texts) : null,
    duty: line.duty && showDuty(line.duty, kind, names, now),
  }
}

function stateShown(kind: Kind | undefined, name: string): LineShown['state'] {
  const state = kind && stateOf(kind, { state: { name } } as Matter)
  return {
    id: name,
    words: state?.words ?? untranslated(name),
    counts: state?.counts ?? '',
    final: state?.final === true,
  }
}

function showDuty(
  duty: NonNullable<Line['duty']>,
  kind: Kind | undefined,
  names: Names,
  now: Instant,
): LineShown['duty'] {
  const role = kind?.roles[duty.role]?.words ?? untranslated(duty.role)
  return {
    role,
    holder:
      duty.holderIs === 'unit'
        ? names.unit(duty.holder)
        : duty.holderIs === 'post'
          ? names.post(duty.holder)
          : role,
    acts: duty.acts.map((name) => kind?.acts[name]?.words ?? untranslated(name)),
    due: duty.due,
    late: duty.due !== null && duty.due < now,
  }
}
