/** Every ballot: how it stands, how many came, and once it is published what came of it. */
import { Link } from 'react-router'
import type { BallotAtDesk } from '../../src/api/index.ts'
import { useKinds } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { percent, useBallots } from './queries.ts'
import './ballots.css'

export function Ballots() {
  const { t } = useWords()
  useTitle(t('ballots'))
  const read = useBallots()
  const kinds = useKinds()
  const drafts = kinds.data
    ?.find(({ name }) => name === 'ballot')
    ?.openings.some(({ refusal }) => !refusal)
  const all = read.data?.ballots ?? []
  return (
    <div className="screen">
      <div className="head">
        <h1>{t('ballots')}</h1>
        <p className="quiet">{t('ballots_lead')}</p>
        {drafts === true && (
          <p>
            <Link to={paths.freshWay('ballot.draft_ballot')}>{t('ballots_draft')}</Link>
          </p>
        )}
      </div>
      {read.isPending && <p role="status">{t('working')}</p>}
      {read.isError && <Failed again={read.refetch} />}
      {read.data && all.length === 0 && <p className="none">{t('ballots_none')}</p>}
      {all.length > 0 && <Table ballots={all} />}
    </div>
  )
}

function Table({ ballots }: { readonly ballots: readonly BallotAtDesk[] }) {
  const { t } = useWords()
  const heads = ['ballot_what', 'ballot_rated', 'ballot_state', 'ballot_until'] as const
  return (
    <div className="scroll ballot-list" tabIndex={0} role="region" aria-label={t('ballots')}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
            <th scope="col" className="n">
              {t('ballot_came')}
            </th>
            <th scope="col" className="n">
              {t('ballot_yes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {ballots.map((one) => (
            <Row key={one.number} one={one} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ one }: { readonly one: BallotAtDesk }) {
  const { t, say } = useWords()
  return (
    <tr>
      <th scope="row">
        <Link to={paths.matter(one.number)}>{one.title}</Link>
      </th>
      <td>{one.units.map(say).join('、')}</td>
      <td>{say(one.stateWords)}</td>
      <td>{one.closes ?? '—'}</td>
      <td className="n">
        {one.cast} / {one.invited}
      </td>
      <td className="n">{outcome(one, t('ballot_too_few', { least: one.count?.least ?? 0 }))}</td>
    </tr>
  )
}

/** Of the first question, with its interval: what the four say together is on the page of the ballot. */
function outcome({ count, questions }: BallotAtDesk, few: string): string {
  if (!count) return '—'
  const interval = questions?.[0]?.interval
  return interval
    ? `${percent(interval.share)}（${percent(interval.low)}–${percent(interval.high)}）`
    : few
}
