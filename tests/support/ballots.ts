/** A ballot of the test city, as far as its slips: open until a day, or with its frame alone. */
import { makeSlips } from '../../src/ballots/index.ts'
import { addDays, dayOf } from '../../src/kernel/index.ts'
import type { Json } from '../../src/kernel/index.ts'
import type { TestCity } from './city.ts'
import { mustIn } from './published.ts'
import { writerOf } from './writer.ts'

export const BALLOT_DRAFT = {
  title: '老旧小区加装电梯工作',
  unit: 'housing',
  what: '去年在六个小区加装了十二部电梯，财政补助每部二十万元，楼上楼下的住户都受影响。',
}
export const BALLOT_FRAME = {
  sort: 'letters',
  register: '六个小区的住户名册',
  drawing: '由统计局按门牌号等距抽取，邮政送达，住建局不经手',
  groups: [
    { name: '桥头街道', people: 900, invited: 25 },
    { name: '东湖街道', people: 600, invited: 15 },
  ],
}

export async function framedBallotIn(city: TestCity, more: Record<string, Json> = {}) {
  const id = await writerOf(() => city).must('ballot', 'draft_ballot', 'supervisor', BALLOT_DRAFT)
  await mustIn(city, id, 'supervisor', 'fix_frame', { ...BALLOT_FRAME, ...more })
  return id
}

export async function slipsIn(city: TestCity, id: string): Promise<readonly string[]> {
  const made = await makeSlips(city.house, city.jurisdiction, id, await city.actorOf('supervisor'))
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value.codes.map(({ code }) => code)
}

/** Open for eighteen days. */
export async function openBallotIn(city: TestCity) {
  const id = await framedBallotIn(city)
  const codes = await slipsIn(city, id)
  const closes = addDays(dayOf(city.house.clock.now()), 18)
  const { matter } = await mustIn(city, id, 'reviewer', 'open_ballot', { closes })
  return { id, codes, number: matter.number }
}

export const YEAR_RULES: Record<string, Json> = {
  title: '2025 年度工作考核办法',
  year: 2025,
  basis: '《试验市年度考核办法》第三条，市委市政府督查考核工作部署',
  measures: [
    { measure: 'solved', weight: 40 },
    { measure: 'truthful', weight: 20 },
    { measure: 'in_time', weight: 20 },
    { measure: 'ballots', weight: 20 },
  ],
  units: ['urban', 'housing'],
  context: '执法局办理的噪声、占道类诉求最多，住建局以房屋质量类为主',
}

/** Number of an appraisal whose rules are open to comments. */
export async function consultedIn(city: TestCity): Promise<string> {
  const id = await writerOf(() => city).must('appraisal', 'draft_rules', 'supervisor', YEAR_RULES)
  const closes = addDays(dayOf(city.house.clock.now()), 18)
  return (await mustIn(city, id, 'supervisor', 'consult', { closes })).matter.number
}
