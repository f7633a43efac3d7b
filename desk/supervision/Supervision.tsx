/** The supervisor's page on a Monday morning: what burns first, then what may still be asked of whom. */
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link } from 'react-router'
import type { SupervisionPage } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { useListKeys } from '../keys/useListKeys.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import { Skeleton } from '../shell/Skeleton.tsx'
import { useTitle } from '../shell/useTitle.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import { ShortList } from './ShortList.tsx'
import './supervision.css'

export function Supervision() {
  const { t } = useWords()
  useTitle(t('supervision'))
  const place = useRef<HTMLDivElement>(null)
  useListKeys(place)
  const read = useQuery({
    queryKey: ['matters', 'supervision'],
    queryFn: () => get<SupervisionPage>('/supervision'),
    refetchInterval: 60_000,
  })
  const page = read.data
  return (
    <div className="screen" ref={place}>
      <div className="head">
        <h1>{t('supervision')}</h1>
        <p className="quiet">{t('supervision_lead')}</p>
        <Begins />
      </div>
      {read.isPending && <Skeleton />}
      {read.isError && <Failed again={read.refetch} />}
      {page && (
        <div className="supervision">
          <Overdue rows={page.overdue} />
          <Lists page={page} lists={BURNING} />
          <Caps caps={page.caps} />
          <Lists page={page} lists={PLANNED} />
        </div>
      )}
    </div>
  )
}

interface ListOf {
  readonly of: 'longest' | 'slipping' | 'blockers' | 'replies' | 'inspections' | 'rectifications'
  readonly title: Word
  readonly none: Word
  /** Where all of them are. */
  readonly all: Readonly<Record<string, string>>
}

const open = (kind: string) => ({ kind, open: 'true' })

const BURNING: readonly ListOf[] = [
  { of: 'longest', title: 'sv_longest', none: 'sv_overdue_none', all: { lens: 'late' } },
  { of: 'slipping', title: 'sv_slipping', none: 'sv_slipping_none', all: open('target') },
  { of: 'blockers', title: 'sv_blockers', none: 'sv_blockers_none', all: open('blocker') },
  { of: 'replies', title: 'sv_replies', none: 'sv_replies_none', all: open('urging') },
]

const PLANNED: readonly ListOf[] = [
  {
    of: 'inspections',
    title: 'sv_inspections',
    none: 'sv_inspections_none',
    all: open('inspection'),
  },
  {
    of: 'rectifications',
    title: 'sv_rectifications',
    none: 'sv_rectifications_none',
    all: open('rectification'),
  },
]

interface ListsProps {
  readonly page: SupervisionPage
  readonly lists: readonly ListOf[]
}

function Lists({ page, lists }: ListsProps) {
  return lists.map(({ of, title, none, all }) => (
    <ShortList
      key={of}
      id={`sv-${of}`}
      title={title}
      none={none}
      lines={page[of]}
      most={page.most}
      all={paths.all(all)}
    />
  ))
}

const BEGINNINGS: readonly (readonly [Word, string])[] = [
  ['sv_plan', 'inspection.plan_inspection'],
  ['sv_urge', 'urging.propose_urging'],
  ['sv_problem', 'rectification.register_problem'],
  ['sv_praise', 'praise.propose_praise'],
  ['bl_begin', 'bulletin.draft_bulletin'],
  ['bl_burden', 'burden.record_burden'],
]

function Begins() {
  const { t } = useWords()
  return (
    <p className="begins">
      {BEGINNINGS.map(([word, way]) => (
        <Link key={way} to={paths.opening(way)}>
          {t(word)}
        </Link>
      ))}
    </p>
  )
}

const AGES: readonly Word[] = ['sv_days_3', 'sv_days_10', 'sv_days_30', 'sv_days_more']

function Overdue({ rows }: { readonly rows: SupervisionPage['overdue'] }) {
  const { t, say } = useWords()
  return (
    <div>
      <h2 id="sv-overdue">{t('sv_overdue')}</h2>
      {rows.length === 0 ? (
        <p className="quiet">{t('sv_overdue_none')}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-labelledby="sv-overdue">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('sv_unit_or_kind')}</th>
                {AGES.map((word) => (
                  <th key={word} scope="col" className="amount">
                    {t(word)}
                  </th>
                ))}
                <th scope="col" className="amount">
                  {t('sv_together')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ words, query, ages }) => (
                <tr key={JSON.stringify(query)}>
                  <th scope="row">{say(words)}</th>
                  {ages.map((count, at) => (
                    <td key={AGES[at]} className={count > 0 && at === 3 ? 'amount late' : 'amount'}>
                      {count === 0 ? <span className="quiet">0</span> : count}
                    </td>
                  ))}
                  <td className="amount">
                    <Link to={paths.all(query)}>{ages.reduce((sum, count) => sum + count, 0)}</Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

function Caps({ caps }: { readonly caps: SupervisionPage['caps'] }) {
  const { t, say } = useWords()
  const { year, most, mostComprehensive, units } = caps
  return (
    <div>
      <h2 id="sv-caps">{t('sv_caps', { year })}</h2>
      <p className="quiet">{t('sv_caps_lead', { most, comprehensive: mostComprehensive })}</p>
      {units.length === 0 ? (
        <p className="quiet">{t('sv_caps_none')}</p>
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-labelledby="sv-caps">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('unit')}</th>
                <th scope="col" className="amount">
                  {t('sv_planned')}
                </th>
                <th scope="col" className="amount">
                  {t('sv_comprehensive')}
                </th>
                <th scope="col" className="amount">
                  {t('sv_left')}
                </th>
              </tr>
            </thead>
            <tbody>
              {units.map(({ unit, words, planned, comprehensive }) => (
                <tr key={unit}>
                  <th scope="row">{say(words)}</th>
                  <td className="amount">{planned}</td>
                  <td className="amount">{comprehensive}</td>
                  <td className={planned >= most ? 'amount late' : 'amount'}>
                    {Math.max(0, most - planned)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
