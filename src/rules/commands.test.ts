import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts'
import type { CommandContext } from '../platform/commands.ts'
import { calendarCommand } from './index.ts'

let test: TestDatabase
let folder: string
beforeAll(async () => {
  test = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'calendar-'))
})
afterAll(async () => {
  await test.drop()
  await rm(folder, { recursive: true })
})

async function run(notice: string, values: CommandContext['values']): Promise<unknown> {
  const file = join(folder, 'notice.txt')
  await writeFile(file, notice)
  const said: string[] = []
  const context = {
    positionals: [file],
    values,
    resolve: (path: string) => path,
    say: (line: string) => said.push(line),
    storage: async () => ({ db: test.db }),
  }
  await calendarCommand.run(context as unknown as CommandContext)
  return JSON.parse(said.join(''))
}

const VALUES = { year: '2027', paper: '国办发明电〔2026〕0号（测试）', issued: '2026-11-24' }

describe('the command calendar', () => {
  it('takes a notice in, and again when it was changed', async () => {
    const notice = '2027-01-01~2027-01-03 # 元旦\n2027-02-05~2027-02-13\n+2027-01-24'
    expect(await run(notice, VALUES)).toEqual({ year: 2027, version: 1, holidays: 12, makeups: 1 })
    expect(await run(`${notice}\n2027-09-03`, VALUES)).toMatchObject({ version: 2, holidays: 13 })
  })

  it.each([
    ['2027-01-01', VALUES],
    ['what is this', VALUES],
    ['2027-01-01~2027-01-12', { ...VALUES, issued: 'soon' }],
    ['2027-01-01~2027-01-12', { ...VALUES, paper: ' ' }],
  ])('refuses %j with %j', async (notice, values) => {
    await expect(run(notice, values)).rejects.toMatchObject({ code: 'usage' })
  })
})
