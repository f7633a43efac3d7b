/** One declared field with its label, hint and what was refused about it. */
import { useContext } from 'react'
import type { Field } from '../../src/kernel/index.ts'
import type { SpokenRefusal } from '../../src/api/index.ts'
import { useWords } from '../words/index.ts'
import { Uploader } from '../files/Uploader.tsx'
import { EachAsk } from './EachAsk.tsx'
import { Groups } from './Groups.tsx'
import { inputId, ScopeContext } from './FormFields.tsx'
import { Choice, DayInput, ListInput, TextInput, YesNo } from './inputs.tsx'
import { MatterNumber, Reference, Several } from './pickers.tsx'

export interface FieldProps {
  readonly field: Field
  readonly path: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly asks: readonly string[]
  readonly refusal: SpokenRefusal | null
}

export function FieldInput(props: FieldProps) {
  const { field, path, refusal } = props
  const { t, say } = useWords()
  const id = inputId(useContext(ScopeContext) + path)
  const fault = refusal?.field === path ? refusal : null
  if (field.type === 'files') return <Uploader {...props} field={field} id={id} refusal={fault} />
  if (field.type === 'each_ask') return <EachAsk {...props} field={field} />
  if (field.type === 'groups') return <Groups {...props} field={field} />
  const isGroup = field.type === 'choice' || field.type === 'yes_no' || field.type === 'list'
  const label = (
    <>
      {say(field.label)}
      {field.optional && <span className="quiet">（{t('optional')}）</span>}
    </>
  )
  const described = [field.hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean)
  const control = (
    <Control
      {...props}
      id={id}
      describedBy={described.join(' ') || undefined}
      isWrong={fault !== null}
    />
  )
  const around = (
    <>
      {field.hint && (
        <p className="hint" id={`${id}-hint`}>
          {say(field.hint)}
        </p>
      )}
      {control}
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          {say(fault.words)}
        </p>
      )}
    </>
  )
  // Several controls share one label: a fieldset says so to whoever does not see the page.
  return isGroup ? (
    <fieldset className="field" aria-describedby={described.join(' ') || undefined}>
      <legend>{label}</legend>
      {around}
    </fieldset>
  ) : (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {around}
    </div>
  )
}

export interface ControlProps extends FieldProps {
  readonly id: string
  readonly describedBy: string | undefined
  readonly isWrong: boolean
}

function Control(props: ControlProps) {
  const { field } = props
  switch (field.type) {
    case 'text':
      return <TextInput {...props} field={field} />
    case 'choice':
      return <Choice {...props} field={field} />
    case 'yes_no':
      return <YesNo {...props} field={field} />
    case 'day':
      return <DayInput {...props} field={field} />
    case 'number':
      return (
        <TextInput {...props} field={{ ...field, type: 'text', min: 1, max: 20, lines: false }} />
      )
    case 'list':
      return <ListInput {...props} field={field} />
    case 'matter':
      return <MatterNumber {...props} />
    case 'several':
      return <Several {...props} field={field} />
    case 'files':
    case 'each_ask':
    case 'groups':
      return null
    default:
      return <Reference {...props} field={field} />
  }
}
