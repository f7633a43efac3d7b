/** From the day a ballot opens: nobody looks into the box before it is closed, and never where voices are few. */
import { actOf, day, text, windowFault } from '../../kernel/index.ts'
import type { Input, Matter, Refusal, Sight } from '../../kernel/index.ts'

import type { BallotState, BoxRead, Count, FrameGroup } from './facts.ts'

const act = actOf<BallotState>()

/** What the shell found of the slips that were made: how many in each group, and their digest. */
export interface SlipsRead {
  readonly groups: Readonly<Record<string, number>>
  readonly digest: string
}

const isMade = (groups: readonly FrameGroup[], made: SlipsRead['groups']) =>
  Object.keys(made).length === groups.length &&
  groups.every(({ name, invited }) => made[name] === invited)

function openingFault(
  { state }: Matter<Extract<BallotState, { name: 'framed' }>>,
  input: Input,
  sight: Sight,
): Refusal | null {
  const fault = windowFault(input, 'closes', sight)
  if (fault) return fault
  const slips = sight.readings['slips'] as unknown as SlipsRead
  return isMade(state.frame.groups, slips.groups) ? null : { code: 'slips_not_made' }
}

const boxOf = ({ readings }: Pick<Sight, 'readings'>) => readings['box'] as unknown as BoxRead

/** The very figures that were counted, whoever counts again. */
const isSame = (a: Count, b: Count) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]))
}

export const countingActs = {
  open_ballot: act({
    from: ['framed'],
    by: ['counter'],
    judges: true,
    otherThan: 'fix_frame',
    words: { zh: '开始评议', en: 'Open the ballot' },
    told: {
      officials: { zh: '评议开始，到 {closes} 为止', en: 'The ballot is open until {closes}' },
      resident: { zh: '评议开始，到 {closes} 为止', en: 'The ballot is open until {closes}' },
    },
    fields: { closes: day({ zh: '哪天截止', en: 'Last day' }, { to: 'resident' }) },
    readings: ['slips', 'day_closes'],
    check: openingFault,
    starts: (_matter, input, { readings }) => [
      { until: String(input['closes']), as: 'ballot_window' },
      { limit: 'ballot_count', from: String(readings['day_closes']) },
    ],
    stops: () => ['ballot_opening'],
    to: ['open'],
    becomes: ({ state }, { input, given, at }) => ({
      state: {
        ...state,
        name: 'open',
        opens: at,
        closes: String(input['closes']),
        slips: (given.readings['slips'] as unknown as SlipsRead).digest,
      },
    }),
    notifies: ['holder'],
  }),
  count_ballot: act({
    from: ['open'],
    by: ['counter'],
    judges: true,
    words: { zh: '开箱计票', en: 'Open the box and count' },
    told: {
      officials: { zh: '已计票', en: 'Counted' },
      resident: {
        zh: '已计票，由另一人复点后公布',
        en: 'Counted; somebody else counts again and publishes',
      },
    },
    fields: {},
    readings: ['box'],
    unless: (matter, { now }) =>
      (matter.clocks['ballot_window']?.due ?? '9') <= now ? null : { code: 'ballot_still_open' },
    check: (_matter, _input, sight) => {
      const box = boxOf(sight)
      return 'wrong' in box ? { code: box.wrong } : null
    },
    starts: () => [{ limit: 'ballot_publishing' }],
    stops: () => ['ballot_window', 'ballot_count'],
    to: ['counted'],
    becomes: ({ state }, { given }) => {
      const count = boxOf(given)
      if ('wrong' in count) throw new Error('a box that cannot be counted was counted')
      return { state: { ...state, name: 'counted', count } }
    },
    notifies: ['holder'],
  }),
  publish_ballot: act({
    from: ['counted'],
    by: ['organiser'],
    judges: true,
    otherThan: 'count_ballot',
    words: { zh: '复点并公布', en: 'Count again and publish' },
    told: {
      officials: {
        zh: '复点一致，结果公布，票箱销毁',
        en: 'Counted again alike; published, and the box destroyed',
      },
      resident: {
        zh: '结果已公布，票箱已销毁',
        en: 'The result is published and the box destroyed',
      },
    },
    fields: {},
    readings: ['box'],
    check: ({ state }, _input, sight) => {
      const box = boxOf(sight)
      if ('wrong' in box) return { code: box.wrong }
      return isSame(box, state.count) ? null : { code: 'count_differs' }
    },
    to: ['published'],
    becomes: ({ state }) => ({ state: { ...state, name: 'published' } }),
    notifies: ['rated'],
  }),
  drop_ballot: act({
    from: ['drafted', 'framed', 'open'],
    by: ['organiser', 'counter'],
    judges: true,
    words: { zh: '中止评议', en: 'Call the ballot off' },
    told: {
      officials: { zh: '评议中止：{reason}', en: 'Called off: {reason}' },
      resident: { zh: '评议中止：{reason}', en: 'Called off: {reason}' },
    },
    fields: {
      reason: text(
        { zh: '理由（公开）', en: 'Reason (published)' },
        { min: 10, max: 500, to: 'resident' },
      ),
    },
    to: ['dropped'],
    becomes: ({ state }, { input }) => ({
      state: {
        name: 'dropped',
        what: state.what,
        about: state.about,
        frame: 'frame' in state ? state.frame : null,
        reason: String(input['reason']),
      },
    }),
  }),
}
