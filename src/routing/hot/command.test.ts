import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from '../../cli.ts'
import { xlsxOf } from '../../platform/sheets.ts'
import { hotCommand } from './command.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hot-'))
})
afterAll(() => rm(folder, { recursive: true }))

const HEAD = ['编号', '用户', '主题', '时间', '内容', '反对', '点赞']
const MAP = 'id=编号,who=用户,title=主题,time=时间,detail=内容,against=反对,likes=点赞'
const ROWS = [
  [
    '1',
    'a',
    '丹枫新城旁边的砖厂冒黑烟',
    '2025/3/1 8:00:00',
    '砖厂天天烧窑，黑烟飘进家里',
    '0',
    '3',
  ],
  ['2', 'b', '丹枫新城附近砖厂黑烟太大', '2025-03-09 21:30:05', '黑烟熏得不敢开窗', '1', '0'],
  ['3', 'c', '青竹路的路灯不亮', '2025/3/2 20:00:00', '晚上看不清路', '0', '0'],
  ['4', 'd', '公交车等不到', '', '早上排长队', '0', '0'],
  ['4', 'd', '公交车又等不到', '2025/3/5 8:00:00', '编号重复了', '0', '0'],
  ['5', 'e', '', '2025/3/5 8:00:00', '  ', '0', '0'],
]

const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')

async function hot(file: string, ...more: readonly string[]): Promise<string[]> {
  const out = join(folder, `out-${Math.random().toString(36).slice(2)}`)
  const given = more.length > 0 ? more : ['--map', MAP]
  const args = ['hot', file, ...given, '--out', out]
  expect(await runCommand([hotCommand], args, {})).toBe(0)
  const read = async (name: string) => (await readFile(join(out, name), 'utf8')).trimEnd()
  return [await read('problems.csv'), await read('members.csv')]
}

async function kept(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

describe('the command hot', () => {
  it('writes problems and who belongs to them, and leaves out what says nothing', async () => {
    const [problems, members] = await hot(await kept('plain.csv', csv([HEAD, ...ROWS])))
    const [head, first, ...more] = problems?.split('\r\n') ?? []
    expect(head).toBe('rank,event,heat,voices,messages,first,last,place,title')
    expect(first).toMatch(/^1,1,\d+(\.\d+)?,2,2,2025-03-01,2025-03-09,丹枫新城,丹枫新城/u)
    expect(more).toEqual([])
    expect(members).toBe('id,event\r\n1,1\r\n2,1')
  })

  it('reads GB18030 and Excel the same', async () => {
    const plain = await hot(await kept('utf8.csv', `\uFEFF${csv([HEAD, ...ROWS])}`))
    const gb = await kept('gb.csv', iconv.encode(csv([HEAD, ...ROWS]), 'gb18030'))
    expect(await hot(gb)).toEqual(plain)
    async function* rows() {
      yield [HEAD, ...ROWS]
    }
    const look = { name: '留言', widths: HEAD.map(() => 12), frozen: 1 }
    const chunks: Buffer[] = []
    for await (const chunk of xlsxOf(rows(), look)) chunks.push(chunk)
    expect(await hot(await kept('book.xlsx', Buffer.concat(chunks)))).toEqual(plain)
  })

  it('needs no more than what was said: the same words are then one voice', async () => {
    const [problems] = await hot(
      await kept('bare.csv', csv([['说'], ['砖厂冒黑烟，不敢开窗'], ['砖厂冒黑烟，不敢开窗']])),
      '--map',
      'detail=说',
    )
    expect(problems?.split('\r\n')[1]).toMatch(/^1,1,[\d.]+,1,2,,,/u)
  })

  it.each([
    ['no file', ['hot']],
    ['no map', ['hot', 'x.csv', '--out', 'y']],
    ['no folder', ['hot', 'x.csv', '--map', MAP]],
    ['a file that is not there', ['hot', 'none.csv', '--map', MAP, '--out', 'y']],
    ['an unknown field', ['hot', 'x.csv', '--map', 'name=主题', '--out', 'y']],
    ['nothing said', ['hot', 'x.csv', '--map', 'id=编号', '--out', 'y']],
  ])('refuses %s in words', async (_name, args) => {
    await expect(runCommand([hotCommand], args, {})).rejects.toMatchObject({ code: 'usage' })
  })

  it('refuses a column that is not there, and a sheet in which no row says anything', async () => {
    const path = await kept('empty.csv', csv([HEAD, ['1', '', ' ', '', '', '', '']]))
    const args = (map: string) => ['hot', path, '--map', map, '--out', join(folder, 'none')]
    await expect(runCommand([hotCommand], args('title=标题'), {})).rejects.toThrow(/标题/u)
    await expect(runCommand([hotCommand], args(MAP), {})).rejects.toMatchObject({ code: 'usage' })
  })
})
