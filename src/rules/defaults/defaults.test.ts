import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { addDays, isWorkingDay } from '../../kernel/index.ts'
import { calendarKnownOn, OFFICE_HOURS, wrongNotice } from '../calendars.ts'
import {
  defaultCategories,
  defaultChannels,
  defaultDuties,
  defaultGroups,
  defaultLimits,
} from '../seed.ts'
import { LIMIT_CLASSES } from '../types.ts'
import { BASES } from './bases.ts'
import { DEFAULT_NOTICES } from './calendars.ts'

const LATIN = /^[\x20-\x7eéç’“”]+$/

const require = createRequire(import.meta.url)

describe('calendars', () => {
  it.each(DEFAULT_NOTICES)('$year agrees with the package chinese-days', (notice) => {
    const published = require(`chinese-days/dist/years/${notice.year}.json`) as {
      holidays: Record<string, string>
      workdays: Record<string, string>
    }
    expect(notice.holidays.toSorted()).toEqual(Object.keys(published.holidays).toSorted())
    expect(notice.makeups.toSorted()).toEqual(Object.keys(published.workdays).toSorted())
    expect(wrongNotice(notice.year, notice)).toBeNull()
  })

  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, days) => {
    const calendar = calendarKnownOn(DEFAULT_NOTICES, '2026-11-24', OFFICE_HOURS)
    let count = 0
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      if (isWorkingDay(calendar, day) === true) count += 1
    }
    expect(count).toBe(days)
  })
})

describe('categories', () => {
  const categories = defaultCategories()
  const groups = defaultGroups()

  it('are at least 100 in at least 15 groups, none twice', () => {
    expect(categories.length).toBeGreaterThanOrEqual(100)
    expect(groups.length).toBeGreaterThanOrEqual(15)
    expect(new Set(categories.map(({ code }) => code)).size).toBe(categories.length)
    expect(new Set(categories.map(({ name }) => name.zh)).size).toBe(categories.length)
    expect(new Set(groups.map(({ code }) => code)).size).toBe(groups.length)
  })

  it('have names and descriptions in both languages, and words to be found by', () => {
    for (const { code, name, description, keywords } of categories) {
      expect(name.zh, code).toMatch(/\p{Script=Han}/u)
      expect(name.en, code).toMatch(LATIN)
      expect(description.zh.length, code).toBeGreaterThan(3)
      expect(description.en, code).toMatch(LATIN)
      expect(keywords.length, code).toBeGreaterThan(0)
      expect(new Set(keywords).size, code).toBe(keywords.length)
    }
  })

  it('serve the four priority topics and the lane for small matters', () => {
    for (const topic of ['income', 'safety', 'fairness', 'environment']) {
      expect(categories.filter((one) => one.topic === topic).length, topic).toBeGreaterThan(5)
    }
    expect(categories.filter(({ small }) => small).length).toBeGreaterThan(20)
    for (const limitClass of LIMIT_CLASSES) {
      expect(
        categories.some((one) => one.limitClass === limitClass),
        limitClass,
      ).toBe(true)
    }
  })

  it('name only channels there are', () => {
    const channels = new Set(defaultChannels().map(({ code }) => code))
    const unknown = categories.filter(({ channel }) => channel !== null && !channels.has(channel))
    expect(unknown).toEqual([])
  })

  it('seal whatever accuses an official', () => {
    const sealed = categories.filter((one) => one.sealed).map(({ code }) => code)
    expect(sealed).toContain('conduct-corruption')
    expect(sealed).toContain('conduct-retaliation')
  })
})

describe('duty list', () => {
  it('says for each category who has the power, from which law', () => {
    const duties = defaultDuties()
    for (const { code } of defaultCategories()) {
      const own = duties.filter(({ category }) => category === code)
      expect(own.length, code).toBeGreaterThan(0)
      expect(new Set(own.map(({ level }) => level)).size, code).toBe(own.length)
    }
    expect(duties.every(({ basis }) => basis.zh !== '' && basis.en !== '')).toBe(true)
  })

  it('leaves most powers with the departments, not the towns', () => {
    const towns = defaultDuties().filter(({ level }) => level === 3)
    expect(towns.length).toBeLessThan(defaultCategories().length / 2)
    expect(towns.every(({ unitFunction }) => unitFunction === 'town')).toBe(true)
  })

  it('cites every law it lists', () => {
    const cited = new Set(defaultDuties().map(({ basis }) => basis.zh))
    for (const [key, [zh]] of Object.entries(BASES)) expect(cited.has(zh), key).toBe(true)
  })
})

describe('limits', () => {
  const limits = defaultLimits()

  it('name each clock and scope once, each with its basis', () => {
    const keys = limits.map(({ clock, scope }) => `${clock} ${scope}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { basis } of limits) expect(basis.zh.length * basis.en.length).toBeGreaterThan(0)
  })

  it('have a general limit for every clock', () => {
    for (const clock of new Set(limits.map((limit) => limit.clock))) {
      expect(
        limits.some((limit) => limit.clock === clock && limit.scope === ''),
        clock,
      ).toBe(true)
    }
  })

  it('give the whole the limits of domestic practice', () => {
    const whole = Object.fromEntries(
      limits.filter(({ clock }) => clock === 'whole').map(({ scope, term }) => [scope, term]),
    )
    expect(whole).toEqual({
      '': { amount: 5, unit: 'working_days' },
      'class:danger': { amount: 2, unit: 'hours' },
      'class:utilities': { amount: 24, unit: 'hours' },
      'class:consult': { amount: 1, unit: 'working_days' },
      'class:complex': { amount: 15, unit: 'working_days' },
    })
  })
})

it('emergency lines come first among the channels', () => {
  const channels = defaultChannels().toSorted((a, b) => a.position - b.position)
  expect(channels.slice(0, 4).map(({ code, kind }) => [code, kind])).toEqual([
    ['110', 'emergency'],
    ['119', 'emergency'],
    ['120', 'emergency'],
    ['122', 'emergency'],
  ])
  for (const code of [
    'court',
    'labour-arbitration',
    'discipline',
    'administrative-review',
    'disclosure',
    'petition',
  ]) {
    expect(channels.find((one) => one.code === code)?.kind, code).toBe('statutory')
  }
})
