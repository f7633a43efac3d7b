/** Asks why, before anything of a sealed matter is read. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { Refused } from '../api/http.ts'
import { Sheet } from '../keys/Sheet.tsx'
import { paths } from '../paths.ts'
import { Said } from '../shell/Said.tsx'
import { useTitle } from '../shell/useTitle.ts'
import type { Word } from '../words/index.ts'
import { useWords } from '../words/index.ts'
import './sealed.css'

const QUICK: readonly Word[] = [
  'sealed_quick_handle',
  'sealed_quick_progress',
  'sealed_quick_answer',
  'sealed_quick_review',
]

interface Props {
  readonly number: string
  /** What the house said of the reason given before. */
  readonly error: Error | null
  readonly busy: boolean
  readonly onReason: (reason: string) => void
}

export function AskReason({ number, error, busy, onReason }: Props) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  useTitle(`${number} ${t('sealed_title')}`)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) onReason(reason)
  }
  const leave = () => void navigate(paths.worklist())
  const isFault = error instanceof Refused
  return (
    <div className="matter">
      <div className="head">
        <p className="number quiet">{number}</p>
        <h1>{t('sealed_title')}</h1>
      </div>
      <Sheet label={t('sealed_open_title')} className="sealed-ask" onClose={leave}>
        <form onSubmit={submit} noValidate>
          <h2>{t('sealed_open_title')}</h2>
          <p className="number quiet">{number}</p>
          <p id="sealed-note">{t('sealed_open_note')}</p>
          <div className="field">
            <label htmlFor="sealed-reason">{t('sealed_reason')}</label>
            <p className="hint" id="sealed-hint">
              {t('sealed_reason_hint')}
            </p>
            <Input
              id="sealed-reason"
              size="large"
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialogue asks for nothing else
              autoFocus
              maxLength={300}
              aria-describedby="sealed-note sealed-hint"
              aria-invalid={isFault}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          <div className="sealed-quick" role="group" aria-label={t('sealed_quick')}>
            {QUICK.map((word) => (
              <Button key={word} onClick={() => setReason(t(word))}>
                {t(word)}
              </Button>
            ))}
          </div>
          <Said error={error} />
          <div className="form-end">
            <Button type="primary" size="large" htmlType="submit" loading={busy}>
              {t('sealed_open')}
            </Button>
            <Button size="large" onClick={leave}>
              {t('sealed_leave')}
            </Button>
          </div>
        </form>
      </Sheet>
    </div>
  )
}
