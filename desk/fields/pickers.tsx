/** Choosing what the city keeps: units, posts, categories, districts, channels; and other matters. */
import { Input, Select } from 'antd'
import type { ReferenceField, SeveralField } from '../../src/kernel/index.ts'
import type { Choices } from '../../src/api/index.ts'
import { useChoices } from '../api/queries.ts'
import { useWords } from '../words/index.ts'
import type { ControlProps } from './FieldInput.tsx'
import { textsOf } from './values.ts'

interface Option {
  readonly value: string
  readonly label: string
  /** All that typing may find it by. */
  readonly search: string
}

interface Group {
  readonly label: string
  readonly options: readonly Option[]
}

type Say = ReturnType<typeof useWords>['say']

export function Reference({
  field,
  id,
  value,
  onChange,
  describedBy,
  isWrong,
}: Omit<ControlProps, 'field'> & { readonly field: ReferenceField }) {
  const choices = useChoices()
  const { say } = useWords()
  return (
    <Picker
      id={id}
      options={choices.data ? optionsOf(field.type, choices.data, say) : []}
      loading={choices.isLoading}
      value={typeof value === 'string' ? value : undefined}
      onChange={onChange}
      describedBy={describedBy}
      isWrong={isWrong}
      isRequired={!field.optional}
    />
  )
}

/** Several of them: each a chip that can be taken off again. */
export function Several({
  field,
  id,
  value,
  onChange,
  describedBy,
  isWrong,
}: Omit<ControlProps, 'field'> & { readonly field: SeveralField }) {
  const choices = useChoices()
  const { t, say } = useWords()
  const chosen = textsOf(value)
  return (
    <Select<readonly string[], Option>
      id={id}
      mode="multiple"
      // Within the page's landmark, so that who hears the page finds the list in it.
      getPopupContainer={() => document.getElementById('content') ?? document.body}
      className="picker"
      showSearch={{ filterOption: (typed, one) => matches(typed, one?.search ?? '') }}
      maxCount={field.max}
      loading={choices.isLoading}
      value={chosen}
      options={(choices.data ? optionsOf(field.of, choices.data, say) : []) as Option[]}
      placeholder={t('search_choose')}
      notFoundContent={t('no_match')}
      status={isWrong ? 'error' : ''}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      onChange={(next) => onChange(next.length === 0 ? undefined : next)}
    />
  )
}

interface PickerProps {
  readonly id: string
  readonly options: readonly (Option | Group)[]
  readonly loading?: boolean
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly describedBy?: string | undefined
  readonly isWrong?: boolean
  readonly isRequired?: boolean
}

export function Picker(props: PickerProps) {
  const { id, options, loading = false, value, onChange, describedBy } = props
  const { isWrong = false, isRequired = false } = props
  const { t } = useWords()
  return (
    <Select<string, Option>
      id={id}
      className="picker"
      showSearch={{
        filterOption: (typed, one) => matches(typed, one?.search ?? ''),
      }}
      allowClear
      loading={loading}
      value={value ?? null}
      options={options as Option[]}
      placeholder={t('search_choose')}
      notFoundContent={t('no_match')}
      status={isWrong ? 'error' : ''}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      aria-required={isRequired}
      onChange={(next: string | null) => onChange(next ?? undefined)}
    />
  )
}

/** Every part that was typed occurs somewhere: 「住建 东城」 finds 东城区住房和城乡建设局 by letters in order. */
function matches(typed: string, search: string): boolean {
  return typed
    .toLowerCase()
    .split(/\s+/u)
    .every((part) => isWithin(part, search))
}

/** Signs in their order, not necessarily side by side: as people shorten names of offices. */
function isWithin(part: string, search: string): boolean {
  let at = 0
  for (const sign of part) {
    const found = search.indexOf(sign, at)
    if (found < 0) return false
    at = found + sign.length
  }
  return true
}

export function optionsOf(
  type: ReferenceField['type'],
  choices: Choices,
  say: Say,
): readonly (Option | Group)[] {
  switch (type) {
    case 'unit':
      return unitOptions(choices, say)
    case 'post':
      return choices.posts.map(({ id, words, unit }) => {
        const of = choices.units.find((one) => one.id === unit)
        const label = of ? `${say(of.words)} ${say(words)}` : say(words)
        return option(id, label, words, of ? `${of.words.zh} ${of.words.en}` : '')
      })
    case 'category':
      return choices.groups
        .map((group) => ({
          label: say(group.words),
          options: choices.categories
            .filter((category) => category.group === group.id)
            .map(({ id, words, keywords }) => option(id, say(words), words, keywords.join(' '))),
        }))
        .filter((group) => group.options.length > 0)
    case 'division':
      return choices.divisions.map(({ id, words }) => option(id, say(words), words))
    case 'channel':
      return choices.channels.map(({ id, words, phone }) =>
        option(id, phone ? `${say(words)} ${phone}` : say(words), words),
      )
    case 'matter':
      return []
  }
}

/** In the order of the tree, each under the one it belongs to. */
function unitOptions({ units }: Choices, say: Say): readonly Option[] {
  const under = Map.groupBy(units, (unit) => unit.parent)
  const walk = (parent: string | null, depth: number): readonly Option[] =>
    (under.get(parent) ?? []).flatMap((unit) => [
      option(unit.id, `${'　'.repeat(Math.max(0, depth - 1))}${say(unit.words)}`, unit.words),
      ...walk(unit.id, depth + 1),
    ])
  return walk(null, 0)
}

function option(
  value: string,
  label: string,
  words: { readonly zh: string; readonly en: string },
  more = '',
): Option {
  return { value, label, search: `${words.zh} ${words.en} ${value} ${more}`.toLowerCase() }
}

export function MatterNumber({ id, value, onChange, describedBy, isWrong }: ControlProps) {
  return (
    <Input
      id={id}
      className="number-input"
      placeholder="261124-XXXXX-X"
      autoComplete="off"
      value={typeof value === 'string' ? value : ''}
      status={isWrong ? 'error' : ''}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
