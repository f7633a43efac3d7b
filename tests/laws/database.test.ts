/**
 * The same walks through commit(), on a real database, several people at once: rows, duties, links
 * and counts follow the events, and the laws hold of what is stored.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildHouse } from '../../src/house.ts'
import { replay } from '../../src/kernel/index.ts'
import type { Actor, Kind, Matter, MatterEvent } from '../../src/kernel/index.ts'
import { evolve } from '../../src/kernel/index.ts'
import { KINDS } from '../../src/kinds/index.ts'
import { commit } from '../../src/matters/index.ts'
import type { Commission, Ports } from '../../src/matters/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import type { FixedClock } from '../../src/platform/clock.ts'
import { reconcile } from '../../src/oversight/index.ts'
import { insertJurisdiction, seedDefaults } from '../../src/rules/index.ts'
import { testDatabase } from '../support/database.ts'
import type { TestDatabase } from '../support/database.ts'
import { foundProperty } from '../support/found-property.ts'
import { assertReplays } from '../support/replays.ts'
import { CITY, cityOf } from './city.ts'
import type { City } from './city.ts'
import { memoryHouse } from './house.ts'
import type { Deed, MemoryHouse, Told } from './house.ts'
import { countsReconcile, redLine, rememberDoers, secondLaw, twoPeople } from './laws.ts'
import type { Doers } from './laws.ts'
import { chanceOf } from './random.ts'
import { rulesAt } from './rules.ts'
import { chooseDeed, letTimePass } from './walk.ts'

const ALL: readonly Kind[] = [...KINDS, foundProperty]
const START = '2026-03-02T01:00:00.000Z'

let database: TestDatabase
let clock: FixedClock
let city: City
let house: Ports

beforeAll(async () => {
  database = await testDatabase()
  clock = fixedClock(START)
  await database.owner.transaction(async (tx) => {
    const name = { zh: '试验市', en: 'Test City' }
    await insertJurisdiction(tx, { id: CITY, name, parent: null, settings: {} })
    await seedDefaults(tx, CITY, START)
  })
  city = cityOf(Number(process.env['WALK_CITY'] ?? 20_260_302))
  const built = buildHouse({
    db: database.db,
    clock,
    masterKey: Buffer.alloc(32, 1),
    receiptSecret: Buffer.alloc(32, 2),
    kinds: ALL,
  })
  house = {
    ...built,
    org: async () => city.org,
    divisions: async () => new Set(['990200']),
  }
})

afterAll(() => database.drop())

const ROUNDS = Number(process.env['WALKS'] ?? 120)
const AT_ONCE = 6

describe('walks through the writer', () => {
  it('leave rows, duties, links and counts as the events say, whoever acts at once', async () => {
    const seen = memoryHouse(city, ALL, START)
    const outcomes = new Map<string, number>()
    // Who comes first is chance, and so is how much comes of a round: it goes on until enough was done.
    const isEnough = (round: number) =>
      round >= ROUNDS && ((outcomes.get('done') ?? 0) > ROUNDS || round >= 4 * ROUNDS)
    for (let round = 0; !isEnough(round); round += 1) {
      const chance = chanceOf(round * 7919 + 5)
      letTimePass(seen, chance)
      clock.set(seen.now)
      const deeds = Array.from({ length: AT_ONCE }, () => chooseDeed(seen, ALL, chance))
      const asked = deeds.filter((deed) => deed !== null).map((deed) => commissionOf(deed, seen))
      // Half of them share one commit, the others come each by themselves at the same time.
      const answers = await Promise.all([
        commit(house, CITY, asked.slice(0, 3)),
        ...asked.slice(3).map((one) => commit(house, CITY, [one])),
      ])
      for (const answer of answers.flat()) {
        const code = answer.ok ? 'done' : answer.refusal.code
        outcomes.set(code, (outcomes.get(code) ?? 0) + 1)
      }
      await look(seen)
    }
    expect(outcomes.get('done')).toBeGreaterThan(ROUNDS)
    expect(await assertReplays(database.owner, ALL)).toBe(seen.matters.size)
    const stored = await storedSteps()
    await assertLaws(seen, stored)
    countsReconcile(stored, seen.matters.values())
    expect((await reconcile(house, CITY)).differences).toEqual([])
  })

  it('answer what was merged in the same commit, and refuse to merge into what was answered in it', async () => {
    const clerk = city.officials.find(
      ({ post }) => post.endsWith(':clerk') && !post.startsWith('root'),
    )
    const dispatcher = city.officials.find(({ post }) => post.startsWith('dispatch:'))
    if (!clerk || !dispatcher) throw new Error('the city has nobody')
    const door: Actor = { as: 'door', door: 'web' }
    const filed = await commit(
      house,
      CITY,
      ['甲处路灯不亮', '乙处路灯不亮', '丙处路灯不亮'].map((text) => {
        return { kind: 'request', act: 'receive', input: { text }, actor: door }
      }),
    )
    const [a, b, c] = filed.map((one) => (one.ok ? one.value.matter.id : ''))
    const given = await commit(house, CITY, [
      {
        matter: b!,
        act: 'dispatch',
        input: { unit: clerk.unit, category: openCategory() },
        actor: dispatcher,
      },
      { matter: b!, act: 'accept', input: {}, actor: clerk },
    ])
    expect(given.map((one) => (one.ok ? 'done' : one.refusal))).toEqual(['done', 'done'])
    const reason = '同一处路灯'
    const answers = [{ outcome: 'done', text: '三月二日已更换三盏路灯并逐一通电试亮' }]
    const [merged, claimed, late] = await commit(house, CITY, [
      { matter: a!, act: 'merge', input: { into: b!, reason }, actor: dispatcher },
      { matter: b!, act: 'claim_done', input: { answers }, actor: clerk },
      { matter: c!, act: 'merge', input: { into: b!, reason }, actor: dispatcher },
    ])
    expect([merged?.ok, claimed?.ok]).toEqual([true, true])
    expect(late).toMatchObject({ ok: false, refusal: { code: 'merge_target_not_open' } })
    const rows = await database.db.query<{ id: string; body: Matter }>(
      'select matter_id as id, body from matters where jurisdiction_id = $1 and matter_id = any($2)',
      [CITY, [a, b]],
    )
    expect(rows.map(({ body }) => body.state.name)).toEqual(['answered', 'answered'])
    const through = rows.find(({ id }) => id === a)?.body
    // Who did the work there did it here too.
    expect(through?.doers).toContain(clerk.person)
    expect(through?.bindings).toContainEqual({
      role: 'lead',
      unit: clerk.unit,
      since: 3,
      until: null,
    })
    await assertReplays(database.owner, ALL)
  })
})

describe('replaying finds what was altered by hand', () => {
  const alterations: readonly (readonly [string, RegExp, string])[] = [
    [
      'a row',
      /body is/,
      `update matters set body = jsonb_set(body, '{n}', '99') where matter_id = $1`,
    ],
    [
      'a state beside the row',
      /row is/,
      `update matters set state = 'closed' where matter_id = $1`,
    ],
    [
      'an event',
      /body is/,
      `update events set input = input || '{"place": "别处"}' where matter_id = $1 and n = 1`,
    ],
    [
      'a text, which nobody without the key can write',
      /authenticate/,
      `update events set sealed = set_byte(sealed, 40, 255 - get_byte(sealed, 40)) where matter_id = $1 and n = 1`,
    ],
    [
      'a duty',
      /duties is/,
      `update duties set since = since + interval '1 day' where matter_id = $1`,
    ],
    ['a lost duty', /duties is/, `delete from duties where matter_id = $1`],
    [
      'a link',
      /links is/,
      `insert into links select jurisdiction_id, matter_id, 'cites', 'nowhere' from matters where matter_id = $1`,
    ],
    [
      'a count',
      /tallies of/,
      `update tallies set value = value + 1 where measure = 'came_in' and kind = 'request' and $1 <> ''`,
    ],
  ]
  it.each(alterations)('%s', async (_what, said, sql) => {
    const [done] = await commit(house, CITY, [
      {
        kind: 'request',
        act: 'receive',
        input: { text: '巷口的路灯坏了' },
        actor: { as: 'door', door: 'web' },
      },
    ])
    if (!done?.ok) throw new Error('not filed')
    const wrong = database.owner.transaction(async (tx) => {
      await tx.query(sql, [done.value.matter.id])
      await assertReplays(tx, ALL)
      throw new Error('found nothing')
    })
    await expect(wrong).rejects.toThrow(said)
  })
})

function openCategory(): string {
  const rules = rulesAt(START)
  const open = rules.categories.find(({ code }) =>
    [1, 2, 3].every(
      (level) =>
        rules.powerOf(code, level as 1 | 2 | 3).has && !rules.category(code)?.checkRequired,
    ),
  )
  return open?.code ?? rules.categories[0]!.code
}

function commissionOf(deed: Deed, seen: MemoryHouse): Commission {
  const { actor, act, input } = deed
  if (deed.matter === null) return { kind: deed.kind, act, input, actor }
  const n = seen.matters.get(deed.matter)?.n
  return {
    matter: deed.matter,
    act,
    input,
    actor,
    ...(n === undefined || n % 2 ? {} : { seen: n }),
  }
}

/** What everybody can see on their screens now. */
async function look(seen: MemoryHouse): Promise<void> {
  const rows = await database.db.query<{ body: Matter }>(
    'select body from matters where jurisdiction_id = $1',
    [CITY],
  )
  for (const { body } of rows) seen.matters.set(body.id, body)
}

/** Every event that is stored, with the matter before and after it, in the order of time. */
async function storedSteps(): Promise<readonly Told[]> {
  const rows = await database.db.query<MatterEvent & { matter: string }>(
    `select matter_id as matter, n, act, at, by, kind_version as "kindVersion", input, given
     from events where jurisdiction_id = $1 order by matter_id, n`,
    [CITY],
  )
  const steps = [...Map.groupBy(rows, ({ matter }) => matter).values()].flatMap(stepsOf)
  return steps.toSorted((a, b) => (a.event.at < b.event.at ? -1 : a.event.at > b.event.at ? 1 : 0))
}

function stepsOf(events: readonly MatterEvent[]): readonly Told[] {
  const kind = ALL.find((one) => one.name === events[0]?.given.birth?.kind)
  if (!kind) throw new Error('an event of no kind')
  const steps: Told[] = []
  let before: Matter | null = null
  for (const event of events) {
    const matter: Matter = evolve(kind, before, event)
    steps.push({ kind, before, matter, event, actor: actorOf(event) })
    before = matter
  }
  expect(replay(kind, events)).toEqual(before)
  return steps
}

function actorOf({ by }: MatterEvent): Actor {
  if (by.as !== 'official') return by.as === 'resident' ? { ...by, matter: '' } : by
  const actor = city.officials.find(
    (one) => one.person === by.person && one.post === by.post && one.unit === by.unit,
  )
  if (!actor) throw new Error(`nobody is ${by.person} at ${by.post}`)
  return actor
}

async function assertLaws(seen: MemoryHouse, stored: readonly Told[]): Promise<void> {
  const doers: Doers = new Map()
  const before = new Map<string, MatterEvent[]>()
  for (const step of stored) {
    const events = before.get(step.matter.id) ?? []
    seen.now = step.event.at
    seen.rules = rulesAt(step.event.at)
    seen.events.set(step.matter.id, [...events, step.event])
    secondLaw(city, doers, step)
    rememberDoers(doers, step)
    twoPeople([...events, step.event], step)
    redLine(seen, step)
    before.set(step.matter.id, [...events, step.event])
  }
}
