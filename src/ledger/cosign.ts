/** A signed checkpoint goes before the witnesses; with enough of them it is public. */
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import { formatNote, splitNote, weigh } from '../tlog/index.ts'
import type { Policy } from '../tlog/index.ts'
import type { Folder } from './folder.ts'
import { hashesOf } from './hashes.ts'
import type { TileCache } from './hashes.ts'
import { keepCosigned, keepMissing } from './log.store.ts'
import type { Signed } from './log.store.ts'
import { Fenced, LogStopped } from './stopped.ts'
import type { AskWitnesses, WitnessAnswer } from './types.ts'
import { heardOf, keepHeard } from './witnesses.store.ts'
import type { Heard } from './witnesses.store.ts'

export interface ToCosign {
  readonly db: Database
  readonly jurisdiction: number
  readonly origin: string
  readonly epoch: number
  readonly folder: Folder
  readonly cache: TileCache
  readonly clock: Clock
  readonly policy: Policy
  readonly ask: AskWitnesses
  readonly signed: Signed
  /** The largest size signed by now: it grows while witnesses are asked. */
  latest(): number
}

export async function cosign(round: ToCosign): Promise<boolean> {
  const { db, jurisdiction, epoch, policy, signed, folder, clock } = round
  const heard = policy.witnesses.length === 0 ? [] : await heardOf(db, jurisdiction)
  const answers = policy.witnesses.length === 0 ? [] : await asked(round, heard)
  await keepAnswers(round, heard, answers)
  const now = clock.now()
  refuseSecondHistory(answers, round.latest())
  const note = withLines(signed.note, answers)
  if (!weigh(policy, note).quorum) {
    await keepMissing(db, jurisdiction, epoch, now)
    return false
  }
  const kept = await db.transaction((tx) =>
    keepCosigned(tx, jurisdiction, epoch, { size: signed.size, note, at: now }),
  )
  if (!kept) throw new Fenced('another sequencer has this log, or it was stopped')
  // A copy for mirrors of the folder: what the house itself hands out is in the database, behind the epoch.
  await folder.publish(Buffer.from(note))
  return true
}

async function asked(round: ToCosign, heard: readonly Heard[]): Promise<readonly WitnessAnswer[]> {
  const { origin, policy, signed, folder, cache, ask } = round
  const lastSizes = new Map(
    heard.flatMap(({ vkey, lastSize }) => (lastSize === null ? [] : [[vkey, lastSize] as const])),
  )
  return ask({
    policy,
    checkpoint: { origin, size: signed.size, root: signed.root },
    note: signed.note,
    reader: hashesOf(folder, signed.size, cache),
    lastSizes,
  })
}

/** A witness that is away is asked again and again: it is written down once. */
async function keepAnswers(
  { db, jurisdiction }: ToCosign,
  heard: readonly Heard[],
  answers: readonly WitnessAnswer[],
): Promise<void> {
  for (const { vkey, size, line, time, problem } of answers) {
    const before = heard.find((one) => one.vkey === vkey)
    const isNews =
      line !== null || before?.problem !== problem || (size ?? before.lastSize) !== before.lastSize
    if (!isNews) continue
    const lastAt = line === null || time === null ? null : new Date(time * 1_000).toISOString()
    await keepHeard(db, jurisdiction, { vkey, lastSize: size, lastAt, problem })
  }
}

/** We may have asked with a size that we have grown past ourselves; beyond that, somebody else has signed. */
function refuseSecondHistory(answers: readonly WitnessAnswer[], latest: number): void {
  for (const { name, ahead, size, problem } of answers) {
    if (ahead && (size ?? 0) > latest) {
      throw new LogStopped('witness_ahead', { witness: name, size: size ?? 0 })
    }
    if (problem === 'differs') throw new LogStopped('witness_differs', { witness: name })
  }
}

function withLines(note: string, answers: readonly WitnessAnswer[]): string {
  const { text, signatures } = splitNote(note)
  const lines = answers.flatMap(({ line }) => (line === null ? [] : [line]))
  return formatNote(text, [...signatures.map(({ line }) => line), ...lines])
}
