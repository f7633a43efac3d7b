/**
 * Events out of pairs: the two groups that are most likely one are joined, again and again, as long as
 * the mean likelihood over all pairs between them is high enough (average linkage; pairs that were not
 * compared count as 0). A chain of messages each like the next does not make one event of them all.
 */

export interface Likely {
  readonly one: number
  readonly other: number
  /** In [0, 1]. */
  readonly likelihood: number
}

interface Waiting {
  readonly mean: number
  readonly one: number
  readonly other: number
  readonly versions: readonly [number, number]
}

/** Groups of two or more, each in ascending order; of `count` things. */
export function groupsOf(
  count: number,
  pairs: readonly Likely[],
  least: number,
): readonly (readonly number[])[] {
  const between = Array.from({ length: count }, () => new Map<number, number>())
  const members = Array.from({ length: count }, (_, at): number[] => [at])
  const versions = new Uint32Array(count)
  const queue = new Queue()
  for (const { one, other, likelihood } of pairs) {
    between[one]?.set(other, likelihood)
    between[other]?.set(one, likelihood)
    if (likelihood >= least) queue.add({ mean: likelihood, one, other, versions: [0, 0] })
  }
  for (let next = queue.take(); next; next = queue.take()) {
    const { one, other } = next
    if (versions[one] !== next.versions[0] || versions[other] !== next.versions[1]) continue
    const isLarger = sizeOf(one) >= sizeOf(other)
    join(isLarger ? one : other, isLarger ? other : one)
  }

  function sizeOf(group: number): number {
    return members[group]?.length ?? 0
  }

  function join(into: number, from: number): void {
    const [sums, gone] = [between[into], between[from]]
    const [kept, moved] = [members[into], members[from]]
    if (!sums || !gone || !kept || !moved) return
    kept.push(...moved)
    moved.length = 0
    versions[into] = (versions[into] ?? 0) + 1
    versions[from] = (versions[from] ?? 0) + 1
    sums.delete(from)
    for (const [neighbour, sum] of gone) {
      const theirs = between[neighbour]
      theirs?.delete(from)
      if (neighbour === into) continue
      const all = sum + (sums.get(neighbour) ?? 0)
      sums.set(neighbour, all)
      theirs?.set(into, all)
    }
    gone.clear()
    for (const [neighbour, sum] of sums) {
      const mean = sum / (kept.length * sizeOf(neighbour))
      if (mean < least) continue
      const now: readonly [number, number] = [versions[into] ?? 0, versions[neighbour] ?? 0]
      queue.add({ mean, one: into, other: neighbour, versions: now })
    }
  }

  return members.filter((group) => group.length > 1).map((group) => group.toSorted((a, b) => a - b))
}

/** A heap; of equal means the earliest messages first, so that the same input gives the same events. */
class Queue {
  readonly #heap: Waiting[] = []

  add(waiting: Waiting): void {
    const heap = this.#heap
    heap.push(waiting)
    for (let at = heap.length - 1; at > 0;) {
      const parent = (at - 1) >> 1
      if (!isBefore(heap[at], heap[parent])) return
      this.#swap(at, parent)
      at = parent
    }
  }

  take(): Waiting | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return first
    heap[0] = last
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let best = at
      if (left < heap.length && isBefore(heap[left], heap[best])) best = left
      if (right < heap.length && isBefore(heap[right], heap[best])) best = right
      if (best === at) return first
      this.#swap(at, best)
      at = best
    }
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#heap[one], this.#heap[other]]
    if (!a || !b) return
    this.#heap[one] = b
    this.#heap[other] = a
  }
}

function isBefore(one: Waiting | undefined, other: Waiting | undefined): boolean {
  if (!one || !other) return false
  if (one.mean !== other.mean) return one.mean > other.mean
  if (one.one !== other.one) return one.one < other.one
  return one.other < other.other
}
