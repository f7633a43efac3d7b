/** The values behind the chart: what stands, and what it was before it was revised. */
import type { ValueLine } from '../../src/api/index.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'

const CHECKED: Readonly<Record<string, Word>> = {
  confirmed: 'st_confirmed',
  questioned: 'st_questioned',
  waiting: 'st_waiting_check',
}

export function Values(given: { readonly values: readonly ValueLine[]; readonly unit: string }) {
  const { t } = useWords()
  return (
    <details>
      <summary>{t('st_table')}</summary>
      <div className="standing-values">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('st_period')}</th>
              <th scope="col">{t('st_value', { unit: given.unit })}</th>
              <th scope="col">{t('st_check')}</th>
            </tr>
          </thead>
          <tbody>
            {given.values.map(({ period, value, checked, before, reason }) => (
              <tr key={period}>
                <th scope="row">{period}</th>
                <td>{value.toLocaleString()}</td>
                <td>
                  {t(CHECKED[checked] ?? 'st_waiting_check')}
                  {before.length > 0 && (
                    <span className="quiet">
                      {' '}
                      {t('st_before', {
                        values: before.map((one) => one.toLocaleString()).join('、'),
                        reason: reason ?? '',
                      })}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
