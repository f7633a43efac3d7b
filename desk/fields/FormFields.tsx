/** A form out of declared fields: whatever kind of matter it is, the desk knows only these. */
import { createContext } from 'react'
import type { Fields } from '../../src/kernel/index.ts'
import type { SpokenRefusal } from '../../src/api/index.ts'
import type { Values } from '../lib/draft.ts'
import { FieldInput } from './FieldInput.tsx'

/** Tells the same fields of several forms on one page apart. */
export const ScopeContext = createContext('')

interface Props {
  readonly fields: Fields
  readonly values: Values
  readonly onChange: (values: Values) => void
  readonly asks: readonly string[]
  readonly refusal: SpokenRefusal | null
  /** Where these fields lie: `` or `answers.0.`; refusals name fields by their whole path. */
  readonly path?: string
}

export function FormFields({ fields, values, onChange, asks, refusal, path = '' }: Props) {
  return Object.entries(fields).map(([name, field]) => (
    <FieldInput
      key={name}
      field={field}
      path={`${path}${name}`}
      value={values[name]}
      onChange={(value) => onChange({ ...values, [name]: value })}
      asks={asks}
      refusal={refusal}
    />
  ))
}

/** The id of a field's input, for labels and for going to what was refused. */
export function inputId(path: string): string {
  return `field-${path.replaceAll('.', '-')}`
}
