/** Working days: the yearly notices that are known, and taking in the next one. */
import { send } from '../api/http.ts'
import { useWords } from '../words/index.ts'
import { AdminForm } from './AdminForm.tsx'
import { AdminScreen } from './AdminScreen.tsx'
import { useCalendars, useMay } from './reading.ts'

export function Calendars() {
  const { t } = useWords()
  const calendars = useCalendars()
  const may = useMay()
  return (
    <AdminScreen title="calendars" query={calendars} readOnly={!may('system')}>
      <p className="quiet">{t('calendars_lead')}</p>
      {may('system') && (
        <AdminForm
          name="calendar"
          title="import_calendar"
          fields={[
            { name: 'year', label: 'year', type: 'number' },
            { name: 'paper', label: 'paper', type: 'text' },
            { name: 'issued', label: 'issued', type: 'day' },
            { name: 'days', label: 'calendar_spans', type: 'lines' },
          ]}
          send={({ year, ...values }) =>
            send('POST', '/admin/rules/calendars', { ...values, year: Number(year) })
          }
        />
      )}
      <ul className="rows">
        {calendars.data?.notices.toReversed().map((notice) => (
          <li key={`${notice.year} ${notice.version}`}>
            <strong>{notice.year}</strong> {notice.paper}{' '}
            <span className="quiet">
              {t('notice_version', { n: notice.version })} · {t('issued')} {notice.issued} ·{' '}
              {t('days_off', { count: notice.holidays.length })} ·{' '}
              {t('made_up', { count: notice.makeups.length })}
            </span>
          </li>
        ))}
      </ul>
    </AdminScreen>
  )
}
