/** Results unit by unit, in no order that means anything: band, and each measure raw with what its mix would give beside. */
import type { AppraisalShown, MeasureShown, ResultsShown, UnitShown } from '../../src/api/index.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import './appraisal.css'

interface Props {
  readonly results: ResultsShown
  readonly rules: AppraisalShown['rules']
  readonly name: string
}

export function Results({ results, rules, name }: Props) {
  const { t, say } = useWords()
  return (
    <>
      <div className="scroll" tabIndex={0} role="region" aria-label={name}>
        <table className="appraisal-results">
          <thead>
            <tr>
              <th scope="col">{t('appraisal_unit')}</th>
              <th scope="col">{t('appraisal_band')}</th>
              {rules.map((rule) => (
                <th key={rule.measure} scope="col">
                  {say(rule.words)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {results.units.map((unit) => (
              <Unit key={unit.unit} unit={unit} rules={rules} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="hint">{t('appraisal_how')}</p>
      {results.leftOut > 0 && <p>{t('appraisal_left_out', { count: results.leftOut })}</p>}
    </>
  )
}

const percent = (share: number) => `${Math.round(share * 100)}%`

const BAND: Readonly<Record<'above' | 'alike' | 'below', Word>> = {
  above: 'appraisal_above',
  alike: 'appraisal_alike',
  below: 'appraisal_below',
}

function Unit({ unit, rules }: { readonly unit: UnitShown; readonly rules: Props['rules'] }) {
  const { t, say } = useWords()
  return (
    <tr>
      <th scope="row">{say(unit.words)}</th>
      <td>
        {unit.band === null ? t('appraisal_unsaid') : t(BAND[unit.band])}
        {unit.band !== null && (
          <small>
            {percent(unit.share)}（{percent(unit.low)}–{percent(unit.high)}）
          </small>
        )}
      </td>
      {rules.map(({ measure }) => {
        const found = unit.measures.find((one) => one.measure === measure)
        return <td key={measure}>{found ? <Figure one={found} /> : '—'}</td>
      })}
    </tr>
  )
}

function Figure({ one }: { readonly one: MeasureShown }) {
  const { t } = useWords()
  const { share, low, high, hits, n, expected, inContext, band } = one
  if (share === null || low === null || high === null) return <>{t('appraisal_few')}</>
  return (
    <>
      {percent(share)}（{percent(low)}–{percent(high)}）
      <small>
        {t('appraisal_of', { hits: hits ?? 0, n: n ?? 0 })} · {t(BAND[band])}
      </small>
      {expected !== null && (
        <small>
          {t('appraisal_expected', { share: percent(expected), band: t(BAND[inContext]) })}
        </small>
      )}
    </>
  )
}
