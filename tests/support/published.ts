/** An answered request whose resident agreed to show it, and the same once a reviewer has looked it over. */
import { submit } from '../../src/intake/index.ts'
import type { Result } from '../../src/kernel/index.ts'
import { commit } from '../../src/matters/index.ts'
import type { Done } from '../../src/matters/index.ts'
import type { Login, TestCity } from './city.ts'

export const TEXT = '我叫张小明，电话13812341234，东街12号楼501室门口路灯坏了三天'

export const MASKED = {
  title: '路灯坏了三天',
  text: '东街一处楼门口路灯坏了三天',
  answers: [{ ask: '修灯', text: '三盏路灯已经换新，昨晚试亮。' }],
}

export interface Agreed {
  readonly id: string
  /** Id and number of its publication. */
  readonly publication: string
  readonly number: string
  readonly category: string
  /** The resident says whether it may be shown. */
  say(publish: boolean): Promise<void>
}

export async function actIn(
  city: TestCity,
  matter: string,
  login: Login,
  act: string,
  input: object,
): Promise<Result<Done>> {
  const actor = await city.actorOf(login)
  const [result] = await commit(city.house, city.jurisdiction, [{ matter, act, input, actor }])
  if (!result) throw new Error('an act that was committed has no answer')
  return result
}

export async function mustIn(...given: Parameters<typeof actIn>): Promise<Done> {
  const result = await actIn(...given)
  if (!result.ok) throw new Error(`${given[3]}: ${JSON.stringify(result.refusal)}`)
  return result.value
}

let filed = 0

export async function agreedIn(city: TestCity): Promise<Agreed> {
  const { house, jurisdiction } = city
  const result = await submit(house, jurisdiction, {
    door: 'web',
    input: { text: TEXT, title: '路灯坏了', asks: ['修灯'] },
    receipt: true,
    idempotency: { key: `agreed-${(filed += 1)}`, scope: 'test' },
  })
  if (!result.ok || !result.value.receipt) throw new Error('not filed')
  const { matter, receipt } = result.value
  const { categories } = await house.rules(jurisdiction)
  const category = categories.find(
    (one) => !one.checkRequired && !one.sealed && one.limitClass === 'general',
  )?.code
  await mustIn(city, matter.id, 'dispatcher', 'dispatch', { unit: 'urban', category })
  await mustIn(city, matter.id, 'urban-clerk', 'accept', {})
  await mustIn(city, matter.id, 'urban-clerk', 'claim_done', {
    answers: [{ outcome: 'done', text: '三盏路灯已经换新，昨晚试亮。联系人王小红' }],
  })
  const actor = { as: 'resident', matter: matter.id, receipt: receipt.id } as const
  const say = async (publish: boolean) => {
    const [said] = await commit(house, jurisdiction, [
      { matter: matter.id, act: 'consent', input: { publish }, actor },
    ])
    if (!said?.ok) throw new Error(JSON.stringify(said))
  }
  await say(true)
  const [row] = await house.db.query<{ id: string; number: string }>(
    `SELECT m.matter_id AS id, m.number FROM links l JOIN matters m
       ON m.jurisdiction_id = l.jurisdiction_id AND m.matter_id = l.from_matter
     WHERE l.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND l.to_matter = $2`,
    [jurisdiction, matter.id],
  )
  if (!row) throw new Error('nothing was proposed')
  return { id: matter.id, publication: row.id, number: row.number, say, category: category ?? '' }
}

export async function publishedIn(city: TestCity): Promise<Agreed> {
  const one = await agreedIn(city)
  await mustIn(city, one.publication, 'reviewer', 'publish', MASKED)
  return one
}
