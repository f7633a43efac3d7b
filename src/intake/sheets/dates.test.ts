import { describe, expect, it } from 'vitest'
import { readInstant } from './dates.ts'
import type { Cell } from './table.ts'

const NOW = '2026-11-24T02:00:00.000Z'

const read = (cell: Cell) => {
  const result = readInstant(cell, NOW)
  return result.ok ? result.value : result.refusal.code
}

describe('dates of a sheet', () => {
  it.each([
    ['2019/2/28 11:25:05', '2019-02-28T03:25:05.000Z'],
    ['2019-02-28 11:25', '2019-02-28T03:25:00.000Z'],
    ['2019-02-28', '2019-02-27T16:00:00.000Z'],
    ['2019年2月28日', '2019-02-27T16:00:00.000Z'],
    ['2019年2月28日 11:25', '2019-02-28T03:25:00.000Z'],
    ['2019年2月28日11时25分5秒', '2019-02-28T03:25:05.000Z'],
    ['2019年2月28日 11点', '2019-02-28T03:00:00.000Z'],
    ['2019.2.28', '2019-02-27T16:00:00.000Z'],
    ['20190228', '2019-02-27T16:00:00.000Z'],
    ['20190228112505', '2019-02-28T03:25:05.000Z'],
    ['2019-02-28T11:25:05', '2019-02-28T03:25:05.000Z'],
    ['2019-02-28T11:25:05Z', '2019-02-28T11:25:05.000Z'],
    ['2019-02-28T11:25:05.123+0800', '2019-02-28T03:25:05.123Z'],
    ['2019/2/28 下午 1:25', '2019-02-28T05:25:00.000Z'],
    ['2019/2/28 上午12:05', '2019-02-27T16:05:00.000Z'],
    ['2019/2/28 1:25 PM', '2019-02-28T05:25:00.000Z'],
    ['２０１９／２／２８', '2019-02-27T16:00:00.000Z'],
    ['\u00a02019-02-28 ', '2019-02-27T16:00:00.000Z'],
    ['2/28/2019', '2019-02-27T16:00:00.000Z'],
    ['28/2/2019 11:25', '2019-02-28T03:25:00.000Z'],
    ['3/3/2019', '2019-03-02T16:00:00.000Z'],
    ['43524.4757523148', '2019-02-28T03:25:05.000Z'],
    ['2024-02-29', '2024-02-28T16:00:00.000Z'],
  ])('reads %s', (text, instant) => expect(read(text)).toBe(instant))

  it('reads what Excel keeps: dates, day numbers of the 1900 system, and days written as numbers', () => {
    expect(read(new Date('2019-02-28T11:25:05Z'))).toBe('2019-02-28T03:25:05.000Z')
    expect(read(43524.4757523148)).toBe('2019-02-28T03:25:05.000Z')
    expect(read(43524)).toBe('2019-02-27T16:00:00.000Z')
    expect(read(20190228)).toBe('2019-02-27T16:00:00.000Z')
  })

  it.each([
    ['3/4/2019', 'date_ambiguous'],
    ['2019-02-30', 'date_unreadable'],
    ['2019-02-30T10:00:00Z', 'date_unreadable'],
    ['2019-13-01', 'date_unreadable'],
    ['2019/2/28 25:00', 'date_unreadable'],
    ['2019/2/28 11:60', 'date_unreadable'],
    ['19/2/28', 'date_unreadable'],
    ['去年冬天', 'date_unreadable'],
    ['1899-12-31', 'date_too_early'],
    ['1900-01-01', 'date_too_early'],
    ['1989年12月31日 23:59', 'date_too_early'],
    ['2100-01-01', 'date_in_future'],
    ['2026-11-24 10:11', 'date_in_future'],
    [1, 'date_unreadable'],
    [true, 'date_unreadable'],
    [73051, 'date_in_future'],
  ])('refuses %s', (cell, code) => expect(read(cell)).toBe(code))

  it('takes no longer on a hostile cell', () => {
    const began = performance.now()
    for (const cell of ['1'.repeat(100_000), ' '.repeat(100_000), '2019-2-28 '.repeat(10_000)])
      expect(read(cell)).toBe('date_unreadable')
    expect(performance.now() - began).toBeLessThan(200)
  })
})
