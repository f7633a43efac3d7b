import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Finding, TargetState } from '../kinds/index.ts'
import { effectOf, qualityOf, scheduleOf } from './lights.ts'
import type { InEffect, InQuality, OnSchedule } from './lights.ts'
import { REASON_CODES, reasonWords } from './shown/reasons.ts'

const metric = {
  name: '竣工交付的保障性住房',
  unit: '套',
  baseline: 0,
  baseYear: 2025,
  goal: 1200,
  direction: 'at_least',
  method: '以竣工验收备案表计数',
  source: '竣工备案',
} as const

const facts = {
  clause: '一',
  metric,
  start: '2026-01-10',
  deadline: '2026-12-20',
  criteria: '竣工验收备案并交付钥匙',
  who: 'people',
  benefit: '低收入家庭有房住',
  instrument: '集中建设',
  weight: 100,
  aggregation: 'sum',
  rule: null,
  isTop: false,
  series: 's',
  supports: [],
  slips: [],
  revisions: [],
  heir: null,
  question: null,
  reworks: 0,
  findings: [],
  gaps: [],
} as const

const running: TargetState = { name: 'running', ...facts }
const onSchedule: OnSchedule = {
  state: running,
  today: '2026-10-01',
  forecast: null,
  isMeasured: true,
  silentFor: 20,
  carried: null,
  blockers: [],
  parts: { all: 0, late: 0, warned: 0 },
}
const forecast = {
  last: { on: '2026-09-30', value: 700 },
  atDeadline: 1210,
  expectedOn: '2026-12-10',
  by: 'pace',
  warns: false,
} as const
const inQuality: InQuality = {
  findings: [],
  questions: [],
  values: { all: 9, confirmed: 9, questioned: 0 },
  problems: 0,
  parts: { all: 0, bad: 0 },
}
const inEffect: InEffect = {
  who: 'people',
  findings: [],
  isBeingAsked: false,
  isChecked: false,
  metric,
  value: 700,
  parts: { all: 0, bad: 0 },
}
const check = (passed: boolean): Finding => ({
  on: '2026-09-01',
  by: 'check',
  passed,
  words: '抽了三十套到现场看',
  judged: null,
})
const judgement = (answered: number, approved: number): Finding => ({
  on: '2026-09-20',
  by: 'judgement',
  passed: 2 * approved > answered,
  words: '随机抽取打电话问',
  judged: { asked: answered + 20, answered, approved },
})
const codes = ({ reasons }: { readonly reasons: readonly { readonly code: string }[] }) =>
  reasons.map(({ code }) => code)

describe('schedule', () => {
  it('is good only when something says so, and warns before it is late', () => {
    expect(scheduleOf(onSchedule)).toMatchObject({ colour: 'none' })
    expect(scheduleOf({ ...onSchedule, forecast })).toMatchObject({ colour: 'good' })
    const misses = { ...forecast, atDeadline: 900, expectedOn: '2027-02-10', warns: true }
    const warned = scheduleOf({ ...onSchedule, forecast: misses })
    expect(warned).toMatchObject({
      colour: 'watch',
      reasons: [{ code: 'trend_misses', params: { value: 900, goal: 1200, day: '2027-02-10' } }],
    })
    expect(scheduleOf({ ...onSchedule, forecast, today: '2026-12-21' })).toMatchObject({
      colour: 'bad',
    })
  })

  it('says all that stands in the way, the gravest first', () => {
    const state: TargetState = {
      ...running,
      slips: [{ on: '2026-09-01', expected: '2027-01-20', reason: '用地晚交' }],
      supports: [{ post: 'power-clerk', work: '通电', deadline: '2026-09-01', delivered: null }],
    }
    const light = scheduleOf({
      ...onSchedule,
      state,
      silentFor: 90,
      carried: { days: 12, from: '跨江大桥主体' },
      blockers: [{ number: '1', isRaised: true }],
    })
    expect(light.colour).toBe('bad')
    expect(codes(light)).toEqual([
      'slip_said',
      'slip_carried',
      'blocked_higher',
      'support_late',
      'silent',
    ])
  })

  it('measures what was done by the day first promised, whatever the deadline became', () => {
    const claim = { value: 1200, proof: '竣工备案', on: '2027-01-10' }
    const revisions = [{ on: '2026-08-01', goal: 1200, deadline: '2026-12-20', reason: '汛情' }]
    const state: TargetState = {
      ...running,
      name: 'claimed',
      claim,
      deadline: '2027-02-01',
      revisions,
    }
    expect(scheduleOf({ ...onSchedule, state })).toMatchObject({
      colour: 'watch',
      reasons: [{ code: 'done_late', params: { days: 21 } }],
    })
  })
})

describe('quality', () => {
  it('is good by the check of somebody else alone, never by figures', () => {
    expect(qualityOf(inQuality)).toMatchObject({ colour: 'none' })
    expect(qualityOf({ ...inQuality, findings: [check(true)] })).toMatchObject({ colour: 'good' })
    expect(qualityOf({ ...inQuality, findings: [check(true), check(false)] })).toMatchObject({
      colour: 'bad',
    })
    const mended = qualityOf({ ...inQuality, findings: [check(false), check(true)] })
    expect(codes(mended)).toEqual(['check_passed', 'after_rework'])
  })

  it('is bad while a problem that supervision found is open', () => {
    const light = qualityOf({ ...inQuality, findings: [check(true)], problems: 1 })
    expect(light.colour).toBe('bad')
    expect(codes(light)).toEqual(['problems_open', 'check_passed'])
  })
})

describe('effect', () => {
  it('is good only where those it is for have said so, and enough of them', () => {
    expect(effectOf({ ...inEffect, isChecked: true })).toMatchObject({ colour: 'none' })
    const of = (answered: number, approved: number) =>
      effectOf({ ...inEffect, findings: [judgement(answered, approved)] }).colour
    expect(of(100, 80)).toBe('good')
    expect(of(29, 29)).toBe('watch')
    // More than half, but it might as well be less.
    expect(of(100, 55)).toBe('watch')
    expect(of(100, 50)).toBe('bad')
  })

  it('is bad when things are worse than before, whatever anybody says', () => {
    const light = effectOf({ ...inEffect, value: -3, findings: [judgement(100, 90)] })
    expect(light.colour).toBe('bad')
  })

  it('asks nobody where nobody gains: the check confirms the goal', () => {
    expect(effectOf({ ...inEffect, who: 'none', isChecked: true })).toMatchObject({
      colour: 'good',
      reasons: [{ code: 'goal_confirmed' }],
    })
  })
})

/** Everything that anybody inside can say or do, short of a check and a judgement. */
const inside = fc.record({
  reworks: fc.nat({ max: 3 }),
  slips: fc.constant([]),
  weight: fc.integer({ min: 1, max: 100 }),
  isTop: fc.boolean(),
})
const findings = fc.array(
  fc.oneof(
    fc.boolean().map(check),
    fc
      .tuple(fc.integer({ min: 1, max: 200 }), fc.float({ min: 0, max: 1, noNaN: true }))
      .map(([answered, share]) => judgement(answered, Math.floor(answered * share))),
  ),
  { maxLength: 4 },
)

describe('none hides another', () => {
  it('quality and effect cannot be made good without somebody outside', () => {
    fc.assert(
      fc.property(
        inside,
        fc.nat({ max: 40 }),
        fc.float({ min: 0, max: 5000, noNaN: true }),
        (more, confirmed, value) => {
          const state = { ...running, ...more }
          const values = { all: confirmed, confirmed, questioned: 0 }
          expect(qualityOf({ ...inQuality, findings: state.findings, values }).colour).not.toBe(
            'good',
          )
          expect(effectOf({ ...inEffect, findings: state.findings, value }).colour).not.toBe('good')
        },
      ),
    )
  })

  it('what is bad stays bad, however good the others are', () => {
    fc.assert(
      fc.property(findings, (all) => {
        const state = { ...running, findings: all }
        const schedule = scheduleOf({ ...onSchedule, state, forecast })
        expect(schedule).toEqual(scheduleOf({ ...onSchedule, forecast }))
        const checks = all.filter(({ by }) => by === 'check')
        const judged = all.filter(({ by }) => by === 'judgement')
        expect(qualityOf({ ...inQuality, findings: all })).toEqual(
          qualityOf({ ...inQuality, findings: checks }),
        )
        expect(effectOf({ ...inEffect, findings: all })).toEqual(
          effectOf({ ...inEffect, findings: judged }),
        )
        if (judged.at(-1)?.passed === false)
          expect(effectOf({ ...inEffect, findings: all }).colour).toBe('bad')
        if (checks.at(-1)?.passed === false)
          expect(qualityOf({ ...inQuality, findings: all }).colour).toBe('bad')
      }),
    )
  })
})

describe('words', () => {
  it('are there for every reason that a light can give', () => {
    const source = readFileSync(new URL('lights.ts', import.meta.url), 'utf8')
    const given = [
      ...source.matchAll(/code: '(\w+)'/gu),
      ...source.matchAll(/because\(\s*[^,']*'\w+',\s*'(\w+)'/gu),
      ...source.matchAll(/'(trend_\w+|blocked\w*|parts_\w+|too_early|not_\w+_yet)'/gu),
    ].map(([, code]) => code ?? '')
    expect(given.length).toBeGreaterThan(30)
    expect(given.filter((code) => !REASON_CODES.includes(code))).toEqual([])
  })

  it('are there in both languages, with nothing left unfilled', () => {
    const written = { day: (on: string) => on, figure: String }
    const params = Object.fromEntries(
      ['days', 'count', 'all', 'value', 'goal', 'baseline', 'asked', 'answered', 'approved'].map(
        (name) => [name, 7],
      ),
    )
    for (const code of REASON_CODES)
      for (const language of ['zh', 'en'] as const) {
        const words = reasonWords(
          { code, params: { ...params, day: '2026-01-01', reason: 'r', words: 'w', from: 'f' } },
          language,
          written,
        )
        expect(words).not.toMatch(/[{}]|undefined/u)
        expect(words.length).toBeGreaterThan(3)
      }
    expect(() => reasonWords({ code: 'nowhere' }, 'zh', written)).toThrow('nowhere')
  })
})
