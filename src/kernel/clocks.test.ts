/** Clocks, the duties that run by them, and the warnings that come of those. */
import { describe, expect, it } from 'vitest'
import { DAY, HOUR, later, rulebookOf, START, SYSTEM } from '../../tests/support/acting.ts'
import type { Acting } from '../../tests/support/acting.ts'
import { asked, given, giver, LIMITS, task, worker } from '../../tests/support/task.ts'
import { dutiesOf, nextWarning, warningKey, warningReached } from './index.ts'
import type { Kind } from './index.ts'

describe('clocks', () => {
  const working = (stage: Acting) => stage.matter.clocks['working']

  it('run from the act, by a rule that is named', () => {
    const stage = given()
    expect(working(stage)).toEqual({
      start: START,
      due: later(START, 100 * HOUR),
      term: { amount: 100, unit: 'hours' },
      rule: 'whole v1 · known to 2026-12-31',
      earlier: [],
    })
  })

  it('prolonged count from the date that stood, keep their start and the date before', () => {
    const stage = given()
    stage.wait(30 * HOUR)
    stage.does('prolong', worker)
    expect(working(stage)).toMatchObject({
      start: START,
      from: later(START, 100 * HOUR),
      due: later(START, 150 * HOUR),
      earlier: [later(START, 100 * HOUR)],
    })
  })

  it('computed again keep what they were prolonged by', () => {
    const stage = given()
    stage.rulebook = rulebookOf(LIMITS, later(START, 120 * HOUR))
    stage.does('prolong', worker)
    expect(working(stage)?.due).toBe(null)
    stage.rulebook = rulebookOf(LIMITS)
    expect(stage.does('recompute', SYSTEM, { clock: 'working' })).toBe('given')
    expect(working(stage)).toMatchObject({
      due: later(START, 150 * HOUR),
      earlier: [later(START, 100 * HOUR), null],
    })
    expect(stage.does('recompute', SYSTEM, { clock: 'none' })).toBe('no_such_clock')
  })

  it('of a promised day end with that day and have no term', () => {
    const stage = given()
    stage.does('promise', worker, { until: '2026-05-01' })
    expect(working(stage)).toMatchObject({
      start: START,
      due: '2026-05-01T15:59:59.999Z',
      term: null,
      rule: 'promised',
    })
    expect(stage.does('recompute', SYSTEM, { clock: 'working' })).toBe('no_such_clock')
    stage.does('promise', worker, { until: '2026-05-02T01:00:00.000Z' })
    expect(working(stage)).toMatchObject({
      due: '2026-05-02T01:00:00.000Z',
      earlier: [later(START, 100 * HOUR), '2026-05-01T15:59:59.999Z'],
    })
  })

  it('hurried are never given more time', () => {
    const stage = given()
    stage.does('hurry', giver)
    expect(working(stage)?.due).toBe(later(START, 2 * HOUR))
    stage.wait(HOUR)
    stage.does('hurry', giver)
    expect(working(stage)).toMatchObject({
      due: later(START, 2 * HOUR),
      earlier: [later(START, 100 * HOUR)],
    })
    const unknown = asked()
    unknown.rulebook = rulebookOf(LIMITS, later(START, 50 * HOUR))
    unknown.does('give', giver, { unit: 'works' })
    expect(working(unknown)?.due).toBe(null)
    unknown.does('hurry', giver)
    expect(working(unknown)?.due).toBe(later(START, 2 * HOUR))
  })
})

describe('duties', () => {
  it('name who owes which act by when', () => {
    expect(dutiesOf(task, given().matter)).toEqual([
      {
        key: 'worker.finish.',
        role: 'worker',
        acts: ['finish'],
        holder: { is: 'unit', unit: 'works' },
        clock: 'working',
        since: START,
        due: later(START, 100 * HOUR),
      },
    ])
  })

  it('tell several holders of one role apart, units, posts and parties', () => {
    const bind = ['a', 'b'].flatMap((name) => [
      { role: 'worker', unit: name, since: 1, until: null },
      { role: 'worker', post: name, since: 1, until: null },
      { role: 'worker', party: name, since: 1, until: null },
    ])
    const matter = { ...given().matter, bindings: bind }
    const kind: Kind = {
      ...task,
      states: {
        ...task.states,
        given: {
          ...task.states['given']!,
          duties: () =>
            (['unit', 'post', 'party'] as const).map((is) => {
              return { role: 'worker', acts: ['finish'], clock: 'working', [is]: 'b' }
            }),
        },
      },
    }
    expect(dutiesOf(kind, matter).map(({ holder }) => holder)).toEqual([
      { is: 'unit', unit: 'b' },
      { is: 'post', post: 'b' },
      { is: 'party', party: 'b' },
    ])
  })

  it('that nobody could hold are a fault that shows at once', () => {
    const released = { ...given().matter, bindings: [] }
    expect(() => dutiesOf(task, released)).toThrow('nobody is bound as worker')
    const clockless = { ...given().matter, clocks: {} }
    expect(() => dutiesOf(task, clockless)).toThrow('clock working of a duty is not running')
  })
})

describe('warnings', () => {
  const duty = dutiesOf(task, given().matter)[0]!
  const at = (hours: number) => later(START, hours * HOUR)

  it('come at four fifths, when due, and as long again after, three days at most', () => {
    expect(nextWarning(duty, [])).toEqual({ stage: 'soon', at: at(80) })
    expect(nextWarning(duty, [warningKey(duty, 'soon')])).toEqual({ stage: 'due', at: at(100) })
    expect(nextWarning(duty, [warningKey(duty, 'due')])).toEqual({
      stage: 'over',
      at: later(at(100), 3 * DAY),
    })
    expect(nextWarning(duty, [warningKey(duty, 'over')])).toBe(null)
    const short = { ...duty, due: at(2) }
    expect(nextWarning(short, [warningKey(short, 'due')])).toEqual({ stage: 'over', at: at(4) })
  })

  it('leave out what is past: the furthest stage is the one to tell', () => {
    expect(warningReached(duty, [], at(79))).toBe(null)
    expect(warningReached(duty, [], at(80))).toBe('soon')
    expect(warningReached(duty, [], at(100))).toBe('due')
    expect(warningReached(duty, [], at(1000))).toBe('over')
    expect(warningReached(duty, [warningKey(duty, 'over')], at(1000))).toBe(null)
  })

  it('belong to one run of a duty: a new term warns anew', () => {
    const warned = (['soon', 'due', 'over'] as const).map((stage) => warningKey(duty, stage))
    expect(nextWarning({ ...duty, due: at(200) }, warned)?.stage).toBe('soon')
  })

  it('are given to nobody about residents, the house itself, or an unknown date', () => {
    expect(nextWarning({ ...duty, due: null }, [])).toBe(null)
    expect(nextWarning({ ...duty, holder: { is: 'resident' } }, [])).toBe(null)
    expect(nextWarning({ ...duty, holder: { is: 'system', part: 'sweep' } }, [])).toBe(null)
  })
})
