/** The memo of a decision side by side: what each option does, costs, risks and asks of whom. */
import type { Actor } from '../kernel/index.ts'
import type { DecisionOption, DecisionState } from '../kinds/index.ts'
import { tracedOf } from '../matters/index.ts'
import type { Ports } from '../matters/index.ts'

export interface MemoShown {
  readonly options: readonly DecisionOption[]
  /** The option that was chosen; null: nothing is decided yet. */
  readonly chosen: string | null
  /** What people said, of matters the reader may see; `number` leads to the matter. */
  readonly said: readonly {
    readonly number: string
    readonly title: string
    readonly words: string
  }[]
  readonly comments: string | null
  /** What the authors suggest, for officials alone: the leader's reasons are to be their own. */
  readonly draftReasons: string
}

/** Null: it is no decision, or the reader may not see it. */
export async function memoFor(
  ports: Ports,
  jurisdiction: number,
  actor: Actor,
  id: string,
): Promise<MemoShown | null> {
  const [found] = await tracedOf(ports.db, jurisdiction, actor, [id])
  if (found?.kind !== 'decision') return null
  const state = found.facts as unknown as DecisionState
  const named = state.said.map(({ matter }) => matter)
  const seen = new Map(
    (await tracedOf(ports.db, jurisdiction, actor, named)).map((one) => [one.id, one]),
  )
  return {
    options: state.options,
    chosen: 'option' in state ? state.option : null,
    said: state.said.flatMap(({ matter, words }) => {
      const one = seen.get(matter)
      return one ? [{ number: one.number, title: one.title, words }] : []
    }),
    comments: state.comments,
    draftReasons: state.draftReasons,
  }
}
