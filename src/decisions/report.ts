/**
 * The report of a campaign, from the record: its stages, its five series by name, problems found and put
 * right, what came of it as people say, each result once. It counts no heads and no meetings; an activity
 * from which nothing came is named as one (the speech: 不能停留在活动自身，不能为教育而搞活动).
 */
import type { Actor, Kind, Matter, Words } from '../kernel/index.ts'
import { CHAPTERS, SERIES_NAMES } from '../kinds/index.ts'
import type { ActivityState, CampaignState } from '../kinds/index.ts'
import { countOpen, linkedBodies, readBodies, tracedOf } from '../matters/index.ts'
import type { Names, Ports, Traced } from '../matters/index.ts'
import { partsOfCampaign } from './campaign.ts'
import { distinctResults, dueParts } from './reading.ts'

export interface ReportedMatter {
  readonly number: string
  readonly title: string
  readonly state: Words
}

export interface ReportedActivity extends ReportedMatter {
  readonly stage: number
  readonly isMandatory: boolean
  readonly unit: Words | null
  /** What it was to change for people, and what they say came of it. */
  readonly outcome: string
  readonly verdict: 'yes' | 'no' | 'silent' | null
  /** Null: not for this reader to see. */
  readonly problem: ReportedMatter | null
}

export interface CampaignReport {
  readonly stages: readonly {
    readonly name: string
    readonly is: 'over' | 'running' | 'ahead'
    /** Of the running stage: what must be brought before it may close. */
    readonly open: number
  }[]
  readonly units: readonly Words[]
  readonly series: readonly {
    readonly key: string
    readonly words: Words
    readonly activities: readonly ReportedActivity[]
  }[]
  readonly problems: {
    readonly found: number
    readonly rectified: number
    readonly open: number
    readonly recurred: number
    readonly lines: readonly ReportedMatter[]
  }
  /** Problems that people say are solved, each once; `elsewhere` of them other campaigns name too. */
  readonly results: { readonly count: number; readonly elsewhere: number }
  /** Activities that were held and of which nobody says that anything changed. */
  readonly orphans: readonly ReportedMatter[]
  readonly chapters: readonly {
    readonly words: Words
    readonly results: readonly { readonly words: string; readonly number: string | null }[]
  }[]
}

/** Null: it is no campaign, or the reader may not see it. */
export async function campaignReport(
  ports: Ports,
  jurisdiction: number,
  actor: Actor,
  id: string,
): Promise<CampaignReport | null> {
  const { db, kinds } = ports
  const [here] = await tracedOf(db, jurisdiction, actor, [id])
  const [campaign] = here?.kind === 'campaign' ? await readBodies(db, jurisdiction, [id]) : []
  if (!campaign) return null
  const state = campaign.state as unknown as CampaignState
  const [parts, names] = await Promise.all([
    partsOfCampaign(db, jurisdiction, id),
    ports.names(jurisdiction),
  ])
  const activities = parts.filter(({ kind }) => kind === 'activity')
  const rectifications = parts.filter(({ kind }) => kind === 'rectification')
  const named = [...activities.flatMap((one) => problemOf(one) ?? []), ...evidenceOf(state)]
  const seen = new Map((await tracedOf(db, jurisdiction, actor, named)).map((one) => [one.id, one]))
  const solved = distinctResults(activities)
  return {
    stages: stagesOf(campaign, parts, kinds),
    units: state.units.map((unit) => names.unit(unit)),
    series: Object.entries(SERIES_NAMES).map(([key, words]) => ({
      key,
      words,
      activities: activities
        .filter((one) => factsOf(one).series === key)
        .map((one) => activityShown(one, seen, kinds, names)),
    })),
    problems: {
      found: rectifications.length,
      rectified: rectifications.filter((one) => one.state.name === 'closed').length,
      open: countOpen(rectifications, kinds),
      recurred: rectifications.filter((one) => Number(Reflect.get(one.state, 'recurred')) > 0)
        .length,
      lines: rectifications.map((one) => matterShown(one, kinds)),
    },
    results: {
      count: solved.length,
      elsewhere: await solvedElsewhere(ports, jurisdiction, id, solved),
    },
    orphans: activities.filter(isOrphan).map((one) => matterShown(one, kinds)),
    chapters: chaptersOf(state, seen),
  }
}

const factsOf = (activity: Matter) => activity.state as unknown as ActivityState

const problemOf = ({ links }: Matter) => links.find(({ type }) => type === 'caused_by')?.to

const evidenceOf = (state: CampaignState) =>
  state.name === 'closed' ? state.results.map(({ matter }) => matter) : []

function stateWords(kinds: ReadonlyMap<string, Kind>, kind: string, state: string): Words {
  return kinds.get(kind)?.states[state]?.words ?? { zh: state, en: state }
}

function matterShown(
  { number, subject, kind, state }: Matter,
  kinds: ReadonlyMap<string, Kind>,
): ReportedMatter {
  return { number, title: subject.title, state: stateWords(kinds, kind, state.name) }
}

function activityShown(
  activity: Matter,
  seen: ReadonlyMap<string, Traced>,
  kinds: ReadonlyMap<string, Kind>,
  names: Names,
): ReportedActivity {
  const facts = factsOf(activity)
  const problem = seen.get(problemOf(activity) ?? '')
  const owner = activity.bindings.find(({ role }) => role === 'owner')?.unit
  return {
    ...matterShown(activity, kinds),
    stage: facts.stage,
    isMandatory: facts.isMandatory,
    unit: owner === undefined ? null : names.unit(owner),
    outcome: facts.outcome,
    verdict: facts.name === 'closed' ? facts.verdict : null,
    problem: problem
      ? {
          number: problem.number,
          title: problem.title,
          state: stateWords(kinds, problem.kind, problem.state),
        }
      : null,
  }
}

function stagesOf(
  campaign: Matter,
  parts: readonly Matter[],
  kinds: ReadonlyMap<string, Kind>,
): CampaignReport['stages'] {
  const { stages, stage, name } = campaign.state as unknown as CampaignState
  return stages.map((words, at) => {
    const is = name === 'closed' || at < stage ? 'over' : at === stage ? 'running' : 'ahead'
    return {
      name: words,
      is,
      open: is === 'running' ? countOpen(dueParts(campaign, parts), kinds) : 0,
    }
  })
}

/** How many of these problems an activity of another campaign is said to have solved as well. */
async function solvedElsewhere(
  { db }: Ports,
  jurisdiction: number,
  campaign: string,
  problems: readonly string[],
): Promise<number> {
  let count = 0
  for (const to of problems) {
    const all = await linkedBodies(db, jurisdiction, { to, type: 'caused_by', kind: 'activity' })
    const others = all.filter(
      ({ links }) => !links.some((link) => link.type === 'part_of' && link.to === campaign),
    )
    if (distinctResults(others).length > 0) count += 1
  }
  return count
}

/** Held, and nobody says that anything changed: learning for the sake of learning, a meeting for the meeting. */
const isOrphan = ({ state }: Matter) =>
  state.name === 'closed' && Reflect.get(state, 'verdict') !== 'yes'

function chaptersOf(
  state: CampaignState,
  seen: ReadonlyMap<string, Traced>,
): CampaignReport['chapters'] {
  if (state.name !== 'closed') return []
  return Object.entries(CHAPTERS).map(([chapter, words]) => ({
    words,
    results: state.results
      .filter((one) => one.chapter === chapter)
      .map((one) => ({ words: one.words, number: seen.get(one.matter)?.number ?? null })),
  }))
}
