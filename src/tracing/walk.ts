/**
 * The thread of a matter: where it comes from and what comes of it, walked along the links (the speech:
 * 使作出的决策和决策的执行充分体现民心民意). Pure: the shell gives one step at a time.
 */

/** In the order in which one thing leads to the next. */
export const STAGES = ['asked', 'problem', 'decided', 'promised', 'measured'] as const
export type Stage = (typeof STAGES)[number]

/** What stands at which stage; a kind that is not here is no part of a thread. */
export const STAGE_OF: Readonly<Record<string, Stage>> = {
  document: 'asked',
  request: 'asked',
  ballot: 'asked',
  hot_problem: 'problem',
  inspection: 'problem',
  campaign: 'problem',
  decision: 'decided',
  target: 'promised',
  project: 'promised',
  rectification: 'promised',
  activity: 'promised',
  blocker: 'promised',
  series: 'measured',
}

/** Which way a link leads: `on`, the matter named came first; `back`, it comes of the one that names it. */
export const LEADS: Readonly<Record<string, 'on' | 'back'>> = {
  caused_by: 'on',
  cites: 'on',
  part_of: 'on',
  blocks: 'on',
  carried_out_by: 'back',
  depends_on: 'back',
}

export interface Edge {
  /** Number of what came first, and of what came of it. */
  readonly from: string
  readonly to: string
  readonly type: string
}

export interface StepTaken<N> {
  readonly node: N
  readonly edge: Edge
}

/** Nearest neighbours of these, towards the end of the thread or its beginning. */
export type Step<N> = (
  ids: readonly string[],
  towards: 'end' | 'beginning',
) => Promise<readonly StepTaken<N>[]>

export interface Thread<N> {
  readonly nodes: readonly N[]
  readonly edges: readonly Edge[]
  /** There is more of it than is shown. */
  readonly isCut: boolean
}

/** At most so many matters of a thread are shown, and so many steps gone from where one stands. */
export const MOST = 200
const FARTHEST = 16

/** Once to the beginning and once to the end, so that what merely shares an origin is no part of it. */
export async function threadOf<N extends { readonly id: string }>(
  here: N,
  step: Step<N>,
): Promise<Thread<N>> {
  const nodes = new Map([[here.id, here]])
  const edges = new Map<string, Edge>()
  let isCut = false
  for (const towards of ['beginning', 'end'] as const) {
    let ids: readonly string[] = [here.id]
    const gone = new Set(ids)
    for (let far = 0; ids.length > 0 && far < FARTHEST; far += 1) {
      const taken = await step(ids, towards)
      const next: string[] = []
      for (const { node, edge } of taken) {
        if (!nodes.has(node.id) && nodes.size >= MOST) {
          isCut = true
          continue
        }
        nodes.set(node.id, nodes.get(node.id) ?? node)
        edges.set(`${edge.from} ${edge.type} ${edge.to}`, edge)
        if (gone.has(node.id)) continue
        gone.add(node.id)
        next.push(node.id)
      }
      ids = next
    }
    if (ids.length > 0) isCut = true
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()], isCut }
}
