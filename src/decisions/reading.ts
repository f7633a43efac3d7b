/** What acts of decisions, campaigns and activities ask of the matters beside them. Pure. */
import type { Input, Json, Kind, Matter } from '../kernel/index.ts'
import { countOpen } from '../matters/index.ts'
import { shareOf } from '../plans/index.ts'

/** From this share of common pairs of characters on, reasons are a copy. */
const COPIED = 0.6

/** Whether the leader's reasons only repeat the draft, in whatever order and punctuation. */
export function isCopied(input: Input, decision: Matter): boolean {
  const { draftReasons } = decision.state as unknown as { readonly draftReasons?: string }
  return shareOf(String(input['reasons'] ?? ''), draftReasons ?? '') >= COPIED
}

type Kinds = ReadonlyMap<string, Kind>

/** How much of what the running stage must bring is not over. */
export function openMandatory(campaign: Matter, parts: readonly Matter[], kinds: Kinds): number {
  return countOpen(dueParts(campaign, parts), kinds)
}

/** What must be brought before the running stage of a campaign may close. */
export function dueParts(campaign: Matter, parts: readonly Matter[]): readonly Matter[] {
  const { stage } = campaign.state as unknown as { readonly stage: number }
  return parts.filter(({ kind, state }) => {
    const facts = state as unknown as { readonly stage?: number; readonly isMandatory?: boolean }
    if (kind !== 'activity') return kind === 'rectification'
    return facts.isMandatory === true && (facts.stage ?? 1) <= stage + 1
  })
}

/** Kinds in which somebody says that something is wrong: an activity is for one of these. */
const PROBLEMS = new Set(['request', 'hot_problem', 'rectification', 'blocker'])

/** What is wrong with the campaign and the problem an activity names; null: nothing. */
export function activityFault(
  campaign: Matter | undefined,
  problem: Matter | undefined,
  stage: number,
): Json {
  const wrong = (code: string, field: string) => ({ wrong: code, field })
  if (campaign?.kind !== 'campaign' || campaign.state.name !== 'running')
    return wrong('no_running_campaign', 'campaign')
  const { stages } = campaign.state as unknown as { readonly stages: readonly string[] }
  if (stage > stages.length) return wrong('no_such_stage', 'stage')
  return problem && PROBLEMS.has(problem.kind) ? null : wrong('activity_without_problem', 'problem')
}

/** Problems that activities solved, as people say: each once, whichever campaign cites it. */
export function distinctResults(activities: readonly Matter[]): readonly string[] {
  const solved = activities.filter(
    ({ state }) => state.name === 'closed' && Reflect.get(state, 'verdict') === 'yes',
  )
  return [
    ...new Set(
      solved.flatMap(({ links }) =>
        links.flatMap(({ type, to }) => (type === 'caused_by' ? [to] : [])),
      ),
    ),
  ]
}
