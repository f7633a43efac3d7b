/** Whether the city has the people that a matter's next duties need. Pure, over the tree of posts. */
import { isDoerRole } from '../kernel/index.ts'
import type {
  Act,
  AnyState,
  Binding,
  Kind,
  Matter,
  People,
  Power,
  Sealing,
} from '../kernel/index.ts'
import { sealedHandlers } from '../org/index.ts'
import type { Org, Post } from '../org/index.ts'

export function peopleOf(org: Org): People {
  return {
    canAct: (unit, sealed) =>
      postsWith(org, ['handle', 'head'], sealed).some((post) => post.unit === unit),
    canBeJudged: (kind, matter) => canBeJudged(org, kind, matter),
  }
}

/** Two people at least: for every act that needs a second person, and to judge what the other did. */
const PEOPLE_NEEDED = 2

/** What a sealing against more units leaves: `stranded` names the units and posts that lose it. */
export function sealingIn(
  org: Org,
  kind: Kind,
  matter: Matter | null,
  ...units: readonly string[]
) {
  const { accusedUnits, accusedPosts } = matter?.sealed ?? { accusedUnits: [], accusedPosts: [] }
  const sealed = { accusedUnits: [...accusedUnits, ...units], accusedPosts }
  const running = (matter?.bindings ?? []).filter((one) => one.until === null)
  const isJudged = matter === null || canBeJudged(org, kind, { ...matter, sealed })
  const stranded = running.filter(
    (one) =>
      !mayGoOn(org, one, sealed) ||
      (!isJudged && one.unit !== undefined && isDoerRole(kind, one.role)),
  )
  return {
    outside: handlersLeft(org, sealed, matter) < PEOPLE_NEEDED,
    stranded: [...new Set(stranded.flatMap((one) => one.post ?? one.unit ?? []))],
  }
}

/** Whether a post could do a matter of this kind: somebody outside its line must be able to judge it. */
export function couldBeJudged(org: Org, kind: Kind, role: string, post: string): boolean {
  const unit = org.posts.get(post)?.unit
  if (unit === undefined) return false
  const bindings = [{ role, post, unit, since: 1, until: null }]
  return canBeJudged(org, kind, { bindings, doers: [], recused: [], sealed: null })
}

/** Whoever is bound may still know of it: the post itself, or somebody in the unit. A party always may. */
function mayGoOn(org: Org, { post, unit }: Binding, sealed: Sealing): boolean {
  if (post !== undefined) return sealedHandlers(org, accused(sealed)).includes(post)
  return unit === undefined || peopleOf(org).canAct(unit, sealed)
}

function handlersLeft(org: Org, sealed: Sealing, matter: Matter | null): number {
  const posts = sealedHandlers(org, accused(sealed))
  const people = new Set(posts.flatMap((post) => org.holdersOf(post)))
  return [...people].filter(
    (person) => !matter?.recused.includes(person) && mayKnow(org, person, sealed),
  ).length
}

/** Not in the accused line by any post the person holds. */
function mayKnow(org: Org, person: string, { accusedUnits, accusedPosts }: Sealing): boolean {
  return (
    !accusedUnits.some((unit) => isInLine(org, person, org.everInLine(unit))) &&
    !org.holdingsOf(person).some(({ post }) => accusedPosts.includes(post))
  )
}

function isInLine(org: Org, person: string, line: ReadonlySet<string>): boolean {
  return unitsOf(org, person).some((unit) => line.has(unit))
}

/** Units of every post a person holds. */
function unitsOf(org: Org, person: string): readonly string[] {
  return org.holdingsOf(person).flatMap(({ post }) => org.unitsOfPost(post))
}

/**
 * Where a city has nobody at all for an act, somebody can still be appointed: that is no matter of
 * whose work it is, and no reason to give the work to nobody.
 */
type Judged = Pick<Matter, 'bindings' | 'doers' | 'recused' | 'sealed'>

function canBeJudged(org: Org, kind: Kind, matter: Judged): boolean {
  const lines = linesOfDoers(org, kind, matter)
  return Object.values(kind.acts)
    .filter((act) => act.judges)
    .every((act) => {
      const judges = postsWith(org, powersOf(kind, act), matter.sealed)
      return judges.length === 0 || judges.some((post) => isFree(org, post, lines, matter))
    })
}

/** Every unit in the line of a unit that does or did the work. */
function linesOfDoers(org: Org, kind: Kind, matter: Judged): ReadonlySet<string> {
  return new Set(
    matter.bindings.flatMap((one) =>
      isDoerRole(kind, one.role) && one.unit !== undefined ? [...org.everInLine(one.unit)] : [],
    ),
  )
}

/** Somebody holds the post whose other posts, too, have nothing to do with the work. */
function isFree(org: Org, post: Post, lines: ReadonlySet<string>, matter: Judged): boolean {
  if (lines.has(post.unit)) return false
  const holders = org.holdersOf(post.id)
  return holders.length === 0 || holders.some((person) => isStranger(org, person, lines, matter))
}

function isStranger(
  org: Org,
  person: string,
  lines: ReadonlySet<string>,
  { doers, recused, sealed }: Judged,
): boolean {
  if (doers.includes(person) || recused.includes(person)) return false
  return !isInLine(org, person, lines) && (sealed === null || mayKnow(org, person, sealed))
}

function powersOf(kind: Kind, act: Act<AnyState>): readonly Power[] {
  return act.by.flatMap((name) => {
    const role = kind.roles[name]
    return role?.is === 'power' ? [role.power] : []
  })
}

/** In a sealed matter every part is played by those who handle sealed matters. */
function postsWith(org: Org, powers: readonly Power[], sealed: Sealing | null): readonly Post[] {
  if (powers.length === 0) return []
  if (sealed) return sealedHandlers(org, accused(sealed)).flatMap((id) => org.posts.get(id) ?? [])
  return [...org.posts.values()].filter((post) =>
    powers.some((power) => post.powers.includes(power)),
  )
}

function accused({ accusedUnits, accusedPosts }: Sealing) {
  return { units: accusedUnits, posts: accusedPosts }
}
