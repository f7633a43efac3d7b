/** How common words are in a city, packed into a few hundred kilobytes so that it can be kept between looks. */
import { deflateSync, inflateSync } from 'node:zlib'
import type { Common } from './terms.ts'

/** A term that fewer said is as good as new: whoever says it again finds it by the term itself. */
const LEAST = 2

export function packCommon(having: ReadonlyMap<number, number>): Buffer {
  const terms = Int32Array.from(
    [...having].flatMap(([term, count]) => (count >= LEAST ? [term] : [])),
  ).toSorted()
  const counts = Int32Array.from(terms, (term) => having.get(term) ?? 0)
  return deflateSync(Buffer.concat([Buffer.from(terms.buffer), Buffer.from(counts.buffer)]))
}

export function commonOf(size: number, packed: Buffer): Common {
  const bytes = inflateSync(packed)
  const half = bytes.length / 2
  const having = new Map<number, number>()
  for (let at = 0; at < half; at += 4)
    having.set(bytes.readInt32LE(at), bytes.readInt32LE(half + at))
  return { size, having: (term) => having.get(term) ?? 0 }
}
