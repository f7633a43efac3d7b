/** Keys of departments' own systems. */
import { useState } from 'react'
import { send } from '../api/http.ts'
import { powerWords, useWords } from '../words/index.ts'
import { AdminButton } from './AdminButton.tsx'
import { AdminForm } from './AdminForm.tsx'
import { AdminScreen, Once } from './AdminScreen.tsx'
import { useKeys, useStructure } from './reading.ts'

/** A program is nobody: it neither administers nor reads what is sealed. */
const NOT_FOR_KEYS = /^(administer_|handle_sealed$)/u

export function Keys() {
  const { t, say } = useWords()
  const keys = useKeys()
  const structure = useStructure()
  const [made, setMade] = useState<string | null>(null)
  const units = structure.data?.units ?? []
  const nameOf = (id: string) => {
    const unit = units.find((one) => one.id === id)
    return unit ? say(unit.name) : id
  }
  const powers = Object.entries(powerWords).filter(([power]) => !NOT_FOR_KEYS.test(power))
  return (
    <AdminScreen title="api_keys" query={keys}>
      <Once word="key_once" code={made} />
      <AdminForm
        name="key"
        title="add_key"
        fields={[
          { name: 'label', label: 'label', type: 'text' },
          {
            name: 'unit',
            label: 'units',
            type: 'pick',
            options: units.map((unit) => ({ value: unit.id, label: say(unit.name) })),
          },
          {
            name: 'powers',
            label: 'powers',
            type: 'checks',
            options: powers.map(([value, words]) => ({ value, label: say(words) })),
          },
        ]}
        first={{ powers: [] }}
        send={(values) => send('POST', '/admin/keys', values)}
        onSent={(answer) => setMade((answer as { key: string }).key)}
      />
      {keys.data?.keys.length === 0 && <p className="none">{t('none')}</p>}
      <ul className="rows">
        {keys.data?.keys.map((key) => (
          <li key={key.id}>
            <strong>{key.label}</strong> {nameOf(key.unit)}{' '}
            <span className="quiet">
              {key.powers
                .map((power) => (powerWords[power] ? say(powerWords[power]) : power))
                .join('、')}
            </span>
            <AdminButton
              word="end_key"
              about={key.label}
              method="DELETE"
              path={`/admin/keys/${key.id}`}
            />
          </li>
        ))}
      </ul>
    </AdminScreen>
  )
}
