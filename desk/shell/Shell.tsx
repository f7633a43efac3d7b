/** The frame of the desk: where one can go, as which post one works, in which language. */
import { useRef } from 'react'
import { Navigate, NavLink, Outlet, useLocation } from 'react-router'
import type { Me } from '../api/queries.ts'
import { useKinds, useSession, useWaiting } from '../api/queries.ts'
import { Keys } from '../keys/Keys.tsx'
import { AutomaticAlarm } from '../admin/AutomaticAlarm.tsx'
import { Alarms } from '../delivery/Alarms.tsx'
import { LedgerAlarm } from '../ledger/LedgerAlarm.tsx'
import { useLive } from '../live/live.ts'
import { paths } from '../paths.ts'
import { useMentions } from '../work/queries.ts'
import { UndoToast } from '../work/UndoToast.tsx'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import { Arriving } from './Arriving.tsx'
import { ChoosePost } from './ChoosePost.tsx'
import { Failed } from './Failed.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { PostAndLeave } from './PostAndLeave.tsx'
import { SignInAgain } from './SignInAgain.tsx'

export function Shell() {
  const session = useSession()
  const { pathname, search } = useLocation()
  const atWork = useRef<Me | null>(null)
  if (session.data?.actor) atWork.current = session.data
  if (session.isPending) return <Arriving />
  // While there is no answer whoever was at work goes on with what they have.
  if (session.isError && !atWork.current) return <Failed again={session.refetch} />
  const me = session.data ?? atWork.current
  if (!me) return <Navigate to={paths.signIn()} state={{ to: pathname + search }} replace />
  if (!me.actor) return <ChoosePost me={me} />
  const isOver = session.data === null
  return (
    <>
      <div className={isOver ? 'unseen' : undefined}>
        <Frame me={me} />
      </div>
      {isOver && <SignInAgain me={me} />}
    </>
  )
}

function Frame({ me }: { readonly me: Me }) {
  const { t } = useWords()
  useLive()
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
      {isAdministrator(me) && <LedgerAlarm />}
      {isAdministrator(me) && <AutomaticAlarm />}
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      <UndoToast />
      <Keys me={me} />
    </>
  )
}

export function isAdministrator({ actor }: Me): boolean {
  return actor?.powers.some((power) => power.startsWith('administer_')) ?? false
}

/** Who holds, counts or reads them; whoever is rated finds theirs among their matters. */
const SEES_BALLOTS: ReadonlySet<string> = new Set(['supervise', 'review', 'leader', 'audit'])

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
        {count !== undefined && count > 0 && (
          <span className="count">
            {count}
            {count >= (waiting.data?.most ?? Infinity) && '+'}
          </span>
        )}
      </NavLink>
      <NavLink to={paths.all()}>{t('all')}</NavLink>
      {me.actor?.powers.includes('intake') && (
        <NavLink to={paths.hotline()}>{t('hotline_screen')}</NavLink>
      )}
      {opens && <NavLink to={paths.fresh()}>{t('fresh')}</NavLink>}
      {me.actor?.powers.includes('supervise') && (
        <NavLink to={paths.supervision()}>{t('supervision')}</NavLink>
      )}
      <NavLink to={paths.hot()}>{t('hot')}</NavLink>
      <NavLink to={paths.plan()}>{t('plan')}</NavLink>
      <NavLink to={paths.unit()}>{t('unit_page')}</NavLink>
      {me.actor?.powers.some((power) => SEES_BALLOTS.has(power)) && (
        <>
          <NavLink to={paths.ballots()}>{t('ballots')}</NavLink>
          <NavLink to={paths.appraisals()}>{t('appraisals')}</NavLink>
        </>
      )}
      <NavLink to={paths.knowledge()}>{t('knowledge')}</NavLink>
      <MentionsLink />
      <NavLink to={paths.templates()}>{t('templates')}</NavLink>
      {me.actor?.powers.includes('audit') && <NavLink to={paths.looks()}>{t('looks')}</NavLink>}
    </>
  )
}

function MentionsLink() {
  const { t } = useWords()
  const count = useMentions(true).data?.length ?? 0
  return (
    <NavLink to={paths.mentions()}>
      {t('mentions')}
      {count > 0 && <span className="count">{count}</span>}
    </NavLink>
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
  ['caps', paths.caps(), ['administer_system', 'administer_security', 'administer_audit']],
  [
    'categories',
    paths.categories(),
    ['administer_system', 'administer_security', 'administer_audit'],
  ],
  [
    'automatic',
    paths.automatic(),
    ['administer_system', 'administer_security', 'administer_audit'],
  ],
  ['duties', paths.duties(), ['administer_system', 'administer_security', 'administer_audit']],
  ['channels', paths.channels(), ['administer_system', 'administer_security', 'administer_audit']],
  [
    'calendars',
    paths.calendars(),
    ['administer_system', 'administer_security', 'administer_audit'],
  ],
  ['doors', paths.doors(), ['administer_system', 'administer_security', 'administer_audit']],
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
