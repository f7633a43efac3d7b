/** npm run answerable -- ledger: what an auditor is given, and what the comparison says and returns. */
import { createHmac } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listening } from '../../tests/support/desk-browser.ts'
import { releaseDue } from '../publishing/index.ts'
import { decodeBundle } from '../tlog/index.ts'
import { ledgerCommand } from './commands.ts'
import { ledgerCity, visitor } from './ledger.fixture.ts'
import type { LedgerCity } from './ledger.fixture.ts'

let at: LedgerCity
let folder: string
let base = ''

beforeAll(async () => {
  at = await ledgerCity()
  base = await listening(at.app)
  folder = mkdtempSync(join(tmpdir(), 'answerable-audit-'))
  const { matter } = await at.file(visitor(at.app), '路灯不亮')
  await at.act(matter, 'dispatcher', 'note', { words: '内部备注' })
  await at.settle()
  await releaseDue(at.house, at.city.jurisdiction)
  await at.file(visitor(at.app), '还在排队的一件')
}, 60_000)
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await at.close()
})

async function run(positionals: readonly string[], values: Record<string, unknown> = {}) {
  const said: string[] = []
  const command = ledgerCommand(async () => at.house)
  const code = await command.run({
    positionals,
    values,
    config: { dataDir: at.log.dataDir },
    resolve: (typed: string) => resolve(folder, typed),
    say: (line: string) => said.push(line),
  } as never)
  return { code, said: said.join('\n') }
}

const lines = <T>(name: string): T[] =>
  readFileSync(join(folder, 'out', name), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T)

describe('ledger export', () => {
  it('opens every event to the byte: commitment, what is withheld, and its place in the log', async () => {
    const { code, said } = await run(['export'], { out: 'out' })
    expect(code).toBe(0)
    expect(said).toContain('取出 3 步、1 份公布的数字')
    expect(said).toContain('3 steps and 1 published tables')
    const bundle = decodeBundle(
      (await at.app.inject(`/ledger/${at.city.jurisdiction}/tile/entries/000.p/2`)).rawPayload,
    )
    interface Line {
      index: number | null
      locator: string
      salt: string
      event: string
      withheldSalt: string
      withheld: string
    }
    const events = lines<Line>('events.jsonl')
    expect(new Set(events.map(({ index }) => index))).toEqual(new Set([0, 1, null]))
    for (const { index, locator, salt, event, withheldSalt, withheld } of events) {
      const mac = (key: string, text: string) =>
        createHmac('sha256', Buffer.from(key, 'base64')).update(text, 'utf8').digest()
      const commitment = mac(salt, `evt/v1\0${event}`)
      const entry = Buffer.concat([Buffer.of(1), Buffer.from(locator, 'base64'), commitment])
      if (index !== null) expect(bundle[index]?.equals(entry)).toBe(true)
      const inner = mac(withheldSalt, `evt-withheld/v1\0${withheld}`).toString('base64')
      expect((JSON.parse(event) as { withheld: string }).withheld).toBe(inner)
    }
    const note = events.find(({ withheld }) => withheld.includes('内部备注'))
    expect(note?.withheld).toContain('p-dispatcher')
    expect(note?.event).not.toContain('内部备注')
    expect(lines<{ name: string }>('tables.jsonl')[0]?.name).toBe('release-2026-2026-11-23.json')
  })

  it('is for nobody else on the machine, and overwrites nothing', async () => {
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
    expect(mode(join(folder, 'out'))).toBe('700')
    for (const name of [
      'events.jsonl',
      'tables.jsonl',
      'README.txt',
      'policy',
      'vkey',
      'checkpoint',
    ])
      expect(mode(join(folder, 'out', name)), name).toBe('600')
    await expect(run(['export'], { out: 'out' })).rejects.toThrow(/not empty/u)
    await expect(run(['export'])).rejects.toThrow(/Usage/u)
  })
})

describe('ledger audit', () => {
  it('says that all is the same, from the folder and from an address, and returns 0', async () => {
    for (const values of [{}, { from: `${base}/ledger/${at.city.jurisdiction}/` }]) {
      const { code, said } = await run(['audit'], values)
      expect(said).toContain('全部一致')
      expect(said).toContain('2 matters, 3 steps and 1 tables compared')
      expect(code).toBe(0)
    }
    const { said } = await run(['audit'], { json: true })
    expect(JSON.parse(said)).toMatchObject({ same: true, count: 0, size: 2, differences: [] })
  })

  it('names the first difference in both languages, and returns 1', async () => {
    const { owner } = at.city.database
    const set = (act: string) =>
      owner.query(`UPDATE events SET act = $1 WHERE n = 2 AND jurisdiction_id = $2`, [
        act,
        at.city.jurisdiction,
      ])
    await set('flag')
    const { code, said } = await run(['audit'])
    const told = await run(['audit'], { json: true })
    await set('note')
    expect(code).toBe(1)
    expect(said).toMatch(/第一处不同：账本序号 1：\d{6}-\w{5}-\w 的第 2 步被改过/u)
    expect(said).toMatch(/The first difference: Entry 1: Step 2 of \d{6}-\w{5}-\w was changed/u)
    expect(JSON.parse(told.said)).toMatchObject({ same: false, differences: [{ code: 'changed' }] })
  })

  it('believes no log that is not signed by the policy, and says why', async () => {
    const stranger = at.log.reader
      .identity(at.city.jurisdiction)
      .policy.replace(
        /^log .*$/mu,
        'log PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
      )
    writeFileSync(join(folder, 'strange.policy'), stranger)
    const { code, said } = await run(['audit'], { policy: 'strange.policy' })
    expect(code).toBe(1)
    expect(said).toContain('签名不对')
    const nowhere = await run(['audit'], { from: 'nowhere' })
    expect(nowhere.code).toBe(1)
    expect(nowhere.said).toContain('lacks the file')
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
    const dead = await run(['audit'], { from: 'http://127.0.0.1:9/ledger' })
    expect([dead.code, dead.said.includes('cannot be read')]).toEqual([1, true])
    writeFileSync(join(folder, 'wrong.policy'), 'quorum of friends\n')
    expect((await run(['audit'], { policy: 'wrong.policy' })).said).toContain('见证规则写得不对')
  })

  it('holds the log against checkpoints that were kept', async () => {
    const kept = await at.app.inject(`/ledger/${at.city.jurisdiction}/checkpoint`)
    writeFileSync(join(folder, 'kept'), kept.body)
    await at.settle()
    expect((await run(['audit'], { checkpoint: ['kept'] })).code).toBe(0)
    await expect(run(['audit'], { checkpoint: ['none'] })).rejects.toThrow(/cannot be read/u)
  })

  it('knows two things to do', async () => {
    for (const wrong of [[], ['rewrite'], ['audit', 'more']])
      await expect(run(wrong)).rejects.toThrow(/Usage/u)
  })
})
