/** What the house does by itself, at its times: oversight, and clearing away ended sign-ins. */
import { renewWords } from './matters/index.ts'
import type { WithFiles } from './attachments/index.ts'
import { sweepDelivery } from './delivery/index.ts'
import { sweepSignIn } from './org/index.ts'
import { startOversight } from './oversight/index.ts'
import type { Jobs } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import { jurisdictionsOf } from './rules/index.ts'

export async function startWork(ports: WithFiles, jobs: Jobs, log: Log): Promise<void> {
  await startOversight(ports, jobs, log)
  // Finds nothing to do, by index, but after a version that finds more in a matter.
  await jobs.every('matters.words', '* * * * *', async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) {
      while ((await renewWords(ports.db, id)) > 0);
    }
  })
  await jobs.every('attachments.clear', '35 2 * * *', async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) await ports.files.clear(id)
  })
  await jobs.every('delivery.sweep', '50 3 * * *', () => sweepDelivery({ ports }))
  await jobs.every('sign-in.sweep', '15 * * * *', async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) {
      await sweepSignIn(ports.db, id, ports.clock.now())
    }
  })
}
