/** Decisions as everybody reads them: nothing of a memo before it was opened to comment or decided. */
import type { Words } from '../kernel/index.ts'
import type { DecisionState } from '../kinds/index.ts'
import { listTraced, tracedByNumber } from '../matters/index.ts'
import type { Ports, Traced } from '../matters/index.ts'
import { isPublic, publicTrace } from '../tracing/index.ts'
import type { Trace } from '../tracing/index.ts'

const SHOWN = 200
const DECISION = 'decision'

export interface PublicDecision {
  readonly number: string
  readonly title: string
  readonly question: string
  readonly state: Words
  readonly facts: DecisionState
  readonly trace: Trace | null
}

export type PublicDecisionLine = Pick<PublicDecision, 'number' | 'title' | 'state'>

/** The newest first. */
export async function publicDecisions(
  ports: Ports,
  jurisdiction: number,
): Promise<readonly PublicDecisionLine[]> {
  const all = await listTraced(ports.db, jurisdiction, DECISION, SHOWN)
  return all.filter(isPublic).map((one) => lineOf(one, ports))
}

/** Null alike for what is not there and what is not public. */
export async function publicDecision(
  ports: Ports,
  jurisdiction: number,
  number: string,
): Promise<PublicDecision | null> {
  const found = await tracedByNumber(ports.db, jurisdiction, number)
  if (found?.kind !== DECISION || !isPublic(found)) return null
  return {
    ...lineOf(found, ports),
    question: found.text,
    facts: found.facts as unknown as DecisionState,
    trace: await publicTrace(ports, jurisdiction, found.id),
  }
}

function lineOf({ number, title, state }: Traced, { kinds }: Ports): PublicDecisionLine {
  const same = { zh: state, en: state }
  return { number, title, state: kinds.get(DECISION)?.states[state]?.resident ?? same }
}
