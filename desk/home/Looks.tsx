/** Who looked at who a resident is, and why: for the auditor. The resident sees the same under their matter. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { LookShown } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { saysInstant } from '../lib/time.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { Exports } from './Exports.tsx'

interface Read {
  readonly looks: readonly LookShown[]
  readonly next: string | null
}

export function Looks() {
  const { t, say, language } = useWords()
  useTitle(t('looks'))
  const looks = useInfiniteQuery({
    queryKey: ['looks'],
    queryFn: ({ pageParam }) =>
      get<Read>(`/looks${pageParam === '' ? '' : `?before=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const all = looks.data?.pages.flatMap((page) => page.looks) ?? []
  return (
    <div className="screen">
      <div className="head">
        <h1>{t('looks')}</h1>
        <p className="quiet">{t('looks_lead')}</p>
      </div>
      {looks.isPending && <p role="status">{t('working')}</p>}
      {looks.isError && <Failed again={looks.refetch} />}
      {looks.data && all.length === 0 && <p className="none">{t('no_looks')}</p>}
      {all.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('looks')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('at')}</th>
                <th scope="col">{t('who_did')}</th>
                <th scope="col">{t('what_did')}</th>
                <th scope="col">{t('reason')}</th>
                <th scope="col">{t('matter_number')}</th>
              </tr>
            </thead>
            <tbody>
              {all.map((look) => (
                <tr key={`${look.number} ${look.n}`}>
                  <td>{saysInstant(look.at, language)}</td>
                  <td>
                    {say(look.unit)} <span className="quiet">{say(look.post)}</span>
                  </td>
                  <td>{say(look.act)}</td>
                  <td>{look.reason}</td>
                  <td>
                    <Link className="number" to={paths.matter(look.number)}>
                      {look.number}
                    </Link>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {looks.hasNextPage && (
        <Button block loading={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      <Exports />
    </div>
  )
}
