/** Delivery at work: looks every second or two whether something is to be told or sent, and takes mail in. */
import { setTimeout as sleep } from 'node:timers/promises'
import { jurisdictionsOf } from '../rules/index.ts'
import type { Jurisdiction } from '../rules/index.ts'
import { expandOutbox } from './expand.ts'
import type { Delivery } from './house.ts'
import { sweepMessages } from './messages.store.ts'
import { proofLimit } from './proof-limit.ts'
import { sendDue } from './send.ts'

const PAUSE = 2_000
/** After a fault of ours: it is told in the log, not every two seconds. */
const LONGER_PAUSE = 30_000
const DAY = 24 * 3_600_000

export interface Running {
  /** Lets what is being sent end; for at most ten seconds. */
  stop(): Promise<void>
}

export function startLoop(delivery: Delivery): Running {
  const stopping = new AbortController()
  const round = roundsOf(delivery)
  const work = (async () => {
    while (!stopping.signal.aborted) {
      const pause = (await round()) ? PAUSE : LONGER_PAUSE
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {})
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await Promise.race([work, sleep(10_000, undefined, { ref: false })])
    },
  }
}

/** One round over all jurisdictions; false where one of them failed. A fault of one stops no other. */
export function roundsOf(delivery: Delivery, jitter = () => Math.random()): () => Promise<boolean> {
  const { ports, log } = delivery
  const proofs = proofLimit()
  return async () => {
    let fine = true
    const all: readonly Jurisdiction[] = await jurisdictionsOf(ports.db).catch((error: unknown) => {
      log.error({ err: error }, 'delivery cannot read')
      fine = false
      return []
    })
    for (const { id: jurisdiction, name: city } of all) {
      try {
        await expandOutbox(delivery, jurisdiction)
        await sendDue({ delivery, jurisdiction, city, proofs, jitter })
      } catch (error) {
        log.error({ err: error, jurisdiction }, 'delivery failed')
        fine = false
      }
    }
    return fine
  }
}

/** Once a day: what is too old to be news, codes nobody needs, and messages that ended a month ago. */
export async function sweepDelivery(delivery: Pick<Delivery, 'ports'>): Promise<void> {
  const { db, clock, vault } = delivery.ports
  const now = clock.now()
  const before = (days: number) => new Date(Date.parse(now) - days * DAY).toISOString()
  for (const { id } of await jurisdictionsOf(db)) {
    await sweepMessages(db, id, now, { waitingSince: before(7), endedBefore: before(30) })
    await vault.contacts.sweep(db, id, now)
  }
}
