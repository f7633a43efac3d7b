/** The board 公开榜: what came in and what became of it, from counts alone. Pure. */
import type { Kind } from '../kernel/index.ts'
import type { Figure } from '../matters/index.ts'
import type { PriorityTopic, Rules } from '../rules/index.ts'
import { suppress } from './suppress.ts'
import type { ShownTable } from './suppress.ts'

/** Where a matter stands, for everybody. `done` and `cannot` are over; how they ended is said apart. */
export const STANDINGS = [
  'waiting',
  'in_hand',
  'answered',
  'done',
  'cannot',
  'not_ours',
  'withdrawn',
  'merged',
] as const
export type Standing = (typeof STANDINGS)[number]

export type Counts = Readonly<Record<Standing, number>>

/** The four that come first everywhere, and the rest. */
export const TOPICS = ['income', 'safety', 'fairness', 'environment', 'other'] as const
export type Topic = PriorityTopic | 'other'

export interface TopicFigures {
  readonly topic: Topic
  readonly cameIn: number
  readonly counts: Counts
}

export interface Board {
  readonly cameIn: number
  readonly counts: Counts
  /** Of what is over: who ended it. Silence is counted as silence. */
  readonly ended: { readonly judged: number; readonly unjudged: number; readonly unreached: number }
  readonly topics: readonly TopicFigures[]
  readonly small: { readonly cameIn: number; readonly open: number }
  /** Districts by topics; a place that was not said is a row of its own, code ''. */
  readonly districts: readonly string[]
  readonly byDistrict: ShownTable
}

const DISTRICT_DIGITS = 6

export function boardOf(
  figures: readonly Figure[],
  kinds: ReadonlyMap<string, Kind>,
  rules: Pick<Rules, 'category'>,
): Board {
  const topicOf = (figure: Figure): Topic => rules.category(figure.category)?.topic ?? 'other'
  const isSmall = (figure: Figure) => rules.category(figure.category)?.small === true
  const small = countsOf(figures.filter(isSmall), kinds)
  const cameIn = figures.filter((one) => one.measure === 'came_in')
  const districts = [...new Set(cameIn.map(districtOf))].toSorted((a, b) => orderOf(a, b))
  return {
    cameIn: sum(cameIn),
    counts: countsOf(figures, kinds),
    ended: endedOf(figures),
    topics: TOPICS.map((topic) => {
      const own = figures.filter((one) => topicOf(one) === topic)
      return {
        topic,
        cameIn: sum(own.filter((one) => one.measure === 'came_in')),
        counts: countsOf(own, kinds),
      }
    }),
    small: {
      cameIn: sum(cameIn.filter(isSmall)),
      open: small.waiting + small.in_hand,
    },
    districts,
    byDistrict: suppress(
      districts.map((district) =>
        TOPICS.map((topic) =>
          sum(cameIn.filter((one) => districtOf(one) === district && topicOf(one) === topic)),
        ),
      ),
    ),
  }
}

/** By code; what said no place comes last. */
function orderOf(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1
  return a < b ? -1 : 1
}

function districtOf({ division }: Figure): string {
  return division.slice(0, DISTRICT_DIGITS)
}

function sum(figures: readonly Figure[]): number {
  return figures.reduce((total, { value }) => total + value, 0)
}

function countsOf(figures: readonly Figure[], kinds: ReadonlyMap<string, Kind>): Counts {
  const counts = Object.fromEntries(STANDINGS.map((one) => [one, 0])) as Record<Standing, number>
  for (const figure of figures) {
    if (figure.measure === 'state') {
      const standing = kinds.get(figure.kind)?.states[figure.state]?.counts
      if (!standing) throw new Error(`nobody declares ${figure.kind}.${figure.state}`)
      counts[standing] += figure.value
    } else if (figure.measure === 'ended' && figure.state.startsWith('cannot.')) {
      // An honest "cannot" is over like what was done, and is not counted as done.
      counts.cannot += figure.value
      counts.done -= figure.value
    }
  }
  return counts
}

function endedOf(figures: readonly Figure[]): Board['ended'] {
  const ended = (how: string) =>
    sum(figures.filter((one) => one.measure === 'ended' && one.state.endsWith(`.${how}`)))
  return { judged: ended('judged'), unjudged: ended('unjudged'), unreached: ended('unreached') }
}

/** Null of nothing. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}
