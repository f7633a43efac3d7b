/** An answered request whose resident agreed to show it, and the same once a reviewer has looked it over. */
import type { Result } from '../../src/kernel/index.ts'
import { commit } from '../../src/matters/index.ts'
import type { Done } from '../../src/matters/index.ts'
import { answeredIn } from './answered.ts'
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

export async function agreedIn(city: TestCity): Promise<Agreed> {
  const { house, jurisdiction } = city
  const input = { text: TEXT, title: '路灯坏了', asks: ['修灯'] }
  const answer = '三盏路灯已经换新，昨晚试亮。联系人王小红'
  const { id, author: actor, category } = await answeredIn(city, input, answer)
  const say = async (publish: boolean) => {
    const [said] = await commit(house, jurisdiction, [
      { matter: id, act: 'consent', input: { publish }, actor },
    ])
    if (!said?.ok) throw new Error(JSON.stringify(said))
  }
  await say(true)
  const [row] = await house.db.query<{ id: string; number: string }>(
    `SELECT m.matter_id AS id, m.number FROM links l JOIN matters m
       ON m.jurisdiction_id = l.jurisdiction_id AND m.matter_id = l.from_matter
     WHERE l.jurisdiction_id = $1 AND m.jurisdiction_id = $1 AND l.to_matter = $2`,
    [jurisdiction, id],
  )
  if (!row) throw new Error('nothing was proposed')
  return { id, publication: row.id, number: row.number, say, category }
}

export async function publishedIn(city: TestCity): Promise<Agreed> {
  const one = await agreedIn(city)
  await mustIn(city, one.publication, 'reviewer', 'publish', MASKED)
  return one
}
