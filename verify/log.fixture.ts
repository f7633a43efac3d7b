/**
 * A log made with Node's own cryptography and nothing of this house: what the verifier must accept, and what a hostile
 * operator could put in its place.
 */
import {
  type KeyObject,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  sign,
} from 'node:crypto'
import type { Source } from './core/source.ts'

const sha256 = (...parts: readonly Uint8Array[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export const leafOf = (entry: Uint8Array) => sha256(Buffer.of(0), entry)

export interface Signer {
  readonly name: string
  readonly vkey: string
  readonly id: Buffer
  readonly key: KeyObject
}

export function signerOf(name: string, type: 1 | 4, seed: Buffer = randomBytes(32)): Signer {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(12)
  const data = Buffer.concat([Buffer.of(type), raw])
  const id = sha256(Buffer.from(`${name}\n`), data).subarray(0, 4)
  return { name, id, key, vkey: `${name}+${id.toString('hex')}+${data.toString('base64')}` }
}

export function signatureLine({ name, id, key }: Signer, text: string): string {
  return `— ${name} ${Buffer.concat([id, sign(null, Buffer.from(text), key)]).toString('base64')}\n`
}

export function cosignatureLine({ name, id, key }: Signer, text: string, time: number): string {
  const stamp = Buffer.alloc(8)
  stamp.writeBigUInt64BE(BigInt(time))
  const message = Buffer.from(`cosignature/v1\ntime ${time}\n${text}`)
  return `— ${name} ${Buffer.concat([id, stamp, sign(null, message, key)]).toString('base64')}\n`
}

/** RFC 6962's own definition, with every subtree kept. */
function rootIn(
  leaves: readonly Buffer[],
  from: number,
  to: number,
  kept: Map<string, Buffer>,
): Buffer {
  if (to === from) return sha256()
  if (to - from === 1) return leaves[from]!
  const name = `${from}-${to}`
  const known = kept.get(name)
  if (known) return known
  let half = 1
  while (half * 2 < to - from) half *= 2
  const hash = sha256(
    Buffer.of(1),
    rootIn(leaves, from, from + half, kept),
    rootIn(leaves, from + half, to, kept),
  )
  kept.set(name, hash)
  return hash
}

export class TestLog {
  readonly origin: string
  readonly signer: Signer
  readonly witnesses: readonly Signer[]
  readonly entries: Buffer[] = []
  private leaves: Buffer[] = []
  private kept = new Map<string, Buffer>()

  constructor(origin = 'city.example/ledger/990100', witnesses = 2, signer = signerOf(origin, 1)) {
    this.origin = origin
    this.signer = signer
    this.witnesses = Array.from({ length: witnesses }, (_, at) =>
      signerOf(`witness.example/w${at + 1}`, 4, sha256(Buffer.from(`witness ${at}`))),
    )
  }

  add(...entries: readonly Uint8Array[]): void {
    for (const entry of entries) {
      this.entries.push(Buffer.from(entry))
      this.leaves.push(leafOf(entry))
    }
  }

  /** Another history under the same key: what was at a place, or was not, or is cut off. */
  rewritten(change: (entries: Buffer[]) => void): TestLog {
    const other = new TestLog(this.origin, 0, this.signer)
    const entries = [...this.entries]
    change(entries)
    other.add(...entries)
    return Object.assign(other, { witnesses: this.witnesses })
  }

  hash(from: number, to: number): Buffer {
    return rootIn(this.leaves, from, to, this.kept)
  }

  get size(): number {
    return this.entries.length
  }

  policy(quorum: 'all' | 'any' | 'none' = 'all'): Buffer {
    const names = this.witnesses.map((_, at) => `w${at + 1}`)
    const lines = [
      `log ${this.signer.vkey}`,
      ...this.witnesses.map(({ vkey }, at) => `witness w${at + 1} ${vkey}`),
      ...(quorum === 'none'
        ? ['quorum none']
        : [`group g ${quorum} ${names.join(' ')}`, 'quorum g']),
    ]
    return Buffer.from(`${lines.join('\n')}\n`)
  }

  body(size = this.size): string {
    return `${this.origin}\n${size}\n${this.hash(0, size).toString('base64')}\n`
  }

  checkpoint(size = this.size, time: number | null = 1_700_000_000, more = ''): string {
    const text = this.body(size)
    const cosigned =
      time === null ? [] : this.witnesses.map((one) => cosignatureLine(one, text, time))
    return `${text}\n${signatureLine(this.signer, text)}${cosigned.join('')}${more}`
  }

  inclusion(index: number, size = this.size): Buffer[] {
    const path: Buffer[] = []
    let [from, to] = [0, size]
    while (to - from > 1) {
      let half = 1
      while (half * 2 < to - from) half *= 2
      if (index < from + half) {
        path.unshift(this.hash(from + half, to))
        to = from + half
      } else {
        path.unshift(this.hash(from, from + half))
        from += half
      }
    }
    return path
  }

  receipt(
    index: number,
    extra: Uint8Array | null,
    note = this.checkpoint(),
    size = this.size,
  ): string {
    const hashes = this.inclusion(index, size).map((hash) => `${hash.toString('base64')}\n`)
    const first = extra ? `extra ${Buffer.from(extra).toString('base64')}\n` : ''
    return `c2sp.org/tlog-proof@v1\n${first}index ${index}\n${hashes.join('')}\n${note}`
  }

  /** As it was at a size, each file made when it is asked for: of one large log there are many sizes. */
  sourceAt(size: number): Source {
    const fileAt = (path: string): Buffer | null => {
      if (path === 'checkpoint') return Buffer.from(this.checkpoint(size))
      const [, level = '', place = '', partial] =
        /^tile\/(\d+|entries)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d+))?$/u.exec(path) ?? []
      const n = Number(place.replaceAll(/[x/]/gu, ''))
      const step = level === 'entries' ? 1 : 256 ** Number(level)
      const count = Math.min(256, Math.floor(size / step) - n * 256)
      if (place === '' || count < 1 || Number(partial ?? 256) !== count) return null
      const first = n * 256
      if (level === 'entries') return bundleOf(this.entries.slice(first, first + count))
      const hashes = Array.from({ length: count }, (_, at) =>
        this.hash((first + at) * step, (first + at + 1) * step),
      )
      return Buffer.concat(hashes)
    }
    return { name: 'test', read: async (path) => ({ ok: true, value: fileAt(path) }) }
  }

  /** All its public files, by path; partial tiles for this one size. */
  files(note = this.checkpoint()): Map<string, Buffer> {
    const files = new Map<string, Buffer>([['checkpoint', Buffer.from(note)]])
    for (let level = 0, step = 1; step <= this.size; level += 1, step *= 256) {
      const hashes = Array.from({ length: Math.floor(this.size / step) }, (_, at) =>
        this.hash(at * step, (at + 1) * step),
      )
      for (let n = 0; n * 256 < hashes.length; n += 1) {
        const tile = hashes.slice(n * 256, (n + 1) * 256)
        files.set(tileName(level, n, tile.length), Buffer.concat(tile))
      }
    }
    for (let n = 0; n * 256 < this.size; n += 1) {
      const part = this.entries.slice(n * 256, (n + 1) * 256)
      files.set(tileName('entries', n, part.length), bundleOf(part))
    }
    return files
  }
}

export function tileName(level: number | 'entries', n: number, width: number): string {
  const digits = String(n).padStart(Math.ceil(String(n).length / 3) * 3, '0')
  const groups = digits.match(/\d{3}/gu) ?? []
  const place = groups.map((one, at) => (at === groups.length - 1 ? one : `x${one}`)).join('/')
  return `tile/${level}/${place}${width < 256 ? `.p/${width}` : ''}`
}

export function bundleOf(entries: readonly Buffer[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => [Buffer.of(entry.length >> 8, entry.length & 255), entry]),
  )
}

export function sourceOf(files: ReadonlyMap<string, Buffer>): Source {
  return {
    name: 'test',
    read: async (path) => ({ ok: true, value: files.get(path) ?? null }),
  }
}

export interface TestEvent {
  readonly locator: Buffer
  readonly salt: Buffer
  readonly commitment: Buffer
  readonly canonical: string
  readonly entry: Buffer
}

/** The events of a matter as the house commits to them: chained, salted, each with its place-holder. */
export function matterOf(
  times: readonly string[],
  number = '261124-K7Q2M-5',
): { readonly key: Buffer; readonly number: string; readonly events: readonly TestEvent[] } {
  const key = randomBytes(32)
  const events: TestEvent[] = []
  for (const [at, time] of times.entries()) {
    const n = at + 1
    const prev = events.at(-1)?.commitment.toString('base64')
    const canonical = JSON.stringify({
      act: n === 1 ? 'file' : 'answer',
      at: time,
      by: { as: 'resident', receipt: '1' },
      input: { text: `第 ${n} 步：楼下“烧烤摊”` },
      jurisdiction: 990100,
      kind: 'request',
      kindVersion: 1,
      matter: 'm-1',
      n,
      number,
      prev: prev ?? null,
      v: 1,
      withheld: sha256(Buffer.from(String(n))).toString('base64'),
    })
    const salt = randomBytes(32)
    events.push(eventOf(key, n, canonical, salt))
  }
  return { key, number, events }
}

export function eventOf(
  key: Buffer,
  n: number,
  canonical: string,
  salt = randomBytes(32),
): TestEvent {
  const place = Buffer.alloc(8)
  place.writeBigUInt64BE(BigInt(n))
  const locator = createHmac('sha256', key).update(place).digest().subarray(0, 16)
  const commitment = createHmac('sha256', salt).update('evt/v1\0').update(canonical).digest()
  return {
    locator,
    salt,
    commitment,
    canonical,
    entry: Buffer.concat([Buffer.of(1), locator, commitment]),
  }
}

/** Events of nobody. */
export function dummies(count: number): Buffer[] {
  return Array.from({ length: count }, () => Buffer.concat([Buffer.of(1), randomBytes(48)]))
}

/** The file of a matter whose events lie at these places of a log; null: not yet. */
export function matterFile(
  log: TestLog,
  { key, number, events }: ReturnType<typeof matterOf>,
  places: readonly (number | null)[],
  note?: string,
): Buffer {
  return Buffer.from(
    JSON.stringify({
      format: 'answerable-matter/v1',
      origin: log.origin,
      vkey: log.signer.vkey,
      number,
      key: key.toString('base64'),
      events: places.map((place, at) => {
        const { locator, salt, canonical } = events[at]!
        const opening = Buffer.concat([locator, salt])
        return {
          n: at + 1,
          receipt: place === null ? null : log.receipt(place, opening, note),
          event: canonical,
        }
      }),
    }),
  )
}
