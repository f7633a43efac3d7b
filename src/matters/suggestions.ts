/** What the house proposes for the fields of an act. A person looks it over, changes it and decides. */
import type { AnyState, Json, Kind, Matter, Words } from '../kernel/index.ts'
import { MARK_WORDS, masked, marksOf } from '../privacy/index.ts'

export interface Suggestion {
  /** As a form holds them, by field. */
  readonly values: Readonly<Record<string, Json>>
  /** What was found that led to it, to look at: the words, what they are, and whether a rule is sure. */
  readonly found: readonly { readonly text: string; readonly what: Words; readonly sure: boolean }[]
}

type Suggesting = (kind: Kind, matter: Matter) => Suggestion

const SUGGESTIONS: Readonly<Record<string, Suggesting>> = {
  masked: withoutPeople,
  entry: entryAsItStands,
}

export function suggestionFor(name: string, kind: Kind, matter: Matter): Suggestion {
  const make = SUGGESTIONS[name]
  if (!make) throw new Error(`kind ${kind.name} asks for a suggestion nobody makes: ${name}`)
  return make(kind, matter)
}

/** The texts of a matter without what a rule takes for a sign of who somebody is. */
function withoutPeople(kind: Kind, { subject, state }: Matter): Suggestion {
  const asks = kind.asks(state)
  const answers = (state as AnyState & { readonly answers?: readonly string[] }).answers ?? []
  const place = subject.place ?? ''
  const texts = [subject.title, subject.text, place, ...asks, ...answers]
  return {
    values: {
      title: masked(subject.title),
      text: masked(subject.text),
      ...(place === '' ? {} : { place: masked(place) }),
      answers: answers.map((text, index) => ({
        ask: masked(asks[index] ?? ''),
        text: masked(text),
      })),
    },
    found: texts.flatMap((text) =>
      marksOf(text).map(({ from, to, kind: mark, sure }) => ({
        text: text.slice(from, to),
        what: MARK_WORDS[mark],
        sure,
      })),
    ),
  }
}

/** An entry of the knowledge base as it was proposed last, or as it is in force: to be changed. */
function entryAsItStands(_kind: Kind, { state }: Matter): Suggestion {
  const { proposed, current } = state as AnyState & {
    readonly proposed?: Content
    readonly current?: Content | null
  }
  const content = proposed ?? current
  if (!content) return { values: {}, found: [] }
  const { english, validUntil, others, ...same } = content
  const values: Record<string, Json> = { others: [...others], valid_until: validUntil }
  for (const name of ['question', 'answer', 'source', 'review', 'open'] as const)
    values[name] = same[name]
  for (const name of ['link', 'category', 'post'] as const)
    if (same[name] !== null) values[name] = same[name]
  if (english) Object.assign(values, { question_en: english.question, answer_en: english.answer })
  return { values, found: [] }
}

interface Content {
  readonly question: string
  readonly answer: string
  readonly english: { readonly question: string; readonly answer: string } | null
  readonly others: readonly string[]
  readonly source: string
  readonly link: string | null
  readonly category: string | null
  readonly open: boolean
  readonly post: string | null
  readonly validUntil: string
  readonly review: string
}
