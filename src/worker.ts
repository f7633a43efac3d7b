/** What the house does by itself, at its times: oversight, and clearing away ended sign-ins. */
import { issueDue } from './bulletins/index.ts'
import { renewWords } from './matters/index.ts'
import type { WithFiles } from './attachments/index.ts'
import { dispatchAutomatically, watchAgreement } from './automatic/index.ts'
import { destroyBoxes } from './ballots/index.ts'
import { sweepDelivery } from './delivery/index.ts'
import { keepRegister, tidyErasures } from './erasure/index.ts'
import { cadenceOf, releaseHeld } from './ledger/index.ts'
import { openHandovers } from './handover/index.ts'
import { refreshHot, regroupHot } from './hot/index.ts'
import { sweepSignIn } from './org/index.ts'
import { startOversight } from './oversight/index.ts'
import { refreshStandings } from './plans/index.ts'
import { releaseDue } from './publishing/index.ts'
import type { Jobs } from './platform/jobs.ts'
import type { Log } from './platform/log.ts'
import { firstLesson, learnFromCity } from './routing/index.ts'
import { jurisdictionsOf, NoRules } from './rules/index.ts'

export interface Workplace {
  readonly dataDir: string
  /** Of a role that may rewrite tables. */
  readonly upkeepUrl: string
}

export async function startWork(
  ports: WithFiles,
  jobs: Jobs,
  log: Log,
  { dataDir, upkeepUrl }: Workplace,
): Promise<void> {
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
  // Once a week there is something to do; asked every few minutes, so that a new city has figures at once.
  await jobs.every('publishing.release', '*/5 * * * *', async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) {
      try {
        await releaseDue(ports, id)
      } catch (error) {
        // A jurisdiction that is only the parent of others has no rules, and no figures of its own.
        if (!(error instanceof NoRules)) throw error
      }
    }
  })
  await jobs.every('bulletins.issue', '* * * * *', async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) await issueDue(ports, id)
  })
  await jobs.every('erasure.register', '* * * * *', async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) await keepRegister({ ports, dataDir }, id)
  })
  await jobs.every('erasure.tidy', '20 3 * * *', async () => {
    const jurisdictions = (await jurisdictionsOf(ports.db)).map(({ id }) => id)
    const done = await tidyErasures({ ports, dataDir, url: upkeepUrl, jurisdictions })
    if (done) log.info({ tidied: done }, 'traces of what was erased were removed')
  })
  // Every minute it is asked whether a tick is due; each is worked once, whoever asks.
  await jobs.every('ledger.cadence', '* * * * *', async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) {
      try {
        const cadence = cadenceOf(await ports.rules(id))
        await releaseHeld(ports.db, id, ports.clock.now(), cadence)
      } catch (error) {
        // A jurisdiction that is only the parent of others has no rules, and no matters.
        if (!(error instanceof NoRules)) throw error
      }
    }
  })
  // In a thread of its own: what people decided is learnt, and kept if it is not worse.
  const lessons = (give: typeof learnFromCity) => async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) {
      try {
        const learnt = await give(ports, id)
        if (learnt) log.info({ jurisdiction: id, ...learnt }, 'categories learnt')
      } catch (error) {
        if (!(error instanceof NoRules)) throw error
      }
    }
  }
  await jobs.every('routing.learn', '20 3 * * *', lessons(learnFromCity))
  await jobs.every('routing.first', '*/2 * * * *', lessons(firstLesson))
  // Where no city has switched it on there is nothing to look at.
  await jobs.every('automatic.dispatch', '* * * * *', async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) {
      try {
        // What people disagree with is turned off before anything more is dispatched.
        await watchAgreement(ports, id, log)
        const done = await dispatchAutomatically(ports, id)
        if (done.looked > 0) log.info({ jurisdiction: id, ...done }, 'automatic dispatch')
      } catch (error) {
        if (!(error instanceof NoRules)) throw error
      }
    }
  })
  await startHot(ports, jobs, log)
  // Finds nothing to do but after a ballot was published or called off.
  await jobs.every('ballots.destroy', '* * * * *', async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) await destroyBoxes(ports, id)
  })
  // Nothing of a plan changed and the same day: nothing is computed.
  await jobs.every('plans.standings', '* * * * *', async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) {
      try {
        await refreshStandings(ports, id)
      } catch (error) {
        if (!(error instanceof NoRules)) throw error
      }
    }
  })
  // Who left since the last time: what was theirs is handed over, or climbs.
  await jobs.every('handover.open', '* * * * *', async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) {
      try {
        await openHandovers(ports, id)
      } catch (error) {
        if (!(error instanceof NoRules)) throw error
      }
    }
  })
  await jobs.every('delivery.sweep', '50 3 * * *', () => sweepDelivery({ ports }))
  await jobs.every('sign-in.sweep', '15 * * * *', async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) {
      await sweepSignIn(ports.db, id, ports.clock.now())
    }
  })
}

/** Twenty seconds after something was said, the desk has it among the hot problems; nothing said: nothing is computed. */
async function startHot(ports: WithFiles, jobs: Jobs, log: Log): Promise<void> {
  const refresh = async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) await refreshHot(ports, id)
  }
  await jobs.work('hot.again', refresh)
  await jobs.every('hot.refresh', '* * * * *', async () => {
    for (const after of [20, 40]) await jobs.send('hot.again', {}, `after ${after}`, after)
    await refresh()
  })
  await jobs.every('hot.regroup', '40 2 * * *', async () => {
    for (const { id } of await jurisdictionsOf(ports.db)) {
      const done = await regroupHot(ports, id)
      log.info({ jurisdiction: id, ...done }, 'hot problems grouped anew')
    }
  })
}
