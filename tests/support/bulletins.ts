/** An issued bulletin, as it stands on the pages: without the work that led to it. */
import { insertIssued } from '../../src/bulletins/bulletins.store.ts'
import type { TestCity } from './city.ts'

/** Its number. */
export async function bulletinIn({ house, jurisdiction }: TestCity): Promise<string> {
  const issued = {
    format: 1,
    number: '2026-1',
    matter: '261123-22222-2',
    issuer: { zh: '市政府督查室', en: 'Supervision Office' },
    title: '关于2026年10月工作情况的通报',
    period: '2026-10',
    released_on: '2026-11-23',
    signed_by: '市长 甲',
    approved_on: '2026-11-23',
    published_on: '2026-11-23',
    corrects: null,
    sections: [{ heading: '诉求办理', text: '收到群众诉求{requests.came_in}件。' }],
    sources: [{ token: '{requests.came_in}', value: 40, shown: '40余' }],
  }
  const body = JSON.stringify(issued)
  const row = { year: 2026, seq: 1, matter: 'bulletin', at: house.clock.now(), body }
  await insertIssued(house.db, jurisdiction, row)
  return issued.number
}
