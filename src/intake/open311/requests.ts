/** Matters as service requests: what anybody may read, and more for the program that filed them. */
import { dutiesOf, isDoerRole, isFinal, stateOf } from '../../kernel/index.ts'
import type { Instant, Kind, Language, Matter, MatterEvent, Rulebook } from '../../kernel/index.ts'
import { present, readEventsOf, rulebookOf } from '../../matters/index.ts'
import type { CourseEntry, Names, Ports, PublicMatter } from '../../matters/index.ts'
import { readOrigins } from '../origins.store.ts'
import type { Origin } from '../origins.store.ts'
import { maskedPlace } from '../../privacy/index.ts'
import { coarse, withoutWords } from './masking.ts'
import { localTime } from './output.ts'

/** Nothing is outstanding any more. What is merged goes on with the matter it was merged into. */
const CLOSED = ['done', 'cannot', 'not_ours', 'withdrawn'] as const
const OPEN = ['waiting', 'in_hand', 'answered', 'merged'] as const

export function countsOf(statuses: readonly string[]): readonly string[] | null {
  const wanted = statuses.map((one) => one.toLowerCase())
  if (wanted.some((one) => one !== 'open' && one !== 'closed')) return null
  return [...(wanted.includes('open') ? OPEN : []), ...(wanted.includes('closed') ? CLOSED : [])]
}

export interface View {
  readonly ports: Ports
  readonly jurisdiction: number
  readonly kind: Kind
  readonly language: Language
  readonly now: Instant
  /** The key of whoever asks, if they gave one. */
  readonly key: string | null
  readonly names: Names
  readonly rulebook: Rulebook
}

export async function openView(
  given: Pick<View, 'ports' | 'jurisdiction' | 'language' | 'key'> & { readonly kind: Kind },
): Promise<View> {
  const { ports, jurisdiction } = given
  const [names, rules] = await Promise.all([ports.names(jurisdiction), ports.rules(jurisdiction)])
  return { ...given, now: ports.clock.now(), names, rulebook: rulebookOf(rules) }
}

export async function showRequests(view: View, found: readonly PublicMatter[]) {
  const { ports, jurisdiction } = view
  const ids = found.map(({ matter }) => matter.id)
  const origins = await readOrigins(ports.db, jurisdiction, ids)
  const own = ids.filter((id) => isOwn(view, origins.get(id)))
  const events = await readEventsOf(ports, jurisdiction, own)
  return found.map((one) =>
    showRequest(view, one, origins.get(one.matter.id) ?? null, events.get(one.matter.id) ?? null),
  )
}

export function isOwn({ key }: View, origin: Origin | undefined): boolean {
  return key !== null && origin?.key === key
}

/** `events` only for the program that filed it: it may read what the resident may. */
function showRequest(
  view: View,
  { matter, published }: PublicMatter,
  origin: Origin | null,
  events: readonly MatterEvent[] | null,
) {
  const { kind, language, names } = view
  const { subject } = matter
  const state = stateOf(kind, matter)
  const category = subject.category === null ? null : names.category(subject.category)[language]
  const place = placeOf(matter, published || events !== null)
  const own = events !== null
  const position = (degrees: number | undefined) =>
    degrees === undefined ? null : own || published ? degrees : coarse(degrees)
  return {
    service_request_id: matter.number,
    status: (CLOSED as readonly string[]).includes(state.counts) ? 'closed' : 'open',
    status_notes: [
      state.resident[language],
      ...(events ? lastWords(view, matter, events) : []),
    ].join('\n'),
    service_name: category,
    service_code: subject.category ?? '',
    description: own
      ? subject.text
      : [published ? subject.title : category, place].filter(Boolean).join(' · '),
    agency_responsible: agencyOf(view, matter),
    service_notice: null,
    requested_datetime: localTime(matter.openedAt),
    updated_datetime: localTime(matter.changedAt),
    expected_datetime: expectedOf(kind, matter),
    address: place,
    address_id: own ? (origin?.addressId ?? null) : null,
    zipcode: null,
    lat: position(origin?.lat),
    long: position(origin?.long),
    media_url: own ? (origin?.mediaUrl ?? null) : null,
  }
}

function placeOf({ subject }: Matter, whole: boolean): string | null {
  if (subject.place === null) return null
  return whole ? subject.place : maskedPlace(subject.place)
}

/** The unit that does the work: of the roles that do, the first that somebody holds now. */
function agencyOf({ kind, names, language }: View, matter: Matter): string | null {
  const binding = matter.bindings.find(
    ({ role, unit, until }) => until === null && unit !== undefined && isDoerRole(kind, role),
  )
  return binding?.unit === undefined ? null : names.unit(binding.unit)[language]
}

/** Our deadline: that of the whole matter where its clock runs, else of the next duty of an office. */
function expectedOf(kind: Kind, matter: Matter): string | null {
  const { counts } = stateOf(kind, matter)
  if (isFinal(kind, matter) || (counts !== 'waiting' && counts !== 'in_hand')) return null
  const duties = dutiesOf(kind, matter).filter(({ holder }) => holder.is !== 'resident')
  const due =
    matter.clocks['whole']?.due ??
    duties.flatMap((duty) => duty.due ?? []).toSorted((a, b) => (a < b ? -1 : 1))[0]
  return due ? localTime(due) : null
}

/** What an official said last: the answer, once there is one. */
function lastWords(view: View, matter: Matter, events: readonly MatterEvent[]): string[] {
  const last = courseOf(view, matter, events, true).findLast(({ who }) => who.as === 'official')
  return last ? [wordsOf(last, view.language)] : []
}

/** The course as the resident reads it; for anybody else without what people wrote. */
export function courseOf(
  { kind, now, rulebook, names }: View,
  matter: Matter,
  events: readonly MatterEvent[],
  own: boolean,
): readonly CourseEntry[] {
  return present({
    kind,
    matter,
    events: own ? events : events.map((event) => withoutWords(kind, event)),
    actor: { as: 'resident', matter: matter.id, receipt: '' },
    now,
    rulebook,
    names,
  }).course
}

/** The line of the course, and what an official filled in that the line itself does not hold: the answer. */
export function wordsOf({ who, words, values }: CourseEntry, language: Language): string {
  const line = words[language]
  if (who.as !== 'official') return line
  const more = values
    .map(({ label, value }) => ({ label: label[language], value: value[language] }))
    .filter(({ value }) => !line.includes(value))
    .map(({ label, value }) => `${label}: ${value}`)
  return [line, ...more].join('\n')
}
