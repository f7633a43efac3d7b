/**
 * What a text that comes in says besides: that life or property is in danger, that it accuses an
 * official. By it the writer hurries what is dangerous and seals what accuses, before anybody sees it.
 * Kept with the event are kinds and units, and no word of the text.
 */
import type { Json } from '../kernel/index.ts'
import type { Reading } from '../matters/index.ts'
import { sealedHandlers } from '../org/index.ts'
import { accusationsIn, unitsNamedIn } from './accusations/index.ts'
import { dangersIn } from './danger/index.ts'

export const signsReading: Reading = async ({ input, org }) => {
  const text = ['title', 'text'].flatMap((name) => textOf(input[name])).join('\n')
  const accusations = accusationsIn(text)
  const named = unitsNamedIn(
    accusations.map(({ sentence }) => sentence),
    org.units.values(),
  )
  const isSomebodyLeft = (units: readonly string[]) =>
    sealedHandlers(org, { units, posts: [] }).length > 0
  return {
    danger: dangersIn(text).map(({ kind }) => kind),
    accuses: accusations.length > 0,
    // A rule hands nothing out of the house while a person in it can decide where it goes …
    units: isSomebodyLeft(named) ? [...named] : [],
    // … but where nobody handles sealed matters at all, nobody inside may have it.
    outside: accusations.length > 0 && !isSomebodyLeft([]),
  }
}

function textOf(value: Json | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : []
}
