/**
 * Ballot 评议: four questions put to people who are drawn, answered in secret and counted once, about work that
 * was done for them (the speech: 以人民拥护不拥护、赞成不赞成、高兴不高兴、答应不答应为标准; 接受群众监督、强化考核评议).
 * The rated have no part in it: every act from the frame to the result judges (second law).
 */
import { declareKind, FOR_RESIDENTS } from '../../kernel/index.ts'
import { countingActs } from './counting.ts'
import type { BallotState } from './facts.ts'
import { framingActs } from './framing.ts'

export { ANSWERS, QUESTIONS } from './facts.ts'
export type {
  Answered,
  BallotAnswer,
  BallotQuestion,
  BallotState,
  BoxRead,
  Count,
  Counted,
  Frame,
  FrameGroup,
  Turnout,
} from './facts.ts'
export type { RatedRead } from './framing.ts'
export type { SlipsRead } from './counting.ts'
export { SMALLEST_GROUP } from './framing.ts'

const counted = { zh: '已计票，待复点公布', en: 'Counted, to be published' }

export const ballot = declareKind<BallotState>({
  name: 'ballot',
  version: 1,
  words: { zh: '评议', en: 'Ballot' },
  common: true,
  without: FOR_RESIDENTS,
  ownLinks: ['cites'],
  roles: {
    organiser: { is: 'power', power: 'supervise', words: { zh: '评议组织人', en: 'Organiser' } },
    counter: { is: 'power', power: 'review', words: { zh: '计票人', en: 'Counter' } },
    rated: { is: 'bound', doer: true, words: { zh: '被评议单位', en: 'Unit that is rated' } },
  },
  clocks: {
    ballot_frame: { zh: '确定评议对象', en: 'Fixing who is asked' },
    ballot_opening: { zh: '发码并开始', en: 'Slips and opening' },
    ballot_window: { zh: '评议期', en: 'Time to answer' },
    ballot_count: { zh: '计票', en: 'Counting' },
    ballot_publishing: { zh: '公布', en: 'Publishing' },
  },
  states: {
    drafted: {
      words: { zh: '已拟定，待确定对象', en: 'Drafted, who is asked is to be fixed' },
      resident: { zh: '准备中', en: 'Being prepared' },
      counts: 'waiting',
      duties: () => [
        { role: 'organiser', acts: ['fix_frame', 'drop_ballot'], clock: 'ballot_frame' },
      ],
    },
    framed: {
      words: { zh: '对象已定，待发码开始', en: 'Frame fixed, to be opened' },
      resident: { zh: '评议对象已定', en: 'Who is asked is fixed' },
      counts: 'waiting',
      duties: () => [
        { role: 'counter', acts: ['open_ballot', 'drop_ballot'], clock: 'ballot_opening' },
      ],
    },
    open: {
      words: { zh: '评议中', en: 'Open' },
      resident: { zh: '评议中', en: 'Open' },
      counts: 'in_hand',
      duties: () => [{ role: 'counter', acts: ['count_ballot'], clock: 'ballot_count' }],
    },
    counted: {
      words: counted,
      resident: counted,
      counts: 'in_hand',
      duties: () => [{ role: 'organiser', acts: ['publish_ballot'], clock: 'ballot_publishing' }],
    },
    published: {
      words: { zh: '已公布', en: 'Published' },
      resident: { zh: '已公布', en: 'Published' },
      final: true,
      counts: 'done',
      duties: () => [],
    },
    dropped: {
      words: { zh: '已中止', en: 'Called off' },
      resident: { zh: '已中止', en: 'Called off' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: { ...framingActs, ...countingActs },
})
