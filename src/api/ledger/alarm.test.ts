import { expect, it } from 'vitest'
import { buildHouse } from '../../../src/house.ts'
import { testCity } from '../../../tests/support/city.ts'
import { deskClient } from '../../../tests/support/client.ts'
import { deskServer } from '../../../tests/support/desk-server.ts'
import { testLog } from '../../../tests/support/ledger.ts'
import { keepAlarm, resumeLog } from '../../ledger/log.store.ts'

const AT = '/desk/api/admin/ledger/alarm'

it('administrators see why the public log stands still, and nobody else at the desk does', async () => {
  const city = await testCity()
  const { db } = city.database
  const log = await testLog(db, city.jurisdiction)
  const house = buildHouse({
    db,
    clock: city.house.clock,
    masterKey: Buffer.alloc(32, 1),
    receiptSecret: Buffer.alloc(32, 2),
    ledger: log.reader,
  })
  const app = await deskServer({ house, org: city.org })
  try {
    const system = deskClient(app, await city.sessionOf('system-admin'))
    const read = async () => (await system.get(AT)).json as { alarm: unknown }
    expect(await read()).toEqual({ alarm: null })
    const at = '2026-11-24T08:00:00.000Z'
    const words = { zh: '磁盘已满', en: 'The disk is full' }
    const raised = { epoch: null, code: 'disk_full', at, ...words, stopped: false }
    await keepAlarm(db, city.jurisdiction, raised)
    expect(await read()).toEqual({ alarm: { since: at, words } })
    const clerk = deskClient(app, await city.sessionOf('housing-clerk'))
    expect((await clerk.get(AT)).status).toBe(404)
    await resumeLog(db, city.jurisdiction)
    expect(await read()).toEqual({ alarm: null })
  } finally {
    await app.close()
    log.drop()
    await city.drop()
  }
})
