/** An appraisal through the writer: rules before the year is looked at, results to the units first, an appeal that changes them. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answeredIn } from '../../tests/support/answered.ts'
import { openBallotIn, YEAR_RULES } from '../../tests/support/ballots.ts'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { mustIn } from '../../tests/support/published.ts'
import { publicServer } from '../../tests/support/public-server.ts'
import { visitor } from '../../tests/support/visitor.ts'
import { writerOf } from '../../tests/support/writer.ts'
import { castVote } from '../ballots/index.ts'
import type { Json } from '../kernel/index.ts'
import type { AppraisalState, Results } from '../kinds/index.ts'
import { commit } from '../matters/index.ts'
import { fixedClock } from '../platform/clock.ts'
import type { FixedClock } from '../platform/clock.ts'
import { appraisalFigures } from './commands.ts'
import { appraisalOf, computeAppraisal } from './computing.ts'
import { appraisalsAtDesk } from './listing.ts'

let city: TestCity
let clock: FixedClock
let app: FastifyInstance

beforeAll(async () => {
  clock = fixedClock('2025-03-03T02:00:00.000Z')
  city = await testCity({ clock })
  app = await publicServer(city.house, city.jurisdiction)
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

const { opened, must, code, bodyOf } = writerOf(() => city)

async function computed(id: string) {
  const matter = await appraisalOf(city.house, city.jurisdiction, id)
  if (!matter) throw new Error('no appraisal')
  const result = await computeAppraisal(city.house, city.jurisdiction, matter)
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

const resultsIn = async (id: string): Promise<Results> =>
  ((await bodyOf(id)).state as unknown as Extract<AppraisalState, { name: 'told' }>).results

describe('rules', () => {
  it('weigh a hundred, name each measure once, and bind nobody in the line of who writes them', async () => {
    const draft = async (more: Record<string, Json>) => {
      const refused = await opened('appraisal', 'draft_rules', 'supervisor', {
        ...YEAR_RULES,
        ...more,
      })
      return typeof refused === 'string' ? 'done' : refused.code
    }
    const [first, second] = [
      { measure: 'solved', weight: 60 },
      { measure: 'in_time', weight: 39.9 },
    ]
    expect(await draft({ measures: [first, second] })).toBe('weights_not_100')
    expect(await draft({ measures: [first, { ...first, weight: 40 }] })).toBe('measure_twice')
    expect(await draft({ measures: [{ measure: 'visits', weight: 100 }] })).toBe('not_an_option')
    expect(await draft({ units: ['urban'] })).toBe('too_few_units')
    expect(await draft({ units: ['inspection', 'urban'] })).toBe('appraises_itself')
    expect(await draft({ units: ['gov', 'urban'] })).toBe('appraises_itself')
  })
})

describe('an appraisal', () => {
  it('is consulted, adopted, computed, told, appealed, told again and published', async () => {
    const id = await must('appraisal', 'draft_rules', 'supervisor', YEAR_RULES)
    // A preview is of the year before, kept nowhere and told to nobody.
    expect(await computed(id)).toMatchObject({ isPreview: true, results: { year: 2024 } })
    await mustIn(city, id, 'supervisor', 'consult', { closes: '2025-03-20' })
    await mustIn(city, id, 'urban-clerk', 'comment_rules', { words: '占道类诉求反复，请看同类' })
    expect(await code(id, 'bridge-clerk', 'comment_rules', { words: '也说一句' })).toBe(
      'not_your_role',
    )
    const dealt = '采纳：结果旁边列出同类诉求应有的占比'
    expect(await code(id, 'leader', 'adopt_rules', { dealt })).toBe('consulting_still_open')
    clock.set('2025-03-21T02:00:00.000Z')
    await mustIn(city, id, 'leader', 'adopt_rules', { dealt })
    expect(await code(id, 'supervisor', 'tell_results', {})).toBe('year_not_over')

    // What happened in the year: three answers, one of them untrue; and a ballot on the other unit.
    const asked = []
    for (const solved of ['yes', 'yes', 'no']) {
      const one = await answeredIn(
        city,
        { text: '巷口路灯坏了三盏', title: '路灯坏了' },
        '三盏路灯的灯头已经换新',
      )
      await commit(city.house, city.jurisdiction, [
        { matter: one.id, act: 'judge', input: { solved, words: '看过了' }, actor: one.author },
      ])
      asked.push(one.id)
    }
    const ballot = await openBallotIn(city)
    for (const [n, slip] of ballot.codes.slice(0, 36).entries()) {
      const say = n < 27 ? 'approve' : 'not'
      const answers = { support: say, agree: say, glad: say, consent: say } as const
      await castVote(city.house, city.jurisdiction, ballot.id, { code: slip, answers })
    }
    clock.set('2025-05-05T02:00:00.000Z')
    await mustIn(city, ballot.id, 'reviewer', 'count_ballot', {})
    await mustIn(city, ballot.id, 'supervisor', 'publish_ballot', {})

    clock.set('2026-02-02T02:00:00.000Z')
    expect(await code(id, 'supervisor', 'tell_results', {})).toBe('results_not_computed')
    expect(await computed(id)).toMatchObject({ isPreview: false, results: { year: 2025 } })
    await mustIn(city, id, 'supervisor', 'tell_results', {})
    const told = await resultsIn(id)
    const of = (results: Results, unit: string) => results.units.find((one) => one.unit === unit)
    const measured = (results: Results, unit: string) =>
      Object.fromEntries(
        (of(results, unit)?.measures ?? []).map((one) => [one.measure, `${one.hits}/${one.n}`]),
      )
    expect(measured(told, 'urban')).toEqual({ solved: '2/3', truthful: '2/3', in_time: '3/3' })
    expect(measured(told, 'housing')).toEqual({ ballots: '27/36' })
    expect(of(told, 'urban')?.band).toBe('alike')

    // Before it is published a unit reads its own, and the public nothing but the rules.
    const reader = await city.actorOf('housing-head')
    if (reader.as !== 'official') throw new Error('no official')
    const [own] = await appraisalsAtDesk(city.house, city.jurisdiction, reader)
    expect(own?.results?.units.map(({ unit }) => unit)).toEqual(['housing'])
    const someone = visitor(app)
    const before = await someone.get(`/appraisals/${own?.number}`)
    expect(before.body).toContain('请看同类')
    expect(before.body).not.toContain('27/36')
    expect(before.body).not.toContain('高于其他单位')

    const appeal = { measure: 'solved', grounds: '第三件的路灯在小区里，归物业管，编号见附件' }
    await mustIn(city, id, 'urban-clerk', 'appeal_result', appeal)
    expect(await code(id, 'urban-clerk', 'appeal_result', appeal)).toBe('appeal_open_already')
    expect(await code(id, 'reviewer', 'publish_results', {})).toBe('appeals_open')
    const granted = { outcome: 'granted', reason: '路灯确在小区围墙内，由业主共有' }
    expect(await code(id, 'supervisor', 'decide_appeal', granted)).toBe('not_your_role')
    expect(await code(id, 'arbiter', 'decide_appeal', granted)).toBe('granted_leaves_out')
    await mustIn(city, id, 'arbiter', 'decide_appeal', {
      ...granted,
      leave_out: [{ matter: asked[2] }],
    })
    expect(await code(id, 'reviewer', 'publish_results', {})).toBe('results_to_tell_again')
    expect(await code(id, 'supervisor', 'tell_results', {})).toBe('results_not_computed')
    await computed(id)
    await mustIn(city, id, 'supervisor', 'tell_results', {})
    expect(measured(await resultsIn(id), 'urban')).toEqual({
      solved: '2/2',
      truthful: '2/2',
      in_time: '2/2',
    })
    expect(await code(id, 'reviewer', 'publish_results', {})).toBe('window_still_open')
    clock.set('2026-03-10T02:00:00.000Z')
    await mustIn(city, id, 'reviewer', 'publish_results', {})

    const { body, status } = await someone.get(`/appraisals/${own?.number}`)
    expect(status).toBe(200)
    for (const words of [
      '与其他单位相当',
      '75%（59%–86%）',
      '不足 30 件',
      '采纳',
      '1 件事项没有计入',
    ])
      expect(body).toContain(words)
    const number = own?.number ?? ''
    expect(await appraisalFigures(city.house, city.jurisdiction, number)).toMatchObject({
      same: true,
    })
    // Whoever alters what came of it is found out.
    const alter = (hits: string) =>
      city.house.db.query(
        `UPDATE matters SET body = jsonb_set(body, '{state,results,units,1,measures,0,hits}', $3)
         WHERE jurisdiction_id = $1 AND matter_id = $2`,
        [city.jurisdiction, id, hits],
      )
    await alter('9')
    expect(await appraisalFigures(city.house, city.jurisdiction, number)).toMatchObject({
      same: false,
      lines: ['urban solved: 9/2 ≠ 2/2'],
    })
    await alter('2')
    expect((await someone.get('/appraisals?lang=en&view=elder')).body).toContain('Yearly appraisal')
    expect((await someone.get('/appraisals/nonsense')).status).toBe(404)
  })
})
