/** The frame of the desk: where one can go, as which post one works, in which language. */
import { Spin } from 'antd'
import { Suspense } from 'react'
import { Navigate, NavLink, Outlet, useLocation } from 'react-router'
import type { Me } from '../api/queries.ts'
import { useKinds, useSession, useWaiting } from '../api/queries.ts'
import { Alarms } from '../delivery/Alarms.tsx'
import { paths } from '../paths.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import { ChoosePost } from './ChoosePost.tsx'
import { Failed } from './Failed.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { PostAndLeave } from './PostAndLeave.tsx'

export function Shell() {
  const session = useSession()
  const { pathname, search } = useLocation()
  if (session.isPending) return <Waiting />
  if (session.isError) return <Failed again={session.refetch} />
  if (!session.data)
    return <Navigate to={paths.signIn()} state={{ to: pathname + search }} replace />
  if (!session.data.actor) return <ChoosePost me={session.data} />
  return <Frame me={session.data} />
}

function Waiting() {
  const { t } = useWords()
  return (
    <div className="alone" role="status">
      <Spin size="small" /> {t('working')}
    </div>
  )
}

function Frame({ me }: { readonly me: Me }) {
  const { t } = useWords()
  return (
    <>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <header className="top">
        <p className="brand">{t('brand')}</p>
        <nav aria-label={t('navigation')}>
          {isAdministrator(me) ? <AdminLinks me={me} /> : <WorkLinks me={me} />}
        </nav>
        <div className="top-end">
          <PostAndLeave me={me} />
          <LanguageSwitch />
        </div>
      </header>
      {isAdministrator(me) && <Alarms />}
      <main id="content" tabIndex={-1}>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
    </>
  )
}

export function isAdministrator({ actor }: Me): boolean {
  return actor?.powers.some((power) => power.startsWith('administer_')) ?? false
}

function WorkLinks({ me }: { readonly me: Me }) {
  const { t } = useWords()
  const waiting = useWaiting()
  const kinds = useKinds()
  const opens = kinds.data?.some((kind) => kind.openings.some((opening) => !opening.refusal))
  const count = waiting.data?.mine
  return (
    <>
      <NavLink to={paths.worklist()} end>
        {t('worklist')}
        {count !== undefined && count > 0 && <span className="count">{count}</span>}
      </NavLink>
      <NavLink to={paths.all()}>{t('all')}</NavLink>
      {opens && <NavLink to={paths.fresh()}>{t('fresh')}</NavLink>}
      {me.actor?.powers.includes('audit') && <NavLink to={paths.looks()}>{t('looks')}</NavLink>}
    </>
  )
}

/** Which administrator reads which page; the house refuses the others anyway. */
const ADMIN_PAGES: readonly (readonly [Word, string, readonly string[]])[] = [
  [
    'structure',
    paths.structure(),
    ['administer_system', 'administer_security', 'administer_audit'],
  ],
  ['people', paths.people(), ['administer_system', 'administer_security', 'administer_audit']],
  ['api_keys', paths.keys(), ['administer_security']],
  ['limits', paths.limits(), ['administer_system', 'administer_security', 'administer_audit']],
  [
    'categories',
    paths.categories(),
    ['administer_system', 'administer_security', 'administer_audit'],
  ],
  ['duties', paths.duties(), ['administer_system', 'administer_security', 'administer_audit']],
  ['channels', paths.channels(), ['administer_system', 'administer_security', 'administer_audit']],
  [
    'calendars',
    paths.calendars(),
    ['administer_system', 'administer_security', 'administer_audit'],
  ],
  ['rule_changes', paths.changes(), ['administer_system', 'administer_audit']],
  ['delivery', paths.delivery(), ['administer_system', 'administer_security', 'administer_audit']],
  ['admin_log', paths.log(), ['administer_audit']],
]

function AdminLinks({ me }: { readonly me: Me }) {
  const { t } = useWords()
  const mine = ADMIN_PAGES.filter(([, , powers]) =>
    powers.some((power) => me.actor?.powers.includes(power)),
  )
  return mine.map(([word, to]) => (
    <NavLink key={to} to={to}>
      {t(word)}
    </NavLink>
  ))
}
