/**
 * What was erased is nowhere on the disk: not in the tables, their statistics, the log before them or the
 * files (C5); and a backup from before it, restored, is erased again before anybody is served (C9).
 */
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { photo } from '../../src/attachments/cleaning/corpus.fixture.ts'
import type { WithFiles } from '../../src/attachments/index.ts'
import { eraseAgain, keepRegister, tidyErasures } from '../../src/erasure/index.ts'
import { appendRegister, readRegister, registerOf } from '../../src/erasure/register.ts'
import { houseOf } from '../../src/installation.ts'
import { submit } from '../../src/intake/index.ts'
import type { Power } from '../../src/kernel/index.ts'
import { commit } from '../../src/matters/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { openStorage } from '../../src/platform/storage.ts'
import type { Storage } from '../../src/platform/storage.ts'
import { insertJurisdiction, seedDefaults } from '../../src/rules/index.ts'
import { dataFolder, remove, serve, stop } from './support.ts'

const CITY = 990300
const CANARIES = ['zqcanary77431', '沈家弄尽头的井盖']
const KEPT = 'zqstays55120'

let data = ''
let backup = ''
let storage: Storage
let ports: WithFiles
let erased = ''

const config = () => readConfig(['--data', data], {})

/** With whoever owns each file: the database's server is not whoever starts it. */
function copy(from: string, to: string): void {
  execFileSync('cp', ['-a', `${from}/.`, to])
}

async function open(): Promise<void> {
  storage = await openStorage({ config: config(), progress: (_words, work) => work() })
  ports = houseOf(storage, config())
  let closing: Promise<void> | null = null
  isClosed = () => (closing ??= storage.close())
}

beforeAll(async () => {
  data = dataFolder()
  backup = dataFolder()
  await open()
  await storage.db.transaction(async (tx) => {
    const name = { zh: '试验市', en: 'Test City' }
    await insertJurisdiction(tx, { id: CITY, name, parent: null, settings: {} })
    await seedDefaults(tx, CITY, ports.clock.now())
  })
  erased = await said(CANARIES.join('，'))
  // Enough beside it that pages are shared, and statistics are kept.
  for (let n = 0; n < 60; n += 1) await said(`${KEPT} 第 ${n} 件，路灯不亮`)
  const owner = openDatabase({ url: storage.ownerUrl, max: 1 })
  await owner.query('ANALYZE matters')
  await owner.close()
}, 120_000)
/** Closed once, whoever comes to it first. */
let isClosed: () => Promise<void> = async () => {}

afterAll(async () => {
  await isClosed()
  await remove(data)
  rmSync(backup, { recursive: true, force: true })
})

let filed = 0

/** Said with a photo and taken back again: over, as far as anybody is concerned. */
async function said(text: string): Promise<string> {
  const holder = `form:disk-${(filed += 1)}`
  const files: string[] = []
  if (filed === 1) {
    const taken = await ports.files.accept(CITY, holder, await photo(60, 40))
    if (!taken.ok) throw new Error(taken.refusal.code)
    files.push(taken.value.id)
  }
  const result = await submit(ports, CITY, {
    door: 'web',
    input: { title: text.slice(0, 40), text, place: `${text.slice(0, 20)}旁边`, files },
    holder,
    receipt: true,
    identity: { name: '王小明', phone: '13812341234' },
    idempotency: { key: `disk-${filed}`, scope: 'test' },
  })
  if (!result.ok || !result.value.receipt) throw new Error('not filed')
  const { matter, receipt } = result.value
  const actor = { as: 'resident', matter: matter.id, receipt: receipt.id } as const
  const [done] = await commit(ports, CITY, [
    { matter: matter.id, act: 'withdraw', input: { reason: `${text.slice(0, 14)}已修好` }, actor },
  ])
  if (!done?.ok) throw new Error(JSON.stringify(done))
  return matter.id
}

function official(person: string, power: Power) {
  return {
    as: 'official' as const,
    jurisdiction: CITY,
    person,
    post: `post-${person}`,
    unit: 'office',
    powers: [power],
    above: [],
    below: [],
    kin: [],
    posts: [],
    interests: { units: [], matters: [] },
  }
}

async function erase(matter: string): Promise<void> {
  const results = await commit(ports, CITY, [
    {
      matter,
      act: 'propose_erasure',
      input: { basis: 'order', reason: '法院决定书' },
      actor: official('first', 'archive'),
    },
    { matter, act: 'erase', input: {}, actor: official('second', 'supervise') },
  ])
  expect(results.map((one) => (one.ok ? 'done' : one.refusal))).toEqual(['done', 'done'])
}

/** Files below the folder that hold one of these texts, as bytes. */
function holding(texts: readonly string[]): readonly string[] {
  const wanted = texts.map((text) => Buffer.from(text, 'utf8'))
  const found: string[] = []
  const look = (folder: string) => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name)
      // Temporary files come and go while a server runs.
      const stat = statSync(path, { throwIfNoEntry: false })
      if (stat?.isDirectory()) look(path)
      if (!stat?.isFile()) continue
      const bytes = readFileSync(path)
      if (wanted.some((one) => bytes.includes(one))) found.push(path.slice(data.length + 1))
    }
  }
  look(data)
  return found
}

const tidied = () =>
  tidyErasures({ ports, dataDir: data, url: storage.upkeepUrl, jurisdictions: [CITY] })

async function bodyOf(id: string): Promise<string> {
  const [row] = await storage.db.query<{ body: object }>(
    'SELECT body FROM matters WHERE jurisdiction_id = $1 AND matter_id = $2',
    [CITY, id],
  )
  return JSON.stringify(row?.body)
}

describe('on the disk', () => {
  it('stands what is not erased, and it is found; what is erased is found nowhere', async () => {
    await isClosed()
    copy(data, backup)
    await open()
    // The search itself works: before, it is in the table and in the log.
    const before = holding(CANARIES)
    expect(before.some((path) => path.includes('/base/'))).toBe(true)
    expect(before.some((path) => path.includes('/pg_wal/'))).toBe(true)
    await erase(erased)
    // Free, but not yet gone: that is why the tables are written anew.
    expect(holding(CANARIES)).not.toEqual([])
    expect(await keepRegister({ ports, dataDir: data }, CITY)).toBe(1)
    expect(await tidied()).toMatchObject({ busy: [], large: [], log: true })
    expect(holding(CANARIES)).toEqual([])
    expect(holding([KEPT])).not.toEqual([])
    expect(await tidied()).toBeNull()
    await isClosed()
    expect(holding(CANARIES)).toEqual([])
    expect(readdirSync(join(data, 'files'), { recursive: true }).map(String)).not.toContain(
      'original',
    )
    await open()
  }, 120_000)

  it('is erased again when a backup from before it is restored, by the server itself, which says so', async () => {
    await isClosed()
    // As an operator does it: the database of yesterday, beside the register of today.
    const register = readFileSync(registerOf(data, CITY), 'utf8')
    expect(register).not.toMatch(new RegExp(CANARIES.join('|'), 'u'))
    for (const name of ['postgres', 'files']) {
      rmSync(join(data, name), { recursive: true, force: true })
      mkdirSync(join(data, name))
      copy(join(backup, name), join(data, name))
    }
    expect(holding(CANARIES)).not.toEqual([])
    const served = await serve(data, [], { JURISDICTION: String(CITY) })
    const words = served.said()
    await stop(served)
    expect(words).toContain('已按删除登记再次删除')
    expect(words).toContain('1 matters again that were erased')
    await open()
    expect(await bodyOf(erased)).toContain('"erased":true')
    expect(await bodyOf(erased)).not.toContain(CANARIES[0])
    // A second start has nothing to do; the register has each once.
    expect(await eraseAgain({ ports, dataDir: data }, CITY)).toBe(0)
    expect(await keepRegister({ ports, dataDir: data }, CITY)).toBe(0)
    rmSync(join(data, 'erasures', 'tidied.json'))
    expect(await tidied()).toMatchObject({ busy: [] })
    expect(holding(CANARIES)).toEqual([])
  }, 120_000)

  it('reads a register whose last line was cut short, and goes on after it', async () => {
    const path = registerOf(data, CITY)
    const before = await readRegister(path)
    appendFileSync(path, '\n{"matter":"half')
    expect(await readRegister(path)).toEqual(before)
    const one = {
      matter: 'next',
      number: '261124-AAAAA-A',
      on: '2026-11-24',
      basis: 'order',
    } as const
    await appendRegister(path, [one])
    expect(await readRegister(path)).toEqual([...before, one])
  })
})
