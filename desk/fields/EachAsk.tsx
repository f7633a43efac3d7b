/** One group of fields for each thing that was asked for: an answer addresses every ask. */
import { useContext } from 'react'
import type { AsksField } from '../../src/kernel/index.ts'
import { useWords } from '../words/index.ts'
import type { FieldProps } from './FieldInput.tsx'
import { FormFields, inputId, ScopeContext } from './FormFields.tsx'
import { groupsOf } from './values.ts'

type Props = Omit<FieldProps, 'field'> & { readonly field: AsksField }

export function EachAsk({ field, path, value, onChange, asks, refusal }: Props) {
  const { t, say } = useWords()
  const scope = useContext(ScopeContext)
  const groups = groupsOf(value, asks.length)
  const fault = refusal?.field === path ? refusal : null
  return (
    <fieldset className="each-ask" id={inputId(scope + path)} tabIndex={-1}>
      <legend>{say(field.label)}</legend>
      {fault && <p className="fault">{say(fault.words)}</p>}
      {asks.map((ask, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- asks are told apart by their place
        <fieldset key={index} className="ask-group">
          <legend>
            <span className="quiet">{t('ask_number', { n: index + 1 })}</span> {ask}
          </legend>
          <FormFields
            fields={field.fields}
            values={groups[index] ?? {}}
            path={`${path}.${index}.`}
            asks={[]}
            refusal={refusal}
            onChange={(next) => onChange(groups.map((group, at) => (at === index ? next : group)))}
          />
        </fieldset>
      ))}
    </fieldset>
  )
}
