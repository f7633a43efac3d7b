/**
 * Many texts as rows of numbers, each feature under an index of its own: counted once, weighed for
 * every part of the rows that is learnt from. One flat list for all rows, or ten thousand texts would
 * be ten million objects.
 */

/** Rows of one view: of row r the entries from `starts[r]` to `starts[r + 1]`. */
export interface Counted {
  readonly rows: number
  readonly features: number
  readonly starts: Uint32Array
  readonly ids: Uint32Array
  readonly counts: Float32Array
}

export interface Weighed {
  readonly starts: Uint32Array
  readonly ids: Uint32Array
  readonly values: Float32Array
}

/** A hash of 32 bits and the index it has got, by open addressing; the indices follow the order of arrival. */
export class Vocabulary {
  #slots = new Int32Array(1 << 12).fill(-1)
  #keys = new Uint32Array(1 << 11)
  #size = 0

  static of(keys: Uint32Array): Vocabulary {
    const made = new Vocabulary()
    for (const key of keys) made.add(key)
    return made
  }

  get size(): number {
    return this.#size
  }

  get keys(): Uint32Array {
    return this.#keys.slice(0, this.#size)
  }

  /** -1: unknown. */
  find(key: number): number {
    const mask = this.#slots.length - 1
    for (let slot = key & mask; ; slot = (slot + 1) & mask) {
      const index = this.#slots[slot] as number
      if (index === -1 || this.#keys[index] === key) return index
    }
  }

  add(key: number): number {
    const mask = this.#slots.length - 1
    for (let slot = key & mask; ; slot = (slot + 1) & mask) {
      const index = this.#slots[slot] as number
      if (index !== -1) {
        if (this.#keys[index] === key) return index
        continue
      }
      this.#slots[slot] = this.#size
      this.#keep(key)
      return this.#size - 1
    }
  }

  #keep(key: number): void {
    if (this.#size === this.#keys.length) {
      const keys = new Uint32Array(this.#keys.length * 2)
      keys.set(this.#keys)
      this.#keys = keys
    }
    this.#keys[this.#size] = key
    this.#size += 1
    if (this.#size * 2 > this.#slots.length) this.#spread()
  }

  #spread(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1)
    const mask = slots.length - 1
    for (let index = 0; index < this.#size; index += 1) {
      let slot = (this.#keys[index] as number) & mask
      while (slots[slot] !== -1) slot = (slot + 1) & mask
      slots[slot] = index
    }
    this.#slots = slots
  }
}

/** Takes rows one after the other. */
export class Counter {
  readonly #vocabulary = new Vocabulary()
  readonly #starts: number[] = [0]
  #ids = new Uint32Array(1 << 12)
  #counts = new Float32Array(1 << 12)
  #length = 0
  #row = new Map<number, number>()

  add(key: number, count: number): void {
    const id = this.#vocabulary.add(key)
    this.#row.set(id, (this.#row.get(id) ?? 0) + count)
  }

  endRow(): void {
    const length = this.#length + this.#row.size
    if (length > this.#ids.length) this.#grow(Math.max(length, this.#ids.length * 2))
    for (const [id, count] of this.#row) {
      this.#ids[this.#length] = id
      this.#counts[this.#length] = count
      this.#length += 1
    }
    this.#starts.push(this.#length)
    this.#row.clear()
  }

  done(): { readonly counted: Counted; readonly keys: Uint32Array } {
    return {
      counted: {
        rows: this.#starts.length - 1,
        features: this.#vocabulary.size,
        starts: Uint32Array.from(this.#starts),
        ids: this.#ids.slice(0, this.#length),
        counts: this.#counts.slice(0, this.#length),
      },
      keys: this.#vocabulary.keys,
    }
  }

  #grow(length: number): void {
    const ids = new Uint32Array(length)
    ids.set(this.#ids)
    this.#ids = ids
    const counts = new Float32Array(length)
    counts.set(this.#counts)
    this.#counts = counts
  }
}

/**
 * How much each feature tells, by the rows learnt from: ln((1 + n) / (1 + n with it)) + 1, and
 * nothing where fewer than `least` have it: what one text alone says is mostly a name.
 */
export function rarityOf(counted: Counted, rows: Uint32Array, least: number): Float32Array {
  const having = new Uint32Array(counted.features)
  for (const row of rows) {
    const end = counted.starts[row + 1] as number
    for (let at = counted.starts[row] as number; at < end; at += 1) {
      const id = counted.ids[at] as number
      having[id] = (having[id] as number) + 1
    }
  }
  return Float32Array.from(having, (n) =>
    n < least ? 0 : Math.log((1 + rows.length) / (1 + n)) + 1,
  )
}

/** (1 + ln count) × rarity, every row of length one; features that tell nothing are left out. */
export function weigh(counted: Counted, rarity: Float32Array): Weighed {
  const starts = new Uint32Array(counted.rows + 1)
  const ids = new Uint32Array(counted.ids.length)
  const values = new Float32Array(counted.ids.length)
  let length = 0
  for (let row = 0; row < counted.rows; row += 1) {
    const begin = length
    let square = 0
    const end = counted.starts[row + 1] as number
    for (let at = counted.starts[row] as number; at < end; at += 1) {
      const id = counted.ids[at] as number
      const value = weightOf(counted.counts[at] as number, rarity[id] as number)
      if (value === 0) continue
      ids[length] = id
      values[length] = value
      square += value * value
      length += 1
    }
    const norm = Math.sqrt(square) || 1
    for (let at = begin; at < length; at += 1) values[at] = (values[at] as number) / norm
    starts[row + 1] = length
  }
  return { starts, ids: ids.slice(0, length), values: values.slice(0, length) }
}

/** Counts below one (a word that speaks of several things) weigh in proportion. */
export function weightOf(count: number, rarity: number): number {
  return (count >= 1 ? 1 + Math.log(count) : count) * rarity
}

/** Several views of the same rows side by side, each times its weight; the ids of one follow those of the one before. */
export function beside(
  parts: readonly { readonly rows: Weighed; readonly features: number; readonly weight: number }[],
): Weighed {
  const [only, ...more] = parts
  if (only && more.length === 0 && only.weight === 1) return only.rows
  const count = (only?.rows.starts.length ?? 1) - 1
  const length = parts.reduce((sum, { rows }) => sum + rows.ids.length, 0)
  const made = {
    starts: new Uint32Array(count + 1),
    ids: new Uint32Array(length),
    values: new Float32Array(length),
  }
  let to = 0
  for (let row = 0; row < count; row += 1) {
    let offset = 0
    for (const { rows, features, weight } of parts) {
      const end = rows.starts[row + 1] as number
      for (let at = rows.starts[row] as number; at < end; at += 1) {
        made.ids[to] = (rows.ids[at] as number) + offset
        made.values[to] = (rows.values[at] as number) * weight
        to += 1
      }
      offset += features
    }
    made.starts[row + 1] = to
  }
  return made
}
