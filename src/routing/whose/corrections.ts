/**
 * Rulings that say something else than what was learnt. One that only says the same has nothing to add:
 * drawing every message that shares some of its words to its category would make worse what is right.
 */
import type { DecidedRequest } from '../../matters/index.ts'
import type { Model } from '../classify/model.ts'
import type { Taxonomy } from '../classify/taxonomy.ts'

type Ruled = Pick<DecidedRequest, 'id' | 'category' | 'title' | 'text'>

/** What each model says of each ruled matter: asked once, for rulings are read again every minute. */
const said = new WeakMap<Model, Map<string, string | null>>()

export function correctionsAmong<T extends Ruled>(
  ruled: readonly T[],
  model: Model | null,
  taxonomy: Taxonomy,
): readonly T[] {
  return ruled.filter((one) => firstOf(one, model, taxonomy) !== one.category)
}

function firstOf(one: Ruled, model: Model | null, taxonomy: Taxonomy): string | null {
  if (model === null) return taxonomy.suggest(one)[0]?.label ?? null
  const known = said.get(model) ?? new Map<string, string | null>()
  said.set(model, known)
  const kept = known.get(one.id)
  if (kept !== undefined) return kept
  const first = model.suggest(one).choices[0]?.label ?? null
  known.set(one.id, first)
  return first
}
