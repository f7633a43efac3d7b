/** What a leader sees first: what came of what was promised, what waits for them, what slips. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { LeadingPage } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { saysDay } from '../lib/time.ts'
import { paths } from '../paths.ts'
import { ShortList } from '../supervision/ShortList.tsx'
import { useWords } from '../words/index.ts'
import './home.css'

export function Leading() {
  const { data } = useQuery({
    queryKey: ['matters', 'leading'],
    queryFn: () => get<LeadingPage>('/leading'),
    refetchInterval: 60_000,
  })
  if (!data) return null
  const slips = [...data.slipping, ...data.blockers]
  return (
    <div className="overview">
      <Outcomes page={data} />
      <ShortList
        id="lead-decide"
        title="lead_decide"
        none="lead_decide_none"
        lines={data.decide}
        most={data.most}
        all={paths.worklist()}
      />
      <ShortList id="lead-slips" title="lead_slips" none="lead_slips_none" lines={slips} />
    </div>
  )
}

function Outcomes({ page }: { readonly page: LeadingPage }) {
  const { t, say, language } = useWords()
  const { outcomes, judged, since } = page
  if (outcomes.length === 0) return null
  return (
    <section className="outcomes" aria-labelledby="lead-outcomes">
      <h2 id="lead-outcomes">{t('lead_outcomes')}</h2>
      <p className="quiet">{t('lead_outcomes_since', { day: saysDay(since, language) })}</p>
      {judged.answered > 0 && (
        <p className="share">
          {t('lead_judged', {
            ...judged,
            percent: Math.round((judged.approved / judged.answered) * 100),
          })}
        </p>
      )}
      <ul className="figure-row">
        {outcomes.map(({ key, words, value, query }) => (
          <li key={key}>
            <Link to={paths.all(query)} className="figure">
              <span className="value">{value}</span>
              <span className="label">{say(words)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
