/** Hot problems, the four hottest first, and the register of hard ones. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { HardShown, HotLine } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { Weeks } from './Weeks.tsx'
import './hot.css'

export interface HotRead {
  readonly problems: readonly HotLine[]
  readonly hard: readonly HardShown[]
}

export function useHot() {
  return useQuery({ queryKey: ['matters', 'hot'], queryFn: () => get<HotRead>('/hot') })
}

const FIRST = 4

export function Hot() {
  const { t } = useWords()
  useTitle(t('hot_title'))
  const read = useHot()
  const problems = read.data?.problems ?? []
  return (
    <div className="screen">
      <div className="head">
        <h1>{t('hot_title')}</h1>
        <p className="quiet">{t('hot_lead')}</p>
      </div>
      {read.isPending && <p role="status">{t('working')}</p>}
      {read.isError && <Failed again={read.refetch} />}
      {read.data && problems.length === 0 && <p className="none">{t('hot_none')}</p>}
      {problems.length > 0 && (
        <section aria-labelledby="hot-first">
          <h2 id="hot-first">{t('hot_first')}</h2>
          <Lines problems={problems.slice(0, FIRST)} />
        </section>
      )}
      {problems.length > FIRST && (
        <section aria-labelledby="hot-rest">
          <h2 id="hot-rest">{t('hot_rest')}</h2>
          <Lines problems={problems.slice(FIRST)} />
        </section>
      )}
      {read.data && <Hard hard={read.data.hard} />}
    </div>
  )
}

function Lines({ problems }: { readonly problems: readonly HotLine[] }) {
  return (
    <ol className="hot-list">
      {problems.map((one) => (
        <Line key={one.id} one={one} />
      ))}
    </ol>
  )
}

function Line({ one }: { readonly one: HotLine }) {
  const { t, say } = useWords()
  const about = [
    one.place === '' && t('hot_everywhere'),
    one.category && say(one.category),
    one.division && say(one.division),
    t('hot_voices', { count: one.voices }),
    t('hot_messages', { count: one.messages }),
    one.first === one.last ? one.first : t('hot_period', { first: one.first, last: one.last }),
    t('hot_heat', { heat: one.heat.toFixed(1) }),
  ].filter(Boolean)
  return (
    <li>
      <span className="rank">{one.rank}</span>
      <div>
        <h3>
          <Link to={paths.hotOne(one.id)}>{one.title}</Link>{' '}
          {one.topic !== '' && (
            <span className="hot-badge">{t(one.topic === 'new' ? 'hot_new' : 'hot_season')}</span>
          )}
        </h3>
        <p className="quiet">{about.join(' · ')}</p>
        <p>
          <Owner one={one} />
        </p>
        {one.opposed.map(({ id, title }) => (
          <p key={id}>
            {t('hot_opposed_here')} <Link to={paths.hotOne(id)}>{title}</Link>
          </p>
        ))}
      </div>
      <Weeks weeks={one.weeks} />
    </li>
  )
}

export function Owner({ one: { taken } }: { readonly one: HotLine }) {
  const { t, say } = useWords()
  if (!taken) return <>{t('hot_no_owner')}</>
  const unit = taken.unit ? say(taken.unit) : ''
  return (
    <Link to={paths.matter(taken.number)}>
      {taken.isOpen && taken.until !== null
        ? t('hot_owner', { unit, until: taken.until })
        : t('hot_over', { unit })}
    </Link>
  )
}

function Hard({ hard }: { readonly hard: readonly HardShown[] }) {
  const { t, say } = useWords()
  return (
    <div>
      <h2>{t('hard_title')}</h2>
      <p className="quiet">{t('hard_lead')}</p>
      {hard.length === 0 ? (
        <p className="none">{t('hard_none')}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('hard_title')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('hard_what')}</th>
                <th scope="col">{t('hard_days')}</th>
                <th scope="col">{t('hard_owners')}</th>
                <th scope="col">{t('hard_reworks')}</th>
              </tr>
            </thead>
            <tbody>
              {hard.map((one) => (
                <tr key={one.number}>
                  <td>
                    <Link to={paths.matter(one.number)}>{one.title}</Link>{' '}
                    <span className="quiet">{one.unitWords ? say(one.unitWords) : ''}</span>
                  </td>
                  <td>{one.days}</td>
                  <td>{one.owners}</td>
                  <td>{one.reworks}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
