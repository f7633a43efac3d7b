/**
 * Whether a text speaks of danger to life or property (gas, fire, collapse, self-harm, children,
 * violence …), in which sentence, and whom to call. It only ever makes things faster or shows a
 * number: nothing is refused, hidden or decided by it, and nobody is described by it.
 */
import { likeliestIn } from './likely.ts'
import { isQuiet } from './quiet.ts'
import { signedDangers } from './signed.ts'
import type { Danger } from './signed.ts'

/** From here on words alone are danger; docs/routing.md says how often, and how often for nothing. */
const SURE = -0.4
/** A sentence that speaks of a price, a rule or of long ago asks for so much more. */
const QUIET = 1.6
/** From here on the numbers are shown. */
const LIKELY = -1.4

/** One for each kind, in the order in which they are said; empty: nothing sounds dangerous. */
export function dangersIn(text: string): readonly Danger[] {
  const signed = signedDangers(text)
  if (signed.length > 0) return signed
  const likely = likeliestIn(text)
  if (likely === null) return []
  if (likely.weight < SURE + (isQuiet(likely.sentence.read) ? QUIET : 0)) return []
  return [{ kind: likely.kind, sentence: likely.sentence.written, words: likely.words }]
}

export function soundsLikely(text: string): boolean {
  return (likeliestIn(text)?.weight ?? -Infinity) >= LIKELY
}
