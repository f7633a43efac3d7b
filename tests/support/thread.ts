/** A thread in a test city: six people ask, a leader takes it on, a memo is written, a target carries the decision out. */
import { refreshHot } from '../../src/hot/index.ts'
import type { TestCity } from './city.ts'
import { hotIn } from './hot.ts'
import { documentIn, draftIn } from './plan.ts'
import { mustIn } from './published.ts'
import { writerOf } from './writer.ts'

export const DRAFT_REASONS = '建议改造：投资少，工人不用安置，半年内能装上除尘设备。'
export const OWN_REASONS =
  '三次限期都没有做到，孩子夜里咳得睡不着；窑是老窑，装了除尘也要年年修，不如一次关掉。'

const option = (name: string, more: Readonly<Record<string, string>>) => ({
  name,
  what: '按这个办法处理砖厂的烟尘',
  risk: '工人安置要谈妥',
  bears: '砖厂和工人',
  ...more,
})

export interface MemoIn {
  /** One of the requests, the hot problem they make, and the memo about it, submitted. */
  readonly request: string
  readonly hot: string
  readonly decision: string
}

export async function memoIn(city: TestCity): Promise<MemoIn> {
  const { must, bodyOf } = writerOf(() => city)
  const event = await hotIn(city)
  const until = new Date(Date.parse(city.house.clock.now()) + 200 * 86_400_000)
  const hot = await must('hot_problem', 'take_on_hot', 'leader', {
    event,
    title: '砖厂黑烟熏人',
    unit: 'urban',
    until: until.toISOString().slice(0, 10),
  })
  await refreshHot(city.house, city.jurisdiction)
  const [request] = (await bodyOf(hot)).links.map(({ to }) => to)
  if (request === undefined) throw new Error('nobody asked')
  const decision = await must('decision', 'draft_memo', 'urban-clerk', {
    title: '丹枫新城旁的砖厂关停还是改造',
    question: '砖厂烧窑的烟尘影响三千户居民，搬迁承诺已经过期。',
    options: [
      option('关停', { cost: '补偿三百万元' }),
      option('改造', { cost: '除尘设备八十万元', risk: '老窑年年要修' }),
      option('限产', { cost: '不花钱', risk: '烟尘少不了一半' }),
    ],
    said: [{ matter: hot, words: '六人说孩子咳嗽，窗台一层黑灰' }],
    draft_reasons: DRAFT_REASONS,
  })
  await mustIn(city, decision, 'urban-clerk', 'submit_memo', {})
  return { request, hot, decision }
}

/** The number of a major decision that is open to comment, and so to everybody. */
export async function openMemoIn(city: TestCity): Promise<string> {
  const { must, bodyOf } = writerOf(() => city)
  const id = await must('decision', 'draft_memo', 'urban-clerk', {
    title: '北河老桥是修还是拆建',
    question: '老桥限载五吨，公交绕行，两岸居民反映出行不便。',
    options: [
      option('加固', { cost: '三百万元' }),
      option('拆建', { cost: '两千万元', risk: '工期一年半' }),
    ],
    draft_reasons: DRAFT_REASONS,
    major: true,
  })
  await mustIn(city, id, 'urban-clerk', 'open_comment', {})
  return (await bodyOf(id)).number
}

/** What carries the decision out, issued to its post. */
export const CARRIES_OUT = {
  title: '关停城区砖瓦窑',
  metric: '关停的砖瓦窑',
  unit: '座',
  goal: 1,
  criteria: '窑体拆除，烟囱封堵',
  benefit: '不再吸烟尘',
  lead: 'urban-clerk',
}

export async function targetIn(city: TestCity) {
  const document = await documentIn(city)
  const target = await draftIn(city, document, CARRIES_OUT)
  await mustIn(city, target, 'supervisor', 'issue_target', {})
  return { target, document }
}
