/** What can and what cannot move an appraisal, over random streams of outcomes and of activity. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acting, DOOR, official, RESIDENT, START } from '../../tests/support/acting.ts'
import type { MatterEvent } from '../kernel/index.ts'
import { request } from '../kinds/index.ts'
import type { Measure, RuleLine, UnitResult } from '../kinds/index.ts'
import { outcomeOf } from './outcomes.ts'
import { scored, Tally } from './scoring.ts'

const MEASURES: readonly Measure[] = ['solved', 'truthful', 'in_time', 'targets', 'ballots']
const UNITS = ['a', 'b', 'c']
const BANDS = ['below', 'alike', 'above']

interface Fact {
  readonly unit: string
  readonly measure: Measure
  readonly category: string
  readonly hit: boolean
}

const facts = fc.array(
  fc.record({
    unit: fc.constantFrom(...UNITS),
    measure: fc.constantFrom(...MEASURES),
    category: fc.constantFrom('roads', 'noise', 'water'),
    hit: fc.boolean(),
  }),
  { maxLength: 120 },
)
/** Any weights that make a hundred. */
const rules = fc
  .array(fc.integer({ min: 1, max: 20 }), { minLength: 5, maxLength: 5 })
  .map((parts): readonly RuleLine[] => {
    const all = parts.reduce((a, b) => a + b, 0)
    return MEASURES.map((measure, index) => ({
      measure,
      weight: ((parts[index] ?? 0) / all) * 100,
    }))
  })

function resultOf(all: readonly Fact[], lines: readonly RuleLine[], unit = 'a'): UnitResult {
  const tally = new Tally()
  for (const { unit: of, measure, category, hit } of all)
    tally.add(of, measure, category, { hits: hit ? 1 : 0, n: 1 })
  const found = scored(tally, lines, UNITS).find((one) => one.unit === unit)
  if (!found) throw new Error('a unit without a result')
  return found
}

const bandAt = ({ band }: UnitResult) => (band === null ? -1 : BANDS.indexOf(band))
const EPSILON = 1e-9

describe('a result', () => {
  it('is not lowered by what went well: not its share, its interval or its band', () => {
    fc.assert(
      fc.property(
        facts,
        rules,
        fc.constantFrom(...MEASURES),
        fc.nat(2),
        (all, lines, measure, c) => {
          const category = ['roads', 'noise', 'water'][c] ?? 'roads'
          const before = resultOf(all, lines)
          const after = resultOf([...all, { unit: 'a', measure, category, hit: true }], lines)
          expect(after.share).toBeGreaterThanOrEqual(
            before.measures.length === 0 ? 0 : before.share - EPSILON,
          )
          expect(after.low).toBeGreaterThanOrEqual(before.low - EPSILON)
          expect(after.high).toBeGreaterThanOrEqual(before.high - EPSILON)
          expect(bandAt(after)).toBeGreaterThanOrEqual(bandAt(before))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('is the same share whatever the volume', () => {
    fc.assert(
      fc.property(facts, rules, fc.integer({ min: 2, max: 6 }), (all, lines, times) => {
        const own = all.filter(({ unit }) => unit === 'a')
        const more = [...all, ...Array.from({ length: times - 1 }, () => own).flat()]
        expect(resultOf(more, lines).share).toBeCloseTo(resultOf(all, lines).share, 9)
      }),
    )
  })

  it('left out is never below failed: an honest cannot, a real attempt', () => {
    fc.assert(
      fc.property(facts, rules, fc.constantFrom(...MEASURES), (all, lines, measure) => {
        const failed = resultOf(
          [...all, { unit: 'a', measure, category: 'roads', hit: false }],
          lines,
        )
        const honest = resultOf(all, lines)
        if (honest.measures.length === 0) return
        expect(honest.share).toBeGreaterThanOrEqual(failed.share - EPSILON)
        expect(honest.high).toBeGreaterThanOrEqual(failed.high - EPSILON)
      }),
    )
  })

  it('has its share within its interval, and no place in a list', () => {
    fc.assert(
      fc.property(facts, rules, (all, lines) => {
        for (const unit of UNITS) {
          const { low, share, high, measures, ...rest } = resultOf(all, lines, unit)
          if (measures.every(({ others }) => others !== null) && measures.length > 0) {
            expect(low).toBeLessThanOrEqual(share + EPSILON)
            expect(high).toBeGreaterThanOrEqual(share - EPSILON)
          }
          expect(Object.keys(rest).toSorted()).toEqual(['band', 'others', 'unit'])
        }
      }),
    )
  })

  it('shows the mix beside itself: hard cases are compared with hard cases', () => {
    const cases = (unit: string, category: string, hits: number, n: number): readonly Fact[] =>
      Array.from({ length: n }, (_, index) => ({
        unit,
        measure: 'solved' as const,
        category,
        hit: index < hits,
      }))
    const all = [
      ...cases('a', 'noise', 50, 100),
      ...cases('b', 'noise', 20, 40),
      ...cases('b', 'water', 190, 200),
      ...cases('c', 'water', 190, 200),
    ]
    const [solved] = resultOf(all, [{ measure: 'solved', weight: 100 }]).measures
    expect(solved).toMatchObject({
      hits: 50,
      n: 100,
      band: 'below',
      expected: 0.5,
      inContext: 'alike',
    })
    // Seven of seven is not above ninety of a hundred.
    const few = [...cases('a', 'water', 7, 7), ...cases('b', 'water', 90, 100)]
    expect(resultOf(few, [{ measure: 'solved', weight: 100 }]).band).toBe('alike')
  })
})

/* One request, from its events. */

const clerk = official(['handle'], 'urban')
const dispatcher = official(['dispatch'], 'hotline')
const checker = official(['check'], 'inspection')
const ANSWER = [{ outcome: 'done', text: '三盏路灯的灯头已经换新，昨晚试亮' }]
const CANNOT = [
  {
    outcome: 'cannot',
    text: '这段路还没有移交，不能装灯',
    reason: '道路还没有移交给市里，现在无权施工',
    review: '2026-09-01',
  },
]

function course(isChecked = false) {
  const one = acting(request)
  one.readings = {
    power: { has: true, rule: '' },
    check_required: isChecked,
    signs: { danger: [], accuses: false, units: [], outside: false },
    outside_only: false,
    automatic: null,
    identifies: null,
    publication: null,
    merged_here: [],
    unseeing: [],
    retention: null,
  }
  one.must('receive', { as: 'door', door: 'web' }, { text: '路灯坏了三盏', title: '路灯坏了' })
  one.must('dispatch', dispatcher, { unit: 'urban', category: 'road-light' })
  one.must('accept', clerk)
  return one
}

const read = (events: readonly MatterEvent[], through = '2026-12-31T15:59:59.999Z') =>
  outcomeOf(request, events, through)

describe('a request', () => {
  /** Everything somebody can busy themselves with around a request. */
  const BUSY = [
    ['note', clerk, { words: '走访现场，开会研究，上报材料一份' }],
    ['tell', clerk, { words: '已经派人去看，正在协调' }],
    ['urge', dispatcher, { words: '请抓紧' }],
    ['link', clerk, { to: 'm2', type: 'cites' }],
    ['correct', clerk, { event: '1', words: '地点写错了一个字' }],
    ['add', DOOR, { words: '又去看了一次' }],
  ] as const

  it('speaks of its outcome alone, whatever else was done around it, at whatever moment', () => {
    const streams = fc.array(fc.tuple(fc.nat(BUSY.length - 1), fc.nat(3)), { maxLength: 25 })
    fc.assert(
      fc.property(streams, fc.boolean(), fc.boolean(), (stream, isCannot, isJudged) => {
        const steps = (one: ReturnType<typeof course>) => [
          () => one.must('claim_done', clerk, { answers: isCannot ? CANNOT : ANSWER }),
          () =>
            isJudged && one.must('judge', RESIDENT, { solved: 'partly', words: '还有一盏不亮' }),
        ]
        const [busy, plain] = [course(), course()]
        steps(busy).forEach((step, index) => {
          for (const [which, when] of stream) {
            const [act, actor, input] = BUSY[which] ?? BUSY[0]
            if (when === index) busy.try(act, actor, input)
          }
          step()
        })
        for (const step of steps(plain)) step()
        expect(read(busy.events)).toEqual(read(plain.events))
      }),
      { numRuns: 120 },
    )
    const busy = course()
    for (const [act, actor, input] of BUSY) busy.must(act, actor, input)
    expect(busy.events.length).toBe(3 + BUSY.length)
  })

  it('said to be done and found undone is untrue; an honest cannot is neither', () => {
    const checked = course(true)
    checked.must('claim_done', clerk, { answers: ANSWER })
    checked.must('fail_check', checker, { evidence: '三盏里两盏没有换，现场还是黑的' })
    expect(read(checked.events)?.truthful).toEqual([false])
    const judged = course()
    judged.must('claim_done', clerk, { answers: ANSWER })
    judged.must('judge', RESIDENT, { solved: 'no', words: '没有亮' })
    expect(read(judged.events)).toMatchObject({ truthful: [false] })
    const honest = course(true)
    honest.must('claim_done', clerk, { answers: CANNOT })
    honest.must('pass_check', checker, { evidence: '查了移交记录，确实没有移交' })
    expect(read(honest.events)).toMatchObject({ truthful: [], solved: null, inTime: true })
    const lied = course(true)
    lied.must('claim_done', clerk, { answers: CANNOT })
    lied.must('fail_check', checker, { evidence: '道路去年已经移交，有移交书' })
    expect(read(lied.events)?.truthful).toEqual([false])
  })

  it('is late only when its date has passed, and not at all when it was never theirs', () => {
    const open = course()
    expect(read(open.events, START)?.inTime).toBeNull()
    expect(read(open.events)?.inTime).toBe(false)
    const gone = course()
    gone.must('withdraw', RESIDENT, {})
    expect(read(gone.events)).toBeNull()
  })
})
