/**
 * How right the machine would be at which confidence, on the matters that no lesson learns from: for the
 * page on which a city decides whether it may dispatch.
 */
import type { Ports } from '../matters/index.ts'
import { triedOnKept } from '../routing/index.ts'
import type { Tried } from '../routing/index.ts'
import type { Share } from './agreement.ts'

export const THRESHOLDS: readonly number[] = [0.8, 0.85, 0.9, 0.95, 0.99]

export interface AtThreshold {
  readonly threshold: number
  /** Of `of` matters so many would be dispatched, so many of these rightly. */
  readonly of: number
  readonly share: Share
}

export interface Measured {
  /** Which model was tried; null: nothing was learnt yet. */
  readonly model: { readonly madeAt: string; readonly rows: number } | null
  readonly kept: readonly Said[]
}

/** One kept matter: what the machine would do, how sure, and whether people did the same. */
export interface Said {
  readonly category: string | null
  readonly confidence: number
  readonly right: boolean
  /** What people made of it. */
  readonly became: string
}

/** A kept sample changes slowly, and trying it takes a moment. */
const KEPT_FOR = 30 * 60_000

const known = new WeakMap<Ports, Map<number, { until: number; value: Promise<Measured> }>>()

export function measuredIn(house: Ports, jurisdiction: number): Promise<Measured> {
  const ofHouse = known.get(house) ?? new Map<number, { until: number; value: Promise<Measured> }>()
  known.set(house, ofHouse)
  const now = Date.parse(house.clock.now())
  const there = ofHouse.get(jurisdiction)
  if (there && there.until > now) return there.value
  const entry = { until: now + KEPT_FOR, value: measure(house, jurisdiction) }
  ofHouse.set(jurisdiction, entry)
  entry.value.then(
    // Nothing learnt yet: asked again at once.
    ({ model }) => model === null && (entry.until = 0),
    () => (entry.until = 0),
  )
  return entry.value
}

async function measure(house: Ports, jurisdiction: number): Promise<Measured> {
  const tried = await triedOnKept(house, jurisdiction)
  const model = tried[0]?.routed.model ?? null
  return {
    model: model && { madeAt: model.madeAt, rows: model.rows },
    kept: tried.map(saidOf),
  }
}

function saidOf({ became, routed, unit }: Tried): Said {
  const [first] = routed.categories
  if (!first || !unit || routed.outcome !== 'named')
    return { category: null, confidence: 0, right: false, became: became.category }
  return {
    category: first.category,
    confidence: first.chance * unit.chance,
    right: first.category === became.category && unit.unit === became.unit,
    became: became.category,
  }
}

/** At each threshold what it would have dispatched, of a category or of all. */
export function atThresholds(
  kept: readonly Said[],
  thresholds: readonly number[],
  category: string | null = null,
): readonly AtThreshold[] {
  const own = category === null ? kept : kept.filter((one) => one.category === category)
  const of = category === null ? kept.length : kept.filter((one) => one.became === category).length
  return thresholds.map((threshold) => {
    const sent = own.filter((one) => one.category !== null && one.confidence >= threshold)
    return {
      threshold,
      of,
      share: { n: sent.length, right: sent.filter(({ right }) => right).length },
    }
  })
}
