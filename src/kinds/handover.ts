/**
 * Handover 交接: when the holder of a post changes, everything that was the post's is listed, and the
 * successor takes it over item by item (the speech: 看准的事就要坚定不移、脚踏实地干下去). The items stay
 * bound to the post and no clock of theirs is touched: what was promised outlives whoever promised it. Where
 * nobody takes over, it climbs, until somebody names who looks after it.
 */
import {
  actOf,
  day,
  declareKind,
  FOR_RESIDENTS,
  groups,
  groupsIn,
  optionalText,
  reference,
  text,
} from '../kernel/index.ts'
import type { DeclaredDuty, Input, Matter, Refusal } from '../kernel/index.ts'

export interface HandoverItem {
  readonly matter: string
  readonly number: string
  readonly kind: string
}

interface Item extends HandoverItem {
  /** The day it was taken over, and in what state it was found; null: not yet. */
  readonly taken: { readonly on: string; readonly note: string | null } | null
}

type Level = 'post' | 'supervisor' | 'leader'

interface Facts {
  readonly items: readonly Item[]
  /** The post whose items these are. */
  readonly of: string
  /** Another post of whoever left, if they have one: they may still say how things stand. */
  readonly predecessor: string | null
  readonly signed: string | null
  readonly level: Level
}

export type HandoverState =
  | ({ readonly name: 'open' } & Facts)
  | ({ readonly name: 'done' } & Facts)

const act = actOf<HandoverState>()

type Open = Matter<Extract<HandoverState, { name: 'open' }>>

const NEXT: Readonly<Record<Level, Level>> = {
  post: 'supervisor',
  supervisor: 'leader',
  leader: 'leader',
}

/** Each level has its own term; those before run on, so that all see since when it is late. */
const CLOCK = {
  post: 'handover',
  supervisor: 'handover:supervisor',
  leader: 'handover:leader',
} as const satisfies Readonly<Record<Level, string>>

function openDuties({ state }: Open): readonly DeclaredDuty[] {
  const climb = { role: 'system', acts: ['climb_handover'], clock: CLOCK[state.level] }
  return [
    { role: 'successor', acts: ['take_items'], clock: 'handover' },
    ...(state.level === 'supervisor' || state.level === 'leader'
      ? [{ role: state.level, acts: ['name_caretaker'], clock: CLOCK[state.level] }]
      : []),
    // The top of the ladder has nobody above it: there the duty stays, and is late for all to see.
    ...(state.level === 'leader' ? [] : [climb]),
    ...(state.predecessor === null || state.signed !== null
      ? []
      : [{ role: 'predecessor', acts: ['sign_handover'], clock: 'handover_signing' }]),
  ]
}

const itemsIn = (read: unknown): readonly HandoverItem[] =>
  Array.isArray(read) ? (read as readonly HandoverItem[]) : []

const namedIn = (input: Input) => groupsIn(input, 'items').map(({ matter }) => String(matter))

function faultOfTaking({ state }: Open, input: Input): Refusal | null {
  const named = namedIn(input)
  const numberOf = (matter: string) =>
    state.items.find((one) => one.matter === matter)?.number ?? matter
  const twice = named.find((matter, index) => named.indexOf(matter) !== index)
  if (twice !== undefined)
    return { code: 'item_twice', field: 'items', params: { number: numberOf(twice) } }
  const strange = named.find(
    (matter) => !state.items.some((one) => one.matter === matter && one.taken === null),
  )
  return strange === undefined
    ? null
    : { code: 'item_not_waiting', field: 'items', params: { number: numberOf(strange) } }
}

function takenOver(items: readonly Item[], input: Input, on: string): readonly Item[] {
  const notes = new Map(
    groupsIn(input, 'items').map((one) => [String(one['matter']), optionalText(one, 'note')]),
  )
  return items.map((one) =>
    one.taken === null && notes.has(one.matter)
      ? { ...one, taken: { on, note: notes.get(one.matter) ?? null } }
      : one,
  )
}

/** Who may look after it: somebody who holds the post and may see what is handed over. */
const CARETAKING: Readonly<Record<string, string>> = {
  vacant: 'post_is_vacant',
  stranger: 'caretaker_sees_nothing',
}

const postField = reference('post', { zh: '岗位', en: 'Post' })

export const handover = declareKind<HandoverState>({
  name: 'handover',
  version: 1,
  words: { zh: '交接', en: 'Handover' },
  without: FOR_RESIDENTS,
  roles: {
    planner: { is: 'power', power: 'supervise', words: { zh: '督考人员', en: 'Planner' } },
    leader: { is: 'power', power: 'leader', words: { zh: '市领导', en: 'Leader' } },
    // Whoever takes over did none of it: they are the ones who look at what they get.
    successor: { is: 'bound', doer: false, words: { zh: '接手岗位', en: 'Post that takes over' } },
    predecessor: { is: 'bound', doer: false, words: { zh: '前任', en: 'Predecessor' } },
  },
  clocks: {
    handover: { zh: '接手', en: 'Taking over' },
    'handover:supervisor': {
      zh: '指定代管（督查）',
      en: 'Naming who looks after it (supervisors)',
    },
    'handover:leader': { zh: '指定代管（领导）', en: 'Naming who looks after it (leader)' },
    handover_signing: { zh: '前任签字', en: 'Word of the predecessor' },
  },
  states: {
    open: {
      words: { zh: '待接手', en: 'To be taken over' },
      resident: { zh: '正在交接', en: 'Being handed over' },
      counts: 'in_hand',
      duties: openDuties,
    },
    done: {
      words: { zh: '已接手', en: 'Taken over' },
      resident: { zh: '已交接', en: 'Handed over' },
      final: true,
      counts: 'done',
      duties: () => [],
    },
  },
  acts: {
    open_handover: act({
      from: 'new',
      // By itself when a holding ends; by hand where an office is rearranged.
      by: ['system', 'planner'],
      words: { zh: '开始交接', en: 'Begin a handover' },
      told: {
        officials: { zh: '{post}换人，开始交接', en: 'The {post} changes hands' },
        resident: null,
      },
      fields: {
        post: reference('post', { zh: '换人的岗位', en: 'Post that changes hands' }),
        predecessor: reference(
          'post',
          { zh: '前任现在的岗位', en: 'Where the predecessor is now' },
          { optional: true },
        ),
        on: day({ zh: '离任日期', en: 'Left on' }, { optional: true }),
      },
      readings: ['unit_of_post', 'items_of_post', 'unit_of_predecessor'],
      check: (_matter, input, { readings }) => {
        if (input['predecessor'] === input['post'])
          return { code: 'predecessor_is_successor', field: 'predecessor' }
        return itemsIn(readings['items_of_post']).length === 0
          ? { code: 'nothing_to_hand_over', field: 'post' }
          : null
      },
      starts: (_matter, input) => [
        { limit: 'handover' },
        ...(optionalText(input, 'predecessor') === null ? [] : [{ limit: 'handover_signing' }]),
      ],
      to: ['open'],
      becomes: (_matter, { input, given }) => {
        const items = itemsIn(given.readings['items_of_post'])
        const predecessor = optionalText(input, 'predecessor')
        const unitOf = (name: string) => String(given.readings[name] ?? '')
        return {
          subject: {
            title: `交接 ${items.length} 项`,
            text: items.map(({ number }) => number).join(' '),
          },
          link: items.map(({ matter }) => ({ type: 'cites' as const, to: matter })),
          bind: [
            { role: 'successor', post: String(input['post']), unit: unitOf('unit_of_post') },
            ...(predecessor === null
              ? []
              : [{ role: 'predecessor', post: predecessor, unit: unitOf('unit_of_predecessor') }]),
          ],
          state: {
            name: 'open',
            items: items.map((one) => ({ ...one, taken: null })),
            of: String(input['post']),
            predecessor,
            signed: null,
            level: 'post',
          },
        }
      },
      notifies: ['successor', 'predecessor'],
    }),
    take_items: act({
      from: ['open'],
      by: ['successor'],
      judges: true,
      words: { zh: '接手', en: 'Take over' },
      told: { officials: { zh: '接手了所列事项', en: 'Took over what is listed' }, resident: null },
      fields: {
        items: groups(
          { zh: '接手哪些事项', en: 'What is taken over' },
          {
            matter: reference('matter', { zh: '编号', en: 'Number' }),
            note: text(
              { zh: '接手时的状况（与账面不符时写明）', en: 'In what state it was found' },
              { optional: true, max: 500 },
            ),
          },
          { max: 1000 },
        ),
      },
      // All that wait are put there; whoever takes over strikes out what they do not take yet.
      suggests: ({ state }) => ({
        items: state.items.flatMap((one) => (one.taken === null ? [{ matter: one.number }] : [])),
      }),
      check: faultOfTaking,
      to: ['open', 'done'],
      becomes: ({ state }, { input, at }) => {
        const items = takenOver(state.items, input, at.slice(0, 10))
        const isOver = items.every((one) => one.taken !== null)
        return { state: { ...state, name: isOver ? 'done' : 'open', items } }
      },
    }),
    sign_handover: act({
      from: ['open'],
      by: ['predecessor'],
      words: { zh: '前任交代', en: 'Say how things stand' },
      told: {
        officials: { zh: '前任交代：{words}', en: 'Said on leaving: {words}' },
        resident: null,
      },
      fields: {
        words: text(
          { zh: '进展、答应过的事、要紧的联系', en: 'How things stand, and what was promised' },
          { min: 6, max: 4000 },
        ),
      },
      unless: ({ state }) => (state.signed === null ? null : { code: 'signed_already' }),
      stops: () => ['handover_signing'],
      to: [],
      becomes: ({ state }, { input }) => ({ state: { ...state, signed: String(input['words']) } }),
      notifies: ['successor'],
    }),
    climb_handover: act({
      from: ['open'],
      by: ['system'],
      words: { zh: '没人接手，升一级', en: 'Nobody took over: next level' },
      told: {
        officials: { zh: '到期没有接手，升一级', en: 'Not taken over in time: next level' },
        resident: null,
      },
      fields: {},
      unless: ({ state }) => (state.level === 'leader' ? { code: 'nobody_above' } : null),
      starts: ({ state }) => [{ limit: 'handover', as: CLOCK[NEXT[state.level]] }],
      to: [],
      becomes: ({ state }) => ({ state: { ...state, level: NEXT[state.level] } }),
      notifies: ['holder'],
    }),
    name_caretaker: act({
      from: ['open'],
      by: ['planner', 'leader'],
      words: { zh: '指定代管岗位', en: 'Name who looks after it' },
      told: {
        officials: { zh: '由{post}代管：{reason}', en: 'Looked after by {post}: {reason}' },
        resident: null,
      },
      fields: {
        post: postField,
        reason: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 500 }),
      },
      readings: ['unit_of_post', 'caretaker'],
      check: ({ bindings }, input, { readings }) => {
        const isNow = bindings.some(
          ({ role, until, post }) =>
            role === 'successor' && until === null && post === input['post'],
        )
        if (isNow) return { code: 'takes_over_already', field: 'post' }
        const code = CARETAKING[String(readings['caretaker'])]
        return code === undefined ? null : { code, field: 'post' }
      },
      // Whoever is named has a term of their own; the items have none but theirs.
      starts: () => [{ limit: 'handover' }],
      stops: () => [CLOCK.supervisor, CLOCK.leader],
      to: ['open'],
      becomes: ({ state }, { input, given }) => ({
        release: [{ role: 'successor' }],
        bind: [
          {
            role: 'successor',
            post: String(input['post']),
            unit: String(given.readings['unit_of_post'] ?? ''),
          },
        ],
        state: { ...state, level: 'post' },
      }),
      notifies: ['successor'],
    }),
  },
})
