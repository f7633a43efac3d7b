/** The knowledge base of the demo city, written by its units and approved by their heads, earlier than now. */
import type { Actor, Instant } from '../../src/kernel/index.ts'
import { addDays, dayOf } from '../../src/kernel/index.ts'
import { addPlaces } from '../../src/knowledge/index.ts'
import { commit } from '../../src/matters/index.ts'
import type { Commission, Ports } from '../../src/matters/index.ts'
import { officialOf } from '../../src/org/index.ts'
import type { FixedClock } from '../../src/platform/clock.ts'
import { CITY_CODE } from '../divisions.ts'
import { ENTRIES } from './entries.ts'
import type { DemoEntry } from './entries.ts'
import { PLACES } from './places.ts'

export { ENTRIES, PLACES }
export type { DemoEntry }

interface Making {
  readonly house: Ports
  readonly clock: FixedClock
  readonly now: Instant
}

const DAY = 86_400_000

/** Moves the clock back and forth between entries; it stands at what it was when all are made. */
export async function seedKnowledge(
  { house, clock, now }: Making,
  entries: readonly DemoEntry[] = ENTRIES,
): Promise<void> {
  const before = clock.now()
  await addPlaces(house.db, CITY_CODE, PLACES)
  for (const entry of entries.toSorted((a, b) => b.ago - a.ago))
    await make({ house, clock, now }, entry)
  clock.set(before)
}

async function make({ house, clock, now }: Making, entry: DemoEntry): Promise<void> {
  const proposedAt = Date.parse(now) - entry.ago * DAY
  const from = dayOf(new Date(proposedAt).toISOString())
  const clerk = await official(house, `${entry.unit}-clerk-1`)
  const head = await official(house, `${entry.unit}-head`)
  const at = async (days: number, commission: Omit<Commission, 'input'> & { input?: unknown }) => {
    clock.set(new Date(Math.min(proposedAt + days * DAY, Date.parse(now))).toISOString())
    const [done] = await commit(house, CITY_CODE, [{ input: {}, ...commission }])
    if (!done?.ok)
      throw new Error(
        `demo knowledge “${entry.question}”: ${commission.act} ${JSON.stringify(done?.refusal)}`,
      )
    return done.value.matter.id
  }
  const { question, answer, english, others, source, category, open } = entry
  const matter = await at(0, {
    kind: 'knowledge_entry',
    act: 'propose_entry',
    actor: clerk,
    door: 'desk',
    input: {
      question,
      answer,
      source,
      others,
      open,
      ...(category === null ? {} : { category }),
      ...(english ? { question_en: english[0], answer_en: english[1] } : {}),
      review: addDays(from, entry.review),
      valid_until: addDays(from, entry.validFor),
    },
  })
  if (entry.became === 'waiting') return
  if (entry.became === 'sent_back') {
    await at(1, { matter, act: 'send_back', actor: head, input: { reason: '依据请写到条款' } })
    return
  }
  await at(1, { matter, act: 'approve_entry', actor: head })
  if (entry.review < entry.ago)
    await at(entry.review + 1, {
      matter,
      act: 'fall_due',
      actor: { as: 'system', part: 'sampling' },
    })
  if (entry.became === 'doubted') {
    const words = '有来电人说服务电话换了，请核对'
    const operator = await official(house, 'operator-1')
    await at(entry.ago - 2, { matter, act: 'doubt_entry', actor: operator, input: { words } })
  }
  if (entry.became === 'retired')
    await at(entry.ago - 1, {
      matter,
      act: 'retire_entry',
      actor: clerk,
      input: { reason: '办法已经废止' },
    })
}

async function official(house: Ports, post: string): Promise<Actor> {
  const actor = officialOf(await house.org(CITY_CODE), `h-${post}`)
  if (!actor) throw new Error(`nobody holds the post ${post}`)
  return actor
}
