/** Sets off what oversight does by itself. Deadlines are columns; these jobs only look at them. */
import type { Ports } from '../matters/index.ts'
import type { Jobs } from '../platform/jobs.ts'
import type { Log } from '../platform/log.ts'
import { jurisdictionsOf } from '../rules/index.ts'
import { reconcile } from './reconcile.ts'
import { drawSamples } from './sampling.ts'
import { sweep } from './sweep.ts'
import { recomputeUnknown } from './unknown.ts'

export async function startOversight(ports: Ports, jobs: Jobs, log: Log): Promise<void> {
  const forEach = (work: (jurisdiction: number) => Promise<void>) => async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) await work(id)
  }
  await jobs.every(
    'oversight.sweep',
    '* * * * *',
    forEach(async (id) => void (await sweep(ports, id))),
  )
  await jobs.every(
    'oversight.draw',
    '7 * * * *',
    forEach(async (id) => void (await drawSamples(ports, id))),
  )
  await jobs.every(
    'oversight.recompute',
    '20 3 * * *',
    forEach(async (id) => void (await recomputeUnknown(ports, id))),
  )
  await jobs.every(
    'oversight.reconcile',
    '40 3 * * *',
    forEach(async (jurisdiction) => {
      const { differences } = await reconcile(ports, jurisdiction)
      if (differences.length > 0)
        log.error({ jurisdiction, differences }, 'alarm: the counts do not reconcile')
    }),
  )
}
