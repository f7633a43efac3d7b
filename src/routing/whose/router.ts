/**
 * What a request is about and whose it is, with reasons: a model learnt from what the city decided, the
 * city's own list of categories where nothing was learnt yet, and rulings, which weigh more than both.
 * The unit comes from category, place, level and duty list. It suggests; whoever dispatches decides.
 */
import type { Words } from '../../kernel/index.ts'
import { wordsFor } from '../classify/explain.ts'
import type { Facts, Model, Outcome } from '../classify/model.ts'
import { drawnTo } from '../classify/neighbours.ts'
import type { Neighbour, Neighbours } from '../classify/neighbours.ts'
import type { Taxonomy } from '../classify/taxonomy.ts'
import type { Message } from '../classify/views.ts'

export interface CategoryChoice {
  readonly category: string
  readonly chance: number
  /** Words of the message that speak for it, the strongest first. */
  readonly words: readonly string[]
}

/** Why a unit: the duty list names it, it had such matters lately, an arbiter ruled so. */
export type UnitReason = 'listed' | 'lately' | 'ruled'

export interface UnitChoice {
  readonly unit: string
  readonly chance: number
  readonly reason: UnitReason
  /** By which law or list, where the duty list names it. */
  readonly basis: Words | null
}

export interface Routed {
  /** `untaught`: nothing was learnt yet, only the list of categories speaks. */
  readonly outcome: Outcome | 'untaught'
  readonly categories: readonly CategoryChoice[]
  readonly units: readonly UnitChoice[]
  /** Matters ruled on and decided before that say the like, rulings first. */
  readonly precedents: readonly (Neighbour & { readonly ruled: boolean })[]
  /** What of it rulings decided, in [0, 1]. */
  readonly ruled: number
  /** Which model it was; null where there is none. */
  readonly model: Pick<Facts, 'madeAt' | 'fingerprint' | 'rows' | 'quality'> | null
}

export interface RouterParts {
  readonly model: Model | null
  readonly taxonomy: Taxonomy
  readonly decided: Neighbours
  readonly rulings: Neighbours
  /** Those of them that say something else than what was learnt: only these draw a suggestion anywhere. */
  readonly corrections: Neighbours
  /** A category that the city has ended is suggested no more, whatever was learnt of it. */
  readonly isCategory: (code: string) => boolean
  /** Units that may have a category in a division, each with its share, the likeliest first. */
  readonly unitsOf: (category: string, division: string | null) => readonly UnitChoice[]
  readonly ruledTo: (matter: string) => string | null
}

export interface Router {
  route(asked: Message & { readonly division: string | null }): Routed
  unitsOf: RouterParts['unitsOf']
  /** To whom an arbiter gave the matter; null: nobody ruled on it. */
  ruledTo: RouterParts['ruledTo']
}

export const SHOWN = 3
/** So many rows count as much as the list of categories does. */
const AS_MUCH = 60
const LEAST = 0.02
/** From here on a ruling is said to have decided. */
const DECIDED = 0.5
const LIKE = 0.15

export function routerOf(parts: RouterParts): Router {
  const { model, taxonomy, decided, rulings, corrections, isCategory, unitsOf, ruledTo } = parts

  function route(asked: Message & { readonly division: string | null }): Routed {
    const said = model?.suggest(asked) ?? null
    const listed = taxonomy.suggest(asked)
    const known = model?.facts.rows ?? 0
    const share = said === null || said.outcome === 'empty' ? 0 : known / (known + AS_MUCH)
    const chances = new Map<string, number>()
    for (const { label, chance } of listed) chances.set(label, (1 - share) * chance)
    for (const { label, chance } of said?.choices ?? []) {
      const weight = listed.length === 0 ? 1 : share
      if (weight > 0) chances.set(label, (chances.get(label) ?? 0) + weight * chance)
    }
    const before = [...chances]
      .map(([label, chance]) => ({ label, chance }))
      .toSorted((a, b) => b.chance - a.chance)
    const heard = drawnTo(isEmpty(said, listed) ? [] : before, corrections, asked)
    const likely = heard.choices.filter(({ label, chance }) => chance >= LEAST && isCategory(label))
    const first = likely.slice(0, SHOWN).map(({ label, chance }) => ({
      category: label,
      chance,
      words: reasons(asked, label),
    }))
    return {
      outcome: outcomeOf(said?.outcome ?? null, heard.share, first[0]),
      categories: first,
      units: unitsFor(likely.slice(0, SHOWN), asked.division),
      precedents: precedentsFor(asked),
      ruled: heard.share,
      model: model && {
        madeAt: model.facts.madeAt,
        fingerprint: model.facts.fingerprint,
        rows: model.facts.rows,
        quality: model.facts.quality,
      },
    }
  }

  function isEmpty(said: { outcome: Outcome } | null, listed: readonly unknown[]): boolean {
    return (said === null || said.outcome === 'empty') && listed.length === 0
  }

  function outcomeOf(
    said: Outcome | null,
    ruled: number,
    first: CategoryChoice | undefined,
  ): Routed['outcome'] {
    if (!first) return 'empty'
    const threshold = model?.facts.threshold ?? 1
    if (ruled >= DECIDED) return first.chance >= Math.min(threshold, 0.8) ? 'named' : 'unsure'
    if (said === null || said === 'empty') return 'untaught'
    return said === 'named' && first.chance < threshold ? 'unsure' : said
  }

  function reasons(asked: Message, label: string): readonly string[] {
    const learnt = model ? wordsFor(model, asked, label, SHOWN) : []
    const trait = corrections.traits(asked).find((one) => one.label === label)
    return [
      ...new Set([...(trait?.words ?? []), ...learnt, ...taxonomy.wordsFor(asked, label, SHOWN)]),
    ].slice(0, SHOWN)
  }

  function unitsFor(
    categories: readonly { readonly label: string; readonly chance: number }[],
    division: string | null,
  ): readonly UnitChoice[] {
    const sums = new Map<string, UnitChoice>()
    const all = categories.reduce((sum, { chance }) => sum + chance, 0) || 1
    for (const { label, chance } of categories) {
      for (const one of unitsOf(label, division)) {
        const known = sums.get(one.unit)
        const more = (chance / all) * one.chance
        sums.set(
          one.unit,
          known ? { ...known, chance: known.chance + more } : { ...one, chance: more },
        )
      }
    }
    return [...sums.values()].toSorted((a, b) => b.chance - a.chance).slice(0, SHOWN)
  }

  function precedentsFor(asked: Message) {
    const ruled = rulings.near(asked, SHOWN * 2).map((one) => ({ ...one, ruled: true }))
    const others = decided.near(asked, SHOWN * 3).map((one) => ({ ...one, ruled: false }))
    const ids = new Set(ruled.map(({ id }) => id))
    return [...ruled, ...others.filter(({ id }) => !ids.has(id))].filter(
      ({ likeness }) => likeness >= LIKE,
    )
  }

  return { route, unitsOf, ruledTo }
}
