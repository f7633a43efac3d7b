/** Looks through a log, or any mirror of it, for the events of one matter: all that the file shows, and none besides. */
import { type Answer, no, yes } from './answer.ts'
import { equal, hex } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'
import { LOCATOR, enrolledAt, isEventEntry, locatorOf } from './entry.ts'
import type { CheckedMatter } from './matter.ts'
import { instant } from './proving.ts'
import { type Source, currentCheckpoint } from './source.ts'
import type { Policy } from './policy.ts'
import { WIDTH } from './tiles.ts'
import { stackFromTiles, walk } from './walk.ts'

export interface Asked {
  readonly checked: CheckedMatter
  readonly source: Source
  readonly policy: Policy
  /** Verified before, and of this log: they tell when the log was how large. */
  readonly known?: readonly Checkpoint[]
  /** Seconds that an event may take into the log. */
  readonly delay: number
  onProgress?(size: number, whole: number): void
}

export interface Complete {
  /** Events of this matter stand before it that happened before there was a log; null: none do. */
  readonly enrolled: Enrolled | null
  readonly checkpoint: Checkpoint
  /** Where the events lie, by their number; one that is missing here has not come into the log yet. */
  readonly places: ReadonlyMap<number, number>
  /** When each came into the log, as far as times are known: after `after`, by `by`. Seconds since 1970. */
  readonly bounds: ReadonlyMap<
    number,
    { readonly after: number | null; readonly by: number | null }
  >
}

export interface Enrolled {
  readonly at: string
  readonly index: number
}

/** Six hours: longer than a log may be cut off from its witnesses before that is said, and than sealed matters wait. */
export const DELAY = 21_600
/** Events beyond the last one known that are looked for. */
const BEYOND = 1_024

export async function checkComplete(asked: Asked): Promise<Answer<Complete>> {
  const { checked, source, policy } = asked
  const now = await currentCheckpoint(source, policy)
  if (!now.ok) return now
  const checkpoint = now.value
  const { origin } = checked.matter
  if (checkpoint.origin !== origin)
    return no('other_origin', { old: origin, now: checkpoint.origin })
  const roots = rootsKnown(asked, checkpoint)
  if (!roots.ok) return roots
  const found = await placesIn(asked, checkpoint, roots.value)
  if (!found.ok) return found
  const { places, enrolled } = found.value
  const isRight = checkPlaces(checked, places)
  if (!isRight.ok) return isRight
  const bounds = boundsOf(asked, checkpoint, places)
  const excused = (n: number) => enrolled !== null && (places.get(n) ?? 0) < enrolled.index
  const dated = checkDates(asked, bounds, excused)
  const isExcused = [...places.keys()].some(excused)
  return dated.ok
    ? yes({ checkpoint, places, bounds, enrolled: isExcused ? enrolled : null })
    : dated
}

/** What the root must be at each size that is signed somewhere. */
function rootsKnown(
  { checked, known = [] }: Asked,
  now: Checkpoint,
): Answer<Map<number, Uint8Array>> {
  const roots = new Map([[now.size, now.root]])
  const signed = checked.events.flatMap(({ proven }) => (proven ? [proven.checkpoint] : []))
  for (const { size, root, origin } of [...signed, ...known]) {
    if (origin !== now.origin) continue
    if (size > now.size) return no('shorter', { old: size, now: now.size })
    const other = roots.get(size)
    if (other && !equal(other, root))
      return no('split_view', { size, old: hex(root), now: hex(other) })
    roots.set(size, root)
  }
  return yes(roots)
}

async function placesIn(
  { checked, source, onProgress }: Asked,
  { size }: Checkpoint,
  roots: ReadonlyMap<number, Uint8Array>,
): Promise<Answer<{ places: Map<number, number>; enrolled: Enrolled | null }>> {
  const { key, events } = checked.matter
  const wanted = new Map<string, number>()
  for (let n = 1; n <= events.length + BEYOND; n += 1) wanted.set(locatorOf(key, n).join(), n)
  const places = new Map<number, number>()
  let enrolled: Enrolled | null = null
  const indexes = checked.events.flatMap(({ proven }) => (proven ? [proven.index] : []))
  // Before its first event there is nothing of a matter; with no receipt at all one looks from the beginning.
  const first = indexes.length === events.length ? Math.min(...indexes) : 0
  const stack = await stackFromTiles(source, Math.floor(first / WIDTH) * WIDTH, size)
  if (!stack.ok) return stack
  const walked = await walk({
    source,
    stack: stack.value,
    size,
    tiles: false,
    sizes: new Set(roots.keys()),
    onRoot: (at, root) =>
      equal(root, roots.get(at)!)
        ? yes(null)
        : no(at === size ? 'tiles_root' : 'rewritten', {
            size: at,
            old: at,
            now: size,
            source: source.name,
            root: hex(roots.get(at)!),
          }),
    onEntries: (from, entries) => {
      for (const [at, entry] of entries.entries()) {
        const n = isEventEntry(entry)
          ? wanted.get(entry.subarray(1, 1 + LOCATOR).join())
          : undefined
        if (n === undefined) {
          const since = enrolled === null ? enrolledAt(entry) : null
          if (since !== null) enrolled = { at: since, index: from + at }
          continue
        }
        if (places.has(n)) return no('twice', { n, first: places.get(n)!, second: from + at })
        places.set(n, from + at)
      }
      return yes(null)
    },
    onProgress: (at) => onProgress?.(at, size),
  })
  return walked.ok ? yes({ places, enrolled }) : walked
}

function checkPlaces(
  { matter, events }: CheckedMatter,
  places: ReadonlyMap<number, number>,
): Answer<null> {
  const hidden = [...places.keys()]
    .filter((n) => n > matter.events.length)
    .toSorted((a, b) => a - b)
  if (hidden[0] !== undefined)
    return no('hidden', {
      n: hidden[0],
      index: places.get(hidden[0])!,
      count: hidden.length,
      last: matter.events.length,
    })
  for (const { n, proven } of events) {
    const place = places.get(n)
    if (!proven) continue
    if (place === undefined) return no('not_found', { n, index: proven.index })
    if (place !== proven.index) return no('elsewhere', { n, index: proven.index, found: place })
  }
  return yes(null)
}

/** An entry is younger than any checkpoint that does not hold it yet, and older than any that does. */
function boundsOf(
  { checked, known = [] }: Asked,
  now: Checkpoint,
  places: ReadonlyMap<number, number>,
): Complete['bounds'] {
  const signed = checked.events.flatMap(({ proven }) => (proven ? [proven.checkpoint] : []))
  const all = [now, ...signed, ...known.filter(({ origin }) => origin === now.origin)]
  const bounds = [...places].map(([n, index]) => {
    const before = all.flatMap(({ size, times }) => (times && size <= index ? [times.largest] : []))
    const after = all.flatMap(({ size, times }) => (times && size > index ? [times.seen] : []))
    return [
      n,
      {
        after: before.length > 0 ? Math.max(...before) : null,
        by: after.length > 0 ? Math.min(...after) : null,
      },
    ] as const
  })
  return new Map(bounds)
}

function checkDates(
  { checked, delay }: Asked,
  bounds: Complete['bounds'],
  excused: (n: number) => boolean,
): Answer<null> {
  for (const { n, event } of checked.events) {
    const after = bounds.get(n)?.after ?? null
    if (!event || after === null || excused(n)) continue
    if (event.at / 1_000 < after - delay)
      return no('dated_before', { n, at: instant(event.at / 1_000), after: instant(after) })
  }
  return yes(null)
}
