/** A request that was filed, dispatched, accepted and said to be done, in a test city. */
import { submit } from '../../src/intake/index.ts'
import type { Input } from '../../src/kernel/index.ts'
import type { TestCity } from './city.ts'
import { mustIn } from './published.ts'

export interface Answered {
  readonly id: string
  readonly author: { readonly as: 'resident'; readonly matter: string; readonly receipt: string }
  /** Of a kind whose answers nobody need check. */
  readonly category: string
}

let filed = 0

export async function answeredIn(city: TestCity, input: Input, answer: string): Promise<Answered> {
  const { house, jurisdiction } = city
  const result = await submit(house, jurisdiction, {
    door: 'web',
    input,
    receipt: true,
    idempotency: { key: `answered-${(filed += 1)}`, scope: 'test' },
  })
  if (!result.ok || !result.value.receipt) throw new Error('not filed')
  const { matter, receipt } = result.value
  const { categories } = await house.rules(jurisdiction)
  const category = categories.find(
    (one) => !one.checkRequired && !one.sealed && one.limitClass === 'general',
  )?.code
  if (category === undefined) throw new Error('no category without a check')
  await mustIn(city, matter.id, 'dispatcher', 'dispatch', { unit: 'urban', category })
  await mustIn(city, matter.id, 'urban-clerk', 'accept', {})
  await mustIn(city, matter.id, 'urban-clerk', 'claim_done', {
    answers: [{ outcome: 'done', text: answer }],
  })
  const author = { as: 'resident', matter: matter.id, receipt: receipt.id } as const
  return { id: matter.id, author, category }
}
