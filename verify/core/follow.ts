/**
 * Follows a whole log: every entry and every tile, from where one stopped the last time. What is kept between two times
 * is some kilobytes, and is believed: it is the reader's own.
 */
import { type Answer, no, yes } from './answer.ts'
import { base64, equal, fromBase64, utf8 } from './bytes.ts'
import { type Checkpoint, readCheckpoint } from './checkpoint.ts'
import { checkConsistency, rootsOf } from './consistency.ts'
import { enrolledAt, isEventEntry, readTable } from './entry.ts'
import { HASH } from './merkle.ts'
import type { Policy } from './policy.ts'
import { type Source, currentCheckpoint } from './source.ts'
import { Stack } from './stack.ts'
import { TILE_BYTES } from './tiles.ts'
import { walk } from './walk.ts'

export const FOLLOW_FORMAT = 'answerable-follow/v1'

export interface Kept {
  /** Signed notes of all that was verified, oldest first. */
  readonly seen: readonly string[]
  /** The tree of the last of them. */
  readonly stack: Stack
  /** A walk that was stopped on its way to a signed note; not proven until it arrives. */
  readonly walking: {
    readonly towards: string
    readonly stack: Stack
    readonly enrolled: number
  } | null
  /** Entries so far that say: what stands before happened before there was a log. */
  readonly enrolled: number
}

export const NOTHING_KEPT: Kept = { seen: [], stack: new Stack(), walking: null, enrolled: 0 }

export interface Counts {
  events: number
  tables: number
  others: number
  /** Since the log was first followed, not only now. */
  enrolled: number
}

export interface Followed {
  readonly checkpoint: Checkpoint
  readonly before: Checkpoint | null
  readonly counts: Counts
  readonly kept: Kept
}

export interface Following {
  readonly source: Source
  readonly policy: Policy
  readonly kept: Kept
  /** Leaves after which the way so far is kept, if not so many as by itself. */
  readonly stride?: number
  /** Keeps what is known so far, so that a long walk can be stopped. */
  keep?(kept: Kept): Promise<void>
  onProgress?(size: number, whole: number): void
}

/** Leaves between two times that the way so far is kept. */
const STRIDE = 65_536
/** Notes that are kept; of more, every other of the older half goes. */
const MOST_SEEN = 2_000

export async function followLog(given: Following): Promise<Answer<Followed>> {
  const { policy, kept } = given
  const last = kept.seen.at(-1)
  const before = last === undefined ? null : readCheckpoint(utf8(last), policy)
  if (before && !before.ok) return before
  const counts: Counts = { events: 0, tables: 0, others: 0, enrolled: kept.enrolled }
  const resumed = await finishWalk(given, counts)
  if (!resumed.ok) return resumed
  const now = await currentCheckpoint(given.source, policy)
  if (!now.ok) return now
  const fits = checkLast(resumed.value, policy, now.value)
  if (!fits.ok) return fits
  const walked = await walkTo(given, resumed.value, now.value, counts)
  if (!walked.ok) return walked
  await given.keep?.(walked.value)
  return yes({ checkpoint: now.value, before: before?.value ?? null, counts, kept: walked.value })
}

/** Goes on with a walk that was stopped. What it had read may have been bad: then it is read again. */
async function finishWalk(given: Following, counts: Counts): Promise<Answer<Kept>> {
  const { kept, policy } = given
  if (kept.walking === null) return yes(kept)
  const target = readCheckpoint(utf8(kept.walking.towards), policy)
  if (!target.ok) return target
  const resumed = { ...kept, stack: kept.walking.stack, walking: null }
  const further = { ...counts, enrolled: kept.walking.enrolled }
  const walked = await walkTo(given, resumed, target.value, further)
  if (walked.ok) {
    Object.assign(counts, further)
    return walked
  }
  return walkTo(given, { ...kept, walking: null }, target.value, counts)
}

/** Shorter, or of the same size with another root: seen before a single entry is read. */
function checkLast(state: Kept, policy: Policy, now: Checkpoint): Answer<null> {
  const last = state.seen.at(-1)
  if (last === undefined) return yes(null)
  const old = readCheckpoint(utf8(last), policy)
  if (!old.ok) return old
  if (old.value.origin !== now.origin)
    return no('other_origin', { old: old.value.origin, now: now.origin })
  if (now.size < old.value.size) return no('shorter', { old: old.value.size, now: now.size })
  if (now.size === old.value.size && !equal(now.root, old.value.root))
    return no('split_view', rootsOf(old.value, now))
  return yes(null)
}

async function walkTo(
  given: Following,
  state: Kept,
  target: Checkpoint,
  counts: Counts,
): Promise<Answer<Kept>> {
  const { source, keep, onProgress, stride = STRIDE } = given
  const stack = state.stack.copy()
  let due = stack.size + stride
  const walked = await walk({
    source,
    stack,
    size: target.size,
    tiles: true,
    onEntries: (_first, entries) => {
      for (const entry of entries) count(counts, entry)
      return yes(null)
    },
    async onProgress(size) {
      onProgress?.(size, target.size)
      if (size < due) return
      due = size + stride
      await keep?.({
        ...given.kept,
        walking: { towards: target.note, stack: stack.copy(), enrolled: counts.enrolled },
      })
    },
  })
  const isWhole = walked.ok && equal(stack.root(), target.root)
  if (!isWhole) {
    const bad = walked.ok ? no('tiles_root', { size: target.size, source: source.name }) : walked
    return whoseFault(given, state, target, bad)
  }
  const seen = state.seen.at(-1) === target.note ? state.seen : [...state.seen, target.note]
  return yes({ seen: thinned(seen), stack, walking: null, enrolled: counts.enrolled })
}

/** Files that do not fit what was seen before: are they damaged, or was the history changed that was signed then? */
async function whoseFault(
  { source, policy }: Following,
  { seen }: Kept,
  target: Checkpoint,
  bad: Answer<never>,
): Promise<Answer<never>> {
  const last = seen.at(-1)
  const old = last === undefined ? null : readCheckpoint(utf8(last), policy)
  if (old === null || !old.ok) return bad
  const grown = await checkConsistency(source, old.value, target)
  return !grown.ok && grown.refusal.code === 'rewritten' ? grown : bad
}

function count(counts: Counts, entry: Uint8Array): void {
  if (isEventEntry(entry)) counts.events += 1
  else if (readTable(entry) === null) counts.others += 1
  else if (enrolledAt(entry) === null) counts.tables += 1
  else counts.enrolled += 1
}

function thinned(seen: readonly string[]): readonly string[] {
  if (seen.length <= MOST_SEEN) return seen
  return seen.filter((_, at) => at >= seen.length / 2 || at % 2 === 0)
}

const written = (stack: Stack) => ({ size: stack.size, rows: stack.state().map(base64) })

export function writeKept({ seen, stack, walking, enrolled }: Kept): string {
  const tree = written(stack)
  const way = walking && {
    towards: walking.towards,
    tree: written(walking.stack),
    enrolled: walking.enrolled,
  }
  const kept = { format: FOLLOW_FORMAT, tree, enrolled, walking: way, seen }
  return `${JSON.stringify(kept, null, 1)}\n`
}

export function readKept(text: string): Answer<Kept> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return no('state_shape')
  }
  if (typeof value !== 'object' || value === null) return no('state_shape')
  const { format, tree, walking, seen, enrolled } = value as Record<string, unknown>
  const stack = readStack(tree)
  if (format !== FOLLOW_FORMAT || stack === null || !isTexts(seen) || !isCount(enrolled))
    return no('state_shape')
  if (walking === null) return yes({ seen, stack, walking, enrolled })
  const { towards, tree: further, enrolled: found } = (walking ?? {}) as Record<string, unknown>
  const way = readStack(further)
  if (typeof towards !== 'string' || way === null || !isCount(found)) return no('state_shape')
  return yes({ seen, stack, walking: { towards, stack: way, enrolled: found }, enrolled })
}

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0

const isTexts = (list: unknown): list is string[] =>
  Array.isArray(list) && list.every((one) => typeof one === 'string')

function readStack(value: unknown): Stack | null {
  if (typeof value !== 'object' || value === null) return null
  const { size, rows } = value as Record<string, unknown>
  if (!isTexts(rows)) return null
  const bytes = rows.map(fromBase64)
  const isRow = (row: Uint8Array | null): row is Uint8Array =>
    row !== null && row.length % HASH === 0 && row.length < TILE_BYTES
  if (!bytes.every(isRow)) return null
  const stack = new Stack(bytes)
  return stack.size === size ? stack : null
}
