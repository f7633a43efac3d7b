/** What came of the call; the receipt code is shown this once, in groups to be read out. */
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import type { Outcome } from './call.ts'

export function Done({
  outcome,
  onNext,
}: {
  readonly outcome: Outcome
  readonly onNext: () => void
}) {
  const { t } = useWords()
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus(), [])
  const title = titleOf(outcome, t)
  useTitle(title)
  return (
    <section className="call-done" aria-labelledby="done">
      <div role="status">
        <h1 id="done">{title}</h1>
      </div>
      {outcome.how === 'connected' && (
        <p>
          {t('connected_at', {
            time: new Date(outcome.at).toLocaleTimeString('zh-CN', { hour12: false }),
          })}
        </p>
      )}
      {outcome.receipt && (
        <>
          <p className="quiet">{t('read_code')}</p>
          <p className="groups" aria-label={outcome.receipt}>
            {outcome.receipt.split('-').map((group, n) => (
              // A group may occur twice: its place tells them apart.
              <span key={`${n} ${group}`}>{group}</span>
            ))}
          </p>
        </>
      )}
      <p>
        {t('number')}{' '}
        <Link className="number" to={paths.matter(outcome.number)}>
          {outcome.number}
        </Link>
        {outcome.seconds > 0 && (
          <span className="quiet"> · {t('took', { seconds: outcome.seconds })}</span>
        )}
      </p>
      <p className="buttons">
        <Button ref={next} type="primary" size="large" onClick={onNext}>
          {t('next_caller')} <kbd>Enter</kbd>
        </Button>
      </p>
    </section>
  )
}

type T = ReturnType<typeof useWords>['t']

function titleOf({ how, voices, channel }: Outcome, t: T): string {
  switch (how) {
    case 'registered':
      return t('registered')
    case 'answered':
      return t('answered_done')
    case 'seconded':
      return t('seconded_now', { voices: voices ?? 1 })
    case 'connected':
      return t('connected', { channel: channel ?? '' })
  }
}
