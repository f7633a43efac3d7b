/** The work sheet: what is to be done, by whom, by when. Who asked is not on it. */
import type { MatterPage } from '../../src/api/index.ts'
import { DOOR_WORDS } from '../lib/doors.ts'
import { saysInstant } from '../lib/time.ts'
import { useWords } from '../words/index.ts'

/** The last steps tell where it stands; the whole course is on the desk. */
const STEPS = 8

export function WorkSheet({ matter }: { readonly matter: MatterPage }) {
  const { t, say, language } = useWords()
  // It goes out of the house: what stays inside, and what the house owes itself, is not on it.
  const owed = matter.duties.filter(({ key }) => !/^(?:resident|system)\./u.test(key))
  const steps = matter.course.filter(({ act }) => act !== 'note').slice(-STEPS)
  const door = DOOR_WORDS[matter.door]
  return (
    <article className="paper">
      <header className="paper-head">
        <h1>{t('paper_sheet_title')}</h1>
        <p className="number">{matter.number}</p>
      </header>
      <table>
        <tbody>
          <Row label={t('paper_title')} value={matter.title} wide />
          <tr>
            <th scope="row">{t('category')}</th>
            <td>{matter.category ? say(matter.category.words) : ''}</td>
            <th scope="row">{t('division')}</th>
            <td>{matter.division ? say(matter.division.words) : ''}</td>
          </tr>
          <tr>
            <th scope="row">{t('came_by')}</th>
            <td>{door ? say(door) : matter.door}</td>
            <th scope="row">{t('opened')}</th>
            <td>{saysInstant(matter.openedAt, language)}</td>
          </tr>
          <Row label={t('place')} value={matter.place ?? ''} wide />
          <Row label={t('asked')} value={matter.text} wide />
          <tr>
            <th scope="row">{t('asks')}</th>
            <td colSpan={3}>
              <ol className="paper-asks">
                {matter.asks.map((ask, index) => (
                  // oxlint-disable-next-line react/no-array-index-key -- asks are told apart by place
                  <li key={index}>{ask}</li>
                ))}
              </ol>
            </td>
          </tr>
          {owed.map((duty) => (
            <tr key={duty.key}>
              <th scope="row">{t('paper_owed')}</th>
              <td>
                {say(duty.holder)}：{duty.acts.map((act) => say(act.words)).join(' / ')}
              </td>
              <th scope="row">{t('paper_due')}</th>
              <td>{duty.due === null ? t('due_unknown') : saysInstant(duty.due, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('course')}</h2>
      <table>
        <tbody>
          {steps.map((entry) => (
            <tr key={entry.n}>
              <td className="paper-when">{saysInstant(entry.at, language)}</td>
              <td>{say(entry.who.words)}</td>
              <td>{say(entry.words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('paper_done')}</h2>
      <div className="paper-lines" aria-hidden="true">
        <span />
        <span />
        <span />
        <span />
      </div>
      <p className="paper-signs">
        <span>{t('paper_by')}</span>
        <span>{t('paper_seen')}</span>
        <span>{t('paper_date')}</span>
      </p>
    </article>
  )
}

interface RowProps {
  readonly label: string
  readonly value: string
  readonly wide: true
}

function Row({ label, value }: RowProps) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td colSpan={3} className="paper-text">
        {value}
      </td>
    </tr>
  )
}
