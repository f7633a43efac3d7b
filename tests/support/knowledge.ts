/** An entry of the knowledge base, written by a clerk and approved by the head. */
import { commit } from '../../src/matters/index.ts'
import type { TestCity } from './city.ts'
import { mustIn } from './published.ts'

export const LIFT = {
  question: '老旧小区加装电梯怎么申请？',
  answer: '由业主代表向区住建局提交申请表、业主签字表和初步方案，七个工作日内答复。',
  source: '《试验市既有住宅加装电梯办法》第八条',
  others: ['旧楼装电梯要什么材料'],
  open: true,
  review: '2027-05-31',
  valid_until: '2027-11-30',
}

export interface EntryMade {
  readonly id: string
  readonly number: string
}

export async function proposedIn(city: TestCity, content: object = {}): Promise<EntryMade> {
  const [done] = await commit(city.house, city.jurisdiction, [
    {
      kind: 'knowledge_entry',
      act: 'propose_entry',
      input: { ...LIFT, ...content },
      actor: await city.actorOf('housing-clerk'),
      door: 'desk',
    },
  ])
  if (!done?.ok) throw new Error(JSON.stringify(done?.refusal))
  const { id, number } = done.value.matter
  return { id, number }
}

export async function entryIn(city: TestCity, content: object = {}): Promise<EntryMade> {
  const made = await proposedIn(city, content)
  await mustIn(city, made.id, 'housing-head', 'approve_entry', {})
  return made
}
