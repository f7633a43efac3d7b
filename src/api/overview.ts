/**
 * The first page of whoever looks after many matters: what will be late, what nobody moves, what came
 * of it. Outcomes come before activity, and each figure names the list behind it. Of units it says
 * what lies with them in the order of the tree, never who is first.
 */
import type { Power, Words } from '../kernel/index.ts'
import { dayOf } from '../kernel/index.ts'
import { countList, dueByDay, loadByUnit } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import { filterOf } from './inputs.ts'
import type { ListQuery } from './inputs.ts'
import type { Caller, FigureShown, Overview } from './shapes.ts'

/** Counted no further than this: the list behind it has them all. */
const MOST = 10_000
const PERIOD = 90
const AHEAD = 7

interface Declared {
  readonly key: string
  readonly words: Words
  readonly query: ListQuery
  readonly tone?: 'late'
}

const OPEN: readonly Declared[] = [
  { key: 'late', words: { zh: '已逾期', en: 'Late' }, query: { lens: 'late' }, tone: 'late' },
  { key: 'soon', words: { zh: '两天内到期', en: 'Due within two days' }, query: { lens: 'soon' } },
  {
    key: 'silent',
    words: { zh: '七天没有动静', en: 'No step for seven days' },
    query: { lens: 'silent' },
  },
  {
    key: 'bouncing',
    words: { zh: '推来推去', en: 'Going from hand to hand' },
    query: { lens: 'bouncing' },
  },
  {
    key: 'danger',
    words: { zh: '危及生命财产', en: 'Danger to life or property' },
    query: { lens: 'danger' },
    tone: 'late',
  },
]

const OUTCOMES: readonly Declared[] = [
  { key: 'solved', words: { zh: '说解决了', en: 'Said to be solved' }, query: { lens: 'solved' } },
  {
    key: 'partly',
    words: { zh: '说部分解决', en: 'Said to be partly solved' },
    query: { lens: 'partly' },
  },
  {
    key: 'unsolved',
    words: { zh: '说没解决', en: 'Said not to be solved' },
    query: { lens: 'unsolved' },
    tone: 'late',
  },
  {
    key: 'unjudged',
    words: { zh: '没有评价或没有接通', en: 'Silent or not reached' },
    query: { lens: 'unjudged' },
  },
  { key: 'cannot', words: { zh: '办不了', en: 'Cannot be done' }, query: { lens: 'cannot' } },
  { key: 'reworked', words: { zh: '返工重办', en: 'Done again' }, query: { lens: 'reworked' } },
]

const STATES: Readonly<Partial<Record<Power, readonly Declared[]>>> = {
  dispatch: [
    {
      key: 'received',
      words: { zh: '待派单', en: 'To be dispatched' },
      query: { kind: 'request', state: 'received' },
    },
  ],
  arbitrate: [
    {
      key: 'objected',
      words: { zh: '待裁定', en: 'To be ruled' },
      query: { kind: 'request', state: 'objected' },
    },
    {
      key: 'escalated',
      words: { zh: '待协调', en: 'To be coordinated' },
      query: { kind: 'request', state: 'escalated' },
    },
  ],
  check: [
    {
      key: 'claimed',
      words: { zh: '待核查', en: 'To be checked' },
      query: { kind: 'request', state: 'claimed' },
    },
  ],
  call_back: [
    {
      key: 'answered',
      words: { zh: '已答复，待评价', en: 'Answered, to be judged' },
      query: { kind: 'request', state: 'answered' },
    },
  ],
  archive: [
    {
      key: 'to_erase',
      words: { zh: '申请删除或待删除', en: 'Erasure asked for or proposed' },
      query: { lens: 'to_erase' },
    },
  ],
  review: [
    {
      key: 'to_review',
      words: { zh: '待公开审核', en: 'To be reviewed for publication' },
      query: { kind: 'publication', state: 'to_review' },
    },
  ],
}

/** Whose first page has what: the unit's own for its head, the whole for supervisors and leaders. */
export async function readOverview(house: Ports, caller: Caller): Promise<Overview> {
  const { powers } = caller.actor
  const has = (...some: readonly Power[]) => some.some((power) => powers.includes(power))
  const looksAfter = has('supervise', 'leader', 'head')
  const now = house.clock.now()
  const since = dayOf(new Date(Date.parse(now) - PERIOD * 86_400_000).toISOString())
  const outcomes = looksAfter
    ? [
        {
          key: 'came_in',
          words: { zh: '共收到', en: 'Came in' },
          query: { kind: 'request', since },
        },
        ...OUTCOMES.map((one) => ({ ...one, query: { ...one.query, kind: 'request', since } })),
      ]
    : []
  const standing = powers.flatMap((power) => STATES[power] ?? [])
  const open = looksAfter || has('dispatch') ? OPEN : []
  const [first, now_, stages, week, units] = await Promise.all([
    counted(house, caller, outcomes),
    counted(house, caller, open),
    counted(house, caller, standing),
    looksAfter ? dueByDay(house.db, caller.jurisdiction, caller.actor, now, AHEAD) : [],
    looksAfter ? unitLoads(house, caller) : [],
  ])
  return {
    since: looksAfter ? since : null,
    outcomes: first,
    open: now_,
    stages,
    week,
    units,
    most: MOST,
  }
}

function counted(
  house: Ports,
  { jurisdiction, actor }: Caller,
  declared: readonly Declared[],
): Promise<readonly FigureShown[]> {
  const now = house.clock.now()
  return Promise.all(
    declared.map(async ({ key, words, query, tone }) => ({
      key,
      words,
      query: Object.fromEntries(
        Object.entries(query).map(([name, value]) => [name, String(value)]),
      ),
      value: await countList(house.db, jurisdiction, actor, filterOf(query, now), MOST),
      late: tone === 'late',
    })),
  )
}

/** In the order of the tree; a unit with nothing open says nothing. */
async function unitLoads(
  house: Ports,
  { jurisdiction, actor }: Caller,
): Promise<Overview['units']> {
  const [loads, org] = await Promise.all([
    loadByUnit(house.db, jurisdiction, actor, house.clock.now()),
    house.org(jurisdiction),
  ])
  const known = new Map(loads.map((load) => [load.unit, load]))
  return [...org.units.values()].flatMap(({ id, name }) => {
    const load = known.get(id)
    return load ? [{ unit: id, words: name, open: load.open, late: load.late }] : []
  })
}
