/**
 * Who may see what. Default deny; the same rules twice, as a function here and as SQL in
 * visible.store.ts, and a property test holds the two equal.
 *
 * Of a matter this module knows only what is in `Visible`.
 */
import { lineOf } from '../kernel/index.ts'
import type { Actor, Official, Power } from '../kernel/index.ts'
import type { Org } from './tree.ts'

/** Stands among the bound units of what every official may see: a plan, say. No unit has this id. */
export const EVERYBODY = '*'

export interface Visible {
  readonly jurisdiction: number
  readonly id: string
  /** Every unit that is or was lead or support; with EVERYBODY, any official may see it. */
  readonly boundUnits: readonly string[]
  /** Every post that is or was bound by itself. */
  readonly boundPosts: readonly string[]
  readonly sealed: boolean
  /** With the units of accused posts: see accusation(). */
  readonly accusedUnits: readonly string[]
  readonly accusedPosts: readonly string[]
  /** Persons who are kept away 回避. */
  readonly recused: readonly string[]
}

/** An official as the desk knows one: with what keeps them away from matters. */
export interface InsideOfficial extends Official {
  readonly jurisdiction: number
  /**
   * Every unit in the line, now or ever, of *any* post the person holds: nobody reads what their
   * other office is accused of by changing the hat.
   */
  readonly kin: readonly string[]
  /** Every post the person holds. */
  readonly posts: readonly string[]
  /** Units and matters in which the person declared an interest. */
  readonly interests: { readonly units: readonly string[]; readonly matters: readonly string[] }
}

/**
 * - `see`: the matter is there at all: in lists, searches, counts and by itself
 * - `see_sealed`: the parts that are kept for handlers of sealed matters
 * - `open_identity`: who the resident is (a reason and an event besides)
 * - `see_access_log`: who looked at it
 */
export type Look = 'see' | 'see_sealed' | 'open_identity' | 'see_access_log'

/** Powers that act across the jurisdiction, and so see what is not sealed. */
export const WIDE: readonly Power[] = [
  'intake',
  'dispatch',
  'arbitrate',
  'check',
  'call_back',
  'supervise',
  'leader',
  'review',
  'archive',
]

export const ADMINISTRATIONS: readonly Power[] = [
  'administer_system',
  'administer_security',
  'administer_audit',
]

export function can(actor: Actor, look: Look, matter: Visible): boolean {
  switch (actor.as) {
    case 'resident':
      return look === 'see' && actor.matter === matter.id
    case 'system':
      return look === 'see'
    case 'door':
      return false
    case 'official':
      return officialCan(actor, look, matter)
  }
}

function officialCan(actor: Official, look: Look, matter: Visible): boolean {
  if (isKeptFrom(actor, matter)) return false
  switch (look) {
    case 'see':
      return seesMatter(actor, matter)
    case 'see_sealed':
      return matter.sealed && seesMatter(actor, matter)
    case 'open_identity':
      return seesMatter(actor, matter) && (matter.sealed || reachesResident(actor, matter))
    case 'see_access_log':
      // The log of a sealed matter tells that there is one: only who may know that reads it.
      return actor.powers.includes('audit') && (!matter.sealed || !isAccused(actor, matter))
  }
}

function seesMatter(actor: Official, matter: Visible): boolean {
  if (matter.sealed) return actor.powers.includes('handle_sealed') && !isAccused(actor, matter)
  if (seesAll(actor)) return true
  const mine = new Set([...ownUnits(actor), EVERYBODY])
  return matter.boundPosts.includes(actor.post) || matter.boundUnits.some((unit) => mine.has(unit))
}

/** Who takes requests in and calls back, and who does the work, has to reach the resident. */
function reachesResident(actor: Official, matter: Visible): boolean {
  if (actor.powers.includes('intake') || actor.powers.includes('call_back')) return true
  return actor.powers.includes('handle') || actor.powers.includes('head')
    ? matter.boundUnits.includes(actor.unit)
    : matter.boundPosts.includes(actor.post)
}

/** Another jurisdiction, an administrator, or somebody with an interest: nothing at all. */
function isKeptFrom(actor: Official, matter: Visible): boolean {
  if (isInside(actor) && actor.jurisdiction !== matter.jurisdiction) return true
  if (isAdministrator(actor) || matter.recused.includes(actor.person)) return true
  const { units, matters } = interestsOf(actor)
  return (
    matters.includes(matter.id) ||
    [...matter.boundUnits, ...matter.accusedUnits].some((unit) => units.includes(unit))
  )
}

/** Symmetric: above, own and below. A clerk under the accused would be told to look away. */
function isAccused(actor: Official, matter: Visible): boolean {
  const kin = kinOf(actor)
  const posts = postsOf(actor)
  return (
    matter.accusedUnits.some((unit) => kin.includes(unit)) ||
    matter.accusedPosts.some((post) => posts.includes(post))
  )
}

export function isAdministrator(actor: Official): boolean {
  return ADMINISTRATIONS.some((power) => actor.powers.includes(power))
}

export function seesAll(actor: Official): boolean {
  return WIDE.some((power) => actor.powers.includes(power))
}

/** The units whose unsealed matters a post sees: its own as a clerk, those beneath too as a head. */
export function ownUnits(actor: Official): readonly string[] {
  if (actor.powers.includes('head')) return [actor.unit, ...actor.below]
  return actor.powers.includes('handle') ? [actor.unit] : []
}

export function isInside(actor: Official): actor is InsideOfficial {
  return 'kin' in actor
}

export function kinOf(actor: Official): readonly string[] {
  return isInside(actor) ? [...new Set([...lineOf(actor), ...actor.kin])] : lineOf(actor)
}

export function postsOf(actor: Official): readonly string[] {
  return isInside(actor) ? [...new Set([actor.post, ...actor.posts])] : [actor.post]
}

export function interestsOf(actor: Official): InsideOfficial['interests'] {
  return isInside(actor) ? actor.interests : { units: [], matters: [] }
}

export interface Accusation {
  readonly units: readonly string[]
  readonly posts: readonly string[]
}

/** What to seal a matter with: the units of accused posts, then and now, are accused with them. */
export function accusation(org: Org, accused: Accusation): Accusation {
  const ofPosts = accused.posts.flatMap((post) => org.unitsOfPost(post))
  return { units: [...new Set([...accused.units, ...ofPosts])], posts: [...new Set(accused.posts)] }
}

/** Posts that are held and may handle what accuses these; empty: nobody inside may. */
export function sealedHandlers(org: Org, accused: Accusation): readonly string[] {
  const { units, posts } = accusation(org, accused)
  const isFree = (person: string) =>
    org.holdingsOf(person).every(({ post }) => {
      const line = new Set(org.unitsOfPost(post).flatMap((unit) => [...org.everInLine(unit)]))
      return !posts.includes(post) && !units.some((unit) => line.has(unit))
    })
  return [...org.posts.values()]
    .filter((post) => post.powers.includes('handle_sealed'))
    .filter((post) => org.holdersOf(post.id).some(isFree))
    .map((post) => post.id)
}

/** The head is accused, or nobody is left who may know: it goes to an organ outside. */
export function outsideOnly(org: Org, accused: Accusation): boolean {
  return sealedHandlers(org, accused).length === 0
}
