/** One matter of many: what it will be told, whether that holds, and the way to change it alone. */
import { Button } from 'antd'
import { useState } from 'react'
import type { BatchResult, Picked, SpokenRefusal } from '../../src/api/index.ts'
import type { Field, Fields } from '../../src/kernel/index.ts'
import { FormFields, ScopeContext } from '../fields/FormFields.tsx'
import { groupsOf } from '../fields/values.ts'
import type { Values } from '../lib/draft.ts'
import { useWords } from '../words/index.ts'
import type { BatchAct } from './BatchForm.tsx'

interface Props {
  readonly act: BatchAct
  readonly matter: Picked
  readonly values: Values
  readonly isOwn: boolean
  readonly isLeftOut: boolean
  readonly result: BatchResult | undefined
  readonly onLeaveOut: (out: boolean) => void
  /** Null: as the others again. */
  readonly onChange: (values: Values | null) => void
}

export function BatchLine(props: Props) {
  const { act, matter, values, isOwn, isLeftOut, result, onLeaveOut, onChange } = props
  const { t, say } = useWords()
  const [open, setOpen] = useState(false)
  const refusal = result?.refusal ?? null
  const title = matter.title || t('sealed_title')
  const isWhole = Object.keys(act.fields).length === 0
  return (
    <li className={refusal ? 'batch-line has-problem' : 'batch-line'}>
      <label className="radio">
        <input
          type="checkbox"
          checked={!isLeftOut}
          aria-label={t('batch_leave_out', { title })}
          onChange={(event) => onLeaveOut(!event.target.checked)}
        />
        <span>
          <strong>{title}</strong> <span className="number quiet">{matter.number}</span>{' '}
          <span className="quiet">{say(matter.state)}</span>
        </span>
      </label>
      {!isLeftOut && (
        <div className="batch-line-body">
          {open ? (
            <ScopeContext value={`${matter.number}-`}>
              <FormFields
                fields={act.fields}
                values={values}
                onChange={onChange}
                asks={matter.asks}
                refusal={refusal}
              />
            </ScopeContext>
          ) : (
            <Rendered fields={act.fields} values={values} asks={matter.asks} />
          )}
          <Outcome result={result} refusal={refusal} />
          {!isWhole && (
            <p className="buttons">
              <Button
                size="small"
                aria-expanded={open}
                aria-label={`${t(open ? 'hide' : 'batch_edit')} ${title}`}
                onClick={() => setOpen(!open)}
              >
                {t(open ? 'hide' : 'batch_edit')}
              </Button>
              {isOwn && (
                <>
                  <span className="mark">{t('batch_edited')}</span>
                  <Button size="small" type="link" onClick={() => onChange(null)}>
                    {t('batch_as_all')}
                  </Button>
                </>
              )}
            </p>
          )}
        </div>
      )}
    </li>
  )
}

function Outcome({
  result,
  refusal,
}: {
  readonly result: BatchResult | undefined
  readonly refusal: SpokenRefusal | null
}) {
  const { t, say } = useWords()
  if (result === undefined) return <p className="hint">{t('batch_not_tried')}</p>
  return refusal ? (
    <p className="fault">{say(refusal.words)}</p>
  ) : (
    <p className="hint batch-fine">{t('batch_fine')}</p>
  )
}

/** The texts as they will stand, with what is still open made to stand out. */
function Rendered({
  fields,
  values,
  asks,
}: {
  readonly fields: Fields
  readonly values: Values
  readonly asks: readonly string[]
}) {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.type === 'each_ask'
      ? groupsOf(values[name], asks.length).map((group, index) => (
          <div key={`${name} ${asks[index]}`} className="batch-ask">
            <p className="quiet">{asks[index]}</p>
            <Rendered fields={field.fields} values={group} asks={[]} />
          </div>
        ))
      : [<OneValue key={name} field={field} value={values[name]} />],
  )
}

function OneValue({ field, value }: { readonly field: Field; readonly value: unknown }) {
  const { say } = useWords()
  if (typeof value !== 'string' || value === '') return null
  if (field.type === 'choice') {
    const option = field.options[value]
    return option ? (
      <p>
        <span className="mark batch-choice">{say(option)}</span>
      </p>
    ) : null
  }
  if (field.type !== 'text') return null
  return (
    <p className="batch-text">
      {value.split(/(\{[^{}\n]{1,20}\})/gu).map((part, index) =>
        index % 2 === 1 ? (
          // oxlint-disable-next-line react/no-array-index-key -- parts of one text, in their order
          <mark key={index}>{part}</mark>
        ) : (
          part
        ),
      )}
    </p>
  )
}
