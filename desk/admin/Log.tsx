/** What administrators did: only ever appended to. */
import { saysInstant } from '../lib/time.ts'
import { useWords } from '../words/index.ts'
import { AdminScreen } from './AdminScreen.tsx'
import { useLog, useStructure } from './reading.ts'

export function Log() {
  const { t, say, language } = useWords()
  const log = useLog()
  const structure = useStructure()
  const nameOf = (person: string | null) =>
    person === null
      ? t('the_house')
      : (structure.data?.people.find((one) => one.id === person)?.name ?? person)
  const postOf = (post: string | null) => {
    const found = structure.data?.posts.find((one) => one.id === post)
    return found ? say(found.title) : ''
  }
  return (
    <AdminScreen title="admin_log" query={log}>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('admin_log')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('at')}</th>
              <th scope="col">{t('who_did')}</th>
              <th scope="col">{t('what_did')}</th>
              <th scope="col">{t('on_what')}</th>
            </tr>
          </thead>
          <tbody>
            {log.data?.entries.map((entry) => (
              <tr key={entry.entry}>
                <td>{saysInstant(entry.at, language)}</td>
                <td>
                  {nameOf(entry.person)} <span className="quiet">{postOf(entry.post)}</span>
                </td>
                <td>{entry.act}</td>
                <td className="details">{JSON.stringify(entry.details)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </AdminScreen>
  )
}
