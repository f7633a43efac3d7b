/** Whoever acts next, first: a heap by time, and by place in the list where two times are the same. */

export interface Timed {
  at: string
  /** Its place in the list. */
  readonly order: number
}

export class Queue<T extends Timed> {
  readonly #heap: T[] = []

  get first(): T | undefined {
    return this.#heap[0]
  }

  add(one: T): void {
    const heap = this.#heap
    let index = heap.push(one) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = heap[parent]
      if (!above || !isBefore(one, above)) break
      heap[index] = above
      index = parent
    }
    heap[index] = one
  }

  take(): T | undefined {
    const heap = this.#heap
    const [first] = heap
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    let index = 0
    for (;;) {
      const child = this.#smallerChild(index)
      const below = heap[child]
      if (!below || !isBefore(below, last)) break
      heap[index] = below
      index = child
    }
    heap[index] = last
    return first
  }

  #smallerChild(index: number): number {
    const left = 2 * index + 1
    const [a, b] = [this.#heap[left], this.#heap[left + 1]]
    return a && b && isBefore(b, a) ? left + 1 : left
  }
}

function isBefore(one: Timed, other: Timed): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}
