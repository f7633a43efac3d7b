/** What acts of supervision look at beside their matter, in the same transaction. */
import type { Input, Json, Matter } from '../kernel/index.ts'
import { rectification } from '../kinds/index.ts'
import {
  couldBeJudged,
  peopleOf,
  inspectionsOf,
  readBodies,
  readFactsOf,
} from '../matters/index.ts'
import type { Inspected, Reading } from '../matters/index.ts'
import type { Org } from '../org/index.ts'
import { shareOf } from '../plans/index.ts'
import { holdCap } from '../rules/index.ts'
import type { Rules } from '../rules/index.ts'

/** From this share of common pairs of characters on two topics are the same. */
const SAME_TOPIC = 0.5

export function inspectionsRead(
  known: readonly Inspected[],
  { unit, topic }: Input,
  { rules, org }: { readonly rules: Rules; readonly org: Org },
) {
  const isSame = (other: string) =>
    Math.max(shareOf(String(topic), other), shareOf(other, String(topic))) >= SAME_TOPIC
  const same = known.find((one) => one.isOpen && isSame(one.topic))
  return {
    ofUnit: known.length,
    mostOfUnit: rules.cap('inspections_a_unit_a_year').value,
    comprehensive: known.filter(({ isComprehensive }) => isComprehensive).length,
    mostComprehensive: rules.cap('comprehensive_inspections_a_year').value,
    same: same?.number ?? null,
    answers: peopleOf(org).canAct(String(unit), null),
  }
}

/** The first post named in findings whose work nobody could judge; null: there is none. */
export function unjudgeablePost(org: Org, { findings }: Input): string | null {
  const named = Array.isArray(findings) ? (findings as readonly Input[]) : []
  const posts = named.map(({ post }) => String(post))
  return posts.find((post) => !couldBeJudged(org, rectification, 'owner', post)) ?? null
}

/** Which rung of the ladder `after` was: delivered to the same unit about the same matter; null: none such. */
export function urgedBefore(after: Matter | undefined, { unit, about }: Input): Json {
  if (after?.kind !== 'urging') return null
  const state = after.state as unknown as { readonly name: string; readonly level: string }
  const isDelivered = state.name !== 'proposed' && state.name !== 'declined'
  const isSame =
    after.bindings.some((one) => one.role === 'urged' && one.unit === unit) &&
    after.links.some(({ type, to }) => type === 'cites' && to === about)
  return isDelivered && isSame ? state.level : null
}

export const SUPERVISION_READINGS: Readonly<Record<string, Reading>> = {
  /** Other inspections of the same unit in the same year, and what the city allows. */
  inspections: async ({ tx, jurisdiction, input, rules, org, settle }) => {
    await settle()
    // Two who plan at once for one unit would each see room for one more.
    await holdCap(tx, jurisdiction, 'inspections_a_unit_a_year')
    const year = String(input['on']).slice(0, 4)
    const known = await inspectionsOf(tx, jurisdiction, String(input['unit']), year)
    return inspectionsRead(known, input, { rules, org })
  },
  urged_before: async ({ tx, jurisdiction, input, settle }) => {
    if (typeof input['after'] !== 'string') return null
    await settle()
    const [after] = await readBodies(tx, jurisdiction, [input['after']])
    return urgedBefore(after, input)
  },
  /** How many days whoever a referral concerns has at least to reply. */
  reply_days: async ({ rules }) => rules.cap('referral_reply_days').value,
  unjudgeable_post: async ({ input, org }) => unjudgeablePost(org, input),
  /** Who did the step of another matter that is to be reviewed; null: there is no such step. */
  step_of_about: async ({ tx, jurisdiction, input, settle }) => {
    await settle()
    const [about] = await readBodies(tx, jurisdiction, [String(input['about'])])
    if (!about) return null
    const events = await readFactsOf(tx, jurisdiction, [about.id], 'infinity')
    const step = events.get(about.id)?.find(({ n }) => n === Number(input['step']))
    if (!step) return null
    return step.by.as === 'official' ? { person: step.by.person } : {}
  },
}
