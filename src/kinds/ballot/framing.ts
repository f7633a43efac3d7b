/** Before a ballot opens: who is rated, who is asked, and how they were drawn. */
import {
  actOf,
  choice,
  day,
  groups,
  groupsIn,
  number,
  optionalText,
  reference,
  text,
} from '../../kernel/index.ts'
import type { Change, Input, Matter, MatterEvent, Refusal, Sight } from '../../kernel/index.ts'
import { lineOf } from '../../kernel/index.ts'
import { groupsOf, totalOf } from './facts.ts'
import type { BallotState, Frame, FrameGroup } from './facts.ts'

const act = actOf<BallotState>()
const line = { lines: false, to: 'resident' } as const

/** Fewer than this in a group, and its turn-out would say who answered. */
export const SMALLEST_GROUP = 10
/** More than this nobody delivers. */
const MOST = 50_000

const draftFields = {
  title: text({ zh: '评议什么', en: 'What is rated' }, { ...line, min: 4, max: 80 }),
  unit: reference(
    'unit',
    { zh: '谁的工作（被评议单位）', en: 'Whose work (unit that is rated)' },
    { to: 'resident' },
  ),
  about: reference(
    'matter',
    {
      zh: '评议哪件事项（文件、目标任务、决策等的编号）',
      en: 'Which matter (a document, target, decision …)',
    },
    { optional: true, to: 'resident' },
  ),
  what: text(
    {
      zh: '给参加评议的人看：做了什么、花了多少、影响谁',
      en: 'For whoever answers: what was done, at what cost, for whom',
    },
    { min: 20, max: 2000, to: 'resident' },
  ),
}

/** What the shell found: every unit whose work it is; or what is wrong with the matter that was named. */
export type RatedRead = { readonly units: readonly string[] } | { readonly wrong: string }

function draftFault(_matter: Matter, { unit }: Input, { actor, readings }: Sight): Refusal | null {
  const rated = readings['rated'] as unknown as RatedRead
  if ('wrong' in rated) return { code: rated.wrong, field: 'about' }
  const own = actor.as === 'official' ? lineOf(actor) : []
  return [...rated.units, String(unit)].some((one) => own.includes(one))
    ? { code: 'rates_itself', field: 'unit' }
    : null
}

function drafted(_matter: Matter, { input, given }: MatterEvent): Change<BallotState> {
  const rated = given.readings['rated'] as unknown as RatedRead
  const units = new Set([String(input['unit']), ...('units' in rated ? rated.units : [])])
  const about = optionalText(input, 'about')
  return {
    subject: { title: String(input['title']), text: String(input['what']) },
    bind: [...units].map((unit) => ({ role: 'rated', unit })),
    link: about === null ? [] : [{ type: 'cites', to: about }],
    state: { name: 'drafted', what: String(input['what']), about },
  }
}

const frameFields = {
  sort: choice(
    { zh: '怎样发评议码', en: 'How slips reach people' },
    {
      letters: {
        zh: '信件：按名册抽出的住户或代表，一户（人）一码',
        en: 'letters: households or delegates drawn from a register, one code each',
      },
      voices: {
        zh: '回执：被评议单位办过的诉求，凭回执参加',
        en: 'receipts: whoever asked something that the rated unit answered',
      },
    },
    { to: 'resident' },
  ),
  register: text(
    { zh: '名册：从哪里抽', en: 'Register: drawn from what' },
    { ...line, min: 4, max: 200 },
  ),
  drawing: text(
    { zh: '怎样抽、谁抽、谁送达', en: 'How, by whom it was drawn, and who delivers' },
    { min: 10, max: 1000, to: 'resident' },
  ),
  groups: groups(
    { zh: '分组（信件）', en: 'Groups (letters)' },
    {
      name: text({ zh: '组名，例如街道', en: 'Name, a street office say' }, { ...line, max: 40 }),
      people: number(
        { zh: '名册上有多少', en: 'How many the register has' },
        { min: 1, max: 1e9, to: 'resident' },
      ),
      invited: number(
        { zh: '抽出多少', en: 'How many were drawn' },
        { min: 1, max: 20_000, to: 'resident' },
      ),
    },
    { min: 0, max: 40, optional: true, to: 'resident' },
  ),
  from: day(
    { zh: '诉求从哪天起（回执）', en: 'Requests from (receipts)' },
    { optional: true, to: 'resident' },
  ),
  until: day(
    { zh: '到哪天止（回执）', en: 'until (receipts)' },
    { optional: true, to: 'resident' },
  ),
}

const typedGroups = (input: Input): readonly FrameGroup[] =>
  groupsIn(input, 'groups').map((one) => ({
    name: String(one['name']),
    people: Number(one['people']),
    invited: Number(one['invited']),
  }))

const groupsFor = (input: Input, readings: Sight['readings']) =>
  input['sort'] === 'letters' ? typedGroups(input) : groupsOf(readings['voices'])

function frameFault(_matter: Matter, input: Input, { today, readings }: Sight): Refusal | null {
  const [from, until] = [optionalText(input, 'from'), optionalText(input, 'until')]
  if (input['sort'] === 'voices') {
    if (from === null || until === null) return { code: 'frame_without_period', field: 'from' }
    if (until < from || until > today) return { code: 'frame_period_wrong', field: 'until' }
  }
  const all = groupsFor(input, readings)
  const over = all.find(({ people, invited }) => invited > people)
  if (over)
    return { code: 'more_drawn_than_there_are', field: 'groups', params: { name: over.name } }
  if (new Set(all.map(({ name }) => name)).size < all.length)
    return { code: 'group_twice', field: 'groups' }
  const small = all.find(({ invited }) => invited < SMALLEST_GROUP)
  if (small)
    return {
      code: 'group_too_small',
      field: 'groups',
      params: { name: small.name, least: SMALLEST_GROUP },
    }
  const least = Number(readings['ballot_voices'] ?? 0)
  const { invited } = totalOf(all)
  if (invited < least)
    return { code: 'frame_too_small', field: 'groups', params: { least, invited } }
  return invited > MOST
    ? { code: 'frame_too_large', field: 'groups', params: { most: MOST } }
    : null
}

function frameOf(input: Input, readings: Sight['readings']): Frame {
  const isVoices = input['sort'] === 'voices'
  return {
    sort: isVoices ? 'voices' : 'letters',
    register: String(input['register']),
    drawing: String(input['drawing']),
    from: isVoices ? optionalText(input, 'from') : null,
    until: isVoices ? optionalText(input, 'until') : null,
    groups: groupsFor(input, readings),
  }
}

export const framingActs = {
  draft_ballot: act({
    from: 'new',
    by: ['organiser'],
    words: { zh: '拟定评议', en: 'Draft a ballot' },
    told: {
      officials: { zh: '拟定评议：{title}', en: 'Ballot drafted: {title}' },
      resident: null,
    },
    fields: draftFields,
    readings: ['rated'],
    check: draftFault,
    starts: () => [{ limit: 'ballot_frame' }],
    to: ['drafted'],
    becomes: drafted,
    notifies: ['holder'],
  }),
  fix_frame: act({
    from: ['drafted', 'framed'],
    by: ['organiser'],
    judges: true,
    words: { zh: '确定评议对象', en: 'Fix who is asked' },
    told: {
      officials: { zh: '确定评议对象：{register}', en: 'Who is asked was fixed: {register}' },
      resident: { zh: '确定了评议对象：{register}', en: 'Who is asked was fixed: {register}' },
    },
    fields: frameFields,
    readings: ['voices', 'ballot_voices'],
    check: frameFault,
    starts: () => [{ limit: 'ballot_opening' }],
    stops: () => ['ballot_frame'],
    to: ['framed'],
    becomes: ({ state }, { input, given }) => ({
      state: {
        name: 'framed',
        what: state.what,
        about: state.about,
        frame: frameOf(input, given.readings),
      },
    }),
    notifies: ['holder'],
  }),
  print_slips: act({
    from: ['framed'],
    by: ['organiser'],
    judges: true,
    // The desk does it beside what it makes: an act alone prints nothing.
    silent: true,
    words: { zh: '生成评议码', en: 'Make the slips' },
    told: {
      officials: {
        zh: '生成了评议码，以前生成的作废',
        en: 'Slips were made; earlier ones are void',
      },
      resident: null,
    },
    fields: {},
    to: [],
    becomes: () => ({}),
  }),
}
