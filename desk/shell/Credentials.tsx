/** Who one is: the same fields wherever it is asked, for signing in, activating, and proving it again. */
import { Input } from 'antd'
import { useState } from 'react'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'

const KINDS = {
  login: { label: 'login', hint: null, more: { autoComplete: 'username' } },
  password: {
    label: 'password',
    hint: null,
    more: { type: 'password', autoComplete: 'current-password' },
  },
  new_password: {
    label: 'new_password',
    hint: 'new_password_hint',
    more: { type: 'password', autoComplete: 'new-password' },
  },
  code: {
    label: 'code',
    hint: 'code_hint',
    more: { inputMode: 'numeric', autoComplete: 'one-time-code' },
  },
  pass: { label: 'pass', hint: null, more: { autoComplete: 'off' } },
} as const satisfies Record<
  string,
  { readonly label: Word; readonly hint: Word | null; readonly more: object }
>

/** What was typed, by name, and what each field needs to hold it. */
export function useTyped<Name extends string>(first: Readonly<Record<Name, string>>) {
  const [given, setGiven] = useState(first)
  return {
    given,
    typed: (name: Name) => ({
      value: given[name],
      onChange: (value: string) => setGiven((before) => ({ ...before, [name]: value })),
    }),
  }
}

interface Props {
  readonly kind: keyof typeof KINDS
  readonly id?: string
  readonly value: string
  readonly onChange?: (value: string) => void
  readonly autoFocus?: boolean
  /** Said already where somebody is asked again. */
  readonly withoutHint?: boolean
}

export function Credential({ kind, id = kind, value, onChange, autoFocus, withoutHint }: Props) {
  const { t } = useWords()
  const { label, hint, more } = KINDS[kind]
  const told = withoutHint ? null : hint
  return (
    <div className="field">
      <label htmlFor={id}>{t(label)}</label>
      {told && (
        <p className="hint" id={`${id}-hint`}>
          {t(told)}
        </p>
      )}
      <Input
        {...more}
        id={id}
        value={value}
        readOnly={onChange === undefined}
        autoFocus={autoFocus ?? false}
        aria-describedby={told ? `${id}-hint` : undefined}
        onChange={(event) => onChange?.(event.target.value)}
      />
    </div>
  )
}
