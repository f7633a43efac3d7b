/**
 * End to end, with a real city: whoever holds the database as superuser, the disk and the log's signing key changes what
 * happened. A resident with what they once downloaded, or a stranger with an old checkpoint, finds out.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ledgerCity, visitor } from '../../src/transparency/ledger.fixture.ts'
import type { LedgerCity } from '../../src/transparency/ledger.fixture.ts'
import type { Answer } from '../../verify/core/answer.ts'
import { readCheckpoint } from '../../verify/core/checkpoint.ts'
import type { Checkpoint } from '../../verify/core/checkpoint.ts'
import { DELAY, checkComplete } from '../../verify/core/complete.ts'
import { checkConsistency } from '../../verify/core/consistency.ts'
import { followLog, NOTHING_KEPT } from '../../verify/core/follow.ts'
import type { Kept } from '../../verify/core/follow.ts'
import { checkMatter, parseMatter } from '../../verify/core/matter.ts'
import { parsePolicy } from '../../verify/core/policy.ts'
import type { Policy } from '../../verify/core/policy.ts'
import { proveReceipt, SKEW } from '../../verify/core/proving.ts'
import type { Source } from '../../verify/core/source.ts'
import { dummies, eventOf, signerOf, sourceOf, TestLog } from '../../verify/log.fixture.ts'
import { mirrorOf, value } from './witnessed.ts'

const TEXT = '桥头的路灯三天没亮了，晚上看不见台阶'
const HOUR = 3_600_000

let at: LedgerCity
/** What somebody has from before anything was changed. */
let policy: Policy
/** Of somebody who believes the log's key alone. */
let credulous: Policy
let matter = ''
let code = ''
let old: {
  readonly matterFile: Buffer
  readonly receipt: Buffer
  readonly event: Buffer
  readonly checkpoint: Checkpoint
  readonly earlier: Checkpoint
  readonly kept: Kept
}

const bytesAt = async (path: string): Promise<Buffer> => {
  const resident = visitor(at.app)
  await resident.post('/my', { do: 'open', code })
  const { status, body } = await resident.get(path)
  if (status !== 200) throw new Error(`${path}: ${status}`)
  return Buffer.from(body)
}

const mirror = () => mirrorOf(at.log.folder)
const current = async (): Promise<Checkpoint> =>
  value(readCheckpoint(readFileSync(join(at.log.folder, 'checkpoint')), policy))
const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'yes' : answer.refusal.code)

beforeAll(async () => {
  at = await ledgerCity()
  const others = ['楼道灯不亮', '井盖松动', '公交站牌歪了']
  for (const text of others) await at.file(visitor(at.app), text)
  const filed = await at.file(visitor(at.app), TEXT)
  matter = filed.matter
  code = filed.code
  await at.settle()
  const text = (await at.app.inject(`/ledger/${at.city.jurisdiction}/policy`)).body
  policy = value(parsePolicy(Buffer.from(text)))
  credulous = value(parsePolicy(Buffer.from(`${text.split('\n')[0]}\nquorum none\n`)))
  const earlier = await current()
  at.clock.advance(12 * HOUR)
  const { categories } = await at.house.rules(at.city.jurisdiction)
  const category = categories.find((one) => !one.checkRequired && !one.sealed)?.code
  await at.act(matter, 'dispatcher', 'dispatch', { unit: 'urban', category })
  await at.act(matter, 'urban-clerk', 'accept')
  await at.settle()
  const followed = value(await followLog({ source: mirror(), policy, kept: NOTHING_KEPT }))
  old = {
    matterFile: await bytesAt('/my/proofs/matter'),
    receipt: await bytesAt('/my/proofs/2/receipt'),
    event: await bytesAt('/my/proofs/2/event'),
    checkpoint: await current(),
    earlier,
    kept: followed.kept,
  }
}, 120_000)
afterAll(() => at.close({ replays: false }))

async function complete(file: Buffer, source: Source, by = policy, known: Checkpoint[] = []) {
  const checked = checkMatter(value(parseMatter(file)), by, SKEW)
  if (!checked.ok) return checked
  return checkComplete({ checked: checked.value, source, policy: by, known, delay: DELAY })
}

const prove = (receipt: Buffer, event: Buffer, by = policy) =>
  proveReceipt({ receipt, opened: event, policy: by, skew: SKEW })

/** As the owner of every table, past all rights of the application. */
const asSuperuser = (sql: string, values: readonly unknown[] = []) =>
  at.city.database.owner.query(sql, [at.city.jurisdiction, matter, ...values])

describe('as long as nothing was changed', () => {
  it('everything that was downloaded holds, in every way there is to look', async () => {
    expect(codeOf(prove(old.receipt, old.event))).toBe('yes')
    const found = value(await complete(old.matterFile, mirror(), policy, [old.earlier]))
    expect([...found.places.keys()]).toEqual([1, 2, 3])
    expect(found.bounds.get(2)?.after).toBe(old.earlier.times?.largest)
    expect(codeOf(await checkConsistency(mirror(), old.earlier, await current()))).toBe('yes')
    expect(codeOf(await followLog({ source: mirror(), policy, kept: old.kept }))).toBe('yes')
  })
})

/** The database alone is changed, and put back: the log stays as it was signed. */
async function withChange<T>(
  change: readonly [sql: string, ...values: unknown[]],
  back: readonly [sql: string, ...values: unknown[]],
  look: () => Promise<T>,
): Promise<T> {
  await asSuperuser(change[0], change.slice(1))
  try {
    return await look()
  } finally {
    await asSuperuser(back[0], back.slice(1))
  }
}

const WHERE = 'where jurisdiction_id = $1 and matter_id = $2'

describe('the database is changed', () => {
  it('a step is dated back: what is shown now no longer fits the receipt', async () => {
    const answer = await withChange(
      [`update events set at = at - interval '3 days' ${WHERE} and n = 2`],
      [`update events set at = at + interval '3 days' ${WHERE} and n = 2`],
      async () => prove(old.receipt, await bytesAt('/my/proofs/2/event')),
    )
    expect(codeOf(answer)).toBe('not_included')
  })

  it('a step is done by another act: the whole file is refused, and says at which step', async () => {
    const answer = await withChange(
      [`update events set act = 'urge' ${WHERE} and n = 3`],
      [`update events set act = 'accept' ${WHERE} and n = 3`],
      async () => complete(await bytesAt('/my/proofs/matter'), mirror()),
    )
    expect(answer).toMatchObject({ refusal: { code: 'not_included', params: { event: 3 } } })
  })

  it('two leaves are swapped in it: receipts given out from now on prove nothing', async () => {
    const swap = async () => {
      // One number is taken once: by way of a third.
      for (const [from, to] of [
        [2, 0],
        [3, 2],
        [0, 3],
      ])
        await asSuperuser(`update ledger_leaves set n = $3 ${WHERE} and n = $4`, [to, from])
    }
    await swap()
    const answer = await complete(await bytesAt('/my/proofs/matter'), mirror())
    await swap()
    expect(answer.ok).toBe(false)
  })

  it('and is as it was again', async () => {
    expect(codeOf(await complete(await bytesAt('/my/proofs/matter'), mirror()))).toBe('yes')
  })
})

/** The attacker's log: the city's own signing key, and any entries they like. Nobody's witness signs it. */
function forged(change: (entries: Buffer[]) => void): TestLog {
  const seed = readFileSync(
    join(at.log.dataDir, 'secrets', `ledger-signer-${at.city.jurisdiction}`),
    'utf8',
  )
  const signer = signerOf(at.log.origin, 1, Buffer.from(seed.trim(), 'hex'))
  const log = new TestLog(at.log.origin, 0, signer)
  const entries = entriesNow()
  change(entries)
  log.add(...entries)
  return log
}

function entriesNow(): Buffer[] {
  const { size } = old.checkpoint
  const bundle = readFileSync(join(at.log.folder, 'tile', 'entries', `000.p`, String(size)))
  const entries: Buffer[] = []
  for (let from = 0; from < bundle.length;) {
    const length = bundle.readUInt16BE(from)
    entries.push(bundle.subarray(from + 2, from + 2 + length))
    from += 2 + length
  }
  return entries
}

interface Parsed {
  readonly number: string
  readonly key: string
  events: { n: number; receipt: string | null; event: string | null }[]
}

/** Where each event of the matter lies. */
function placesOf(): number[] {
  const { key, events } = JSON.parse(old.matterFile.toString()) as Parsed
  const entries = entriesNow()
  return events.map(({ n }) => {
    const { locator } = eventOf(Buffer.from(key, 'base64'), n, '')
    return entries.findIndex((entry) => entry.subarray(1, 17).equals(locator))
  })
}

/** Written anew, with its leaf and its commitment, as if it had always been so. */
function rewrittenEvent(change: (event: Record<string, unknown>) => void) {
  const { key, events } = JSON.parse(old.matterFile.toString()) as Parsed
  const event = JSON.parse(events[1]!.event!) as Record<string, unknown>
  change(event)
  return eventOf(Buffer.from(key, 'base64'), 2, JSON.stringify(event), randomBytes(32))
}

const ATTACKS: readonly (readonly [what: string, change: (entries: Buffer[]) => void])[] = [
  [
    'altered',
    (entries) => {
      entries[placesOf()[1]!] = rewrittenEvent((event) => (event['act'] = 'urge')).entry
    },
  ],
  ['deleted', (entries) => entries.splice(placesOf()[1]!, 1)],
  ['replaced by an empty entry', (entries) => entries.splice(placesOf()[1]!, 1, ...dummies(1))],
  ['inserted before', (entries) => entries.splice(placesOf()[0]!, 0, ...dummies(1))],
  [
    'swapped',
    (entries) => {
      const [, second = 0, third = 0] = placesOf()
      ;[entries[second], entries[third]] = [entries[third]!, entries[second]!]
    },
  ],
  [
    'dated back',
    (entries) => {
      const dated = rewrittenEvent((event) => (event['at'] = '2026-11-20T02:00:00.000Z'))
      entries[placesOf()[1]!] = dated.entry
    },
  ],
  ['cut off', (entries) => entries.splice(placesOf()[1]!)],
]

describe.each(ATTACKS)(
  'the log, too, is written anew and signed again: an entry is %s',
  (_what, change) => {
    const HISTORY = /^(?:shorter|split_view|rewritten)$/u

    it('nobody who asks for a witness believes it', async () => {
      const log = forged(change)
      const source = sourceOf(log.files(log.checkpoint()))
      expect(codeOf(await followLog({ source, policy, kept: NOTHING_KEPT }))).toBe('quorum')
      expect(codeOf(await complete(old.matterFile, source))).toBe('quorum')
    })

    it('and who believes the key alone finds out with an old checkpoint, a state, a receipt', async () => {
      // Grown on by as much as anybody likes: that it is shorter must not be all that gives it away.
      for (const more of [0, 300]) {
        const log = forged(change)
        log.add(...dummies(more))
        const source = sourceOf(log.files(log.checkpoint()))
        const now = value(readCheckpoint(Buffer.from(log.checkpoint()), credulous))
        expect(codeOf(await checkConsistency(source, old.checkpoint, now))).toMatch(HISTORY)
        const followed = await followLog({ source, policy: credulous, kept: old.kept })
        expect(codeOf(followed)).toMatch(HISTORY)
        expect(codeOf(await complete(old.matterFile, source, credulous))).toMatch(HISTORY)
      }
    })
  },
)

describe('nothing is written anew, but', () => {
  it('a step is kept from the resident: the log betrays it', async () => {
    const file = JSON.parse(old.matterFile.toString()) as Parsed
    file.events = file.events.slice(0, 2)
    const answer = await complete(Buffer.from(JSON.stringify(file)), mirror())
    expect(answer).toMatchObject({ refusal: { code: 'hidden', params: { n: 3 } } })
  })

  it('yesterday’s backup is put back: the log has become shorter', async () => {
    const yesterday = forged((entries) => entries.splice(old.earlier.size))
    const now = value(readCheckpoint(Buffer.from(yesterday.checkpoint()), credulous))
    const source = sourceOf(yesterday.files(yesterday.checkpoint()))
    expect(codeOf(await checkConsistency(source, old.checkpoint, now))).toBe('shorter')
  })

  it('a matter is written today and dated back, with the city’s clock put back for it', async () => {
    const now = at.clock.now()
    at.clock.set(new Date(Date.parse(now) - 11 * HOUR).toISOString())
    const filed = await at.file(visitor(at.app), '说是昨天就收到了')
    at.clock.set(now)
    await at.settle()
    code = filed.code
    const file = await bytesAt('/my/proofs/matter')
    // Its own receipt says only that it was there by now; what was signed before, without it, betrays it.
    expect(codeOf(await complete(file, mirror()))).toBe('yes')
    const answer = await complete(file, mirror(), policy, [old.checkpoint])
    expect(answer).toMatchObject({ refusal: { code: 'dated_before', params: { n: 1 } } })
  })
})
