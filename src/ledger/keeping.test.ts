import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import { testLog } from '../../tests/support/ledger.ts'
import { systemClock } from '../platform/clock.ts'
import { parsePolicy, satisfied } from '../tlog/index.ts'
import { keeping } from './keeping-command.ts'
import { enqueueEntries } from './queue.store.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

test('a key is changed for another while the log goes on, and what the old one signed stays good', async () => {
  const jurisdiction = 991_200
  const log = await testLog(database.db, jurisdiction)
  const said: string[] = []
  const run = (what: 'rotate' | 'retire' | 'resume') =>
    keeping(
      what,
      { db: database.db, dataDir: log.dataDir, jurisdiction, clock: systemClock },
      { values: {}, say: (line) => said.push(line) },
    )
  const add = async () => {
    await enqueueEntries(database.db, jurisdiction, [{ entry: Buffer.from('e') }])
    await log.settle()
    return readFileSync(join(log.folder, 'checkpoint'), 'utf8')
  }
  const policy = () => log.reader.identity(jurisdiction).policy
  const seed = (n: string) => join(log.dataDir, 'secrets', `ledger-signer-${jurisdiction}${n}`)
  try {
    const [old, before] = [policy(), await add()]
    const first = log.reader.identity(jurisdiction).vkey
    expect(await run('retire')).toBe(1)
    expect(said.join()).toContain('ledger rotate')
    expect(await run('rotate')).toBe(0)
    const second = parsePolicy(policy()).logs[0]?.vkey ?? ''
    expect(said.join()).toContain(second)
    const both = await add()
    // Whoever knows the old key alone goes on believing while both sign.
    expect(both.match(/^— /gm)).toHaveLength(2)
    expect([old, policy()].map((text) => satisfied(parsePolicy(text), both))).toEqual([true, true])
    expect(log.reader.identity(jurisdiction).vkey).toBe(first)
    expect(await run('retire')).toBe(0)
    expect([existsSync(seed('')), existsSync(seed('-2'))]).toEqual([false, true])
    const after = await add()
    expect(log.reader.identity(jurisdiction).vkey).toBe(second)
    expect([old, policy()].map((text) => satisfied(parsePolicy(text), after))).toEqual([
      false,
      true,
    ])
    // Receipts from before are judged by the policy of today.
    expect([before, both].map((note) => satisfied(parsePolicy(policy()), note))).toEqual([
      true,
      true,
    ])
    expect(await log.reader.receipt(jurisdiction, 0)).toMatchObject({
      index: 0,
      checkpoint: before,
    })
    expect(await run('rotate')).toBe(0)
    expect((await add()).match(/^— /gm)).toHaveLength(2)
    expect(await run('resume')).toBe(0)
    expect(said.at(-1)).toContain('4 entries')
  } finally {
    log.drop()
  }
})
