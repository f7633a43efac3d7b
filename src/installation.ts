/** The house over an installation's own storage, with the keys that lie beside its data: the same for server and commands. */
import { join } from 'node:path'
import type { WithFiles } from './attachments/index.ts'
import { buildHouse } from './house.ts'
import { openReader } from './ledger/index.ts'
import { systemClock } from './platform/clock.ts'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { Failure } from './platform/failure.ts'
import { folderStore, s3Store } from './platform/files.ts'
import type { FileStore } from './platform/files.ts'
import { clamd } from './platform/scanner.ts'
import { givenSecret, secret } from './platform/secrets.ts'
import type { Storage } from './platform/storage.ts'

type Known = Pick<Config, 'dataDir' | 's3' | 'clamd'>

export function houseOf(
  storage: Pick<Storage, 'db'>,
  config: Known,
  clock: Clock = systemClock,
): WithFiles {
  const { dataDir } = config
  return buildHouse({
    db: storage.db,
    clock,
    masterKey: secret(dataDir, 'vault-master', 32),
    receiptSecret: secret(dataDir, 'receipts', 32),
    files: fileStoreOf(config),
    scan: config.clamd === null ? null : clamd(config.clamd),
    // Real time, however fast a demonstration runs: whoever judges a checkpoint has no other.
    ledger: openReader({ db: storage.db, clock: systemClock, dataDir }),
    models: join(dataDir, 'models'),
  })
}

/** Sealed files lie in a folder beside the database, or in a bucket whose key is in two files. */
export function fileStoreOf({ dataDir, s3 }: Pick<Config, 'dataDir' | 's3'>): FileStore {
  if (s3 === null) return folderStore(join(dataDir, 'files'))
  const accessKeyId = givenSecret(dataDir, 's3-access-key')
  const secretAccessKey = givenSecret(dataDir, 's3-secret-key')
  if (accessKeyId === null || secretAccessKey === null) {
    const folder = join(dataDir, 'secrets')
    throw new Failure(
      'usage',
      `设了 S3_ENDPOINT，但缺少密钥文件：请把两个密钥分别写进 ${folder} 里的 s3-access-key 和 s3-secret-key。`,
      `S3_ENDPOINT is set, but its keys are missing: write them into s3-access-key and s3-secret-key in ${folder}.`,
    )
  }
  return s3Store({ ...s3, accessKeyId, secretAccessKey })
}
