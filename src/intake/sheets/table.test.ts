import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import writeExcelFile from 'write-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findColumns, parseMap } from './columns.ts'
import { openTable } from './table.ts'
import type { Cell } from './table.ts'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sheets-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function readAll(path: string, sheet: string | null = null) {
  const table = await openTable(path, sheet)
  const rows: { row: number; cells: readonly Cell[] }[] = []
  for await (const row of table.rows) rows.push(row)
  return { header: table.header, rows }
}

const failure = (path: string, sheet: string | null = null) =>
  readAll(path, sheet).then(
    () => null,
    (error: { code?: string; zh?: string; en?: string }) => ({
      ...error,
      zh: error.zh,
      en: error.en,
    }),
  )

const TEXT = '编号,内容\r\n1,"路灯不亮，\n已经三天"\r\n2,𠮷祥路积水\r\n'

describe('csv', () => {
  it('is told apart by its bytes: UTF-8 with and without mark, GBK, GB18030, UTF-16', async () => {
    const rows = [
      { row: 2, cells: ['1', '路灯不亮，\n已经三天'] },
      { row: 3, cells: ['2', '𠮷祥路积水'] },
    ]
    const written = {
      'plain.csv': Buffer.from(TEXT),
      'marked.csv': Buffer.from(`\ufeff${TEXT}`),
      'gb18030.csv': iconv.encode(TEXT, 'gb18030'),
      'utf16le.csv': iconv.encode(TEXT, 'utf16le', { addBOM: true }),
      'utf16be.csv': iconv.encode(TEXT, 'utf16be', { addBOM: true }),
    }
    for (const [name, bytes] of Object.entries(written)) {
      expect(await readAll(file(name, bytes)), name).toEqual({ header: ['编号', '内容'], rows })
    }
    const gbk = iconv.encode('编号,内容\n1,路灯不亮\n', 'gbk')
    expect((await readAll(file('gbk.csv', gbk))).rows[0]?.cells).toEqual(['1', '路灯不亮'])
  })

  it('reads a quotation mark within a cell as itself', async () => {
    const path = file('inside.csv', 'a,b\n5" 管,说"好"\n')
    expect((await readAll(path)).rows[0]?.cells).toEqual(['5" 管', '说"好"'])
  })

  it('reads tabs and semicolons, names with blanks, short rows, and keeps count over empty lines', async () => {
    const path = file('tabs.csv', ' 编号 \t内　容\n1\tx\n\n2\n')
    expect(await readAll(path)).toEqual({
      header: ['编号', '内 容'],
      rows: [
        { row: 2, cells: ['1', 'x'] },
        { row: 3, cells: [''] },
        { row: 4, cells: ['2'] },
      ],
    })
    expect((await readAll(file('semi.csv', 'a;"b,c"\n1;2\n'))).header).toEqual(['a', 'b,c'])
  })

  it.each([
    ['empty.csv', '', '空的'],
    ['quotes.csv', 'a,b\n1,"open\n2,x\n', '第 2 行的引号'],
    ['broken.csv', Buffer.from([...Buffer.from(TEXT.repeat(20)), 0xe4, 0xb8]), '损坏'],
    ['binary.bin', Buffer.from([1, 0, 2, 0, 3]), '不是文本表格'],
    ['book.xlsx', 'not a zip', '打不开'],
    ['half.xlsx', Buffer.from('504b0304140000000000', 'hex'), '打不开'],
    ['old.xls', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), '旧格式'],
  ])('refuses %s in one sentence a language, with the way out', async (name, content, said) => {
    const found = await failure(file(name, content))
    expect(found).toMatchObject({ code: 'usage' })
    expect(found?.zh).toContain(said)
    expect(found?.en).toMatch(/\.$/)
  })

  it('refuses a file that is not there', async () => {
    expect(await failure(join(folder, 'nowhere.csv'))).toMatchObject({ code: 'usage' })
    expect(await failure(folder)).toMatchObject({ code: 'usage' })
  })
})

describe('xlsx', () => {
  it('gives texts, numbers and dates, from the first sheet or the one named', async () => {
    const when = new Date('2019-02-28T11:25:05Z')
    const bytes = await writeExcelFile([
      {
        sheet: '来信',
        data: [
          ['编号', '内容', '时间'],
          [1, '路灯不亮', { value: when, type: Date, format: 'yyyy/mm/dd hh:mm:ss' }],
          [2, '井盖缺失', 43524.5],
        ],
      },
      { sheet: '来电', data: [['编号'], ['x']] },
    ]).toBuffer()
    const path = file('book-good.xlsx', bytes)
    expect(await readAll(path)).toEqual({
      header: ['编号', '内容', '时间'],
      rows: [
        { row: 2, cells: [1, '路灯不亮', when] },
        { row: 3, cells: [2, '井盖缺失', 43524.5] },
      ],
    })
    expect((await readAll(path, '来电')).rows[0]?.cells).toEqual(['x'])
    expect((await failure(path, '来访'))?.zh).toContain('来信、来电')
  })

  it('refuses a workbook that unpacks to more than memory holds', async () => {
    const bytes = Buffer.from(await writeExcelFile([['a'], ['b']]).toBuffer())
    const entry = bytes.indexOf('PK\u0001\u0002', 0, 'latin1')
    bytes.writeUInt32LE(0xfffffff0, entry + 24)
    expect((await failure(file('bomb.xlsx', bytes)))?.zh).toContain('太大')
  })
})

describe('--map', () => {
  const fault = (typed: string, header = ['编号', '内容', '内容 2', '内容 2']) => {
    try {
      findColumns(parseMap(typed), header)
      return null
    } catch (error) {
      return (error as { zh: string }).zh
    }
  }

  it('finds columns whatever blanks and marks their names have', () => {
    expect([...findColumns(parseMap('external_id= 编号 ,title=内容'), ['编号', '内容'])]).toEqual([
      ['external_id', 0],
      ['title', 1],
    ])
    expect([...findColumns(parseMap(String.raw`title=a\,b`), ['a,b'])]).toEqual([['title', 0]])
  })

  it.each([
    ['', '看不懂'],
    ['title', '看不懂'],
    ['__proto__=内容,title=内容', '没有“__proto__”这个字段'],
    ['title=内容,title=编号', '写了两次'],
    ['external_id=编号', '至少要有'],
    ['title=标题', '表头里没有“标题”这一列，文件里有：编号、内容'],
    ['title=内容 2', '不止一次'],
  ])('refuses %s', (typed, said) => expect(fault(typed)).toContain(said))
})
