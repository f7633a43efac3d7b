/** Rename, merge, split: each with its reason. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import type { HotDetail } from '../../src/api/index.ts'
import { send } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { Said } from '../shell/Said.tsx'
import { useWords } from '../words/index.ts'
import { useHot } from './Hot.tsx'

interface Props {
  readonly one: HotDetail
  readonly chosen: readonly string[]
  readonly onDone: () => void
}

export function Changing({ one, chosen, onDone }: Props) {
  const { t } = useWords()
  const [title, setTitle] = useState(one.title)
  const [other, setOther] = useState('')
  const others = (useHot().data?.problems ?? []).filter(({ id }) => id !== one.id)
  const [titleId, otherId] = [useId(), useId()]
  return (
    <details>
      <summary>{t('hot_change')}</summary>
      <p className="quiet">{t('hot_change_note')}</p>
      <Change one={one} name="rename" body={{ title }} label={t('hot_rename')} onDone={onDone}>
        <div className="field">
          <label htmlFor={titleId}>{t('hot_new_title')}</label>
          <Input
            id={titleId}
            maxLength={60}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </div>
      </Change>
      <Change one={one} name="merge" body={{ with: other }} label={t('hot_merge')} onDone={onDone}>
        <div className="field">
          <label htmlFor={otherId}>{t('hot_with')}</label>
          <select id={otherId} value={other} onChange={(event) => setOther(event.target.value)}>
            <option value="">{t('hot_choose')}</option>
            {others.map(({ id, title: name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </Change>
      <Change
        one={one}
        name="split"
        body={{ matters: chosen }}
        label={t('hot_split', { count: chosen.length })}
        isReady={chosen.length > 0}
        onDone={onDone}
      >
        <p className="quiet">{t('hot_split_note')}</p>
      </Change>
    </details>
  )
}

interface ChangeProps {
  readonly one: HotDetail
  readonly name: 'rename' | 'merge' | 'split'
  readonly body: object
  readonly label: string
  readonly isReady?: boolean
  readonly onDone: () => void
  readonly children: ReactNode
}

function Change({ one, name, body, label, isReady = true, onDone, children }: ChangeProps) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const reasonId = useId()
  const change = useMutation({
    mutationFn: () =>
      send('POST', `/hot/${encodeURIComponent(one.id)}/${name}`, { ...body, reason }),
    onSuccess: async () => {
      setReason('')
      onDone()
      await queryClient.invalidateQueries({ queryKey: ['matters', 'hot'] })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!change.isPending) change.mutate()
  }
  return (
    <form className="hot-form" onSubmit={submit}>
      {children}
      <div className="field">
        <label htmlFor={reasonId}>{t('hot_reason')}</label>
        <Input
          id={reasonId}
          maxLength={500}
          required
          minLength={4}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <Said error={change.error} />
      <div className="form-end">
        <Button htmlType="submit" loading={change.isPending} disabled={!isReady}>
          {label}
        </Button>
      </div>
    </form>
  )
}
