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

/** Five more, each asked by two or three at a place of its own, so that there is an order among them. */
const OTHERS: readonly (readonly [string, readonly string[]])[] = [
  [
    '云栖花园地下车库',
    [
      '云栖花园地下车库一下雨就漏水，车位泡在水里没有人管',
      '云栖花园的地下车库漏水半年了，雨天车位全是水',
      '地下车库漏水，云栖花园的业主天天在车位上排水',
    ],
  ],
  [
    '松涛里菜场',
    [
      '松涛里菜场的活禽摊夜里杀鸡，血水流到巷子里',
      '松涛里菜场活禽摊的血水和鸡毛堵了巷子的水沟',
      '活禽摊血水横流，松涛里菜场后面的巷子走不了人',
    ],
  ],
  [
    '青杏小学',
    [
      '青杏小学门口没有红绿灯，放学过马路车不让孩子',
      '青杏小学门口车速太快，放学孩子过马路很危险，请装红绿灯',
      '接孩子的时候青杏小学门口乱，没有红绿灯，过马路提心吊胆',
    ],
  ],
  [
    '望江台小区',
    [
      '望江台小区二次供水的水发黄有异味，水箱两年没清洗',
      '望江台小区水箱没人清洗，自来水发黄不敢喝',
      '望江台小区的二次供水水箱又脏了，放出来的水发黄',
    ],
  ],
  [
    '白鹭大桥',
    [
      '白鹭大桥的伸缩缝坏了，夜里车过桥咣当响，两岸住户睡不着',
      '白鹭大桥伸缩缝松动，大车过桥响声很大，请尽快修',
    ],
  ],
]

/** Six problems of which the one about the brickworks is the hottest; the ids as the desk lists them. */
export async function severalHotIn(city: TestCity): Promise<readonly string[]> {
  for (const [place, texts] of OTHERS) for (const text of texts) await filed(city, text, place)
  await hotIn(city)
  const lines = await hotLines(city.house, city.jurisdiction, await city.actorOf('supervisor'))
  return lines.map(({ id }) => id)
}
