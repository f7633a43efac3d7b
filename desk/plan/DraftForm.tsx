/** The form of one draft: what is missing is listed while it is filled in, and what cannot fit is said before it is sent. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { FormEvent } from 'react'
import type { Fields } from '../../src/kernel/index.ts'
import type { PlanDocument, TargetNode } from '../../src/api/index.ts'
import { Refused, send } from '../api/http.ts'
import { queryClient, useKinds } from '../api/queries.ts'
import { FormFields, inputId } from '../fields/FormFields.tsx'
import { Picker } from '../fields/pickers.tsx'
import { sent } from '../fields/values.ts'
import { useDraft } from '../lib/draft.ts'
import type { Values } from '../lib/draft.ts'
import { submitOnCtrlEnter } from '../matter/ActForm.tsx'
import { Said } from '../shell/Said.tsx'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import { saysFigure } from './figures.ts'
import { useLevel } from './queries.ts'

interface Props {
  /** Null: a new one. */
  readonly editing: TargetNode | null
  /** Of which it is, or will be, a part; null: none. */
  readonly parent: TargetNode | null
  readonly first: Values
  readonly document: string
  readonly documents: readonly PlanDocument[]
  readonly onClose: () => void
  readonly onDone: (title: string) => void
}

const KIND = 'target'
/** Chosen by other means than typing a number. */
const PLACED: ReadonlySet<string> = new Set(['document', 'clause', 'part_of'])

export function DraftForm({
  editing,
  parent,
  first,
  document: root,
  documents,
  onClose,
  onDone,
}: Props) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const kinds = useKinds()
  const kind = kinds.data?.find(({ name }) => name === KIND)
  const act = editing ? 'amend_target' : 'draft_target'
  const fields = kind?.acts.find(({ name }) => name === act)?.fields
  const { draft, touched, setValues, renewKey, drop } = useDraft(
    editing ? `${editing.number} ${act}` : `new ${KIND} under ${parent?.number ?? root}`,
    first,
  )
  const saving = useMutation({
    mutationFn: () => {
      const input = sent(fields ?? {}, draft.values, 0)
      return editing
        ? send(
            'POST',
            `/matters/${encodeURIComponent(editing.number)}/acts/${act}`,
            { input, seen: editing.n },
            draft.key,
          )
        : send(
            'POST',
            '/matters',
            { kind: KIND, act, input, door: 'visit', identity: {} },
            draft.key,
          )
    },
    onSuccess: async () => {
      const title = String(draft.values['title'] ?? '')
      drop()
      await queryClient.invalidateQueries({ queryKey: ['matters'] })
      onDone(title)
    },
    onError: (error) => {
      if (!(error instanceof Refused)) return
      if (error.refusal.code === 'key_used_for_something_else') renewKey()
      if (error.refusal.field) window.document.getElementById(inputId(error.refusal.field))?.focus()
    },
  })
  if (!fields) return <p role="status">{t('working')}</p>
  const typed = Object.fromEntries(Object.entries(fields).filter(([name]) => !PLACED.has(name)))
  const set = (values: Values) => {
    setValues(values)
    if (saving.error) saving.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!saving.isPending) saving.mutate()
  }
  const refusal = saving.error instanceof Refused ? saving.error.refusal : null
  return (
    <form className="plan-form" onSubmit={submit} onKeyDown={submitOnCtrlEnter} noValidate>
      <h2 ref={heading} tabIndex={-1}>
        {editing
          ? t('plan_form_edit', { title: editing.title })
          : parent
            ? t('plan_form_part', { title: parent.title })
            : t('plan_form_new')}
      </h2>
      <Placing documents={documents} values={draft.values} onChange={set} />
      <FormFields fields={typed} values={draft.values} onChange={set} asks={[]} refusal={refusal} />
      <Checks fields={fields} values={draft.values} parent={parent} editing={editing} root={root} />
      <Said error={saving.error} />
      <div className="form-end">
        <Button type="primary" size="large" htmlType="submit" loading={saving.isPending}>
          {t('plan_form_save')}
        </Button>
        <Button size="large" onClick={onClose}>
          {t('cancel')}
        </Button>
        {touched && (
          <>
            <span className="hint" role="status">
              {t('draft_saved')}
            </span>
            <Button type="link" onClick={drop}>
              {t('discard')}
            </Button>
          </>
        )}
      </div>
    </form>
  )
}

interface PlacingProps {
  readonly documents: readonly PlanDocument[]
  readonly values: Values
  readonly onChange: (values: Values) => void
}

/** Which document, and which of its clauses: both are chosen, nobody copies a number. */
function Placing({ documents, values, onChange }: PlacingProps) {
  const { t } = useWords()
  const number = String(values['document'] ?? '')
  const chosen = documents.find((one) => one.number === number)
  const option = (value: string, label: string) => ({ value, label, search: label.toLowerCase() })
  return (
    <>
      <div className="field">
        <label htmlFor={inputId('document')}>{t('plan_form_document')}</label>
        <Picker
          id={inputId('document')}
          options={documents.map((one) => option(one.number, one.title))}
          value={number === '' ? undefined : number}
          onChange={(document) => onChange({ ...values, document, clause: undefined })}
          isRequired
        />
      </div>
      <div className="field">
        <label htmlFor={inputId('clause')}>{t('plan_form_clause')}</label>
        <Picker
          id={inputId('clause')}
          options={(chosen?.clauses ?? []).map((one) =>
            option(one.number, `${one.number}　${one.text}`),
          )}
          value={typeof values['clause'] === 'string' ? values['clause'] : undefined}
          onChange={(clause) => onChange({ ...values, clause })}
          isRequired
        />
      </div>
    </>
  )
}

interface ChecksProps {
  readonly fields: Fields
  readonly values: Values
  readonly parent: TargetNode | null
  readonly editing: TargetNode | null
  readonly root: string
}

function Checks({ fields, values, parent, editing, root }: ChecksProps) {
  const { t, say, language } = useWords()
  const level = useLevel({ document: root, target: parent?.id ?? null })
  const missing = Object.entries(fields).filter(([name, { optional }]) => {
    const value = values[name]
    return !optional && (value === undefined || value === null || value === '')
  })
  const weight = Number(values['weight'])
  const standing = editing && level.nodes.some(({ id }) => id === editing.id) ? editing.weight : 0
  const weights = (level.sum?.weights ?? 0) - standing + weight
  const wrong = faults(values, parent)
  return (
    <div className="plan-checks" aria-live="polite">
      {missing.length === 0 ? (
        <p className="is-right">{t('plan_form_complete')}</p>
      ) : (
        <p>
          {t('plan_form_missing', { count: missing.length })}{' '}
          {missing.map(([name, { label }]) => (
            <button
              key={name}
              type="button"
              className="plain"
              onClick={() => document.getElementById(inputId(name))?.focus()}
            >
              {say(label)}
            </button>
          ))}
        </p>
      )}
      {weight > 0 && (
        <p className={Math.abs(weights - 100) < 1e-6 ? 'is-right' : 'is-wrong'}>
          {t('plan_form_weights', { sum: saysFigure(Number(weights.toFixed(3)), language) })}
        </p>
      )}
      {wrong.map(([word, params]) => (
        <p key={word} className="is-wrong">
          {t(word, params)}
        </p>
      ))}
    </div>
  )
}

type Fault = readonly [Word, Readonly<Record<string, string>>]

/** What the rules would refuse, as far as it can be seen from here. */
function faults(values: Values, parent: TargetNode | null): readonly Fault[] {
  const filled = (name: string) => values[name] !== undefined && values[name] !== ''
  const [goal, baseline] = [Number(values['goal']), Number(values['baseline'])]
  const isBackwards =
    filled('goal') &&
    filled('baseline') &&
    (values['direction'] === 'at_most' ? goal > baseline : goal < baseline)
  const found: Fault[] = isBackwards ? [['plan_form_backwards', {}]] : []
  if (!parent) return found
  if (filled('deadline') && String(values['deadline']) > parent.deadline)
    found.push(['plan_form_late', { deadline: parent.deadline }])
  if (filled('unit') && values['unit'] !== parent.unit)
    found.push(['plan_form_unit', { unit: parent.unit }])
  return found
}
