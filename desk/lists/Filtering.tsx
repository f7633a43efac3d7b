/** Filters that live in the address and nowhere else. */
import { Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useChoices, useKinds } from '../api/queries.ts'
import { optionsOf, Picker } from '../fields/pickers.tsx'
import { DOOR_WORDS } from '../lib/doors.ts'
import { paths } from '../paths.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'

type Name =
  | 'words'
  | 'kind'
  | 'state'
  | 'unit'
  | 'category'
  | 'division'
  | 'door'
  | 'newest'
  | 'open'
  | 'late'

const NUMBER = /^\d{6}-?[0-9A-Z]{5}-?[0-9A-Z]$/iu
const SWITCHES: Readonly<Partial<Record<Name, Word>>> = {
  newest: 'newest',
  open: 'only_open',
  late: 'only_late',
}

export function Filtering({ names }: { readonly names: readonly Name[] }) {
  const { t } = useWords()
  const [parameters, setParameters] = useSearchParams()
  const set = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(parameters)
    if (value === undefined || value === '') next.delete(name)
    else next.set(name, value)
    setParameters(next, { replace: true })
  }
  const pickers = names.filter((name) => name !== 'words' && !(name in SWITCHES))
  const chosen = pickers.filter((name) => parameters.has(name)).length
  return (
    <div className="filters" role="search">
      {names.includes('words') && (
        <WordsFilter
          value={parameters.get('words') ?? ''}
          onChange={(words) => set('words', words)}
        />
      )}
      <details className="more" open={chosen > 0 || window.innerWidth > 900}>
        <summary>{t('more_filters')}</summary>
        <div className="pickers">
          {pickers.map((name) => (
            <PickerFilter
              key={name}
              name={name}
              kind={parameters.get('kind')}
              value={parameters.get(name) ?? undefined}
              onChange={(value) => set(name, value)}
            />
          ))}
        </div>
      </details>
      <div className="switches">
        {Object.entries(SWITCHES).map(
          ([name, word]) =>
            names.includes(name as Name) && (
              <label key={name} className="radio">
                <input
                  type="checkbox"
                  checked={parameters.get(name) === 'true'}
                  onChange={(event) => set(name, event.target.checked ? 'true' : undefined)}
                />
                {t(word)}
              </label>
            ),
        )}
        {parameters.size > 0 && (
          <Button type="link" onClick={() => setParameters({}, { replace: true })}>
            {t('clear')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Milliseconds without a key. */
const PAUSE = 250

function WordsFilter({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (to: string) => void
}) {
  const { t } = useWords()
  const [typed, setTyped] = useState(value)
  const [composing, setComposing] = useState(false)
  const navigate = useNavigate()
  const asked = useRef(value)
  // A view that was chosen says what is looked for.
  useEffect(() => {
    if (value === asked.current) return
    asked.current = value
    setTyped(value)
  }, [value])
  const ask = (words: string) => {
    asked.current = words
    onChange(words)
  }
  const later = useRef(ask)
  useEffect(() => {
    later.current = ask
  })
  // Searched as one types, but not while a Chinese character is still being put together.
  useEffect(() => {
    const words = typed.trim()
    if (composing || words === asked.current) return
    const timer = setTimeout(() => later.current(words), PAUSE)
    return () => clearTimeout(timer)
  }, [typed, composing])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A whole number names one matter: straight to it.
    if (NUMBER.test(typed.trim())) void navigate(paths.matter(typed.trim().toUpperCase()))
    else ask(typed.trim())
  }
  return (
    <form className="words" onSubmit={submit}>
      <Input
        aria-label={t('words')}
        placeholder={t('search_hint')}
        value={typed}
        allowClear
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onChange={(event) => setTyped(event.target.value)}
      />
    </form>
  )
}

interface PickerFilterProps {
  readonly name: Name
  readonly kind: string | null
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

function PickerFilter({ name, kind, value, onChange }: PickerFilterProps) {
  const { t } = useWords()
  const id = `filter-${name}`
  return (
    <div className="field small">
      <label htmlFor={id}>{t(name as Word)}</label>
      <Picker id={id} value={value} onChange={onChange} options={useFilterOptions(name, kind)} />
    </div>
  )
}

function useFilterOptions(name: Name, chosenKind: string | null) {
  const { say } = useWords()
  const choices = useChoices()
  const kinds = useKinds().data ?? []
  const plain = (value: string, words: { zh: string; en: string }) => ({
    value,
    label: say(words),
    search: `${words.zh} ${words.en}`.toLowerCase(),
  })
  switch (name) {
    case 'kind':
      return kinds.map((kind) => plain(kind.name, kind.words))
    case 'state':
      return kinds
        .filter((kind) => chosenKind === null || kind.name === chosenKind)
        .map((kind) => ({
          label: say(kind.words),
          options: kind.states.map((state) => plain(state.name, state.words)),
        }))
    case 'door':
      return Object.entries(DOOR_WORDS).map(([door, words]) => plain(door, words))
    case 'unit':
    case 'category':
    case 'division':
      return choices.data ? optionsOf(name, choices.data, say) : []
    default:
      return []
  }
}
