/** Which lists were taken out of the house, by whom: for the auditor. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ExportShown } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { saysInstant } from '../lib/time.ts'
import { Failed } from '../shell/Failed.tsx'
import { useWords } from '../words/index.ts'

interface Read {
  readonly exports: readonly ExportShown[]
  readonly next: string | null
}

export function Exports() {
  const { t, say, language } = useWords()
  const read = useInfiniteQuery({
    queryKey: ['exports'],
    queryFn: ({ pageParam }) =>
      get<Read>(`/exports${pageParam === '' ? '' : `?before=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const all = read.data?.pages.flatMap((page) => page.exports) ?? []
  return (
    <section>
      <h2>{t('exports')}</h2>
      {read.isPending && <p role="status">{t('working')}</p>}
      {read.isError && <Failed again={read.refetch} />}
      {read.data && all.length === 0 && <p className="none">{t('no_exports')}</p>}
      {all.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('exports')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('at')}</th>
                <th scope="col">{t('who_did')}</th>
                <th scope="col">{t('export_what')}</th>
              </tr>
            </thead>
            <tbody>
              {all.map((made) => (
                <tr key={made.id}>
                  <td>{saysInstant(made.at, language)}</td>
                  <td>
                    {made.name} <span className="quiet">{say(made.post)}</span>{' '}
                    <span className="quiet">{say(made.unit)}</span>
                  </td>
                  <td>
                    {t(made.list === 'worklist' || made.list === 'plan' ? made.list : 'all')} ·{' '}
                    {t('export_rows', { count: made.rows })} · {made.format}
                    <span className="quiet">
                      {Object.entries(made.query).map(([name, value]) => ` ${name}=${value}`)}
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {read.hasNextPage && (
        <Button block loading={read.isFetchingNextPage} onClick={() => void read.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </section>
  )
}
