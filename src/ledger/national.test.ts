import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import type { TestDatabase } from '../../tests/support/database.ts'
import { testLog } from '../../tests/support/ledger.ts'
import type { TestLog } from '../../tests/support/ledger.ts'
import { openNote, openSm2, parsePolicy, parseVkey, satisfied } from '../tlog/index.ts'
import { sm2Command } from './commands.ts'
import { nationalVkey, switchNationalOff, switchNationalOn } from './national.ts'
import { enqueueEntries } from './queue.store.ts'

let database: TestDatabase
let next = 990_600
let log: TestLog | null = null
beforeAll(async () => {
  database = await testDatabase()
})
afterEach(() => {
  log?.drop()
  log = null
})
afterAll(() => database.drop())

async function place() {
  const jurisdiction = (next += 1)
  const made = await testLog(database.db, jurisdiction)
  log = made
  const code = String(jurisdiction)
  return {
    log: made,
    code,
    async note(): Promise<string> {
      await enqueueEntries(database.db, jurisdiction, [{ entry: Buffer.from('entry') }])
      await made.settle()
      return readFileSync(join(made.folder, 'checkpoint'), 'utf8')
    },
    policy: () => parsePolicy(made.reader.identity(jurisdiction).policy),
  }
}

const lines = (note: string): number => note.match(/^— /gm)?.length ?? 0

describe('the second signature', () => {
  it('is off until somebody switches it on, and can be switched off again', async () => {
    const { log: at, code, note, policy } = await place()
    expect(nationalVkey(at.dataDir, code)).toBeNull()
    expect(lines(await note())).toBe(1)

    const vkey = await switchNationalOn(at.dataDir, code)
    const signed = await note()
    expect(lines(signed)).toBe(2)
    const { keyType } = await openSm2()
    const { verified } = openNote(signed, [parseVkey(vkey ?? '', [keyType])])
    expect(verified.map(({ name, type }) => [name, type])).toEqual([[at.origin, 255]])
    // Whoever does not know it judges as before, by a policy that reads as before.
    expect(satisfied(policy(), signed)).toBe(true)
    expect(at.reader.identity(Number(code)).policy).toContain(`# sm2-sm3 ${vkey}\n`)
    expect(at.reader.identity(Number(code)).vkey).not.toBe(vkey)

    expect(await switchNationalOn(at.dataDir, code)).toBe(vkey)
    await switchNationalOff(at.dataDir, code)
    expect(lines(await note())).toBe(1)
    expect(at.reader.identity(Number(code)).policy).not.toContain('sm2')
    // The same key again.
    expect(await switchNationalOn(at.dataDir, code)).toBe(vkey)
  })

  it('has its key in a file that only the owner reads', async () => {
    const { log: at, code } = await place()
    await switchNationalOn(at.dataDir, code)
    const path = join(at.dataDir, 'secrets', `ledger-sm2-${code}`)
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('that was asked for and cannot be made stops the log, rather than be left out in silence', async () => {
    const { log: at, code, note } = await place()
    await switchNationalOn(at.dataDir, code)
    const path = join(at.dataDir, 'secrets', `ledger-sm2-${code}`)
    const key = readFileSync(path, 'utf8')
    for (const wrong of ['', 'ff'.repeat(32), '11'.repeat(32)]) {
      writeFileSync(path, wrong)
      await expect(note()).rejects.toMatchObject({ code: 'key_missing' })
    }
    writeFileSync(path, key)
    expect(lines(await note())).toBe(2)
  })

  it('by the command line', async () => {
    const { log: at, code } = await place()
    const run = async (...positionals: readonly string[]): Promise<readonly string[]> => {
      const said: string[] = []
      await sm2Command.run({
        positionals,
        values: {},
        config: { dataDir: at.dataDir },
        say: (line: string) => said.push(line),
      } as unknown as Parameters<typeof sm2Command.run>[0])
      return said
    }
    expect(await run()).toEqual(['未开启 · off'])
    expect(await run('on')).toEqual([nationalVkey(at.dataDir, code)])
    expect(await run('off')).toEqual(['未开启 · off'])
    await expect(run('maybe')).rejects.toMatchObject({ code: 'usage' })
    expect(await switchNationalOn(at.dataDir, '111111')).toBeNull()
  })
})
