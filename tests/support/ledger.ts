/** A log over a test database, worked by hand: nothing happens until a test says so. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realDisk } from '../../src/ledger/disk.ts'
import type { Disk } from '../../src/ledger/disk.ts'
import { openFolder } from '../../src/ledger/folder.ts'
import { keysOf, policyOf } from '../../src/ledger/keys.ts'
import { raiseEpoch } from '../../src/ledger/log.store.ts'
import { openReader } from '../../src/ledger/reader.ts'
import { ownSigner } from '../../src/ledger/signer.ts'
import type { LogSigner } from '../../src/ledger/signer.ts'
import { ensureLog } from '../../src/ledger/start.ts'
import type { AskWitnesses, LedgerReader } from '../../src/ledger/types.ts'
import { openWriter } from '../../src/ledger/writer.ts'
import type { Writer, WriterParts } from '../../src/ledger/writer.ts'
import type { Clock } from '../../src/platform/clock.ts'
import { systemClock } from '../../src/platform/clock.ts'
import type { Database } from '../../src/platform/database.ts'

export interface TestLog {
  readonly dataDir: string
  /** Below which the public files lie. */
  readonly folder: string
  readonly origin: string
  readonly reader: LedgerReader
  readonly parts: WriterParts
  /** A new epoch, as a process that starts begins one. */
  open(bent?: Partial<WriterParts>): Promise<Writer>
  /** Everything that waits is in a checkpoint that satisfies the policy. */
  settle(): Promise<void>
  drop(): void
}

export interface TestLogWishes {
  readonly clock?: Clock
  readonly disk?: Disk
  readonly dataDir?: string
  readonly ask?: AskWitnesses
  readonly signer?: LogSigner
}

const nobody: AskWitnesses = async () => []

export async function testLog(
  db: Database,
  jurisdiction: number,
  wishes: TestLogWishes = {},
): Promise<TestLog> {
  const { clock = systemClock, disk = realDisk, ask = nobody } = wishes
  const dataDir = wishes.dataDir ?? mkdtempSync(join(tmpdir(), 'answerable-log-'))
  const code = String(jurisdiction)
  const signer = wishes.signer ?? ownSigner({ dataDir, disk, now: () => Date.parse(clock.now()) })
  const around = { db, dataDir, disk, signer, clock, publicUrl: 'https://city.example' }
  const origin = await ensureLog(around, jurisdiction)
  const root = join(dataDir, 'ledger', code)
  const parts: WriterParts = {
    db,
    jurisdiction,
    code,
    origin,
    folder: openFolder(root, disk),
    signer,
    clock,
    keys: () => keysOf(dataDir, code),
  }
  const open = async (bent: Partial<WriterParts> = {}) => {
    const begun = await raiseEpoch(db, jurisdiction, 'a test')
    if (!begun) throw new Error('no such log')
    return openWriter({ ...parts, ...bent }, begun)
  }
  return {
    dataDir,
    folder: root,
    origin,
    reader: openReader({ db, clock, dataDir }),
    parts,
    open,
    async settle() {
      const writer = await open()
      while ((await writer.round()) > 0);
      await writer.cosign(policyOf(dataDir, code), ask)
    },
    drop: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}
