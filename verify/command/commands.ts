/** The four things that can be asked for. */
import { type Answer, no, yes } from '../core/answer.ts'
import { textOf } from '../core/bytes.ts'
import { type Checkpoint, readCheckpoint } from '../core/checkpoint.ts'
import { DELAY, checkComplete } from '../core/complete.ts'
import { checkConsistency } from '../core/consistency.ts'
import { LONGEST_EVENT } from '../core/entry.ts'
import { type Kept, NOTHING_KEPT, followLog, readKept, writeKept } from '../core/follow.ts'
import { PATIENCE, type Patience } from '../core/http.ts'
import { LONGEST_MATTER, checkMatter, parseMatter } from '../core/matter.ts'
import { LONGEST_NOTE } from '../core/note.ts'
import { type Policy, parsePolicy } from '../core/policy.ts'
import { SKEW, proveReceipt } from '../core/proving.ts'
import { LONGEST_RECEIPT, RECEIPT_HEADER, parseReceipt } from '../core/receipt.ts'
import { currentCheckpoint } from '../core/source.ts'
import {
  tellAge,
  tellCheckpoint,
  tellComplete,
  tellEvents,
  tellFollowed,
  tellMatter,
  tellReceipt,
} from '../core/telling.ts'
import { type Statement, cautions, says } from '../words/statements.ts'
import { type Typed, option, seconds } from './arguments.ts'
import { keepFile, needFile, readFile, sourceOf } from './files.ts'

export interface Asked {
  readonly typed: Typed
  /** Milliseconds since 1970. */
  readonly now: number
  onProgress(size: number, whole: number): void
}

type Told = Promise<Answer<readonly Statement[]>>
export type Command = (asked: Asked) => Told

const LONGEST_POLICY = 262_144
/** Bytes. Thousands of checkpoints. */
const LONGEST_STATE = 67_108_864
const LONGEST_TABLE = 1_073_741_824

/** Everything that the commands have in common: whom one believes, and how long one waits. */
interface Settings {
  readonly policy: Policy
  readonly patience: Patience
  readonly skew: number
  readonly delay: number
}

function settingsOf(typed: Typed): Answer<Settings> {
  const path = option(typed, 'policy')
  if (path === undefined) return no('needs_policy')
  const file = needFile(path, LONGEST_POLICY)
  if (!file.ok) return file
  const policy = parsePolicy(file.value)
  if (!policy.ok) return policy
  const timeout = seconds(typed, 'timeout', PATIENCE.seconds)
  const skew = seconds(typed, 'skew', SKEW)
  const delay = seconds(typed, 'delay', DELAY)
  if (timeout === null || skew === null || delay === null) return no('needs_seconds')
  return yes({ policy: policy.value, patience: { ...PATIENCE, seconds: timeout }, skew, delay })
}

export const receipt: Command = async ({ typed }) => {
  const settings = settingsOf(typed)
  if (!settings.ok) return settings
  const [path] = typed.positionals
  if (path === undefined) return no('needs_file')
  const file = needFile(path, LONGEST_RECEIPT)
  if (!file.ok) return file
  const table = option(typed, 'table')
  const openedPath = option(typed, 'event') ?? table
  const opened =
    openedPath === undefined
      ? yes(null)
      : needFile(openedPath, table === undefined ? LONGEST_EVENT : LONGEST_TABLE)
  if (!opened.ok) return opened
  const { policy, skew } = settings.value
  const proven = proveReceipt({ receipt: file.value, opened: opened.value, policy, skew })
  return proven.ok ? yes(tellReceipt(proven.value, opened.value !== null)) : proven
}

export const matter: Command = async ({ typed, onProgress }) => {
  const settings = settingsOf(typed)
  if (!settings.ok) return settings
  const [path] = typed.positionals
  if (path === undefined) return no('needs_file')
  const file = needFile(path, LONGEST_MATTER)
  if (!file.ok) return file
  const parsed = parseMatter(file.value)
  if (!parsed.ok) return parsed
  const { policy, skew, delay, patience } = settings.value
  const checked = checkMatter(parsed.value, policy, skew)
  if (!checked.ok) return checked
  const told = [...tellMatter(checked.value), ...tellEvents(checked.value)]
  const place = option(typed, 'log')
  if (place === undefined) return yes([...told, cautions('not_searched'), says('means')])
  const known = knownCheckpoints(typed, policy)
  if (!known.ok) return known
  const source = sourceOf(place, patience)
  const asked = { checked: checked.value, source, policy, known: known.value, delay, onProgress }
  const complete = await checkComplete(asked)
  return complete.ok ? yes([...told, ...tellComplete(complete.value, source.name)]) : complete
}

/** Of a state that `follow` keeps, and of files with one checkpoint each. */
function knownCheckpoints(typed: Typed, policy: Policy): Answer<Checkpoint[]> {
  const known: Checkpoint[] = []
  for (const path of typed.options.get('state') ?? []) {
    const kept = keptIn(path)
    if (!kept.ok) return kept
    for (const note of kept.value.seen) {
      const seen = readCheckpoint(new TextEncoder().encode(note), policy)
      if (!seen.ok) return seen
      known.push(seen.value)
    }
  }
  for (const path of typed.options.get('checkpoint') ?? []) {
    const seen = checkpointIn(path, policy)
    if (!seen.ok) return seen
    known.push(seen.value)
  }
  return yes(known)
}

/** A checkpoint by itself, or the one in a receipt. */
function checkpointIn(path: string, policy: Policy): Answer<Checkpoint> {
  const file = needFile(path, LONGEST_RECEIPT + LONGEST_NOTE)
  if (!file.ok) return file
  if (!textOf(file.value)?.startsWith(RECEIPT_HEADER)) return readCheckpoint(file.value, policy)
  const parsed = parseReceipt(file.value)
  return parsed.ok ? readCheckpoint(parsed.value.checkpoint, policy) : parsed
}

function keptIn(path: string | undefined): Answer<Kept> {
  const file = path === undefined ? yes(null) : readFile(path, LONGEST_STATE)
  if (!file.ok) return file
  if (file.value === null) return yes(NOTHING_KEPT)
  return readKept(textOf(file.value) ?? '')
}

export const follow: Command = async ({ typed, now, onProgress }) => {
  const settings = settingsOf(typed)
  if (!settings.ok) return settings
  const [place] = typed.positionals
  if (place === undefined) return no('needs_log')
  const path = option(typed, 'state')
  const kept = keptIn(path)
  if (!kept.ok) return kept
  const { policy, patience } = settings.value
  let keeping: Answer<null> = yes(null)
  const followed = await followLog({
    source: sourceOf(place, patience),
    policy,
    kept: kept.value,
    async keep(one) {
      if (path !== undefined && keeping.ok) keeping = keepFile(path, writeKept(one))
    },
    onProgress,
  })
  if (!followed.ok) return followed
  return keeping.ok ? yes(tellFollowed(followed.value, now / 1_000)) : keeping
}

export const consistency: Command = async ({ typed, now }) => {
  const settings = settingsOf(typed)
  if (!settings.ok) return settings
  const [path, place] = typed.positionals
  if (path === undefined) return no('needs_file')
  if (place === undefined) return no('needs_log')
  const { policy, patience } = settings.value
  const old = checkpointIn(path, policy)
  if (!old.ok) return old
  const source = sourceOf(place, patience)
  const current = await currentCheckpoint(source, policy)
  if (!current.ok) return current
  const grown = await checkConsistency(source, old.value, current.value)
  if (!grown.ok) return grown
  const sizes = { old: old.value.size, now: current.value.size }
  return yes([
    says('consistent', sizes),
    ...tellCheckpoint(current.value),
    ...tellAge(current.value, now / 1_000),
  ])
}
