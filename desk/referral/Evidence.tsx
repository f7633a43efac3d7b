/** Takes the evidence of a referral out as one file, for a reason that stands in its course. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { FormEvent } from 'react'
import type { MatterPage } from '../../src/api/index.ts'
import { download } from '../api/http.ts'
import { Said } from '../shell/Said.tsx'
import { useWords } from '../words/index.ts'

export function Evidence({ matter }: { readonly matter: MatterPage }) {
  const { t } = useWords()
  const id = useId()
  const [reason, setReason] = useState('')
  const taking = useMutation({
    mutationFn: () =>
      download(
        `/matters/${encodeURIComponent(matter.number)}/evidence`,
        { reason },
        `referral-${matter.number}.zip`,
      ),
    onSuccess: () => setReason(''),
  })
  if (matter.kind.name !== 'referral' || matter.erased) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!taking.isPending) taking.mutate()
  }
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('evidence_title')}</h2>
      <p className="quiet">{t('evidence_note')}</p>
      <form onSubmit={submit} noValidate>
        <div className="field">
          <label htmlFor={id}>{t('evidence_reason')}</label>
          <Input
            id={id}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        <Said error={taking.error} />
        {taking.isSuccess && <p role="status">{t('evidence_taken')}</p>}
        <Button htmlType="submit" loading={taking.isPending}>
          {t('evidence_take')}
        </Button>
      </form>
    </section>
  )
}
