import { describe, expect, it } from 'vitest'
import { acting, DOOR, EFFECTS, official, RESIDENT } from '../../tests/support/acting.ts'
import { pressureCheck } from './pressure-check.ts'
import { request } from './request/index.ts'

const FOUND = { outcome: 'pressed', words: '逐一打电话问过，三位住户都说有人上门让改口。' }
const handler = official(['handle_sealed'], 'office')
const second = official(['handle_sealed'], 'other')

function opened(input: Record<string, unknown> = {}, outside = false) {
  const one = acting(pressureCheck)
  one.readings = { outside_only: outside }
  one.must('open_check', EFFECTS, { about: 'told', accused_unit: 'power', ...input })
  return one
}

describe('a check on pressure', () => {
  it('is sealed from the unit that did the work, and tied to what it is about', () => {
    const { matter } = opened({ doers: ['p:1'], words: '他们要我打五星' })
    expect(matter.sealed).toEqual({ accusedUnits: ['power'], accusedPosts: [] })
    expect(matter.links).toEqual([{ type: 'caused_by', to: 'told' }])
    expect(matter.doers).toEqual(['p:1'])
    expect(matter.subject.text).toBe('他们要我打五星')
  })

  it('is reported by one and confirmed by another, and the resident hears of it', () => {
    const one = opened()
    one.must('report_finding', handler, FOUND)
    expect(one.does('confirm_finding', handler)).toBe('another_person')
    expect(one.does('confirm_finding', second)).toBe('closed')
    expect(one.effects).toEqual([
      { on: 'told', act: 'hear_finding', input: { outcome: 'pressed' } },
    ])
  })

  it('is kept from the line of the unit, and from whoever did the work in another post', () => {
    const own = official(['handle_sealed'], 'power')
    const above = official(['handle_sealed'], 'root', { above: [], below: ['power'] })
    for (const somebody of [own, above]) {
      expect(opened().does('report_finding', somebody, FOUND)).toBe('not_your_role')
    }
    const moved = opened({ doers: [second.person] })
    moved.must('report_finding', handler, FOUND)
    expect(moved.does('confirm_finding', second)).toBe('own_work')
  })

  it('is sent back for what is not clear', () => {
    const one = opened()
    one.must('report_finding', handler, FOUND)
    expect(one.does('send_back', second, { reason: '没有问承办人，也没有听录音' })).toBe('opened')
    expect(one.does('confirm_finding', second)).toBe('not_in_this_state')
  })

  it('goes outside where nobody inside may look into it, and says so', () => {
    const one = opened({}, true)
    expect(one.matter.state.name).toBe('outside')
    expect(one.effects).toEqual([
      { on: 'told', act: 'hear_finding', input: { outcome: 'outside' } },
    ])
  })

  it('stays sealed', () => {
    const reason = { reason: '已经不需要密办了' }
    expect(opened().does('propose_unseal', handler, reason)).toBe('stays_sealed')
  })
})

describe('a request whose resident was pressed', () => {
  const lead = official(['handle'], 'power')
  const answers = [{ outcome: 'done', text: '三盏路灯已换新并当晚试亮。' }]

  function answered() {
    const one = acting(request)
    one.readings = {
      outside_only: false,
      power: { has: true, rule: '' },
      check_required: false,
      merged_here: [],
    }
    one.must('receive', DOOR, { text: '路灯不亮' })
    const to = { unit: 'power', category: 'light-street', asks: ['修灯'] }
    one.must('dispatch', official(['dispatch']), to)
    one.must('accept', lead)
    one.must('claim_done', lead, { answers })
    return one
  }

  it('opens such a check against the unit that leads, and tells it nothing', () => {
    const one = answered()
    one.must('judge', RESIDENT, { solved: 'no', pressed: 'yes', words: '有人叫我说满意' })
    expect(one.effects).toEqual([
      {
        opens: 'pressure_check',
        act: 'open_check',
        input: {
          about: 'm',
          accused_unit: 'power',
          words: '有人叫我说满意',
          doers: [lead.person],
        },
      },
    ])
    const before = one.matter.state
    one.must('hear_finding', EFFECTS, { outcome: 'pressed' })
    expect(one.matter.state).toEqual(before)
  })

  it('opens none where nobody was', () => {
    for (const pressed of ['no', 'unknown', undefined]) {
      const one = answered()
      one.must('judge', RESIDENT, { solved: 'yes', ...(pressed ? { pressed } : {}) })
      expect(one.effects).toEqual([])
    }
  })

  it('opens one when they withdraw because of it', () => {
    const one = answered()
    one.must('withdraw', RESIDENT, { reason: '不想再被找上门', pressed: 'yes' })
    expect(one.effects).toMatchObject([
      { opens: 'pressure_check', input: { words: '不想再被找上门' } },
    ])
  })
})
