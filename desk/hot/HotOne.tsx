/** One hot problem: why it stands where it stands, what is in it, and what is done about it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { HotDetail } from '../../src/api/index.ts'
import { get, Refused } from '../api/http.ts'
import { useSession } from '../api/queries.ts'
import { saysInstant } from '../lib/time.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { Changing } from './Changing.tsx'
import { Owner } from './Hot.tsx'
import { TakingOn } from './TakingOn.tsx'
import { Weeks } from './Weeks.tsx'
import './hot.css'

export function HotOne() {
  const { t } = useWords()
  const { id = '' } = useParams()
  const powers = useSession().data?.actor?.powers ?? []
  const [chosen, setChosen] = useState<readonly string[]>([])
  const read = useQuery({
    queryKey: ['matters', 'hot', id],
    queryFn: () => get<HotDetail>(`/hot/${encodeURIComponent(id)}`),
  })
  const one = read.data
  useTitle(one?.title ?? t('hot'))
  if (read.isPending) return <p role="status">{t('working')}</p>
  if (read.error instanceof Refused)
    return (
      <div className="screen">
        <p className="none">{t('hot_gone')}</p>
        <p>
          <Link to={paths.hot()}>{t('hot_back')}</Link>
        </p>
      </div>
    )
  if (!one) return <Failed again={read.refetch} />
  const mayRule = powers.includes('supervise')
  const isFree = !one.taken?.isOpen
  return (
    <div className="screen">
      <p>
        <Link to={paths.hot()}>{t('hot_back')}</Link>
      </p>
      <h1>{one.title}</h1>
      {one.words !== one.title && one.words !== '' && (
        <p className="quiet">{t('hot_own_words', { words: one.words })}</p>
      )}
      <p>
        <Owner one={one} />
        {one.isPublic && (
          <>
            {' · '}
            <a href={`/hot#${one.id}`}>{t('hot_public')}</a>
          </>
        )}
      </p>
      <Why one={one} />
      <Opposed one={one} />
      {isFree && (mayRule || powers.includes('leader')) && <TakingOn key={one.id} one={one} />}
      <Members one={one} chosen={chosen} onChoose={mayRule ? setChosen : null} />
      {mayRule && <Changing one={one} chosen={chosen} onDone={() => setChosen([])} />}
      <Rulings one={one} />
    </div>
  )
}

function Why({ one }: { readonly one: HotDetail }) {
  const { t } = useWords()
  const parts = [
    [t('hot_rank'), one.rank],
    [t('hot_value'), one.heat.toFixed(1)],
    [t('hot_people'), one.voices],
    [t('hot_recency'), one.recency.toFixed(2)],
    [t('hot_harm'), one.harm.toFixed(2)],
    [t('hot_age'), one.age.toFixed(2)],
  ] as const
  return (
    <section aria-labelledby="hot-why">
      <h2 id="hot-why">{t('hot_why')}</h2>
      <dl className="hot-why">
        {parts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('hot_formula')}</p>
      <p className="quiet">
        {t('hot_period', { first: one.first, last: one.last })} · {t('hot_weeks')}
      </p>
      <Weeks weeks={one.weeks} />
    </section>
  )
}

function Opposed({ one: { opposed } }: { readonly one: HotDetail }) {
  const { t } = useWords()
  if (opposed.length === 0) return null
  return (
    <section aria-labelledby="hot-opposed">
      <h2 id="hot-opposed">{t('hot_opposed')}</h2>
      <ul>
        {opposed.map(({ id, title }) => (
          <li key={id}>
            <Link to={paths.hotOne(id)}>{title}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface MembersProps {
  readonly one: HotDetail
  readonly chosen: readonly string[]
  readonly onChoose: ((chosen: readonly string[]) => void) | null
}

function Members({ one, chosen, onChoose }: MembersProps) {
  const { t, say } = useWords()
  const toggle = (id: string) =>
    onChoose?.(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id])
  return (
    <section aria-labelledby="hot-matters">
      <h2 id="hot-matters">{t('hot_matters')}</h2>
      {one.matters.length < one.messages && (
        <p className="quiet">{t('hot_matters_seen', { count: one.matters.length })}</p>
      )}
      <ul className="hot-matters">
        {one.matters.map(({ id, number, title, openedOn, unitWords }) => (
          <li key={id}>
            {onChoose && (
              <input
                type="checkbox"
                aria-label={t('hot_pick', { title })}
                checked={chosen.includes(id)}
                onChange={() => toggle(id)}
              />
            )}
            <span>
              <Link to={paths.matter(number)}>{title}</Link>{' '}
              <span className="quiet">
                {[number, openedOn, unitWords && say(unitWords)].filter(Boolean).join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rulings({ one: { rulings } }: { readonly one: HotDetail }) {
  const { t, say, language } = useWords()
  if (rulings.length === 0) return null
  return (
    <section aria-labelledby="hot-rulings">
      <h2 id="hot-rulings">{t('hot_rulings')}</h2>
      <ul>
        {rulings.map(({ act, by, at, reason, title }) => (
          <li key={at}>
            {act === 'rename'
              ? t('hot_act_rename', { title: title ?? '' })
              : t(act === 'merge' ? 'hot_act_merge' : 'hot_act_split')}
            {' · '}
            {say(by)} · {saysInstant(at, language)}
            <br />
            <span className="quiet">{reason}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
