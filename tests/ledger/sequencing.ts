/** A sequencer as a process of its own, to be stopped, killed and lied to. Told what to do by one argument of JSON. */
import { join } from 'node:path'
import { realDisk } from '../../src/ledger/disk.ts'
import { openFolder } from '../../src/ledger/folder.ts'
import { keysOf, policyOf } from '../../src/ledger/keys.ts'
import { startSequencer } from '../../src/ledger/sequencer.ts'
import type { Times } from '../../src/ledger/sequencer.ts'
import { ownSigner } from '../../src/ledger/signer.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { openLog } from '../../src/platform/log.ts'

export interface Told {
  readonly url: string
  readonly dataDir: string
  readonly jurisdiction: number
  readonly origin: string
  readonly times: Partial<Times>
}

if (import.meta.main) {
  const { url, dataDir, jurisdiction, origin, times } = JSON.parse(process.argv[2] ?? '') as Told
  const code = String(jurisdiction)
  // A test run that was killed leaves nothing behind that would go on for ever.
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.exit(1)
  }, 1_000)
  startSequencer({
    db: openDatabase({ url, max: 4 }),
    jurisdiction,
    code,
    origin,
    folder: openFolder(join(dataDir, 'ledger', code), realDisk),
    signer: ownSigner({ dataDir, disk: realDisk, now: Date.now }),
    clock: systemClock,
    url,
    role: null,
    log: openLog(undefined, 'debug'),
    keys: () => keysOf(dataDir, code),
    policy: () => policyOf(dataDir, code),
    ask: async () => [],
    onAlarm: async () => {},
    times,
  })
}
