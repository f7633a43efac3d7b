/** The public logs of this installation: who signs them, who is asked to witness, and who hears when one stands still. */
import {
  distantSigner,
  openWitnesses,
  ownSigner,
  realDisk,
  signerSocket,
  startLedger,
} from './ledger/index.ts'
import type { Ledger } from './ledger/index.ts'
import { startDemoWitness } from './demo-witness.ts'
import { isDemonstration } from './demonstration.ts'
import { insertOutbox } from './matters/index.ts'
import type { Ports } from './matters/index.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Log } from './platform/log.ts'
import type { Storage } from './platform/storage.ts'
import { jurisdictionsOf } from './rules/index.ts'

export interface LogsOf {
  readonly config: Pick<Config, 'dataDir' | 'publicUrl' | 'ledgerSigner' | 'witnessReach'>
  readonly storage: Pick<Storage, 'db' | 'appUrl' | 'role'>
  readonly ports: Pick<Ports, 'random'>
  readonly log: Log
}

export async function startLogs(parts: LogsOf): Promise<Ledger> {
  const ledger = await startLedgerOf(parts)
  const { storage, config, log } = parts
  const shown = (await jurisdictionsOf(storage.db)).find(isDemonstration)
  const { dataDir } = config
  const witness = shown && startDemoWitness({ dataDir, jurisdiction: shown.id, log })
  return {
    async stop() {
      await ledger.stop()
      await witness?.stop()
    },
  }
}

function startLedgerOf({ config, storage, ports, log }: LogsOf): Promise<Ledger> {
  const { dataDir, publicUrl } = config
  const { db } = storage
  const { ledgerSigner } = config
  const socket = ledgerSigner === 'socket' ? signerSocket(dataDir) : ledgerSigner
  return startLedger({
    db,
    url: storage.appUrl,
    role: storage.role,
    dataDir,
    publicUrl,
    log,
    // Real time, however fast a demonstration runs: whoever judges a checkpoint has no other.
    clock: systemClock,
    disk: realDisk,
    signer:
      socket === 'own'
        ? ownSigner({ dataDir, disk: realDisk, now: Date.now })
        : distantSigner(socket),
    ask: openWitnesses({ reach: config.witnessReach }),
    jurisdictions: async () => (await jurisdictionsOf(db)).map(({ id }) => id),
    async onAlarm(jurisdiction, { code, at }) {
      log.error({ jurisdiction, code }, 'alarm: the public log stands still')
      const body = { to: 'power:supervise', what: 'ledger', code }
      const id = ports.random.uuid()
      await insertOutbox(db, jurisdiction, [{ id, at, topic: 'alarm', matter: '', body }])
    },
  })
}
