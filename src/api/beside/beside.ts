/**
 * Beside a matter: others that say the same (open, or over and come again), and what an answer to it
 * lacks. Both only suggest. Of a sealed matter nothing is compared, so that nothing of it shows elsewhere.
 */
import { ok, refuse } from '../../kernel/index.ts'
import type { Result, Words } from '../../kernel/index.ts'
import type { Ports } from '../../matters/index.ts'
import { recentAnswers } from '../../matters/index.ts'
import { FLAWS, marksOn, whoElseSays } from '../../routing/index.ts'
import type { AnswerGiven, Earlier, Flaw, MarkOnAnswer } from '../../routing/index.ts'
import { shownAlike } from '../hotline/suggest.ts'
import type { AlikeShown } from '../hotline/suggest.ts'
import { findMatter } from '../reading.ts'
import type { Caller } from '../shapes.ts'

const SHOWN = 6

export async function othersLike(
  house: Ports,
  caller: Caller,
  name: string,
): Promise<Result<readonly AlikeShown[]>> {
  const found = await findMatter(house, caller, name)
  if (found === null) return refuse('not_found')
  const { matter } = found
  if (matter.sealed || matter.kind !== 'request') return ok([])
  const { title, text, place, division } = matter.subject
  const alike = await whoElseSays(house, caller.jurisdiction, caller.actor, {
    said: { title, text, place, division },
    ended: true,
    not: matter.id,
    limit: SHOWN,
  })
  return ok(await shownAlike(house, caller.jurisdiction, alike))
}

export interface AnswersTyped {
  readonly answers: readonly {
    readonly outcome?: string
    readonly text?: string
    readonly reason?: string
    readonly review?: string
  }[]
}

export interface AnswerMark {
  /** Number of the ask, from 0. */
  readonly ask: number
  readonly flaw: Flaw
  readonly words: Words
  /** The sentence meant, as it was written. */
  readonly sentence: string | null
  /** Words of the ask that are not spoken of, or the number of the earlier matter. */
  readonly about: readonly string[]
}

/** Earlier answers that this one is compared with: of the units whose work this is. */
const COMPARED = 60

/** What somebody is writing, or what stands in the matter where nothing is given. */
export async function lookAtAnswers(
  house: Ports,
  caller: Caller,
  name: string,
  typed: AnswersTyped['answers'],
): Promise<Result<readonly AnswerMark[]>> {
  const found = await findMatter(house, caller, name)
  if (found === null) return refuse('not_found')
  const { matter, kind } = found
  // Of a sealed matter nothing is read but by opening it for a reason, which is written down.
  if (matter.sealed) return ok([])
  const asks = kind.asks(matter.state)
  const stands = (matter.state as { readonly answers?: readonly AnswerGiven[] }).answers ?? []
  const answers: readonly AnswerGiven[] =
    typed.length > 0
      ? typed.slice(0, asks.length).map(({ outcome, text = '', ...more }) => ({
          outcome:
            outcome === 'done' || outcome === 'partly' || outcome === 'cannot' ? outcome : null,
          text,
          ...more,
        }))
      : stands
  const earlier: readonly Earlier[] = await recentAnswers(
    house.db,
    caller.jurisdiction,
    caller.actor,
    matter.id,
    COMPARED,
  )
  return ok(marksOn({ text: matter.subject.text, asks }, answers, earlier).map(shown))
}

function shown({ ask, flaw, sentence, about }: MarkOnAnswer): AnswerMark {
  return { ask, flaw, words: FLAWS[flaw], sentence, about }
}
