import { describe, expect, it } from 'vitest'
import { KINDS } from '../kinds/index.ts'
import type { Figure } from '../matters/index.ts'
import { boardOf, medianOf } from './board.ts'

const kinds = new Map(KINDS.map((kind) => [kind.name, kind]))
const CATEGORIES: Readonly<Record<string, { topic: 'income' | null; small: boolean }>> = {
  wages: { topic: 'income', small: false },
  lamp: { topic: null, small: true },
}
const rules = { category: (code: string) => CATEGORIES[code] as never }

const figure = (
  measure: Figure['measure'],
  state: string,
  value: number,
  more: Partial<Figure> = {},
): Figure => ({
  measure,
  kind: 'request',
  state,
  category: 'lamp',
  division: '330602001',
  value,
  ...more,
})

const FIGURES: readonly Figure[] = [
  figure('came_in', '', 30),
  figure('state', 'received', 4),
  figure('state', 'in_hand', 5),
  figure('state', 'deferred', 1),
  figure('state', 'answered', 2),
  figure('state', 'closed', 15),
  figure('state', 'archived', 3),
  figure('ended', 'done.judged', 9),
  figure('ended', 'done.unjudged', 4),
  figure('ended', 'partly.unreached', 1),
  figure('ended', 'cannot.judged', 4),
  figure('came_in', '', 12, { category: 'wages', division: '' }),
  figure('state', 'not_ours', 12, { category: 'wages', division: '' }),
]

describe('the board', () => {
  const board = boardOf(FIGURES, kinds, rules)

  it('adds up: what came in is where it stands', () => {
    expect(board.cameIn).toBe(42)
    expect(Object.values(board.counts).reduce((sum, one) => sum + one, 0)).toBe(42)
    for (const { cameIn, counts } of board.topics)
      expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(cameIn)
  })

  it('counts an honest "cannot" apart from what was done, and silence as silence', () => {
    expect(board.counts).toMatchObject({ done: 14, cannot: 4, in_hand: 6, answered: 2, waiting: 4 })
    expect(board.ended).toEqual({ judged: 13, unjudged: 4, unreached: 1 })
  })

  it('puts the four topics first, in their order, and the rest last', () => {
    expect(board.topics.map((one) => one.topic)).toEqual([
      'income',
      'safety',
      'fairness',
      'environment',
      'other',
    ])
    expect(board.topics[0]?.cameIn).toBe(12)
  })

  it('counts towns in their district and unsaid places in a row of their own, last', () => {
    expect(board.districts).toEqual(['330602', ''])
    expect(board.byDistrict.total).toBe(42)
  })

  it('counts the lane of small matters', () => {
    expect(board.small).toEqual({ cameIn: 30, open: 10 })
  })

  it('stops at a state that no kind declares', () => {
    expect(() => boardOf([figure('state', 'nowhere', 1)], kinds, rules)).toThrow(/nowhere/)
  })
})

it('a median', () => {
  expect(medianOf([])).toBeNull()
  expect(medianOf([5])).toBe(5)
  expect(medianOf([9, 1, 5])).toBe(5)
  expect(medianOf([9, 1, 5, 7])).toBe(6)
})
