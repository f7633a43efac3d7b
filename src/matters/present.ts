/** What of a matter leaves the house: the course, the duties, the acts with why not, for one reader. */
import { dutiesOf, hindranceOf, isOwnWork, rolesOf, sightOf, stateOf } from '../kernel/index.ts'
import type {
  Act,
  Actor,
  AnyState,
  By,
  Door,
  Duty,
  Field,
  Input,
  Instant,
  Json,
  Kind,
  Matter,
  MatterEvent,
  Refusal,
  Rulebook,
  Words,
} from '../kernel/index.ts'
import { suggestionFor } from './suggestions.ts'
import type { Suggestion } from './suggestions.ts'
import { withoutUnchecked } from './unchecked.ts'

/** Names of what the city keeps, as of now; an unknown id is shown as it is. */
export interface Names {
  unit(id: string): Words
  post(id: string): Words
  category(code: string): Words
  division(code: string): Words
  channel(code: string): Words
  /** Of another matter: its public number. */
  matter(id: string): Words
}

export interface CourseEntry {
  readonly n: number
  readonly act: string
  readonly at: Instant
  readonly who: { readonly as: By['as']; readonly words: Words }
  readonly words: Words
  /** What was filled in and this reader may see, with its label. */
  readonly values: readonly {
    readonly name: string
    readonly label: Words
    readonly value: Words
  }[]
  /** Ids of the files that came with it and this reader may see, by field. */
  readonly files: readonly {
    readonly name: string
    readonly label: Words
    readonly ids: readonly string[]
  }[]
}

export interface DutyShown {
  readonly key: string
  readonly role: Words
  readonly holder: Words
  readonly acts: readonly { readonly name: string; readonly words: Words }[]
  readonly clock: Words
  readonly since: Instant
  readonly due: Instant | null
  readonly rule: string
  readonly earlier: readonly (Instant | null)[]
  readonly mine: boolean
}

export interface ActShown {
  readonly name: string
  readonly words: Words
  readonly fields: Readonly<Record<string, Field>>
  /** Why it cannot be done now; null: it can. */
  readonly refusal: Refusal | null
  /** Name of the act that it takes back. */
  readonly takesBack?: string
  /** It checks, judges or closes what others did. */
  readonly judges?: true
  /** What the house proposes for its fields, to an official who may do it now. */
  readonly suggestion?: Suggestion
}

export interface MatterShown {
  readonly id: string
  readonly number: string
  readonly kind: { readonly name: string; readonly words: Words }
  readonly n: number
  readonly door: string
  readonly openedAt: Instant
  readonly openedOn: string
  readonly changedAt: Instant
  readonly title: string
  readonly text: string
  readonly place: string | null
  readonly category: { readonly code: string; readonly words: Words } | null
  readonly division: { readonly code: string; readonly words: Words } | null
  readonly state: {
    readonly name: string
    readonly words: Words
    readonly resident: Words
    readonly counts: string
    readonly final: boolean
  }
  readonly sealed: boolean
  /** Kept by law until the end of that day. */
  readonly hold: { readonly until: string } | null
  /** What was said is gone. */
  readonly erased: boolean
  readonly seconded: number
  readonly urged: number
  readonly asks: readonly string[]
  /** Facts of the state that this reader may see. */
  readonly answers: readonly Json[]
  readonly duties: readonly DutyShown[]
  readonly course: readonly CourseEntry[]
  readonly acts: readonly ActShown[]
  /** What the reader may take back now, and until when. */
  readonly undo: { readonly act: string; readonly until: Instant } | null
}

export interface Viewing {
  readonly kind: Kind
  readonly matter: Matter
  readonly events: readonly MatterEvent[]
  readonly actor: Actor
  readonly now: Instant
  readonly rulebook: Rulebook
  readonly names: Names
}

export function present(view: Viewing): MatterShown {
  const { kind, matter, names } = view
  const state = stateOf(kind, matter)
  const { subject } = matter
  const facts = matter.state as unknown as { readonly answers?: readonly Json[] }
  return {
    id: matter.id,
    number: matter.number,
    kind: { name: kind.name, words: kind.words },
    n: matter.n,
    door: matter.door,
    openedAt: matter.openedAt,
    openedOn: matter.openedOn,
    changedAt: matter.changedAt,
    title: subject.title,
    text: subject.text,
    place: subject.place,
    category:
      subject.category === null
        ? null
        : { code: subject.category, words: names.category(subject.category) },
    division:
      subject.division === null
        ? null
        : { code: subject.division, words: names.division(subject.division) },
    state: {
      name: matter.state.name,
      words: state.words,
      resident: state.resident,
      counts: state.counts,
      final: state.final === true,
    },
    sealed: matter.sealed !== null,
    hold: matter.hold ? { until: matter.hold.until } : null,
    erased: matter.erased === true,
    seconded: matter.seconded,
    urged: matter.urged.times,
    asks: kind.asks(matter.state),
    // An answer that still waits for its check is not yet the resident's.
    answers:
      view.actor.as === 'resident' && state.counts === 'in_hand' ? [] : (facts.answers ?? []),
    duties: dutiesOf(kind, matter).map((duty) => showDuty(view, duty)),
    course: courseOf(view),
    acts: actsOf(view),
    undo: undoOf(view),
  }
}

function courseOf(view: Viewing): readonly CourseEntry[] {
  const course = view.events.flatMap((event) => showEvent(view, event))
  return view.actor.as === 'resident' ? withoutUnchecked(view.kind, view.events, course) : course
}

/** Every act the actor could ever do on such a matter, each with why not now. */
function actsOf(view: Viewing): readonly ActShown[] {
  const { kind, matter, actor, now, rulebook } = view
  const sight = sightOf(actor, now, { rulebook, readings: {} })
  const roles = rolesOf(kind, matter, actor)
  return Object.entries(kind.acts).flatMap(([name, act]) => {
    if (
      act.from === 'new' ||
      act.by.every((role) => kind.roles[role]?.is === 'system' || kind.roles[role]?.is === 'door')
    )
      return []
    if (actor.as === 'resident' && !act.by.some((role) => roles.includes(role))) return []
    const refusal = hindranceOf(kind, matter, name, actor, sight)
    const shown = {
      name,
      words: act.words,
      fields: act.fields,
      refusal,
      ...(act.takesBack === undefined ? {} : { takesBack: act.takesBack }),
      ...(act.judges ? { judges: true as const } : {}),
    }
    return act.suggests !== undefined && refusal === null && actor.as === 'official'
      ? [{ ...shown, suggestion: suggestionFor(act.suggests, kind, matter) }]
      : [shown]
  })
}

function undoOf({ kind, matter, actor, now, rulebook }: Viewing): MatterShown['undo'] {
  const { undo } = matter
  if (!undo) return null
  const sight = sightOf(actor, now, { rulebook, readings: {} })
  if (hindranceOf(kind, matter, undo.by, actor, sight)) return null
  return { act: undo.by, until: undo.until }
}

function showDuty(view: Viewing, duty: Duty): DutyShown {
  const { kind, matter, actor, names } = view
  const roles = rolesOf(kind, matter, actor)
  const run = matter.clocks[duty.clock]
  const base = duty.clock.split(':')[0] ?? duty.clock
  return {
    key: duty.key,
    role: kind.roles[duty.role]?.words ?? same(duty.role),
    holder: holderWords(view, duty),
    acts: duty.acts.map((name) => ({ name, words: kind.acts[name]?.words ?? same(name) })),
    clock: kind.clocks[base] ?? same(base),
    since: duty.since,
    due: duty.due,
    rule: run?.rule ?? '',
    earlier: run?.earlier ?? [],
    mine: roles.includes(duty.role) && holdsIt(duty, actor),
  }

  function holderWords({ kind: declared }: Viewing, { holder, role }: Duty): Words {
    if (holder.is === 'unit') return names.unit(holder.unit)
    if (holder.is === 'post') return names.post(holder.post)
    // Of a sealed matter: it is not whoever would have it otherwise.
    const isSealed = holder.is === 'power' && holder.power === 'handle_sealed'
    return declared.roles[isSealed ? 'sealed_handler' : role]?.words ?? same(role)
  }
}

function holdsIt({ holder }: Duty, actor: Actor): boolean {
  if (holder.is === 'resident') return actor.as === 'resident'
  if (actor.as !== 'official') return false
  if (holder.is === 'unit') return holder.unit === actor.unit
  if (holder.is === 'post') return holder.post === actor.post
  return holder.is === 'power' && actor.powers.includes(holder.power)
}

/** Null: this reader is told nothing of it. */
function toldOf({ kind, matter, actor }: Sight, event: MatterEvent): Words | null {
  const act = kind.acts[event.act]
  const words = actor.as === 'resident' ? act?.told.resident : act?.told.officials
  if (!act || !words) return null
  // Of those on the resident's side it is for the author alone.
  const isAnother = actor.as === 'resident' && actor.voice !== undefined
  if (act.blind === 'always' && isAnother) return null
  return isBlind(act, matter) && isOwnWork(kind, matter, actor) ? null : words
}

/** Whom a sample drew stays unknown to those whose work it is, as long as it matters. */
export function isBlind({ blind, from }: Act<AnyState>, { state }: Matter): boolean {
  return blind === 'always' || (blind === true && Array.isArray(from) && from.includes(state.name))
}

type Sight = Pick<Viewing, 'kind' | 'matter' | 'actor'>

/** Those events of a matter that its course shows to this reader. */
export function eventsFor(sight: Sight, events: readonly MatterEvent[]): readonly MatterEvent[] {
  return events.filter((event) => toldOf(sight, event) !== null)
}

/**
 * As an official counts: the course numbered without gaps, and the hour of the last thing it shows.
 * A gap, or an hour at which nothing seems to have happened, would tell those whose work it is that
 * somebody was called back. `seen` of an official's act counts in the same way.
 */
export function numberedFor<T extends Pick<MatterShown, 'n' | 'openedAt' | 'changedAt' | 'course'>>(
  shown: T,
): T {
  const course = shown.course.map((entry, index) => ({ ...entry, n: index + 1 }))
  return { ...shown, course, n: course.length, changedAt: course.at(-1)?.at ?? shown.openedAt }
}

function showEvent(view: Viewing, event: MatterEvent): readonly CourseEntry[] {
  const act = view.kind.acts[event.act]
  const words = toldOf(view, event)
  if (!act || words === null) return []
  const shown = valuesOf(view, act, event)
  const texts = Object.fromEntries(shown.map(({ name, value }) => [name, value]))
  return [
    {
      n: event.n,
      act: event.act,
      at: event.at,
      who: { as: event.by.as, words: whoOf(view, event.by) },
      words: fill(words, { ...actorTexts(view, event.by), ...texts }),
      values: shown,
      files: filesOf(view, act, event),
    },
  ]
}

function actorTexts({ names }: Viewing, by: By): Record<string, Words> {
  if (by.as !== 'official') return {}
  const unit = names.unit(by.unit)
  return { unit, actor_unit: unit, post: names.post(by.post) }
}

function whoOf({ names, actor }: Viewing, by: By): Words {
  switch (by.as) {
    case 'official': {
      const unit = names.unit(by.unit)
      const post = names.post(by.post)
      return { zh: `${unit.zh} ${post.zh}`, en: `${post.en}, ${unit.en}` }
    }
    case 'resident':
      return actor.as === 'resident' ? { zh: '您', en: 'You' } : { zh: '诉求人', en: 'Resident' }
    case 'door':
      return DOOR_WORDS[by.door]
    case 'system':
      return { zh: '系统', en: 'System' }
  }
}

export const DOOR_WORDS: Readonly<Record<string, Words>> & Readonly<Record<Door, Words>> = {
  web: { zh: '网页', en: 'Web page' },
  hotline: { zh: '热线', en: 'Hotline' },
  open311: { zh: 'Open311 接口', en: 'Open311' },
  sheet: { zh: '表格导入', en: 'Spreadsheet' },
  api: { zh: '部门系统', en: "Department's system" },
  visit: { zh: '来访', en: 'Visit' },
  desk: { zh: '办公台', en: 'Desk' },
}

function valuesOf(view: Viewing, act: Act<AnyState>, event: MatterEvent): CourseEntry['values'] {
  return Object.entries(act.fields).flatMap(([name, field]) => {
    const value = event.input[name]
    if (value === undefined || field.type === 'files' || !mayRead(view, field)) return []
    if (field.type === 'each_ask' || field.type === 'groups')
      return groupValues(view, field.fields, name, value)
    return [{ name, label: field.label, value: valueWords(view, field, value) }]
  })
}

function filesOf(view: Viewing, act: Act<AnyState>, event: MatterEvent): CourseEntry['files'] {
  return Object.entries(act.fields).flatMap(([name, field]) => {
    const value = event.input[name]
    if (field.type !== 'files' || !Array.isArray(value) || !mayRead(view, field)) return []
    return [{ name, label: field.label, ids: value.map(String) }]
  })
}

function groupValues(
  view: Viewing,
  fields: Readonly<Record<string, Field>>,
  name: string,
  value: Json,
): CourseEntry['values'] {
  const groups = Array.isArray(value) ? (value as readonly Input[]) : []
  return groups.flatMap((group, index) =>
    Object.entries(fields).flatMap(([inner, field]) => {
      const one = group[inner]
      return one === undefined || !mayRead(view, field)
        ? []
        : [
            {
              name: `${name}.${index}.${inner}`,
              label: field.label,
              value: valueWords(view, field, one),
            },
          ]
    }),
  )
}

function mayRead({ actor, matter }: Viewing, field: Field): boolean {
  if (field.to === 'resident') return true
  if (actor.as !== 'official') return false
  return (
    field.to === 'officials' ||
    actor.powers.includes('handle_sealed') ||
    (matter.sealed === null && actor.powers.includes('supervise'))
  )
}

function valueWords({ names }: Viewing, field: Field, value: Json): Words {
  const text = String(value)
  switch (field.type) {
    case 'choice':
      return field.options[text] ?? same(text)
    case 'yes_no':
      return value === true ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }
    case 'unit':
    case 'post':
    case 'category':
    case 'division':
    case 'channel':
    case 'matter':
      return names[field.type](text)
    case 'several':
      return together((Array.isArray(value) ? value : []).map((id) => names[field.of](String(id))))
    case 'list':
      return Array.isArray(value) ? same(value.map(String).join('；')) : same(text)
    default:
      return same(text)
  }
}

function together(all: readonly Words[]): Words {
  return {
    zh: all.map(({ zh }) => zh).join('、'),
    en: all.map(({ en }) => en).join(', '),
  }
}

function same(text: string): Words {
  return { zh: text, en: text }
}

/** Fills `{name}`; what was not given, or may not be read, leaves nothing behind, its separator included. */
function fill(words: Words, values: Readonly<Record<string, Words>>): Words {
  const filled = (language: 'zh' | 'en') =>
    words[language]
      .replaceAll(/\{(\w+)\}/gu, (_, name: string) => values[name]?.[language] ?? '')
      .replaceAll(/[：:，,]\s*$/gu, '')
      .trim()
  return { zh: filled('zh'), en: filled('en') }
}
