/**
 * Every entry of a log, held so that ten million fit: the bytes one after the other, and two tables that
 * lead from a locator, and from a commitment, to the places that have it.
 */

const EVENT = 0x01
const PUBLISHED = 0x02
const EVENT_BYTES = 49
const LOCATOR = { from: 1, bytes: 16 } as const
const COMMITMENT = { from: 17, bytes: 32 } as const

export class Entries {
  #bytes = Buffer.alloc(1 << 16)
  #ends: number[] | Float64Array = []
  #length = 0
  #locators: Table | null = null
  #commitments: Table | null = null

  get size(): number {
    return this.#ends.length
  }

  add(entry: Buffer): void {
    if (!Array.isArray(this.#ends)) throw new Error('these entries are complete')
    while (this.#length + entry.length > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes, Buffer.alloc(this.#bytes.length)])
    entry.copy(this.#bytes, this.#length)
    this.#length += entry.length
    this.#ends.push(this.#length)
  }

  /** No more comes: from now on it can be asked. */
  complete(): void {
    this.#ends = Float64Array.from(this.#ends)
    this.#locators = new Table(this, LOCATOR.from)
    this.#commitments = new Table(this, COMMITMENT.from)
  }

  at(index: number): Buffer {
    const end = this.#ends[index]
    if (end === undefined) throw new RangeError(`no entry ${index}`)
    return this.#bytes.subarray(index === 0 ? 0 : (this.#ends[index - 1] ?? 0), end)
  }

  isEvent(index: number): boolean {
    const entry = this.at(index)
    return entry[0] === EVENT && entry.length === EVENT_BYTES
  }

  isPublished(index: number): boolean {
    return this.at(index)[0] === PUBLISHED
  }

  commitmentAt(index: number): Buffer {
    return this.at(index).subarray(COMMITMENT.from, COMMITMENT.from + COMMITMENT.bytes)
  }

  /** The first place with this locator; null: there is none. */
  placeOf(locator: Buffer): number | null {
    return this.#find(this.#locators, locator)
  }

  /** The first place with this commitment; null: there is none. */
  placeWith(commitment: Buffer): number | null {
    return this.#find(this.#commitments, commitment)
  }

  #find(table: Table | null, part: Buffer): number | null {
    if (table === null) throw new Error('these entries are not complete')
    return table.find(part)
  }
}

/** Open addressing over the first bytes of a part that looks like chance: it needs no better hash. */
class Table {
  readonly #slots: Int32Array
  readonly #mask: number
  readonly #entries: Entries
  readonly #from: number

  constructor(entries: Entries, from: number) {
    let width = 16
    while (width < entries.size * 2) width *= 2
    this.#slots = new Int32Array(width).fill(-1)
    this.#mask = width - 1
    this.#entries = entries
    this.#from = from
    for (let index = 0; index < entries.size; index += 1) {
      if (!entries.isEvent(index)) continue
      let slot = entries.at(index).readUInt32BE(from) & this.#mask
      while (this.#slots[slot] !== -1) slot = (slot + 1) & this.#mask
      this.#slots[slot] = index
    }
  }

  find(part: Buffer): number | null {
    let slot = part.readUInt32BE(0) & this.#mask
    let found: number | null = null
    for (;;) {
      const index = this.#slots[slot] ?? -1
      if (index === -1) return found
      const there = this.#entries.at(index).subarray(this.#from, this.#from + part.length)
      if (there.equals(part) && (found === null || index < found)) found = index
      slot = (slot + 1) & this.#mask
    }
  }
}
