/**
 * npm run bench -- same [COUNT]: how long it takes to find who else says so among COUNT open requests,
 * in an embedded database of its own. Rows are written plainly, for what is measured is the search: what
 * people say is drawn from a grammar of streets, estates, things and troubles. Beside it the fastest
 * there could be in the same run, one row by its primary key.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CITY_CODE } from '../demo/divisions.ts'
import { setUpCity } from '../demo/setup.ts'
import { diceOf } from '../demo/crowd/dice.ts'
import type { Dice } from '../demo/crowd/dice.ts'
import { buildHouse } from '../src/house.ts'
import { fixedClock } from '../src/platform/clock.ts'
import { openDatabase } from '../src/platform/database.ts'
import type { Database } from '../src/platform/database.ts'
import { silently } from '../src/platform/progress.ts'
import { openStorage } from '../src/platform/storage.ts'
import { whoElseSays } from '../src/routing/index.ts'
import { bareRequests, byKey, indexed } from '../tests/support/bare-requests.ts'

const NOW = '2026-11-24T02:00:00.000Z'
const ASKED = 400
const BATCH = 2_000

const FIRST = '春夏秋冬东南西北金银玉翠青白红紫云雨风雪山水江湖松竹梅兰桂荷柳杨龙凤虎鹤安康福寿'
const SECOND = '和平光明兴旺昌盛祥瑞宁静清秀丽华美新锦绣文德仁义礼信忠孝正直高远'
const SORTS = '路 街 巷 小区 花园 公寓 苑 村 大道 弄 家园 新村 广场 菜场'.split(' ')
const SPOTS = '门口 北门 南门 东侧 西侧 转角 中段 桥头 公交站旁 学校对面 3幢楼下 地下车库'.split(
  ' ',
)
const THINGS =
  '路灯 下水道 井盖 电梯 自来水 变压器 垃圾房 公交车 物业 健身器材 油烟 噪音 停车位 红绿灯 人行道 绿化带 消防通道 快递柜 广场舞 流浪狗 违建 墙皮 化粪池 网络 天然气'.split(
    ' ',
  )
const TROUBLES =
  '坏了三天没人修 又堵了污水往外冒 半夜吵得睡不着 被占用车开不进去 收费没有公示 一下雨就积水 忽明忽暗看不清 压力不够水上不了楼 说好上周来修没有来 已经有人摔倒 臭得开不了窗 停了半个月 打了电话没有回音 到处是碎玻璃 排队等了四十分钟 掉下来差点砸到人 锈得厉害 挡住了盲道 上个月才换又坏 价格突然涨了一倍'.split(
    ' ',
  )
const MORE =
  '老人出门很不方便 孩子上学要绕路 商户都有意见 请到现场看一看 希望说清楚什么时候能好 问过居委会说不归他们管 已经是第三次反映 晚上更严重 去年也这样 请给个准信 邻居都可以作证 雨天更厉害'.split(
    ' ',
  )

const of = (dice: Dice, list: readonly string[]): string =>
  list[dice.from(0, list.length - 1)] ?? ''

function said(dice: Dice): { readonly text: string; readonly place: string } {
  const name = `${of(dice, [...FIRST])}${of(dice, [...SECOND])}${of(dice, SORTS)}`
  const place = `${name}${of(dice, SPOTS)}`
  const parts = [of(dice, TROUBLES), of(dice, MORE), of(dice, MORE)]
  return { place, text: `${place}的${of(dice, THINGS)}${parts.join('，')}` }
}

export async function bench([count = '1000000']: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'answerable-bench-'))
  const config = { dataDir: folder, databaseUrl: null }
  const storage = await openStorage({ config, progress: silently })
  const clock = fixedClock(NOW)
  try {
    await setUpCity(storage.db, Buffer.alloc(32, 1), '2024-11-01T00:00:00.000Z')
    const owner = openDatabase({ url: storage.ownerUrl, max: 1 })
    await fill(owner, Number(count))
    await owner.close()
    const house = buildHouse({
      db: storage.db,
      clock,
      masterKey: Buffer.alloc(32, 1),
      receiptSecret: Buffer.alloc(32, 2),
      scan: null,
    })
    await measure(house, Number(count))
  } finally {
    await storage.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fill(owner: Database, count: number): Promise<void> {
  const began = performance.now()
  const dice = diceOf(5)
  const end = Date.parse(NOW)
  const index = await indexed(owner, async () => {
    for (let at = 0; at < count; at += BATCH) {
      const rows = Array.from({ length: Math.min(BATCH, count - at) }, (_, n) => {
        const { text, place } = said(dice)
        // All of them within half a year: none is left out for its age.
        const age = (180 * 86_400_000 * (count - at - n)) / count
        return {
          id: `m${String(at + n).padStart(9, '0')}`,
          openedAt: new Date(end - age).toISOString(),
          title: [...text].slice(0, 40).join(''),
          text,
          place,
        }
      })
      await bareRequests(owner, CITY_CODE, rows)
      if ((at / BATCH) % 50 === 0) console.log(`${at + rows.length} rows`)
    }
  })
  const seconds = Math.round((performance.now() - began) / 1_000)
  console.log(`${count} requests in ${seconds} s; ${index}`)
}

async function measure(house: ReturnType<typeof buildHouse>, count: number): Promise<void> {
  const dice = diceOf(77)
  const times: number[] = []
  let found = 0
  const ask = () =>
    whoElseSays(house, CITY_CODE, 'public', { said: { ...said(dice), division: null }, limit: 3 })
  const began = performance.now()
  await ask()
  console.log(`the first, which learns what is common: ${Math.round(performance.now() - began)} ms`)
  for (let n = 0; n < ASKED; n += 1) {
    const start = performance.now()
    const alike = await ask()
    times.push(performance.now() - start)
    if (alike.length > 0) found += 1
  }
  const keys: number[] = []
  for (let n = 0; n < ASKED; n += 1) {
    const start = performance.now()
    await byKey(house.db, CITY_CODE, `m${String(dice.from(0, count - 1)).padStart(9, '0')}`)
    keys.push(performance.now() - start)
  }
  const say = (name: string, all: readonly number[]) =>
    console.log(
      `${name}: p50 ${quantile(all, 0.5)} ms, p95 ${quantile(all, 0.95)} ms, p99 ${quantile(all, 0.99)} ms`,
    )
  say(`who else says so, ${ASKED} times among ${count}`, times)
  say('one row by its key', keys)
  console.log(`something alike was found ${found} times`)
}

function quantile(all: readonly number[], share: number): string {
  const sorted = all.toSorted((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
}
