/** Whether the city has the people that a matter's next duties need. Pure, over the tree of posts. */
import { isDoerRole } from '../kernel/index.ts'
import type { Act, AnyState, Kind, Matter, Power, Sealing } from '../kernel/index.ts'
import { sealedHandlers } from '../org/index.ts'
import type { Org, Post } from '../org/index.ts'

/** Somebody in this unit may act on it: a clerk or head; of a sealed matter, a handler not in the accused line. */
export function canAct(org: Org, unit: string, sealed: Sealing | null): boolean {
  return postsWith(org, ['handle', 'head'], sealed).some((post) => post.unit === unit)
}

/** What the question is about: a matter and the units that would do the work besides those that did. */
interface Doing {
  readonly kind: Kind
  readonly matter: Matter | null
  readonly units: readonly string[]
  readonly sealed: Sealing | null
}

/**
 * For every act that judges, somebody outside the line of all who did the work holds the power
 * (second law). Where a city has nobody at all for an act, somebody can still be appointed, and
 * that is no matter of whose work it is.
 */
export function canBeJudged(org: Org, doing: Doing): boolean {
  const { kind, sealed } = doing
  const lines = linesOf(org, doing)
  return Object.values(kind.acts)
    .filter((act) => act.judges)
    .every((act) => {
      const judges = postsWith(org, powersOf(kind, act), sealed)
      return judges.length === 0 || judges.some((post) => isFree(org, post, lines, doing.matter))
    })
}

/** Two people at least: every act that needs a second person, and every judge who did not do it. */
const PEOPLE_NEEDED = 2

export function ableIn(org: Org, kind: Kind, matter: Matter | null, unit: string) {
  const sealed = matter?.sealed ?? null
  return {
    acts: canAct(org, unit, sealed),
    judged: canBeJudged(org, { kind, matter, units: [unit], sealed }),
  }
}

export function sealingIn(org: Org, kind: Kind, matter: Matter | null, unit: string) {
  const { accusedUnits, accusedPosts } = matter?.sealed ?? { accusedUnits: [], accusedPosts: [] }
  const sealed = { accusedUnits: [...accusedUnits, unit], accusedPosts }
  const bound = (matter?.bindings ?? []).filter((one) => one.until === null)
  const units = [...new Set(bound.flatMap((one) => one.unit ?? []))]
  const handlers = sealedHandlers(org, accused(sealed)).flatMap((post) => org.holdersOf(post))
  return {
    outside: new Set(handlers).size < PEOPLE_NEEDED,
    stranded: units.filter(
      (one) =>
        !canAct(org, one, sealed) || !canBeJudged(org, { kind, matter, units: [one], sealed }),
    ),
  }
}

/** Every unit in the line of a unit that does or did the work. */
function linesOf(org: Org, { kind, matter, units }: Doing): ReadonlySet<string> {
  const did = (matter?.bindings ?? []).flatMap((one) =>
    isDoerRole(kind, one.role) && one.unit !== undefined ? [one.unit] : [],
  )
  return new Set([...units, ...did].flatMap((unit) => [...org.everInLine(unit)]))
}

function isFree(org: Org, post: Post, lines: ReadonlySet<string>, matter: Matter | null): boolean {
  if (lines.has(post.unit)) return false
  const away = [...(matter?.doers ?? []), ...(matter?.recused ?? [])]
  const holders = org.holdersOf(post.id)
  return holders.length === 0 || holders.some((person) => !away.includes(person))
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
