/** A plan as a workbook: what offices write, what is refused in which cell, and that nothing is lost on the way. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { zipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { testCity } from '../../tests/support/city.ts'
import type { Login, TestCity } from '../../tests/support/city.ts'
import { documentIn, PLAN_DOCUMENT, seriesIn } from '../../tests/support/plan.ts'
import { mustIn } from '../../tests/support/published.ts'
import { writerOf } from '../../tests/support/writer.ts'
import type { Json, Result } from '../kernel/index.ts'
import type { CommandContext } from '../platform/commands.ts'
import { fixedClock } from '../platform/clock.ts'
import { BOOK_BYTES, importPlan, planBook, planCommand, previewPlan } from './index.ts'
import type { Planned } from './index.ts'

let city: TestCity
const clock = fixedClock('2026-03-02T02:00:00.000Z')
const DOCUMENT = PLAN_DOCUMENT

beforeAll(async () => {
  city = await testCity({ clock })
  await founded(city)
})
afterAll(() => city.drop())

const { bodyOf } = writerOf(() => city)

/** What the city has before its plan: a document and a series. */
async function founded(here: TestCity): Promise<void> {
  await documentIn(here)
  await seriesIn(here)
}

const HOUSING = '市住房和城乡建设局'
const whole = {
  编码: 'A',
  目标: '建成保障性住房 1,200 套',
  依据文件: `《${DOCUMENT}》`,
  条款号: '一',
  指标: '竣工交付的保障性住房',
  计量单位: '套',
  基期值: 0,
  基期年份: '2025年',
  目标值: '1,200套' as string | number,
  怎样算达到: '不低于目标值',
  计算方法: '以竣工验收备案表计数\n按月累计 <&>',
  数据来源: '住建局竣工备案',
  指标序列: '竣工交付套数',
  开始: new Date('2026-01-10T00:00:00Z'),
  完成时限: '2026年12月20日' as string | number | Date,
  验收标准: '竣工验收备案并交付钥匙',
  谁受益: '居民',
  得到什么实惠: '低收入家庭有房住',
  抓手: '三个集中建设地块',
  权重: 100 as string | number,
  下级怎样合成: '相加',
  牵头单位: HOUSING,
  牵头岗位: '局长',
}
type Row = Record<string, string | number | Date | null>

const part = (编码: string, goal: number, weight: number, more: Row = {}): Row => ({
  ...whole,
  编码,
  上级编码: 'A',
  目标: `其中 ${goal} 套（${编码}）`,
  目标值: goal,
  权重: weight,
  完成时限: 46356,
  头等大事: '否',
  牵头岗位: '经办人',
  ...more,
})

const PLAN: readonly Row[] = [part('A-1', 700, 60), { ...whole }, part('A-2', 500, 40)]

async function book(
  rows: readonly Row[],
  name = '计划',
  title: string | null = null,
): Promise<Buffer> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cell = (value: Row[string] | undefined) => {
    if (value === undefined || value === null) return null
    return value instanceof Date
      ? { value, type: Date, format: 'yyyy/m/d' }
      : { value, type: typeof value === 'number' ? Number : String }
  }
  const head = columns.map((words) => ({ value: words, type: String }))
  const above = title === null ? [] : [[{ value: title, type: String }], []]
  const data = [...above, head, ...rows.map((row) => columns.map((key) => cell(row[key])))]
  return writeExcelFile(data, { sheet: name }).toBuffer()
}

const as = async (login: Login = 'supervisor', here: TestCity = city) => ({
  house: here.house,
  jurisdiction: here.jurisdiction,
  actor: await here.actorOf(login),
})

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}

async function brought(bytes: Buffer, login: Login = 'supervisor', here: TestCity = city) {
  const seen = valueOf(await previewPlan(await as(login, here), bytes))
  return valueOf(await importPlan(await as(login, here), bytes, seen.digest))
}

const outcomes = ({ rows }: Planned) => rows.map(({ code: of, outcome }) => `${of} ${outcome}`)
const found = ({ rows }: Planned) =>
  rows.flatMap(({ findings }) => findings.map(({ cell, refusal }) => `${cell} ${refusal.code}`))

async function countMatters(): Promise<number> {
  const [row] = await city.house.db.query<{ count: number }>(
    'SELECT count(*) AS count FROM matters WHERE jurisdiction_id = $1',
    [city.jurisdiction],
  )
  return row?.count ?? 0
}

describe('a plan brought as a workbook', () => {
  it('is shown before anything is done, kept whole, and changes nothing when it is brought again', async () => {
    const bytes = await book(PLAN, '2026年计划', '试验市 2026 年目标任务分解表')
    const before = await countMatters()
    const seen = valueOf(await previewPlan(await as(), bytes))
    expect(found(seen)).toEqual([])
    expect(outcomes(seen)).toEqual(['A-1 make', 'A make', 'A-2 make'])
    expect(await countMatters()).toBe(before)
    expect((await brought(bytes)).kept).toBe(true)
    expect(await countMatters()).toBe(before + 3)
    const again = await brought(bytes)
    expect(outcomes(again)).toEqual(['A-1 same', 'A same', 'A-2 same'])
    expect(await countMatters()).toBe(before + 3)
    const changed = [PLAN[0], PLAN[1], part('A-2', 500, 40, { 抓手: '改用存量房收购' })] as Row[]
    const next = await brought(await book(changed))
    expect(outcomes(next)).toEqual(['A-1 same', 'A same', 'A-2 change'])
    expect(next.rows[2]?.changes).toEqual([
      { column: 'instrument', from: '三个集中建设地块', to: '改用存量房收购' },
    ])
  })

  it('goes out and comes in again without loss, and into another city', async () => {
    const series = await seriesId()
    for (const [period, figure] of [
      ['2026-01', 40],
      ['2026-02', 95],
    ] as const)
      await mustIn(city, series, 'housing-clerk', 'enter_value', {
        period,
        value: figure,
        source: '竣工备案',
      })
    await mustIn(city, series, 'housing-clerk', 'revise_value', {
      period: '2026-02',
      value: 91,
      source: '竣工备案',
      reason: '四套重复登记，已剔除',
    })
    const { book: out, targets, values } = await planBook(await as(), 'zh')
    expect([targets, values]).toEqual([3, 3])
    const again = valueOf(await previewPlan(await as(), out))
    expect(found(again)).toEqual([])
    expect(new Set(again.rows.map(({ outcome }) => outcome))).toEqual(new Set(['same']))
    const other = await testCity({ clock })
    try {
      await founded(other)
      const planned = valueOf(await previewPlan(await as('supervisor', other), out))
      // Values are entered by their keeper and nobody else; targets are not hers to draft.
      expect(new Set(found(planned))).toEqual(new Set(['null not_your_role']))
      const [targetsOut, valuesOut] = await readWorkbook(out)
      const only = async (sheet: typeof targetsOut) =>
        writeExcelFile((sheet?.data ?? []) as never, {
          sheet: sheet?.sheet ?? '',
          dateFormat: 'yyyy-mm-dd',
        }).toBuffer()
      expect((await brought(await only(targetsOut), 'supervisor', other)).kept).toBe(true)
      expect((await brought(await only(valuesOut), 'housing-clerk', other)).kept).toBe(true)
      const there = await readWorkbook((await planBook(await as('supervisor', other), 'zh')).book)
      expect(there.map(({ data }) => data)).toEqual(
        (await readWorkbook(out)).map(({ data }) => data),
      )
    } finally {
      await other.drop()
    }
  })

  it('in English says the same', async () => {
    const { book: out } = await planBook(await as(), 'en')
    const again = valueOf(await previewPlan(await as(), out))
    expect(found(again)).toEqual([])
    expect(again.rows.length).toBe(6)
  })

  it('does not change what was issued', async () => {
    const [top] = await targetsIn()
    await mustIn(city, top ?? '', 'supervisor', 'issue_target', {})
    const seen = valueOf(
      await previewPlan(
        await as(),
        await book([
          { ...whole, 抓手: '别的抓手也行' },
          ...PLAN.filter((row) => row['编码'] !== 'A'),
        ]),
      ),
    )
    expect(outcomes(seen)).toContain('A refuse')
    expect(found(seen)).toEqual(['S2 target_issued_already'])
  })
})

async function targetsIn(): Promise<readonly string[]> {
  const rows = await city.house.db.query<{ id: string }>(
    `SELECT matter_id AS id FROM matters WHERE jurisdiction_id = $1 AND kind = 'target'
     ORDER BY NOT EXISTS (SELECT 1 FROM links l WHERE l.jurisdiction_id = $1 AND l.to_matter = matter_id AND l.type = 'part_of')`,
    [city.jurisdiction],
  )
  return rows.map(({ id }) => id)
}

async function seriesId(): Promise<string> {
  const [row] = await city.house.db.query<{ id: string }>(
    `SELECT matter_id AS id FROM matters WHERE jurisdiction_id = $1 AND kind = 'series'`,
    [city.jurisdiction],
  )
  return row?.id ?? ''
}

describe('what cannot be taken', () => {
  const fresh = (more: Row = {}): Row => ({
    ...whole,
    编码: 'B',
    目标: '另一项目标任务',
    权重: 100,
    ...more,
  })
  const seen = async (rows: readonly Row[]) => {
    const read = valueOf(await previewPlan(await as(), await book(rows)))
    return found(read)
  }
  // Columns of the rows below: A 编码 … T 权重, U 下级怎样合成, V 牵头单位, W 牵头岗位.
  it.each([
    ['an error of a formula', { 目标值: '#DIV/0!' }, 'I2 cell_is_error'],
    ['a lost reference', { 基期值: '#REF!' }, 'G2 cell_is_error'],
    ['a number in words', { 目标值: '一千二百' }, 'I2 number_unreadable'],
    ['a percent sign beside another unit', { 目标值: '18%' }, 'I2 percent_without_unit'],
    ['a percentage nobody can tell', { 计量单位: '%', 目标值: 0.18 }, 'I2 percent_unclear'],
    ['a day that has passed', { 完成时限: '2026-02-01' }, 'O2 day_must_be_ahead'],
    ['a day in two ways', { 完成时限: '3/4/2026' }, 'O2 date_ambiguous'],
    ['no day', { 完成时限: '年底' }, 'O2 date_unreadable'],
    ['two leads', { 牵头岗位: '局长、经办人' }, 'W2 two_leads'],
    ['two lead units', { 牵头单位: `${HOUSING}、市综合行政执法局` }, 'W2 two_leads'],
    ['an unknown post', { 牵头岗位: '处长' }, 'W2 post_not_known'],
    ['an unknown unit', { 牵头单位: '不存在的局' }, 'V2 unit_not_known'],
    ['a post of several units', { 牵头单位: null, 牵头岗位: '经办人' }, 'V2 cell_empty'],
    ['no baseline', { 基期值: null }, 'G2 cell_empty'],
    ['no base year', { 基期年份: null }, 'H2 cell_empty'],
    ['no method', { 计算方法: null }, 'K2 cell_empty'],
    ['no source', { 数据来源: null }, 'L2 cell_empty'],
    ['no criteria', { 验收标准: null }, 'P2 cell_empty'],
    ['no beneficiaries', { 谁受益: null }, 'Q2 cell_empty'],
    ['no instrument', { 抓手: null }, 'S2 cell_empty'],
    ['another choice', { 怎样算达到: '差不多' }, 'J2 choice_unknown'],
    ['an unknown document', { 依据文件: '没有的文件' }, 'C2 document_not_known'],
    ['an unknown clause', { 条款号: '九' }, 'D2 no_such_clause_here'],
    ['an unknown series', { 指标序列: '没有的序列' }, 'M2 series_not_known'],
    ['a stated rule that is not stated', { 下级怎样合成: '另行说明' }, 'null rule_not_stated'],
    ['a code that is none', { 编码: '=1+1' }, 'A2 code_unclear'],
  ])('%s', async (_name, more, wanted) => {
    const first = (await seen([fresh(more as Row)])).filter(
      (one) => !one.includes('weights_of_rows'),
    )
    expect(first).toContain(wanted)
  })

  it('codes twice, parents nowhere, circles, weights of 99.9 and goals that make no whole', async () => {
    const twice = await seen([fresh(), fresh()])
    expect(twice.filter((one) => one.endsWith('code_twice'))).toEqual([
      'A2 code_twice',
      'A3 code_twice',
    ])
    const at = (code_: string, parent: string | null, more: Row = {}) =>
      fresh({ 编码: code_, 上级编码: parent, ...more })
    expect(await seen([at('C', 'nowhere')])).toContain('X2 parent_code_unknown')
    const round = await seen([at('C', 'D'), at('D', 'E'), at('E', 'C')])
    expect(round.filter((one) => one.endsWith('codes_go_round'))).toHaveLength(3)
    const halves = [
      at('C', 'P', { 权重: 60, 目标值: 700 }),
      at('D', 'P', { 权重: 39.9, 目标值: 400 }),
    ]
    const wrong = await seen([at('P', 'A', { 权重: 100 }), ...halves])
    expect(wrong).toEqual(
      expect.arrayContaining([
        'T3 weights_of_rows',
        'T4 weights_of_rows',
        'I3 parts_do_not_make_whole',
      ]),
    )
  })

  it('merged cells, and it says which', async () => {
    const bytes = await book([fresh(), fresh({ 编码: 'C' })])
    const merged = await patched(bytes, (xml) =>
      xml.replace(
        '</sheetData>',
        '</sheetData><mergeCells count="1"><mergeCell ref="C2:C3"/></mergeCells>',
      ),
    )
    const read = valueOf(await previewPlan(await as(), merged))
    expect(found(read)).toEqual(expect.arrayContaining(['C2 cells_merged', 'C3 cells_merged']))
    expect(read.rows[0]?.findings[0]?.refusal.params).toMatchObject({ cells: 'C2:C3' })
  })

  it('a formula counts as what it came to, and one that came to nothing is named', async () => {
    const bytes = await book([fresh({ 目标值: 1200 })])
    const computed = await patched(bytes, (xml) =>
      xml.replace(/<v>1200<\/v>/u, '<f>600*2</f><v>1200</v>'),
    )
    expect(found(valueOf(await previewPlan(await as(), computed))).join()).not.toContain('I2')
    const open = await patched(bytes, (xml) =>
      xml.replace(/(<c r="I2"[^>]*?)( t="n")?>\s*<v>1200<\/v>/u, '$1 t="str"><f>600*2</f>'),
    )
    expect(found(valueOf(await previewPlan(await as(), open)))).toContain('I2 cell_empty')
  })

  const refusal = async (bytes: Buffer) => {
    const read = await previewPlan(await as(), bytes)
    return read.ok ? null : read.refusal
  }

  it('what is no workbook, an old one, an empty one, one without a table', async () => {
    expect(await refusal(Buffer.alloc(0))).toMatchObject({ code: 'book_empty' })
    expect(await refusal(Buffer.from('PK\u0003\u0004 nothing'))).toMatchObject({
      code: 'book_unreadable',
    })
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae100', 'hex'))).toMatchObject({
      code: 'book_old',
    })
    expect(await refusal(await book([{ 姓名: '甲', 电话: '1' }]))).toMatchObject({
      code: 'book_no_table',
    })
    const { 权重: _weight, ...rest } = whole
    expect(await refusal(await book([rest]))).toMatchObject({
      code: 'book_columns_missing',
      params: { columns: '权重 Weight' },
    })
  })

  it('a workbook of 200 MB, before it is read, and a small one that unpacks to more', async () => {
    expect(await refusal(Buffer.alloc(BOOK_BYTES + 1))).toMatchObject({ code: 'book_too_large' })
    const bomb = Buffer.from(
      zipSync(
        { 'xl/workbook.xml': deflateRawSync(Buffer.alloc(210 * 1_048_576), { level: 1 }) },
        { level: 0 },
      ),
    )
    expect(bomb.length).toBeLessThan(2 * 1_048_576)
    // Packed once, and what the directory says of it is a lie: what is counted is what comes out.
    bomb.writeUInt16LE(8, 8)
    const entry = bomb.lastIndexOf('PK\u0001\u0002', undefined, 'latin1')
    bomb.writeUInt16LE(8, entry + 10)
    bomb.writeUInt32LE(1000, entry + 24)
    expect(await refusal(bomb)).toMatchObject({ code: 'book_too_large' })
  })

  it('what somebody may not do, and what changed since it was shown', async () => {
    const bytes = await book([fresh()])
    expect(found(valueOf(await previewPlan(await as('operator'), bytes)))).toContain(
      'null not_your_role',
    )
    const read = await importPlan(await as(), bytes, 'another')
    expect(read).toMatchObject({ ok: false, refusal: { code: 'plan_moved_on' } })
  })
})

/** The same workbook with its first sheet written otherwise. */
async function patched(bytes: Buffer, change: (xml: string) => string): Promise<Buffer> {
  const { unzipSync, strFromU8, strToU8 } = await import('fflate')
  const parts = unzipSync(bytes)
  const name = 'xl/worksheets/sheet1.xml'
  const sheet = parts[name]
  if (!sheet) throw new Error('no sheet')
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(change(strFromU8(sheet))) }))
}

describe('values brought as a workbook', () => {
  it('are entered and revised by their keeper, each beside what it revises', async () => {
    const rows: readonly Row[] = [
      {
        指标序列: '竣工交付套数',
        时期: '2026-02',
        数值: 90,
        数据来源: '竣工备案',
        修订原因: '又剔除一套重复登记',
      },
      {
        指标序列: '竣工交付套数',
        时期: new Date('2025-12-01T00:00:00Z'),
        数值: 12,
        数据来源: '竣工备案',
        修订原因: null,
      },
      {
        指标序列: '竣工交付套数',
        时期: '2025年11月',
        数值: 10,
        数据来源: '竣工备案',
        修订原因: null,
      },
      { 指标序列: '竣工交付套数', 时期: '2026-01', 数值: 40, 数据来源: '竣工备案', 修订原因: null },
    ]
    const done = await brought(await book(rows, '数值'), 'housing-clerk')
    expect(outcomes(done)).toEqual([
      '2026-02 change',
      '2025-12 make',
      '2025-11 make',
      '2026-01 same',
    ])
    expect(done.kept).toBe(true)
    const { values } = (await bodyOf(await seriesId())).state as unknown as { values: Json[] }
    expect(values).toHaveLength(6)
    const late: Row = {
      指标序列: '竣工交付套数',
      时期: '2026-01',
      数值: 41,
      数据来源: '竣工备案',
      修订原因: null,
    }
    const seen = valueOf(await previewPlan(await as('housing-clerk'), await book([late], '数值')))
    expect(found(seen)).toEqual(['E2 revision_without_reason'])
  })
})

describe('the command', () => {
  const said: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'plan-command-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const run = (positionals: readonly string[], values: Record<string, string | boolean> = {}) => {
    said.length = 0
    const context = {
      positionals,
      values,
      resolve: (path: string) => join(folder, path),
      say: (line: string) => said.push(line),
    }
    const command = planCommand(() => Promise.resolve(city.house))
    return command.run(context as unknown as CommandContext)
  }

  it('takes the plan out and in again, says what is wrong where, and refuses unread what is too large', async () => {
    expect(await run(['export', 'plan.xlsx'])).toBe(0)
    expect(said.join()).toContain('项目标')
    expect(await run(['import', 'plan.xlsx'], { post: 'supervisor' })).toBe(0)
    expect(said.join()).toContain('新建 0，修改 0')
    const wrong = await book([{ ...whole, 编码: 'Z', 目标值: '#REF!' }])
    writeFileSync(join(folder, 'wrong.xlsx'), wrong)
    expect(await run(['import', 'wrong.xlsx'], { post: 'supervisor' })).toBe(1)
    expect(said.join()).toContain('I2：公式出错（#REF!）')
    writeFileSync(join(folder, 'large.xlsx'), '')
    truncateSync(join(folder, 'large.xlsx'), 200 * 1_048_576)
    const usage = { code: 'usage' }
    const large = run(['import', 'large.xlsx'], { post: 'supervisor' })
    await expect(large).rejects.toMatchObject({ zh: expect.stringContaining('文件太大') })
    await expect(run(['import', 'none.xlsx'], { post: 'x' })).rejects.toMatchObject(usage)
    await expect(run(['import', 'plan.xlsx'])).rejects.toMatchObject(usage)
    const nobody = run(['import', 'plan.xlsx'], { post: 'nobody' })
    await expect(nobody).rejects.toMatchObject(usage)
  })
})
