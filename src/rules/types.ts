/** The shapes of the rules: what a city has decided, with its legal basis and the day it holds from. */
import type { Calendar, Day, Term, Words } from '../kernel/index.ts'

/** Which level of government: 1 city, 2 district or county, 3 town or street. */
export type Level = 1 | 2 | 3

/** The four topics that come first everywhere: income, safety, fairness, environment. */
export type PriorityTopic = 'income' | 'safety' | 'fairness' | 'environment'

/** What kind of limit a category's matters have as a whole. */
export type LimitClass = 'danger' | 'utilities' | 'consult' | 'general' | 'complex'

export const LIMIT_CLASSES: readonly LimitClass[] = [
  'danger',
  'utilities',
  'consult',
  'general',
  'complex',
]

/** A limit and why it is what it is. `version` is the version of the rules that wrote it. */
export interface Limit {
  readonly clock: string
  /** '' for all, 'class:danger' for a class, 'category:road-pothole' for one category. */
  readonly scope: string
  readonly term: Term
  readonly basis: Words
  readonly version: number
  readonly from: Day
}

export interface Group {
  readonly code: string
  readonly position: number
  readonly name: Words
}

export interface Category {
  readonly code: string
  readonly group: string
  readonly position: number
  readonly name: Words
  readonly description: Words
  readonly keywords: readonly string[]
  readonly topic: PriorityTopic | null
  /** Goes in the lane for small matters, with a median wait of its own. */
  readonly small: boolean
  /** The answer is checked by somebody else before it goes out. */
  readonly checkRequired: boolean
  /** Says something against an official or a unit: sealed from the accused and their line. */
  readonly sealed: boolean
  readonly limitClass: LimitClass
  /** The channel that is competent by law instead of this house, if one is. */
  readonly channel: string | null
}

/** Who has the power for a category at one level, and from which law. */
export interface Duty {
  readonly category: string
  readonly level: Level
  /** What kind of unit: 'housing', 'traffic-police' … */
  readonly unitFunction: string
  /** The city's own unit, where it has said which. */
  readonly unit: string | null
  readonly basis: Words
  readonly version: number
}

export interface Channel {
  readonly code: string
  readonly kind: 'emergency' | 'statutory'
  readonly position: number
  readonly name: Words
  readonly phone: string | null
  readonly what: Words
  readonly url: string | null
}

/** A figure the city sets itself, and why. */
export interface Cap {
  readonly name: string
  readonly value: number
  readonly basis: Words
  readonly version: number
  readonly from: Day
}

/** Whether a machine may dispatch what is of a category, and how sure it must be. */
export interface Automatic {
  readonly category: string
  readonly isOn: boolean
  /** From this confidence on, in (0, 1): that category and unit are both right. */
  readonly confidence: number
  /** It turned itself off, and why; null: people set it so. */
  readonly stopped: Words | null
  readonly version: number
  readonly from: Day
}

export interface PowerAnswer {
  readonly has: boolean
  /** The basis of the power, or in whose power it is instead. */
  readonly rule: Words
}

/** The rules of one jurisdiction as they hold on one day. */
export interface Rules {
  readonly jurisdiction: number
  /** Names exactly this content: kept with every result that it made. */
  readonly version: string
  readonly day: Day
  readonly calendar: Calendar
  readonly limits: readonly Limit[]
  readonly groups: readonly Group[]
  readonly categories: readonly Category[]
  readonly channels: readonly Channel[]
  readonly caps: readonly Cap[]
  /** Where nothing is said of a category, people dispatch. */
  readonly automatic: readonly Automatic[]
  /** The narrowest limit of a clock: the category's own, its class's, or the general one. A clock unknown to the rules throws. */
  limitFor(clock: string, category: string | null): Limit
  /** A cap unknown to the rules throws. */
  cap(name: string): Cap
  category(code: string): Category | undefined
  channel(code: string): Channel | undefined
  /** Who has the power for a category, at each level that has it. */
  dutiesFor(category: string): readonly Duty[]
  /** Whether units of this level have the power. What no list names is open to any level. */
  powerOf(category: string | null, level: Level): PowerAnswer
}
