import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kernel/index.ts'
import { placesOf } from './path.ts'
import type { Node } from './path.ts'

const day = (n: number) => addDays('2026-01-01', n)
const node = (
  id: string,
  start: number,
  deadline: number,
  waitsFor: string[] = [],
  own = deadline,
) => ({
  id,
  start: day(start),
  deadline: day(deadline),
  own: day(own),
  waitsFor,
  parts: [],
})

describe('a bridge, its approach and the ring road', () => {
  const plan = (own: number): readonly Node[] => [
    node('land', 0, 60),
    node('bridge', 30, 200, ['land'], own),
    node('approach', 100, 240, ['bridge']),
    node('lights', 0, 150),
    node('ring', 0, 300, ['approach', 'lights']),
  ]

  it('has one chain that decides, and room beside it', () => {
    const places = placesOf(plan(200))
    expect(places.get('ring')?.path).toEqual(['land', 'bridge', 'approach', 'ring'])
    expect(places.get('bridge')).toMatchObject({ float: 0, margin: 0, carried: 0, from: null })
    expect(places.get('lights')).toMatchObject({ float: 0, margin: 0 })
  })

  it('carries a slip to whatever waits, and says whose it is', () => {
    const places = placesOf(plan(230))
    expect(places.get('bridge')).toMatchObject({ finish: day(230), carried: 0, margin: -30 })
    expect(places.get('approach')).toMatchObject({ finish: day(270), carried: 30, from: 'bridge' })
    expect(places.get('ring')).toMatchObject({ finish: day(330), carried: 30, from: 'approach' })
    expect(places.get('land')).toMatchObject({ carried: 0 })
    // Lights could end thirty days later and nobody would notice.
    expect(places.get('lights')).toMatchObject({ float: 30, margin: 0 })
  })

  it('takes up a slip where there is time between the two', () => {
    const places = placesOf([node('plant', 0, 100, [], 120), node('pump', 150, 250, ['plant'])])
    expect(places.get('pump')).toMatchObject({ finish: day(250), carried: 0 })
    expect(places.get('plant')).toMatchObject({ margin: -20, float: 30 })
  })
})

/** Each waits only for those before it: no circle, as the act that makes a target wait sees to. */
const networks = fc
  .array(
    fc.record({
      start: fc.integer({ min: 0, max: 200 }),
      length: fc.integer({ min: 1, max: 200 }),
      slip: fc.integer({ min: -30, max: 90 }),
      waits: fc.array(fc.nat({ max: 30 }), { maxLength: 3 }),
    }),
    { minLength: 2, maxLength: 20 },
  )
  .map((all) =>
    all.map(({ start, length, slip, waits }, n) =>
      node(
        `t${n}`,
        start,
        start + length,
        [...new Set(waits.filter((to) => to < n).map((to) => `t${to}`))],
        start + length + slip,
      ),
    ),
  )

describe('whatever waits for whatever', () => {
  it('float is never below 0, and is 0 all along the path', () => {
    fc.assert(
      fc.property(networks, (nodes) => {
        const places = placesOf(nodes)
        for (const { float, path } of places.values()) {
          if (float !== null) expect(float).toBeGreaterThanOrEqual(0)
          for (const id of path) expect(places.get(id)?.float).toBe(0)
        }
      }),
    )
  })

  it('slipping within the float moves no end; slipping on the path moves it by as much', () => {
    fc.assert(
      fc.property(networks, fc.nat(), fc.integer({ min: 1, max: 40 }), (nodes, which, days) => {
        const places = placesOf(nodes)
        const one = nodes[which % nodes.length]
        const place = one && places.get(one.id)
        if (!one || !place || place.float === null) return
        const slipped = placesOf(
          nodes.map((each) =>
            each === one ? { ...each, own: addDays(place.finish, days) } : each,
          ),
        )
        const endOf = (of: typeof places) =>
          place.path.at(-1) === undefined
            ? ''
            : nodes
                .filter(({ id }) => of.get(id)?.path.join() !== '' && sameChain(nodes, one.id, id))
                .map(({ id }) => of.get(id)?.finish ?? '')
                .reduce((a, b) => (a > b ? a : b))
        if (days <= place.float) expect(endOf(slipped)).toBe(endOf(places))
        if (one.id === place.path.at(-1)) expect(endOf(slipped)).toBe(addDays(place.finish, days))
      }),
    )
  })

  it('nobody is carried who waits for nobody', () => {
    fc.assert(
      fc.property(networks, (nodes) => {
        const places = placesOf(nodes)
        for (const { id, waitsFor, own } of nodes)
          if (waitsFor.length === 0)
            expect(places.get(id)).toMatchObject({ carried: 0, finish: own })
      }),
    )
  })

  it('ends on a circle too, though none can be made', () => {
    const places = placesOf([node('a', 0, 10, ['b']), node('b', 0, 20, ['a'])])
    expect(places.size).toBe(2)
  })
})

function sameChain(nodes: readonly Node[], a: string, b: string): boolean {
  const reached = new Set([a])
  for (let grew = true; grew;) {
    grew = false
    for (const { id, waitsFor } of nodes)
      for (const to of waitsFor)
        if (reached.has(id) !== reached.has(to)) {
          reached.add(id).add(to)
          grew = true
        }
  }
  return reached.has(b)
}
