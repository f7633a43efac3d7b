/** Starting the logs of an installation: one for each jurisdiction, made when it has none. */
import { join } from 'node:path'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import { openSession } from '../platform/session.ts'
import type { Disk } from './disk.ts'
import { openFolder } from './folder.ts'
import { keepLog, keepPolicy, keysOf, knownLog, policyOf, policyText } from './keys.ts'
import { lockLog } from './lock.store.ts'
import { insertHead, keepAlarm, originOf } from './log.store.ts'
import { startSequencer } from './sequencer.ts'
import type { Sequencer, SequencerParts, Times } from './sequencer.ts'
import type { LogSigner } from './signer.ts'
import { LogStopped, stopOf } from './stopped.ts'
import type { AskWitnesses, LogAlarm } from './types.ts'

export interface LedgerParts {
  readonly db: Database
  /** Connection string of the application, and the role it takes on. */
  readonly url: string
  readonly role: string | null
  readonly dataDir: string
  /** Real time: whoever judges a checkpoint has no other. */
  readonly clock: Clock
  readonly disk: Disk
  readonly signer: LogSigner
  readonly ask: AskWitnesses
  readonly log: Log
  /** As seen from outside; null: none was set. Names a log that is made now; one that is there keeps its name. */
  readonly publicUrl: string | null
  /** All that have a log, asked again now and then: a new one gets its own. */
  jurisdictions(): Promise<readonly number[]>
  onAlarm(jurisdiction: number, alarm: LogAlarm): Promise<void>
  readonly times?: Partial<Times>
}

export interface Ledger {
  stop(): Promise<void>
}

/** Milliseconds between two looks whether there is another jurisdiction, or one whose log could not be opened. */
const ASKED_AGAIN = 30_000

export async function startLedger(parts: LedgerParts): Promise<Ledger> {
  const running = new Map<number, Sequencer>()
  let stopped = false
  const look = async (): Promise<void> => {
    for (const jurisdiction of await parts.jurisdictions()) {
      if (stopped || running.has(jurisdiction)) continue
      const sequencing = await sequencingOf(parts, jurisdiction)
      if (sequencing) running.set(jurisdiction, startSequencer(sequencing))
    }
  }
  await look()
  let looking = Promise.resolve()
  const timer = setInterval(() => {
    looking = look().catch((error: unknown) => {
      parts.log.warn({ err: error }, 'the logs could not be looked for')
    })
  }, ASKED_AGAIN)
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await looking
      await Promise.all([...running.values()].map((one) => one.stop()))
      await parts.signer.close()
    },
  }
}

/** Null: it cannot be worked on now; an alarm says why. */
async function sequencingOf(
  parts: LedgerParts,
  jurisdiction: number,
): Promise<SequencerParts | null> {
  const { db, dataDir, disk, log } = parts
  const code = String(jurisdiction)
  try {
    const origin = await ensureLog(parts, jurisdiction)
    return {
      ...parts,
      jurisdiction,
      code,
      origin,
      folder: openFolder(join(dataDir, 'ledger', code), disk),
      keys: () => keysOf(dataDir, code),
      policy: () => policyOf(dataDir, code),
      onAlarm: (alarm) => parts.onAlarm(jurisdiction, alarm),
    }
  } catch (error) {
    const stop = stopOf(error)
    if (!stop) throw error
    // A server with a data folder of its own, beside the one that has the log: nothing is wrong.
    if (await isSequenced(parts, jurisdiction)) {
      log.info({ log: code, code: stop.code }, 'the log is sequenced elsewhere')
      return null
    }
    const { code: reason, words, facts } = stop
    log.error({ log: code, ...facts, code: reason, err: error }, 'the log cannot be opened')
    const at = parts.clock.now()
    const raised = { epoch: null, code: reason, at, ...words, stopped: false }
    if (await keepAlarm(db, jurisdiction, raised)) {
      await parts.onAlarm(jurisdiction, { code: reason, at, words })
    }
    return null
  }
}

async function isSequenced(
  { url, role }: Pick<LedgerParts, 'url' | 'role'>,
  jurisdiction: number,
): Promise<boolean> {
  const session = await openSession({ url, role, idleFor: 15_000 })
  try {
    return !(await lockLog(session, jurisdiction))
  } finally {
    await session.close()
  }
}

/** The name of the log. It is made where neither files nor database know of one; again after a start cut short. */
export async function ensureLog(
  parts: Pick<LedgerParts, 'db' | 'dataDir' | 'disk' | 'signer' | 'clock' | 'publicUrl'>,
  jurisdiction: number,
): Promise<string> {
  const { db, dataDir, disk, signer, clock, publicUrl } = parts
  const code = String(jurisdiction)
  const [known, inDatabase] = [knownLog(dataDir, code), await originOf(db, jurisdiction)]
  if (known) {
    // A database that knows nothing of it is a new or an older one: the signer knows how far the log was.
    await insertHead(db, jurisdiction, known.origin)
    return known.origin
  }
  if (inDatabase !== null) throw new LogStopped('key_missing', { path: `ledger/${code}.json` })
  const host = publicUrl === null ? 'answerable.local' : new URL(publicUrl).host
  const origin = `${host}/ledger/${code}`
  const { vkeys } = await signer.open(code, origin, true)
  const log = vkeys.map((vkey) => `log ${vkey}\n`).join('')
  if (policyText(dataDir, code) === null) {
    await keepPolicy(disk, dataDir, code, `${log}quorum none\n`)
  }
  const since = clock.now()
  // Last: from now on a key that is missing is missing, and no other is made in its place.
  const keys = vkeys.map((vkey) => ({ vkey, since, until: null }))
  await keepLog(disk, dataDir, code, { origin, keys })
  await insertHead(db, jurisdiction, origin)
  return origin
}
