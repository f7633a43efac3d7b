/** One appraisal: its rules as data, what would come or what came of them, and what units said to that. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import type { AppraisalShown, ResultsShown } from '../../src/api/index.ts'
import { send } from '../api/http.ts'
import { queryClient, useSession } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import { Said } from '../shell/Said.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { useAppraisal } from './queries.ts'
import { Results } from './Results.tsx'

export function AppraisalOne() {
  const { number = '' } = useParams()
  const { t } = useWords()
  const read = useAppraisal(number)
  useTitle(read.data?.title ?? t('appraisals'))
  if (read.isError) return <Failed again={read.refetch} />
  if (!read.data) return <p role="status">{t('working')}</p>
  return <Shown one={read.data} />
}

function Shown({ one }: { readonly one: AppraisalShown }) {
  const { t, say } = useWords()
  return (
    <div className="screen">
      <div className="head">
        <h1>{one.title}</h1>
        <p className="quiet">
          {one.year} · {say(one.stateWords)}
        </p>
        <p>
          <Link to={paths.matter(one.number)}>{t('appraisal_matter')}</Link>
        </p>
      </div>
      <Computing one={one} />
      {one.results && (
        <section aria-labelledby="appraisal-results">
          <h2 id="appraisal-results">{t('appraisal_results')}</h2>
          <Results results={one.results} rules={one.rules} name={t('appraisal_table')} />
        </section>
      )}
      <Appeals one={one} />
      <Rules one={one} />
    </div>
  )
}

interface Computed {
  readonly results: ResultsShown
  readonly isPreview: boolean
}

/** Whoever holds it computes as often as they like; only what is told binds anybody. */
function Computing({ one }: { readonly one: AppraisalShown }) {
  const { t } = useWords()
  const session = useSession()
  const compute = useMutation({
    mutationFn: (soFar: boolean) =>
      send<Computed>('POST', `/appraisals/${encodeURIComponent(one.number)}/compute`, {
        so_far: soFar,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['matters'] }),
  })
  const isOver = one.state === 'published' || one.state === 'dropped'
  if (isOver || session.data?.actor?.powers.includes('supervise') !== true) return null
  const isFixed = one.state === 'adopted' || one.state === 'told'
  const isPast = one.isPast
  const { results, isPreview } = compute.data ?? {}
  return (
    <section className="panel" aria-labelledby="appraisal-compute">
      <h2 id="appraisal-compute">{t('appraisal_compute')}</h2>
      <div className="appraisal-ways">
        <Button loading={compute.isPending} onClick={() => compute.mutate(false)}>
          {t(isFixed && isPast ? 'appraisal_compute' : 'appraisal_preview')}
        </Button>
        {!isPast && (
          <Button loading={compute.isPending} onClick={() => compute.mutate(true)}>
            {t('appraisal_so_far')}
          </Button>
        )}
      </div>
      <p role="status">
        {results &&
          (isPreview === true
            ? t('appraisal_preview_is', { year: results.year })
            : t('appraisal_kept', { year: results.year, through: results.through }))}
      </p>
      {compute.error && <Said error={compute.error} />}
      {results && <Results results={results} rules={one.rules} name={t('appraisal_preview')} />}
    </section>
  )
}

function Appeals({ one: { appeals } }: { readonly one: AppraisalShown }) {
  const { t, say } = useWords()
  if (appeals.length === 0) return null
  return (
    <section aria-labelledby="appraisal-appeals">
      <h2 id="appraisal-appeals">{t('appraisal_appeals')}</h2>
      <ul>
        {appeals.map(({ unit, measure, decided }, index) => (
          <li key={index}>
            {say(unit)} · {say(measure)}：
            {decided
              ? `${t(decided.granted ? 'appraisal_granted' : 'appraisal_stands')}。${decided.reason}`
              : t('appraisal_waits')}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rules({ one }: { readonly one: AppraisalShown }) {
  const { t, say } = useWords()
  return (
    <section aria-labelledby="appraisal-rules">
      <h2 id="appraisal-rules">{t('appraisal_rules')}</h2>
      <p>
        <strong>{t('appraisal_basis')}</strong>：{one.basis}
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('appraisal_rules_table')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('appraisal_measure')}</th>
              <th scope="col">{t('appraisal_weight')}</th>
              <th scope="col">{t('appraisal_method')}</th>
            </tr>
          </thead>
          <tbody>
            {one.rules.map((rule) => (
              <tr key={rule.measure}>
                <th scope="row">{say(rule.words)}</th>
                <td>{rule.weight}</td>
                <td>{say(rule.method)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <strong>{t('appraisal_units')}</strong>：{one.units.map(say).join('、')}
      </p>
      <p className="quiet">{one.context}</p>
      {one.comments.length > 0 && (
        <>
          <h3>{t('appraisal_comments')}</h3>
          <ul>
            {one.comments.map(({ unit, words }, index) => (
              <li key={index}>
                {say(unit)}：{words}
              </li>
            ))}
          </ul>
        </>
      )}
      {one.dealt !== null && (
        <p>
          <strong>{t('appraisal_dealt')}</strong>：{one.dealt}
        </p>
      )}
    </section>
  )
}
