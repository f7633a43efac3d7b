/** Every appraisal of the city, the newest first, by year and state. */
import { Link } from 'react-router'
import { useKinds } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { useAppraisals } from './queries.ts'

export function Appraisals() {
  const { t, say } = useWords()
  useTitle(t('appraisals'))
  const read = useAppraisals()
  const kinds = useKinds()
  const drafts = kinds.data
    ?.find(({ name }) => name === 'appraisal')
    ?.openings.some(({ refusal }) => !refusal)
  const all = read.data?.appraisals ?? []
  return (
    <div className="screen">
      <div className="head">
        <h1>{t('appraisals')}</h1>
        <p className="quiet">{t('appraisals_lead')}</p>
        {drafts === true && (
          <p>
            <Link to={paths.freshWay('appraisal.draft_rules')}>{t('appraisals_draft')}</Link>
          </p>
        )}
      </div>
      {read.isPending && <p role="status">{t('working')}</p>}
      {read.isError && <Failed again={read.refetch} />}
      {read.data && all.length === 0 && <p className="none">{t('appraisals_none')}</p>}
      {all.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('appraisals')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('appraisals')}</th>
                <th scope="col">{t('appraisal_year')}</th>
                <th scope="col">{t('appraisal_state')}</th>
              </tr>
            </thead>
            <tbody>
              {all.map((one) => (
                <tr key={one.number}>
                  <th scope="row">
                    <Link to={paths.appraisal(one.number)}>{one.title}</Link>
                  </th>
                  <td>{one.year}</td>
                  <td>{say(one.stateWords)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
