/** The report of a campaign on its page: stages, the five series by name, problems put right, what came of it. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { CampaignReport, MatterPage } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { paths } from '../paths.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import './campaign.css'

export function Report({ matter }: { readonly matter: MatterPage }) {
  const { t, say } = useWords()
  const isCampaign = matter.kind.name === 'campaign'
  const { data } = useQuery({
    queryKey: ['matters', 'campaign', matter.number],
    queryFn: async () => {
      const path = `/matters/${encodeURIComponent(matter.number)}/campaign`
      return (await get<{ report: CampaignReport | null }>(path)).report
    },
    enabled: isCampaign,
  })
  if (!isCampaign || !data) return null
  const { problems, results } = data
  return (
    <section className="campaign" aria-labelledby="campaign">
      <h2 id="campaign">{t('campaign_report')}</h2>
      <p className="quiet">{t('campaign_report_lead')}</p>
      <p className="share">{t('campaign_results', { count: results.count })}</p>
      {results.elsewhere > 0 && <p>{t('campaign_elsewhere', { count: results.elsewhere })}</p>}
      <Chapters chapters={data.chapters} />
      <h3>{t('campaign_stages')}</h3>
      <Stages stages={data.stages} />
      <p className="quiet">{t('campaign_units', { units: data.units.map(say).join('、') })}</p>
      {data.series.map((series) => (
        <Series key={series.key} series={series} />
      ))}
      <h3>
        {t('campaign_problems', {
          found: problems.found,
          rectified: problems.rectified,
          open: problems.open,
          recurred: problems.recurred,
        })}
      </h3>
      <Lines lines={problems.lines} />
      <h3>{t('campaign_orphans')}</h3>
      {data.orphans.length === 0 ? (
        <p className="quiet">{t('campaign_orphans_none')}</p>
      ) : (
        <Lines lines={data.orphans} />
      )}
    </section>
  )
}

function Chapters({ chapters }: Pick<CampaignReport, 'chapters'>) {
  const { say } = useWords()
  return chapters.map(({ words, results }) => (
    <div key={words.zh}>
      <h3>{say(words)}</h3>
      <ul>
        {results.map((one) => (
          <li key={`${one.number} ${one.words}`}>
            {one.words}{' '}
            {one.number !== null && <Link to={paths.matter(one.number)}>{one.number}</Link>}
          </li>
        ))}
      </ul>
    </div>
  ))
}

const STANDS = {
  over: 'campaign_over',
  running: 'campaign_running',
  ahead: 'campaign_ahead',
} as const satisfies Record<string, Word>

function Stages({ stages }: Pick<CampaignReport, 'stages'>) {
  const { t } = useWords()
  return (
    <ol className="campaign-stages">
      {stages.map(({ name, is, open }) => (
        <li key={name} aria-current={is === 'running' ? 'step' : undefined}>
          <strong>{name}</strong> <span className="quiet">{t(STANDS[is])}</span>
          {open > 0 && <p className="late">{t('campaign_open', { count: open })}</p>}
        </li>
      ))}
    </ol>
  )
}

const VERDICTS = {
  yes: 'campaign_yes',
  no: 'campaign_no',
  silent: 'campaign_silent',
} as const satisfies Record<string, Word>

function Series({ series }: { readonly series: CampaignReport['series'][number] }) {
  const { t, say } = useWords()
  return (
    <div>
      <h3>{say(series.words)}</h3>
      {series.activities.length === 0 && <p className="quiet">{t('campaign_no_activity')}</p>}
      <ul className="campaign-activities">
        {series.activities.map((one) => (
          <li key={one.number}>
            <p>
              <Link to={paths.matter(one.number)}>{one.title}</Link>
              {one.isMandatory && <span className="mark">{t('campaign_mandatory')}</span>}
            </p>
            <p className="quiet">
              {[
                one.unit && say(one.unit),
                t('campaign_in_stage', { stage: one.stage }),
                say(one.state),
                one.verdict && t(VERDICTS[one.verdict]),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {one.problem && (
              <p>
                {t('campaign_solves')}
                <Link to={paths.matter(one.problem.number)}>{one.problem.title}</Link>{' '}
                <span className="quiet">{say(one.problem.state)}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Lines({ lines }: { readonly lines: CampaignReport['orphans'] }) {
  const { say } = useWords()
  return (
    <ul>
      {lines.map(({ number, title, state }) => (
        <li key={number}>
          <Link to={paths.matter(number)}>{title}</Link> <span className="quiet">{say(state)}</span>
        </li>
      ))}
    </ul>
  )
}
