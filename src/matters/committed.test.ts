/** What binds events to the public log: recomputed here with nothing but HMAC, and free of what people wrote. */
import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCity } from '../../tests/support/city.ts'
import type { TestCity } from '../../tests/support/city.ts'
import { answeredIn } from '../../tests/support/answered.ts'
import { mustIn } from '../../tests/support/published.ts'
import { KINDS } from '../kinds/index.ts'
import type { Actor, Field, Fields, Input, Json, Matter } from '../kernel/index.ts'
import { openedEvents, readEvents, readFactsOf } from './index.ts'
import { partTexts, withTexts } from './texts.ts'

const CANARY = '丁家埠三号桥头的铁皮棚'
const REASON = '电话核实过地点'

let city: TestCity
let id: string
let author: Actor

beforeAll(async () => {
  city = await testCity()
  const input = { text: `${CANARY}漏雨`, asks: ['修好棚顶'], place: CANARY }
  const filed = await answeredIn(city, input, `${CANARY}已经修好`)
  id = filed.id
  author = filed.author
  await mustIn(city, id, 'dispatcher', 'open_identity', { reason: REASON })
})
afterAll(() => city.drop())

const hmac = (key: Buffer, ...parts: (string | Buffer)[]) => {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}

async function opened() {
  const [matter] = await city.house.db.query<{
    body: Matter
  }>('select body from matters where jurisdiction_id = $1 and matter_id = $2', [
    city.jurisdiction,
    id,
  ])
  const kind = city.house.kinds.get('request')
  if (!matter || !kind) throw new Error('no matter')
  const found = await openedEvents(city.house, { kind, matter: matter.body, actor: author })
  if (!found) throw new Error('erased')
  return found
}

describe('a committed event', () => {
  it('is bound to its salt, its number, its matter and the event before it', async () => {
    const { caseKey, events } = await opened()
    expect(events.length).toBeGreaterThanOrEqual(5)
    let prev: string | null = null
    for (const one of events) {
      const event = JSON.parse(one.canonical) as {
        n: number
        prev: string | null
        withheld: string
      }
      expect(event).toMatchObject({ v: 1, matter: id, n: one.n, prev })
      expect(one.commitment).toEqual(hmac(one.salt, 'evt/v1\0', one.canonical))
      expect(event.withheld).toBe(
        hmac(one.withheldSalt, 'evt-withheld/v1\0', one.withheldCanonical).toString('base64'),
      )
      const number = Buffer.from(one.n.toString(16).padStart(16, '0'), 'hex')
      const locator = hmac(caseKey, number).subarray(0, 16)
      expect(one.entry).toEqual(Buffer.concat([Buffer.of(1), locator, one.commitment]))
      prev = one.commitment.toString('base64')
    }
  })

  it('waits for its place in the log from the very transaction that made it', async () => {
    const { events } = await opened()
    const rows = await city.house.db.query<{ n: number; entry: Buffer; held: boolean }>(
      'select n, entry, held from ledger_queue where jurisdiction_id = $1 and matter_id = $2 order by n',
      [city.jurisdiction, id],
    )
    expect(rows).toEqual(events.map(({ n, entry }) => ({ n, entry, held: false })))
  })

  it('shows the resident what is theirs, and commits to the rest without telling it', async () => {
    const { events } = await opened()
    const of = (act: string) => {
      const one = events.find(({ canonical }) => canonical.includes(`"act":"${act}"`))
      if (!one) throw new Error(`no ${act}`)
      return one
    }
    expect(of('receive').canonical).toContain(CANARY)
    expect(of('receive').shown).toBe(true)
    for (const one of events) expect(one.canonical).not.toContain('"person"')
    expect(of('accept').withheldCanonical).toContain('"person"')
    expect(of('claim_done').canonical).toContain(CANARY)
    expect(of('claim_done').shown).toBe(true)
  })

  it('has a salt of its own', async () => {
    const { events } = await opened()
    const salts = events.flatMap(({ salt, withheldSalt }) => [salt, withheldSalt])
    expect(new Set(salts.map((salt) => salt.toString('hex'))).size).toBe(2 * events.length)
    for (const salt of salts) expect(salt).toHaveLength(32)
  })
})

describe('what people wrote', () => {
  it('does not lie in the events in plain, and comes back to whoever has the keys', async () => {
    const [raw] = await city.house.db.query<{ text: string }>(
      `select string_agg(e::text, '') as text from events e where matter_id = $1`,
      [id],
    )
    expect(raw?.text).not.toContain(CANARY)
    expect(raw?.text).not.toContain(REASON)
    const events = await readEvents(city.house, city.jurisdiction, id)
    expect(JSON.stringify(events)).toContain(CANARY)
    expect(JSON.stringify(events)).toContain(REASON)
  })

  it('is gone with the keys, while what was chosen stays', async () => {
    const before = await readFactsOf(city.house.db, city.jurisdiction, [id], 'infinity')
    await city.database.owner
      .transaction(async (tx) => {
        await city.house.vault.eraseMatterKeys(tx, city.jurisdiction, id, '2026-11-24')
        const records = { db: tx, vault: city.house.vault }
        const after = await readEvents(records, city.jurisdiction, id)
        expect(after).toEqual(before.get(id))
        expect(JSON.stringify(after)).not.toContain(CANARY)
        throw new Error('put back')
      })
      .catch((error: Error) => expect(error.message).toBe('put back'))
  })
})

describe('texts', () => {
  it('of every act of every kind come apart and together again', () => {
    for (const kind of KINDS) {
      for (const act of Object.values(kind.acts)) {
        fc.assert(
          fc.property(inputOf(act.fields), (given) => {
            const { plain, texts } = partTexts(act.fields, given)
            expect(withTexts(plain, texts)).toEqual(given)
            expect(JSON.stringify(plain)).not.toContain('free')
          }),
          { numRuns: 20 },
        )
      }
    }
  })

  it('of an act that is no longer declared are all free', () => {
    const anything = fc.dictionary(fc.string(), fc.jsonValue())
    fc.assert(
      fc.property(anything, (given) => {
        const input = JSON.parse(JSON.stringify(given)) as Record<string, Json>
        const { plain, texts } = partTexts(undefined, input)
        expect(withTexts(plain, texts)).toEqual(input)
        expect(leavesOf(plain).filter((leaf) => typeof leaf === 'string' && leaf !== '')).toEqual(
          [],
        )
      }),
    )
  })
})

function leavesOf(value: Json): readonly Json[] {
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((one) => leavesOf(one))
    : [value]
}

function inputOf(fields: Fields): fc.Arbitrary<Input> {
  const values = Object.entries(fields).map(([name, field]) => [name, valueOf(field)])
  return fc.record(Object.fromEntries(values) as Record<string, fc.Arbitrary<Json>>, {
    requiredKeys: [],
  }) as fc.Arbitrary<Input>
}

function valueOf(field: Field): fc.Arbitrary<Json> {
  switch (field.type) {
    case 'text':
      return fc.string().map((text) => `free ${text}`)
    case 'list':
      return fc.array(valueOf(field.of), { maxLength: 3 })
    case 'each_ask':
    case 'groups':
      return fc.array(inputOf(field.fields), { maxLength: 3 })
    case 'several':
    case 'files':
      return fc.array(fc.constantFrom('a1', 'b2'), { maxLength: 2 })
    case 'yes_no':
      return fc.boolean()
    case 'number':
      return fc.integer()
    default:
      return fc.constantFrom('chosen', '2026-11-24')
  }
}
