/** A hot problem in a test city: six people who ask the same of one place, in words of their own. */
import { hotLines, refreshHot } from '../../src/hot/index.ts'
import { submit } from '../../src/intake/index.ts'
import type { TestCity } from './city.ts'

export const BRICKWORKS = [
  '丹枫新城北门外的砖厂天天烧窑，黑烟飘进家里，孩子咳嗽',
  '砖厂就在丹枫新城北边，烧窑的烟尘太大，窗台上一层黑灰',
  '丹枫新城旁边的砖厂说好去年搬，黑烟一天也没停过',
  '砖厂黑烟熏得丹枫新城的住户受不了，环保来过也没用',
  '请关停丹枫新城旁的砖厂，烧窑的烟尘让老人天天咳嗽',
  '丹枫新城的孩子被砖厂的黑烟熏得夜里睡不着，请管一管烧窑',
]

let sent = 0

export async function filed(city: TestCity, text: string, place?: string): Promise<string> {
  sent += 1
  const done = await submit(city.house, city.jurisdiction, {
    door: 'web',
    input: { text, ...(place === undefined ? {} : { place }) },
    receipt: false,
    idempotency: { key: `hot-support-${sent}`, scope: 'test' },
  })
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value.matter.id
}

/** Its number, as everybody at the desk reads it. */
export async function hotIn(city: TestCity): Promise<string> {
  for (const text of BRICKWORKS) await filed(city, text)
  await filed(city, '青竹路的路灯坏了三盏，晚上看不清路')
  await filed(city, '公交车早高峰总也等不到，上班迟到')
  await refreshHot(city.house, city.jurisdiction)
  const lines = await hotLines(city.house, city.jurisdiction, await city.actorOf('supervisor'))
  const found = lines.find(({ messages }) => messages === BRICKWORKS.length)
  if (!found) throw new Error(`no hot problem of six: ${JSON.stringify(lines)}`)
  return found.id
}
