import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import { systemClock } from '../platform/clock.ts'
import { openLog } from '../platform/log.ts'
import { realDisk } from './disk.ts'
import { openReader } from './reader.ts'
import { ownSigner } from './signer.ts'
import { startLedger } from './start.ts'
import type { LogState } from './types.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

/** An installation with a data folder of its own. */
function installation(jurisdictions: readonly number[]) {
  const dataDir = mkdtempSync(join(tmpdir(), 'answerable-log-'))
  const alarms: string[] = []
  const said: string[] = []
  return {
    dataDir,
    alarms,
    said,
    start: () =>
      startLedger({
        db: database.db,
        url: database.url,
        role: null,
        dataDir,
        clock: systemClock,
        disk: realDisk,
        signer: ownSigner({ dataDir, disk: realDisk, now: Date.now }),
        ask: async () => [],
        log: openLog({ write: (line: string) => said.push(line) }),
        publicUrl: 'https://city.example:8443/x',
        jurisdictions: async () => jurisdictions,
        onAlarm: async (jurisdiction, { code }) => void alarms.push(`${jurisdiction} ${code}`),
        times: { look: 10, again: 50 },
      }),
    state: (jurisdiction: number) =>
      openReader({ db: database.db, clock: systemClock, dataDir }).state(jurisdiction),
    drop: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

async function until(look: () => Promise<LogState>, isRight: (state: LogState) => boolean) {
  for (let tries = 0; tries < 500; tries += 1) {
    if (isRight(await look())) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error(JSON.stringify(await look()))
}

test('every jurisdiction has a log of its own, named for the address that people see', async () => {
  const here = installation([991_301, 991_302])
  const ledger = await here.start()
  try {
    for (const code of [991_301, 991_302]) {
      await until(
        () => here.state(code),
        ({ cosignedSize }) => cosignedSize === 0,
      )
    }
    expect(readdirSync(join(here.dataDir, 'secrets'))).toEqual([
      'ledger-signer-991301',
      'ledger-signer-991302',
    ])
    const { origin, prefix } = openReader({
      db: database.db,
      clock: systemClock,
      dataDir: here.dataDir,
    }).identity(991_301)
    expect([origin, prefix]).toEqual(['city.example:8443/ledger/991301', '/ledger/991301'])
  } finally {
    await ledger.stop()
    here.drop()
  }
})

test('a server beside the one that has the log is no alarm; a log whose files are gone is', async () => {
  const [first, second] = [installation([991_303]), installation([991_303])]
  const ledger = await first.start()
  try {
    await until(
      () => first.state(991_303),
      ({ cosignedSize }) => cosignedSize === 0,
    )
    const beside = await second.start()
    expect(second.said.join('')).toContain('sequenced elsewhere')
    await beside.stop()
    expect(second.alarms).toEqual([])
    await ledger.stop()
    const alone = await second.start()
    await alone.stop()
    expect(second.alarms).toEqual(['991303 key_missing'])
    expect((await first.state(991_303)).alarm?.code).toBe('key_missing')
    // It passes when the one that has the files is back.
    const again = await first.start()
    await until(
      () => first.state(991_303),
      ({ alarm }) => alarm === null,
    )
    await again.stop()
  } finally {
    first.drop()
    second.drop()
  }
})
