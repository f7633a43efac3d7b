import { describe, expect, test } from 'vitest'
import { delayAfter, faded, openThrottle } from './throttle.ts'

describe('the delay', () => {
  test('costs nothing for three failures, then doubles up to five seconds', () => {
    expect([0, 1, 2, 2.9, 3, 4, 5, 7, 8, 1_000].map(delayAfter)).toEqual([
      0, 0, 0, 0, 250, 500, 1_000, 4_000, 5_000, 5_000,
    ])
  })

  test('fades: half of the failures are forgotten every ten minutes', () => {
    expect(faded(8, 0)).toBe(8)
    expect(faded(8, 600_000)).toBe(4)
    expect(faded(8, 3_600_000)).toBeLessThan(0.2)
    // A clock that was set back forgives nothing.
    expect(faded(8, -600_000)).toBe(8)
  })
})

describe('a lane', () => {
  test('looks at one attempt at a time, each after its delay; other lanes do not wait', async () => {
    const slept: number[] = []
    const throttle = openThrottle(async (milliseconds) => {
      slept.push(milliseconds)
    })
    let inside = 0
    let most = 0
    const work = async () => {
      inside += 1
      most = Math.max(most, inside)
      await new Promise((resolve) => setTimeout(resolve, 2))
      inside -= 1
      return 'done'
    }
    const ten = Array.from({ length: 10 }, () => throttle.inLane('a', async () => 40, work))
    const other = await throttle.inLane(
      'b',
      async () => 0,
      async () => 'at once',
    )
    expect(other).toBe('at once')
    expect(slept.length).toBeLessThan(10)
    expect(await Promise.all(ten)).toEqual(Array.from({ length: 10 }, () => 'done'))
    expect(most).toBe(1)
    expect(slept).toEqual(Array.from({ length: 10 }, () => 40))
  })

  test('draws the next by lot: who comes last among fifty is not looked at last', async () => {
    const places: number[] = []
    for (let round = 0; round < 40; round++) {
      const throttle = openThrottle()
      const order: number[] = []
      const all = Array.from({ length: 50 }, (_, index) =>
        throttle.inLane(
          'a',
          async () => 0,
          async () => order.push(index),
        ),
      )
      await Promise.all(all)
      places.push(order.indexOf(49))
    }
    expect(new Set(places).size).toBeGreaterThan(10)
    expect(places.reduce((sum, place) => sum + place, 0) / places.length).toBeLessThan(40)
  })

  test('turns away whoever finds it full, and is free again after a failure', async () => {
    const throttle = openThrottle(undefined, 2)
    const slow = () => new Promise<string>((resolve) => setTimeout(() => resolve('in'), 5))
    const four = await Promise.all(
      Array.from({ length: 4 }, () => throttle.inLane('a', async () => 0, slow)),
    )
    expect(four).toEqual(['in', 'in', 'in', null])
    await expect(
      throttle.inLane(
        'a',
        async () => 0,
        () => Promise.reject(new Error('broken')),
      ),
    ).rejects.toThrow('broken')
    expect(await throttle.inLane('a', async () => 0, slow)).toBe('in')
  })
})
