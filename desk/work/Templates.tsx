/** Texts of one's unit: a clerk proposes, the head decides. */
import { useMutation } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { Refused, send } from '../api/http.ts'
import { queryClient, useSession } from '../api/queries.ts'
import { useDraft } from '../lib/draft.ts'
import { Failed } from '../shell/Failed.tsx'
import { Said } from '../shell/Said.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { useTemplates } from './queries.ts'
import type { TemplateRead } from './queries.ts'
import './work.css'

const STATES = {
  proposed: 'template_proposed',
  active: 'template_active',
  retired: 'template_retired',
} as const

export function Templates() {
  const { t } = useWords()
  const templates = useTemplates()
  const [editing, setEditing] = useState<TemplateRead | 'new' | null>(null)
  useTitle(t('templates'))
  const close = () => setEditing(null)
  return (
    <div className="screen narrow">
      <h1>{t('templates')}</h1>
      <p className="quiet">{t('templates_lead')}</p>
      {editing === null ? (
        <p className="screen-acts">
          <Button type="primary" onClick={() => setEditing('new')}>
            {t('template_new')}
          </Button>
        </p>
      ) : (
        <Editor
          key={editing === 'new' ? 'new' : editing.id}
          template={editing === 'new' ? null : editing}
          onClose={close}
        />
      )}
      {templates.isPending && <p role="status">{t('working')}</p>}
      {templates.isError && <Failed again={templates.refetch} />}
      {templates.data?.length === 0 && <p className="none">{t('template_none')}</p>}
      <ul className="rows templates">
        {templates.data?.map((one) => (
          <Row key={one.id} template={one} onEdit={() => setEditing(one)} />
        ))}
      </ul>
    </div>
  )
}

function Row({
  template,
  onEdit,
}: {
  readonly template: TemplateRead
  readonly onEdit: () => void
}) {
  const { t, say } = useWords()
  const { id, name, body, state, version, mayEdit, mayDecide } = template
  const decide = useMutation({
    mutationFn: (next: 'active' | 'retired') =>
      send('PUT', `/templates/${id}/state`, { state: next, version }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['templates'] }),
  })
  const label = (word: 'template_edit' | 'template_activate' | 'template_retire') =>
    t('template_about', { word: t(word), name })
  return (
    <li className={state === 'retired' ? 'is-retired' : ''}>
      <p>
        <strong>{name}</strong>
        <span className="mark">{t(STATES[state])}</span>{' '}
        <span className="quiet">
          {say(template.unitWords)} · {t('template_by', { post: say(template.byWords) })}
        </span>
      </p>
      <p className="template-body">{body}</p>
      <Said error={decide.error} />
      <p className="buttons">
        {mayEdit && (
          <Button size="small" aria-label={label('template_edit')} onClick={onEdit}>
            {t('template_edit')}
          </Button>
        )}
        {mayDecide && state !== 'active' && (
          <Button
            size="small"
            aria-label={label('template_activate')}
            onClick={() => decide.mutate('active')}
          >
            {t('template_activate')}
          </Button>
        )}
        {mayDecide && state !== 'retired' && (
          <Button
            size="small"
            aria-label={label('template_retire')}
            onClick={() => decide.mutate('retired')}
          >
            {t('template_retire')}
          </Button>
        )}
      </p>
    </li>
  )
}

interface EditorProps {
  readonly template: TemplateRead | null
  readonly onClose: () => void
}

function Editor({ template, onClose }: EditorProps) {
  const { t } = useWords()
  const session = useSession()
  const { draft, setValues, drop } = useDraft(`template ${template?.id ?? 'new'}`, {
    name: template?.name ?? '',
    body: template?.body ?? '',
  })
  const text = (name: 'name' | 'body') => String(draft.values[name] ?? '')
  const save = useMutation({
    mutationFn: () => {
      const words = { name: text('name'), body: text('body') }
      return template === null
        ? send('POST', '/templates', words)
        : send('PUT', `/templates/${template.id}`, { ...words, version: template.version })
    },
    onSuccess: () => {
      drop()
      void queryClient.invalidateQueries({ queryKey: ['templates'] })
      onClose()
    },
    onError: (error) => {
      if (!(error instanceof Refused)) return
      if (error.refusal.field) document.getElementById(`template-${error.refusal.field}`)?.focus()
      void queryClient.invalidateQueries({ queryKey: ['templates'] })
    },
  })
  const wrong = save.error instanceof Refused ? save.error.refusal.field : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!save.isPending) save.mutate()
  }
  const isHead = session.data?.actor?.powers.includes('head') ?? false
  return (
    <form className="panel" onSubmit={submit} noValidate>
      <h2>{t(template === null ? 'template_new' : 'template_edit')}</h2>
      <div className="field">
        <label htmlFor="template-name">{t('template_name')}</label>
        <Input
          id="template-name"
          value={text('name')}
          autoFocus
          aria-invalid={wrong === 'name'}
          onChange={(event) => setValues({ ...draft.values, name: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="template-body">{t('template_body')}</label>
        <p className="hint" id="template-body-hint">
          {t('template_body_note')}
        </p>
        <Input.TextArea
          id="template-body"
          className="lines-of-text"
          value={text('body')}
          aria-describedby="template-body-hint"
          aria-invalid={wrong === 'body'}
          onChange={(event) => setValues({ ...draft.values, body: event.target.value })}
        />
      </div>
      <Said error={save.error} />
      <div className="form-end">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t(isHead || template?.mayDecide ? 'template_save' : 'template_propose')}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  )
}
