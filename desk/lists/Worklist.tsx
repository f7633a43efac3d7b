/** What people are waiting for from this post, longest first. */
import { Navigate, useSearchParams } from 'react-router'
import { useSession, useWaiting } from '../api/queries.ts'
import { Overview } from '../home/Overview.tsx'
import { paths } from '../paths.ts'
import { isAdministrator } from '../shell/Shell.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { Filtering } from './Filtering.tsx'
import { Lines } from './Lines.tsx'

export function Worklist() {
  const session = useSession()
  // Administrators see no matter: theirs is the house.
  if (session.data && isAdministrator(session.data))
    return <Navigate to={paths.structure()} replace />
  return <Waiting />
}

function Waiting() {
  const { t } = useWords()
  const waiting = useWaiting()
  const [parameters] = useSearchParams()
  useTitle(t('worklist'))
  const late = waiting.data?.late ?? 0
  return (
    <div className="screen">
      <div className="head">
        <h1>{t('waiting_for')}</h1>
        <p className="quiet">
          {t('longest_first')}
          {waiting.data && ` · ${t('waiting_count', { count: waiting.data.mine })}`}
          {late > 0 && <span className="late"> · {t('late_count', { count: late })}</span>}
        </p>
      </div>
      {parameters.size === 0 && <Overview />}
      <Filtering names={['words', 'kind', 'category', 'late']} />
      <Lines list="worklist" filters={Object.fromEntries(parameters)} none="none_waiting" />
    </div>
  )
}
