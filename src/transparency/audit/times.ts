/**
 * Between which cosignatures an entry came into the log. Witnesses give the times, and nobody without
 * their keys can make others; where there is no witness, the city's own word has to do.
 */
import type { Instant } from '../../kernel/index.ts'
import { checkpointNotes, checkpointTimes } from '../../ledger/index.ts'
import type { CheckpointTimes } from '../../ledger/index.ts'
import type { Queryable } from '../../platform/database.ts'
import { NoteError, weigh } from '../../tlog/index.ts'
import type { Policy } from '../../tlog/index.ts'

export interface Bound {
  /** The last moment at which the log is known not to have it; null: not known. */
  readonly after: Instant | null
  /** The first moment at which the log is known to have it; null: not known yet. */
  readonly before: Instant | null
}

const PAGE = 10_000

export class Times {
  readonly #db: Queryable
  readonly #jurisdiction: number
  readonly #policy: Policy
  readonly #kept: readonly CheckpointTimes[]
  readonly #proven = new Map<number, { first: number; last: number }>()

  private constructor(
    db: Queryable,
    jurisdiction: number,
    policy: Policy,
    kept: readonly CheckpointTimes[],
  ) {
    this.#db = db
    this.#jurisdiction = jurisdiction
    this.#policy = policy
    this.#kept = kept
  }

  /** `size`: of the log that is compared with; later checkpoints say nothing of it. */
  static async read(
    db: Queryable,
    jurisdiction: number,
    policy: Policy,
    size: number,
  ): Promise<Times> {
    const kept: CheckpointTimes[] = []
    for (let from = 0; ;) {
      const page = await checkpointTimes(db, jurisdiction, from, PAGE)
      kept.push(...page.filter((one) => one.size <= size))
      const last = page.at(-1)
      if (!last || page.length < PAGE) return new Times(db, jurisdiction, policy, kept)
      from = last.size + 1
    }
  }

  async of(index: number): Promise<Bound> {
    const at = this.#firstWith(index)
    const [without, first] = [this.#kept[at - 1], this.#kept[at]]
    return {
      after: without ? instant((await this.#times(without)).last) : null,
      before: first ? instant((await this.#times(first)).first) : null,
    }
  }

  /** Position of the first kept checkpoint that has the entry. */
  #firstWith(index: number): number {
    let [low, high] = [0, this.#kept.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#kept[middle]?.size ?? 0) > index) high = middle
      else low = middle + 1
    }
    return low
  }

  async #times({ size, firstAt, lastAt }: CheckpointTimes) {
    const known = this.#proven.get(size)
    if (known) return known
    const notes = await checkpointNotes(this.#db, this.#jurisdiction, size)
    const [first, last] = [
      notes && this.#signed(notes.first, size),
      notes && this.#signed(notes.last, size),
    ]
    const proven = {
      first: first?.earliest ?? Date.parse(firstAt),
      last: last?.latest ?? Date.parse(lastAt),
    }
    this.#proven.set(size, proven)
    return proven
  }

  /** What witnesses of the policy said; null: none of them signed this, or it is of another size. */
  #signed(note: string, size: number): { earliest: number; latest: number } | null {
    try {
      const said = weigh(this.#policy, note)
      const times = said.witnesses.map(({ time }) => time * 1_000)
      if (said.size !== size || times.length === 0) return null
      return { earliest: Math.min(...times), latest: Math.max(...times) }
    } catch (error) {
      // Altered where it lies: it says nothing, and the city's own word is no better.
      if (error instanceof NoteError) return null
      throw error
    }
  }
}

const instant = (time: number): Instant => new Date(time).toISOString()
