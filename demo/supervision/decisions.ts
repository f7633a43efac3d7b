/** Two memos of the demo city: one decided and carried out by a target of its plan, one that waits for its leader. */
import type { Input } from '../../src/kernel/index.ts'
import type { Play } from './acting.ts'

const option = (name: string, what: string, cost: string, risk: string, bears: string) => ({
  name,
  what,
  cost,
  risk,
  bears,
})

const LIFTS = {
  title: '老楼加装电梯：补贴给谁，低层怎么补',
  question:
    '同一个楼道里高层盼装、低层怕挡光怕吵，谈不拢的占六成。每部四十多万元，住户自己凑不齐，市里补贴怎么给，低层的损失谁来补？',
  options: [
    option(
      '按部补贴',
      '每部补贴十六万元，低层由住户自己商量',
      '一年一千六百万元',
      '谈不拢的仍然谈不拢',
      '低层住户',
    ),
    option(
      '补贴加补偿',
      '每部补贴十二万元，另设低层补偿每户八千元，由街道见证签约',
      '一年一千五百万元',
      '补偿标准要年年议',
      '市财政和高层住户',
    ),
    option(
      '先公共后加装',
      '先修坡道和楼道扶手，加装另议',
      '一年四百万元',
      '五层以上的老人还是下不了楼',
      '高层的老人',
    ),
  ],
  draft_reasons:
    '建议采用按部补贴。标准清楚，财政好安排，邻市也这样做，住户之间的事由住户商量，政府不宜介入太深。',
}

const REASONS =
  '我去梧桐里看过两个楼道：四楼的老人一年下楼三次，一楼的厨房白天要开灯，两家都没有错。钱全给装的人，低层一分没有，这事就永远谈不拢。宁可每部少补四万，把低层那份写明，由街道看着签，谁也不用去求谁。'

const STATION = {
  title: '枫桥新苑北门垃圾中转站：搬、改还是停',
  question:
    '中转站离最近的楼十八米，夏天臭、清早吵，周围反映的人越来越多；可它一停，周边三个社区的垃圾没有地方压。',
  options: [
    option(
      '外迁',
      '迁到快速路南侧，两年建成',
      '三千二百万元',
      '新址附近也会反对',
      '新址附近的企业',
    ),
    option(
      '原地改造',
      '加密闭除臭、改作业时间到七点以后',
      '四百六十万元',
      '除臭设备停一天就闻得到',
      '中转站的清运工',
    ),
    option(
      '分两处小站',
      '拆成两个小型压缩点，各离楼四十米',
      '九百万元',
      '车要多跑一趟',
      '沿街商户',
    ),
  ],
  draft_reasons:
    '建议原地改造：见效最快，投资最少，不用另外征地，作业时间改过之后群众意见会明显减少。',
}

const saidIn = (found: readonly (readonly [string, string])[]): Input =>
  found.length === 0 ? {} : { said: found.map(([matter, words]) => ({ matter, words })) }

/** `asked`: ids of requests by their key; those of a demo that has them. */
export async function decisions(
  { opens, does, day, stage }: Play,
  asked: ReadonlyMap<string, string>,
): Promise<void> {
  const said = (words: Readonly<Record<string, string>>) =>
    saidIn(
      Object.entries(words).flatMap(([key, text]) => {
        const id = asked.get(key)
        return id === undefined ? [] : [[id, text] as const]
      }),
    )
  const lifts = {
    ...LIFTS,
    ...said({ 'hot-lift-for-0': '盼装的', 'hot-lift-against-0': '怕挡光的' }),
  }
  await opens(48, 'memo-lifts', 'jiangwan-clerk-2', ['decision', 'draft_memo'], lifts)
  await does(46, 'memo-lifts', 'jiangwan-clerk-2', 'submit_memo')
  await does(41, 'memo-lifts', 'vice-city', 'decide', {
    option: '补贴加补偿',
    reasons: REASONS,
    review: day(-150),
  })
  await does(36, 'memo-lifts', 'vice-city', 'name_task', { task: stage.id('core-lifts') })
  const station = {
    ...STATION,
    ...said({ 'hot-station-0': '臭味', 'hot-station-1': '清早的噪声' }),
  }
  await opens(6, 'memo-station', 'jiangwan-clerk-1', ['decision', 'draft_memo'], station)
  await does(4, 'memo-station', 'jiangwan-clerk-1', 'submit_memo')
}
