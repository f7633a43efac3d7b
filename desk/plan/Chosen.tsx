/** The target that is chosen in the tree: what it says, what may be done with it here, and its parts. */
import { Button } from 'antd'
import { Link } from 'react-router'
import type { TargetNode } from '../../src/api/index.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import { useWords } from '../words/index.ts'
import { saysFigure } from './figures.ts'
import { Parts } from './Parts.tsx'
import { useTargetDraft } from './queries.ts'
import type { Of } from './queries.ts'

interface Props {
  readonly id: string
  readonly of: Of
  readonly mayPlan: boolean
  readonly onEdit: (node: TargetNode) => void
  readonly onPart: (node: TargetNode) => void
  readonly onMove: (node: TargetNode) => void
}

export function Chosen({ id, of, mayPlan, onEdit, onPart, onMove }: Props) {
  const { t, say, language } = useWords()
  const read = useTargetDraft(id)
  if (!read.data)
    return read.isError ? <Failed again={read.refetch} /> : <p role="status">{t('working')}</p>
  const { node } = read.data
  const isDraft = node.state.id === 'draft'
  const facts = [
    [t('plan_number'), <span className="number">{node.number}</span>],
    [t('plan_state'), say(node.state.words)],
    [t('plan_metric'), node.metric],
    [t('plan_goal'), `${saysFigure(node.goal, language)} ${node.unit}`],
    [t('plan_weight'), saysFigure(node.weight, language)],
    [t('plan_deadline'), node.deadline],
    [t('plan_lead_post'), node.lead ? `${say(node.lead.unit)} ${say(node.lead.words)}` : '—'],
  ] as const
  return (
    <>
      <h2>{node.title}</h2>
      <dl className="plan-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Link to={paths.matter(node.number)}>{t('plan_open_page')}</Link>
      </p>
      {mayPlan && !node.state.final && (
        <div className="form-end">
          {isDraft && (
            <>
              <Button onClick={() => onEdit(node)}>{t('plan_edit')}</Button>
              <Button onClick={() => onMove(node)}>{t('plan_move')}</Button>
            </>
          )}
          <Button onClick={() => onPart(node)}>{t('plan_new_part')}</Button>
        </div>
      )}
      {mayPlan && !isDraft && <p className="hint">{t('plan_only_drafts')}</p>}
      <h3>{t('plan_parts')}</h3>
      <Parts of={of} whole={node} mayPlan={mayPlan} />
    </>
  )
}
