import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import type { Actor, Power } from '../kernel/index.ts'
import { officialOf } from './actor.ts'
import { interests, J, mattersOf, orgs, some } from './random.fixture.ts'
import { buildOrg } from './tree.ts'
import { accusation, can, outsideOnly, sealedHandlers } from './visibility.ts'
import type { InsideOfficial, Visible } from './visibility.ts'
import { visibleTo } from './visible.store.ts'

let house: TestDatabase
beforeAll(async () => {
  house = await testDatabase()
  // Only the columns that visibility knows; the property is about the rules, not about matters.
  await house.owner.query(`CREATE TABLE visibility_probe (
    jurisdiction_id integer NOT NULL, matter_id text NOT NULL, bound_units text[] NOT NULL,
    bound_posts text[] NOT NULL, sealed boolean NOT NULL, accused_units text[] NOT NULL,
    accused_posts text[] NOT NULL, recused text[] NOT NULL, PRIMARY KEY (jurisdiction_id, matter_id))`)
})
afterAll(() => house.drop())

describe('can and visibleTo', () => {
  test('agree over random trees, posts, people and matters', async () => {
    let seen = 0
    let asked = 0
    const world = orgs.chain((org) =>
      fc.record({ org: fc.constant(org), matters: mattersOf(org), interests }),
    )
    await fc.assert(
      fc.asyncProperty(world, fc.integer({ min: 1, max: 4 }), async (made, first) => {
        await house.owner.transaction(async (tx) => {
          await tx.query('TRUNCATE visibility_probe')
          await insert(tx, made.matters)
          for (const actor of actorsOf(made)) {
            const condition = visibleTo(actor, first + 1)
            const rows = await tx.query<{ id: string }>(
              `SELECT m.matter_id AS id FROM visibility_probe m
               WHERE m.jurisdiction_id = ANY($${first}) ${padding(first)} AND ${condition.sql}`,
              [...Array.from({ length: first - 1 }, () => 0), [J, J + 1], ...condition.values],
            )
            const expected = made.matters.filter((matter) => can(actor, 'see', matter))
            expect(rows.map((row) => row.id).toSorted()).toEqual(
              expected.map(({ id }) => id).toSorted(),
            )
            seen += expected.length
            asked += made.matters.length
          }
        })
      }),
      { numRuns: 150 },
    )
    // Agreement about nothing, or about everything, would prove nothing.
    expect(seen / asked).toBeGreaterThan(0.05)
    expect(seen / asked).toBeLessThan(0.8)
  }, 60_000)
})

describe('the accused and their line', () => {
  test('never see, whatever powers they have and whichever hat they wear', () => {
    const world = orgs.chain((org) =>
      fc.record({
        org: fc.constant(org),
        units: some(org.units.keys(), 2),
        posts: some(org.posts.keys(), 2),
      }),
    )
    let checked = 0
    fc.assert(
      fc.property(world, ({ org, units, posts }) => {
        const accused = accusation(org, { units, posts })
        const matter = sealedMatter(accused.units, accused.posts)
        for (const holding of org.holdings.values()) {
          const actor = officialOf(org, holding.id)
          if (!actor || !can(actor, 'see', matter)) continue
          checked += 1
          // The model, told another way: no post of theirs is accused, and no unit of theirs is
          // reached from an accused one by going only up or only down.
          for (const held of org.holdingsOf(actor.person)) {
            expect(accused.posts).not.toContain(held.post)
            const at = org.posts.get(held.post)?.unit ?? ''
            for (const bad of accused.units) {
              expect(pathToRoot(org, at)).not.toContain(bad)
              expect(pathToRoot(org, bad)).not.toContain(at)
            }
          }
        }
        const someone = [...org.holdings.keys()].some((id) => {
          const actor = officialOf(org, id)
          return actor !== null && can(actor, 'see', matter)
        })
        const administratorsAside = [...org.posts.values()].every(
          ({ powers }) => !powers.some((power) => power.startsWith('administer')),
        )
        if (administratorsAside) expect(outsideOnly(org, { units, posts })).toBe(!someone)
      }),
      { numRuns: 500 },
    )
    expect(checked).toBeGreaterThan(20)
  })

  const city = buildOrg({
    jurisdiction: J,
    version: 1,
    at: '2026-11-24T00:00:00.000Z',
    units: [
      unit('root', null),
      unit('water', 'root'),
      unit('pipes', 'water'),
      unit('discipline', 'root'),
    ],
    posts: [
      post('mayor', 'root', ['leader', 'handle_sealed']),
      post('watcher', 'discipline', ['handle_sealed']),
      post('water-head', 'water', ['head', 'handle_sealed']),
      post('pipes-clerk', 'pipes', ['handle', 'handle_sealed']),
    ],
    holdings: ['mayor', 'watcher', 'water-head', 'pipes-clerk'].map((id) => ({
      id,
      person: `${id}-person`,
      post: id,
    })),
    everUnder: [
      { unit: 'water', parent: 'root' },
      { unit: 'pipes', parent: 'water' },
      { unit: 'discipline', parent: 'root' },
    ],
    everIn: [
      { post: 'mayor', unit: 'root' },
      { post: 'watcher', unit: 'discipline' },
      { post: 'water-head', unit: 'water' },
      { post: 'pipes-clerk', unit: 'pipes' },
    ],
  })

  test('an accusation of a clerk reaches the one handler outside the line', () => {
    expect(sealedHandlers(city, { units: [], posts: ['pipes-clerk'] })).toEqual(['watcher'])
    expect(accusation(city, { units: [], posts: ['pipes-clerk'] }).units).toEqual(['pipes'])
  })

  test('an accusation of the head of the city reaches nobody inside', () => {
    expect(outsideOnly(city, { units: ['root'], posts: [] })).toBe(true)
    expect(outsideOnly(city, { units: [], posts: ['mayor'] })).toBe(true)
    expect(outsideOnly(city, { units: ['water'], posts: [] })).toBe(false)
  })

  test('an accused post is kept away under every hat, also where no unit is named', () => {
    const matter = sealedMatter([], ['accused'])
    const handler = official(['handle_sealed'])
    expect(can(handler, 'see', matter)).toBe(true)
    expect(can(handler, 'see_sealed', matter)).toBe(true)
    expect(can(handler, 'open_identity', matter)).toBe(true)
    expect(can({ ...handler, post: 'accused' }, 'see', matter)).toBe(false)
    const other: InsideOfficial = { ...handler, posts: ['p', 'accused'] }
    expect(can(other, 'see', matter)).toBe(false)
  })

  test('a unit that has moved away is still kin to those it stood under', () => {
    const moved = buildOrg({
      ...parts(city),
      units: [
        unit('root', null),
        unit('water', 'root'),
        unit('pipes', 'discipline'),
        unit('discipline', 'root'),
      ],
    })
    const head = officialOf(moved, 'water-head')
    expect(head?.below).toEqual([])
    expect(head && can(head, 'see', sealedMatter(['pipes'], []))).toBe(false)
  })
})

describe('the rules one by one', () => {
  const open: Visible = {
    ...sealedMatter([], []),
    sealed: false,
    boundUnits: ['b'],
    boundPosts: ['bp'],
  }

  test.each<[Power[], Partial<InsideOfficial>, boolean]>([
    [['handle'], { unit: 'b' }, true],
    [['handle'], { unit: 'a', below: ['b'] }, false],
    [['head'], { unit: 'a', below: ['b'] }, true],
    [['head'], { unit: 'c', above: ['b'] }, false],
    [['intake'], {}, true],
    [['dispatch'], {}, true],
    [['arbitrate'], {}, true],
    [['check'], {}, true],
    [['call_back'], {}, true],
    [['supervise'], {}, true],
    [['leader'], {}, true],
    [['review'], {}, true],
    [['archive'], {}, true],
    [['audit'], {}, false],
    [['handle_sealed'], {}, false],
    [[], { unit: 'b' }, false],
    [[], { post: 'bp' }, true],
    [['administer_system'], { post: 'bp', unit: 'b' }, false],
    [['administer_security', 'intake'], {}, false],
    [['intake'], { person: 'kept-away' }, false],
    [['intake'], { interests: { units: ['b'], matters: [] } }, false],
    [['intake'], { interests: { units: [], matters: ['m'] } }, false],
    [['intake'], { jurisdiction: J + 1 }, false],
  ])('%o with %o sees an open matter: %s', (powers, more, expected) => {
    const actor = { ...official(powers), ...more }
    expect(can(actor, 'see', { ...open, recused: ['kept-away'] })).toBe(expected)
    expect(can(actor, 'see_sealed', open)).toBe(false)
  })

  test('identity opens to who must reach the resident, the log to auditors, both not to leaders', () => {
    const sees = (powers: Power[], look: 'open_identity' | 'see_access_log', unitOf = 'b') =>
      can(official(powers, unitOf), look, open)
    expect(sees(['handle'], 'open_identity')).toBe(true)
    expect(sees(['handle', 'supervise'], 'open_identity', 'z')).toBe(false)
    expect(sees(['intake'], 'open_identity', 'z')).toBe(true)
    expect(sees(['leader'], 'open_identity')).toBe(false)
    expect(sees(['audit'], 'see_access_log')).toBe(true)
    expect(sees(['audit'], 'open_identity')).toBe(false)
    expect(sees(['leader'], 'see_access_log')).toBe(false)
    expect(can(official(['audit'], 'u'), 'see_access_log', sealedMatter(['u'], []))).toBe(false)
  })

  test('a resident sees their own matter, a door none, and neither opens anything', () => {
    const resident: Actor = { as: 'resident', matter: 'm', receipt: 'r' }
    expect(can(resident, 'see', open)).toBe(true)
    expect(can(resident, 'open_identity', open)).toBe(false)
    expect(can({ ...resident, matter: 'other' }, 'see', open)).toBe(false)
    expect(can({ as: 'door', door: 'web' }, 'see', open)).toBe(false)
  })
})

function actorsOf(made: {
  org: ReturnType<typeof buildOrg>
  interests: InsideOfficial['interests']
}): Actor[] {
  const officials = [...made.org.holdings.keys()].flatMap((id, index) => {
    const actor = officialOf(made.org, id, index % 4 === 0 ? made.interests : undefined)
    return actor ? [actor] : []
  })
  // Without the house's additions too: an official as the kernel alone knows one.
  const plain = officials
    .slice(0, 2)
    .map(({ as, person, post: at, unit: of, powers, above, below }) => {
      return { as, person, post: at, unit: of, powers, above, below }
    })
  return [
    ...officials,
    ...plain,
    { as: 'resident', matter: 'm0', receipt: 'r' },
    { as: 'door', door: 'web' },
    { as: 'system', part: 'sweep' },
  ]
}

/** Parameters before `first` must be mentioned, or the database cannot know their type. */
function padding(first: number): string {
  return Array.from({ length: first - 1 }, (_, index) => `AND $${index + 1}::integer = 0`).join(' ')
}

async function insert(
  tx: { query: (text: string, values: unknown[]) => Promise<unknown> },
  matters: Visible[],
) {
  const values: unknown[] = []
  const rows = matters.map((m) => {
    const own = [
      m.jurisdiction,
      m.id,
      m.boundUnits,
      m.boundPosts,
      m.sealed,
      m.accusedUnits,
      m.accusedPosts,
      m.recused,
    ]
    return `(${own.map((value) => `$${values.push(value)}`).join(', ')})`
  })
  await tx.query(`INSERT INTO visibility_probe VALUES ${rows.join(', ')}`, values)
}

function sealedMatter(accusedUnits: readonly string[], accusedPosts: readonly string[]): Visible {
  return {
    jurisdiction: J,
    id: 'm',
    boundUnits: [],
    boundPosts: [],
    sealed: true,
    accusedUnits,
    accusedPosts,
    recused: [],
  }
}

function official(powers: Power[], of = 'z'): InsideOfficial {
  return {
    as: 'official',
    jurisdiction: J,
    person: 'x',
    post: 'p',
    unit: of,
    powers,
    above: [],
    below: [],
    kin: [of],
    posts: ['p'],
    interests: { units: [], matters: [] },
  }
}

function unit(id: string, parent: string | null) {
  return { id, parent, externalId: null, level: 2 as const, name: { zh: id, en: id } }
}

function post(id: string, of: string, powers: Power[]) {
  return { id, unit: of, powers, title: { zh: id, en: id } }
}

function parts(org: ReturnType<typeof buildOrg>) {
  return {
    jurisdiction: org.jurisdiction,
    version: org.version,
    at: org.at,
    posts: [...org.posts.values()],
    holdings: [...org.holdings.values()],
    everUnder: [
      { unit: 'water', parent: 'root' },
      { unit: 'pipes', parent: 'water' },
      { unit: 'pipes', parent: 'discipline' },
      { unit: 'discipline', parent: 'root' },
    ],
    everIn: [...org.posts.values()].map((one) => ({ post: one.id, unit: one.unit })),
  }
}

function pathToRoot(org: ReturnType<typeof buildOrg>, from: string): string[] {
  const path: string[] = []
  for (
    let at: string | null | undefined = from;
    at && !path.includes(at);
    at = org.units.get(at)?.parent
  )
    path.push(at)
  return path
}
