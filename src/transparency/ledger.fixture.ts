/** A city with a log and a witness of its own, for the tests of what people see of it. */
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { testCity } from '../../tests/support/city.ts'
import type { CityWishes, Login, TestCity } from '../../tests/support/city.ts'
import { testLog } from '../../tests/support/ledger.ts'
import type { TestLog } from '../../tests/support/ledger.ts'
import { publicServer } from '../../tests/support/public-server.ts'
import { receiptIn, visitor } from '../../tests/support/visitor.ts'
import type { Visitor } from '../../tests/support/visitor.ts'
import type { WithFiles } from '../attachments/index.ts'
import type { LedgerReader } from '../ledger/index.ts'
import type { AskWitnesses } from '../ledger/types.ts'
import { commit } from '../matters/index.ts'
import { fixedClock } from '../platform/clock.ts'
import { cosigner, splitNote } from '../tlog/index.ts'

export interface LedgerCity {
  readonly city: TestCity
  readonly log: TestLog
  readonly house: WithFiles
  readonly app: FastifyInstance
  readonly clock: ReturnType<typeof fixedClock>
  /** Everything that waits is signed and cosigned. */
  settle(): Promise<void>
  /** The pages over a reader that is bent: an alarm, witnesses out of reach. */
  serverWith(ledger: Partial<LedgerReader>): Promise<FastifyInstance>
  /** Files on the page; the browser then shows the receipt. */
  file(browser: Visitor, text: string, more?: Record<string, string>): Promise<Filed>
  act(matter: string, login: Login, name: string, input?: object): Promise<void>
  close(leaving?: { replays: boolean }): Promise<void>
}

export interface Filed {
  readonly code: string
  readonly matter: string
  readonly page: string
}

/** As the slip shows it. */
const NUMBER = /<strong>(\d{6}-[0-9A-Z]{5}-[0-9A-Z])<\/strong>/u

export async function ledgerCity(wishes: Omit<CityWishes, 'clock'> = {}): Promise<LedgerCity> {
  const clock = fixedClock('2026-11-23T02:00:00.000Z')
  const city = await testCity({ ...wishes, clock })
  const { jurisdiction } = city
  const { db } = city.database
  const witness = cosigner('witness.example/w1', randomBytes(32), () =>
    Math.floor(Date.parse(clock.now()) / 1_000),
  )
  const ask: AskWitnesses = async ({ note, checkpoint }) => {
    const line = await witness.sign(splitNote(note).text)
    const time = Math.floor(Date.parse(clock.now()) / 1_000)
    const { size } = checkpoint
    return [{ name: 'w1', vkey: witness.vkey, line, time, size, ahead: false, problem: null }]
  }
  const log = await testLog(db, jurisdiction, { clock, ask })
  const { vkey } = log.reader.identity(jurisdiction)
  writeFileSync(
    join(log.dataDir, 'ledger', `${jurisdiction}.policy`),
    `log ${vkey}\nwitness w1 ${witness.vkey} https://witness.example/w1\nquorum w1\n`,
  )
  const house = { ...city.house, ledger: log.reader }
  const app = await publicServer(house, jurisdiction)
  const opened: FastifyInstance[] = [app]

  return {
    city,
    log,
    house,
    app,
    clock,
    settle: () => log.settle(),
    async serverWith(ledger) {
      const bent = { ...house, ledger: { ...log.reader, ...ledger } }
      const server = await publicServer(bent, jurisdiction)
      opened.push(server)
      return server
    },
    async file(browser, text, more = {}) {
      await browser.get('/say')
      await browser.press('下一步：核对', { text, ...more })
      const { body } = await browser.press('提交')
      const code = receiptIn(body)
      const [row] = await db.query<{ id: string }>(
        'SELECT matter_id AS id FROM matters WHERE jurisdiction_id = $1 AND number = $2',
        [jurisdiction, NUMBER.exec(body)?.[1] ?? ''],
      )
      if (!row) throw new Error('nothing was filed')
      return { code, matter: row.id, page: body }
    },
    async act(matter, login, name, input = {}) {
      const [result] = await commit(house, jurisdiction, [
        { matter, act: name, input, actor: await city.actorOf(login) },
      ])
      if (!result?.ok) throw new Error(`${name}: ${JSON.stringify(result)}`)
    },
    async close(leaving) {
      for (const server of opened) await server.close()
      log.drop()
      await city.drop(leaving)
    },
  }
}

export { visitor }
