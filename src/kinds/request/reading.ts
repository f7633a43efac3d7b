/** What was filled in at intake, read into the facts of a request. */
import { list, text, optionalText, textsOf } from '../../kernel/index.ts'
import type { ClockStart, Input, Subject } from '../../kernel/index.ts'

const TITLE_LENGTH = 40

/** The title where none was given: the first sentence, at most 40 characters. */
export function titleFrom(words: string): string {
  const sentence = words.split(/[。！？!?\n]/u).find((part) => part.trim() !== '') ?? words
  const characters = [...sentence.trim()]
  return characters.length > TITLE_LENGTH
    ? `${characters.slice(0, TITLE_LENGTH - 1).join('')}…`
    : characters.join('')
}

export function subjectOf(input: Input): Subject {
  const words = String(input['text'])
  return {
    title: optionalText(input, 'title') ?? titleFrom(words),
    text: words,
    category: optionalText(input, 'category'),
    division: optionalText(input, 'division'),
    place: optionalText(input, 'place'),
  }
}

/** The asks as listed at intake; whoever lists none asks for what the title says. */
export function asksOf(input: Input): readonly string[] {
  const asks = textsOf(input, 'asks')
  return asks.length > 0 ? asks : [subjectOf(input).title]
}

export const askField = list(
  { zh: '请求事项（每项都要答复）', en: 'What is asked for (each needs an answer)' },
  text({ zh: '请求', en: 'Ask' }, { max: 300, lines: false }),
  { optional: true, min: 0, max: 10, to: 'resident' },
)

export function isPast(due: string | null | undefined, now: string): boolean {
  return typeof due === 'string' && now > due
}

/** What endangers life or property runs by the limits for danger, whatever its category. */
export function limitFor(state: { readonly danger: boolean }, clock: string): string {
  return state.danger ? `${clock}@danger` : clock
}

export function dispatchClock(state: { readonly danger: boolean }): readonly ClockStart[] {
  return [{ limit: limitFor(state, 'dispatch'), as: 'dispatch' }]
}

/** Clocks that danger hurries: those of the duty at hand, and the whole one. */
const DANGER_CLOCKS: Readonly<Record<string, readonly string[]>> = {
  received: ['dispatch'],
  dispatched: ['accept', 'whole'],
  in_hand: ['whole'],
  deferred: ['whole'],
  rework: ['rework'],
}

/** Never later than the dates that stand. */
export function hurried({ name }: { readonly name: string }): readonly ClockStart[] {
  return (DANGER_CLOCKS[name] ?? []).map((clock) => ({
    limit: `${clock}@danger`,
    as: clock,
    sooner: true,
  }))
}
