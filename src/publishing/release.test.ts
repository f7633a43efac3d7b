/** A release follows from the events, byte for byte, and every alteration afterwards is seen (F5). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishedCity } from '../../tests/support/figures.ts'
import type { PublishedCity } from '../../tests/support/figures.ts'
import { figuresCommand } from './commands.ts'
import { recompute } from './recompute.ts'
import { releaseDayOf, releaseDue, yearsOf } from './release.ts'
import { releasesOf } from './releases.store.ts'
import type { Tables } from './tables.ts'

let made: PublishedCity
beforeAll(async () => {
  made = await publishedCity()
}, 120_000)
afterAll(() => made.city.drop({ replays: false }))

const tablesOf = async () => {
  const { city } = made
  const [row] = await releasesOf(city.database.db, city.jurisdiction, '2026-12-31')
  return JSON.parse(row?.tables ?? '{}') as Tables
}

describe('a release', () => {
  it('is of a Monday, and of the year before until the end of March', () => {
    expect(releaseDayOf('2026-11-24')).toBe('2026-11-23')
    expect(releaseDayOf('2026-11-23')).toBe('2026-11-23')
    expect(releaseDayOf('2026-11-22')).toBe('2026-11-16')
    expect(yearsOf('2027-03-29')).toEqual([2026, 2027])
    expect(yearsOf('2027-04-05')).toEqual([2027])
    expect(yearsOf('2027-01-01')).toEqual([2026])
  })

  it('counts in tens what came in by Sunday, and what became of it', async () => {
    const { city, topic, district, unit, small } = await tablesOf()
    expect(city[0]).toMatchObject({ came_in: 40, done: 30, in_hand: 0, judged: 30, solved: 30 })
    expect(city[0]).toMatchObject({ waits: 40, wait_median_days: 2, wait_median_working_days: 2 })
    expect(unit.find(({ keys }) => keys[0] === 'urban')).toMatchObject({ came_in: 40 })
    expect(district.find(({ keys }) => keys[0] === '990102')).toMatchObject({ came_in: 40 })
    expect(topic.reduce((sum, row) => sum + row.came_in, 0)).toBe(40)
    expect(small[0]?.came_in).toBe(40)
    // Fewer than ten, sealed ones and those of this week are in no figure.
    expect(unit.find(({ keys }) => keys[0] === 'housing')).toMatchObject({ came_in: 0 })
  })

  it('is made once', async () => {
    const { city } = made
    expect(await releaseDue(city.house, city.jurisdiction)).toBe(null)
    expect(await releasesOf(city.database.db, city.jurisdiction, '2026-11-24')).toHaveLength(1)
  })

  it('can be changed by nobody who works for the application', async () => {
    const { db } = made.city.database
    await expect(db.query(`UPDATE releases SET tables = '{}'`)).rejects.toThrow(
      /permission denied/u,
    )
    await expect(db.query('DELETE FROM releases')).rejects.toThrow(/permission denied/u)
  })
})

describe('recomputed', () => {
  const again = async () => {
    const { city } = made
    const [found] = await recompute(city.house, city.jurisdiction, '2026-11-24')
    return found
  }

  it('is the same, byte for byte, also weeks later', async () => {
    expect(await again()).toMatchObject({ same: true, sameEvents: true, differences: [] })
    made.clock.advance(30 * 86_400_000)
    await made.file('又来了一件，不在这一版里')
    expect(await again()).toMatchObject({ same: true, sameEvents: true, releasedOn: '2026-11-23' })
  })

  it('says which cells differ when what people said was altered behind the back', async () => {
    const { owner } = made.city.database
    const altered = await owner.query<{ input: object }>(
      `UPDATE events SET input = input || '{"solved": "no"}' WHERE act = 'judge' RETURNING input`,
    )
    expect(altered.length).toBeGreaterThan(30)
    const found = await again()
    expect(found).toMatchObject({ same: false, sameEvents: false })
    expect(found?.differences).toContainEqual({
      table: 'city',
      row: '',
      column: 'solved',
      published: 30,
      recomputed: 0,
    })
    await owner.query(`UPDATE events SET input = input || '{"solved": "yes"}' WHERE act = 'judge'`)
    expect(await again()).toMatchObject({ same: true })
  })

  it('sees one letter of one event, though no rounded figure moves', async () => {
    const { owner } = made.city.database
    const one = `matter_id = (SELECT min(matter_id) FROM events WHERE act = 'judge') AND act = 'judge'`
    await owner.query(`UPDATE events SET input = input || '{"words": "!"}' WHERE ${one}`)
    expect(await again()).toMatchObject({ same: false, sameEvents: false, differences: [] })
    await owner.query(`UPDATE events SET input = input - 'words' WHERE ${one}`)
  })

  it('says which cells differ when the release itself was altered, and the command fails', async () => {
    const { owner } = made.city.database
    const said: string[] = []
    const command = figuresCommand(async () => made.city.house)
    const run = async (...args: string[]) => {
      said.length = 0
      const code = await command.run({
        positionals: args.filter((one) => !one.startsWith('--')),
        values: { json: args.includes('--json') },
        say: (line: string) => said.push(line),
      } as never)
      return code
    }
    expect(await run('2026-11-30')).toBe(0)
    expect(said.join()).toContain('the same as published')
    await owner.query(`UPDATE releases SET tables = replace(tables, '"done":30', '"done":40')`)
    expect(await run('2026-11-30')).toBe(1)
    expect(said.join('\n')).toContain('city [] done: 40 → 30')
    expect(await run('2026-11-30', '--json')).toBe(1)
    expect(JSON.parse(said[0] ?? '')).toMatchObject([{ same: false, same_events: true }])
    await owner.query(`UPDATE releases SET tables = replace(tables, '"done":40', '"done":30')`)
    await expect(run('2026-13-45')).rejects.toThrow(/one day/u)
    await expect(run('2020-01-01')).rejects.toThrow(/No figures/u)
    await expect(run()).rejects.toThrow(/one day/u)
  })
})
