/**
 * A grammar of what people say: a situation has things, facts, harms and wishes, and what an honest unit
 * answers. Slots: {p} place in full, {s} its short name, {x} the thing, {n} few, {m} more, {d} how long,
 * {h} what time of day, {y} an amount of money, {w} who did the work.
 */
import type { SceneName } from './scenes.ts'

export type Where =
  | 'road'
  | 'estate'
  | 'village'
  | 'school'
  | 'market'
  | 'river'
  | 'park'
  | 'hall'
  | 'site'
  | 'stop'
  | 'clinic'
  | 'firm'
  | 'shop'

/** Which unit acts; `characters.ts` says which unit that is in which district. */
export type Trade =
  | 'urban'
  | 'housing'
  | 'street'
  | 'transport'
  | 'traffic'
  | 'police'
  | 'environment'
  | 'labour'
  | 'insurance'
  | 'civil'
  | 'education'
  | 'health'
  | 'market'
  | 'resources'
  | 'agriculture'
  | 'water'
  | 'power'
  | 'emergency'
  | 'fire'
  | 'culture'
  | 'development'
  | 'justice'
  | 'service'

export interface Told {
  readonly things?: readonly string[]
  readonly titles: readonly string[]
  readonly says: readonly string[]
  readonly harms: readonly string[]
  readonly wants: readonly string[]
  readonly fixed: readonly string[]
  /** Honest: what cannot be done, and by which rule. */
  readonly cannot?: readonly (readonly [text: string, reason: string])[]
  /** What the check found, where the category is checked. */
  readonly found?: readonly string[]
  readonly scene?: SceneName
}

export interface Situation extends Told {
  readonly category: string
  /** How often, beside the others. */
  readonly weight: number
  readonly where: Where
  readonly trade: Trade
}

export function situation(
  category: string,
  weight: number,
  where: Where,
  trade: Trade,
  told: Told,
): Situation {
  return { category, weight, where, trade, ...told }
}
