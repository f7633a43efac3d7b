/**
 * What a text that comes in says besides: that life or property is in danger, that it accuses an
 * official. By it the writer hurries what is dangerous and seals what accuses, before anybody sees it.
 * Kept with the event are kinds and units, and no word of the text.
 */
import type { Json } from '../kernel/index.ts'
import { sealingIn } from '../matters/index.ts'
import type { Reading } from '../matters/index.ts'
import { sealedHandlers } from '../org/index.ts'
import type { Org } from '../org/index.ts'
import { accusationsIn, unitsNamedIn } from './accusations/index.ts'
import { dangersIn } from './danger/index.ts'

export const signsReading: Reading = async ({ input, matter, org }) => {
  // What was kept as a draft is read when it is sent.
  const said = matter === null ? input : { ...matter.subject }
  const text = ['title', 'text'].flatMap((name) => textOf(said[name])).join('\n')
  const accusations = accusationsIn(text)
  const named = unitsNamedIn(
    accusations.map(({ sentence }) => sentence),
    org.units.values(),
  )
  return {
    danger: dangersIn(text).map(({ kind }) => kind),
    accuses: accusations.length > 0,
    // A rule hands nothing out of the house while a person in it can decide where it goes …
    units: isSomebodyLeft(org, [...named]) ? [...named] : [],
    // … but where nobody handles sealed matters at all, nobody inside may have it.
    outside: accusations.length > 0 && !isSomebodyLeft(org, []),
  }
}

/**
 * The same of words that are added later. What they accuse is sealed by the same rule as in a first text;
 * `seal` says against which units, and what that leaves of those who work on it. Null: nothing to seal.
 */
export const addedReading: Reading = async ({ input, matter, kind, org }) => {
  if (!matter) throw new Error('words are added to something')
  const text = textOf(input['words']).join('')
  const danger = dangersIn(text).map((one) => one.kind)
  const accusations = accusationsIn(text)
  const isAccusing = accusations.length > 0 || input['accuses'] === true
  if (!isAccusing || matter.sealed !== null) return { danger, accuses: isAccusing, seal: null }
  const named = [
    ...unitsNamedIn(
      accusations.map(({ sentence }) => sentence),
      org.units.values(),
    ),
  ]
  // As above: a rule hands nothing out of the house while somebody in it can decide where it goes.
  const units = isSomebodyLeft(org, named) ? named : []
  const { stranded } = sealingIn(org, kind, matter, ...units)
  return {
    danger,
    accuses: true,
    seal: { units, stranded, outside: !isSomebodyLeft(org, []) },
  }
}

function isSomebodyLeft(org: Org, units: readonly string[]): boolean {
  return sealedHandlers(org, { units, posts: [] }).length > 0
}

function textOf(value: Json | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : []
}
