/** Whoever takes calls is told when receipts of the ledger will be late, and nobody else is asked to know. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testCity } from '../../../tests/support/city.ts'
import type { TestCity } from '../../../tests/support/city.ts'
import { deskClient } from '../../../tests/support/client.ts'
import { deskServer } from '../../../tests/support/desk-server.ts'
import { noLedger } from '../../ledger/index.ts'

let city: TestCity
beforeAll(async () => {
  city = await testCity()
})
afterAll(() => city.drop())

async function told(quorumMissingSince: string | null, login: 'operator' | 'urban-clerk') {
  const state = async () => ({ ...(await noLedger.state(city.jurisdiction)), quorumMissingSince })
  const house = { ...city.house, ledger: { ...noLedger, state } }
  const app = await deskServer({ ...city, house })
  const client = deskClient(app, await city.sessionOf(login))
  const { status, json } = await client.get('/desk/api/hotline/ledger')
  await app.close()
  return [status, (json as { lateSince?: string | null }).lateSince]
}

it('after the hours of the city, and not before', async () => {
  const since = '2026-11-22T21:59:59.000Z'
  expect(await told(since, 'operator')).toEqual([200, since])
  expect(await told('2026-11-22T22:00:00.000Z', 'operator')).toEqual([200, null])
  expect(await told(null, 'operator')).toEqual([200, null])
  expect((await told(since, 'urban-clerk'))[0]).toBe(404)
})
