/** What it is, and who calls: fields the operator fills in from the caller. */
import { Input } from 'antd'
import { useChoices } from '../api/queries.ts'
import { optionsOf, Picker } from '../fields/pickers.tsx'
import { useWords } from '../words/index.ts'
import type { Call } from './call.ts'

interface Props {
  readonly call: Call
  readonly set: (change: Partial<Call>) => void
}

export function Kind({ call, set }: Props) {
  const { t, say } = useWords()
  const choices = useChoices()
  const options = (type: 'category' | 'division') =>
    choices.data ? optionsOf(type, choices.data, say) : []
  return (
    <>
      <div className="field">
        <label htmlFor="call-division">{t('call_division')}</label>
        <Picker
          id="call-division"
          options={options('division')}
          loading={choices.isLoading}
          value={call.division ?? undefined}
          onChange={(division) => set({ division: division ?? null })}
        />
      </div>
      <div className="field">
        <label htmlFor="call-category">
          {t('call_category')} <kbd>Alt+C</kbd>
        </label>
        <Picker
          id="call-category"
          options={options('category')}
          loading={choices.isLoading}
          value={call.category ?? undefined}
          onChange={(category) => set({ category: category ?? null })}
        />
      </div>
    </>
  )
}

export function Caller({ call, set }: Props) {
  const { t, say } = useWords()
  const choices = useChoices()
  const one = (name: 'name' | 'phone' | 'callback', label: string, key: string | null) => (
    <div className="field">
      <label htmlFor={`call-${name}`}>
        {label} {key && <kbd>{key}</kbd>}
      </label>
      <Input
        id={`call-${name}`}
        autoComplete="off"
        maxLength={60}
        inputMode={name === 'name' ? 'text' : 'tel'}
        value={call[name]}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </div>
  )
  const tick = (name: 'danger' | 'accuses', label: string, key: string) => (
    <label className="radio">
      <input
        type="checkbox"
        checked={call[name]}
        onChange={(event) =>
          set(
            name === 'danger'
              ? { danger: event.target.checked }
              : { accuses: event.target.checked, accused: null, answer: null },
          )
        }
      />
      {label} <kbd>{key}</kbd>
    </label>
  )
  return (
    <>
      <fieldset className="caller" aria-describedby="call-caller-hint">
        <legend>{t('call_caller')}</legend>
        <div className="three">
          {one('name', t('call_name'), 'Alt+Z')}
          {one('phone', t('call_phone'), 'Alt+X')}
          {one('callback', t('call_back_phone'), null)}
        </div>
        <p className="hint" id="call-caller-hint">
          {t('call_caller_hint')}
        </p>
      </fieldset>
      <div className="radios">
        {tick('danger', t('call_danger'), 'Alt+V')}
        {tick('accuses', t('call_accuses'), 'Alt+B')}
      </div>
      {call.accuses && (
        <div className="field">
          <label htmlFor="call-accused">{t('call_accused')}</label>
          <Picker
            id="call-accused"
            options={choices.data ? optionsOf('unit', choices.data, say) : []}
            value={call.accused ?? undefined}
            onChange={(accused) => set({ accused: accused ?? null })}
          />
        </div>
      )}
    </>
  )
}
