/** The search of the desk: over all one may see and nothing else, in words, names, places and numbers. */
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submit } from '../../src/intake/index.ts'
import { commit, renewWords } from '../../src/matters/index.ts'
import { POSTS, testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import type { DeskClient } from '../support/client.ts'
import { deskServer } from '../support/desk-server.ts'

let city: TestCity
let app: FastifyInstance
const numbers: Record<string, string> = {}
const clients = new Map<Login, DeskClient>()

const SAID: readonly (readonly [name: string, input: Readonly<Record<string, unknown>>])[] = [
  ['lamp', { text: '和平路与光明街交叉口的路灯坏了三盏，晚上看不清路', place: '和平路口' }],
  ['rare', { text: '𠮷祥里小区门口的窨井盖丢了，Wi-Fi 盒子也挂在外面' }],
  [
    'pipe',
    { text: '自来水一停就是三天，打 13812341234 找过我，我叫王小明', place: '桥头新村 4 号楼' },
  ],
  ['sealed', { text: '和平路的路灯工程收好处费', accuses: true, accused_unit: 'housing' }],
]

beforeAll(async () => {
  city = await testCity()
  app = await deskServer(city)
  for (const [name, input] of SAID) {
    const filed = await submit(city.house, city.jurisdiction, {
      door: 'web',
      input,
      receipt: true,
      idempotency: { key: `search-${name}-0001`, scope: 'test' },
    })
    if (!filed.ok) throw new Error(filed.refusal.code)
    numbers[name] = filed.value.matter.number
    if (name === 'pipe') await toHousing(filed.value.matter.id)
  }
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

async function act(login: Login, matter: string, name: string, input: object): Promise<void> {
  const actor = await city.actorOf(login)
  const [done] = await commit(city.house, city.jurisdiction, [{ matter, act: name, input, actor }])
  if (!done?.ok) throw new Error(`${name}: ${JSON.stringify(done)}`)
}

async function toHousing(id: string): Promise<void> {
  await act('dispatcher', id, 'dispatch', {
    unit: 'housing',
    category: 'env-noise-site',
    asks: ['恢复供水'],
  })
  await act('housing-clerk', id, 'accept', {})
  await act('housing-clerk', id, 'claim_done', {
    answers: [{ outcome: 'done', text: '已更换破损的阀门，当晚八点恢复供水，并清洗了水箱。' }],
  })
}

async function clientOf(login: Login): Promise<DeskClient> {
  const known = clients.get(login) ?? deskClient(app, await city.sessionOf(login))
  clients.set(login, known)
  return known
}

async function found(login: Login, words: string, more = ''): Promise<readonly string[]> {
  const desk = await clientOf(login)
  const { status, json } = await desk.get(
    `/desk/api/matters?words=${encodeURIComponent(words)}${more}`,
  )
  expect(status).toBe(200)
  const names = Object.entries(numbers)
  return (json.lines as { number: string }[])
    .map(({ number }) => names.find(([, own]) => own === number)?.[0] ?? '?')
    .toSorted()
}

describe('search', () => {
  it.each([
    ['路灯', ['lamp']],
    ['光明街交叉口', ['lamp']],
    ['光明街路口', []],
    ['和平路 三盏', ['lamp']],
    ['𠮷祥', ['rare']],
    ['吉祥', []],
    ['wi-fi', ['rare']],
    ['ＷＩ－ＦＩ', ['rare']],
    // Where: the place is searched like the words.
    ['桥头新村', ['pipe']],
    ['4号楼', ['pipe']],
    // What was answered.
    ['更换破损的阀门', ['pipe']],
    ['清洗了水箱 自来水', ['pipe']],
    // Whose it is, and what it is about.
    ['住房和城乡建设局', ['pipe']],
    ['住房 自来水', ['pipe']],
    ['housing bureau', ['pipe']],
    ['没有这样的词', []],
    ['，', []],
  ])('%s', async (words, expected) => {
    expect(await found('dispatcher', words)).toEqual(expected)
  })

  it('finds by the whole number, without its lines, and by its last digits', async () => {
    const number = numbers['rare'] ?? ''
    for (const typed of [number, number.replaceAll('-', ''), number.toLowerCase()])
      expect(await found('dispatcher', typed)).toEqual(['rare'])
    expect(await found('dispatcher', number.slice(-5))).toEqual(['rare'])
  })

  it.each(['13812341234', '138-1234-1234', '王小明'])(
    'cannot be asked for a person: %s',
    async (who) => {
      for (const login of ['dispatcher', 'housing-clerk', 'supervisor'] as const)
        expect(await found(login, who)).toEqual([])
    },
  )

  it('shows where it stands, if the title does not', async () => {
    const desk = await clientOf('dispatcher')
    const { json } = await desk.get(`/desk/api/matters?words=${encodeURIComponent('破损的阀门')}`)
    expect(json.lines[0].excerpt).toContain('已更换破损的阀门')
    const plain = await desk.get('/desk/api/matters')
    expect(plain.json.lines.every((line: { excerpt: unknown }) => line.excerpt === null)).toBe(true)
  })

  it('finds for everybody what they may see and that holds the words: no more, no less', async () => {
    const words = ['路灯', '水', '自来水', '小区', '和平', '好处费', '住房和城乡建设局']
    let hits = 0
    for (const [login] of POSTS) {
      const desk = await clientOf(login)
      const seen = (await desk.get('/desk/api/matters?limit=200')).json?.lines ?? []
      const visible = new Set((seen as { number: string }[]).map(({ number }) => number))
      for (const word of words) {
        const names = await found(login, word)
        const expected = SAID.map(([name]) => name)
          // Sealed matters have no words for anybody.
          .filter((name) => name !== 'sealed' && visible.has(numbers[name] ?? ''))
          .filter((name) => (TEXTS[name] ?? '').includes(word))
        expect(names, `${login}: ${word}`).toEqual(expected.toSorted())
        hits += names.length
      }
    }
    expect(hits).toBeGreaterThan(20)
  })

  it('keeps what was sealed from those who handle it too, but not its number', async () => {
    expect(await found('sealed', '好处费')).toEqual([])
    const desk = await clientOf('sealed')
    const { json } = await desk.get('/desk/api/matters')
    expect(json.lines.map((line: { number: string }) => line.number)).toContain(numbers['sealed'])
  })

  it('makes anew what an earlier version of the code has left', async () => {
    await city.database.owner.query(
      `UPDATE matters SET words = '', words_version = 0 WHERE jurisdiction_id = $1`,
      [city.jurisdiction],
    )
    expect(await found('dispatcher', '路灯')).toEqual([])
    expect(await renewWords(city.house.db, city.jurisdiction)).toBe(SAID.length)
    expect(await renewWords(city.house.db, city.jurisdiction)).toBe(0)
    expect(await found('dispatcher', '路灯')).toEqual(['lamp'])
    expect(await found('sealed', '好处费')).toEqual([])
  })
})

const TEXTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    SAID.map(([name, { text, place = '' }]) => [name, `${String(text)} ${String(place)}`]),
  ),
  pipe: '自来水一停就是三天 恢复供水 清洗了水箱 住房和城乡建设局',
}
