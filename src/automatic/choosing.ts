/**
 * Whether a machine may dispatch a request, and to whom: only what it is surer of than the city asks,
 * and nothing that a person should see first. Pure; what it leaves to people it leaves with its reason.
 */
import type { Matter } from '../kernel/index.ts'
import type { Input } from '../kernel/index.ts'
import { accusationsIn, dangersIn, soundsLikely } from '../routing/index.ts'
import type { CategoryChoice, Routed, Router, UnitChoice } from '../routing/index.ts'
import type { Rules } from '../rules/index.ts'

/** Why people dispatch it. */
export type LeftBecause =
  /** The draw took it: what the machine would have done is compared with what people do. */
  | 'drawn'
  | 'sealed'
  | 'danger'
  | 'accuses'
  /** Where it is is not clear. */
  | 'place'
  /** The machine abstains, or nothing was learnt. */
  | 'unsure'
  /** Whoever asked, or took the call, named another category. */
  | 'said_otherwise'
  /** An arbiter ruled otherwise of the like. */
  | 'ruled_otherwise'
  /** The city has not switched it on for this category. */
  | 'off'
  | 'nobody_listed'
  /** Something happened to it since it came in. */
  | 'happened'

export interface Choice {
  readonly category: string
  readonly unit: string
  readonly division: string | null
  /** That category and unit are both right, in (0, 1). */
  readonly confidence: number
  readonly asked: number
  readonly said: readonly string[]
  readonly why: UnitChoice['reason']
  readonly model: string
}

export type Chosen = { readonly left: LeftBecause } | { readonly choice: Choice }

/** What the words of the request say of its place. */
export interface Placed {
  /** The one division all named places lie in. */
  readonly division: string | null
  readonly places: number
}

interface About {
  readonly routed: Routed
  readonly router: Pick<Router, 'unitsOf' | 'ruledTo'>
  readonly placed: Placed
}

type Known = Pick<Rules, 'category' | 'automatic'>

export function wordsOf({ subject }: Pick<Matter, 'subject'>): string {
  return `${subject.title}\n${subject.text}`
}

/** Before anything is computed: what is for people whatever the machine thinks. */
export function forPeople(matter: Matter): LeftBecause | null {
  if (matter.sealed !== null) return 'sealed'
  const state = matter.state as { readonly danger?: boolean }
  const words = wordsOf(matter)
  if (state.danger === true || dangersIn(words).length > 0 || soundsLikely(words)) return 'danger'
  return accusationsIn(words).length > 0 ? 'accuses' : null
}

export interface Likely {
  readonly first: CategoryChoice
  /** How sure the city asks it to be. */
  readonly asked: number
}

/** The category, where the machine is sure of it, the city has switched it on and nobody named another. */
export function likelyFor(
  { openedOn, subject }: Matter,
  { routed, rules }: Pick<About, 'routed'> & { readonly rules: Known },
): Likely | { readonly left: LeftBecause } {
  const [first] = routed.categories
  if (first === undefined || routed.outcome !== 'named') return { left: 'unsure' }
  const asked = switchedOn(first.category, openedOn, rules)
  if (asked === null) return { left: 'off' }
  const said = subject.category
  return said !== null && said !== first.category ? { left: 'said_otherwise' } : { first, asked }
}

export function chosenFor(
  matter: Matter,
  { first, asked, routed, router, placed }: Likely & About,
): Chosen {
  const division = divisionOf(matter, placed)
  if (division === 'unclear') return { left: 'place' }
  const [unit] = router.unitsOf(first.category, division)
  if (unit === undefined) return { left: 'nobody_listed' }
  if (isRuledOtherwise(routed, router, first, unit)) return { left: 'ruled_otherwise' }
  const confidence = first.chance * unit.chance
  // Rulings alone can make it sure: then there is no model to name, and nobody has measured it.
  if (confidence < asked || routed.model === null) return { left: 'unsure' }
  const choice: Choice = {
    category: first.category,
    unit: unit.unit,
    division: matter.subject.division === null ? division : null,
    confidence,
    asked,
    said: first.words,
    why: unit.reason,
    model: `${routed.model.fingerprint.slice(0, 8)} ${routed.model.madeAt.slice(0, 10)}`,
  }
  return { choice }
}

/** How sure the city asks it to be; null: people dispatch what is of this category. */
export function switchedOn(
  code: string,
  openedOn: string,
  { category, automatic }: Known,
): number | null {
  const known = category(code)
  // Checked when it is switched on, and here: a category may have become one of these since.
  if (!known || known.sealed || known.channel !== null || known.limitClass === 'danger') return null
  const one = automatic.find((set) => set.category === code)
  return one?.isOn === true && openedOn >= one.from ? one.confidence : null
}

/** The district as it was filled in, or as the words have it; both, where they say different things, are unclear. */
function divisionOf({ subject }: Matter, { division, places }: Placed): string | null {
  if (subject.division === null) return places > 0 && division === null ? 'unclear' : division
  if (division === null) return places > 0 ? 'unclear' : subject.division
  return isWithin(division, subject.division) || isWithin(subject.division, division)
    ? subject.division
    : 'unclear'
}

/** GB/T 2260: a longer code begins with that of what it lies in; trailing noughts say nothing. */
function isWithin(code: string, wider: string): boolean {
  return code.startsWith(wider.replace(/(?:00)+$/u, ''))
}

function isRuledOtherwise(
  { precedents }: Routed,
  { ruledTo }: Pick<Router, 'ruledTo'>,
  { category }: CategoryChoice,
  { unit }: UnitChoice,
): boolean {
  return precedents.some(
    ({ id, label, ruled }) => ruled && (label !== category || ruledTo(id) !== unit),
  )
}

/** As percent, never certain: 100 % is for what has happened. */
export function percentOf(chance: number): number {
  return Math.min(99, Math.max(1, Math.floor(chance * 100)))
}

export function inputOf(choice: Choice): Input {
  return {
    unit: choice.unit,
    category: choice.category,
    ...(choice.division === null ? {} : { division: choice.division }),
    confidence: percentOf(choice.confidence),
    asked: percentOf(choice.asked),
    ...(choice.said.length === 0 ? {} : { said: choice.said.map((word) => word.slice(0, 40)) }),
    why: choice.why,
    model: choice.model,
  }
}
