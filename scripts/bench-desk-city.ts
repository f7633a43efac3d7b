/** Fills a scratch city: what people say drawn from a vocabulary, filed, dispatched, accepted or handed over. */
import { CITY_CODE } from '../demo/divisions.ts'
import { POSTS } from '../demo/city.ts'
import type { Actor, Result } from '../src/kernel/index.ts'
import { commissionOf } from '../src/intake/index.ts'
import { commit } from '../src/matters/index.ts'
import type { Commission, Done, Ports } from '../src/matters/index.ts'
import { actorFor } from '../src/org/index.ts'
import type { FixedClock } from '../src/platform/clock.ts'
import { divisionsUnder } from '../src/rules/index.ts'

const BATCH = 100
/** The oldest is a quarter old. */
const SPAN = 90 * 86_400_000

const PLACES =
  '和平路 光明街 桥头 新华里 滨江大道 青年路 东风市场 城南花园 一中后门 人民医院'.split(' ')
const THINGS =
  '路灯 停水 电梯停运 积水不退 井盖 噪音 油烟扰民 占用盲道 物业 公交 垃圾 欠薪 医保 学区'.split(' ')
const WHO = '老人 孩子 上班的人 居民 商户 行人 骑车的人'.split(' ')
const MORE = [
  '已经三天了没有人来看',
  '晚上看不清路很危险',
  '打过电话说正在处理',
  '希望说清楚什么时候能好',
  '收费也没有公示',
  '下雨天更严重',
  '请到现场看一看',
  '小区里很多人都这样说',
]

export async function fill(built: Ports, clock: FixedClock, count: number): Promise<void> {
  const end = Date.parse(clock.now())
  // Nothing of the rules and nobody's post changes while the city is filled.
  const [rules, org, divisions] = await Promise.all([
    built.rules(CITY_CODE),
    built.org(CITY_CODE),
    built.divisions(CITY_CODE),
  ])
  const house: Ports = {
    ...built,
    rules: async () => rules,
    org: async () => org,
    divisions: async () => divisions,
  }
  const cast = await castOf(house)
  const began = performance.now()
  for (let at = 0; at < count; at += BATCH) {
    const size = Math.min(BATCH, count - at)
    clock.set(new Date(end - SPAN + (SPAN * at) / count).toISOString())
    const filed = await all(
      house,
      Array.from({ length: size }, (_, n) => said(house, cast, at + n)),
    )
    clock.advance(1_800_000)
    const given = await all(
      house,
      filed.map((done, n) => handed(cast, done, at + n)),
    )
    clock.advance(1_800_000)
    await all(
      house,
      given.flatMap((done, n) => accepted(cast, done, at + n)),
    )
    if ((at / BATCH) % 100 === 99) {
      const rate = (at + size) / ((performance.now() - began) / 1_000)
      console.log(`… ${at + size} matters, ${rate.toFixed(0)}/s`)
    }
  }
}

interface Cast {
  readonly dispatcher: Actor
  readonly clerks: readonly {
    readonly unit: string
    readonly actor: Actor
    readonly categories: readonly string[]
  }[]
  readonly divisions: readonly string[]
}

async function castOf(house: Ports): Promise<Cast> {
  const now = house.clock.now()
  const actor = async (post: string): Promise<Actor> => {
    const found = await actorFor(house.db, CITY_CODE, `h-${post}`, now)
    if (!found) throw new Error(`nobody holds ${post}`)
    return found
  }
  const dispatcher = POSTS.find(({ powers }) => powers.includes('dispatch'))
  const clerks = POSTS.filter(({ powers }) => powers.includes('handle'))
  const [rules, org, divisions] = await Promise.all([
    house.rules(CITY_CODE),
    house.org(CITY_CODE),
    divisionsUnder(house.db, String(CITY_CODE), now.slice(0, 10)),
  ])
  /** Those for which a unit of that level has the power, by the duty list. */
  const within = (unit: string) =>
    rules.categories
      .map(({ code }) => code)
      .filter((code) => rules.powerOf(code, org.units.get(unit)?.level ?? 1).has)
  return {
    dispatcher: await actor(dispatcher?.id ?? ''),
    clerks: await Promise.all(
      clerks.map(async ({ id, unit }) => {
        return { unit, actor: await actor(id), categories: within(unit) }
      }),
    ),
    divisions: divisions.map(({ code }) => code),
  }
}

/** Drawn so that neighbours differ and every run is the same. */
const pick = <T>(from: readonly T[], n: number, by: number): T => {
  const found = from[(n * by + Math.floor(n / from.length)) % from.length]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

function said(house: Ports, { divisions }: Cast, n: number): Commission {
  const place = pick(PLACES, n, 7)
  const text = `${place}${n % 97}号附近${pick(THINGS, n, 11)}，${pick(WHO, n, 5)}进出不方便。${pick(MORE, n, 3)}，${pick(MORE, n, 13)}。`
  return commissionOf(house, {
    door: n % 3 === 0 ? 'hotline' : 'web',
    input: { text, place: `${place}${n % 97}号`, division: pick(divisions, n, 17) },
    receipt: false,
  })
}

function handed({ dispatcher, clerks }: Cast, { matter }: Done, n: number): Commission {
  if (n % 2 === 0) {
    const reason = '这是法院受理的合同纠纷，请带上合同和收据到区法院立案大厅办理'
    return {
      matter: matter.id,
      act: 'hand_over',
      input: { channel: 'court', reason },
      actor: dispatcher,
    }
  }
  // One in ten still waits to be dispatched: there something is added only.
  if (n % 10 === 1)
    return { matter: matter.id, act: 'note', input: { words: '待核实' }, actor: dispatcher }
  const { unit, categories } = pick(clerks, n, 3)
  return {
    matter: matter.id,
    act: 'dispatch',
    input: {
      unit,
      category: pick(categories, n, 7),
      asks: ['请解决，并说明办理情况'],
    },
    actor: dispatcher,
  }
}

function accepted({ clerks }: Cast, { matter }: Done, n: number): readonly Commission[] {
  if (matter.state.name !== 'dispatched' || n % 4 === 1) return []
  return [{ matter: matter.id, act: 'accept', input: {}, actor: pick(clerks, n, 3).actor }]
}

async function all(house: Ports, commissions: readonly Commission[]): Promise<readonly Done[]> {
  const results = await commit(house, CITY_CODE, commissions)
  return results.map((result: Result<Done>) => {
    if (!result.ok) throw new Error(`the bench was refused: ${JSON.stringify(result.refusal)}`)
    return result.value
  })
}
