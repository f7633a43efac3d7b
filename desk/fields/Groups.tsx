/** As many groups of fields as are needed: one more, or one less, by a button. */
import { useContext } from 'react'
import type { GroupsField } from '../../src/kernel/index.ts'
import { useWords } from '../words/index.ts'
import type { FieldProps } from './FieldInput.tsx'
import { FormFields, inputId, ScopeContext } from './FormFields.tsx'
import { groupsOf } from './values.ts'

type Props = Omit<FieldProps, 'field'> & { readonly field: GroupsField }

export function Groups({ field, path, value, onChange, refusal }: Props) {
  const { t, say } = useWords()
  const scope = useContext(ScopeContext)
  const given = Array.isArray(value) ? value.length : 0
  const groups = groupsOf(value, Math.max(given, field.min))
  const fault = refusal?.field === path ? refusal : null
  return (
    <fieldset className="each-ask" id={inputId(scope + path)} tabIndex={-1}>
      <legend>{say(field.label)}</legend>
      {field.hint && <p className="hint">{say(field.hint)}</p>}
      {fault && <p className="fault">{say(fault.words)}</p>}
      {groups.map((group, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- groups are told apart by their place
        <fieldset key={index} className="ask-group">
          <legend>
            <span className="quiet">{t('group_number', { n: index + 1 })}</span>
            {groups.length > field.min && (
              <button
                type="button"
                className="plain"
                onClick={() => onChange(groups.filter((_, at) => at !== index))}
              >
                {t('group_remove')}
              </button>
            )}
          </legend>
          <FormFields
            fields={field.fields}
            values={group}
            path={`${path}.${index}.`}
            asks={[]}
            refusal={refusal}
            onChange={(next) => onChange(groups.map((one, at) => (at === index ? next : one)))}
          />
        </fieldset>
      ))}
      {groups.length < field.max && (
        <button type="button" className="key-button" onClick={() => onChange([...groups, {}])}>
          {t('group_add')}
        </button>
      )}
    </fieldset>
  )
}
