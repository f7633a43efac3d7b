/** A ballot from its draft to its result: one voice one vote, nothing counted of few, and no way from a vote to a voter. */
import { createHash, createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  BALLOT_DRAFT,
  BALLOT_FRAME,
  framedBallotIn,
  openBallotIn,
  slipsIn,
} from '../../tests/support/ballots.ts'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { mustIn } from '../../tests/support/published.ts'
import { writerOf } from '../../tests/support/writer.ts'
import type { Json } from '../kernel/index.ts'
import type { BallotState, Count } from '../kinds/index.ts'
import { fixedClock } from '../platform/clock.ts'
import type { FixedClock } from '../platform/clock.ts'
import type { Answers } from './box.ts'
import { parseReceiptCode, slipHash } from '../vault/index.ts'
import { castVote, destroyBoxes } from './voting.ts'

let city: TestCity
let clock: FixedClock
const BEGINS = '2026-03-02T02:00:00.000Z'
const OVER = '2026-03-21T02:00:00.000Z'

beforeAll(async () => {
  clock = fixedClock(BEGINS)
  city = await testCity({ clock })
})
afterAll(() => city.drop())

const { opened, must, code, bodyOf } = writerOf(() => city)

const APPROVES: Answers = {
  support: 'approve',
  agree: 'approve',
  glad: 'approve',
  consent: 'approve',
}
const MIXED: Answers = { support: 'not', agree: 'unknown', glad: 'abstain', consent: 'approve' }

async function begun(): Promise<{ readonly id: string; readonly codes: readonly string[] }> {
  clock.set(BEGINS)
  return openBallotIn(city)
}

async function vote(id: string, typed: string | undefined, answers = APPROVES): Promise<string> {
  const given = { code: typed ?? '', answers }
  const result = await castVote(city.house, city.jurisdiction, id, given)
  return result.ok ? 'done' : result.refusal.code
}

const countIn = async (id: string) =>
  ((await bodyOf(id)).state as unknown as Extract<BallotState, { name: 'counted' }>).count

describe('a ballot', () => {
  it('is counted once by one, again by another, and published: abstention is no approval', async () => {
    const { id, codes } = await begun()
    expect(await vote(id, codes[0], MIXED)).toBe('done')
    expect(await vote(id, codes[0])).toBe('slip_used')
    expect(await vote(id, codes[0]?.toLowerCase().replaceAll('-', ' '))).toBe('slip_used')
    expect(await vote(id, '7G2K9-0ABCD')).toBe('slip_unknown')
    for (const one of codes.slice(1, 33)) expect(await vote(id, one)).toBe('done')
    expect(await code(id, 'reviewer', 'count_ballot', {})).toBe('ballot_still_open')
    clock.set(OVER)
    expect(await vote(id, codes[39])).toBe('ballot_not_open')
    await mustIn(city, id, 'reviewer', 'count_ballot', {})
    const count = await countIn(id)
    expect(count).toMatchObject({ invited: 40, cast: 33, least: 30 })
    expect(count.groups).toMatchObject([
      { name: '桥头街道', invited: 25, cast: 25 },
      { name: '东湖街道', invited: 15, cast: 8 },
    ])
    expect(count.answers).toEqual({
      support: { approve: 32, not: 1, unknown: 0, abstain: 0 },
      agree: { approve: 32, not: 0, unknown: 1, abstain: 0 },
      glad: { approve: 32, not: 0, unknown: 0, abstain: 1 },
      consent: { approve: 33, not: 0, unknown: 0, abstain: 0 },
    })
    await mustIn(city, id, 'supervisor', 'publish_ballot', {})
    expect((await bodyOf(id)).state.name).toBe('published')
    // Nothing is left of the box, and its key is gone.
    expect(await destroyBoxes(city.house, city.jurisdiction)).toBeGreaterThan(0)
    expect(await rowsOf(id)).toEqual({ slips: 0, marks: 0, votes: 0 })
    await expect(
      city.house.vault.ballots.known(city.house.db, city.jurisdiction, id),
    ).resolves.toBeNull()
    expect(await destroyBoxes(city.house, city.jurisdiction)).toBe(0)
  })

  it('with fewer than thirty voices is never opened, and says so', async () => {
    const { id, codes } = await begun()
    for (const one of codes.slice(0, 29)) await vote(id, one)
    clock.set(OVER)
    await mustIn(city, id, 'reviewer', 'count_ballot', {})
    expect(await countIn(id)).toMatchObject({ cast: 29, answers: null } satisfies Partial<Count>)
    await mustIn(city, id, 'supervisor', 'publish_ballot', {})
  })

  it('takes one vote of a code however many windows send it', async () => {
    const { id, codes } = await begun()
    const sent = await Promise.all(Array.from({ length: 8 }, () => vote(id, codes[3])))
    expect(sent.toSorted()).toEqual(['done', ...Array.from({ length: 7 }, () => 'slip_used')])
    expect(await rowsOf(id)).toMatchObject({ marks: 1, votes: 1 })
  })

  it('has no part for those who are rated, nor for one person alone', async () => {
    const own = await opened('ballot', 'draft_ballot', 'supervisor', {
      ...BALLOT_DRAFT,
      unit: 'inspection',
    })
    expect(own).toMatchObject({ code: 'rates_itself', field: 'unit' })
    expect(await opened('ballot', 'draft_ballot', 'housing-head', BALLOT_DRAFT)).toMatchObject({
      code: 'not_your_role',
    })
    const id = await framedBallotIn(city)
    expect(await code(id, 'reviewer', 'open_ballot', { closes: '2026-03-30' })).toBe(
      'slips_not_made',
    )
    await slipsIn(city, id)
    expect(await code(id, 'supervisor', 'open_ballot', { closes: '2026-03-30' })).toBe(
      'not_your_role',
    )
    expect(await code(id, 'reviewer', 'open_ballot', { closes: '2026-13-45' })).toBe('not_a_day')
    // Who is asked was changed: what was printed before is void.
    const groups = [{ name: '桥头街道', people: 900, invited: 60 }]
    await mustIn(city, id, 'supervisor', 'fix_frame', { ...BALLOT_FRAME, groups })
    expect(await code(id, 'reviewer', 'open_ballot', { closes: '2026-03-30' })).toBe(
      'slips_not_made',
    )
  })

  it('is refused a frame that could not be counted, or would say who answered', async () => {
    const id = await must('ballot', 'draft_ballot', 'supervisor', BALLOT_DRAFT)
    const fixed = (groups: readonly Json[], more: Record<string, Json> = {}) =>
      code(id, 'supervisor', 'fix_frame', { ...BALLOT_FRAME, groups, ...more })
    const group = (name: string, people: number, invited: number) => ({ name, people, invited })
    expect(await fixed([group('甲', 100, 29)])).toBe('frame_too_small')
    expect(await fixed([group('甲', 100, 40), group('乙', 50, 9)])).toBe('group_too_small')
    expect(await fixed([group('甲', 30, 40)])).toBe('more_drawn_than_there_are')
    expect(await fixed([group('甲', 99, 40), group('甲', 99, 40)])).toBe('group_twice')
    const tens = ['甲', '乙', '丙'].map((name) => group(name, 90_000, 20_000))
    expect(await fixed(tens)).toBe('frame_too_large')
    expect(await fixed([], { sort: 'voices' })).toBe('frame_without_period')
    const later = { sort: 'voices', from: '2026-01-01', until: '2026-12-31' }
    expect(await fixed([], later)).toBe('frame_period_wrong')
    expect(await fixed([], { ...later, until: '2026-03-01' })).toBe('frame_too_small')
  })

  it('is not counted when a vote was put in, or a slip added, behind its back', async () => {
    const { id, codes } = await begun()
    for (const one of codes) await vote(id, one)
    clock.set(OVER)
    const of = [city.jurisdiction, id]
    const taken = await city.house.db.query<{ vote: Buffer }>(
      `DELETE FROM ballot_votes WHERE (jurisdiction_id, matter_id, vote) IN
         (SELECT jurisdiction_id, matter_id, vote FROM ballot_votes
          WHERE jurisdiction_id = $1 AND matter_id = $2 LIMIT 1) RETURNING vote`,
      of,
    )
    expect(await code(id, 'reviewer', 'count_ballot', {})).toBe('box_does_not_reconcile')
    await city.house.db.query('INSERT INTO ballot_votes VALUES ($1, $2, $3)', [
      ...of,
      taken[0]?.vote,
    ])
    await city.house.db.query(
      `INSERT INTO ballot_slips VALUES ($1, $2, decode(repeat('ab', 32), 'hex'), '桥头街道')`,
      of,
    )
    expect(await code(id, 'reviewer', 'count_ballot', {})).toBe('slips_changed')
    const reason = '评议期间评议码被人改动，结果不可信'
    await mustIn(city, id, 'reviewer', 'drop_ballot', { reason })
    expect((await bodyOf(id)).state).toMatchObject({ name: 'dropped', reason })
  })
})

async function rowsOf(id: string) {
  const of = (table: string) =>
    `(SELECT count(*)::int FROM ${table} WHERE jurisdiction_id = $1 AND matter_id = $2)`
  const [row] = await city.house.db.query<{ slips: number; marks: number; votes: number }>(
    `SELECT ${of('ballot_slips')} AS slips, ${of('ballot_marks')} AS marks, ${of('ballot_votes')} AS votes`,
    [city.jurisdiction, id],
  )
  return row
}

/* Whoever has everything that lies on the disk. */

interface Row {
  readonly ctid: string
  readonly xmin: string
  readonly values: readonly string[]
}

async function dump(table: string, id: string): Promise<readonly Row[]> {
  const rows = await city.house.db.query<{ ctid: string; xmin: string; row: object }>(
    `SELECT t.ctid::text, t.xmin::text, to_jsonb(t) - 'jurisdiction_id' - 'matter_id' AS row
     FROM ${table} t WHERE jurisdiction_id = $1 AND matter_id = $2 ORDER BY t.ctid`,
    [city.jurisdiction, id],
  )
  return rows.map(({ ctid, xmin, row }) => ({ ctid, xmin, values: Object.values(row).map(String) }))
}

/** Rows of one table that something leads to from exactly one of the other: a transaction, a value, a hash of one. */
function joined(from: readonly Row[], to: readonly Row[], keys: readonly Buffer[] = []): number {
  const traces = ({ xmin, values }: Row) => [
    `x${xmin}`,
    ...values.flatMap((value) => {
      const bytes = Buffer.from(value.replace(/^\\x/u, ''), 'hex')
      const hashes = [createHash('sha256').update(bytes), createHash('sha256').update(value)]
      const keyed = keys.flatMap((key) => [
        createHmac('sha256', key).update(bytes),
        createHmac('sha256', key).update(value),
      ])
      return [value, ...[...hashes, ...keyed].map((one) => `\\x${one.digest('hex')}`)]
    }),
  ]
  const holders = new Map<string, Set<number>>()
  from.forEach((row, index) => {
    for (const trace of traces(row)) {
      const set = holders.get(trace) ?? new Set<number>()
      holders.set(trace, set.add(index))
    }
  })
  return to.filter((row) => traces(row).some((trace) => holders.get(trace)?.size === 1)).length
}

describe('the box on the disk', () => {
  it('leads from no vote to a slip: not by values, hashes, transactions, order, or with every key', async () => {
    const { id, codes } = await begun()
    const before = await dump('ballot_slips', id)
    const order = codes.toReversed().slice(0, 36)
    for (const [index, one] of order.entries())
      await vote(id, one, index % 3 === 0 ? MIXED : APPROVES)
    const slips = await dump('ballot_slips', id)
    const marks = await dump('ballot_marks', id)
    const votes = await dump('ballot_votes', id)
    expect([slips.length, marks.length, votes.length]).toEqual([40, 36, 36])
    // An answer touches no slip: they lie as they lay, all of one transaction.
    expect(slips).toEqual(before)
    expect(new Set(slips.map(({ xmin }) => xmin)).size).toBe(1)
    const keys = await city.house.vault.ballots.known(city.house.db, city.jurisdiction, id)
    if (!keys) throw new Error('no box')
    // Whoever holds the master key too knows what was said, and that a code was used; not whose it was.
    const said = votes.map(({ values }) => keys.open(Buffer.from(values[0]?.slice(2) ?? '', 'hex')))
    expect(said.filter(([first]) => first === 1)).toHaveLength(12)
    const bySlip = [Buffer.from('ballot slips v1'), Buffer.from('ballot marks v1')]
    expect(joined(slips, marks, bySlip)).toBe(0)
    expect(joined(slips, votes, bySlip)).toBe(0)
    const remade = new Set(
      slips.map(({ values }) => {
        const slip = Buffer.from(values[1]?.slice(2) ?? '', 'hex')
        return `\\x${keys.slip(slip).toString('hex')}`
      }),
    )
    expect(marks.filter(({ values }) => remade.has(values[0] ?? ''))).toEqual([])
    // Votes lie in the order in which they came; slips lie in no order that anybody knows.
    const placed = order.map((one) => {
      const typed = parseReceiptCode(one)
      const slip = typed && `\\x${keys.slip(slipHash(typed, 'letters')).toString('hex')}`
      return slips.findIndex(({ values }) => values.includes(slip ?? ''))
    })
    expect(placed.filter((place) => place < 0)).toEqual([])
    expect(placed.filter((place, n) => place === n || 39 - place === n).length).toBeLessThan(12)
    // The control: a box that writes into the slip is joined row by row by the same attack.
    const leaky = slips
      .slice(0, 36)
      .map((row, index) => ({ ...row, xmin: votes[index]?.xmin ?? '' }))
    expect(joined(leaky, votes)).toBe(36)
    const keyed = slips
      .slice(0, 36)
      .map((row, index) => ({ ...row, values: marks[index]?.values ?? [] }))
    expect(joined(keyed, marks)).toBe(36)
  })

  it('knows no time, and nothing else in the house was written with a vote', async () => {
    const { id, codes } = await begun()
    for (const one of codes.slice(0, 5)) await vote(id, one)
    const { db } = city.house
    const columns = await db.query<{ name: string; type: string }>(
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns
       WHERE table_name LIKE 'ballot\\_%'`,
    )
    expect(new Set(columns.map(({ type }) => type))).toEqual(new Set(['integer', 'text', 'bytea']))
    expect(new Set(columns.map(({ name }) => name))).toEqual(
      new Set(['jurisdiction_id', 'matter_id', 'slip', 'group_name', 'mark', 'vote', 'cast_votes']),
    )
    const written = new Set((await dump('ballot_votes', id)).map(({ xmin }) => xmin))
    const tables = await db.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
         AND has_table_privilege(c.oid, 'select')`,
    )
    const touched: string[] = []
    for (const { name } of tables) {
      const rows = await db.query<{ xmin: string }>(`SELECT xmin::text FROM ${name}`)
      if (rows.some(({ xmin }) => written.has(xmin))) touched.push(name)
    }
    expect(touched.toSorted()).toEqual(['ballot_marks', 'ballot_turnout', 'ballot_votes'])
    const { events } = (
      await db.query<{ events: number }>(
        `SELECT count(*)::int AS events FROM events WHERE jurisdiction_id = $1 AND matter_id = $2`,
        [city.jurisdiction, id],
      )
    )[0] ?? { events: 0 }
    // Drafted, framed, slips made, opened: an answer is no event.
    expect(events).toBe(4)
  })
})
