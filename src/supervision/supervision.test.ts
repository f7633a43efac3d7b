/** Supervision through the writer: caps, no repeats, findings put right, review by others; blame by people alone. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acting, DAY, DOOR, EFFECTS, official, SYSTEM } from '../../tests/support/acting.ts'
import { openedWith, walk } from '../../tests/laws/walk.ts'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { mustIn } from '../../tests/support/published.ts'
import { writerOf } from '../../tests/support/writer.ts'
import type { Json, Kind } from '../kernel/index.ts'
import { KINDS, referral } from '../kinds/index.ts'
import { linkedBodies } from '../matters/index.ts'
import { fixedClock } from '../platform/clock.ts'
import type { FixedClock } from '../platform/clock.ts'

let city: TestCity
let clock: FixedClock

beforeAll(async () => {
  clock = fixedClock('2026-03-02T02:00:00.000Z')
  city = await testCity({ clock })
})
afterAll(() => city.drop())

const { opened, must, code, bodyOf } = writerOf(() => city)

const PLAN = {
  unit: 'urban',
  topic: '占道施工审批和恢复',
  scope: '今年一季度的占道施工许可和路面恢复情况',
  basis: '《政府督查工作条例》第九条，市政府督查计划',
  sort: 'special',
  on: '2026-04-10',
}

const plan = (more: Record<string, Json> = {}) =>
  opened('inspection', 'plan_inspection', 'supervisor', { ...PLAN, ...more })

describe('an inspection', () => {
  it('is not repeated, and no unit is inspected more often than the city allows', async () => {
    expect(typeof (await plan({ unit: 'housing' }))).toBe('string')
    expect(await plan({ unit: 'housing', topic: '占道施工的审批与恢复' })).toMatchObject({
      code: 'inspected_already',
      field: 'topic',
    })
    const sort = 'comprehensive'
    expect(typeof (await plan({ unit: 'housing', topic: '住房保障', sort }))).toBe('string')
    expect(await plan({ unit: 'housing', topic: '物业监管', sort })).toMatchObject({
      code: 'too_many_comprehensive',
    })
    expect(typeof (await plan({ unit: 'housing', topic: '房屋安全' }))).toBe('string')
    expect(typeof (await plan({ unit: 'housing', topic: '维修资金' }))).toBe('string')
    expect(await plan({ unit: 'housing', topic: '信访办理' })).toMatchObject({
      code: 'too_many_inspections',
      params: { most: 4 },
    })
    // Whichever text is the longer, the topic is one.
    expect(
      await plan({ unit: 'housing', topic: '占道施工的审批与恢复，以及围挡和夜间照明' }),
    ).toMatchObject({ code: 'inspected_already' })
    // Another year is another count.
    expect(typeof (await plan({ unit: 'housing', topic: '信访办理', on: '2027-04-10' }))).toBe(
      'string',
    )
  })

  it('of two planned at once takes the last free place once', async () => {
    const sorts = ['窗口排队', '电梯年检', '路灯台账', '收费公示', '校车安全', '渣土夜查']
    const many = await Promise.all(
      sorts.map((topic) => plan({ unit: 'housing', topic, on: '2028-04-10' })),
    )
    expect(many.filter((one) => typeof one === 'string')).toHaveLength(4)
  })

  it('is joined by another instead of being repeated', async () => {
    const id = await must('inspection', 'plan_inspection', 'supervisor', {
      ...PLAN,
      unit: 'bridge',
    })
    const more = { scope: '一并看夜间施工的告知和投诉办理', basis: '市政府督查计划第七项' }
    expect(await code(id, 'urban-clerk', 'join_inspection', more)).toBe('not_your_role')
    await mustIn(city, id, 'supervisor', 'join_inspection', more)
    const body = await bodyOf(id)
    expect(body.state).toMatchObject({ scope: `${PLAN.scope}\n${more.scope}` })
    expect(body.bindings.filter(({ role }) => role === 'inspector')).toHaveLength(1)
  })

  it('ends in what is put right, judged by those it concerns, and open again when it recurs', async () => {
    const id = await must('inspection', 'plan_inspection', 'supervisor', PLAN)
    expect(await code(id, 'supervisor', 'approve_inspection', {})).toBe('not_your_role')
    await mustIn(city, id, 'leader', 'approve_inspection', {})
    await mustIn(city, id, 'supervisor', 'announce', { words: '不用准备材料，现场看路面' })
    const findings = [{ problem: '三处路面没有恢复', concerned: '沿街居民', post: 'urban-clerk' }]
    await mustIn(city, id, 'supervisor', 'report_findings', { findings })
    const conclusion = '审批合规，三处恢复不到位，限期整改'
    await mustIn(city, id, 'supervisor', 'tell_conclusion', { conclusion })
    const to = { to: id, type: 'caused_by', kind: 'rectification' }
    const [found] = await linkedBodies(city.house.db, city.jurisdiction, to)
    if (!found) throw new Error('nothing is put right')
    const measure = { measure: '两周内恢复三处路面并养护', deadline: '2026-06-01' }
    await mustIn(city, found.id, 'urban-clerk', 'set_measure', measure)
    await mustIn(city, found.id, 'urban-clerk', 'claim_rectified', {
      result: '三处路面已恢复并开放',
    })
    expect(await code(found.id, 'urban-clerk', 'pass_check', {})).toBe('not_your_role')
    await mustIn(city, found.id, 'checker', 'pass_check', { found: '三处都看过，平整无坑' })
    const voice = { verdict: 'no', words: '一处又塌了，车还是要绕', until: '2026-07-01' }
    await mustIn(city, found.id, 'caller', 'record_voice', voice)
    expect((await bodyOf(found.id)).state.name).toBe('working')
    await mustIn(city, found.id, 'urban-clerk', 'claim_rectified', {
      result: '塌陷处换填后重新铺了沥青',
    })
    await mustIn(city, found.id, 'checker', 'pass_check', { found: '换填处看过，通车正常' })
    await mustIn(city, found.id, 'caller', 'record_voice', { ...voice, verdict: 'yes' })
    await mustIn(city, found.id, 'checker', 'recur', { words: '雨后同一处路面再次塌陷' })
    expect((await bodyOf(found.id)).state).toMatchObject({ name: 'found', recurred: 1 })
    // The inspected may ask others to look at it again; nobody closes it before the time is over.
    expect(await code(id, 'archivist', 'close_inspection', {})).toBe('window_still_open')
    await mustIn(city, id, 'urban-clerk', 'ask_review', { grounds: '其中一处属燃气公司的工地' })
    expect(await code(id, 'supervisor', 'decide_review', {})).toBe('not_your_role')
    const review = { outcome: 'stands', reason: '许可证载明由申请单位恢复路面' }
    await mustIn(city, id, 'arbiter', 'decide_review', review)
    expect((await bodyOf(id)).state.name).toBe('closed')
  })
})

describe('urging', () => {
  it('is proposed by one, approved by another, and answered', async () => {
    const about = await must('inspection', 'plan_inspection', 'supervisor', {
      ...PLAN,
      topic: '窗口服务',
    })
    const reason = '逾期二十日没有说明原因'
    const rung = (level: string, more: Record<string, Json> = {}) =>
      opened('urging', 'propose_urging', 'supervisor', {
        about,
        unit: 'urban',
        level,
        reason,
        ...more,
      })
    expect(await rung('letter')).toMatchObject({ code: 'letter_before_reminder', field: 'after' })
    const reminder = String(await rung('reminder'))
    // What nobody has delivered has reminded nobody.
    expect(await rung('letter', { after: reminder })).toMatchObject({ code: 'not_urged_before' })
    await mustIn(city, reminder, 'leader', 'deliver_urging', {})
    expect(await rung('letter', { after: reminder, unit: 'housing' })).toMatchObject({
      code: 'not_urged_before',
    })
    expect(await rung('talk', { after: reminder })).toMatchObject({ code: 'talk_before_letter' })
    const skip = '塌陷仍在扩大，等不到书面答复'
    expect(typeof (await rung('talk', { after: reminder, skip }))).toBe('string')
    const id = String(await rung('letter', { after: reminder }))
    expect(await code(id, 'supervisor', 'deliver_urging', {})).toBe('not_your_role')
    await mustIn(city, id, 'leader', 'deliver_urging', {})
    await mustIn(city, id, 'urban-clerk', 'reply_urging', { reply: '材料涉及三家，十日内合并报送' })
    await mustIn(city, id, 'supervisor', 'close_urging', {})
    expect((await bodyOf(id)).state.name).toBe('closed')
  })
})

describe('praise', () => {
  it('is of others, with the words of those it was done for, and approved above', async () => {
    const about = await must('inspection', 'plan_inspection', 'supervisor', {
      ...PLAN,
      topic: '防汛值守',
    })
    const words = { reason: '连夜疏通下井路涵洞，次日通车', voices: '水退得快，孩子没耽误上学' }
    const own = { ...words, about, unit: 'inspection' }
    expect(await opened('praise', 'propose_praise', 'supervisor', own)).toMatchObject({
      code: 'praises_itself',
    })
    const id = await must('praise', 'propose_praise', 'supervisor', { ...own, unit: 'urban' })
    await mustIn(city, id, 'leader', 'approve_praise', {})
    expect((await bodyOf(id)).state.name).toBe('approved')
  })
})

describe('blame', () => {
  it('is for people alone: nothing of the house, no door and no effect opens a referral or moves one', () => {
    for (const actor of [SYSTEM, EFFECTS, DOOR, { as: 'system', part: 'erasure' } as const]) {
      const one = acting(referral)
      one.readings = { sealing: { outside: false, stranded: [] } }
      const evidence = [{ matter: 'm2', what: '督查发现的拨付记录' }]
      for (const [name, act] of Object.entries(referral.acts)) {
        if (act.from !== 'new') continue
        expect(one.does(name, actor, { ...REFERRED, evidence })).toBe('not_your_role')
      }
      for (const [name, act] of Object.entries(referral.acts)) {
        const moves = act.to.length > 0
        const roles = act.by.map((role) => referral.roles[role]?.is)
        if (moves) expect([name, ...roles]).not.toContain('system')
      }
    }
  })

  it('is opened by the effect of no act of any kind, whatever was walked through', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS.filter(hasEffects).map(({ name }) => name)),
        fc.array(fc.nat(), { minLength: 40, maxLength: 60 }),
        (name, steps) => {
          const kind = KINDS.find((one) => one.name === name) ?? referral
          const { told } = walk(openedWith(kind), { city: 7, start: 3, steps })
          // It may remind of what is due there; it opens none and moves none.
          for (const { kind: of, actor, before, matter } of told)
            if (of.name === 'referral' && before?.state.name !== matter.state.name)
              expect(actor.as).toBe('official')
        },
      ),
      { numRuns: 30 },
    )
  })

  it('stays inside only where two people may handle what is sealed', async () => {
    const about = await must('inspection', 'plan_inspection', 'supervisor', {
      ...PLAN,
      topic: '资金拨付',
    })
    const evidence = [{ matter: about, what: '督查发现的拨付记录' }]
    const input = { ...REFERRED, evidence, concerned: 'urban-clerk' }
    expect(await opened('referral', 'prepare_referral', 'supervisor', input)).toMatchObject({
      code: 'nobody_left_inside',
      field: 'unit',
    })
  })

  it('is sealed from those it concerns, told to them, heard, and handed over by another person', () => {
    const one = acting(referral)
    one.readings = { sealing: { outside: false, stranded: [] }, reply_days: 5 }
    const [first, second] = ['a', 'b'].map((name) =>
      official(['handle_sealed'], 'discipline', { post: `discipline:${name}` }),
    )
    const accused = official(['handle', 'handle_sealed'], 'urban', { post: 'urban:clerk' })
    if (!first || !second) throw new Error('nobody')
    const evidence = [{ matter: 'm2', what: '督查发现的拨付记录' }]
    one.must('prepare_referral', first, { ...REFERRED, evidence, concerned: accused.post })
    expect(one.matter.sealed).toMatchObject({ accusedUnits: ['urban'] })
    expect(one.does('note', accused, { words: '看看' })).toBe('not_your_role')
    expect(one.does('hand_to_organ', second, { reason: '不听申辩就移送是不行的' })).toBe(
      'not_in_this_state',
    )
    const how = '当面送达告知书'
    expect(one.does('give_notice', first, { how, until: '2026-03-03' })).toBe('reply_window_short')
    one.must('give_notice', first, { how, until: '2026-03-20' })
    const silence = { replied: 'no', reply: '期满没有说话' }
    expect(one.does('record_reply', first, silence)).toBe('reply_window_open')
    one.must('record_reply', first, { replied: 'yes', reply: '称系录入错误，附更正单' })
    const reason = '更正单晚于核查，不足以排除'
    expect(one.does('hand_to_organ', first, { reason })).toBe('another_person')
    one.must('hand_to_organ', second, { reason })
    one.must('record_outcome', second, { outcome: '批评教育，退回更正' })
    one.must('record_appeal', first, { words: '不服，申请复核' })
    one.must('record_outcome', second, { outcome: '维持原决定' })
    expect(one.does('close_referral', second)).toBe('appeal_window_open')
    one.wait(40 * DAY)
    one.must('close_referral', second)
    expect(one.matter.state).toMatchObject({ name: 'closed', outcome: '维持原决定' })
  })
})

const hasEffects = (kind: Kind) => Object.values(kind.acts).some(({ effects }) => effects)

const REFERRED = {
  facts: '两次会议纪要与拨付记录不符，金额三十万元，说明前后矛盾。',
  basis: '《公职人员政务处分法》第三十九条',
  organ: '市监察委员会',
  unit: 'urban',
}
