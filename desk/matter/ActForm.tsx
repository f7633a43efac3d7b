/** The form of one act, out of its declared fields. Nothing typed is lost, whatever the answer. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { FormEvent, KeyboardEvent } from 'react'
import { useNavigate } from 'react-router'
import type { MatterPage } from '../../src/api/index.ts'
import { Refused, send } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { FormFields, inputId } from '../fields/FormFields.tsx'
import { sent } from '../fields/values.ts'
import { useDraft } from '../lib/draft.ts'
import type { Values } from '../lib/draft.ts'
import { paths } from '../paths.ts'
import { Said } from '../shell/Said.tsx'
import { useWords } from '../words/index.ts'
import { Steps } from './Course.tsx'
import { Found } from './Found.tsx'

export function draftName(number: string, act: string): string {
  return `${number} ${act}`
}

interface Props {
  readonly matter: MatterPage
  readonly act: MatterPage['acts'][number]
  readonly onClose: () => void
  readonly onDone: (words: string) => void
}

interface Acted {
  readonly matter: MatterPage | null
}

export function ActForm({ matter, act, onClose, onDone }: Props) {
  const { t, say } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const { draft, touched, setValues, renewKey, drop } = useDraft(
    draftName(matter.number, act.name),
    knownOf(matter, act),
  )
  const { seen, news, accept } = useSeen(matter)
  const navigate = useNavigate()
  useEffect(() => heading.current?.focus(), [])

  const doing = useMutation({
    mutationFn: () => {
      const input = sent(act.fields, draft.values, matter.asks.length)
      const path = `/matters/${encodeURIComponent(matter.number)}/acts/${act.name}`
      return send<Acted>('POST', path, { input, seen }, draft.key)
    },
    onSuccess: async ({ matter: after }) => {
      drop()
      if (after) queryClient.setQueryData(['matters', 'one', matter.number], after)
      void queryClient.invalidateQueries({ queryKey: ['matters'] })
      onDone(after ? t('done', { act: say(act.words) }) : t('gone'))
      if (!after) await navigate(paths.worklist())
    },
    onError: async (error) => {
      if (!(error instanceof Refused)) return
      const { code, field } = error.refusal
      if (code === 'key_used_for_something_else') renewKey()
      if (code === 'changed_meanwhile' || error.status === 404) {
        await queryClient.invalidateQueries({ queryKey: ['matters', 'one', matter.number] })
      }
      if (field) document.getElementById(inputId(field))?.focus()
    },
  })
  const refusal = doing.error instanceof Refused ? doing.error.refusal : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!doing.isPending) doing.mutate()
  }
  const isEmpty = Object.keys(act.fields).length === 0
  return (
    <form className="act-form" onSubmit={submit} onKeyDown={submitOnCtrlEnter} noValidate>
      <h2 id="act" ref={heading} tabIndex={-1}>
        {say(act.words)}
      </h2>
      {act.refusal && <p className="fault">{say(act.refusal.words)}</p>}
      {isEmpty && <p className="quiet">{t('no_fields')}</p>}
      {act.suggestion && <Found suggestion={act.suggestion} />}
      <FormFields
        fields={act.fields}
        values={draft.values}
        onChange={(values) => {
          setValues(values)
          // What was refused about a field may be mended by now.
          if (refusal?.field) doing.reset()
        }}
        asks={matter.asks}
        refusal={refusal}
      />
      {news.length > 0 ? (
        <div className="news" role="alert">
          <h3>{t('new_since')}</h3>
          <Steps entries={news} />
          <Button
            onClick={() => {
              accept()
              doing.reset()
            }}
          >
            {t('still_send')}
          </Button>
        </div>
      ) : (
        <Said error={doing.error} />
      )}
      <div className="form-end">
        <Button type="primary" size="large" htmlType="submit" loading={doing.isPending}>
          {t(isEmpty ? 'confirm' : 'submit')}
        </Button>
        <Button size="large" onClick={onClose}>
          {t('cancel')}
        </Button>
        {touched && (
          <Button type="link" onClick={drop}>
            {t('discard')}
          </Button>
        )}
      </div>
      <p className="hint keys">{t('submit_hint')}</p>
    </form>
  )
}

/** What the matter says already is not asked for again: its category and district, where a field takes one. */
function knownOf(matter: MatterPage, act: Props['act']): Values {
  const known = { category: matter.category?.code, division: matter.division?.code }
  const own = Object.fromEntries(
    Object.entries(act.fields).flatMap(([name, field]) => {
      const value =
        field.type === 'category' || field.type === 'division' ? known[field.type] : null
      return value ? [[name, value]] : []
    }),
  )
  return { ...own, ...act.suggestion?.values }
}

/** What happened since the form was opened is shown before anything is sent over it. */
function useSeen(matter: MatterPage) {
  const [seen, setSeen] = useState(matter.n)
  return {
    seen,
    news: matter.course.filter((entry) => entry.n > seen),
    accept: () => setSeen(matter.n),
  }
}

export function submitOnCtrlEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }
}
