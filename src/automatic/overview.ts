/** What a city sees before and while a machine dispatches: the switches, how right it is, who set what when. */
import type { Day, Instant, Words } from '../kernel/index.ts'
import { countAutomatic } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'
import type { Category, RuleChange, Rules } from '../rules/index.ts'
import { agreementOf, intervalOf, ITSELF, lastChanges } from './agreement.ts'
import type { Share } from './agreement.ts'
import { atThresholds, measuredIn, THRESHOLDS } from './measured.ts'
import type { Measured } from './measured.ts'

/** A share with its 95 % interval, in whole percent. */
export interface ShareShown {
  readonly n: number
  readonly right: number
  readonly low: number
  readonly high: number
}

export interface ThresholdShown {
  /** Percent. */
  readonly threshold: number
  readonly of: number
  readonly share: ShareShown
}

export interface CategoryOverview {
  readonly code: string
  readonly name: Words
  readonly isOn: boolean
  /** Percent; null: nobody has set it yet. */
  readonly confidence: number | null
  readonly from: Day | null
  readonly stopped: Words | null
  readonly changed: { readonly by: string; readonly at: Instant; readonly reason: string } | null
  /** At the confidence that is set, or the least one may set. */
  readonly measured: ThresholdShown
  /** Since the switch was last set; null: never. */
  readonly drawn: ShareShown | null
  readonly answered: ShareShown | null
  /** Dispatched by the machine in the last thirty days. */
  readonly dispatched: number
}

export interface AutomaticOverview {
  readonly model: Measured['model']
  readonly all: readonly ThresholdShown[]
  readonly categories: readonly CategoryOverview[]
}

export interface AutomaticAlarm {
  readonly category: string
  readonly name: Words
  readonly since: Instant
  readonly words: Words
}

const MONTH = 30 * 86_400_000

export async function automaticOverview(
  house: Ports,
  jurisdiction: number,
): Promise<AutomaticOverview> {
  const month = new Date(Date.parse(house.clock.now()) - MONTH).toISOString()
  const [rules, measured, changes, counted] = await Promise.all([
    house.rules(jurisdiction),
    measuredIn(house, jurisdiction),
    lastChanges(house, jurisdiction),
    countAutomatic(house.db, jurisdiction, month),
  ])
  const dispatched = new Map(counted.map(({ category, matters }) => [category, matters]))
  const able = rules.categories.filter(mayBe)
  const categories: CategoryOverview[] = []
  for (const category of able) {
    const change = changes.get(category.code) ?? null
    const agreement = change && (await agreementOf(house, jurisdiction, category.code, change.at))
    categories.push({
      ...switchOf(category, rules, change),
      measured: measuredAt(category, rules, measured),
      drawn: agreement && shareShown(agreement.drawn),
      answered: agreement && shareShown(agreement.answered),
      dispatched: dispatched.get(category.code) ?? 0,
    })
  }
  return {
    model: measured.model,
    all: atThresholds(measured.kept, THRESHOLDS).map(thresholdShown),
    categories,
  }
}

/** What is sealed, belongs to another channel or endangers somebody is never a machine's. */
function mayBe({ sealed, channel, limitClass }: Category): boolean {
  return !sealed && channel === null && limitClass !== 'danger'
}

function switchOf({ code, name }: Category, { automatic }: Rules, change: RuleChange | null) {
  const set = automatic.find(({ category }) => category === code)
  return {
    code,
    name,
    isOn: set?.isOn ?? false,
    confidence: set ? Math.round(set.confidence * 100) : null,
    from: set?.from ?? null,
    stopped: set?.stopped ?? null,
    changed: change && { by: change.changedBy, at: change.at, reason: change.reason },
  }
}

function measuredAt({ code }: Category, { automatic }: Rules, { kept }: Measured): ThresholdShown {
  const set = automatic.find(({ category }) => category === code)
  const [one] = atThresholds(kept, [set?.confidence ?? (THRESHOLDS[0] as number)], code)
  if (!one) throw new Error('a threshold was asked for and not answered')
  return thresholdShown(one)
}

function thresholdShown({
  threshold,
  of,
  share,
}: {
  readonly threshold: number
  readonly of: number
  readonly share: Share
}): ThresholdShown {
  return { threshold: Math.round(threshold * 100), of, share: shareShown(share) }
}

function shareShown(share: Share): ShareShown {
  const [low, high] = intervalOf(share)
  return { ...share, low: Math.round(low * 100), high: Math.round(high * 100) }
}

/** Switches that turned themselves off, until somebody sets them again. */
export async function automaticAlarms(
  house: Ports,
  jurisdiction: number,
): Promise<readonly AutomaticAlarm[]> {
  const rules = await house.rules(jurisdiction)
  const stopped = rules.automatic.filter((one) => one.stopped !== null)
  if (stopped.length === 0) return []
  const changes = await lastChanges(house, jurisdiction)
  return stopped.flatMap(({ category, stopped: words, from }) => {
    const change = changes.get(category)
    if (words === null || change?.changedBy !== ITSELF) return []
    const name = rules.category(category)?.name ?? { zh: category, en: category }
    return [{ category, name, since: change.at ?? from, words }]
  })
}
