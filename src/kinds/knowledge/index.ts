/**
 * Knowledge entry 知识条目: a question people ask and the answer of the unit that must know. Its owner
 * proposes it, somebody who heads approves it, it is looked at again by a day, and whoever takes calls
 * may doubt it (国办发〔2020〕53号: 热线知识库权威准确、标准统一、实时更新、共建共享).
 *
 * What readers are shown follows from its dates, not from whether somebody has done their duty: an
 * entry whose review is due, or which is doubted, says so from that very day.
 */
import { actOf, declareKind, FOR_RESIDENTS, text } from '../../kernel/index.ts'
import type { Change, ClockStart, Matter, MatterEvent, Refusal, Sight } from '../../kernel/index.ts'
import { contentFields, contentOf, faultOfContent, faultOfDates, inputOf } from './content.ts'
import type { Content, Version } from './content.ts'

export type { Content, Version } from './content.ts'

interface Held {
  /** What is in force; null before the first approval. */
  readonly current: Version | null
  /** What somebody who takes calls found wrong with it; until a new version is approved. */
  readonly doubt: string | null
  /** Other ways to ask it: found by search. */
  readonly sayings: readonly string[]
}

export type KnowledgeState =
  | ({
      readonly name: 'to_approve'
      readonly proposed: Content
      readonly proposer: string
    } & Held)
  | ({
      readonly name: 'returned'
      readonly proposed: Content
      readonly reason: string
    } & Held)
  | ({ readonly name: 'in_force'; readonly due: boolean; readonly current: Version } & Held)
  | { readonly name: 'retired'; readonly was: Version; readonly reason: string }
  | { readonly name: 'discarded'; readonly proposed: Content }

type Changing = Extract<
  KnowledgeState,
  { readonly proposed: Content; readonly doubt: string | null }
>

const act = actOf<KnowledgeState>()

const NOTHING_HELD: Held = { current: null, doubt: null, sayings: [] }

const held = ({ current, doubt, sayings }: Held): Held => ({ current, doubt, sayings })

function heldBy(state: KnowledgeState | { readonly name: 'new' }): Held {
  return 'current' in state ? held(state) : NOTHING_HELD
}

function proposed(matter: Matter, event: MatterEvent, content: Content): Change<KnowledgeState> {
  const before = heldBy(matter.state as KnowledgeState)
  const proposer = event.by.as === 'official' ? event.by.person : ''
  return {
    // Lists and searches show what is in force; before the first approval there is only this.
    ...(before.current === null
      ? { subject: { title: content.question, text: content.answer, category: content.category } }
      : {}),
    state: { name: 'to_approve', ...before, proposed: content, proposer },
  }
}

/** The second of two: whoever wrote it does not approve it. */
function isOwnProposal(
  { state }: { readonly state: { readonly proposer: string } },
  { actor }: Sight,
): Refusal | null {
  return actor.as === 'official' && actor.person === state.proposer
    ? { code: 'another_person', params: { act: 'propose_entry' } }
    : null
}

const reviewClock = ({ review }: Content): readonly ClockStart[] => [
  { until: review, as: 'knowledge_review' },
]

const RENEWAL: readonly ClockStart[] = [{ limit: 'knowledge_renewal' }]
const APPROVAL: readonly ClockStart[] = [{ limit: 'knowledge_approval' }]

const reasonField = text({ zh: '理由', en: 'Reason' }, { min: 4, max: 1000 })

export const knowledgeEntry = declareKind<KnowledgeState>({
  name: 'knowledge_entry',
  version: 1,
  // An entry is nobody's secret, and nobody asked for it: what rests on a resident is not for it.
  without: FOR_RESIDENTS,
  words: { zh: '知识条目', en: 'Knowledge entry' },
  roles: {
    author: { is: 'power', power: 'handle', words: { zh: '撰写人', en: 'Author' } },
    approver: { is: 'power', power: 'head', words: { zh: '审批人', en: 'Approver' } },
    operator: { is: 'power', power: 'intake', words: { zh: '受理员', en: 'Operator' } },
    owner: { is: 'bound', doer: true, words: { zh: '责任单位', en: 'Owner' } },
  },
  clocks: {
    knowledge_approval: { zh: '知识审批', en: 'Approval of an entry' },
    knowledge_review: { zh: '到期复核', en: 'Review of an entry' },
    knowledge_renewal: { zh: '过期待复核', en: 'Overdue for review' },
  },
  states: {
    to_approve: {
      words: { zh: '待审批', en: 'To be approved' },
      resident: { zh: '正在审批', en: 'Being approved' },
      counts: 'waiting',
      duties: () => [
        { role: 'approver', acts: ['approve_entry', 'send_back'], clock: 'knowledge_approval' },
      ],
    },
    returned: {
      words: { zh: '退回修改', en: 'Sent back' },
      resident: { zh: '正在修改', en: 'Being rewritten' },
      counts: 'in_hand',
      duties: () => [
        { role: 'owner', acts: ['revise_entry', 'drop_change'], clock: 'knowledge_renewal' },
      ],
    },
    in_force: {
      words: { zh: '在用', en: 'In force' },
      resident: { zh: '在用', en: 'In force' },
      counts: 'done',
      // Until the day of the review nobody owes anything but the house, which watches for that day.
      duties: ({ state }) =>
        state.due
          ? [
              {
                role: 'owner',
                acts: ['renew_entry', 'revise_entry', 'retire_entry'],
                clock: 'knowledge_renewal',
              },
            ]
          : [{ role: 'system', acts: ['fall_due'], clock: 'knowledge_review' }],
    },
    retired: {
      words: { zh: '停用', en: 'Retired' },
      resident: { zh: '已停用', en: 'Retired' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
    discarded: {
      words: { zh: '未采用', en: 'Not adopted' },
      resident: { zh: '没有采用', en: 'Not adopted' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: {
    propose_entry: act({
      from: 'new',
      by: ['author', 'approver'],
      words: { zh: '新写知识', en: 'Write an entry' },
      told: {
        officials: { zh: '提出：{question}', en: 'Proposed: {question}' },
        resident: null,
      },
      fields: contentFields,
      check: faultOfContent,
      starts: () => APPROVAL,
      to: ['to_approve'],
      becomes: (matter, event) => ({
        ...proposed(matter, event, contentOf(event)),
        ...(event.by.as === 'official' ? { bind: [{ role: 'owner', unit: event.by.unit }] } : {}),
      }),
      notifies: ['holder'],
    }),
    revise_entry: act({
      from: ['in_force', 'returned'],
      by: ['owner'],
      suggests: ({ state }) => inputOf('proposed' in state ? state.proposed : state.current),
      words: { zh: '修改', en: 'Revise' },
      told: {
        officials: { zh: '提出修改：{question}', en: 'Change proposed: {question}' },
        resident: null,
      },
      fields: contentFields,
      check: faultOfContent,
      starts: () => APPROVAL,
      stops: () => ['knowledge_review', 'knowledge_renewal'],
      to: ['to_approve'],
      becomes: (matter, event) => proposed(matter, event, contentOf(event)),
      notifies: ['holder'],
    }),
    renew_entry: act({
      from: ['in_force'],
      by: ['owner'],
      words: { zh: '复核无误，续期', en: 'Still right: renew' },
      told: {
        officials: {
          zh: '复核无误，请续至 {valid_until}',
          en: 'Looked at again, still right; to be valid until {valid_until}',
        },
        resident: null,
      },
      fields: { review: contentFields.review, valid_until: contentFields.valid_until },
      check: (_matter, input, { today }) => faultOfDates(input, today),
      starts: () => APPROVAL,
      stops: () => ['knowledge_review', 'knowledge_renewal'],
      to: ['to_approve'],
      becomes: (matter, event) => {
        const { version: _version, since: _since, ...content } = matter.state.current
        return proposed(matter, event, {
          ...content,
          validUntil: String(event.input['valid_until']),
          review: String(event.input['review']),
        })
      },
      notifies: ['holder'],
    }),
    approve_entry: act({
      from: ['to_approve'],
      by: ['approver'],
      words: { zh: '同意启用', en: 'Approve' },
      told: { officials: { zh: '审批同意，启用', en: 'Approved; in force' }, resident: null },
      fields: {},
      unless: isOwnProposal,
      check: ({ state }, _input, { today }) =>
        state.proposed.review > today ? null : { code: 'entry_dates_passed' },
      starts: ({ state }) => reviewClock(state.proposed),
      stops: () => ['knowledge_approval'],
      to: ['in_force'],
      becomes: ({ state }, event) => approved(state, event),
      notifies: ['owner'],
    }),
    send_back: act({
      from: ['to_approve'],
      by: ['approver'],
      words: { zh: '退回修改', en: 'Send back' },
      told: { officials: { zh: '退回：{reason}', en: 'Sent back: {reason}' }, resident: null },
      fields: { reason: reasonField },
      unless: isOwnProposal,
      starts: () => RENEWAL,
      stops: () => ['knowledge_approval'],
      to: ['returned'],
      becomes: ({ state }, { input }) => ({
        state: {
          ...held(state),
          name: 'returned',
          proposed: state.proposed,
          reason: String(input['reason']),
        },
      }),
      notifies: ['owner'],
    }),
    drop_change: act({
      from: ['returned'],
      by: ['owner'],
      words: { zh: '不改了', en: 'Drop the change' },
      told: { officials: { zh: '放弃这次修改', en: 'The change was dropped' }, resident: null },
      fields: {},
      to: ['in_force', 'discarded'],
      // Somebody set out to change what is in force: its unit still owes a word on whether it is right.
      becomes: ({ state }) =>
        state.current === null
          ? { state: { name: 'discarded', proposed: state.proposed } }
          : { state: { ...held(state), name: 'in_force', current: state.current, due: true } },
    }),
    doubt_entry: act({
      from: ['in_force'],
      by: ['operator', 'dispatcher', 'supervisor'],
      // The judge of an answer is whoever has to give it, outside the line of those who wrote it.
      judges: true,
      words: { zh: '提出疑问', en: 'Doubt it' },
      told: {
        officials: { zh: '有疑问：{words}', en: 'Doubted: {words}' },
        resident: null,
      },
      fields: { words: text({ zh: '哪里不对', en: 'What is wrong' }, { min: 4, max: 1000 }) },
      unless: ({ state }) => (state.doubt === null ? null : { code: 'doubted_already' }),
      starts: ({ state }) => (state.due ? [] : RENEWAL),
      stops: () => ['knowledge_review'],
      to: [],
      becomes: ({ state }, { input }) => ({
        state: { ...state, due: true, doubt: String(input['words']) },
      }),
      notifies: ['owner'],
    }),
    retire_entry: act({
      from: ['in_force'],
      by: ['owner'],
      words: { zh: '停用', en: 'Retire' },
      told: { officials: { zh: '停用：{reason}', en: 'Retired: {reason}' }, resident: null },
      fields: { reason: reasonField },
      to: ['retired'],
      becomes: ({ state }, { input }) => ({
        state: { name: 'retired', was: state.current, reason: String(input['reason']) },
      }),
    }),
    fall_due: act({
      from: ['in_force'],
      by: ['system'],
      silent: true,
      words: { zh: '到了复核日期', en: 'Its review falls due' },
      told: {
        officials: { zh: '到了复核日期，待责任单位复核', en: 'To be reviewed by its owner' },
        resident: null,
      },
      fields: {},
      unless: ({ state, clocks }, { now }) =>
        state.due
          ? { code: 'review_due_already' }
          : isAhead(clocks['knowledge_review']?.due, now)
            ? { code: 'review_not_due' }
            : null,
      starts: () => RENEWAL,
      stops: () => ['knowledge_review'],
      to: [],
      becomes: ({ state }) => ({ state: { ...state, due: true } }),
      notifies: ['owner'],
    }),
  },
})

function isAhead(due: string | null | undefined, now: string): boolean {
  return due === undefined || due === null || now <= due
}

function approved(state: Changing, event: MatterEvent): Change<KnowledgeState> {
  const { proposed: content } = state
  const current: Version = {
    ...content,
    version: (state.current?.version ?? 0) + 1,
    since: event.at.slice(0, 10),
  }
  return {
    subject: { title: content.question, text: content.answer, category: content.category },
    state: {
      name: 'in_force',
      due: false,
      doubt: null,
      sayings: [
        ...content.others,
        ...(content.english ? [content.english.question, content.english.answer] : []),
      ],
      current,
    },
  }
}
