/**
 * What whoever looks after many matters sees before the list: outcomes first, then what needs a hand,
 * what falls due on which day, what lies with whom. Every figure opens its matters.
 */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { FigureShown, Overview as Read } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { saysDay } from '../lib/time.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/index.ts'
import './home.css'

function useOverview() {
  return useQuery({
    queryKey: ['matters', 'overview'],
    queryFn: () => get<Read>('/overview'),
    refetchInterval: 60_000,
  })
}

/** `children`: what this reader sees after the outcomes, whatever else there is. */
export function Overview({ children }: { readonly children?: ReactNode }) {
  const overview = useOverview()
  const read = overview.data
  if (!read) return overview.isError ? children : null
  const isEmpty = [read.outcomes, read.open, read.stages].every((one) => one.length === 0)
  if (isEmpty) return children
  return (
    <div className="overview">
      <Outcomes read={read} />
      {children}
      <Figures figures={read.open} most={read.most} title="needs_a_hand" />
      <Figures figures={read.stages} most={read.most} title="at_this_step" />
      <Week week={read.week} />
      <Units units={read.units} />
    </div>
  )
}

function Outcomes({ read }: { readonly read: Read }) {
  const { t, language } = useWords()
  const { outcomes, since, most } = read
  if (since === null) return null
  const of = (key: string) => outcomes.find((one) => one.key === key)?.value ?? 0
  const judged = of('solved') + of('partly') + of('unsolved')
  return (
    <section className="outcomes" aria-labelledby="outcomes">
      <h2 id="outcomes">{t('outcomes')}</h2>
      <p className="quiet">{t('outcomes_since', { day: saysDay(since, language) })}</p>
      {judged > 0 && (
        <p className="share">
          {t('solved_share', {
            percent: Math.round((of('solved') / judged) * 100),
            solved: of('solved'),
            judged,
            silent: of('unjudged'),
          })}
        </p>
      )}
      <Row figures={outcomes} most={most} />
    </section>
  )
}

interface FiguresProps {
  readonly figures: readonly FigureShown[]
  readonly most: number
  readonly title: 'needs_a_hand' | 'at_this_step'
}

function Figures({ figures, most, title }: FiguresProps) {
  const { t } = useWords()
  if (figures.length === 0) return null
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{t(title)}</h2>
      <Row figures={figures} most={most} />
    </section>
  )
}

function Row({ figures, most }: Pick<FiguresProps, 'figures' | 'most'>) {
  const { say } = useWords()
  return (
    <ul className="figure-row">
      {figures.map(({ key, words, value, query, late }) => (
        <li key={key}>
          <Link to={paths.all(query)} className={late && value > 0 ? 'figure is-late' : 'figure'}>
            <span className="value">{value >= most ? `${most}+` : value}</span>
            <span className="label">{say(words)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Week({ week }: { readonly week: Read['week'] }) {
  const { t, language } = useWords()
  if (week.length === 0) return null
  const most = Math.max(...week.map(({ matters }) => matters))
  return (
    <section aria-labelledby="week">
      <h2 id="week">{t('due_this_week')}</h2>
      <ul className="week">
        {week.map(({ day, matters }) => (
          <li key={day}>
            <Link to={paths.all({ dueOn: day })}>
              <span>{saysDay(day, language)}</span>
              <progress max={most} value={matters} aria-hidden="true" />
              <span className="value">{matters}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Units({ units }: { readonly units: Read['units'] }) {
  const { t, say } = useWords()
  if (units.length === 0) return null
  return (
    <details className="units">
      <summary>{t('with_units', { count: units.length })}</summary>
      <div
        className="scroll"
        tabIndex={0}
        role="region"
        aria-label={t('with_units', { count: units.length })}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t('unit')}</th>
              <th scope="col" className="amount">
                {t('still_open')}
              </th>
              <th scope="col" className="amount">
                {t('of_these_late')}
              </th>
            </tr>
          </thead>
          <tbody>
            {units.map(({ unit, words, open, late }) => (
              <tr key={unit}>
                <th scope="row">{say(words)}</th>
                <td className="amount">
                  <Link to={paths.all({ unit, open: 'true' })}>{open}</Link>
                </td>
                <td className="amount">
                  {late > 0 ? (
                    <Link className="late" to={paths.all({ unit, lens: 'late' })}>
                      {late}
                    </Link>
                  ) : (
                    0
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
