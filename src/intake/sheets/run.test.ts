import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../../tests/support/city.ts'
import type { TestCity } from '../../../tests/support/city.ts'
import { replay } from '../../kernel/index.ts'
import type { Matter } from '../../kernel/index.ts'
import { readEvents } from '../../matters/index.ts'
import { parseMap } from './columns.ts'
import { csvCell } from '../../platform/sheets.ts'
import { importSheet } from './run.ts'
import { openTable } from './table.ts'

let city: TestCity
let folder: string

beforeAll(async () => {
  city = await testCity()
  folder = mkdtempSync(join(tmpdir(), 'import-'))
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await city.drop()
})

const MAP =
  'external_id=编号,title=主题,description=详情,received_at=时间,channel=渠道,place=地点,division=区划,category=类别,contact=联系方式'
const HEADER = '编号,主题,详情,时间,渠道,地点,区划,类别,联系方式'

async function take(
  name: string,
  content: string,
  more: { map?: string; source?: string; dryRun?: boolean } = {},
) {
  const path = join(folder, name)
  writeFileSync(path, content)
  const refusedPath = `${path}.refused.csv`
  const outcome = await importSheet({
    ports: city.house,
    jurisdiction: city.jurisdiction,
    table: await openTable(path, null),
    map: parseMap(more.map ?? MAP),
    source: more.source ?? name,
    dryRun: more.dryRun ?? false,
    refusedPath,
  })
  return { ...outcome, refusals: existsSync(refusedPath) ? readFileSync(refusedPath, 'utf8') : '' }
}

async function mattersOf(source: string): Promise<Matter[]> {
  const rows = await city.house.db.query<{ body: Matter }>(
    `SELECT m.body FROM external_ids e JOIN matters m USING (jurisdiction_id, matter_id)
     WHERE e.jurisdiction_id = $1 AND e.source = $2 ORDER BY e.external_id`,
    [city.jurisdiction, source],
  )
  return rows.map(({ body }) => body)
}

describe('importing a sheet', () => {
  it('takes every field to its place, and matters replay to their rows', async () => {
    const content = `${HEADER}
1,路灯不亮,"\t路灯坏了三天\u200b了\t",2026/11/2 9:05:00,热线电话,桥头路 5 号,东城区,路灯不亮,王小明 13800000000
2,工作人员吃拿卡要,办事时被索要财物,2026-11-03,来信,,990102001,,`
    const outcome = await take('fields.csv', content)
    expect(outcome).toMatchObject({ accepted: 2, refused: 0, duplicates: 0, cleaned: 1 })
    const [first, second] = await mattersOf('fields.csv')
    expect(first).toMatchObject({
      door: 'sheet',
      openedAt: '2026-11-02T01:05:00.000Z',
      subject: {
        title: '路灯不亮',
        text: '路灯坏了三天了',
        place: '桥头路 5 号',
        division: '990102',
        category: 'road-light',
      },
    })
    expect(second?.subject.division).toBe('990102001')
    const [kept] = await city.house.db.query<{ channel: string }>(
      'SELECT channel FROM door_origins WHERE jurisdiction_id = $1 AND matter_id = $2',
      [city.jurisdiction, first?.id],
    )
    expect(kept?.channel).toBe('热线电话')
    const identity = await city.house.db.transaction((tx) =>
      city.house.vault.openIdentity(tx, city.jurisdiction, first?.id ?? ''),
    )
    expect(identity).toEqual({ name: '王小明', phone: '13800000000' })
    for (const matter of [first, second]) {
      const events = await readEvents(city.house, city.jurisdiction, matter?.id ?? '')
      const kind = city.house.kinds.get('request')
      expect(kind && JSON.parse(JSON.stringify(replay(kind, events)))).toEqual(matter)
    }
  })

  it('adds none a second time, under whatever name the file comes, and goes on with what is new', async () => {
    const rows = Array.from({ length: 450 }, (_, n) => `${n},第${n}件,详情${n}`)
    const content = ['编号,主题,详情', ...rows].join('\n')
    const map = 'external_id=编号,title=主题,description=详情'
    const first = await take('a.csv', content, { map, source: 'one' })
    expect(first).toMatchObject({ accepted: 450, refused: 0, duplicates: 0, undated: 450 })
    const again = await take('b.csv', `${content}\n450,新的一件,详情`, { map, source: 'one' })
    expect(again).toMatchObject({ accepted: 1, refused: 0, duplicates: 450 })
    expect((await mattersOf('one')).length).toBe(451)
  })

  it('knows rows without a number by what they say', async () => {
    const map = 'title=主题,description=详情'
    const content = '主题,详情\n同样的话,详情\n同样的话,详情\n别的话,详情\n'
    const first = await take('hash.csv', content, { map, source: 'hash' })
    expect(first).toMatchObject({ accepted: 2, duplicates: 1 })
    expect(await take('hash.csv', content, { map, source: 'hash' })).toMatchObject({
      accepted: 0,
      duplicates: 3,
    })
  })

  it('refuses rows with their reasons and all they held, for the owner alone, safe to open', async () => {
    const content = `${HEADER}
1,=HYPERLINK("x"),内容,2100-01-01,,,,,
2,内容,内容,3/4/2019,,,,,
3,内容,内容,2019-1-1,,,,天外来客,
4,内容,内容,2019-1-1,,,火星,,
5,,,2019-1-1,,,,,
6,内容,内容,2019-1-1,,,,,,多一格
7,内容,${'长'.repeat(10_001)},2019-1-1,,,,,
8,好的,好的内容,2019-1-1,,,,,

`
    const outcome = await take('refused.csv', content)
    expect(outcome).toMatchObject({ accepted: 1, refused: 7, duplicates: 0 })
    const lines = outcome.refusals.split('\r\n')
    expect(lines[0]).toBe(`\ufeff行号 row,原因,reason,${HEADER}`)
    expect(lines.length).toBe(9)
    expect(lines[1]).toContain(`"'=HYPERLINK(""x"")"`)
    const said = ['还没有到', '分不清', '天外来客', '火星', '都是空的', '格数', '太长']
    for (const [n, words] of said.entries()) expect(lines[n + 1]).toContain(words)
    expect(lines[7]).toContain('长'.repeat(10_001))
    expect(statSync(outcome.refusedPath ?? '').mode & 0o777).toBe(0o600)
    const mended = await take('refused.csv', `${HEADER}\n8,好的,好的内容,2019-1-1,,,,,`)
    expect(mended).toMatchObject({ duplicates: 1, refusedPath: null })
    expect(existsSync(join(folder, 'refused.csv.refused.csv'))).toBe(false)
  })

  it('loses nothing where a title or place is too long for its field', async () => {
    const title = '题'.repeat(200)
    const content = `${HEADER}\n1,${title},正文,2019-1-1,,${'处'.repeat(300)},,,`
    await take('long.csv', content)
    const [matter] = await mattersOf('long.csv')
    expect(matter?.subject.title).toBe(`${'题'.repeat(119)}…`)
    expect(matter?.subject.text).toBe(`${title}\n${'处'.repeat(300)}\n正文`)
  })

  it('seals what accuses an official', async () => {
    const code = (await city.house.rules(city.jurisdiction)).categories.find((one) => one.sealed)
    expect(code).toBeDefined()
    await take('sealed.csv', `${HEADER}\n1,举报,内容,2019-1-1,,,,${code?.name.zh},`)
    expect((await mattersOf('sealed.csv'))[0]?.sealed).not.toBeNull()
  })

  it('rehearses without a trace, and counts as the real run will', async () => {
    const content = `${HEADER}\n${Array.from({ length: 250 }, (_, n) => `${n % 240},内容,内容,2019-1-1,渠道,,,,`).join('\n')}\n999,,,,,,,,`
    const count = () =>
      city.house.db.query(
        `SELECT (SELECT count(*) FROM matters) AS matters, (SELECT count(*) FROM external_ids) AS ids,
           (SELECT count(*) FROM door_origins) AS origins, (SELECT sum(value) FROM tallies) AS tallies`,
      )
    const before = await count()
    const rehearsed = await take('dry.csv', content, { dryRun: true })
    expect(rehearsed).toMatchObject({ accepted: 240, duplicates: 10, refused: 1 })
    expect(await count()).toEqual(before)
    expect(await take('dry.csv', content)).toMatchObject({
      accepted: 240,
      duplicates: 10,
      refused: 1,
    })
  })

  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1'])('marks %s as text', (cell) =>
    expect(csvCell(cell)).toMatch(/^"?'/),
  )
})
