/** A unit's own page: its targets, what is to be done, values that are due, what blocks it. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { LineShown, UnitPage, UnitTarget } from '../../src/api/index.ts'
import { send } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { newKey } from '../lib/draft.ts'
import { saysInstant } from '../lib/time.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import { Said } from '../shell/Said.tsx'
import { useTitle } from '../shell/useTitle.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import { saysFigure } from './figures.ts'
import { useUnitPage } from './queries.ts'
import './plan.css'

export function Unit() {
  const { t, say } = useWords()
  useTitle(t('unit_page'))
  const read = useUnitPage()
  if (read.isPending) return <p role="status">{t('working')}</p>
  if (read.isError) return <Failed again={read.refetch} />
  const { unit, targets, duties, values, blockers } = read.data
  return (
    <div className="screen unit-page">
      <div className="head">
        <h1>{say(unit)}</h1>
      </div>
      <Targets targets={targets} />
      <Section title="unit_today" none={duties.length === 0 ? 'unit_no_duties' : null}>
        {duties.map((line) => (
          <Duty key={line.id} line={line} />
        ))}
      </Section>
      <Values values={values} />
      <Section title="unit_blockers" none={blockers.length === 0 ? 'unit_no_blockers' : null}>
        {blockers.map((line) => (
          <Duty key={line.id} line={line}>
            <em>{t(line.ours ? 'unit_ours' : 'unit_theirs')}</em>
          </Duty>
        ))}
      </Section>
    </div>
  )
}

interface SectionProps {
  readonly title: Word
  /** Why it is empty; null: it is not. */
  readonly none: Word | null
  readonly children: ReactNode
}

function Section({ title, none, children }: SectionProps) {
  const { t } = useWords()
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>{t(title)}</h2>
      {none === null ? (
        <ul className="unit-list">{children}</ul>
      ) : (
        <p className="none">{t(none)}</p>
      )}
    </section>
  )
}

function Targets({ targets }: Pick<UnitPage, 'targets'>) {
  const { t } = useWords()
  const [said, setSaid] = useState('')
  const accept = useMutation({
    mutationFn: ({ number, n }: UnitTarget) =>
      send(
        'POST',
        `/matters/${encodeURIComponent(number)}/acts/accept_target`,
        { input: {}, seen: n },
        newKey(),
      ),
    onSuccess: async (_done, { title }) => {
      setSaid(t('unit_accepted', { title }))
      await queryClient.invalidateQueries({ queryKey: ['matters'] })
    },
  })
  return (
    <>
      {said !== '' && <p role="status">{said}</p>}
      <Said error={accept.error} />
      <Section title="unit_targets" none={targets.length === 0 ? 'unit_no_targets' : null}>
        {targets.map((one) => (
          <Target
            key={one.id}
            one={one}
            isBusy={accept.isPending && accept.variables.id === one.id}
            onAccept={() => accept.mutate(one)}
          />
        ))}
      </Section>
    </>
  )
}

interface TargetProps {
  readonly one: UnitTarget
  readonly isBusy: boolean
  readonly onAccept: () => void
}

function Target({ one, isBusy, onAccept }: TargetProps) {
  const { t, say, language } = useWords()
  return (
    <li>
      <div className="unit-what">
        <Link to={paths.matter(one.number)}>{one.title}</Link>
        <p className="quiet">
          {[
            say(one.state.words),
            `${one.metric} ${saysFigure(one.goal, language)} ${one.unit}`,
            one.lead ? say(one.lead.words) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <span className="unit-when">
        {t('plan_by', { deadline: one.deadline })}
        {one.late !== null && <b className="late"> {t('unit_late', { days: one.late })}</b>}
        {one.expected !== null && (
          <b className="late"> {t('unit_expected', { day: one.expected })}</b>
        )}
      </span>
      {one.isMine && (
        <Button type="primary" loading={isBusy} onClick={onAccept}>
          {t('unit_accept')}
        </Button>
      )}
    </li>
  )
}

function Duty({ line, children }: { readonly line: LineShown; readonly children?: ReactNode }) {
  const { say, language } = useWords()
  const { duty } = line
  return (
    <li>
      <div className="unit-what">
        <Link to={paths.matter(line.number)}>{line.title || line.number}</Link>
        <p className="quiet">
          {say(line.kind.words)} · {duty ? duty.acts.map(say).join(' / ') : say(line.state.words)}
        </p>
      </div>
      {children}
      {duty?.due && (
        <span className={duty.late ? 'unit-when late' : 'unit-when'}>
          {saysInstant(duty.due, language)}
        </span>
      )}
    </li>
  )
}

function Values({ values }: Pick<UnitPage, 'values'>) {
  const { t, say, language } = useWords()
  return (
    <Section title="unit_values" none={values.length === 0 ? 'unit_no_values' : null}>
      {values.map((one) => (
        <li key={one.number}>
          <div className="unit-what">
            <Link to={paths.matter(one.number)}>{one.title}</Link>
            <p className="quiet">
              {say(one.keeper)} ·{' '}
              {one.last
                ? t('unit_last_value', {
                    period: one.last.period,
                    value: `${saysFigure(one.last.value, language)} ${one.unit}`,
                  })
                : t('unit_no_value')}
            </p>
          </div>
          {one.due !== null && (
            <span className={one.late ? 'unit-when late' : 'unit-when'}>
              {t('unit_due', { day: saysInstant(one.due, language) })}
            </span>
          )}
        </li>
      ))}
    </Section>
  )
}
