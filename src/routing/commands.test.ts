import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LABELS, written } from '../../tests/support/messages.ts'
import type { Command, CommandContext } from '../platform/commands.ts'
import { csvCell, xlsxOf } from '../platform/sheets.ts'
import { learnCommand, suggestCommand } from './commands.ts'

let folder: string
const TRAIN = sheet(written(120).map(({ title, text, label }) => [title, text, label]))

function sheet(
  rows: readonly (readonly string[])[],
  header = ['title', 'detail', 'label'],
): string {
  return [header, ...rows].map((cells) => `${cells.map(csvCell).join(',')}\n`).join('')
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'routing-'))
  writeFileSync(join(folder, 'train.csv'), TRAIN)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function run(command: Command, file: string, values: Record<string, string | boolean>) {
  const said: string[] = []
  const noted: string[] = []
  const context = {
    positionals: [file],
    values,
    resolve: (typed: string) => resolve(folder, typed),
    say: (line: string) => said.push(line),
    note: (line: string) => noted.push(line),
    storage: () => Promise.reject(new Error('no database is needed')),
  } as unknown as CommandContext
  await command.run(context)
  return { said, noted }
}

const learn = (file: string, more: Record<string, string> = {}) =>
  run(learnCommand, file, { text: 'title,detail', label: 'label', model: 'model', ...more })
const suggest = async (file: string, more: Record<string, string | boolean> = {}) => {
  const told = await run(suggestCommand, file, {
    text: 'title,detail',
    model: 'model',
    out: 'out.csv',
    ...more,
  })
  const [header, ...lines] = readFileSync(join(folder, 'out.csv'), 'utf8').trim().split('\r\n')
  return { ...told, header, rows: lines.map((line) => line.split(',')) }
}

describe('learn, then suggest', () => {
  beforeAll(() => learn('train.csv'))

  it('says what was learnt, how good it is, and from which data', async () => {
    const { said } = await learn('train.csv')
    expect(said[0]).toMatch(/^学好了：120 行，4 类，/u)
    expect(said[1]).toMatch(/^Learnt: 120 rows, 4 labels, .* macro-F1 0\.9\d+|1\.000/u)
    expect(said[2]).toMatch(/[0-9a-f]{64}$/u)
  })

  it('gives one line for every row, in order, whatever the row holds', async () => {
    const asked = written(40, 11)
    const rows = asked.map(({ title, text }) => [title, text])
    rows.splice(3, 0, ['', ''], ['😀', '🎉🎉'], ['', '嗯'.repeat(1_048_576)], ['hello', 'whatever'])
    writeFileSync(join(folder, 'ask.csv'), sheet(rows, ['title', 'detail']))
    const told = await suggest('ask.csv', { 'no-abstain': true })
    expect(told.header).toBe('row,label,confidence,label2,confidence2,label3,confidence3')
    expect(told.rows.map(([row]) => Number(row))).toEqual(rows.map((_, n) => n + 1))
    const right = [...asked.slice(0, 3), ...asked.slice(3)].map(({ label }) => label)
    const named = told.rows.map(([, label]) => label).toSpliced(3, 4)
    expect(named.filter((label, n) => label === right[n]).length).toBeGreaterThanOrEqual(38)
    for (const [, label, confidence, label2, confidence2] of told.rows) {
      expect(LABELS).toContain(label)
      expect(label2).not.toBe(label)
      expect(Number(confidence)).toBeGreaterThanOrEqual(Number(confidence2))
    }
  })

  it('gives as many lines as rows for whatever cells hold, drawn by chance', async () => {
    const pieces =
      'a , " "" \n \r\n \t 路灯 坏了 😀 \u0000 \u200b =1+1 &nbsp; <b> \u202e é 한국 العربية'.split(
        ' ',
      )
    let state = 5
    const draw = (most: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return (state >>> 8) % most
    }
    const cell = () => Array.from({ length: draw(12) }, () => pieces[draw(pieces.length)]).join('')
    const rows = Array.from({ length: 300 }, () => [cell(), cell()])
    writeFileSync(join(folder, 'drawn.csv'), sheet(rows, ['title', 'detail']))
    for (const more of [{}, { 'no-abstain': true }]) {
      const told = await suggest('drawn.csv', more)
      expect(told.rows.map(([row]) => Number(row))).toEqual(rows.map((_, n) => n + 1))
      for (const row of told.rows) expect(row).toHaveLength(7)
    }
  })

  it('leaves the label empty where it is not sure, and the rest is there', async () => {
    writeFileSync(
      join(folder, 'odd.csv'),
      sheet(
        [
          ['', ''],
          ['x', 'Where can I buy a ticket for the zoo'],
        ],
        ['title', 'detail'],
      ),
    )
    const { rows, said } = await suggest('odd.csv')
    expect(rows.map(([, label]) => label)).toEqual(['', ''])
    for (const row of rows) expect(row[3]).not.toBe('')
    expect(said[0]).toContain('有把握 0')
  })

  it('reads GB18030, a byte order mark and workbooks alike', async () => {
    const rows = written(8, 5).map(({ title, text }) => [title, text])
    const plain = sheet(rows, ['title', 'detail'])
    writeFileSync(join(folder, 'plain.csv'), plain)
    writeFileSync(join(folder, 'gb.csv'), iconv.encode(plain, 'gb18030'))
    writeFileSync(join(folder, 'bom.csv'), `\uFEFF${plain}`)
    const pieces: Buffer[] = []
    async function* all() {
      yield [['title', 'detail'], ...rows]
    }
    const look = { name: 'a', widths: [20, 60], frozen: 1 }
    for await (const piece of xlsxOf(all(), look)) pieces.push(piece)
    writeFileSync(join(folder, 'book.xlsx'), Buffer.concat(pieces))
    const expected = (await suggest('plain.csv')).rows
    for (const file of ['gb.csv', 'bom.csv', 'book.xlsx'])
      expect((await suggest(file)).rows, file).toEqual(expected)
  })

  it('tells labels that it has never seen nothing: an unknown one can only come by learning', async () => {
    writeFileSync(
      join(folder, 'more.csv'),
      `${TRAIN}想养羊,养羊有没有补贴,农业补贴\n种粮补贴,种粮直补还没有到账,农业补贴\n`,
    )
    await learn('more.csv', { model: 'more' })
    const { rows } = await suggest('ask.csv', { model: 'more', 'no-abstain': true })
    expect(rows).toHaveLength(44)
  })
})

describe('what cannot be learnt or read is refused in both languages', () => {
  const refused = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => null,
      (one: unknown) => one as { zh: string; en: string; code: string },
    )
    expect(error?.code).toMatch(/^(usage|data_unusable)$/u)
    return `${error?.zh} ${error?.en}`
  }

  it('no such column, no label anywhere, one label only, nothing at all', async () => {
    expect(await refused(learn('train.csv', { text: 'nothing' }))).toMatch(
      /nothing.*title、detail、label.*no column/u,
    )
    writeFileSync(
      join(folder, 'bare.csv'),
      sheet(written(9).map(({ title, text }) => [title, text, ''])),
    )
    expect(await refused(learn('bare.csv'))).toMatch(/0 行.*Only 0 rows/u)
    writeFileSync(
      join(folder, 'one.csv'),
      sheet(written(9).map(({ title, text }) => [title, text, '同一类'])),
    )
    expect(await refused(learn('one.csv'))).toMatch(/同一个类别“同一类”.*same label/u)
    writeFileSync(
      join(folder, 'each.csv'),
      sheet(written(60).map(({ title, text }, n) => [title, text, `编号${n}`])),
    )
    expect(await refused(learn('each.csv'))).toMatch(/60 个不同的类别.*60 different labels/u)
    writeFileSync(join(folder, 'empty.csv'), '')
    expect(await refused(learn('empty.csv'))).toMatch(/空的.*empty/u)
    expect(await refused(learn('missing.csv'))).toMatch(/找不到.*no file/u)
  })

  it('no model, a damaged one, one cut short', async () => {
    expect(await refused(suggest('train.csv', { model: 'nowhere' }))).toMatch(/没有模型.*no model/u)
    await learn('train.csv', { model: 'hurt' })
    const facts = JSON.parse(readFileSync(join(folder, 'hurt', 'model.json'), 'utf8')) as {
      numbers: string
    }
    const numbers = join(folder, 'hurt', facts.numbers)
    const bytes = readFileSync(numbers)
    bytes[100] = (bytes[100] ?? 0) ^ 1
    writeFileSync(numbers, bytes)
    expect(await refused(suggest('train.csv', { model: 'hurt' }))).toMatch(/损坏.*damaged/u)
    writeFileSync(join(folder, 'hurt', 'model.json'), '{"format":')
    expect(await refused(suggest('train.csv', { model: 'hurt' }))).toMatch(/损坏.*damaged/u)
  })

  it('an answer that cannot be written, an option left out', async () => {
    await learn('train.csv')
    expect(await refused(suggest('train.csv', { out: 'no/such/folder.csv' }))).toMatch(
      /不能写.*Cannot write/u,
    )
    expect(await refused(run(learnCommand, 'train.csv', { text: 'title' }))).toMatch(/--label/u)
  })
})
