/** The course of a matter as one reader may see it: which events, by whom, in which words, with what was filled in. */
import { isOwnWork, untranslated } from '../kernel/index.ts'
import type {
  Act,
  AnyState,
  By,
  Door,
  Field,
  Input,
  Json,
  Matter,
  MatterEvent,
  Words,
} from '../kernel/index.ts'
import type { CourseEntry, Viewing } from './shown.ts'
import { withoutUnchecked } from './unchecked.ts'

export function courseOf(view: Viewing): readonly CourseEntry[] {
  const course = view.events.flatMap((event) => showEvent(view, event))
  return view.actor.as === 'resident' ? withoutUnchecked(view.kind, view.events, course) : course
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
      return field.options[text] ?? untranslated(text)
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
      return Array.isArray(value) ? untranslated(value.map(String).join('；')) : untranslated(text)
    default:
      return untranslated(text)
  }
}

function together(all: readonly Words[]): Words {
  return {
    zh: all.map(({ zh }) => zh).join('、'),
    en: all.map(({ en }) => en).join(', '),
  }
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
