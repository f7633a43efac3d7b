/** Caps as data: figures the city sets itself, each with its basis, changed from a day on and with a reason. */
import { send } from '../api/http.ts'
import { capWords, useWords } from '../words/index.ts'
import { AdminForm } from './AdminForm.tsx'
import { AdminScreen } from './AdminScreen.tsx'
import type { RulesRead } from './reading.ts'
import { useMay, useRules } from './reading.ts'

export function Caps() {
  const rules = useRules()
  const may = useMay()
  return (
    <AdminScreen title="caps" query={rules} readOnly={!may('system')}>
      {rules.data && may('system') && <ChangeCap rules={rules.data} />}
      {rules.data && <CapTable rules={rules.data} />}
    </AdminScreen>
  )
}

function useCapName(): (name: string) => string {
  const { say } = useWords()
  return (name) => (capWords[name] ? say(capWords[name]) : name)
}

function ChangeCap({ rules }: { readonly rules: RulesRead }) {
  const capName = useCapName()
  return (
    <AdminForm
      name="cap"
      title="change_cap"
      fields={[
        {
          name: 'name',
          label: 'cap',
          type: 'pick',
          options: rules.caps.map(({ name }) => ({ value: name, label: capName(name) })),
        },
        { name: 'value', label: 'amount', type: 'number' },
        { name: 'basis', label: 'basis', type: 'text' },
        { name: 'from', label: 'effective_from', type: 'day' },
        { name: 'reason', label: 'reason', type: 'text' },
      ]}
      first={{ from: rules.day }}
      send={({ value, basis, ...values }) =>
        send('POST', '/admin/rules/caps', {
          ...values,
          value: Number(value),
          basis: { zh: basis ?? '', en: basis ?? '' },
        })
      }
    />
  )
}

function CapTable({ rules }: { readonly rules: RulesRead }) {
  const { t, say } = useWords()
  const capName = useCapName()
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('caps')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('cap')}</th>
            <th scope="col" className="number">
              {t('amount')}
            </th>
            <th scope="col">{t('basis')}</th>
            <th scope="col">{t('effective_from')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.caps.map(({ name, value, basis, from }) => (
            <tr key={name}>
              <th scope="row">{capName(name)}</th>
              <td className="number">{value}</td>
              <td>{say(basis)}</td>
              <td>{from}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
