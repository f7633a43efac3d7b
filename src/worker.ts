/** What the house does by itself, at its times: oversight, and clearing away ended sign-ins. */
import type { Ports } from './matters/index.ts'
import { sweepSignIn } from './org/index.ts'
import { startOversight } from './oversight/index.ts'
import type { Jobs } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import { jurisdictionsOf } from './rules/index.ts'

export async function startWork(ports: Ports, jobs: Jobs, log: Log): Promise<void> {
  await startOversight(ports, jobs, log)
  await jobs.every('sign-in.sweep', '15 * * * *', async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) {
      await sweepSignIn(ports.db, id, ports.clock.now())
    }
  })
}
