import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suppress } from './suppress.ts'

describe('what a table of counts may show', () => {
  it('hides small counts, zero like the others, and shows their totals', () => {
    const shown = suppress([
      [25, 3, 0],
      [40, 2, 5],
      [31, 8, 4],
    ])
    expect(shown.cells.map((row) => row[1])).toEqual(['small', 'small', 'small'])
    expect(shown.cells[0]).toEqual([25, 'small', 'small'])
    expect(shown.total).toBe(118)
  })

  it('hides a second count where one alone could be had by subtraction', () => {
    const shown = suppress([
      [50, 20, 3],
      [60, 30, 40],
      [70, 12, 45],
    ])
    expect(shown.cells[0]?.filter((one) => typeof one !== 'number').length).toBeGreaterThanOrEqual(
      2,
    )
    expect(
      shown.cells.map((row) => row[2]).filter((one) => typeof one !== 'number').length,
    ).toBeGreaterThanOrEqual(2)
  })

  it('never shows a count below k, nor leaves one alone in a row or column', () => {
    const table = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
      .chain(([height, width]) =>
        fc.array(fc.array(fc.nat({ max: 60 }), { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      )
    fc.assert(
      fc.property(table, (counts) => {
        const { cells, rows, columns, total } = suppress(counts)
        const lines = [
          ...cells.map((row, y) => [...row, rows[y] ?? 0]),
          ...columns.map((sum, x) => [...cells.map((row) => row[x] ?? 0), sum]),
          [...rows, total],
          [...columns, total],
        ]
        expect(total).toBe(counts.flat().reduce((sum, one) => sum + one, 0))
        for (const [at, line] of lines.entries()) {
          const counted = at < lines.length - 2 ? line : line.slice(0, -1)
          expect(counted.every((one) => typeof one !== 'number' || one >= 10)).toBe(true)
          const hidden = line.filter((one) => typeof one !== 'number').length
          // Of a single row or column nothing else is there to be hidden.
          expect(hidden === 1 && line.length > 2).toBe(false)
        }
      }),
    )
  })
})
