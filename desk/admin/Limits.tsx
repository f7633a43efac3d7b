/** Limits as data: each with its legal basis, changed from a day on and with a reason. */
import { send } from '../api/http.ts'
import { useKinds } from '../api/queries.ts'
import { ruleWords, useWords } from '../words/index.ts'
import { AdminForm } from './AdminForm.tsx'
import { AdminScreen } from './AdminScreen.tsx'
import type { RulesRead } from './reading.ts'
import { useMay, useRules } from './reading.ts'

const UNITS = ['working_days', 'calendar_days', 'working_hours', 'hours', 'minutes'] as const

export function Limits() {
  const rules = useRules()
  const may = useMay()
  return (
    <AdminScreen title="limits" query={rules} readOnly={!may('system')}>
      {rules.data && may('system') && <ChangeLimit rules={rules.data} />}
      {rules.data && <LimitTable rules={rules.data} />}
    </AdminScreen>
  )
}

/** Clocks are named by the kinds that run them. */
function useClockName(): (clock: string) => string {
  const { say } = useWords()
  const kinds = useKinds().data ?? []
  return (clock) => {
    const words = kinds.map((kind) => kind.clocks[clock]).find(Boolean) ?? ruleWords[clock]
    return words ? say(words) : clock
  }
}

function useScopeName(rules: RulesRead): (scope: string) => string {
  const { t, say } = useWords()
  return (scope) => {
    if (scope === '') return t('scope_all')
    const [of, name = ''] = scope.split(':')
    const category = rules.categories.find((one) => one.code === name)
    return of === 'category' && category
      ? say(category.name)
      : ruleWords[name]
        ? say(ruleWords[name])
        : name
  }
}

function ChangeLimit({ rules }: { readonly rules: RulesRead }) {
  const { t } = useWords()
  const clockName = useClockName()
  const scopeName = useScopeName(rules)
  const clocks = [...new Set(rules.limits.map((limit) => limit.clock))]
  const classes = [...new Set(rules.categories.map((category) => `class:${category.limitClass}`))]
  const scopes = [
    '',
    ...classes,
    ...rules.categories.map((category) => `category:${category.code}`),
  ]
  return (
    <AdminForm
      name="limit"
      title="change_limit"
      fields={[
        {
          name: 'clock',
          label: 'limit_clock',
          type: 'pick',
          options: clocks.map((clock) => ({ value: clock, label: clockName(clock) })),
        },
        {
          name: 'scope',
          label: 'limit_scope',
          type: 'pick',
          options: scopes.map((scope) => ({ value: scope || 'all', label: scopeName(scope) })),
        },
        { name: 'amount', label: 'amount', type: 'number' },
        {
          name: 'unit',
          label: 'term_unit',
          type: 'pick',
          options: UNITS.map((unit) => ({ value: unit, label: t(unit) })),
        },
        { name: 'basis', label: 'basis', type: 'text' },
        { name: 'from', label: 'effective_from', type: 'day' },
        { name: 'reason', label: 'reason', type: 'text' },
      ]}
      first={{ scope: 'all', unit: 'working_days', from: rules.day }}
      send={({ scope, amount, basis, ...values }) =>
        send('POST', '/admin/rules/limits', {
          ...values,
          scope: scope === 'all' ? '' : scope,
          amount: Number(amount),
          basis: { zh: basis ?? '', en: basis ?? '' },
        })
      }
    />
  )
}

function LimitTable({ rules }: { readonly rules: RulesRead }) {
  const { t, say } = useWords()
  const clockName = useClockName()
  const scopeName = useScopeName(rules)
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t('limits')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('limit_clock')}</th>
            <th scope="col">{t('limit_scope')}</th>
            <th scope="col">{t('limits')}</th>
            <th scope="col">{t('basis')}</th>
            <th scope="col">{t('effective_from')}</th>
          </tr>
        </thead>
        <tbody>
          {rules.limits.map((limit) => (
            <tr key={`${limit.clock} ${limit.scope}`}>
              <th scope="row">{clockName(limit.clock)}</th>
              <td>{scopeName(limit.scope)}</td>
              <td>
                {limit.term.amount} {t(limit.term.unit)}
              </td>
              <td>{say(limit.basis)}</td>
              <td>{limit.from}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
