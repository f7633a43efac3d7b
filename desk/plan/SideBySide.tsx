/** A unit's own plan beside the clauses it only repeats (mandate: 结合自身实际，创造性开展工作). */
import { useQuery } from '@tanstack/react-query'
import type { ClausePair, MatterPage } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { useWords } from '../words/index.ts'
import './plan.css'

export function SideBySide({ matter }: { readonly matter: MatterPage }) {
  const { t } = useWords()
  const read = useQuery({
    queryKey: ['matters', 'copied', matter.id],
    queryFn: async () =>
      (await get<{ pairs: readonly ClausePair[] }>(`/plan/copied?document=${matter.id}`)).pairs,
    enabled: matter.kind.name === 'document',
  })
  const pairs = read.data ?? []
  if (pairs.length === 0) return null
  return (
    <section aria-labelledby="side-by-side">
      <h2 id="side-by-side">{t('side_title')}</h2>
      <p className="quiet">{t('side_lead')}</p>
      {pairs.map(({ own, above, share }) => (
        <div key={own.number} className="side-by-side">
          <div>
            <h3>{t('side_above', { number: above.number })}</h3>
            <p>{above.text}</p>
          </div>
          <div>
            <h3>{t('side_own', { number: own.number })}</h3>
            <p>{own.text}</p>
          </div>
          <p className="side-share">{t('side_share', { share: Math.round(share * 100) })}</p>
        </div>
      ))}
    </section>
  )
}
