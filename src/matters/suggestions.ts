/** What the house proposes for the fields of an act. A person looks it over, changes it and decides. */
import type { Act, AnyState, Json, Kind, Matter, Words } from '../kernel/index.ts'
import { MARK_WORDS, masked, marksOf } from '../privacy/index.ts'

export interface Suggestion {
  /** As a form holds them, by field. */
  readonly values: Readonly<Record<string, Json>>
  /**
   * What was found that led to it, to look at: the words, what they are, and whether a rule is sure. Null:
   * nothing was looked for, it only says what stands.
   */
  readonly found:
    | readonly { readonly text: string; readonly what: Words; readonly sure: boolean }[]
    | null
}

type Suggesting = (kind: Kind, matter: Matter) => Suggestion

const SUGGESTIONS: Readonly<Record<string, Suggesting>> = { masked: withoutPeople }

export function suggestionFor(
  suggests: NonNullable<Act<AnyState>['suggests']>,
  kind: Kind,
  matter: Matter,
): Suggestion {
  if (typeof suggests === 'function') return { values: suggests(matter), found: null }
  const make = SUGGESTIONS[suggests]
  if (!make) throw new Error(`kind ${kind.name} asks for a suggestion nobody makes: ${suggests}`)
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
