/** The house over an installation's own storage, with the keys that lie beside its data: the same for server and commands. */
import { buildHouse } from './house.ts'
import type { Ports } from './matters/index.ts'
import { systemClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { secret } from './platform/secrets.ts'
import type { Storage } from './platform/storage.ts'

export function houseOf(storage: Pick<Storage, 'db'>, { dataDir }: Pick<Config, 'dataDir'>): Ports {
  return buildHouse({
    db: storage.db,
    clock: systemClock,
    masterKey: secret(dataDir, 'vault-master', 32),
    receiptSecret: secret(dataDir, 'receipts', 32),
  })
}
