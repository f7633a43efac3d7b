/** The ways in: what each is, where it lies, and what came through it lately. */
import { saysDay } from '../lib/time.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import { AdminScreen } from './AdminScreen.tsx'
import { useDoors } from './reading.ts'

/** Where each door is; `what` says how it is opened or closed. */
const DOORS = [
  { door: 'web', address: '/say', what: 'door_web' },
  { door: 'hotline', address: '/desk/hotline', what: 'door_hotline' },
  { door: 'open311', address: '/open311/v2', what: 'door_open311' },
  { door: 'api', address: '/api/v1', what: 'door_api' },
  { door: 'sheet', address: null, what: 'door_sheet' },
  { door: 'visit', address: '/desk/new', what: 'door_visit' },
] as const satisfies readonly { door: string; address: string | null; what: Word }[]

export function Doors() {
  const { t, say, language } = useWords()
  const doors = useDoors()
  return (
    <AdminScreen title="doors" query={doors}>
      <p className="quiet">
        {doors.data && t('doors_lead', { day: saysDay(doors.data.since, language) })}
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('doors')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('door')}</th>
              <th scope="col">{t('door_address')}</th>
              <th scope="col" className="amount">
                {t('door_came_in')}
              </th>
              <th scope="col">{t('door_last')}</th>
              <th scope="col">{t('door_how')}</th>
            </tr>
          </thead>
          <tbody>
            {doors.data &&
              DOORS.map(({ door, address, what }) => {
                const came = doors.data.doors.find((one) => one.door === door)
                return (
                  <tr key={door}>
                    <th scope="row">{say(doors.data.words[door])}</th>
                    <td>{address && <code>{address}</code>}</td>
                    <td className="amount">{came?.matters ?? 0}</td>
                    <td>{came ? saysDay(came.last, language) : '—'}</td>
                    <td>{t(what)}</td>
                  </tr>
                )
              })}
          </tbody>
        </table>
      </div>
    </AdminScreen>
  )
}
