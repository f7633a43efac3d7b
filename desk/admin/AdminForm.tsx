/** A small form of the administration. Where rights are given it asks who one is once more. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { Refused, send } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { inputId } from '../fields/FormFields.tsx'
import { Picker } from '../fields/pickers.tsx'
import { submitOnCtrlEnter } from '../matter/ActForm.tsx'
import { Credential, useTyped } from '../shell/Credentials.tsx'
import { Said } from '../shell/Said.tsx'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'

export interface AdminField {
  readonly name: string
  readonly label: Word
  readonly type: 'text' | 'lines' | 'number' | 'day' | 'pick' | 'checks' | 'check'
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

export type AdminValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>

interface Props {
  /** Tells the forms of a page apart. */
  readonly name: string
  readonly title: Word
  readonly fields: readonly AdminField[]
  readonly first?: AdminValues
  readonly send: (values: AdminValues) => Promise<unknown>
  readonly onSent?: (answer: unknown) => void
}

export function AdminForm({ name, title, fields, first = {}, send: sendIt, onSent }: Props) {
  const { t } = useWords()
  const [values, setValues] = useState<AdminValues>(first)
  const sending = useMutation({
    mutationFn: () => sendIt(values),
    onSuccess: (answer) => {
      setValues(first)
      void queryClient.invalidateQueries()
      onSent?.(answer)
    },
  })
  const refusal = sending.error instanceof Refused ? sending.error.refusal : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!sending.isPending) sending.mutate()
  }
  return (
    <details className="admin-form">
      <summary>{t(title)}</summary>
      <form onSubmit={submit} onKeyDown={submitOnCtrlEnter} noValidate>
        {fields.map((field) => (
          <AdminInput
            key={field.name}
            field={field}
            id={inputId(`${name}.${field.name}`)}
            value={values[field.name]}
            isWrong={refusal?.field === field.name}
            onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
          />
        ))}
        <Said error={sending.error} />
        {refusal?.code === 'prove_again' && <Prove id={name} onProven={() => sending.mutate()} />}
        <Button type="primary" htmlType="submit" loading={sending.isPending}>
          {t(title)}
        </Button>
        {sending.isSuccess && <span role="status"> {t('saved')}</span>}
      </form>
    </details>
  )
}

interface InputProps {
  readonly field: AdminField
  readonly id: string
  readonly value: AdminValues[string]
  readonly isWrong: boolean
  readonly onChange: (value: AdminValues[string]) => void
}

function AdminInput(props: InputProps) {
  const { field, id, value, onChange } = props
  const { t } = useWords()
  if (field.type === 'check') {
    return (
      <label className="radio field">
        <input
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
        {t(field.label)}
      </label>
    )
  }
  if (field.type === 'checks') return <Checks {...props} />
  return (
    <div className="field">
      <label htmlFor={id}>{t(field.label)}</label>
      <OneInput {...props} />
    </div>
  )
}

function OneInput({ field, id, value, isWrong, onChange }: InputProps) {
  const typed = typeof value === 'string' ? value : ''
  const common = {
    id,
    value: typed,
    'aria-invalid': isWrong,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  switch (field.type) {
    case 'pick':
      return (
        <Picker
          id={id}
          value={typed === '' ? undefined : typed}
          isWrong={isWrong}
          onChange={onChange}
          options={(field.options ?? []).map((option) => ({
            ...option,
            search: `${option.label} ${option.value}`.toLowerCase(),
          }))}
        />
      )
    case 'day':
      return <input type="date" className="day" {...common} />
    case 'lines':
      return (
        <Input.TextArea
          {...common}
          className="lines-of-text"
          rows={2}
          status={isWrong ? 'error' : ''}
        />
      )
    default:
      return (
        <Input
          {...common}
          autoComplete="off"
          status={isWrong ? 'error' : ''}
          {...(field.type === 'number' ? { inputMode: 'numeric' as const } : {})}
        />
      )
  }
}

function Checks({ field, value, onChange }: InputProps) {
  const { t } = useWords()
  const chosen = Array.isArray(value) ? (value as readonly string[]) : []
  return (
    <fieldset className="field">
      <legend>{t(field.label)}</legend>
      <div className="checks">
        {(field.options ?? []).map((option) => (
          <label key={option.value} className="radio">
            <input
              type="checkbox"
              checked={chosen.includes(option.value)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? [...chosen, option.value]
                    : chosen.filter((one) => one !== option.value),
                )
              }
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Password and code once more, before what gives rights. */
export function Prove({ id, onProven }: { readonly id: string; readonly onProven: () => void }) {
  const { t } = useWords()
  const { given, typed } = useTyped({ password: '', code: '' })
  const proving = useMutation({
    mutationFn: () => send('POST', '/session/proof', given),
    onSuccess: onProven,
  })
  return (
    <fieldset className="field prove">
      <legend>{t('prove_title')}</legend>
      <p className="hint">{t('prove_note')}</p>
      <Credential kind="password" id={inputId(`${id}.prove.password`)} {...typed('password')} />
      <Credential kind="code" id={inputId(`${id}.prove.code`)} {...typed('code')} withoutHint />
      <Said error={proving.error} />
      <Button loading={proving.isPending} onClick={() => proving.mutate()}>
        {t('prove')}
      </Button>
    </fieldset>
  )
}
