/** Inputs that name what is there: a person reads it off the page, chance would hardly find it. */
import type { Matter } from '../../src/kernel/index.ts'
import { periodOf } from '../../src/kinds/index.ts'
import type {
  DecisionState,
  DocumentState,
  HandoverState,
  SeriesState,
  TargetState,
} from '../../src/kinds/index.ts'
import { leadOf } from '../../src/plans/index.ts'
import type { MemoryHouse } from './house.ts'
import type { Chance } from './random.ts'

type Values = Record<string, unknown>
type Fit = (input: Values, about: About) => Values

interface About {
  readonly house: MemoryHouse
  readonly matter: Matter | null
  readonly chance: Chance
}

export function fitted(act: string, input: Values, about: About): Values {
  const fit = FITS[act]
  // Now and then nobody has read anything.
  return fit && about.chance.maybe(0.95) ? { ...input, ...fit(input, about) } : input
}

const stateOf = <S>(matter: Matter | null) => matter?.state as unknown as S | undefined

function someOf(house: MemoryHouse, kind: string, chance: Chance): Matter | null {
  const all = [...house.matters.values()].filter((one) => one.kind === kind)
  return all.length === 0 ? null : chance.one(all)
}

function lastPeriod({ house, matter }: About): string {
  const state = stateOf<SeriesState>(matter)
  if (!state) return '2023'
  const back = { month: 40, quarter: 120, year: 370 }[state.frequency]
  const day = new Date(Date.parse(house.now) - back * 86_400_000).toISOString().slice(0, 10)
  return periodOf(state.frequency, day)
}

const openPeriod = (matter: Matter | null) =>
  stateOf<SeriesState>(matter)?.questions.find(({ answer }) => answer === null)?.period

const waitingPeriod = (matter: Matter | null) =>
  stateOf<SeriesState>(matter)?.values.findLast(({ checked }) => checked === 'waiting')?.period

/** A target that can be issued: it rests on a clause, and its weight is the whole. */
const draft: Fit = (input, { house, chance, matter }) => {
  const document = someOf(house, 'document', chance)
  const clauses = stateOf<DocumentState>(document)?.clauses ?? []
  const parent = chance.maybe(0.3) ? someOf(house, 'target', chance) : null
  const of = stateOf<TargetState>(parent && parent.id !== matter?.id ? parent : null)
  return {
    document: document?.id ?? 'nowhere',
    clause: clauses.length > 0 ? chance.one(clauses).number : '一',
    weight: 100,
    baseline: 0,
    goal: 1 + chance.below(100),
    direction: 'at_least',
    base_year: 2023,
    aggregation: 'sum',
    series: undefined,
    part_of: undefined,
    ...(of && parent
      ? { part_of: parent.id, unit: of.metric.unit, goal: of.metric.goal, deadline: of.deadline }
      : {}),
    ...(input['rule'] === undefined ? {} : { rule: input['rule'] }),
  }
}

/** Options that can be told apart. */
const memo: Fit = (input) => {
  const given = Array.isArray(input['options']) ? (input['options'] as Values[]) : []
  return { options: given.map((one, index) => ({ ...one, name: `方案${index + 1}` })) }
}

/** Of one branch alone: then somebody outside is left to judge them. */
function unitsOfOneBranch(house: MemoryHouse, chance: Chance): readonly string[] {
  const leaves = house.city.units.filter((unit) => unit.includes('.'))
  const leaf = leaves.length === 0 ? 'b0' : chance.one(leaves)
  const branch = leaf.split('.')[0] ?? leaf
  return house.city.units.filter((unit) => unit === branch || unit.startsWith(`${branch}.`))
}

/** Weights that make a hundred, of a year that is over or will be. */
const yearRules: Fit = (_input, { house, chance }) => ({
  year: Number(house.now.slice(0, 4)) - chance.below(2),
  measures: [
    { measure: 'solved', weight: 60 },
    { measure: 'in_time', weight: 40 },
  ],
  units: unitsOfOneBranch(house, chance),
})

/** Groups that are large enough, and no more drawn than there are. */
const frame: Fit = (_input, { house, chance }) => ({
  groups: Array.from({ length: 1 + chance.below(3) }, (_, index) => {
    const invited = 20 + chance.below(30)
    return { name: `第${index + 1}组`, people: invited + chance.below(500), invited }
  }),
  from: '2023-01-01',
  until: house.now.slice(0, 8) + '01',
})

const dayLater = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** One that is short enough and asks for what nobody has. */
const burdenOf = (house: MemoryHouse, chance: Chance): Values => ({
  sort: chance.one(['form', 'meeting', 'document', 'report', 'inspection']),
  data: [{ name: `第${chance.below(100_000)}项数据` }],
  characters: 1 + chance.below(3000),
  minutes: 1 + chance.below(60),
  days: 1 + chance.below(5),
  people: 1 + chance.below(9),
  until: dayLater(house.now.slice(0, 10), 20 + chance.below(200)),
  why_long: undefined,
})

const FITS: Readonly<Record<string, Fit>> = {
  recompute: (_input, { matter, chance }) => ({
    clock: chance.one(['none', ...Object.keys(matter?.clocks ?? {})]),
  }),
  register_document: (input, { chance, house }) => {
    const given = Array.isArray(input['clauses']) ? (input['clauses'] as Values[]) : []
    return {
      root: chance.maybe(0.9),
      issued: new Date(Date.parse(house.now) - 30 * 86_400_000).toISOString().slice(0, 10),
      clauses: given.map((one, index) => ({ ...one, number: `${index + 1}`, carries: undefined })),
    }
  },
  draft_target: draft,
  amend_target: draft,
  claim_done: (input, { matter }) => {
    if (matter?.kind !== 'target') return input
    return { value: stateOf<TargetState>(matter)?.metric.goal }
  },
  record_judgement: (_input, { chance }) => {
    const answered = 1 + chance.below(50)
    return { asked: 60, answered, approved: chance.below(answered + 1) }
  },
  expect_slip: (_input, { matter }) => {
    const deadline = stateOf<TargetState>(matter)?.deadline ?? '2026-01-01'
    const later = Date.parse(`${deadline}T00:00:00Z`) + 20 * 86_400_000
    return { expected: new Date(later).toISOString().slice(0, 10) }
  },
  depend: (_input, { house, chance }) => ({ on: someOf(house, 'target', chance)?.id ?? 'nowhere' }),
  no_longer_depend: (input, { matter }) => ({
    on: matter?.links.find(({ type }) => type === 'depends_on')?.to ?? input['on'],
  }),
  draft_rules: yearRules,
  amend_rules: yearRules,
  decide_appeal: (input, { house, chance }) => {
    const one = someOf(house, 'request', chance) ?? someOf(house, 'appraisal', chance)
    const leaveOut = [{ matter: one?.id ?? 'nowhere' }]
    return { leave_out: input['outcome'] === 'granted' ? leaveOut : [] }
  },
  draft_ballot: () => ({ about: undefined }),
  fix_frame: frame,
  raise_blocker: (_input, { house, chance }) => {
    const running = [...house.matters.values()].filter((one) => leadOf(one) !== null)
    return { about: running.length === 0 ? 'nowhere' : chance.one(running).id }
  },
  plan_inspection: (_input, { house, chance }) => ({
    topic: `${chance.one(['窗口', '工地', '资金', '台账', '热线'])}${chance.below(1000)}`,
    on: new Date(Date.parse(house.now) + (2 + chance.below(300)) * 86_400_000)
      .toISOString()
      .slice(0, 10),
  }),
  propose_urging: (_input, { house, chance }) => {
    const before = someOf(house, 'urging', chance)
    const level = stateOf<{ readonly level: string }>(before)?.level
    const unit = before?.bindings.find(({ role }) => role === 'urged')?.unit
    const about = before?.links.find(({ type }) => type === 'cites')?.to
    return before && unit && about && level !== 'talk' && chance.maybe(0.5)
      ? { after: before.id, unit, about, level: level === 'reminder' ? 'letter' : 'talk' }
      : { after: undefined, level: 'reminder' }
  },
  register_problem: (_input, { house, chance }) => {
    const campaign = chance.maybe(0.3) ? someOf(house, 'campaign', chance) : null
    return { campaign: campaign?.id }
  },
  give_notice: (_input, { house }) => ({
    until: new Date(Date.parse(house.now) + 8 * 86_400_000).toISOString().slice(0, 10),
  }),
  record_reply: () => ({ replied: 'yes' }),
  close_campaign: (_input, { house, chance }) => ({
    results: ['style', 'people', 'growth'].map((chapter) => ({
      chapter,
      words: '窗口从五个并成一个，排队少了一半',
      matter: chance.one([...house.matters.keys()]),
    })),
  }),
  ask_review: (input, { matter }) => (matter ? input : { step: 1 }),
  draft_memo: memo,
  amend_memo: memo,
  decide: (_input, { matter, chance }) => {
    const options = stateOf<DecisionState>(matter)?.options ?? []
    return { option: options.length === 0 ? '' : chance.one(options).name }
  },
  propose_activity: (_input, { house, chance }) => {
    const running = [...house.matters.values()].filter(
      ({ kind, state }) => kind === 'campaign' && state.name === 'running',
    )
    const problem = someOf(house, 'request', chance) ?? someOf(house, 'rectification', chance)
    return {
      campaign: running.length === 0 ? 'nowhere' : chance.one(running).id,
      problem: problem?.id ?? 'nowhere',
      stage: 1,
      mandatory: chance.maybe(0.3),
    }
  },
  propose_burden: (_input, { house, chance }) => {
    const standing = [...house.matters.values()].filter(
      ({ kind, state }) => kind === 'burden' && state.name === 'in_force',
    )
    return {
      ...burdenOf(house, chance),
      repeals: standing.length === 0 ? 'nowhere' : chance.one(standing).id,
    }
  },
  record_burden: (_input, { house, chance }) => ({
    ...burdenOf(house, chance),
    since: '2022-01-01',
  }),
  propose_renewal: (_input, { matter, house }) => {
    const until = stateOf<{ readonly until: string }>(matter)?.until ?? '2026-01-01'
    const from = until > house.now.slice(0, 10) ? until : house.now.slice(0, 10)
    return { until: dayLater(from, 90) }
  },
  draft_bulletin: () => ({ period: '2025-12' }),
  correct_bulletin: (_input, { house, chance }) => {
    const standing = [...house.matters.values()].filter(
      ({ kind, state }) => kind === 'bulletin' && state.name === 'published',
    )
    return { corrects: standing.length === 0 ? 'nowhere' : chance.one(standing).id }
  },
  edit_bulletin: () => ({
    sections: [{ heading: '诉求办理', text: '收到群众诉求{requests.came_in}件。' }],
  }),
  open_handover: (_input, { house, chance }) => {
    const posts = [...house.matters.values()].flatMap(({ kind, bindings }) =>
      kind === 'handover'
        ? []
        : bindings.flatMap(({ post, until }) => (until === null && post ? [post] : [])),
    )
    const predecessor = chance.maybe(0.5) ? chance.one([...house.city.org.posts.keys()]) : undefined
    return { post: posts.length > 0 ? chance.one(posts) : 'nobody', predecessor }
  },
  take_items: (_input, { matter, chance }) => {
    const items = stateOf<HandoverState>(matter)?.items ?? []
    const waiting = items.filter(({ taken }) => taken === null)
    const some = waiting.filter(() => chance.maybe(0.7))
    return { items: (some.length > 0 ? some : waiting).map(({ matter: id }) => ({ matter: id })) }
  },
  declare_series: () => ({ next: undefined }),
  enter_value: (_input, about) => ({ period: lastPeriod(about) }),
  revise_value: (_input, about) => ({ period: waitingPeriod(about.matter) ?? lastPeriod(about) }),
  check_value: (_input, { matter }) => ({ period: waitingPeriod(matter) ?? '2023' }),
  answer_question: (_input, { matter }) => ({ period: openPeriod(matter) ?? '2023' }),
}
