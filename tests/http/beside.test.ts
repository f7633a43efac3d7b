/** What stands beside a matter at the desk: others that say the same, and marks on an answer; never of what is sealed. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submit } from '../../src/intake/index.ts'
import { commit, renewWords } from '../../src/matters/index.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import type { DeskClient as Client } from '../support/client.ts'
import { deskServer } from '../support/desk-server.ts'

let city: TestCity
let app: FastifyInstance
let dispatcher: Client
let clerk: Client

beforeAll(async () => {
  city = await testCity()
  app = await deskServer(city)
  dispatcher = await clientOf('dispatcher')
  clerk = await clientOf('urban-clerk')
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

const clientOf = async (login: Login) => deskClient(app, await city.sessionOf(login))

async function file(input: Readonly<Record<string, unknown>>) {
  const result = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input,
    receipt: false,
  })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.matter
}

async function act(login: Login, matter: string, name: string, input: object): Promise<void> {
  const actor = await city.actorOf(login)
  const [done] = await commit(city.house, city.jurisdiction, [{ matter, act: name, input, actor }])
  if (!done?.ok) throw new Error(`${name}: ${JSON.stringify(done)}`)
}

interface Found {
  readonly number: string
  readonly isOpen: boolean
  readonly isSame: boolean
  readonly why: { readonly zh: string; readonly en: string }
}

const alikeOf = async (client: Client, number: string): Promise<readonly Found[]> =>
  (await client.get(`/desk/api/matters/${number}/alike`)).json.alike

const OTHERS = [
  '公交 12 路等了四十分钟也不来',
  '公司拖欠工人两个月工资',
  '自来水发黄，有铁锈味',
  '孩子的学籍转不过来',
]

describe('others that say the same', () => {
  it('are found in other words, with why, and never the matter itself', async () => {
    for (const text of OTHERS) await file({ text })
    const first = await file({
      text: '新华里菜场北门的下水道又堵了，污水漫到人行道上，走路要踮脚',
      place: '新华里菜场',
    })
    const again = await file({
      text: '菜场北门污水外溢，下水道堵了一个星期没有人疏通',
      place: '新华里菜场北门',
    })
    const [found, ...rest] = await alikeOf(dispatcher, again.number)
    expect(found).toMatchObject({ number: first.number, isOpen: true, isSame: true })
    expect(found?.why.zh).toContain('新华里菜场')
    expect(found?.why.zh).toContain('下水道')
    expect(rest.map(({ number }) => number)).not.toContain(again.number)
  })

  it('are not another thing of the same place, nor the same thing of another', async () => {
    const rent = await file({ text: '菜场摊位费突然涨了一倍，没有通知', place: '新华里菜场' })
    expect(await alikeOf(dispatcher, rent.number)).toEqual([])
  })

  it('are never sealed, nor found from what is sealed, nor shown to whoever may not see them', async () => {
    const open = await file({
      text: '河东旧仓库的租金去向不明，账目三年没有公布',
      place: '河东旧仓库',
    })
    const sealed = await file({
      text: '河东旧仓库的租金去向不明，账目三年没有公布，有人私下收取',
      place: '河东旧仓库',
      accuses: true,
      accused_unit: 'urban',
    })
    expect(await alikeOf(dispatcher, open.number)).toEqual([])
    const handler = await clientOf('sealed')
    expect(await alikeOf(handler, sealed.number)).toEqual([])
    const away = await clerk.get(`/desk/api/matters/${open.number}/alike`)
    const absent = await clerk.get('/desk/api/matters/261123-22222-2/alike')
    expect([away.status, away.body]).toEqual([absent.status, absent.body])
    const [row] = await city.database.db.query<{ likeness: number[] }>(
      'select likeness from matters where matter_id = $1',
      [sealed.id],
    )
    expect(row?.likeness).toEqual([])
  })

  it('are not found by who somebody is: no telephone and no number is among what is compared', async () => {
    const phone = '13812341234'
    const one = await file({ text: `路口的红绿灯不亮。${phone}` })
    const other = await file({ text: `${phone}，学校门口的书店关门了` })
    expect((await alikeOf(dispatcher, other.number)).map(({ number }) => number)).not.toContain(
      one.number,
    )
  })

  it('are found in rows of earlier versions once these are read anew', async () => {
    await city.database.owner.query("update matters set likeness = '{}', words_version = 1")
    const asked = await file({ text: '新华里菜场的下水道堵了，污水漫到路上', place: '新华里菜场' })
    expect(await alikeOf(dispatcher, asked.number)).toEqual([])
    while ((await renewWords(city.house.db, city.jurisdiction)) > 0);
    expect((await alikeOf(dispatcher, asked.number)).length).toBeGreaterThan(0)
  })
})

describe('a look at an answer', () => {
  it('marks the sentence while it is written, and again for whoever checks', async () => {
    const matter = await file({ text: '人民公园健身器材断裂', asks: ['更换断裂的健身器材'] })
    const rules = await city.house.rules(city.jurisdiction)
    const checked = rules.categories.find(
      (one) => one.checkRequired && one.limitClass === 'general',
    )
    await act('dispatcher', matter.id, 'dispatch', { unit: 'urban', category: checked?.code ?? '' })
    await act('urban-clerk', matter.id, 'accept', {})
    const look = async (client: Client, answers: object[]) =>
      (await client.post(`/desk/api/matters/${matter.number}/look`, { answers })).json.marks
    const hollow = '您反映的健身器材已收悉。我们将进一步加强日常巡查，感谢您的监督。'
    const marks = await look(clerk, [{ outcome: 'done', text: hollow }])
    expect(marks[0]).toMatchObject({ ask: 0, flaw: 'boilerplate' })
    expect(hollow).toContain(marks[0].sentence)
    expect(marks[0].words.zh).toContain('套话')
    const said = '断裂的健身器材11月20日已拆除，新器材装好并检验。'
    expect(await look(clerk, [{ outcome: 'done', text: said }])).toEqual([])
    await act('urban-clerk', matter.id, 'claim_done', {
      answers: [{ outcome: 'done', text: said }],
    })
    const checker = await clientOf('checker')
    expect(await look(checker, [])).toEqual([])
    // Nothing of it is kept: neither a mark nor that somebody looked.
    const [rows] = await city.database.db.query<{ n: number }>(
      'select count(*)::int as n from events where matter_id = $1',
      [matter.id],
    )
    expect(rows?.n).toBe(4)
  })

  it('takes nothing but answers', async () => {
    const matter = await file({ text: '人民公园的长椅断了' })
    for (const body of [{}, { answers: 'x' }, { answers: [{ who: 'x' }] }, { answers: [1] }])
      expect((await dispatcher.post(`/desk/api/matters/${matter.number}/look`, body)).status).toBe(
        400,
      )
  })
})
