/** Following a log, looking back, and looking for the events of a matter: honest logs, damaged files, rewritten histories. */
import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  TestLog,
  bundleOf,
  dummies,
  eventOf,
  matterFile,
  matterOf,
  sourceOf,
  tileName,
} from '../log.fixture.ts'
import type { Answer } from './answer.ts'
import { utf8 } from './bytes.ts'
import { type Checkpoint, readCheckpoint } from './checkpoint.ts'
import { DELAY, checkComplete } from './complete.ts'
import { checkConsistency } from './consistency.ts'
import { type Kept, NOTHING_KEPT, followLog, readKept, writeKept } from './follow.ts'
import { checkMatter, parseMatter } from './matter.ts'
import { type Policy, parsePolicy } from './policy.ts'
import { SKEW } from './proving.ts'
import { tellFollowed } from './telling.ts'

const TIME = 1_700_000_000
const DAY = 86_400

function unwrap<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal))
  return answer.value
}
const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'yes' : answer.refusal.code)
const policyOf = (log: TestLog): Policy => unwrap(parsePolicy(log.policy()))
const seen = (log: TestLog, size: number, time = TIME): Checkpoint =>
  unwrap(readCheckpoint(utf8(log.checkpoint(size, time)), policyOf(log)))

function logOf(size: number): TestLog {
  const log = new TestLog()
  log.add(...dummies(size))
  return log
}

const SIZES = [0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 1_000]

/** One log of every size that matters. */
const LARGE = logOf(70_000)

describe('consistency', () => {
  it('holds between every two sizes of one log', async () => {
    for (const size of SIZES)
      for (const old of SIZES.filter((one) => one <= size)) {
        const answer = await checkConsistency(
          LARGE.sourceAt(size),
          seen(LARGE, old),
          seen(LARGE, size),
        )
        expect(codeOf(answer), `${old} to ${size}`).toBe('yes')
      }
  })

  it.each([65_535, 65_536, 65_537, 70_000])('holds at %i', async (size) => {
    for (const old of [1, 256, 4_097, 65_534, 65_535].filter((one) => one <= size)) {
      const answer = await checkConsistency(
        LARGE.sourceAt(size),
        seen(LARGE, old),
        seen(LARGE, size),
      )
      expect(codeOf(answer), `${old} to ${size}`).toBe('yes')
    }
  })

  it('finds a log that was cut, split, or written anew', async () => {
    const log = logOf(600)
    const old = seen(log, 300)
    const cut = log.rewritten((entries) => entries.splice(200))
    expect(codeOf(await checkConsistency(sourceOf(cut.files()), old, seen(cut, 200)))).toBe(
      'shorter',
    )
    const changed = log.rewritten((entries) => entries.splice(7, 1, ...dummies(1)))
    const source = sourceOf(changed.files())
    expect(codeOf(await checkConsistency(source, old, seen(changed, 300)))).toBe('split_view')
    expect(codeOf(await checkConsistency(source, old, seen(changed, 600)))).toBe('rewritten')
  })

  it('tells damaged tiles from a changed history', async () => {
    const log = logOf(600)
    const files = log.files()
    const tile = files.get(tileName(0, 1, 256))!
    tile[5]! ^= 1
    const answer = await checkConsistency(sourceOf(files), seen(log, 300), seen(log, 600))
    expect(codeOf(answer)).toBe('tiles_root')
  })
})

const follow = (log: TestLog, files = log.files(), kept: Kept = NOTHING_KEPT) =>
  followLog({ source: sourceOf(files), policy: policyOf(log), kept })

describe('following', () => {
  it.each([...SIZES, 65_535, 65_536, 65_537])('reads a log of %i whole', async (size) => {
    const policy = policyOf(LARGE)
    const asked = { source: LARGE.sourceAt(size), policy, kept: NOTHING_KEPT }
    expect(unwrap(await followLog(asked)).counts).toMatchObject({
      events: size,
      tables: 0,
      others: 0,
    })
  })

  it('goes on where it stopped, at every kind of place', async () => {
    const log = logOf(0)
    let kept = NOTHING_KEPT
    let before = 0
    for (const size of SIZES) {
      log.add(...dummies(size - log.size))
      const followed = unwrap(await follow(log, log.files(), kept))
      expect(followed.counts.events).toBe(size - before)
      kept = unwrap(readKept(writeKept(followed.kept)))
      before = size
    }
    expect(kept.seen).toHaveLength(SIZES.length)
  })

  it('takes the full tile where a partial one is gone', async () => {
    const log = logOf(300)
    const first = unwrap(await follow(log))
    log.add(...dummies(700))
    const files = log.files(log.checkpoint(600))
    files.set(tileName(1, 0, 2), Buffer.concat([log.hash(0, 256), log.hash(256, 512)]))
    expect(codeOf(await follow(log, files, first.kept))).toBe('yes')
  })

  it('finds a log that was cut, split, or written anew, from its own small state', async () => {
    const log = logOf(600)
    const { kept } = unwrap(await follow(log))
    const cut = log.rewritten((entries) => entries.splice(500))
    expect(codeOf(await follow(log, cut.files(), kept))).toBe('shorter')
    const same = log.rewritten((entries) => entries.splice(7, 1, ...dummies(1)))
    expect(codeOf(await follow(log, same.files(), kept))).toBe('split_view')
    const longer = log.rewritten((entries) => entries.splice(7, 1, ...dummies(500)))
    expect(codeOf(await follow(log, longer.files(), kept))).toBe('rewritten')
  })

  it('is told of every file that was flipped, cut, lengthened or taken away', async () => {
    const log = logOf(700)
    const whole = log.files()
    for (const [path, bytes] of whole) {
      if (path === 'checkpoint') continue
      const flipped = Buffer.from(bytes)
      flipped[flipped.length >> 1]! ^= 4
      const changes: readonly (readonly [string, Buffer | null])[] = [
        ['flipped', flipped],
        ['cut', bytes.subarray(0, -1)],
        ['longer', Buffer.concat([bytes, Buffer.alloc(1)])],
        ['empty', Buffer.alloc(0)],
        ['gone', null],
      ]
      for (const [what, changed] of changes) {
        const files = new Map(whole)
        if (changed) files.set(path, changed)
        else files.delete(path)
        const answer = await follow(log, files)
        expect(answer.ok, `${path} ${what}`).toBe(false)
        if (what === 'gone') expect(codeOf(answer)).toBe('file_missing')
      }
    }
  })

  it('says which entry was changed, and in which file', async () => {
    const log = logOf(700)
    const files = log.files()
    const other = log.entries.slice(256, 512)
    other[40] = dummies(1)[0]!
    files.set('tile/entries/001', bundleOf(other))
    expect(await follow(log, files)).toMatchObject({
      refusal: {
        code: 'entry_hash',
        params: { index: 296, bundle: 'tile/entries/001', tile: 'tile/0/001' },
      },
    })
  })

  it('is not led astray by a walk that was stopped in damaged files', async () => {
    const log = logOf(1_500)
    const whole = log.files()
    const bad = new Map(whole)
    // Entries and hashes that fit each other, but not the root.
    const forged = log.rewritten((entries) => entries.splice(3, 1, ...dummies(1))).files()
    for (const path of forged.keys()) if (path !== 'checkpoint') bad.set(path, forged.get(path)!)
    const kept: Kept[] = []
    const stopped = await followLog({
      source: sourceOf(bad),
      policy: policyOf(log),
      kept: NOTHING_KEPT,
      stride: 1_000,
      keep: async (one) => void kept.push(unwrap(readKept(writeKept(one)))),
    })
    expect(codeOf(stopped)).toBe('tiles_root')
    expect(kept[0]?.walking).not.toBeNull()
    expect(codeOf(await follow(log, whole, kept[0]))).toBe('yes')
  })

  it('counts what is no entry of such a log', async () => {
    const log = logOf(3)
    const table = (value: object) =>
      Buffer.concat([Buffer.of(2), Buffer.from(JSON.stringify(value))])
    const sha256 = 'a'.repeat(64)
    log.add(
      Buffer.from('entry 0'),
      Buffer.from('\u0002{}'),
      Buffer.alloc(48, 1),
      Buffer.alloc(0),
      table({ name: 'board', sha256, size: 7 }),
      table({ name: 'enrolled', sha256, size: 33, text: '{"at":"2026-11-01T00:00:00.000Z"}' }),
    )
    const { counts } = unwrap(await follow(log))
    expect(counts).toEqual({ events: 3, tables: 1, others: 4, enrolled: 1 })
  })

  it('remembers how often the log said that it only now takes up older records', async () => {
    const log = logOf(300)
    const text = '{"at":"2026-11-01T00:00:00.000Z"}'
    const facts = { name: 'enrolled', sha256: 'a'.repeat(64), size: text.length, text }
    const enrolled = Buffer.concat([Buffer.of(2), Buffer.from(JSON.stringify(facts))])
    log.add(enrolled)
    const first = unwrap(await follow(log))
    expect(tellFollowed(first, TIME).map(({ code }) => code)).not.toContain('enrolled_again')
    log.add(...dummies(10), enrolled)
    const again = unwrap(await follow(log, log.files(), unwrap(readKept(writeKept(first.kept)))))
    expect(tellFollowed(again, TIME).map(({ code }) => code)).toContain('enrolled_again')
  })

  it.each(['', '{}', '[]', 'null', '{"format":"answerable-follow/v1"}'])(
    'reads no state out of %s',
    (text) => {
      expect(codeOf(readKept(text))).toBe('state_shape')
    },
  )
})

/** Events at 100, 300 and 301 of a log; the checkpoint between them is known. */
function cityOf(times = [TIME - 2 * DAY, TIME - DAY + 60, TIME - 60]) {
  const log = logOf(100)
  const matter = matterOf(times.map((time) => new Date(time * 1_000).toISOString()))
  log.add(
    matter.events[0]!.entry,
    ...dummies(199),
    matter.events[1]!.entry,
    matter.events[2]!.entry,
  )
  log.add(...dummies(398))
  return { log, matter, places: [100, 300, 301], known: [seen(log, 200, TIME - DAY)] }
}

type City = ReturnType<typeof cityOf>

function offline({ log, matter }: City, file: Buffer, skew = SKEW) {
  void matter
  const parsed = parseMatter(file)
  return parsed.ok ? checkMatter(parsed.value, policyOf(log), skew) : parsed
}

async function online(city: City, file: Buffer, log = city.log, delay = DELAY) {
  const checked = offline(city, file)
  if (!checked.ok) return checked
  const source = sourceOf(log.files())
  return checkComplete({
    checked: checked.value,
    source,
    policy: policyOf(log),
    known: city.known,
    delay,
  })
}

describe('a matter', () => {
  it('is complete, and its times lie between the cosignatures around it', async () => {
    const city = cityOf()
    const complete = unwrap(await online(city, matterFile(city.log, city.matter, city.places)))
    expect([...complete.places]).toEqual([
      [1, 100],
      [2, 300],
      [3, 301],
    ])
    expect(complete.bounds.get(1)).toEqual({ after: null, by: TIME - DAY })
    expect(complete.bounds.get(2)).toEqual({ after: TIME - DAY, by: TIME })
  })

  it('may wait for the receipt of its last event', async () => {
    const city = cityOf()
    const file = matterFile(city.log, city.matter, [100, 300, null])
    expect(unwrap(offline(city, file)).pending).toEqual([3])
    expect(unwrap(await online(city, file)).places.get(3)).toBe(301)
  })

  it('with an event that the file does not show is found out', async () => {
    const city = cityOf()
    const answer = await online(city, matterFile(city.log, city.matter, [100, 300]))
    expect(answer).toMatchObject({
      refusal: { code: 'hidden', params: { n: 3, index: 301, last: 2 } },
    })
  })

  it('with two events for one place is found out', async () => {
    const city = cityOf()
    const twin = eventOf(city.matter.key, 2, '{}')
    const log = city.log.rewritten((entries) => entries.push(twin.entry))
    const other = { ...city, log }
    expect(codeOf(await online(other, matterFile(log, city.matter, city.places)))).toBe('twice')
  })

  it('whose log was written anew is found out by its own receipts', async () => {
    const city = cityOf()
    const file = matterFile(city.log, city.matter, city.places, city.log.checkpoint(700))
    const gone = city.log.rewritten((entries) => entries.splice(300, 1, ...dummies(300)))
    expect(codeOf(await online(city, file, gone))).toBe('rewritten')
    const cut = city.log.rewritten((entries) => entries.splice(300))
    expect(codeOf(await online(city, file, cut))).toBe('shorter')
    const swapped = city.log.rewritten((entries) => {
      ;[entries[300], entries[301]] = [entries[301]!, entries[300]!]
    })
    expect(codeOf(await online(city, file, swapped))).toBe('split_view')
  })

  it('with an event that was dated back is found out by an older checkpoint', async () => {
    const city = cityOf([TIME - 2 * DAY, TIME - 2 * DAY, TIME - 60])
    const file = matterFile(city.log, city.matter, city.places)
    const answer = await online(city, file)
    expect(answer).toMatchObject({ refusal: { code: 'dated_before', params: { n: 2 } } })
    expect(codeOf(await online({ ...city, known: [] }, file))).toBe('yes')
  })

  it('that is older than the log is excused by its own word, which is told', async () => {
    const city = cityOf([TIME - 2 * DAY, TIME - 2 * DAY, TIME - 60])
    const text = '{"at":"2023-11-14T00:00:00.000Z"}'
    const facts = JSON.stringify({
      name: 'enrolled',
      sha256: 'a'.repeat(64),
      size: text.length,
      text,
    })
    const log = city.log.rewritten((entries) =>
      entries.splice(400, 1, Buffer.concat([Buffer.of(2), Buffer.from(facts)])),
    )
    const file = matterFile(log, city.matter, city.places)
    const complete = unwrap(await online({ ...city, log }, file))
    expect(complete.enrolled).toEqual({ at: '2023-11-14T00:00:00.000Z', index: 400 })
  })

  it('with an event from the future is found out', () => {
    const city = cityOf([TIME - 2 * DAY, TIME - DAY + 60, TIME + 3_600])
    const answer = offline(city, matterFile(city.log, city.matter, city.places))
    expect(answer).toMatchObject({ refusal: { code: 'dated_after', params: { event: 3 } } })
  })

  it('is refused where events are left out, swapped, changed or of another matter', () => {
    const city = cityOf()
    const file = matterFile(city.log, city.matter, city.places)
    const changed = (
      change: (value: {
        number: string
        key: string
        events: { n: number; event: string | null; receipt: string | null }[]
      }) => void,
    ) => {
      const value = JSON.parse(file.toString())
      change(value)
      return codeOf(offline(city, Buffer.from(JSON.stringify(value))))
    }
    expect(changed(() => {})).toBe('yes')
    expect(changed(({ events }) => events.splice(1, 1))).toBe('matter_numbers')
    expect(
      changed(({ events }) => {
        const [one, two] = [events[1]!, events[2]!]
        events[1] = { ...two, n: 2 }
        events[2] = { ...one, n: 3 }
      }),
    ).toBe('locator')
    expect(
      changed(({ events }) => {
        events[1]!.event = events[1]!.event!.replace('第', '地')
      }),
    ).toBe('not_included')
    expect(changed((value) => (value.key = Buffer.alloc(32).toString('base64')))).toBe('locator')
    expect(changed((value) => (value.number = 'another'))).toBe('event_matter')
    expect(changed((value) => (value.events = []))).toBe('matter_shape')
  })

  it('opens what its holder said and others are not shown, if it is what was committed to', () => {
    const city = cityOf()
    const salt = Buffer.alloc(32, 5)
    const text = '{"by":{},"given":{},"input":{"text":"我也是"}}'
    const withheld = createHmac('sha256', salt)
      .update('evt-withheld/v1\0')
      .update(text)
      .digest('base64')
    const canonical = city.matter.events[2]!.canonical.replace(
      /"withheld":"[^"]+"/u,
      `"withheld":"${withheld}"`,
    )
    const planted = eventOf(city.matter.key, 3, canonical)
    const log = city.log.rewritten((entries) => entries.splice(301, 1, planted.entry))
    const events = [...city.matter.events.slice(0, 2), planted]
    const file = JSON.parse(matterFile(log, { ...city.matter, events }, city.places).toString())
    const checked = (words: string) => {
      file.events[2].withheld = { salt: salt.toString('base64'), text: words }
      return offline({ ...city, log }, Buffer.from(JSON.stringify(file)))
    }
    expect(unwrap(checked(text)).events[2]?.own).toEqual(JSON.parse(text))
    expect(codeOf(checked(text.replace('我也是', '我不是')))).toBe('withheld')
    file.events[2].event = null
    expect(checked(text).ok).toBe(false)
  })

  it.each([
    ['event_number', '"n":3', '"n":2'],
    ['event_matter', '"matter":"m-1"', '"matter":"m-2"'],
  ])('is refused where an event says another thing of its place: %s', (code, says, other) => {
    const city = cityOf()
    const { matter } = city
    const planted = eventOf(matter.key, 3, matter.events[2]!.canonical.replace(says, other))
    const log = city.log.rewritten((entries) => entries.splice(301, 1, planted.entry))
    const events = [...matter.events.slice(0, 2), planted]
    const file = matterFile(log, { ...matter, events }, city.places)
    expect(codeOf(offline({ ...city, log }, file))).toBe(code)
  })

  it('is refused where an event does not follow the one before it', () => {
    const city = cityOf()
    const { matter, log } = city
    const canonical = matter.events[2]!.canonical.replace(
      /"prev":"[^"]+"/u,
      `"prev":"${Buffer.alloc(32, 9).toString('base64')}"`,
    )
    const planted = eventOf(matter.key, 3, canonical)
    const other = log.rewritten((entries) => entries.splice(301, 1, planted.entry))
    const events = [...matter.events.slice(0, 2), planted]
    const file = matterFile(other, { ...matter, events }, city.places)
    expect(codeOf(offline({ ...city, log: other }, file))).toBe('chain')
  })

  it.each(['', '[]', 'null', '{"format":"x"}', '{"format":"answerable-matter/v1"}'])(
    'is not read out of %s',
    (text) => {
      expect(parseMatter(Buffer.from(text)).ok).toBe(false)
    },
  )
})
