/** Whose a request probably is, at the desk: by the city's own rules, decisions and rulings; never of what is sealed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submit } from '../../src/intake/index.ts'
import { commit } from '../../src/matters/index.ts'
import { fixedClock } from '../../src/platform/clock.ts'
import { firstLesson, learnFromCity } from '../../src/routing/index.ts'
import { testCity } from '../support/city.ts'
import type { Login, TestCity } from '../support/city.ts'
import { deskClient } from '../support/client.ts'
import type { DeskClient as Client } from '../support/client.ts'
import { deskServer } from '../support/desk-server.ts'
import { written } from '../support/messages.ts'

const clock = fixedClock('2026-11-23T02:00:00.000Z')
let city: TestCity
let app: FastifyInstance
let dispatcher: Client

beforeAll(async () => {
  city = await testCity({ clock })
  app = await deskServer(city)
  dispatcher = deskClient(app, await city.sessionOf('dispatcher'))
})
afterAll(async () => {
  await app.close()
  await city.drop()
})

async function file(input: Readonly<Record<string, unknown>>) {
  const result = await submit(city.house, city.jurisdiction, { door: 'web', input, receipt: false })
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value.matter
}

async function act(login: Login, matter: string, name: string, input: object) {
  const actor = await city.actorOf(login)
  const [done] = await commit(city.house, city.jurisdiction, [{ matter, act: name, input, actor }])
  return done
}

async function must(login: Login, matter: string, name: string, input: object): Promise<void> {
  const done = await act(login, matter, name, input)
  if (!done?.ok) throw new Error(`${name}: ${JSON.stringify(done)}`)
}

/** Rulings are heard within a minute, decisions within ten. */
const later = (minutes: number): void => clock.advance(minutes * 60_000)
const whoseOf = async (number: string, client = dispatcher) =>
  (await client.get(`/desk/api/matters/${number}/whose`)).json.whose

describe('whose is it', () => {
  it('is said from the first day by the city’s own categories, for a person to judge', async () => {
    const lamp = await file({ text: '和平路菜场门口的路灯坏了三盏，晚上看不清路' })
    const whose = await whoseOf(lamp.number)
    expect(whose.outcome).toBe('untaught')
    expect(whose.words.zh).toContain('人工判断')
    expect(whose.categories[0].id).toBe('road-light')
    expect(whose.categories[0].why.zh).toContain('路灯')
    // Nothing was learnt: how sure it may be nobody knows yet.
    expect(whose.categories[0].percent).toBeNull()
    expect(whose.precedents).toEqual([])
  })

  it('follows the unit that things went to, and shows the matter as a precedent', async () => {
    const earlier = await file({ text: '新塘街的路灯不亮，晚上看不清路' })
    await must('dispatcher', earlier.id, 'dispatch', { unit: 'urban', category: 'road-light' })
    later(25)
    const lamp = await file({ text: '东湖边的路灯不亮，晚上散步看不清路' })
    await whoseOf(lamp.number)
    later(2)
    const whose = await whoseOf(lamp.number)
    expect(whose.categories[0].units[0]).toMatchObject({ id: 'urban' })
    expect(whose.precedents[0]).toMatchObject({ number: earlier.number, ruled: false })
  })

  it('follows a ruling, which stands first among precedents', async () => {
    const one = await file({ text: '小区门口的景观树池盖板翘起来，绊倒了老人' })
    await must('dispatcher', one.id, 'dispatch', {
      unit: 'housing',
      category: 'home-elevator',
    }).catch(async () =>
      must('dispatcher', one.id, 'dispatch', { unit: 'housing', category: 'road-light' }),
    )
    await must('housing-clerk', one.id, 'object', { grounds: '树池盖板属于绿化设施，不归房管部门' })
    await must('arbiter', one.id, 'rule', {
      unit: 'urban',
      category: 'road-light',
      reason: '树池盖板由综合执法部门管养',
    })
    later(2)
    const again = await file({ text: '街边景观树池的盖板翘起，走路绊了一跤' })
    await whoseOf(again.number)
    later(2)
    const whose = await whoseOf(again.number)
    expect(whose.precedents[0]).toMatchObject({ number: one.number, ruled: true })
    expect(whose.categories[0].id).toBe('road-light')
    expect(whose.categories[0].units[0]).toMatchObject({ id: 'urban' })
    expect(whose.categories[0].units[0].why.zh).toContain('裁定')
  })

  it('never says anything of what is sealed, and nothing sealed is a precedent', async () => {
    const text = '桥头街道办工作人员收了路灯安装的好处费'
    const sealed = await file({ text, accuses: true, accused_unit: 'bridge' })
    const handler = deskClient(app, await city.sessionOf('sealed'))
    expect(await whoseOf(sealed.number, handler)).toBeNull()
    const away = await dispatcher.get(`/desk/api/matters/${sealed.number}/whose`)
    const absent = await dispatcher.get('/desk/api/matters/261123-22222-2/whose')
    expect([away.status, away.json]).toEqual([absent.status, absent.json])
    later(25)
    const like = await file({ text: '路灯安装要收好处费吗' })
    await whoseOf(like.number)
    later(2)
    expect(JSON.stringify(await whoseOf(like.number))).not.toContain(sealed.number)
  })

  it('is the same whoever asks, and however often: only words and place are read', async () => {
    const text = '桂花园门口的健身器材松动，孩子玩着危险'
    const first = await file({ text })
    const by = async (name: string, n: number) => {
      const result = await submit(city.house, city.jurisdiction, {
        door: 'web',
        input: { text },
        receipt: true,
        identity: { name, phone: `1380000000${n}` },
      })
      if (!result.ok) throw new Error(result.refusal.code)
      return result.value.matter
    }
    const others = [await by('钱某', 1), await by('孙某', 2), await by('孙某', 2)]
    const whose = await whoseOf(first.number)
    expect(whose.categories.length).toBeGreaterThan(0)
    for (const { number } of others) expect(await whoseOf(number)).toEqual(whose)
  })

  it('shows no precedent that the reader may not see', async () => {
    const lamp = await file({ text: '南门桥头的路灯不亮，晚上看不清路' })
    await must('dispatcher', lamp.id, 'dispatch', { unit: 'urban', category: 'road-light' })
    const clerk = deskClient(app, await city.sessionOf('urban-clerk'))
    const whose = await whoseOf(lamp.number, clerk)
    for (const { number } of whose.precedents) {
      const seen = await clerk.get(`/desk/api/matters/${number}`)
      expect(seen.status).toBe(200)
    }
  })

  it('stops a dispatch to a level without the power, and names the rule', async () => {
    const rules = await city.house.rules(city.jurisdiction)
    const without = rules.categories.find(({ code }) => !rules.powerOf(code, 3).has)
    const one = await file({ text: '这件事归哪一级管' })
    const done = await act('dispatcher', one.id, 'dispatch', {
      unit: 'bridge',
      category: without?.code,
    })
    expect(done).toMatchObject({ ok: false, refusal: { code: 'unit_lacks_power', field: 'unit' } })
    if (done?.ok === false) expect(done.refusal.params?.['rule']).not.toBe('')
  })
})

describe('learning from what the city decided', () => {
  it('waits for enough, then the desk names the model it goes by', async () => {
    const models = mkdtempSync(join(tmpdir(), 'models-'))
    try {
      const house = { ...city.house, models }
      expect(await firstLesson(house, city.jurisdiction)).toBeNull()
      const CODES: Readonly<Record<string, string>> = {
        路灯照明: 'road-light',
        工资拖欠: 'work-wages',
        入学报名: 'school-admission',
        噪声扰民: 'env-noise',
      }
      const rules = await city.house.rules(city.jurisdiction)
      const some = rules.categories.filter(({ sealed }) => !sealed).map(({ code }) => code)
      const codeOf = (label: string, n: number) =>
        rules.category(CODES[label] ?? '') ? (CODES[label] as string) : (some[n] as string)
      const labels = Object.keys(CODES)
      const actor = await city.actorOf('dispatcher')
      for (const { title, text, label } of written(320)) {
        const matter = await file({ title, text })
        const category = codeOf(label, labels.indexOf(label))
        const unit = rules.powerOf(category, 1).has ? 'urban' : 'east-urban'
        const [done] = await commit(city.house, city.jurisdiction, [
          { matter: matter.id, act: 'dispatch', input: { unit, category }, actor },
        ])
        expect(done?.ok).toBe(true)
      }
      const learnt = await firstLesson(house, city.jurisdiction)
      expect(learnt).toMatchObject({ before: null, replaced: true, labels: 4 })
      expect(learnt?.accuracy).toBeGreaterThan(0.9)
      // From then on the night is for it.
      expect(await firstLesson(house, city.jurisdiction)).toBeNull()
      expect((await learnFromCity(house, city.jurisdiction))?.before).toBe(learnt?.accuracy)
    } finally {
      rmSync(models, { recursive: true, force: true })
    }
  }, 120_000)
})
