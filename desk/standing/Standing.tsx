/** How a target stands: three lights, its values, its place in the tree and among what waits for what. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { MatterPage, StandingShown, TargetLine } from '../../src/api/index.ts'
import { get } from '../api/http.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/index.ts'
import { Chart } from './Chart.tsx'
import { Values } from './Values.tsx'
import './standing.css'

export function Standing({ matter }: { readonly matter: MatterPage }) {
  const { t } = useWords()
  const isTarget = matter.kind.name === 'target' && !matter.sealed && !matter.erased
  const { data } = useQuery({
    queryKey: ['matters', 'standing', matter.number],
    queryFn: async () =>
      (
        await get<{ standing: StandingShown | null }>(
          `/matters/${encodeURIComponent(matter.number)}/standing`,
        )
      ).standing,
    enabled: isTarget,
  })
  if (!isTarget || !data) return null
  return (
    <section className="standing" aria-labelledby="standing">
      <h2 id="standing">{t('standing')}</h2>
      {data.above.length > 0 && (
        <p className="quiet">
          {t('st_above')}
          {data.above.map(({ number, title }) => (
            <span key={number}>
              {' › '}
              <Link to={paths.matter(number)}>{title}</Link>
            </span>
          ))}
        </p>
      )}
      <Lights standing={data} />
      <Progress standing={data} />
      {data.chart && <Chart drawn={data.chart} title={t('st_values')} />}
      {data.values.length > 0 && <Values values={data.values} unit={data.unit} />}
      <Waiting standing={data} />
    </section>
  )
}

/** Told by its shape and its word before its colour. */
const SHAPES = { good: '✓', watch: '▲', bad: '×', none: '○' } as const

function Lights({ standing }: { readonly standing: StandingShown }) {
  const { say } = useWords()
  return (
    <ul className="lights">
      {standing.lights.map(({ name, title, colour, word, reasons }) => (
        <li key={name} className={`is-${colour}`}>
          <h3>
            <i aria-hidden="true">{SHAPES[colour]}</i> {say(title)} <b>{say(word)}</b>
          </h3>
          <ul>
            {reasons.map((reason) => (
              <li key={reason.en}>{say(reason)}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function Progress({ standing }: { readonly standing: StandingShown }) {
  const { t } = useWords()
  const { value, valueOn, goal, unit, way, middle, under } = standing
  return (
    <ul className="standing-facts">
      {value !== null && (
        <li>
          {t('st_so_far', {
            value: value.toLocaleString(),
            goal: goal.toLocaleString(),
            unit,
            way: way ?? 0,
            on: valueOn ?? '',
          })}
        </li>
      )}
      {middle !== null && <li>{t('st_middle', { share: middle })}</li>}
      {under.all > 0 && (
        <li>{t('st_under', { count: under.all, bad: under.bad, watch: under.watch })}</li>
      )}
    </ul>
  )
}

function Waiting({ standing }: { readonly standing: StandingShown }) {
  const { t } = useWords()
  const { waitsFor, waitedBy, path, margin, float, finish } = standing
  if (waitsFor.length + waitedBy.length === 0) return null
  const isOnPath = path.some(({ isHere }) => isHere)
  return (
    <div>
      <h3>{t('st_waiting')}</h3>
      <p className={margin < 0 ? 'is-late' : undefined}>
        {margin < 0
          ? t('st_short', { days: -margin, on: finish })
          : t('st_room', { days: margin, on: finish })}
        {!isOnPath && float !== null && ` ${t('st_float', { days: float })}`}
      </p>
      <Lines title={t('st_waits_for')} lines={waitsFor} />
      <Lines title={t('st_waited_by')} lines={waitedBy} />
      {path.length > 1 && <Lines title={t('st_path')} lines={path} isOrdered />}
    </div>
  )
}

function Lines(given: {
  readonly title: string
  readonly lines: readonly TargetLine[]
  readonly isOrdered?: boolean
}) {
  const { t } = useWords()
  const { title, lines, isOrdered = false } = given
  if (lines.length === 0) return null
  const items = lines.map((line) => (
    <li key={line.number}>
      {line.isHere ? (
        <strong>{line.title}</strong>
      ) : (
        <Link to={paths.matter(line.number)}>{line.title}</Link>
      )}{' '}
      <span className="quiet">{t('st_expected', { on: line.finish })}</span>
    </li>
  ))
  return (
    <>
      <h4>{title}</h4>
      {isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>}
    </>
  )
}
