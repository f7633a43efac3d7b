import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { importCommand } from './commands.ts'

let city: TestCity
let folder: string

beforeAll(async () => {
  city = await testCity()
  folder = mkdtempSync(join(tmpdir(), 'command-'))
  writeFileSync(join(folder, 'good.csv'), 'id,text\n1,路灯不亮\n2,\n3,井盖缺失\n')
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await city.drop()
})

type Values = Record<string, string | boolean>

async function run(files: readonly string[], values: Values) {
  const said: string[] = []
  const noted: string[] = []
  const command = importCommand(async () => city.house)
  await command.run({
    positionals: files,
    values,
    config: {
      host: '',
      port: 0,
      dataDir: folder,
      databaseUrl: null,
      demo: null,
      demoSpeed: null,
      publicUrl: null,
      s3: null,
      clamd: null,
      sequencer: true,
      ledgerSigner: 'own',
      witnessReach: 'public',
    },
    resolve: (typed) => resolve(folder, typed),
    say: (line) => said.push(line),
    note: (line) => noted.push(line),
    progress: (_what, work) => work(),
    storage: () => Promise.reject(new Error('not needed')),
  })
  return { said, noted: noted.join('\n') }
}

const MAP = 'external_id=id,description=text'

describe('npm run answerable -- import', () => {
  it('rehearses, takes in, and says so in both languages', async () => {
    const dry = await run(['good.csv'], { map: MAP, 'dry-run': true })
    expect(dry.said[0]).toMatch(/^试运行（没有写入）：3 行，可收下 2，退回 1，已有 0，/)
    const real = await run(['good.csv'], { map: MAP })
    expect(real.said[1]).toMatch(/^Done: 3 rows, 2 taken in, 1 refused, 0 known, /)
    expect(real.noted).toContain('good.csv.refused.csv')
    expect(real.noted).toContain('2 rows had no date')
  })

  it('ends in one line of JSON whose counts add up to the rows', async () => {
    const { said } = await run(['good.csv'], { map: MAP, json: true, source: 'json' })
    expect(said).toHaveLength(1)
    expect(JSON.parse(said[0] ?? '')).toEqual({
      accepted: 2,
      refused: 1,
      duplicates: 0,
      seconds: expect.any(Number),
    })
  })

  it('refuses a workbook of 200 MB by its size, and at once', async () => {
    const path = join(folder, 'huge.xlsx')
    writeFileSync(path, Buffer.from('504b0304', 'hex'))
    truncateSync(path, 200 * 1_048_576)
    const began = performance.now()
    await expect(run(['huge.xlsx'], { map: MAP })).rejects.toMatchObject({
      code: 'usage',
      zh: expect.stringContaining('100 MB'),
    })
    expect(performance.now() - began).toBeLessThan(500)
  })

  it.each([
    ['no file', [], { map: MAP }, '请给出一个要导入的文件'],
    ['two files', ['good.csv', 'good.csv'], { map: MAP }, '请给出一个要导入的文件'],
    ['no map', ['good.csv'], {}, '看不懂 --map'],
    ['a city that is none', ['good.csv'], { map: MAP, jurisdiction: '1' }, '990100 试验市'],
    ['a source of odd signs', ['good.csv'], { map: MAP, source: '../x' }, '--source'],
    [
      'a place it cannot write to',
      ['good.csv'],
      { map: MAP, source: 'w', refused: 'no/x' },
      '--refused',
    ],
  ])('refuses %s with the way out', async (_name, files, values, said) => {
    await expect(run(files, values as Values)).rejects.toMatchObject({
      code: 'usage',
      exitCode: 2,
      zh: expect.stringContaining(said),
    })
  })
})
