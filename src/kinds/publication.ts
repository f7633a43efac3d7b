/**
 * Publication 公开: an answered request that its resident agreed to show to everybody. Somebody who
 * did no part of the work looks it over first, so that it names nobody; it can be taken back by the
 * resident at once, and by officials only two together, with the reason told.
 * (政府信息公开条例 2019, arts. 15, 32: consent of whoever it concerns; 个人信息保护法 arts. 25, 44.)
 */
import {
  actOf,
  declareKind,
  eachAsk,
  list,
  reference,
  text,
  textsOf,
  groupsIn,
} from '../kernel/index.ts'
import type { Change, Effect, Input, Matter, MatterEvent, Refusal, Sight } from '../kernel/index.ts'

/** The request as it was answered, and later as it is shown. */
export interface Shown {
  readonly asks: readonly string[]
  readonly answers: readonly string[]
  /** What strangers put right, as far as a reviewer agreed. */
  readonly notes: readonly string[]
}

export type PublicationState =
  | ({ readonly name: 'to_review' } & Shown)
  | ({ readonly name: 'published' } & Shown)
  | ({ readonly name: 'halted'; readonly reason: string } & Shown)
  | { readonly name: 'declined'; readonly reason: string }
  | { readonly name: 'taken_down'; readonly reason: string }
  | { readonly name: 'taken_back' }

const act = actOf<PublicationState>()

const NOTHING = { title: '', text: '', place: null } as const

const shownOf = ({ asks, answers, notes }: Shown): Shown => ({ asks, answers, notes })

const aboutOf = (matter: Matter) => matter.links.find(({ type }) => type === 'cites')?.to

/** The resident hears what became of it, on the request itself. */
function told(matter: Matter, outcome: string, reason?: unknown): readonly Effect[] {
  const on = aboutOf(matter)
  if (on === undefined) return []
  const input = { outcome, ...(typeof reason === 'string' ? { reason } : {}) }
  return [{ on, act: 'hear_publication', input }]
}

/** What a rule still finds in the texts is not published; the reviewer is told which text it is in. */
function stillIdentifies(_matter: Matter, _input: Input, { readings }: Sight): Refusal | null {
  const found = readings['identifies']
  if (typeof found !== 'object' || found === null || !('field' in found)) return null
  return {
    code: 'still_identifies',
    field: String(found.field),
    params: { what: 'what' in found ? String(found.what) : '' },
  }
}

function opened(_matter: Matter, { input }: MatterEvent): Change<PublicationState> {
  const place = input['place']
  return {
    subject: {
      title: String(input['title']),
      text: String(input['text']),
      place: typeof place === 'string' ? place : null,
      category: typeof input['category'] === 'string' ? input['category'] : null,
      division: typeof input['division'] === 'string' ? input['division'] : null,
    },
    link: [{ type: 'cites', to: String(input['about']) }],
    doers: textsOf(input, 'doers'),
    ...(typeof input['unit'] === 'string'
      ? { bind: [{ role: 'answerer', unit: input['unit'] }] }
      : {}),
    state: {
      name: 'to_review',
      asks: textsOf(input, 'asks'),
      answers: textsOf(input, 'answers'),
      notes: [],
    },
  }
}

const reasonField = text(
  { zh: '理由（告诉诉求人）', en: 'Reason (told to the resident)' },
  { min: 10, max: 1000, to: 'resident' },
)

const oneText = text({ zh: '内容', en: 'Text' }, { max: 4000 })

export const publication = declareKind<PublicationState>({
  name: 'publication',
  version: 1,
  words: { zh: '公开', en: 'Publication' },
  roles: {
    reviewer: { is: 'power', power: 'review', words: { zh: '公开审核人', en: 'Reviewer' } },
    // Bound so that neither the unit that answered nor its line reviews what is said of it.
    answerer: { is: 'bound', doer: true, words: { zh: '答复单位', en: 'Unit that answered' } },
  },
  clocks: {
    publication: { zh: '公开审核', en: 'Review before publication' },
    halt: { zh: '暂停展示复核', en: 'Review of a halt' },
  },
  states: {
    to_review: {
      words: { zh: '待审核', en: 'To be reviewed' },
      resident: {
        zh: '正在审核，隐去能认出人的内容',
        en: 'Being looked over so that it names nobody',
      },
      counts: 'waiting',
      duties: () => [
        { role: 'reviewer', acts: ['publish', 'decline_publication'], clock: 'publication' },
      ],
    },
    published: {
      words: { zh: '已公开', en: 'Published' },
      resident: { zh: '已公开', en: 'Published' },
      final: true,
      counts: 'done',
      duties: () => [],
    },
    halted: {
      words: { zh: '暂停展示，待复核', en: 'Halted, to be reviewed' },
      resident: {
        zh: '有人提出不宜公开，暂停展示，正在复核',
        en: 'Hidden while a second person looks at it',
      },
      counts: 'in_hand',
      duties: () => [{ role: 'reviewer', acts: ['take_down', 'show_again'], clock: 'halt' }],
    },
    declined: {
      words: { zh: '不公开', en: 'Not published' },
      resident: { zh: '审核后没有公开', en: 'Not published after review' },
      final: true,
      counts: 'cannot',
      duties: () => [],
    },
    taken_down: {
      words: { zh: '已撤下', en: 'Taken down' },
      resident: { zh: '已撤下', en: 'Taken down' },
      final: true,
      counts: 'cannot',
      duties: () => [],
    },
    taken_back: {
      words: { zh: '诉求人收回同意', en: 'Taken back by the resident' },
      resident: { zh: '您收回了同意，已不公开', en: 'You took your consent back; it is not shown' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: {
    propose_publication: act({
      from: 'new',
      by: ['effect'],
      words: { zh: '提请公开', en: 'Propose publication' },
      told: {
        officials: { zh: '诉求人同意公开，等待审核', en: 'The resident agreed; to be reviewed' },
        resident: null,
      },
      fields: {
        about: reference('matter', { zh: '关于哪件事项', en: 'About which matter' }),
        unit: reference('unit', { zh: '答复单位', en: 'Unit that answered' }, { optional: true }),
        title: text({ zh: '标题', en: 'Title' }, { max: 200, lines: false }),
        text: text({ zh: '诉求', en: 'Request' }, { max: 10_000 }),
        place: text({ zh: '地点', en: 'Place' }, { optional: true, max: 200, lines: false }),
        category: reference('category', { zh: '类别', en: 'Category' }, { optional: true }),
        division: reference('division', { zh: '所在区划', en: 'District' }, { optional: true }),
        asks: list({ zh: '请求事项', en: 'Asks' }, oneText, { min: 0, max: 20, optional: true }),
        answers: list({ zh: '答复', en: 'Answers' }, oneText, { min: 0, max: 20, optional: true }),
        doers: list({ zh: '经办过的人', en: 'Persons who worked on it' }, oneText, {
          min: 0,
          max: 400,
          optional: true,
          to: 'sealed',
        }),
      },
      starts: () => [{ limit: 'publication' }],
      to: ['to_review'],
      becomes: opened,
      notifies: ['holder'],
    }),
    publish: act({
      from: ['to_review'],
      by: ['reviewer'],
      judges: true,
      suggests: 'masked',
      words: { zh: '公开', en: 'Publish' },
      told: {
        officials: { zh: '审核通过，公开', en: 'Looked over and published' },
        resident: null,
      },
      fields: {
        title: text({ zh: '公开的标题', en: 'Title, as shown' }, { max: 120, lines: false }),
        text: text({ zh: '公开的诉求', en: 'Request, as shown' }, { max: 10_000 }),
        place: text(
          { zh: '公开的地点（到路段为止）', en: 'Place, as shown (no nearer than the street)' },
          { optional: true, max: 200, lines: false },
        ),
        answers: eachAsk(
          { zh: '公开的答复', en: 'Answer, as shown' },
          {
            ask: text({ zh: '公开的请求', en: 'Ask, as shown' }, { max: 300, lines: false }),
            text: text({ zh: '公开的答复', en: 'Answer, as shown' }, { max: 4000 }),
          },
        ),
      },
      readings: ['identifies'],
      check: stillIdentifies,
      stops: () => ['publication'],
      to: ['published'],
      becomes: (_matter, { input }) => {
        const groups = groupsIn(input, 'answers')
        return {
          subject: {
            title: String(input['title']),
            text: String(input['text']),
            place: typeof input['place'] === 'string' ? input['place'] : null,
          },
          state: {
            name: 'published',
            asks: groups.map((one) => String(one['ask'])),
            answers: groups.map((one) => String(one['text'])),
            notes: [],
          },
        }
      },
      effects: (matter) => told(matter, 'published'),
    }),
    decline_publication: act({
      from: ['to_review'],
      by: ['reviewer'],
      judges: true,
      words: { zh: '不公开', en: 'Do not publish' },
      told: {
        officials: { zh: '不公开：{reason}', en: 'Not published: {reason}' },
        resident: null,
      },
      fields: { reason: reasonField },
      stops: () => ['publication'],
      to: ['declined'],
      becomes: (_matter, { input }) => ({
        subject: NOTHING,
        state: { name: 'declined', reason: String(input['reason']) },
      }),
      effects: (matter, { input }) => told(matter, 'declined', input['reason']),
    }),
    note_correction: act({
      from: ['published'],
      by: ['effect'],
      words: { zh: '写上更正', en: 'Add a correction' },
      told: { officials: { zh: '更正：{words}', en: 'Correction: {words}' }, resident: null },
      fields: { words: text({ zh: '更正', en: 'Correction' }, { max: 1000 }) },
      to: [],
      becomes: ({ state }, { input }) => ({
        state: { ...state, notes: [...state.notes, String(input['words'])] },
      }),
    }),
    halt: act({
      from: ['published'],
      by: ['reviewer', 'supervisor'],
      words: { zh: '暂停展示', en: 'Halt' },
      told: {
        officials: {
          zh: '暂停展示，等另一人复核：{reason}',
          en: 'Halted until a second person looks: {reason}',
        },
        resident: null,
      },
      fields: { reason: reasonField },
      starts: () => [{ limit: 'halt' }],
      to: ['halted'],
      becomes: ({ state }, { input }) => ({
        state: { ...shownOf(state), name: 'halted', reason: String(input['reason']) },
      }),
      notifies: ['holder'],
    }),
    show_again: act({
      from: ['halted'],
      by: ['reviewer'],
      judges: true,
      otherThan: 'halt',
      words: { zh: '恢复展示', en: 'Show again' },
      told: {
        officials: { zh: '恢复展示：{reason}', en: 'Shown again: {reason}' },
        resident: null,
      },
      fields: { reason: text({ zh: '理由', en: 'Reason' }, { min: 10, max: 1000 }) },
      stops: () => ['halt'],
      to: ['published'],
      becomes: ({ state }) => ({ state: { ...shownOf(state), name: 'published' } }),
    }),
    take_down: act({
      from: ['halted'],
      by: ['reviewer'],
      judges: true,
      otherThan: 'halt',
      words: { zh: '撤下', en: 'Take down' },
      told: { officials: { zh: '撤下：{reason}', en: 'Taken down: {reason}' }, resident: null },
      fields: { reason: reasonField },
      stops: () => ['halt'],
      to: ['taken_down'],
      becomes: (_matter, { input }) => ({
        subject: NOTHING,
        state: { name: 'taken_down', reason: String(input['reason']) },
      }),
      effects: (matter, { input }) => told(matter, 'taken_down', input['reason']),
    }),
    take_back: act({
      from: ['to_review', 'published', 'halted'],
      by: ['effect'],
      words: { zh: '收回同意', en: 'Take the consent back' },
      told: {
        officials: { zh: '诉求人收回同意，已不公开', en: 'The resident took the consent back' },
        resident: null,
      },
      fields: {},
      stops: () => ['publication', 'halt'],
      to: ['taken_back'],
      becomes: () => ({ subject: NOTHING, state: { name: 'taken_back' } }),
    }),
  },
  asks: (state) => ('asks' in state ? state.asks : []),
})
