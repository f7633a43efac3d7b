/** On every page of an administrator: a machine dispatches no longer what people disagreed with, since when and why. */
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'react-router'
import type { AutomaticAlarm as Alarm } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { saysInstant } from '../lib/time.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/index.ts'
import '../delivery/delivery.css'

export function AutomaticAlarm() {
  const { t, say, language } = useWords()
  const { pathname } = useLocation()
  const { data: alarms } = useQuery({
    queryKey: ['admin', 'automatic', 'alarms'],
    queryFn: async () =>
      (await get<{ alarms: readonly Alarm[] }>('/admin/rules/automatic/alarms')).alarms,
    refetchInterval: 60_000,
  })
  if (!alarms || alarms.length === 0) return null
  return (
    <div className="alarms" role="alert">
      <strong>{t('automatic_alarm')}</strong>
      <ul>
        {alarms.map(({ category, name, since, words }) => (
          <li key={category}>
            {say(name)}: {say(words)}{' '}
            <span className="quiet">{t('alarm_since', { at: saysInstant(since, language) })}</span>
          </li>
        ))}
      </ul>
      {pathname !== paths.automatic() && <Link to={paths.automatic()}>{t('automatic_look')}</Link>}
    </div>
  )
}
