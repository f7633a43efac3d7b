import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts'
import { dueAfter, endOfDay } from '../kernel/index.ts'
import {
  addDivisions,
  changeLimit,
  changesOf,
  type Changing,
  divisionsUnder,
  endCategory,
  endDivision,
  endDuty,
  endLimit,
  importCalendar,
  insertJurisdiction,
  jurisdictionsOf,
  type Level,
  loadRules,
  NoRules,
  seedDefaults,
  setCategory,
  setChannel,
  setDuty,
  setGroup,
} from './index.ts'

const NOW = '2026-11-24T05:21:00.000Z'
const CITY = 330600
const OTHER = 330700
const changing = (more: Partial<Changing> = {}): Changing => ({
  by: 'post-1',
  at: NOW,
  from: '2026-11-24',
  reason: '试行',
  ...more,
})

let test: TestDatabase
beforeAll(async () => {
  test = await testDatabase()
  await test.db.transaction(async (tx) => {
    for (const id of [CITY, OTHER]) {
      await insertJurisdiction(tx, {
        id,
        name: { zh: '示范市', en: 'Demo City' },
        parent: null,
        settings: { demo: true },
      })
      await seedDefaults(tx, id, NOW)
    }
  })
})
afterAll(() => test.drop())

const rules = (at = NOW, jurisdiction = CITY) => loadRules(test.db, jurisdiction, at)
const write = <T>(work: Parameters<typeof test.db.transaction<T>>[0]) => test.db.transaction(work)

describe('a new jurisdiction', () => {
  it('starts with the defaults', async () => {
    const { categories, groups, channels, limitFor, calendar } = await rules()
    expect(categories.length).toBeGreaterThanOrEqual(100)
    expect(groups.length).toBeGreaterThanOrEqual(15)
    expect(channels[0]?.code).toBe('110')
    expect(limitFor('whole', null).term).toEqual({ amount: 5, unit: 'working_days' })
    expect(limitFor('whole', 'road-manhole').term).toEqual({ amount: 2, unit: 'hours' })
    expect(limitFor('whole', 'road-manhole').basis.zh).toContain('2小时')
    expect(limitFor('judging', 'road-manhole').term).toEqual({ amount: 7, unit: 'calendar_days' })
    expect(
      dueAfter(calendar, '2026-02-13T02:00:00.000Z', limitFor('whole', 'road-pothole').term),
    ).toBe(endOfDay('2026-02-27'))
    expect((await jurisdictionsOf(test.db)).map(({ id }) => id)).toEqual([CITY, OTHER])
  })

  it('is not seeded twice', async () => {
    const before = await rules()
    await write((tx) => seedDefaults(tx, CITY, NOW))
    expect((await rules()).version).toBe(before.version)
  })

  it('without rules is an error, and so is an unknown clock', async () => {
    await expect(rules(NOW, 110000)).rejects.toThrow(NoRules)
    const { limitFor } = await rules()
    expect(() => limitFor('no_such_clock', null)).toThrow(/no_such_clock/)
  })

  it('is read from memory while nothing changes', async () => {
    expect(await rules()).toBe(await rules())
  })

  it('says in whose power a matter is', async () => {
    const { powerOf } = await rules()
    const powers = (category: string) =>
      ([1, 2, 3] as Level[]).map((level) => powerOf(category, level).has)
    expect(powers('work-wages')).toEqual([true, true, false])
    expect(powers('clean-rubbish')).toEqual([true, true, true])
    expect(powers('rural-homestead')).toEqual([false, true, true])
    expect(powerOf('work-wages', 3).rule.zh).toBe('《劳动保障监察条例》')
    expect(powerOf(null, 3).has).toBe(true)
  })
})

describe('a limit', () => {
  const limit = {
    clock: 'whole',
    scope: 'category:road-pothole',
    term: { amount: 3, unit: 'working_days' },
    basis: { zh: '示范市道路养护承诺', en: 'Demo City pledge on roads' },
  } as const
  const term = async (at: string) => (await rules(at)).limitFor('whole', 'road-pothole').term.amount

  it('changes from its day on and not before, is seen at once, and leaves a trace', async () => {
    expect(await term(NOW)).toBe(5)
    const done = await write((tx) => changeLimit(tx, CITY, limit, changing({ from: '2026-12-01' })))
    expect(done).toMatchObject({ ok: true, value: { before: null, from: '2026-12-01' } })
    expect(await term('2026-11-30T15:59:59.999Z')).toBe(5)
    expect(await term('2026-11-30T16:00:00.000Z')).toBe(3)
    expect((await rules(NOW, OTHER)).limitFor('whole', 'road-pothole').term.amount).toBe(5)

    const [change] = await changesOf(test.db, CITY)
    expect(change).toMatchObject({
      changedBy: 'post-1',
      subject: 'limits whole category:road-pothole',
      at: NOW,
      after: { term: { amount: 3 } },
      reason: '试行',
    })
  })

  it('planned for later is replaced by what is decided since', async () => {
    const sooner = { ...limit, term: { amount: 4, unit: 'working_days' } } as const
    await write((tx) => changeLimit(tx, CITY, sooner, changing({ from: '2026-11-25' })))
    expect([
      await term(NOW),
      await term('2026-11-25T02:00:00.000Z'),
      await term('2026-12-02T02:00:00.000Z'),
    ]).toEqual([5, 4, 4])
    const again = { ...limit, term: { amount: 2, unit: 'working_days' } } as const
    const done = await write((tx) => changeLimit(tx, CITY, again, changing({ from: '2026-12-10' })))
    expect(done).toMatchObject({ ok: true, value: { before: { term: { amount: 4 } } } })
    expect([
      await term('2026-12-09T02:00:00.000Z'),
      await term('2026-12-10T02:00:00.000Z'),
    ]).toEqual([4, 2])
  })

  it('of a category ends, and the general one holds again', async () => {
    const done = await write((tx) => endLimit(tx, CITY, limit, changing({ from: '2026-12-20' })))
    expect(done.ok).toBe(true)
    expect(await term('2026-12-20T02:00:00.000Z')).toBe(5)
    expect(
      await write((tx) => endLimit(tx, CITY, { clock: 'whole', scope: '' }, changing())),
    ).toMatchObject({
      refusal: { code: 'limit_general_stays' },
    })
  })

  it.each([
    [{}, { from: '2026-11-23' }, 'rule_backdated'],
    [{}, { reason: ' ' }, 'change_without_reason'],
    [{ term: { amount: 0, unit: 'hours' } }, {}, 'limit_amount_out_of_range'],
    [{ term: { amount: 1.5, unit: 'hours' } }, {}, 'limit_amount_out_of_range'],
    [{ basis: { zh: '', en: '' } }, {}, 'limit_without_basis'],
    [{ scope: 'category:路' }, {}, 'limit_scope_unclear'],
    [{ clock: 'Whole clock' }, {}, 'limit_clock_unclear'],
  ] as const)('%j %j is refused: %s', async (more, when, code) => {
    const before = (await rules()).version
    const refused = await write((tx) =>
      changeLimit(tx, CITY, { ...limit, ...more }, changing(when)),
    )
    expect(refused).toMatchObject({ ok: false, refusal: { code } })
    expect((await rules()).version).toBe(before)
  })

  it('changed by many at once has as many versions, one after the other', async () => {
    const before = (await changesOf(test.db, OTHER)).length
    const terms = Array.from({ length: 8 }, (_, n) => ({ amount: n + 1, unit: 'hours' }) as const)
    await Promise.all(
      terms.map((one) =>
        write((tx) => changeLimit(tx, OTHER, { ...limit, term: one }, changing())),
      ),
    )
    const changes = await changesOf(test.db, OTHER)
    expect(changes.length - before).toBe(8)
    expect(changes.map(({ version }) => version)).toEqual(
      Array.from({ length: changes.length }, (_, n) => changes.length - n),
    )
    const newest = changes[0]!.after as { term: unknown }
    expect((await rules(NOW, OTHER)).limitFor('whole', 'road-pothole').term).toEqual(newest.term)
  })

  it('does not stay in memory when its transaction is undone', async () => {
    const undone = { ...limit, clock: 'check', scope: '' }
    await expect(
      write(async (tx) => {
        await changeLimit(tx, CITY, undone, changing())
        expect((await loadRules(tx, CITY, NOW)).limitFor('check', null).term.amount).toBe(3)
        throw new Error('undone')
      }),
    ).rejects.toThrow('undone')
    expect((await rules()).limitFor('check', null).term.amount).toBe(2)
  })
})

describe('categories', () => {
  const own = {
    code: 'road-canal-boat',
    group: 'road',
    position: 9,
    name: { zh: '水上巴士', en: 'Water bus' },
    description: { zh: '班次与码头', en: 'Times and piers' },
    keywords: ['水上巴士'],
    topic: null,
    small: false,
    checkRequired: false,
    sealed: false,
    limitClass: 'general',
    channel: null,
  } as const

  it('are added, changed and ended from a day on', async () => {
    expect((await write((tx) => setCategory(tx, CITY, own, changing()))).ok).toBe(true)
    expect((await rules()).category(own.code)).toEqual(own)
    const renamed = { ...own, name: { zh: '水上公交', en: 'Water bus' } }
    await write((tx) => setCategory(tx, CITY, renamed, changing({ from: '2026-12-01' })))
    expect((await rules()).category(own.code)?.name.zh).toBe('水上巴士')
    expect((await rules('2026-12-01T02:00:00.000Z')).category(own.code)?.name.zh).toBe('水上公交')
    await write((tx) => endCategory(tx, CITY, own.code, changing({ from: '2026-12-05' })))
    expect((await rules('2026-12-05T02:00:00.000Z')).category(own.code)).toBeUndefined()
    expect((await rules('2026-12-04T02:00:00.000Z')).category(own.code)).toBeDefined()
  })

  it.each([
    [{ group: 'nowhere' }, 'category_group_unknown'],
    [{ channel: 'nowhere' }, 'channel_unknown'],
    [{ code: 'Bad Code' }, 'category_code_unclear'],
    [{ name: { zh: '', en: 'x' } }, 'category_without_name'],
  ])('%j is refused: %s', async (more, code) => {
    const refused = await write((tx) => setCategory(tx, CITY, { ...own, ...more }, changing()))
    expect(refused).toMatchObject({ ok: false, refusal: { code } })
  })

  it('have groups, powers and channels of their own', async () => {
    await write(async (tx) => {
      await setGroup(
        tx,
        CITY,
        { code: 'canal', position: 50, name: { zh: '水上', en: 'Canals' } },
        changing(),
      )
      await setChannel(
        tx,
        CITY,
        {
          code: 'coastguard',
          kind: 'emergency',
          position: 4,
          name: { zh: '海警', en: 'Coast guard' },
          phone: '95110',
          what: { zh: '海上遇险', en: 'In distress at sea' },
          url: null,
        },
        changing(),
      )
      const duty = {
        category: 'work-wages',
        unitFunction: 'town',
        unit: null,
        basis: { zh: '赋权目录', en: 'Delegated' },
      }
      await setDuty(tx, CITY, { ...duty, level: 3 }, changing())
    })
    const now = await rules()
    expect(now.groups.some(({ code }) => code === 'canal')).toBe(true)
    expect(now.channel('coastguard')?.phone).toBe('95110')
    expect(now.powerOf('work-wages', 3)).toEqual({
      has: true,
      rule: { zh: '赋权目录', en: 'Delegated' },
    })
    await write((tx) => endDuty(tx, CITY, { category: 'work-wages', level: 3 }, changing()))
    expect((await rules()).powerOf('work-wages', 3).has).toBe(false)
  })
})

describe('next year', () => {
  const notice = {
    year: 2027,
    paper: '国办发明电〔2026〕0号（测试）',
    title: '测试',
    issued: '2026-11-24',
    holidays: Array.from({ length: 12 }, (_, n) => `2027-02-${String(n + 1).padStart(2, '0')}`),
    makeups: ['2027-02-20'],
  }

  it('is unknown until its notice arrives, then known to every jurisdiction', async () => {
    const term = { amount: 5, unit: 'working_days' } as const
    expect(dueAfter((await rules()).calendar, '2026-12-30T02:00:00.000Z', term)).toBeNull()
    expect(await write((tx) => importCalendar(tx, notice))).toMatchObject({
      ok: true,
      value: { version: 1 },
    })
    for (const jurisdiction of [CITY, OTHER]) {
      const { calendar } = await rules(NOW, jurisdiction)
      expect(calendar.lastKnown).toBe('2027-12-31')
      expect(dueAfter(calendar, '2026-12-30T02:00:00.000Z', term)).toBe(endOfDay('2027-01-06'))
    }
  })

  it('can be changed by a further version, which is kept beside the first', async () => {
    expect(await write((tx) => importCalendar(tx, notice))).toMatchObject({
      refusal: { code: 'calendar_unchanged' },
    })
    const changed = { ...notice, holidays: [...notice.holidays, '2027-09-03'] }
    expect(
      await write((tx) => importCalendar(tx, { ...changed, issued: '2026-11-01' })),
    ).toMatchObject({
      refusal: { code: 'calendar_older' },
    })
    expect(await write((tx) => importCalendar(tx, changed))).toMatchObject({
      ok: true,
      value: { version: 2 },
    })
    expect((await rules()).calendar.version).toContain('2027.2')
  })
})

describe('the application may not rewrite rules', () => {
  it.each([
    'update limits set amount = 99 where jurisdiction_id = 330600',
    'delete from limits where jurisdiction_id = 330600',
    "update rule_changes set reason = 'x' where jurisdiction_id = 330600",
    'delete from rule_changes where jurisdiction_id = 330600',
    "update calendars set holidays = '{}'",
    'truncate categories',
    'update categories set sealed = false where jurisdiction_id = 330600',
  ])('%s', async (statement) => {
    await expect(test.db.query(statement)).rejects.toThrow(/permission denied/)
  })
})

describe('divisions', () => {
  const division = (
    code: string,
    parent: string | null,
    zh: string,
    since: string,
    level: 2 | 3,
  ) => ({
    code,
    parent,
    level,
    name: { zh, en: null },
    since,
    until: null,
  })

  it('are those of their own time', async () => {
    await write(async (tx) => {
      await addDivisions(tx, [
        division('330600', null, '示范市', '1983-01-01', 2),
        division('330621', '330600', '旧县', '1983-01-01', 3),
      ])
      expect(await endDivision(tx, '330621', '2013-12-01')).toBe(true)
      await addDivisions(tx, [division('330603', '330600', '新区', '2013-12-01', 3)])
    })
    const names = async (day: string) =>
      (await divisionsUnder(test.db, '330600', day)).map(({ name }) => name.zh)
    expect(await names('2013-11-30')).toEqual(['示范市', '旧县'])
    expect(await names('2013-12-01')).toEqual(['示范市', '新区'])
  })
})
