/** Receipts: what is taken, and that a flip of any bit is refused, with every bit of the file tried. */
import { describe, expect, it } from 'vitest'
import {
  TestLog,
  cosignatureLine,
  dummies,
  matterOf,
  signatureLine,
  signerOf,
} from '../log.fixture.ts'
import { utf8 } from './bytes.ts'
import { readCheckpoint } from './checkpoint.ts'
import { type Policy, parsePolicy } from './policy.ts'
import { SKEW, proveReceipt } from './proving.ts'

const TIME = 1_700_000_000
const AT = new Date((TIME - 60) * 1_000).toISOString()

function policyOf(log: TestLog, quorum?: 'all' | 'any' | 'none'): Policy {
  const parsed = parsePolicy(log.policy(quorum))
  if (!parsed.ok) throw new Error(parsed.refusal.code)
  return parsed.value
}

function filed(size = 7, index = 3, witnesses = 2) {
  const log = new TestLog('city.example/ledger/990100', witnesses)
  const matter = matterOf([AT])
  const [event] = matter.events
  log.add(...dummies(index), event!.entry, ...dummies(size - index - 1))
  const opening = Buffer.concat([event!.locator, event!.salt])
  return { log, event: event!, opening, index }
}

function prove(receipt: string | Uint8Array, opened: string | Uint8Array | null, policy: Policy) {
  const bytes = (given: string | Uint8Array) => (typeof given === 'string' ? utf8(given) : given)
  return proveReceipt({
    receipt: bytes(receipt),
    opened: opened === null ? null : bytes(opened),
    policy,
    skew: SKEW,
  })
}

const codeOf = (answer: ReturnType<typeof prove>) => (answer.ok ? 'yes' : answer.refusal.code)

describe('a receipt', () => {
  it('proves its event, when it was seen, and by whom', () => {
    const { log, event, opening, index } = filed()
    const proven = prove(log.receipt(index, opening), event.canonical, policyOf(log))
    expect(proven).toMatchObject({
      ok: true,
      value: {
        index,
        event: { act: 'file', n: 1, number: '261124-K7Q2M-5' },
        checkpoint: { origin: log.origin, size: 7, times: { seen: TIME, largest: TIME } },
      },
    })
  })

  it('of an internal step proves that there was one, and tells nothing of it', () => {
    const { log, event, index } = filed()
    const proven = prove(log.receipt(index, event.entry), null, policyOf(log))
    expect(proven).toMatchObject({ ok: true, value: { event: null, index } })
  })

  it('of a published table proves the table, and its file', () => {
    const log = new TestLog()
    const file = 'district,answered\r\n990102,40\r\n'
    const hash = 'f1a7f5e7a2d5'.padEnd(64, '0')
    const entry = Buffer.concat([
      Buffer.of(2),
      Buffer.from(`{"name":"board-2026-11-23","sha256":"${hash}","size":${file.length}}`),
    ])
    log.add(...dummies(2), entry)
    const proven = prove(log.receipt(2, entry), null, policyOf(log))
    expect(proven).toMatchObject({ ok: true, value: { table: { name: 'board-2026-11-23' } } })
    expect(codeOf(prove(log.receipt(2, entry), file, policyOf(log)))).toBe('table_differs')
  })

  it.each([1, 2, 3, 255, 256, 257])('is taken at every place of a log of %i', (size) => {
    const log = new TestLog()
    const { events } = matterOf(Array.from({ length: size }, () => AT))
    log.add(...events.map(({ entry }) => entry))
    const note = log.checkpoint()
    const policy = policyOf(log)
    for (const index of new Set([0, 1, size >> 1, size - 2, size - 1])) {
      const event = events[index]
      if (!event) continue
      const extra = Buffer.concat([event.locator, event.salt])
      expect(codeOf(prove(log.receipt(index, extra, note), event.canonical, policy))).toBe('yes')
    }
  })

  it('is taken in a log of 65,535, 65,536, 65,537 and 70,000', () => {
    const { log, event, opening, index } = filed(70_000, 65_534)
    for (const size of [65_535, 65_536, 65_537, 70_000]) {
      const receipt = log.receipt(index, opening, log.checkpoint(size), size)
      expect(codeOf(prove(receipt, event.canonical, policyOf(log))), String(size)).toBe('yes')
    }
  })
})

describe('a flip of any bit', () => {
  it('of a receipt is refused, whatever it hits', { timeout: 120_000 }, () => {
    // A small log and one witness: the file has everything a larger one has, and every bit of it is tried.
    const { log, event, opening, index } = filed(3, 1, 1)
    const policy = policyOf(log)
    const receipt = Buffer.from(log.receipt(index, opening))
    expect(codeOf(prove(receipt, event.canonical, policy))).toBe('yes')
    const taken: number[] = []
    for (let bit = 0; bit < receipt.length * 8; bit += 1) {
      const damaged = Buffer.from(receipt)
      damaged[bit >> 3]! ^= 1 << (bit & 7)
      if (prove(damaged, event.canonical, policy).ok) taken.push(bit)
    }
    expect(taken).toEqual([])
  })

  it('of the opened event is refused', { timeout: 60_000 }, () => {
    const { log, event, opening, index } = filed(2, 1, 0)
    const policy = policyOf(log, 'none')
    const receipt = log.receipt(index, opening)
    const opened = Buffer.from(event.canonical)
    for (let bit = 0; bit < opened.length * 8; bit += 1) {
      const damaged = Buffer.from(opened)
      damaged[bit >> 3]! ^= 1 << (bit & 7)
      expect(codeOf(prove(receipt, damaged, policy))).toBe('not_included')
    }
  })

  it('of the entry of an internal step is refused', () => {
    const { log, event, index } = filed(5)
    const policy = policyOf(log)
    const receipt = Buffer.from(log.receipt(index, event.entry))
    // The rest of the file is that of the receipt above.
    for (let bit = 0; bit < receipt.indexOf('index') * 8; bit += 1) {
      const damaged = Buffer.from(receipt)
      damaged[bit >> 3]! ^= 1 << (bit & 7)
      expect(prove(damaged, null, policy).ok, `bit ${bit}`).toBe(false)
    }
  })

  it(
    'is seen everywhere but in lines that are nobody’s to the reader, and those count for nothing',
    { timeout: 120_000 },
    () => {
      // A signature of a key that the policy does not name cannot be checked by anybody who holds this policy; the name or
      // ID of a witness that the quorum can spare may be flipped so that it is nobody's, too. Nothing else goes unseen.
      const { log, event, opening, index } = filed()
      const stranger = signerOf('stranger.example', 1)
      const spare = signatureLine(stranger, log.body())
      const receipt = Buffer.from(log.receipt(index, opening, log.checkpoint(7, TIME, spare)))
      const policy = policyOf(log, 'any')
      const lines = receipt.toString().split('\n')
      const accepted = new Set<number>()
      for (let bit = receipt.indexOf('— ') * 8; bit < receipt.length * 8; bit += 1) {
        const damaged = Buffer.from(receipt)
        damaged[bit >> 3]! ^= 1 << (bit & 7)
        const answer = prove(damaged, event.canonical, policy)
        if (!answer.ok) continue
        accepted.add(
          receipt
            .subarray(0, bit >> 3)
            .toString()
            .split('\n').length - 1,
        )
        // What was proven is the same, and a damaged witness is not among those who signed.
        expect(answer.value.index).toBe(index)
        expect(answer.value.checkpoint.ignored).toBeGreaterThanOrEqual(1)
      }
      const spared = lines.flatMap((line, at) =>
        /^— (?:stranger|witness)/u.test(line) ? [at] : [],
      )
      expect([...accepted].toSorted((a, b) => a - b)).toEqual(spared)
    },
  )
})

describe('what is refused, and in which words', () => {
  const { log, event, opening, index } = filed()
  const policy = policyOf(log)
  const good = log.receipt(index, opening)
  const refused = (receipt: string, opened: string | null = event.canonical) =>
    codeOf(prove(receipt, opened, policy))

  it('damage on the way', () => {
    expect(refused(good.replaceAll('\n', '\r\n'))).toBe('line_ends')
    expect(refused(good.slice(0, 200))).toBe('receipt_short')
    expect(refused(good.slice(0, -1))).toBe('note_unsigned')
    expect(refused(`${good}\n`)).toBe('note_unsigned')
    expect(refused(good.replace('v1\n', 'v2\n'))).toBe('receipt_header')
    expect(refused(good.replace('index 3', 'index 03'))).toBe('receipt_index')
    expect(refused(good.replace('index 3', 'index 7'))).toBe('index_beyond')
    expect(refused(good.replace('index 3', 'index 2'))).toBe('not_included')
    expect(refused(good.replace(/index 3\n.*\n/u, 'index 3\n'))).toBe('proof_length')
    expect(refused(good.replace(/(index 3\n.*)=\n/u, '$1\n'))).toBe('receipt_hash')
    expect(refused(`x${good}`)).toBe('receipt_header')
    expect(refused('')).toBe('receipt_header')
  })

  it('no event, another event, an event that is no event', () => {
    expect(refused(good, null)).toBe('event_needed')
    expect(refused(good, `${event.canonical}\n`)).toBe('not_included')
    expect(refused(log.receipt(index, null))).toBe('receipt_no_extra')
    expect(refused(log.receipt(index, Buffer.from('salt')))).toBe('receipt_entry')
  })

  it('another log, a forged signature, a missing witness', () => {
    const other = new TestLog()
    other.add(...log.entries)
    expect(refused(other.receipt(index, opening))).toBe('log_unsigned')
    const elsewhere = new TestLog('other.example/ledger/1')
    elsewhere.add(...log.entries)
    expect(refused(elsewhere.receipt(index, opening))).toBe('log_unknown')
    expect(refused(log.receipt(index, opening, log.checkpoint(7, null)))).toBe('quorum')
    const [first] = log.witnesses
    const text = log.body()
    const one = `${text}\n${signatureLine(log.signer, text)}${cosignatureLine(first!, text, TIME)}`
    expect(refused(log.receipt(index, opening, one))).toBe('quorum')
    expect(
      codeOf(prove(log.receipt(index, opening, one), event.canonical, policyOf(log, 'any'))),
    ).toBe('yes')
    // A signature over the checkpoint of another size under the name of a known witness.
    const foreign = cosignatureLine(first!, log.body(6), TIME)
    expect(refused(log.receipt(index, opening, one + foreign))).toBe('witness_signature')
    const unsigned = one.replace(/\n— city[^\n]*\n/u, '\n')
    expect(refused(log.receipt(index, opening, unsigned))).toBe('log_unsigned')
  })

  it('a cosignature of time zero', () => {
    expect(refused(log.receipt(index, opening, log.checkpoint(7, 0)))).toBe('witness_signature')
  })

  it('an event that is dated after it was in the log', () => {
    const later = new TestLog()
    const [dated] = matterOf([new Date((TIME + 3_600) * 1_000).toISOString()]).events
    later.add(...dummies(3), dated!.entry)
    const receipt = later.receipt(3, Buffer.concat([dated!.locator, dated!.salt]))
    expect(codeOf(prove(receipt, dated!.canonical, policyOf(later)))).toBe('dated_after')
    // With a key of the log alone there is nobody to say when.
    expect(codeOf(prove(receipt, dated!.canonical, policyOf(later, 'none')))).toBe('yes')
  })
})

describe('signatures', () => {
  const { log } = filed()
  const policy = policyOf(log)
  const strangers = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      signatureLine(signerOf(`stranger.example/${at}`, 1), log.body()),
    ).join('')

  it.each([14, 30, 97])('of %i strangers beside those that count do no harm', (count) => {
    const note = utf8(log.checkpoint(7, TIME, strangers(count)))
    expect(readCheckpoint(note, policy)).toMatchObject({ ok: true, value: { ignored: count } })
  })

  it('of sixteen witnesses all count', () => {
    const many = new TestLog('many.example/ledger/1', 16)
    many.add(...dummies(5))
    const seen = readCheckpoint(utf8(many.checkpoint()), policyOf(many))
    expect(seen.ok && seen.value.cosigned.length).toBe(16)
  })

  it('of more than a hundred are refused before any is looked at', () => {
    const note = utf8(log.checkpoint(7, TIME, strangers(98)))
    expect(readCheckpoint(note, policy)).toMatchObject({ refusal: { code: 'note_signatures' } })
  })

  it('of kinds not known here are passed over, even under the name of the log', () => {
    const unknown = `— ${log.origin} ${Buffer.alloc(68, 7).toString('base64')}\n`
    const note = utf8(log.checkpoint(7, TIME, unknown))
    expect(readCheckpoint(note, policy)).toMatchObject({ ok: true, value: { ignored: 1 } })
  })

  it.each([
    ['no dash', 'x.example AAAAAAAA\n'],
    ['no name', '—  AAAAAAAA\n'],
    ['a plus in the name', '— a+b AAAAAAAA\n'],
    ['no base64', '— a.example AA_-AAAA\n'],
    ['base64 with bits left over', '— a.example AAAAAAB=\n'],
    ['nothing after the ID', '— a.example AAAAAA==\n'],
    ['something behind', '— a.example AAAAAAAA x\n'],
    ['an ideographic space', '— a\u3000b AAAAAAAA\n'],
    ['a control character', '— a\u0001b AAAAAAAA\n'],
  ])('with %s make the note no note', (_what, line) => {
    const answer = readCheckpoint(utf8(log.checkpoint(7, TIME, line)), policy)
    expect(answer.ok).toBe(false)
  })

  it('of the empty log are taken', () => {
    const empty = new TestLog()
    expect(readCheckpoint(utf8(empty.checkpoint()), policyOf(empty))).toMatchObject({
      ok: true,
      value: { size: 0 },
    })
  })
})

describe('the text of a checkpoint', () => {
  const log = new TestLog()
  log.add(...dummies(1))
  const signed = (text: string) =>
    utf8(
      `${text}\n${signatureLine(log.signer, text)}${log.witnesses.map((one) => cosignatureLine(one, text, TIME)).join('')}`,
    )
  const root = log.hash(0, 1).toString('base64')
  it.each([
    ['a zero in front', `${log.origin}\n01\n${root}\n`],
    ['a sign', `${log.origin}\n+1\n${root}\n`],
    ['no root', `${log.origin}\n1\n\n`],
    ['a short root', `${log.origin}\n1\nAAAA\n`],
    ['an extension that nobody can check', `${log.origin}\n1\n${root}\nmore\n`],
    ['no size', `${log.origin}\n${root}\n`],
    ['a size beyond what can be counted', `${log.origin}\n9007199254740992\n${root}\n`],
  ])('with %s is refused, however well it is signed', (_what, text) => {
    expect(readCheckpoint(signed(text), policyOf(log)).ok).toBe(false)
  })
})
