/** Random trees, posts, people and matters, for property tests. */
import fc from 'fast-check'
import { POWERS } from '../kernel/index.ts'
import type { Power } from '../kernel/index.ts'
import { buildOrg } from './tree.ts'
import type { Holding, Org, Post, Unit } from './tree.ts'
import { ADMINISTRATIONS } from './visibility.ts'
import { EVERYBODY } from './visibility.ts'
import type { Visible } from './visibility.ts'

export const J = 330_600

const WORKING = POWERS.filter((power) => !ADMINISTRATIONS.includes(power))

/** Mostly what a city would allow; sometimes anything, for the rules must hold by themselves. */
const powers: fc.Arbitrary<Power[]> = fc.oneof(
  { weight: 4, arbitrary: fc.subarray(WORKING, { maxLength: 3 }) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Power[]>(['handle'], ['head'], ['handle_sealed'], ['audit']),
  },
  { weight: 1, arbitrary: fc.subarray([...POWERS]) },
)

export const orgs: fc.Arbitrary<Org> = fc
  .tuple(
    fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
    fc.array(fc.tuple(fc.nat(), powers), { minLength: 1, maxLength: 10 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(6)), { minLength: 1, maxLength: 12 }),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 3 }),
  )
  .map(([parents, postSeeds, held, moved]) => {
    const units = parents.map((seed, index): Unit => {
      const parent = index === 0 ? null : `u${seed % index}`
      return {
        id: `u${index}`,
        externalId: null,
        parent,
        level: 2,
        name: { zh: '单位', en: 'Unit' },
      }
    })
    const unitAt = (seed: number) => `u${seed % units.length}`
    const posts = postSeeds.map(([seed, has], index): Post => {
      return { id: `p${index}`, unit: unitAt(seed), title: { zh: '岗', en: 'Post' }, powers: has }
    })
    const holdings = held.map(([seed, person], index): Holding => {
      return { id: `h${index}`, person: `x${person}`, post: `p${seed % posts.length}` }
    })
    const now = units.flatMap(({ id, parent }) => (parent === null ? [] : [{ unit: id, parent }]))
    const before = moved.map(([unit, parent]) => ({ unit: unitAt(unit), parent: unitAt(parent) }))
    return buildOrg({
      jurisdiction: J,
      version: 1,
      at: '2026-11-24T00:00:00.000Z',
      units,
      posts,
      holdings,
      everUnder: [...now, ...before.filter(({ unit, parent }) => unit !== parent)],
      everIn: posts.map(({ id, unit }) => ({ post: id, unit })),
    })
  })

/** At most so many of a list. */
export function some<T>(list: Iterable<T>, most: number): fc.Arbitrary<T[]> {
  const all = [...list]
  return fc.subarray(all, { maxLength: Math.min(most, all.length) })
}

export function mattersOf(org: Org): fc.Arbitrary<Visible[]> {
  const units = some(org.units.keys(), 3)
  const posts = some(org.posts.keys(), 2)
  const people = some(new Set([...org.holdings.values()].map((one) => one.person)), 2)
  const matter = fc.record({
    jurisdiction: fc.oneof(
      { weight: 9, arbitrary: fc.constant(J) },
      { weight: 1, arbitrary: fc.constant(J + 1) },
    ),
    boundUnits: fc.oneof(
      { weight: 4, arbitrary: units },
      { weight: 1, arbitrary: fc.constant([EVERYBODY]) },
    ),
    boundPosts: fc.oneof(fc.constant([]), posts),
    sealed: fc.boolean(),
    accusedUnits: units,
    accusedPosts: fc.oneof(fc.constant([]), posts),
    recused: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: people }),
  })
  return fc
    .array(matter, { minLength: 1, maxLength: 30 })
    .map((all) => all.map((one, index) => ({ ...one, id: `m${index}` })))
}

export const interests = fc.record({
  units: fc.array(
    fc.nat(11).map((index) => `u${index}`),
    { maxLength: 1 },
  ),
  matters: fc.array(
    fc.nat(29).map((index) => `m${index}`),
    { maxLength: 1 },
  ),
})
