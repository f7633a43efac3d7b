/** The plan is made: documents and series first, then targets level by level, each accepted by its post. */
import type { Input } from '../../src/kernel/index.ts'
import { addDays } from '../../src/kernel/index.ts'
import type { DemoRandom } from '../random.ts'
import { monthOf, officeTime, yearOf } from './calendar.ts'
import { documentsOf } from './documents.ts'
import { figuresOf } from './figures.ts'
import type { LeafFigures } from './figures.ts'
import type { Deed, PlanStage } from './stage.ts'
import type { Leaf, Part, Stream } from './types.ts'

export interface Planned {
  readonly stream: Stream
  readonly part: Part
  readonly leaf: Leaf
  readonly figures: LeafFigures
}

export interface MadePlan {
  readonly leaves: readonly Planned[]
}

const PLANNER = 'supervisor-1'

/** Documents of units that say how, and whose targets cite them. */
const UNIT_PLANS: Readonly<Record<string, { readonly document: string; readonly clause: string }>> =
  {
    'core-pipes': { document: 'housing-plan', clause: '1' },
    'core-lifts': { document: 'housing-plan', clause: '2' },
    'binhai-trunk': { document: 'transport-plan', clause: '2' },
    'binhai-bus': { document: 'transport-plan', clause: '2' },
    'jobs-graduates': { document: 'labour-plan', clause: '1' },
    'jobs-older': { document: 'labour-plan', clause: '1' },
  }

export async function setUpPlan(
  stage: PlanStage,
  streams: readonly Stream[],
  random: DemoRandom,
): Promise<MadePlan> {
  const leaves = streams.flatMap((stream) =>
    stream.parts.flatMap((part) =>
      part.leaves.map((leaf): Planned => ({
        stream,
        part,
        leaf,
        figures: figuresOf(leaf, stream.decimals, random),
      })),
    ),
  )
  const before = monthOf(stage.today, 0).first
  await registered(stage, streams, before)
  await stage.at(
    officeTime(addDays(before, 8), 9),
    leaves.map((one) => seriesOf(stage, one)),
  )
  await lastYear(stage, leaves, addDays(before, 9))
  await thisYear(stage, streams, leaves, yearOf(stage.today, 'plan').from)
  return { leaves }
}

async function registered(
  stage: PlanStage,
  streams: readonly Stream[],
  before: string,
): Promise<void> {
  const plan = yearOf(stage.today, 'plan')
  const documents = documentsOf(streams, plan.to.slice(0, 4))
  const roots = documents.filter(({ above }) => above === null)
  const earlier = documents.filter(({ key }) => key.endsWith('-before'))
  const others = documents.filter((one) => !roots.includes(one) && !earlier.includes(one))
  const own = others.filter(({ level }) => level === 'city')
  const register = async (day: string, these: typeof documents) => {
    await stage.at(
      officeTime(day, 9),
      these.map(({ key, by, above, clauses, title, issuer, level }): Deed => ({
        key,
        opens: 'document',
        by,
        act: 'register_document',
        input: {
          title,
          issuer,
          level,
          issued: addDays(day, -1),
          root: above === null,
          ...(above === null ? {} : { above: stage.id(above) }),
          clauses: clauses.map((one) => ({ ...one })),
        },
      })),
    )
  }
  // In the order in which the city names them.
  for (const [n, root] of roots.entries()) await register(addDays(before, 3 + n), [root])
  await register(addDays(before, 6), earlier)
  await register(addDays(plan.from, 5), own)
  await register(
    addDays(plan.from, 7),
    others.filter((one) => !own.includes(one)),
  )
}

function seriesOf(stage: PlanStage, { stream, part, leaf }: Planned): Deed {
  return {
    key: `${leaf.key}-series`,
    opens: 'series',
    by: PLANNER,
    act: 'declare_series',
    input: {
      title: `${stream.metric}（${part.what === leaf.what ? leaf.what : `${part.what}·${leaf.what}`}）`,
      unit: stream.unit,
      decimals: stream.decimals,
      frequency: 'month',
      method: stream.method,
      keeper: leaf.lead,
      review: addDays(yearOf(stage.today, 'plan').to, 90),
    },
  }
}

/** What every target of a stream says alike. */
function commonOf(stream: Stream): Record<string, string | number> {
  return {
    metric: stream.metric,
    unit: stream.unit,
    direction: 'at_least',
    method: stream.method,
    source: stream.source,
    criteria: stream.criteria,
    who: stream.who,
    benefit: stream.benefit,
    instrument: stream.instrument,
    aggregation: 'sum',
  }
}

const draft = (key: string, input: Input): Deed => ({
  key,
  opens: 'target',
  by: PLANNER,
  act: 'draft_target',
  input,
})

const shown = (value: number, decimals: number) =>
  value.toLocaleString('en-US', { maximumFractionDigits: decimals })

/** Some of the leaves were targets of their own last year: how they ended is known. */
async function lastYear(stage: PlanStage, leaves: readonly Planned[], day: string): Promise<void> {
  const { from, to } = yearOf(stage.today, 'before')
  const past = leaves.filter(({ leaf }) => leaf.past === true)
  const drafts = past.map((one): Deed => {
    const { stream, part, leaf, figures } = one
    const kin = past.filter(({ stream: { document } }) => document === stream.document)
    const each = Math.floor(1000 / kin.length) / 10
    const rest = Number((100 - each * (kin.length - 1)).toFixed(1))
    return draft(`${leaf.key}-before`, {
      ...commonOf(stream),
      title: `${stream.title}（${part.what}·${leaf.what}）：上一年${stream.verb} ${shown(figures.goalBefore, stream.decimals)} ${stream.unit}`,
      document: stage.id(`${stream.document}-before`),
      clause: stream.clause,
      baseline: 0,
      base_year: Number(from.slice(0, 4)) - 1,
      goal: figures.goalBefore,
      series: stage.id(`${leaf.key}-series`),
      start: addDays(from, 9),
      deadline: addDays(to, -11),
      weight: kin[0] === one ? rest : each,
      top: false,
      lead: leaf.lead,
    })
  })
  await stage.at(officeTime(day, 9), drafts)
  await handOut(
    stage,
    drafts,
    new Map(past.map(({ leaf }) => [`${leaf.key}-before`, leaf.lead])),
    day,
  )
}

async function thisYear(
  stage: PlanStage,
  streams: readonly Stream[],
  leaves: readonly Planned[],
  first: string,
): Promise<void> {
  const { to } = yearOf(stage.today, 'plan')
  const start = addDays(first, 9)
  const year = Number(first.slice(0, 4))
  const sum = (of: readonly Planned[], decimals: number, what: 'goal' | 'baseline') =>
    Number(of.reduce((all, { figures }) => all + figures[what], 0).toFixed(decimals))
  const target = (
    key: string,
    lead: string,
    stream: Stream,
    of: readonly Planned[],
    more: { readonly what: string; readonly before: number; readonly weight: number } & Input,
  ) => {
    const { what, before, ...input } = more
    const baseline = sum(of, stream.decimals, 'baseline')
    const goal = sum(of, stream.decimals, 'goal')
    const added = Number((goal - baseline).toFixed(stream.decimals))
    return draft(key, {
      ...commonOf(stream),
      title: `${stream.title}${what === '' ? '' : `（${what}）`}：今年${stream.verb} ${shown(added, stream.decimals)} ${stream.unit}`,
      document: stage.id(stream.document),
      clause: stream.clause,
      baseline,
      base_year: year - 1,
      goal,
      start,
      deadline: addDays(to, -before),
      top: false,
      lead,
      ...input,
    })
  }
  const inStream = (stream: Stream) => leaves.filter((one) => one.stream === stream)
  const roots = streams.map((stream) =>
    target(stream.key, stream.lead, stream, inStream(stream), {
      what: '',
      before: 0,
      weight: stream.weight,
      top: stream.isTop,
    }),
  )
  await stage.at(officeTime(start, 9), roots)
  const parts = streams.flatMap((stream) =>
    stream.parts.map((part) =>
      target(
        part.key,
        part.lead,
        stream,
        leaves.filter((one) => one.part === part),
        {
          what: part.what,
          before: 10,
          weight: part.weight,
          part_of: stage.id(stream.key),
        },
      ),
    ),
  )
  await stage.at(officeTime(start, 10), parts)
  const posts = leaves.map((one) => {
    const { stream, part, leaf } = one
    const how = UNIT_PLANS[leaf.key]
    return target(leaf.key, leaf.lead, stream, [one], {
      what: `${part.what}·${leaf.what}`,
      before: leaf.early ?? 30,
      weight: leaf.weight,
      part_of: stage.id(part.key),
      series: stage.id(`${leaf.key}-series`),
      ...(how ? { document: stage.id(how.document), clause: how.clause } : {}),
    })
  })
  await stage.at(officeTime(start, 11), posts)
  await stage.at(
    officeTime(start, 14),
    leaves.flatMap(({ leaf }): Deed[] =>
      leaf.waitsFor
        ? [
            {
              key: leaf.key,
              by: PLANNER,
              act: 'depend',
              input: { on: stage.id(leaf.waitsFor.key), why: leaf.waitsFor.why },
            },
          ]
        : [],
    ),
  )
  const leads = new Map([
    ...streams.map(({ key, lead }) => [key, lead] as const),
    ...streams.flatMap(({ parts: all }) => all.map(({ key, lead }) => [key, lead] as const)),
    ...leaves.map(({ leaf }) => [leaf.key, leaf.lead] as const),
  ])
  for (const level of [roots, parts, posts]) await handOut(stage, level, leads, start)
}

/** One post objects, once, with grounds; it stands. */
const OBJECTS = 'industry-machines'

async function handOut(
  stage: PlanStage,
  drafts: readonly Deed[],
  leads: ReadonlyMap<string, string>,
  day: string,
): Promise<void> {
  const each = (act: string, by: (key: string) => string, input: Input = {}) =>
    drafts.map(({ key }): Deed => ({ key, by: by(key), act, input }))
  const lead = (key: string) => leads.get(key) ?? ''
  await stage.at(
    officeTime(day, 15),
    each('issue_target', () => PLANNER),
  )
  const accepting = each('accept_target', lead)
  await stage.at(
    officeTime(addDays(day, 2), 9),
    accepting.filter(({ key }) => key !== OBJECTS),
  )
  if (!drafts.some(({ key }) => key === OBJECTS)) return
  const grounds = '机床换代的审批在区县，一个市级岗位定不了；请改由石梁、南浦两地牵头。'
  const reason = '市级重点企业名单里的九家机械企业由市发展改革委联系，审批由它协调，维持原定。'
  const objecting = accepting.find(({ key }) => key === OBJECTS)
  if (!objecting) return
  await stage.at(officeTime(addDays(day, 2), 10), [
    { ...objecting, act: 'object_target', input: { grounds } },
  ])
  await stage.at(officeTime(addDays(day, 5), 10), [
    { key: OBJECTS, by: PLANNER, act: 'rule_target', input: { ruling: 'stands', reason } },
  ])
  await stage.at(officeTime(addDays(day, 6), 9), [objecting])
}
