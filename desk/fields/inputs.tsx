/** Plain inputs: text, choice, yes or no, day, list of texts. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { ComponentProps } from 'react'
import type {
  ChoiceField,
  ListField,
  PlainField,
  TextField,
  Words,
} from '../../src/kernel/index.ts'
import { useWords } from '../words/index.ts'
import { TemplatePicker, useFilling } from '../work/Templating.tsx'
import type { ControlProps } from './FieldInput.tsx'
import { textsOf } from './values.ts'

type Props<F> = Omit<ControlProps, 'field'> & { readonly field: F }

const asText = (value: unknown) => (typeof value === 'string' ? value : '')

export function TextInput({
  field,
  id,
  path,
  value,
  onChange,
  describedBy,
  isWrong,
}: Props<TextField>) {
  const typed = asText(value)
  const common = {
    id,
    value: typed,
    'aria-describedby': describedBy,
    'aria-invalid': isWrong,
    'aria-required': !field.optional,
    status: isWrong ? ('error' as const) : ('' as const),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  if (!field.lines) return <Input {...common} autoComplete="off" />
  return <LinesOfText field={field} typed={typed} common={common} path={path} />
}

interface LinesProps {
  readonly field: TextField
  readonly typed: string
  readonly path: string
  readonly common: ComponentProps<typeof Input.TextArea> & {
    readonly onChange: (event: { target: { value: string } }) => void
  }
}

function LinesOfText({ field, typed, common, path }: LinesProps) {
  const { t } = useWords()
  const takesTemplates = useFilling() !== null
  const [picking, setPicking] = useState(false)
  // Counted in characters as the house counts them, so that 𠮷 is one.
  const count = [...typed].length
  return (
    <>
      <Input.TextArea
        {...common}
        className="lines-of-text"
        rows={3}
        onKeyDown={(event) => {
          const asks = event.key === '/' && (event.ctrlKey || event.metaKey || typed === '')
          if (!takesTemplates || !asks || event.nativeEvent.isComposing) return
          event.preventDefault()
          setPicking(true)
        }}
      />
      {takesTemplates && (
        <Button type="link" size="small" className="to-template" onClick={() => setPicking(true)}>
          {t('template')}
        </Button>
      )}
      {picking && (
        <TemplatePicker
          path={path}
          onPick={(text) =>
            common.onChange({ target: { value: typed === '' ? text : `${typed}\n${text}` } })
          }
          onClose={() => setPicking(false)}
        />
      )}
      {count > field.max * 0.8 && (
        <p className={count > field.max ? 'fault' : 'hint'}>
          {t('characters', { count, max: field.max })}
        </p>
      )}
    </>
  )
}

export function Choice({ field, id, value, onChange }: Props<ChoiceField>) {
  return (
    <Radios
      id={id}
      options={field.options}
      value={asText(value)}
      optional={field.optional}
      onChange={onChange}
    />
  )
}

export function YesNo({ field, id, value, onChange }: Props<PlainField>) {
  const options = { yes: { zh: '是', en: 'Yes' }, no: { zh: '否', en: 'No' } }
  const chosen = value === true ? 'yes' : value === false ? 'no' : ''
  return (
    <Radios
      id={id}
      options={options}
      value={chosen}
      optional={field.optional}
      onChange={(next) => onChange(next === undefined ? undefined : next === 'yes')}
    />
  )
}

interface RadiosProps {
  readonly id: string
  readonly options: Readonly<Record<string, Words>>
  readonly value: string
  readonly optional: boolean
  readonly onChange: (value: string | undefined) => void
}

function Radios({ id, options, value, optional, onChange }: RadiosProps) {
  const { t, say } = useWords()
  const all: readonly [string, string][] = [
    ...Object.entries(options).map(([key, words]): [string, string] => [key, say(words)]),
    ...(optional ? [['', t('unset')] as [string, string]] : []),
  ]
  return (
    <div className="radios">
      {all.map(([key, words], index) => (
        <label key={key} className="radio">
          <input
            type="radio"
            id={index === 0 ? id : `${id}-${key}`}
            name={id}
            checked={value === key}
            onChange={() => onChange(key === '' ? undefined : key)}
          />
          {words}
        </label>
      ))}
    </div>
  )
}

/** The browser's own: it speaks every language and works with fingers. */
export function DayInput({ field, id, value, onChange, describedBy, isWrong }: Props<PlainField>) {
  return (
    <input
      type="date"
      className="day"
      id={id}
      value={asText(value)}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      aria-required={!field.optional}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

export function ListInput({ field, id, value, onChange, isWrong }: Props<ListField>) {
  const { t } = useWords()
  const given = textsOf(value)
  const items = given.length > 0 ? given : ['']
  const replace = (index: number, next: string) =>
    onChange(items.map((item, at) => (at === index ? next : item)))
  return (
    <>
      <ol className="items">
        {items.map((item, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- an item has nothing else of its own
          <li key={index}>
            <Input
              id={index === 0 ? id : `${id}-${index}`}
              aria-label={t('line', { n: index + 1 })}
              value={item}
              status={isWrong ? 'error' : ''}
              onChange={(event) => replace(index, event.target.value)}
            />
            {items.length > 1 && (
              <Button
                type="text"
                aria-label={t('remove_line', { n: index + 1 })}
                onClick={() => onChange(items.filter((_, at) => at !== index))}
              >
                ×
              </Button>
            )}
          </li>
        ))}
      </ol>
      {items.length < field.max && (
        <Button onClick={() => onChange([...items, ''])}>＋ {t('add_line')}</Button>
      )}
    </>
  )
}
