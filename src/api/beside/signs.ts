/** What a caller's words say besides: danger, an accusation, a place; each with the sentence or the words it was read in. */
import type { Words } from '../../kernel/index.ts'
import { placesIn } from '../../knowledge/index.ts'
import type { WhereRead } from '../../knowledge/index.ts'
import type { Ports } from '../../matters/index.ts'
import { accusationsIn, DANGERS, dangersIn } from '../../routing/index.ts'

export interface SignsShown {
  readonly danger: {
    readonly words: Words
    readonly call: string
    readonly sentence: string
  } | null
  /** The sentence by which it is sealed when it is registered. */
  readonly accusation: string | null
  /** Where it may be; more than one is asked of the caller. */
  readonly places: WhereRead['places']
}

export async function signsShown(
  house: Ports,
  jurisdiction: number,
  text: string,
): Promise<SignsShown> {
  const [danger] = dangersIn(text)
  const [accusation] = accusationsIn(text)
  const { places } = await placesIn(house, jurisdiction, text)
  return {
    danger: danger
      ? {
          words: DANGERS[danger.kind].words,
          call: DANGERS[danger.kind].call,
          sentence: danger.sentence,
        }
      : null,
    accusation: accusation?.sentence ?? null,
    places,
  }
}
