/**
 * Rows parted for learning and trying: near-duplicates always on the same side, or what is tried has
 * been seen already; every label in every part, as far as it goes.
 */
import { eachGram } from '../text/index.ts'
import { randomOf } from './random.ts'
import type { Normal } from './views.ts'

const SHINGLE = 4
const SKETCH = 48
const BAND = 3
/** Two texts are near-duplicates that have so much of their runs of four signs in common (Jaccard). */
const NEAR = 0.4

/** A number for each row; near-duplicates, directly or through others, have the same. */
export function nearDuplicates(messages: readonly Normal[]): Uint32Array {
  const parents = Uint32Array.from(messages.keys())
  const rootOf = (row: number): number => {
    let root = row
    while (parents[root] !== root) root = parents[root] as number
    for (let at = row; at !== root;) {
      const next = parents[at] as number
      parents[at] = root
      at = next
    }
    return root
  }
  const buckets = new Map<string, number>()
  const sketches: Uint32Array[] = []
  for (const [row, message] of messages.entries()) {
    const sketch = sketchOf(message)
    sketches.push(sketch)
    for (let at = 0; at < SKETCH; at += BAND) {
      const key = `${at}:${sketch.subarray(at, at + BAND).join(',')}`
      const first = buckets.get(key)
      if (first === undefined) buckets.set(key, row)
      else if (likeness(sketch, sketches[first] as Uint32Array) >= NEAR)
        parents[rootOf(row)] = rootOf(first)
    }
  }
  return parents.map((_, row) => rootOf(row))
}

/** MinHash (Broder 1997): of each of many orders of all runs, the first that the text has. */
function sketchOf({ title, text }: Normal): Uint32Array {
  const sketch = new Uint32Array(SKETCH).fill(0xffffffff)
  const take = (gram: number, from: number, to: number): void => {
    if (to - from < SHINGLE) return
    let hash = gram
    for (let at = 0; at < SKETCH; at += 1) {
      hash = (Math.imul(hash, 0x9e3779b1) + at + 1) >>> 0
      const mixed = (hash ^ (hash >>> 15)) >>> 0
      if (mixed < (sketch[at] as number)) sketch[at] = mixed
    }
  }
  eachGram(text.startsWith(title) ? text : `${title} ${text}`, { to: SHINGLE }, take)
  return sketch
}

function likeness(one: Uint32Array, other: Uint32Array): number {
  let same = 0
  for (let at = 0; at < SKETCH; at += 1) if (one[at] === other[at]) same += 1
  return same / SKETCH
}

/** Which part each row falls into: groups whole, the labels as even as groups allow. */
export function partsOf(
  labels: Uint16Array,
  groups: Uint32Array,
  parts: number,
  seed: number,
): Uint8Array {
  const members = new Map<number, number[]>()
  for (const [row, group] of groups.entries()) {
    const known = members.get(group)
    if (known) known.push(row)
    else members.set(group, [row])
  }
  const all = [...members.values()]
  const order = [...all.keys()]
  randomOf(seed).shuffle(order)
  const chosen = new Uint8Array(labels.length)
  const having = new Map<number, number[]>()
  const sizes = Array.from({ length: parts }, () => 0)
  // Large groups first: the small ones even out what they left uneven.
  const groupsInOrder = order
    .map((at) => all[at] as number[])
    .toSorted((a, b) => b.length - a.length)
  for (const rows of groupsInOrder) {
    const label = labels[rows[0] as number] as number
    const counts = having.get(label) ?? Array.from({ length: parts }, () => 0)
    having.set(label, counts)
    let best = 0
    for (let part = 1; part < parts; part += 1) {
      const less = (counts[part] as number) - (counts[best] as number)
      if (less < 0 || (less === 0 && (sizes[part] as number) < (sizes[best] as number))) best = part
    }
    for (const row of rows) chosen[row] = best
    counts[best] = (counts[best] as number) + rows.length
    sizes[best] = (sizes[best] as number) + rows.length
  }
  return chosen
}
