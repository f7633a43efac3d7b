/** On every page of an administrator: a channel does not work, since when and why. */
import { Link, useLocation } from 'react-router'
import { saysInstant } from '../lib/time.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/index.ts'
import { reasonWords } from '../words/delivery.ts'
import './delivery.css'
import { CHANNEL_WORDS, useAlarms } from './reading.ts'

export function Alarms() {
  const { t, say, language } = useWords()
  const { pathname } = useLocation()
  const alarms = useAlarms()
  if (!alarms.data || alarms.data.length === 0) return null
  return (
    <div className="alarms" role="alert">
      <strong>{t('alarm_title')}</strong>
      <ul>
        {alarms.data.map(({ channel, since, reason }) => (
          <li key={channel}>
            {t(CHANNEL_WORDS[channel])}: {say(reasonWords(reason))}{' '}
            <span className="quiet">{t('alarm_since', { at: saysInstant(since, language) })}</span>
          </li>
        ))}
      </ul>
      {pathname !== paths.delivery() && <Link to={paths.delivery()}>{t('alarm_look')}</Link>}
    </div>
  )
}
