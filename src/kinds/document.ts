/**
 * Document 文件: what a target rests on. Clauses by number; each document cites the one above it that it
 * carries out, up to the three top commitments. A unit's own plan cites the clauses it carries out, and
 * is shown beside them where it only copies (the speech: 结合自身实际，创造性开展工作).
 */
import {
  actOf,
  choice,
  day,
  declareKind,
  FOR_RESIDENTS,
  groups,
  reference,
  text,
  yesNo,
  optionalText,
  groupsIn,
} from '../kernel/index.ts'
import type { Change, Input, Matter, MatterEvent, Refusal, Sight } from '../kernel/index.ts'

export interface Clause {
  readonly number: string
  readonly text: string
  /** Number of the clause of the document above that it carries out. */
  readonly carries: string | null
}

/** A clause that says what the one above it says, in the same words. */
export interface Copied {
  readonly number: string
  readonly above: string
  /** Share of its pairs of characters that are the other's, 0 to 1. */
  readonly share: number
}

interface Facts {
  readonly issuer: string
  readonly level: 'central' | 'province' | 'city' | 'unit'
  readonly reference: string | null
  readonly issued: string
  readonly clauses: readonly Clause[]
  readonly copied: readonly Copied[]
  /** One of the commitments everything else must lead up to. */
  readonly isRoot: boolean
}

export type DocumentState =
  | ({ readonly name: 'in_force' } & Facts)
  | ({ readonly name: 'repealed'; readonly reason: string } & Facts)

const act = actOf<DocumentState>()

const LEVELS = {
  central: { zh: '中央、国家', en: 'Central' },
  province: { zh: '省', en: 'Province' },
  city: { zh: '市', en: 'City' },
  unit: { zh: '本单位', en: 'Unit' },
} as const

function clausesOf(input: Input): readonly Clause[] {
  return groupsIn(input, 'clauses').map((one) => ({
    number: String(one['number']),
    text: String(one['text']),
    carries: optionalText(one, 'carries'),
  }))
}

function copiedOf({ given }: MatterEvent): readonly Copied[] {
  const read = given.readings['copied']
  return Array.isArray(read) ? (read as readonly Copied[]) : []
}

function twiceOrNowhere(_matter: Matter, input: Input, { readings, today }: Sight): Refusal | null {
  if (String(input['issued']) > today) return { code: 'issued_in_future', field: 'issued' }
  const clauses = clausesOf(input)
  const numbers = clauses.map(({ number }) => number)
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index)
  if (twice !== undefined)
    return { code: 'clause_twice', field: 'clauses', params: { number: twice } }
  if (input['root'] === true) return null
  const above = readings['clauses_above']
  if (!Array.isArray(above)) return { code: 'document_above_missing', field: 'above' }
  const lost = clauses.find(({ carries }) => carries !== null && !above.includes(carries))
  return lost
    ? { code: 'no_such_clause', field: 'clauses', params: { number: lost.carries ?? '' } }
    : null
}

function registered(_matter: Matter, event: MatterEvent): Change<DocumentState> {
  const { input } = event
  const clauses = clausesOf(input)
  const above = optionalText(input, 'above')
  return {
    subject: {
      title: String(input['title']),
      text: clauses.map(({ number, text: words }) => `${number} ${words}`).join('\n'),
    },
    ...(above === null ? {} : { link: [{ type: 'answers', to: above }] }),
    state: {
      name: 'in_force',
      issuer: String(input['issuer']),
      level: input['level'] as Facts['level'],
      reference: optionalText(input, 'reference'),
      issued: String(input['issued']),
      clauses,
      copied: copiedOf(event),
      isRoot: input['root'] === true,
    },
  }
}

export const document = declareKind<DocumentState>({
  name: 'document',
  version: 1,
  words: { zh: '文件', en: 'Document' },
  common: true,
  without: FOR_RESIDENTS,
  ownLinks: ['answers'],
  roles: {
    planner: { is: 'power', power: 'supervise', words: { zh: '督考人员', en: 'Planner' } },
    head: { is: 'power', power: 'head', words: { zh: '单位负责人', en: 'Head of a unit' } },
    leader: { is: 'power', power: 'leader', words: { zh: '市领导', en: 'Leader' } },
  },
  clocks: {},
  states: {
    in_force: {
      words: { zh: '有效', en: 'In force' },
      resident: { zh: '有效', en: 'In force' },
      final: true,
      counts: 'answered',
      duties: () => [],
    },
    repealed: {
      words: { zh: '废止', en: 'Repealed' },
      resident: { zh: '已废止', en: 'Repealed' },
      final: true,
      counts: 'withdrawn',
      duties: () => [],
    },
  },
  acts: {
    register_document: act({
      from: 'new',
      by: ['planner', 'head', 'leader'],
      words: { zh: '登记文件', en: 'Register a document' },
      told: {
        officials: { zh: '登记：{title}', en: 'Registered: {title}' },
        resident: { zh: '{issuer}发布：{title}', en: 'Issued by {issuer}: {title}' },
      },
      fields: {
        title: text({ zh: '标题', en: 'Title' }, { max: 200, lines: false, to: 'resident' }),
        issuer: text(
          { zh: '发文机关', en: 'Issued by' },
          { max: 120, lines: false, to: 'resident' },
        ),
        level: choice({ zh: '层级', en: 'Level' }, LEVELS, { to: 'resident' }),
        reference: text(
          { zh: '文号', en: 'Reference' },
          { max: 80, lines: false, optional: true, to: 'resident' },
        ),
        issued: day({ zh: '成文日期', en: 'Issued on' }, { to: 'resident' }),
        root: yesNo(
          { zh: '最上层的承诺（三个坚持）', en: 'One of the top commitments' },
          { optional: true, to: 'resident' },
        ),
        above: reference(
          'matter',
          { zh: '依据的上级文件（编号）', en: 'Document above it (number)' },
          { optional: true, to: 'resident' },
        ),
        clauses: groups(
          { zh: '条款', en: 'Clauses' },
          {
            number: text({ zh: '条款号', en: 'Number' }, { max: 20, lines: false, to: 'resident' }),
            text: text({ zh: '内容', en: 'Text' }, { max: 3000, to: 'resident' }),
            carries: text(
              { zh: '落实上级文件的哪一条', en: 'Carries out which clause above' },
              { max: 20, lines: false, optional: true, to: 'resident' },
            ),
          },
          { max: 200, to: 'resident' },
        ),
      },
      readings: ['clauses_above', 'copied'],
      check: twiceOrNowhere,
      to: ['in_force'],
      becomes: registered,
    }),
    repeal_document: act({
      from: ['in_force'],
      by: ['planner', 'leader'],
      words: { zh: '废止', en: 'Repeal' },
      told: {
        officials: { zh: '废止：{reason}', en: 'Repealed: {reason}' },
        resident: { zh: '废止：{reason}', en: 'Repealed: {reason}' },
      },
      fields: {
        reason: text({ zh: '理由', en: 'Reason' }, { min: 4, max: 1000, to: 'resident' }),
      },
      readings: ['targets_on_it'],
      check: (_matter, _input, { readings }) =>
        Number(readings['targets_on_it'] ?? 0) > 0
          ? {
              code: 'targets_rest_on_it',
              params: { count: Number(readings['targets_on_it']) },
            }
          : null,
      to: ['repealed'],
      becomes: ({ state }, { input }) => ({
        state: { ...state, name: 'repealed', reason: String(input['reason']) },
      }),
    }),
  },
})
