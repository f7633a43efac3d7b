/**
 * A random city: a tree of units on three levels, posts, people who hold one post or two. For every
 * power there are people in four branches: fewer, and a matter may have to wait until somebody is
 * appointed, which is no fault of its course.
 */
import { POWERS } from '../../src/kernel/index.ts'
import type { Power } from '../../src/kernel/index.ts'
import { officialOf } from '../../src/org/index.ts'
import type { InsideOfficial, Org, Post, Unit } from '../../src/org/index.ts'
import { buildOrg } from '../../src/org/tree.ts'
import type { Holding } from '../../src/org/tree.ts'
import { chanceOf } from './random.ts'
import type { Chance } from './random.ts'

export const CITY = 990200

export interface City {
  readonly org: Org
  readonly officials: readonly InsideOfficial[]
  readonly units: readonly string[]
  /**
   * The same city once people are appointed who had no part in anything: one who has every power, in
   * an office of its own, and one in the place of each who stepped aside.
   */
  appointing(insteadOf: readonly string[]): City
}

const BRANCHES = 4
const words = (name: string) => ({ zh: name, en: name })
/** What the laws need somebody for; the three administrations touch no matter. */
const WORKING = POWERS.filter((power) => !power.startsWith('administer_') && power !== 'audit')

export function cityOf(seed: number): City {
  const chance = chanceOf(seed)
  const units = unitsOf(chance)
  const posts = [...postsOfUnits(chance, units), ...centralPosts(chance, units)]
  const holdings = holdingsOf(chance, posts)
  const officials = officialsOf(orgOf({ units, posts, holdings }), holdings)
  const parts = { units, posts, holdings, moved: moved(chance, officials) }
  return cityFrom(parts)
}

interface Parts {
  readonly units: readonly Unit[]
  readonly posts: readonly Post[]
  readonly holdings: readonly Holding[]
  readonly moved: readonly InsideOfficial[]
}

function cityFrom(parts: Parts): City {
  const org = orgOf(parts)
  const officials = [...officialsOf(org, parts.holdings), ...parts.moved]
  return {
    org,
    officials,
    units: [...org.units.keys()],
    appointing: (insteadOf) => cityFrom(appointIn(parts, insteadOf)),
  }
}

function appointIn(parts: Parts, insteadOf: readonly string[]): Parts {
  const unit: Unit = { id: 'new', externalId: null, parent: 'root', level: 2, name: words('new') }
  const post: Post = { id: 'new:all', unit: 'new', title: words('all'), powers: WORKING }
  // Whoever stepped aside is followed in the same post.
  const places = parts.holdings.filter(({ person }) => insteadOf.includes(person))
  const holdings = [post.id, ...places.map((one) => one.post)].map((id, n) => {
    return { id: `h:new:${n}:${id}`, person: `p:new:${n}:${id}`, post: id }
  })
  return {
    units: [...parts.units, unit],
    posts: [...parts.posts, post],
    holdings: [...parts.holdings, ...holdings],
    moved: parts.moved,
  }
}

function orgOf({ units, posts, holdings }: Omit<Parts, 'moved'>): Org {
  return buildOrg({
    jurisdiction: CITY,
    version: 1,
    at: '2024-01-01T00:00:00.000Z',
    units,
    posts,
    holdings,
    everUnder: units.flatMap(({ id, parent }) => (parent === null ? [] : [{ unit: id, parent }])),
    everIn: posts.map(({ id, unit }) => ({ post: id, unit })),
  })
}

function officialsOf(org: Org, holdings: readonly Holding[]): readonly InsideOfficial[] {
  return holdings.flatMap(({ id }) => officialOf(org, id) ?? [])
}

function unitsOf(chance: Chance): readonly Unit[] {
  const unit = (id: string, parent: string | null, level: 1 | 2 | 3): Unit => {
    return { id, externalId: null, parent, level, name: words(id) }
  }
  const branches = Array.from({ length: BRANCHES }, (_, n) => unit(`b${n}`, 'root', 2))
  const leaves = branches.flatMap(({ id }) =>
    Array.from({ length: chance.below(3) }, (_, n) => unit(`${id}.${n}`, id, 3)),
  )
  return [unit('root', null, 1), ...branches, ...leaves]
}

/** Some units have nobody at all, and some clerks handle sealed matters too. */
function postsOfUnits(chance: Chance, units: readonly Unit[]): readonly Post[] {
  return units.flatMap(({ id }) => {
    const clerk: Power[] = chance.maybe(0.3) ? ['handle', 'handle_sealed'] : ['handle']
    const both = [
      { id: `${id}:clerk`, unit: id, title: words('clerk'), powers: clerk },
      { id: `${id}:head`, unit: id, title: words('head'), powers: ['head'] as Power[] },
    ]
    return chance.maybe(0.1) ? [] : both
  })
}

function centralPosts(chance: Chance, units: readonly Unit[]): readonly Post[] {
  return WORKING.flatMap((power) =>
    Array.from({ length: BRANCHES }, (_, n) => {
      const inBranch = units.filter(({ id }) => id === `b${n}` || id.startsWith(`b${n}.`))
      const unit = chance.one(inBranch).id
      return { id: `${power}:${n}`, unit, title: words(power), powers: [power] }
    }),
  )
}

/** Everybody holds a post; a few hold a second one. */
function holdingsOf(chance: Chance, posts: readonly Post[]): readonly Holding[] {
  const first = posts.map(({ id }) => ({ id: `h:${id}`, person: `p:${id}`, post: id }))
  const second = posts
    .filter(() => chance.maybe(0.12))
    .map(({ id }) => ({ id: `h2:${id}`, person: `p:${chance.one(posts).id}`, post: id }))
  return [...first, ...second]
}

/** People who left one post for another: what they did before, they did. */
function moved(chance: Chance, officials: readonly InsideOfficial[]): readonly InsideOfficial[] {
  return Array.from({ length: 12 }, () => {
    const { person } = chance.one(officials)
    const { kin: _, ...to } = chance.one(officials)
    return { ...to, person, posts: [to.post], kin: [...to.above, to.unit, ...to.below] }
  })
}
