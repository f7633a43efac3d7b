/** What people are waiting for from this post, longest first. */
import { Navigate, useSearchParams } from 'react-router'
import { useSession, useWaiting } from '../api/queries.ts'
import { Leading } from '../home/Leading.tsx'
import { Overview } from '../home/Overview.tsx'
import { paths } from '../paths.ts'
import { isAdministrator } from '../shell/Shell.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { Export } from './Export.tsx'
import { Filtering } from './Filtering.tsx'
import { Lines } from './Lines.tsx'
import { Views } from './Views.tsx'

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
  const isLeader = useSession().data?.actor?.powers.includes('leader') === true
  const [parameters] = useSearchParams()
  const filters = Object.fromEntries(parameters)
  useTitle(t('worklist'))
  const late = waiting.data?.late ?? 0
  return (
    <div className="screen">
      <div className="head">
        <h1>{t('waiting_for')}</h1>
        <p className="quiet">
          {t('longest_first')}
          {waiting.data &&
            ` · ${t('waiting_count', { count: upTo(waiting.data.mine, waiting.data) })}`}
          {late > 0 && (
            <span className="late"> · {t('late_count', { count: upTo(late, waiting.data) })}</span>
          )}
        </p>
      </div>
      {parameters.size === 0 && <Overview>{isLeader && <Leading />}</Overview>}
      <div className="list-head">
        <Views list="worklist" />
        <Export list="worklist" filters={filters} />
      </div>
      <Filtering names={['words', 'kind', 'category', 'late']} />
      <Lines list="worklist" filters={filters} none="none_waiting" />
    </div>
  )
}

/** Beyond where counting stopped a number is at least that. */
function upTo(count: number, counted: { readonly most: number } | undefined): string {
  return counted && count >= counted.most ? `${count}+` : String(count)
}
