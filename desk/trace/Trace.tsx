/** The thread of a matter, stage by stage: what led to it, and what came of it. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { MatterPage, Trace as Read, TraceNode } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { paths } from '../paths.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import './trace.css'

const STAGES: readonly (readonly [TraceNode['stage'], Word])[] = [
  ['asked', 'trace_asked'],
  ['problem', 'trace_problem'],
  ['decided', 'trace_decided'],
  ['promised', 'trace_promised'],
  ['measured', 'trace_measured'],
]

/** So many of one stage are shown at once. */
const FEW = 6

export function Trace({ matter }: { readonly matter: MatterPage }) {
  const { t } = useWords()
  // What is linked to nothing has no thread; what is sealed shows none.
  const isLinked = matter.related.length > 0 && !matter.sealed
  const { data } = useQuery({
    queryKey: ['matters', 'trace', matter.number],
    queryFn: () => get<Read>(`/matters/${encodeURIComponent(matter.number)}/trace`),
    enabled: isLinked,
  })
  if (!isLinked || !data || data.nodes.length < 2) return null
  return (
    <section className="trace" aria-labelledby="trace">
      <h2 id="trace">{t('trace')}</h2>
      <p className="quiet">{t('trace_lead')}</p>
      <ol className="trace-stages">
        {STAGES.map(([stage, word]) => {
          const nodes = data.nodes.filter((node) => node.stage === stage)
          return (
            nodes.length > 0 && (
              <li key={stage}>
                <h3>{t(word)}</h3>
                <Nodes nodes={nodes} />
              </li>
            )
          )
        })}
      </ol>
      {data.isCut && <p className="hint">{t('trace_cut')}</p>}
    </section>
  )
}

function Nodes({ nodes }: { readonly nodes: readonly TraceNode[] }) {
  const { t } = useWords()
  // Where one stands is never folded away.
  const first = nodes.filter((node, at) => at < FEW || node.isHere)
  const rest = nodes.filter((node) => !first.includes(node))
  return (
    <>
      <List nodes={first} />
      {rest.length > 0 && (
        <details>
          <summary>{t('trace_more', { count: rest.length })}</summary>
          <List nodes={rest} />
        </details>
      )}
    </>
  )
}

function List({ nodes }: { readonly nodes: readonly TraceNode[] }) {
  return (
    <ul>
      {nodes.map((node) => (
        <Node key={node.number} node={node} />
      ))}
    </ul>
  )
}

function Node({ node }: { readonly node: TraceNode }) {
  const { t, say } = useWords()
  const { number, title, isHere, unit, state, kind, result, isOpen } = node
  return (
    <li className={isHere ? 'is-here' : undefined}>
      <p>
        {isHere ? (
          <strong>{title || number}</strong>
        ) : (
          <Link to={paths.matter(number)}>{title || number}</Link>
        )}
        {isHere && <span className="mark">{t('trace_here')}</span>}
      </p>
      <p className="quiet">
        {[say(kind), number, unit && say(unit), say(state)].filter(Boolean).join(' · ')}
      </p>
      {result && <p className={isOpen ? 'result' : 'result is-over'}>{say(result)}</p>}
    </li>
  )
}
