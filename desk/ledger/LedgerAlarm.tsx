/** On every page of an administrator: the public log stands still, since when and why. */
import { useQuery } from '@tanstack/react-query'
import type { Words } from '../../src/kernel/index.ts'
import { get } from '../api/http.ts'
import { saysInstant } from '../lib/time.ts'
import { useWords } from '../words/index.ts'
import '../delivery/delivery.css'

interface Alarm {
  readonly since: string
  readonly words: Words
}

function useLedgerAlarm() {
  return useQuery({
    queryKey: ['admin', 'ledger', 'alarm'],
    queryFn: async () => (await get<{ alarm: Alarm | null }>('/admin/ledger/alarm')).alarm,
    refetchInterval: 60_000,
  })
}

export function LedgerAlarm() {
  const { t, say, language } = useWords()
  const { data: alarm } = useLedgerAlarm()
  if (!alarm) return null
  return (
    <div className="alarms" role="alert">
      <strong>{t('ledger_alarm_title')}</strong>
      <ul>
        <li>
          {say(alarm.words)}{' '}
          <span className="quiet">
            {t('alarm_since', { at: saysInstant(alarm.since, language) })}
          </span>
        </li>
      </ul>
      <a href={language === 'en' ? '/ledger?lang=en' : '/ledger'}>{t('ledger_alarm_look')}</a>
    </div>
  )
}
