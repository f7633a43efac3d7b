/** The parts of a target side by side: weights and goals are changed here, and their sums follow every key. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { PartsSum, TargetNode } from '../../src/api/index.ts'
import { Refused, send } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { Said } from '../shell/Said.tsx'
import { useWords } from '../words/index.ts'
import { figureOf, madeOf, saysFigure } from './figures.ts'
import type { Typed } from './figures.ts'
import { useLevel } from './queries.ts'
import type { Of } from './queries.ts'

interface Props {
  readonly of: Of
  /** The whole; null: targets on a document, which only share a hundred. */
  readonly whole: TargetNode | null
  readonly mayPlan: boolean
}

type Edits = ReadonlyMap<string, Typed>

export function Parts({ of, whole, mayPlan }: Props) {
  const { t } = useWords()
  const level = useLevel(of)
  const [typed, setTyped] = useState<Edits>(new Map())
  const [said, setSaid] = useState('')
  const { nodes, sum } = level
  const drafts = nodes.filter(({ state }) => state.id === 'draft')
  const edited = drafts.filter((node) => isEdited(node, typed.get(node.id)))
  const after = async (words: string) => {
    await queryClient.invalidateQueries({ queryKey: ['matters'] })
    setTyped(new Map())
    setSaid(words)
  }
  const save = useMutation({
    mutationFn: () =>
      send('POST', '/plan/amend', { targets: edited.map((one) => amending(one, typed)) }),
    onSuccess: () => after(t('plan_saved')),
  })
  const issue = useMutation({
    mutationFn: () =>
      send('POST', '/plan/issue', { targets: drafts.map(({ id, n }) => ({ id, n })) }),
    onSuccess: () => after(t('plan_issued', { count: drafts.length })),
  })
  if (!sum || nodes.length === 0)
    return whole === null ? null : <p className="quiet">{t('plan_parts_none')}</p>
  const set = (id: string, more: Typed) => {
    setSaid('')
    save.reset()
    issue.reset()
    setTyped(new Map(typed).set(id, { ...typed.get(id), ...more }))
  }
  const fault = faultIn(save.error, edited) ?? faultIn(issue.error, drafts)
  return (
    <>
      <Table nodes={nodes} typed={typed} set={mayPlan ? set : null} />
      <Sums sum={sum} nodes={nodes} typed={typed} whole={whole} />
      {fault ? <PlacedFault {...fault} /> : <Said error={save.error ?? issue.error} />}
      {said !== '' && <p role="status">{said}</p>}
      {mayPlan && drafts.length > 0 && (
        <div className="form-end">
          <Button
            type="primary"
            disabled={edited.length === 0}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t('plan_save')}
          </Button>
          <Button
            disabled={edited.length > 0}
            loading={issue.isPending}
            onClick={() => issue.mutate()}
          >
            {drafts.length === 1
              ? t('plan_issue_one')
              : t('plan_issue_all', { count: drafts.length })}
          </Button>
        </div>
      )}
    </>
  )
}

function isEdited(node: TargetNode, typed: Typed | undefined): boolean {
  return (
    figureOf(typed?.goal, node.goal) !== node.goal ||
    figureOf(typed?.weight, node.weight) !== node.weight
  )
}

/** What cannot be read is sent as it was typed: the house says what is wrong with it. */
function amending({ id, n }: TargetNode, typed: Edits) {
  const { goal, weight } = typed.get(id) ?? {}
  const plain = (value: string) => value.replaceAll(',', '').trim()
  return {
    id,
    n,
    changes: {
      ...(goal === undefined ? {} : { goal: plain(goal) }),
      ...(weight === undefined ? {} : { weight: plain(weight) }),
    },
  }
}

interface TableProps {
  readonly nodes: readonly TargetNode[]
  readonly typed: Edits
  readonly set: ((id: string, more: Typed) => void) | null
}

function Table({ nodes, typed, set }: TableProps) {
  const { t, say, language } = useWords()
  const field = (node: TargetNode, name: 'goal' | 'weight') => {
    const standing = name === 'goal' ? node.goal : node.weight
    if (set === null || node.state.id !== 'draft') return saysFigure(standing, language)
    const label = name === 'goal' ? 'plan_row_goal' : 'plan_row_weight'
    return (
      <Input
        className="plan-figure"
        inputMode="decimal"
        autoComplete="off"
        aria-label={t(label, { title: node.title })}
        value={typed.get(node.id)?.[name] ?? String(standing)}
        onChange={(event) => set(node.id, { [name]: event.target.value })}
      />
    )
  }
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('plan_parts')}>
      <table className="plan-parts">
        <thead>
          <tr>
            <th scope="col">{t('plan_parts')}</th>
            <th scope="col">{t('plan_goal')}</th>
            <th scope="col">{t('plan_weight')}</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map((node) => (
            <tr key={node.id}>
              <td>
                {node.title}
                <span className="plan-whose">
                  {node.lead ? `${say(node.lead.unit)} ${say(node.lead.words)} · ` : ''}
                  {say(node.state.words)}
                </span>
              </td>
              <td>
                {field(node, 'goal')} {node.unit}
              </td>
              <td>{field(node, 'weight')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface SumsProps {
  readonly sum: PartsSum
  readonly nodes: readonly TargetNode[]
  readonly typed: Edits
  readonly whole: TargetNode | null
}

const NEAR = 1e-6

/** Said while it is typed: whether siblings weigh a hundred, and whether parts make the whole. */
function Sums({ sum, nodes, typed, whole }: SumsProps) {
  const { t, language } = useWords()
  const rule = whole?.aggregation ?? null
  const { weights, made } = madeOf(sum, nodes, typed, rule)
  const figure = (value: number) => saysFigure(value, language)
  const gap = Math.abs(100 - weights)
  const isRight = gap < NEAR
  const goal = whole?.goal ?? 0
  const apart = made === null ? 0 : Math.abs(made - goal)
  const isWhole = apart <= NEAR * Math.max(1, Math.abs(goal))
  return (
    <ul className="plan-sums" aria-live="polite">
      <li className={isRight ? 'is-right' : 'is-wrong'}>
        {t('plan_sum_weights', { sum: Number.isNaN(weights) ? '—' : figure(weights) })}
        {' · '}
        {isRight
          ? t('plan_sum_right')
          : t(weights > 100 ? 'plan_sum_over' : 'plan_sum_short', {
              gap: Number.isNaN(gap) ? '—' : figure(Number(gap.toFixed(3))),
            })}
      </li>
      {rule === 'stated' && <li>{t('plan_made_stated')}</li>}
      {rule !== null && rule !== 'stated' && made !== null && (
        <li className={isWhole ? 'is-right' : 'is-wrong'}>
          {t(MADE[rule], { made: Number.isNaN(made) ? '—' : figure(made) })}
          {' · '}
          {isWhole
            ? t('plan_made_right', { goal: figure(goal) })
            : t('plan_made_wrong', {
                goal: figure(goal),
                gap: Number.isNaN(apart) ? '—' : figure(Number(apart.toFixed(4))),
              })}
        </li>
      )}
    </ul>
  )
}

const MADE = {
  sum: 'plan_made_sum',
  average: 'plan_made_average',
  maximum: 'plan_made_maximum',
} as const

interface Placed {
  readonly title: string
  readonly refusal: Refused['refusal']
}

/** Which of a list was refused: its place stands before the field. */
function faultIn(error: unknown, list: readonly TargetNode[]): Placed | null {
  if (!(error instanceof Refused)) return null
  const [, at] = /^(\d+)\./u.exec(error.refusal.field ?? '') ?? []
  const node = at === undefined ? undefined : list[Number(at)]
  return node ? { title: node.title, refusal: error.refusal } : null
}

function PlacedFault({ title, refusal }: Placed) {
  const { t, say } = useWords()
  return (
    <p className="fault" role="alert">
      {t('plan_fault_of', { title, words: say(refusal.words) })}
    </p>
  )
}
